//! The office enters a meeting held on paper from the list of meetings.

use crate::court::Court;
use axum::http::StatusCode;

const SCAN: &[(&str, &str, &[u8])] = &[("scan", "纪要.pdf", b"%PDF-1.7 scan")];

#[tokio::test]
async fn a_meeting_held_on_paper_is_entered_listed_and_shown() {
    let court = Court::open().await;
    let (office, tax) = (court.sign_in("office").await, court.sign_in("tax").await);
    let list = office.open("/meetings").await;
    list.is_sound();
    assert!(list.offers("/meetings/entered"));
    assert!(!tax.open("/meetings").await.offers("/meetings/entered"));
    let mut form = vec![
        ("kind", "joint"),
        ("held_on", "2024-06-05"),
        ("topic", "研究<企业>处置"),
        ("place", "三楼会议室"),
        ("chair", ""),
        ("number", "城府院纪〔2024〕1号"),
    ];
    let wrong = office.upload("/meetings/entered", &form, SCAN).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.is_sound();
    assert!(wrong.html().contains("三楼会议室"), "nothing typed is lost");
    form[4] = ("chair", "区长 演示");
    let page = office.done_with("/meetings/entered", &form, SCAN).await;
    page.is_sound();
    for words in [
        "补登",
        "2024年第1次联席会议",
        "城府院纪〔2024〕1号",
        "纪要.pdf",
        "2024年6月5日",
        "三楼会议室",
        "补登会议：2024年6月5日召开的联席会议",
    ] {
        page.says(words);
    }
    let list = office.open("/meetings").await;
    list.is_sound();
    list.says("2024年第1次联席会议");
    list.says("补登");
    // A member reads it too, and the address of the minutes leads to their scan.
    let read = tax.open(&page.path).await;
    read.is_sound();
    read.says("纪要.pdf");
    assert!(!read.offers(&format!("{}/revoke-entry", page.path)));
    let minutes = format!("{}/minutes", page.path);
    assert_eq!(
        tax.get(&minutes).await.leads_to(),
        format!("{}#files", page.path)
    );
    let drafted = office.post(&format!("{minutes}/draft"), &[]).await;
    assert_eq!(drafted.status, StatusCode::CONFLICT);
    drafted.is_sound();
    assert!(drafted.has("id=\"stray\""));
    let revoke = format!("{}/revoke-entry", page.path);
    let version = page.hidden(&revoke, "version");
    let no_reason = office.post(&revoke, &[("version", &version)]).await;
    assert_eq!(no_reason.status, StatusCode::UNPROCESSABLE_ENTITY);
    no_reason.is_sound();
    let back = [("version", version.as_str()), ("reason", "日期<有误>")];
    let taken = office.done(&revoke, &back).await;
    taken.is_sound();
    for words in ["已撤回补登", "撤回补登的会议：日期&#60;有误&#62;"] {
        taken.says(words);
    }
    assert!(!taken.offers(&revoke));
    assert_eq!(tax.get(&page.path).await.status, StatusCode::NOT_FOUND);
    form[0] = ("kind", "special");
    let unit = court.unit("区税务局").await;
    let ticked = [form.as_slice(), &[("units", unit.as_str())]].concat();
    let wrong = office.upload("/meetings/entered", &ticked, &[]).await;
    assert!(wrong.has(&format!("value=\"{unit}\" checked")));
    let page = office.done_with("/meetings/entered", &ticked, SCAN).await;
    page.says("到会单位");
    tax.open(&page.path).await.says("区税务局");
}

//! Excerpts of issued minutes, per unit and per item, as each of their readers meets them.

use crate::{
    court::{Court, Page, Visitor},
    meeting::{
        accepted, filed, item, planned, propose,
        session::{all_agree, attend},
        step,
    },
    minutes::circulate,
};
use axum::http::StatusCode;

const SCAN: &[(&str, &str, &[u8])] = &[("scan", "会签单.pdf", b"%PDF-1.7 scan")];

/// Issued minutes of a meeting with an ordinary item, agreed, and a restricted one, noted: the path of their
/// page, and the items' ids.
pub async fn issued(court: &Court, office: &Visitor) -> (String, [String; 2]) {
    let meeting = planned(court, office, &["区税务局", "区人社局", "区财政局"]).await;
    let listing = format!("{meeting}/items");
    let open = accepted(court, "税务注销", "taxation", "ordinary").await;
    let page = filed(office, &meeting, &listing, &[("matter", &open)]).await;
    let first = item(&page, 1);
    let (tax, labour) = (court.unit("区税务局").await, court.unit("区人社局").await);
    propose(office, &meeting, &first, &tax, &labour).await;
    let hidden = accepted(court, "限定的线索", "debt_evasion", "restricted").await;
    let page = filed(office, &meeting, &listing, &[("matter", &hidden)]).await;
    let second = item(&page, 2);
    step(office, &meeting, &format!("{meeting}/convene")).await;
    step(office, &meeting, &format!("{meeting}/open")).await;
    attend(court, office, &meeting).await;
    all_agree(court, office, &meeting, &first).await;
    for (one, outcome) in [(&first, "agreed"), (&second, "noted")] {
        let action = format!("{meeting}/items/{one}/outcome");
        let form = [("outcome", outcome), ("text", "听取情况")];
        filed(office, &meeting, &action, &form).await;
    }
    step(office, &meeting, &format!("{meeting}/close")).await;
    let paper = office
        .done(&format!("{meeting}/minutes/draft"), &[])
        .await
        .path;
    circulate(office, &paper).await;
    let sign = format!("{paper}/countersign");
    for unit in [&tax, &labour] {
        let form = [("entered_for", unit.as_str()), ("stance", "signed")];
        office.done_with(&sign, &form, SCAN).await;
    }
    let director = court.sign_in("director").await;
    let sign = format!("{paper}/sign-off");
    filed(&director, &paper, &sign, &[("disclosure", "on_request")]).await;
    for act in ["number", "issue"] {
        step(office, &paper, &format!("{paper}/{act}")).await;
    }
    (paper, [first, second])
}

/// Paths of the excerpts a page offers, without their endings.
fn offered(page: &Page) -> Vec<String> {
    let html = page.html();
    let mut paths: Vec<String> = html
        .split("href=\"")
        .filter_map(|rest| rest.split('"').next())
        .filter(|path| path.contains("/excerpts/"))
        .filter_map(|path| path.strip_suffix("/pdf"))
        .map(str::to_owned)
        .collect();
    paths.dedup();
    paths
}

#[tokio::test]
async fn whoever_is_offered_an_excerpt_gets_it_and_nobody_else() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let (paper, [first, second]) = issued(&court, &office).await;
    let form = [("version", "0"), ("phone", "0356-2020202")];
    office.done("/charter/contact", &form).await;
    let (tax, labour) = (court.unit("区税务局").await, court.unit("区人社局").await);
    let finance = court.unit("区财政局").await;
    let unit = |id: &str| format!("{paper}/excerpts/units/{id}");
    let of_item = |id: &str| format!("{paper}/excerpts/items/{id}");
    let both = vec![unit(&tax), unit(&labour)];
    let whole = [both, vec![of_item(&first), of_item(&second)]].concat();
    for (login, wanted) in [
        ("office", whole.clone()),
        ("director", whole.clone()),
        ("convener", whole.clone()),
        ("tax", vec![unit(&tax), of_item(&first)]),
        ("labour", vec![unit(&labour), of_item(&first)]),
        // Asked, absent, named nowhere: the item alone.
        ("finance", vec![of_item(&first)]),
    ] {
        let reader = court.sign_in(login).await;
        let page = reader.open(&paper).await;
        page.is_sound();
        assert_eq!(offered(&page), wanted, "{login}");
        let has_none = page.has("没有本单位的摘录");
        assert_eq!(has_none, login == "finance", "{login}");
        assert_eq!(page.has("办公室电话：0356-2020202"), has_none, "{login}");
        for path in [whole.clone(), vec![unit(&finance)]].concat() {
            let may = wanted.contains(&path);
            for (ending, magic) in [("pdf", b"%PDF-".as_slice()), ("docx", b"PK")] {
                let file = reader.get(&format!("{path}/{ending}")).await;
                assert_eq!(file.status == StatusCode::OK, may, "{login} {path}");
                assert!(!may || file.body.starts_with(magic), "{login} {path}");
                assert!(may || file.status == StatusCode::NOT_FOUND);
            }
        }
    }
    for (login, status) in [
        ("land", StatusCode::NOT_FOUND),
        ("keeper", StatusCode::FORBIDDEN),
        ("audit", StatusCode::FORBIDDEN),
    ] {
        let reader = court.sign_in(login).await;
        for path in &whole {
            assert_eq!(reader.get(&format!("{path}/pdf")).await.status, status);
        }
    }
}

#[tokio::test]
async fn a_restricted_item_leaves_no_trace_on_the_page() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let (paper, _) = issued(&court, &office).await;
    office.open(&paper).await.says("限定的线索");
    for login in ["tax", "labour", "finance"] {
        let page = court.sign_in(login).await.open(&paper).await;
        page.is_silent_on("限定的线索");
        page.says("税务注销");
    }
}

#[tokio::test]
async fn there_is_no_excerpt_before_the_issue() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let meeting = crate::meeting::session::closed(&court, &office).await;
    let paper = office
        .done(&format!("{meeting}/minutes/draft"), &[])
        .await
        .path;
    let page = office.open(&paper).await;
    assert_eq!(offered(&page), [""; 0]);
    let unit = court.unit("区税务局").await;
    let early = office
        .get(&format!("{paper}/excerpts/units/{unit}/pdf"))
        .await;
    assert_eq!(early.status, StatusCode::NOT_FOUND);
}

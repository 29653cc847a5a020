//! Minutes from the draft to the issue, as the office, the units and whoever signs off meet them.

use crate::{
    court::{Court, Page, Visitor},
    meeting::{
        filed,
        session::{closed, closed_with_the_host},
        step,
    },
};
use app::Fonts;
use axum::http::StatusCode;

const SCAN: &[(&str, &str, &[u8])] = &[("scan", "会签单.pdf", b"%PDF-1.7 scan")];

/// Drafted minutes of a closed meeting; the path of their page.
pub async fn drafted(court: &Court, office: &Visitor) -> String {
    let meeting = closed(court, office).await;
    let page = office.done(&format!("{meeting}/minutes/draft"), &[]).await;
    page.is_sound();
    page.path
}

/// Minutes with the units for countersignature.
pub async fn circulating(court: &Court, office: &Visitor) -> String {
    let paper = drafted(court, office).await;
    circulate(office, &paper).await.says("会签中");
    paper
}

/// Sends minutes round, with the short names of units whose full ones are not known.
pub async fn circulate(office: &Visitor, paper: &str) -> Page {
    let action = format!("{paper}/circulate");
    let version = office.open(paper).await.hidden(&action, "version");
    // The reason counts where words stand that were drafted from nothing recorded.
    let form = [
        ("version", version.as_str()),
        ("short_names", "1"),
        ("reason", "补记会议所听"),
    ];
    office.done(&action, &form).await
}

async fn sign(unit: &Visitor, paper: &str, stance: &str, words: &str) -> Page {
    let form = [("own", "1"), ("stance", stance), ("words", words)];
    unit.post(&format!("{paper}/countersign"), &form).await
}

#[tokio::test]
async fn a_draft_is_the_offices_own_until_it_goes_round() {
    let court = Court::open().await;
    let (office, tax) = (court.sign_in("office").await, court.sign_in("tax").await);
    let paper = drafted(&court, &office).await;
    office
        .open(&paper)
        .await
        .says("由国家税务总局晋城市城区税务局牵头");
    let early = tax.open(&paper).await;
    early.is_sound();
    early.says("纪要由办公室起草");
    early.is_silent_on("出具清税证明");
    assert_eq!(
        tax.get(&format!("{paper}/preview.pdf")).await.status,
        StatusCode::NOT_FOUND
    );
    let pdf = office.open(&format!("{paper}/preview.pdf")).await;
    assert!(pdf.body.starts_with(b"%PDF-") && pdf.headers["content-type"] == "application/pdf");
    assert!(
        office
            .open(&format!("{paper}/preview.docx"))
            .await
            .body
            .starts_with(b"PK")
    );
    circulate(&office, &paper).await;
    let page = tax.open(&paper).await;
    page.says("出具清税证明");
    page.says("区税务局会签");
    let outsider = court.sign_in("land").await;
    assert_eq!(outsider.get(&paper).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_text_is_edited_and_a_stale_edit_kept() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let paper = drafted(&court, &office).await;
    let action = format!("{paper}/edit");
    let version = office.open(&paper).await.hidden(&action, "version");
    let empty = office
        .post(&action, &[("version", &version), ("text", " ")])
        .await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let first = [
        ("version", version.as_str()),
        ("text", "一、关于税务注销\n请抓好落实。"),
    ];
    let page = office.done(&action, &first).await;
    assert!(page.has("class=\"heading") && page.has(">一、关于税务注销</p>"));
    let second = [
        ("version", version.as_str()),
        ("text", "另一位经办人的稿子"),
    ];
    let page = office.post(&action, &second).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(
        page.has(">另一位经办人的稿子</textarea>"),
        "what was typed is kept"
    );
    page.says("请抓好落实。");
    // Who was quicker, and where to see what.
    page.says("演示书记");
    page.says("改过。");
    assert!(page.has(&format!("href=\"{paper}/texts\"")));
    // Sent round meanwhile, the text is no form any more; what was typed is there all the same.
    let fresh = drafted(&court, &office).await;
    let before = office
        .open(&fresh)
        .await
        .hidden(&format!("{fresh}/edit"), "version");
    circulate(&office, &fresh).await;
    let late = [("version", before.as_str()), ("text", "另一位经办人的稿子")];
    let page = office.post(&format!("{fresh}/edit"), &late).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.has(">另一位经办人的稿子</textarea>"));
}

#[tokio::test]
async fn an_objection_sends_the_minutes_back() {
    let court = Court::open().await;
    let (office, tax) = (court.sign_in("office").await, court.sign_in("tax").await);
    let paper = circulating(&court, &office).await;
    let page = sign(&tax, &paper, "objected", "").await;
    assert_eq!(
        page.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "an objection says what is wrong"
    );
    page.is_sound();
    assert_eq!(
        sign(&tax, &paper, "", "").await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(
        sign(&tax, &paper, "objected", "期限过紧").await.status,
        StatusCode::SEE_OTHER
    );
    let page = office.open(&paper).await;
    page.says("有单位提出异议");
    page.says("期限过紧");
    let back = format!("{paper}/take-back");
    let version = page.hidden(&back, "version");
    let empty = office
        .post(&back, &[("version", &version), ("reason", "")])
        .await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    office
        .done(&back, &[("version", &version), ("reason", "调整期限")])
        .await
        .says("起草中");
    circulate(&office, &paper).await;
    tax.open(&paper).await.says("区税务局会签");
    assert_eq!(
        sign(&tax, &paper, "signed", "").await.status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(
        sign(&tax, &paper, "signed", "").await.status,
        StatusCode::CONFLICT,
        "once"
    );
}

#[tokio::test]
async fn who_objected_changes_its_answer_before_the_sign_off() {
    let court = Court::open().await;
    let (office, tax) = (court.sign_in("office").await, court.sign_in("tax").await);
    let paper = circulating(&court, &office).await;
    sign(&tax, &paper, "objected", "第1项期限不实").await;
    office.open(&paper).await.is_silent_on("已改变意见");
    let page = tax.open(&paper).await;
    page.is_sound();
    page.says("改变区税务局的会签意见");
    page.says("签发前可以改变意见，以最后一次为准");
    let anew = sign(&tax, &paper, "signed", "").await;
    assert_eq!(anew.status, StatusCode::SEE_OTHER);
    for reader in [&tax, &office] {
        let page = reader.open(&paper).await;
        page.is_sound();
        page.says("已改变意见");
        page.says("原为：有异议 第1项期限不实");
    }
    let page = tax.open(&paper).await;
    page.is_silent_on("改变区税务局的会签意见");
    let third = sign(&tax, &paper, "objected", "又有异议").await;
    assert_eq!(third.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn minutes_are_countersigned_signed_off_numbered_and_issued() {
    let court = Court::open().await;
    let (office, director) = (
        court.sign_in("office").await,
        court.sign_in("director").await,
    );
    let (tax, labour) = (court.sign_in("tax").await, court.sign_in("labour").await);
    let paper = circulating(&court, &office).await;
    sign(&tax, &paper, "signed", "").await;
    let unit = court.unit("区人社局").await;
    let action = format!("{paper}/countersign");
    let answer = [
        ("entered_for", unit.as_str()),
        ("stance", "signed"),
        ("words", ""),
    ];
    let page = office.post(&action, &answer).await;
    assert_eq!(
        page.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "an entry for a unit needs the scan"
    );
    director.open(&paper).await.says("暂不能签发");
    let page = office.done_with(&action, &answer, SCAN).await;
    page.says("代录：区人社局");
    page.says("待召集人或者办公室主任签发");
    assert!(
        !page.offers(&format!("{paper}/sign-off")),
        "a clerk does not sign off"
    );
    let action = format!("{paper}/sign-off");
    let page = director.open(&paper).await;
    page.says("公开属性");
    assert!(
        page.offers(&format!("{paper}/send-back")),
        "who signs may send back"
    );
    let version = page.hidden(&action, "version");
    let fields = [("version", version.as_str()), ("disclosure", "withheld")];
    let refused = director.post(&action, &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("公开属性");
    let fields = [("version", version.as_str()), ("disclosure", "public")];
    director.done(&action, &fields).await.says("演示主任");
    let preview = director.open(&format!("{paper}/public")).await;
    preview.is_sound();
    preview.is_silent_on("公开时另需隐去的词语");
    step(&office, &paper, &format!("{paper}/number"))
        .await
        .says("城府院纪〔2026〕1号");
    let page = step(&office, &paper, &format!("{paper}/issue")).await;
    page.is_sound();
    page.says("已印发");
    let nobody = court.visitor();
    let list = nobody.open("/public/minutes").await;
    list.is_sound();
    let html = list.html();
    let at = html
        .split("href=\"/public/minutes/")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let shown = nobody.open(&format!("/public/minutes/{at}")).await;
    shown.is_sound();
    shown.says("城府院纪〔2026〕1号");
    assert!(
        !shown.has("class=\"flush\""),
        "minutes go to whoever was asked"
    );
    let file = nobody
        .open(&format!("/public/minutes/{at}/paper.pdf"))
        .await;
    assert!(file.body.starts_with(b"%PDF-"));
    let page = labour.open(&paper).await;
    let html = page.html();
    let file = html
        .split("href=\"/attachments/")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    assert!(
        labour
            .open(&format!("/attachments/{file}"))
            .await
            .body
            .starts_with(b"%PDF-")
    );
}

#[tokio::test]
async fn minutes_take_a_kept_number_and_the_office_receives_its_own_units_copy() {
    let court = Court::open().await;
    let (office, director) = (
        court.sign_in("office").await,
        court.sign_in("director").await,
    );
    let reserve = [
        ("code", "城府院纪"),
        ("count", "1"),
        ("holder", "演示书记"),
        ("reason", "上次会议的纪要"),
    ];
    office.done("/documents/numbers/reserve", &reserve).await;
    let meeting = closed_with_the_host(&court, &office).await;
    let paper = office
        .done(&format!("{meeting}/minutes/draft"), &[])
        .await
        .path;
    circulate(&office, &paper).await;
    for unit in ["区税务局", "区人社局", "区法院"] {
        let unit = court.unit(unit).await;
        let form = [("entered_for", unit.as_str()), ("stance", "signed")];
        let action = format!("{paper}/countersign");
        office.done_with(&action, &form, SCAN).await;
    }
    let sign = format!("{paper}/sign-off");
    filed(&director, &paper, &sign, &[("disclosure", "on_request")]).await;
    let page = office.open(&paper).await;
    page.says("城府院纪〔2026〕1号 · 上次会议的纪要");
    let action = format!("{paper}/number");
    let version = page.hidden(&action, "version");
    let taken = office
        .post(&action, &[("version", &version), ("kept", "一")])
        .await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = office
        .done(&action, &[("version", &version), ("kept", "1")])
        .await;
    page.says("城府院纪〔2026〕1号");
    let page = step(&office, &paper, &format!("{paper}/issue")).await;
    let receive = format!("{paper}/receive");
    assert!(page.offers(&receive));
    let tax = court.unit("区税务局").await;
    let own = court.unit("区法院").await;
    let to_enter = |page: &Page, unit: &str| page.has(&format!("<option value=\"{unit}\""));
    assert!(to_enter(&page, &tax) && !to_enter(&page, &own));
    let page = office.done(&receive, &[]).await;
    page.is_sound();
    page.says("区法院 演示书记");
    assert!(!to_enter(&page, &own));
    // A second time there is nothing left to receive.
    let again = office.post(&receive, &[]).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn the_page_speaks_english() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let paper = circulating(&court, &office).await;
    let page = office.reading("en").open(&paper).await;
    page.is_sound();
    page.says("Countersignatures");
}

#[tokio::test]
async fn signed_minutes_whose_face_is_lost_say_the_way_out_and_are_printed_when_it_is_there() {
    let mut court = Court::open().await;
    let office = court.sign_in("office").await;
    let paper = drafted(&court, &office).await;
    let edit = format!("{paper}/edit");
    let page = office.open(&paper).await;
    let text = page.html();
    let text = text.split("name=\"text\"").nth(1).unwrap();
    let text = text.split('>').nth(1).unwrap().split('<').next().unwrap();
    let text = format!("{text}\n会议听取了ꀉ某的说明。");
    let version = page.hidden(&edit, "version");
    let form = [("version", version.as_str()), ("text", text.as_str())];
    office.done(&edit, &form).await;
    circulate(&office, &paper).await;
    for login in ["tax", "labour"] {
        let unit = court.sign_in(login).await;
        let done = sign(&unit, &paper, "signed", "").await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{login}");
    }
    let director = court.sign_in("director").await;
    let action = format!("{paper}/sign-off");
    let version = director.open(&paper).await.hidden(&action, "version");
    let form = [("version", version.as_str()), ("disclosure", "on_request")];
    director.done(&action, &form).await;

    let fonts = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fonts");
    let few = tempfile::tempdir().unwrap();
    for name in ["NotoSerifSC_400Regular.ttf", "NotoSerifSC_600SemiBold.ttf"] {
        std::fs::copy(format!("{fonts}/{name}"), few.path().join(name)).unwrap();
    }
    court.set_in(Fonts::only(&[few.path().into()]));
    let office = court.sign_in("office").await;
    let page = office.open(&paper).await;
    page.is_sound();
    page.says("文稿和已编的号都原样保留");
    page.says("fuyuan fonts check");
    let number = format!("{paper}/number");
    let version = page.hidden(&number, "version");
    let refused = office.post(&number, &[("version", &version)]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    refused.says("ꀉ");

    court.set_in(Fonts::only(&[fonts.into()]));
    let office = court.sign_in("office").await;
    office.open(&paper).await.is_silent_on("fonts check");
    step(&office, &paper, &number).await.says("1号");
    let page = step(&office, &paper, &format!("{paper}/issue")).await;
    page.says("已印发");
}

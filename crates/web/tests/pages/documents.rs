//! Official documents as those who write, check, sign, receive and read them meet their pages.

mod refusals;

use crate::{
    court::{Court, Page, Visitor},
    meeting::step,
};
use axum::http::StatusCode;

const SCAN: &[(&str, &str, &[u8])] = &[("scan", "盖章件.pdf", b"%PDF-1.7 scan")];

/// A notice begun from nothing; the path of its page.
async fn begun(office: &Visitor, kind: &str) -> String {
    let page = office.done("/documents", &[("kind", kind)]).await;
    page.is_sound();
    page.path
}

/// Writes a title and a text, addressed to these units.
pub async fn write(office: &Visitor, paper: &str, units: &[&str], body: &str) -> Page {
    let action = format!("{paper}/edit");
    let version = office.open(paper).await.hidden(&action, "version");
    let mut fields = vec![
        ("version", version.as_str()),
        ("title", "关于办理有关事项的通知"),
        ("body", body),
    ];
    fields.extend(units.iter().map(|unit| ("addressees", *unit)));
    office.done(&action, &fields).await
}

/// Sends it to be checked, with units' short names where full ones are lacking.
pub async fn submitted(office: &Visitor, paper: &str) -> Page {
    let action = format!("{paper}/submit");
    let version = office.open(paper).await.hidden(&action, "version");
    let fields = [("version", version.as_str()), ("short_names", "1")];
    office.done(&action, &fields).await
}

/// Written, checked and waiting for the director.
async fn checked(court: &Court, office: &Visitor, director: &Visitor, body: &str) -> String {
    let paper = begun(office, "notice").await;
    let (tax, land) = (
        court.unit("区税务局").await,
        court.unit("区自然资源局").await,
    );
    write(office, &paper, &[&tax, &land], body).await;
    submitted(office, &paper).await;
    step(director, &paper, &format!("{paper}/check")).await;
    paper
}

pub async fn sign(director: &Visitor, paper: &str, disclosure: &str) -> Page {
    let action = format!("{paper}/sign-off");
    let version = director.open(paper).await.hidden(&action, "version");
    let fields = [("version", version.as_str()), ("disclosure", disclosure)];
    director.post(&action, &fields).await
}

async fn issued(court: &Court, office: &Visitor, disclosure: &str, body: &str) -> String {
    let director = court.sign_in("director").await;
    let paper = checked(court, office, &director, body).await;
    assert_eq!(
        sign(&director, &paper, disclosure).await.status,
        StatusCode::SEE_OTHER
    );
    step(office, &paper, &format!("{paper}/number")).await;
    step(office, &paper, &format!("{paper}/issue"))
        .await
        .is_sound();
    paper
}

#[tokio::test]
async fn a_notice_is_written_checked_signed_numbered_issued_and_received() {
    let court = Court::open().await;
    let (office, director) = (
        court.sign_in("office").await,
        court.sign_in("director").await,
    );
    let (tax, land) = (court.sign_in("tax").await, court.sign_in("land").await);
    let paper = begun(&office, "notice").await;
    let page = office.open(&paper).await;
    page.says("还有 7 处待填");
    assert_eq!(tax.get(&paper).await.status, StatusCode::NOT_FOUND);
    let early = format!("{paper}/submit");
    let version = page.hidden(&early, "version");
    let refused = office.post(&early, &[("version", &version)]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    refused.says("还有待填之处");
    let unit = court.unit("区税务局").await;
    let page = write(&office, &paper, &[&unit], "请认真办理。").await;
    page.is_sound();
    page.says("国家税务总局晋城市城区税务局：");
    let page = step(&office, &paper, &format!("{paper}/submit")).await;
    page.says("核稿由拟稿人以外的工作人员或者主任办理");
    assert!(!page.offers(&format!("{paper}/check")));
    director.open("/").await.says("核稿");
    let page = step(&director, &paper, &format!("{paper}/check")).await;
    page.is_sound();
    let wrong = sign(&director, &paper, "").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let wrong = sign(&director, &paper, "withheld").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("不予公开的，须选明依据");
    sign(&director, &paper, "on_request").await;
    let page = step(&office, &paper, &format!("{paper}/number")).await;
    page.says("城府院办〔2026〕1号");
    let pdf = office.open(&format!("{paper}/preview.pdf")).await;
    assert!(pdf.body.starts_with(b"%PDF-"));
    let page = step(&office, &paper, &format!("{paper}/issue")).await;
    page.says("共 1 家，1 家未签收");
    tax.open("/").await.says("签收文件");
    tax.open("/documents").await.says("关于办理有关事项的通知");
    land.open("/documents")
        .await
        .is_silent_on("关于办理有关事项的通知");
    assert_eq!(land.get(&paper).await.status, StatusCode::NOT_FOUND);
    let page = tax.open(&paper).await;
    page.is_silent_on("办理过程");
    let file = tax.open(&format!("{paper}/files/pdf")).await;
    assert!(file.body.starts_with(b"%PDF-"));
    let page = tax.done(&format!("{paper}/receive"), &[]).await;
    page.says("已全部签收");
    let page = office
        .done_with(
            &format!("{paper}/scan"),
            &[(
                "version",
                &office
                    .open(&paper)
                    .await
                    .hidden(&format!("{paper}/scan"), "version"),
            )],
            SCAN,
        )
        .await;
    page.says("上传盖章扫描件");
    assert!(
        tax.open(&format!("{paper}/files/scan"))
            .await
            .body
            .starts_with(b"%PDF-")
    );
}

#[tokio::test]
async fn a_stale_edit_is_refused_with_what_was_typed_and_versions_show_what_changed() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let paper = begun(&office, "notice").await;
    let action = format!("{paper}/edit");
    let version = office.open(&paper).await.hidden(&action, "version");
    write(&office, &paper, &[], "第一段。\n第二段。").await;
    let page = write(&office, &paper, &[], "第一段。\n改过的第二段。").await;
    page.says("第 3 稿");
    assert!(page.has("<del>第二段。</del>") && page.has("<ins>改过的第二段。</ins>"));
    let typed = [
        ("version", version.as_str()),
        ("title", "题"),
        ("body", "迟到的稿子"),
    ];
    let stale = office.post(&action, &typed).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.has(">迟到的稿子</textarea>"));
    stale.says("改过。");
    assert!(stale.has("href=\"#versions\""));
}

#[tokio::test]
async fn the_public_reads_what_is_published_masked_and_nothing_else() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let nobody = court.visitor();
    let body = "债权人〖张小三〗的手机13800138000，报名电话：0356-2000000。";
    let shut = issued(&court, &office, "on_request", body).await;
    let open = issued(&court, &office, "public", body).await;
    let list = nobody.open("/public").await;
    list.is_sound();
    list.says("关于办理有关事项的通知");
    // The one document, and the ways to the minutes and the reports.
    assert_eq!(list.html().matches("href=\"/public/").count(), 3);
    let public = open.replace("/documents/", "/public/");
    let page = nobody.open(&public).await;
    page.is_sound();
    page.says("国家税务总局晋城市城区税务局，区自然资源局：");
    page.says("债权人张××的手机138××××××××，报名电话：0356-2000000。");
    for hidden in [
        "张小三",
        "13800138000",
        "演示主任",
        "演示书记",
        "/attachments/",
        "/documents/",
    ] {
        assert!(!page.has(hidden), "{hidden}");
    }
    let paper = nobody.open(&format!("{public}/paper.pdf")).await;
    assert!(paper.body.starts_with(b"%PDF-"));
    let draft = begun(&office, "notice").await;
    for hidden in [&shut, &draft] {
        let path = hidden.replace("/documents/", "/public/");
        for path in [path.clone(), format!("{path}/paper.pdf")] {
            let answer = nobody.get(&path).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
            answer.is_silent_on("通知");
        }
    }
    for path in [
        &open,
        &format!("{open}/files/pdf"),
        &format!("{open}/public"),
    ] {
        assert_eq!(
            nobody.get(path).await.status,
            StatusCode::SEE_OTHER,
            "{path}"
        );
    }
    let preview = office.open(&format!("{draft}/public")).await;
    preview.is_sound();
    preview.says("文稿还有待填之处");
    preview.says("公开时另需隐去的词语");
}

#[tokio::test]
async fn the_report_on_bankruptcies_is_pointed_to_where_a_paper_is_begun() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let page = office.open("/documents/new").await;
    page.is_sound();
    page.says("企业破产处置情况报告不在这里拟");
    assert!(page.has("href=\"/reports/new\""));
}

#[tokio::test]
async fn the_register_shows_every_number_and_refuses_one_taken_twice() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let page = office.open("/documents/numbers").await;
    page.is_sound();
    page.says("这个系列还没有编号");
    let keep = [
        ("code", "城府院办"),
        ("count", "2"),
        ("holder", "演示书记"),
        ("reason", "联合行文"),
        ("year", "2026"),
    ];
    let page = office.done("/documents/numbers/reserve", &keep).await;
    page.says("城府院办〔2026〕2号");
    page.says("本系列没有空号");
    let give_up = "/documents/numbers/give-up";
    let form = |reason| {
        [
            ("id", page.hidden(give_up, "id")),
            ("version", page.hidden(give_up, "version")),
            ("code", "城府院办".into()),
            ("year", "2026".into()),
            ("reason", String::from(reason)),
        ]
    };
    let send = |form: [(&'static str, String); 5]| {
        let office = office.clone();
        async move {
            let fields: Vec<(&str, &str)> = form
                .iter()
                .map(|(name, value)| (*name, value.as_str()))
                .collect();
            office.post(give_up, &fields).await
        }
    };
    let empty = send(form("")).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(send(form("不再行文")).await.status, StatusCode::SEE_OTHER);
    let page = office.open("/documents/numbers").await;
    page.says("作废");
    page.says("事由：不再行文");
    let taken = [
        ("code", "城府院办"),
        ("year", "2026"),
        ("count", "2"),
        ("reason", "纸质发文"),
    ];
    let refused = office.post("/documents/numbers/enter", &taken).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    refused.says("城府院办〔2026〕2号已被占用");
    refused.says("城府院办〔2026〕已在本系统编号，只补登所填的这一个号");
    let beside = [
        ("code", "城府院办"),
        ("year", "2026"),
        ("count", "6"),
        ("reason", "纸质发文"),
    ];
    let page = office.done("/documents/numbers/enter", &beside).await;
    page.says("已编至 6 号，下一个号 3");
    page.says("第 3-5 号还没有使用，以后依次编发");
    page.is_silent_on("本系列没有空号");
    let tax = court.sign_in("tax").await;
    assert_eq!(
        tax.get("/documents/numbers").await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn a_unit_answers_and_is_led_to_its_letter() {
    let court = Court::open().await;
    let (office, tax) = (court.sign_in("office").await, court.sign_in("tax").await);
    let letter = issued(&court, &office, "on_request", "请予答复。").await;
    let id = letter.rsplit('/').next().unwrap().to_owned();
    let page = tax.open(&format!("/documents/new?answers={id}")).await;
    page.is_sound();
    page.says("回复函");
    let page = tax
        .done("/documents", &[("kind", "reply_letter"), ("answers", &id)])
        .await;
    page.is_sound();
    let own = page.path.clone();
    assert_eq!(office.get(&own).await.status, StatusCode::NOT_FOUND);
    let action = format!("{own}/edit");
    let version = page.hidden(&action, "version");
    let written = [
        ("version", version.as_str()),
        ("title", "关于有关事项的复函"),
        (
            "other_addressees",
            "晋城市城区企业破产处置府院联动机制办公室",
        ),
        ("body", "已办结。\n特此函复。"),
    ];
    tax.done(&action, &written).await;
    let send = format!("{own}/send");
    let version = tax.open(&own).await.hidden(&send, "version");
    let fields = [
        ("version", version.as_str()),
        ("number", "城税函〔2026〕3号"),
    ];
    let bare = tax.post(&send, &fields).await;
    assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
    tax.done_with(&send, &fields, SCAN).await.says("已印发");
    office.open(&letter).await.says("关于有关事项的复函");
    office.open("/").await.says("签收复函");
    let page = office.open(&own).await;
    page.says("城税函〔2026〕3号");
    let action = format!("{own}/acknowledge");
    let version = page.hidden(&action, "version");
    office
        .done(&action, &[("version", version.as_str())])
        .await
        .is_sound();
    office.open("/").await.is_silent_on("签收复函");
}

#[tokio::test]
async fn a_table_and_an_attachment_are_shown_as_they_will_be_printed() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let paper = begun(&office, "notice").await;
    let page = office.open(&paper).await;
    assert!(page.has("maxlength=\"120\""));
    page.says("|单位|事项|");
    let action = format!("{paper}/edit");
    let version = page.hidden(&action, "version");
    let mut fields = vec![
        ("version", version.as_str()),
        ("title", "关于报送情况的通知"),
        ("body", "情况如下：\n|单位|事项|\n|甲|"),
        ("attachments", "附件：报送表\n|单位|数量|\n|甲|3|"),
    ];
    let ragged = office.post(&action, &fields).await;
    assert_eq!(ragged.status, StatusCode::UNPROCESSABLE_ENTITY);
    ragged.says("1：1 ≠ 2");
    fields[2].1 = "情况如下：\n|单位|事项|\n|甲|核销|";
    let page = office.done(&action, &fields).await;
    page.is_sound();
    assert!(page.has("<th scope=\"col\">事项</th>") && page.has("<td>核销</td>"));
    assert!(page.has("<h3>报送表</h3>") && page.has("<td>3</td>"));
    let past = [
        ("version", "2"),
        ("title", "题"),
        ("body", "文"),
        ("reply_by", "1999-01-01"),
    ];
    office.post(&action, &past).await.says("日期不能早于今天");
}

#[tokio::test]
async fn a_list_names_the_first_addressees_and_counts_the_rest() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let paper = begun(&office, "notice").await;
    let mut units = Vec::new();
    for unit in ["区税务局", "区人社局", "区自然资源局", "区财政局", "区法院"]
    {
        units.push(court.unit(unit).await);
    }
    let units: Vec<&str> = units.iter().map(String::as_str).collect();
    write(&office, &paper, &units, "请办理。").await;
    office.open("/documents").await.says("等 5 家");
}

#[tokio::test]
async fn a_joint_issue_offers_the_government_as_its_lead() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let page = office.open("/documents/new").await;
    page.is_sound();
    page.says("牵头机关");
    let html = page.html();
    let at = |unit: &str| {
        html.find(&format!("name=\"lead\" value=\"{unit}\""))
            .unwrap()
    };
    let (government, seat) = (court.unit("区政府").await, court.unit("区法院").await);
    assert!(at(&government) < at(&seat));
    assert!(html[at(&government)..at(&seat)].contains(" checked"));
    let announced = [("kind", "investor_recruitment")];
    let refused = office.post("/documents", &announced).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    refused.says("投资人招募公告是管理人的公告");
}

#[tokio::test]
async fn what_is_not_begun_here_is_not_offered_and_says_where_it_is() {
    let court = Court::open().await;
    let offers = |page: &crate::court::Page, kind: &str| page.has(&format!("value=\"{kind}\""));
    let page = court.sign_in("tax").await.open("/documents/new").await;
    page.is_sound();
    page.says("回复函从收到的函件开始");
    assert!(!offers(&page, "reply_letter") && !page.has("action=\"/documents\""));
    court.admit("演示清算所", "administrator_firm").await;
    court
        .appoint("firm", "演示管理人", "演示清算所", "administrator")
        .await;
    let page = court.sign_in("firm").await.open("/documents/new").await;
    page.is_sound();
    page.says("投资人招募公告从管理人提出的协调事项开始");
    assert!(!offers(&page, "investor_recruitment") && page.has("href=\"/matters\""));
}

#[tokio::test]
async fn the_pages_speak_english() {
    let court = Court::open().await;
    let office = court.sign_in("office").await.reading("en");
    let paper = begun(&office, "bulletin").await;
    for path in [
        "/documents",
        "/documents/new",
        "/documents/numbers",
        "/public",
        &paper,
    ] {
        office.open(path).await.is_sound();
    }
    office.open(&paper).await.says("bulletin");
}

#[tokio::test]
async fn what_is_published_says_that_it_was_corrected() {
    let court = Court::open().await;
    let (office, director) = (
        court.sign_in("office").await,
        court.sign_in("director").await,
    );
    let nobody = court.visitor();
    let paper = issued(&court, &office, "public", "金额10元。").await;
    let public = paper.replace("/documents/", "/public/");
    nobody.open(&public).await.is_silent_on("更正");
    let id = paper.rsplit('/').next().unwrap();
    let begin = [("kind", "correction"), ("corrects", id)];
    let correction = office.done("/documents", &begin).await.path;
    let (tax, land) = (
        court.unit("区税务局").await,
        court.unit("区自然资源局").await,
    );
    write(&office, &correction, &[&tax, &land], "金额更正为100元。").await;
    submitted(&office, &correction).await;
    step(&director, &correction, &format!("{correction}/check")).await;
    sign(&director, &correction, "public").await;
    step(&office, &correction, &format!("{correction}/number")).await;
    step(&office, &correction, &format!("{correction}/issue")).await;
    let correcting = correction.replace("/documents/", "/public/");
    let page = nobody.open(&public).await;
    page.is_sound();
    page.says("本文已由城府院办〔2026〕2号更正，2026年3月2日发布");
    assert!(page.has(&format!("href=\"{correcting}\"")));
    let page = nobody.open(&correcting).await;
    page.is_sound();
    page.says("本文更正城府院办〔2026〕1号");
    assert!(page.has(&format!("href=\"{public}\"")));
}

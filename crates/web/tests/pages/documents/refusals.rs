//! What a document is refused for or warned of, as its pages tell it.

use super::*;
use app::Fonts;

#[tokio::test]
async fn a_character_no_face_shows_is_named_on_the_page_and_never_a_failure() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let paper = begun(&office, "notice").await;
    let tax = court.unit("区税务局").await;
    let page = write(&office, &paper, &[&tax], "债权人到场😀时核对。").await;
    page.is_sound();
    page.says("现有字库没有这些字");
    page.says("U+1F600 “债权人到场😀时核对。”（在正文）");
    page.says("fuyuan fonts check");
    for file in ["preview.pdf", "preview.docx"] {
        let preview = office.get(&format!("{paper}/{file}")).await;
        assert_eq!(preview.status, StatusCode::CONFLICT);
        preview.says("现有字库没有这些字");
    }
    let action = format!("{paper}/submit");
    let version = page.hidden(&action, "version");
    let refused = office.post(&action, &[("version", &version)]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    refused.says("U+1F600");
    write(&office, &paper, &[&tax], "债权人到场时核对。")
        .await
        .is_silent_on("现有字库没有这些字");
}

#[tokio::test]
async fn without_any_font_no_page_of_documents_or_minutes_fails_and_each_says_the_way_out() {
    let mut court = Court::open().await;
    let office = court.sign_in("office").await;
    let paper = begun(&office, "notice").await;
    let tax = court.unit("区税务局").await;
    write(&office, &paper, &[&tax], "请核对。").await;
    let minutes = crate::minutes::drafted(&court, &office).await;
    let meeting = minutes.trim_end_matches("/minutes").to_owned();
    let folder = tempfile::tempdir().unwrap();
    court.set_in(Fonts::only(&[folder.path().into()]));
    let office = court.sign_in("office").await;
    for page in [&paper, &minutes] {
        let shown = office.open(page).await;
        shown.says("没有找到可以印中文的字体");
        shown.says("fuyuan fonts check");
    }
    let files = [
        format!("{paper}/preview.pdf"),
        format!("{paper}/preview.docx"),
        format!("{minutes}/preview.pdf"),
        format!("{minutes}/preview.docx"),
        format!("{meeting}/papers/sign-in-sheet.pdf"),
        format!("{meeting}/papers/address-list.pdf"),
        format!("{meeting}/papers/running-sheet.pdf"),
        format!("{meeting}/papers/bundle.pdf"),
    ];
    for file in files {
        let refused = office.get(&file).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{file}");
        refused.says("没有找到可以印中文的字体");
    }
    for act in [format!("{paper}/submit"), format!("{minutes}/circulate")] {
        let page = office.open(act.rsplit_once('/').unwrap().0).await;
        let version = page.hidden(&act, "version");
        let refused = office.post(&act, &[("version", &version)]).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{act}");
        refused.says("没有找到可以印中文的字体");
    }
}

#[tokio::test]
async fn every_refusal_is_told_and_what_was_typed_is_kept() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let paper = issued(&court, &office, "on_request", "请认真办理。").await;
    let edited = [
        ("version", "1"),
        ("title", "改过的标题"),
        ("body", "改过的正文"),
    ];
    let refused = office.post(&format!("{paper}/edit"), &edited).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    refused.says("您的修改尚未保存，所填内容已保留在下方");
    assert!(refused.has(">改过的正文</textarea>"));
    let version = office
        .open(&paper)
        .await
        .hidden(&format!("{paper}/scan"), "version");
    let fields = [
        ("version", version.as_str()),
        ("title", "改过的标题"),
        ("body", "改过的正文"),
        ("reason", "有误"),
        ("disclosure", "public"),
    ];
    for step in ["edit", "submit", "check", "send-back", "number", "issue"] {
        let refused = office.post(&format!("{paper}/{step}"), &fields).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{step}");
        refused.says("公文现为“已印发”");
        refused.says("请另拟更正");
    }
    let tax = court.sign_in("tax").await;
    let land = court.unit("区自然资源局").await;
    let entered = [("entered_for", land.as_str())];
    let refused = tax.post(&format!("{paper}/receive"), &entered).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    refused.says("这一步由办公室办理");
}

#[tokio::test]
async fn short_names_are_told_passed_knowingly_and_filled_in_on_one_page() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let paper = begun(&office, "notice").await;
    let (tax, land) = (
        court.unit("区税务局").await,
        court.unit("区自然资源局").await,
    );
    let page = write(&office, &paper, &[&tax, &land], "请办理。").await;
    page.is_sound();
    page.says("下列 1 家单位的全称还没有核实，公文上会印成简称：区自然资源局。");
    page.says("国家税务总局晋城市城区税务局，区自然资源局：");
    assert!(page.has("href=\"/roster/names\""));
    let submit = format!("{paper}/submit");
    let version = page.hidden(&submit, "version");
    let refused = office.post(&submit, &[("version", &version)]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    refused.says("公文会印成简称");
    let names = office.open("/roster/names").await;
    names.is_sound();
    let field = format!("full_name-{land}");
    let typed = [
        ("unit", land.as_str()),
        (field.as_str(), "某市某区自然资源局"),
    ];
    office
        .done("/roster/names", &typed)
        .await
        .is_silent_on("区自然资源局");
    let page = office.open(&paper).await;
    page.is_silent_on("公文上会印成简称");
    page.says("国家税务总局晋城市城区税务局，某市某区自然资源局：");
    step(&office, &paper, &submit).await.says("核稿");
}

#[tokio::test]
async fn numbers_entered_from_paper_are_confirmed_and_may_be_taken_back() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let typed = [
        ("code", "城府院办"),
        ("year", "2026"),
        ("count", "500"),
        ("reason", "纸质发文"),
    ];
    let asked = office.post("/documents/numbers/enter", &typed).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    asked.says("确认补登 500 个号");
    let confirmed = [&typed[..], &[("confirmed", "500")]].concat();
    let page = office.done("/documents/numbers/enter", &confirmed).await;
    page.is_sound();
    page.says("撤回补登");
    let back = [
        ("code", "城府院办"),
        ("year", "2026"),
        ("count", "5"),
        ("reason", "号码输错"),
    ];
    let page = office.done("/documents/numbers/take-back", &back).await;
    page.says("已编至 5 号");
    page.says("本系列没有空号");
}

#[tokio::test]
async fn who_has_left_is_offered_no_more_and_marked_where_it_stands() {
    let mut court = Court::open().await;
    let office = court.sign_in("office").await;
    court.admit("区档案馆", "invited").await;
    let archive = court.unit("区档案馆").await;
    let (named, other) = (
        begun(&office, "notice").await,
        begun(&office, "notice").await,
    );
    let offered = format!("name=\"copies\" value=\"{archive}\"");
    assert!(office.open(&other).await.has(&offered));
    write(&office, &named, &[&archive], "请办理。").await;
    court.on(jiff::civil::date(2027, 1, 4));
    let office = court.sign_in("office").await;
    let page = office.open(&other).await;
    assert!(!page.has(&offered));
    let page = office.open(&named).await;
    page.is_sound();
    assert!(page.has(&offered));
    page.says("区档案馆 已不参加");
    let action = format!("{other}/edit");
    let version = office.open(&other).await.hidden(&action, "version");
    let fields = [
        ("version", version.as_str()),
        ("title", "关于办理有关事项的通知"),
        ("body", "请办理。"),
        ("addressees", &archive),
    ];
    let refused = office.post(&action, &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("区档案馆已退出或者已到期");
}

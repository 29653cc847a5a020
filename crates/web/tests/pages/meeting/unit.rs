//! A meeting's page as a unit finds it: its reply first, its written opinion before the session, its position in it.

use super::{accepted, filed, item, planned, session::convened, step};
use crate::court::{Court, Page};
use jiff::civil::date;

/// Where words stand in the markup of a page.
fn place(page: &Page, markup: &str) -> usize {
    let html = page.html();
    html.find(markup)
        .unwrap_or_else(|| panic!("{} lacks {markup}:\n{}", page.path, page.text()))
}

/// The opening tag of the details that hold the form to an action.
fn details(page: &Page, action: &str) -> String {
    let html = page.html();
    let before = html.split(&format!("action=\"{action}\"")).next().unwrap();
    let tag = before.rsplit("<details").next().unwrap();
    tag.split('>').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_unit_finds_its_reply_before_the_agenda_until_it_is_given() {
    let mut court = Court::open().await;
    let (office, tax) = (court.sign_in("office").await, court.sign_in("tax").await);
    let (meeting, _) = convened(&court, &office).await;
    let reply = format!("{meeting}/reply");
    let page = tax.open(&meeting).await;
    assert!(place(&page, "id=\"reply\"") < place(&page, "id=\"agenda\""));
    page.says("议程已定稿。");
    // What only the office can do, and who comes from other units, is not said to it.
    page.is_silent_on("先重新打开");
    page.is_silent_on("待登记");
    assert!(details(&page, &reply).ends_with(" open"), "it stands open");
    let form = [("version", "0"), ("answer", "comes"), ("person", "李四")];
    let page = tax.done(&reply, &form).await;
    page.is_sound();
    page.says("本单位已回复：参加 李四");
    page.says("更改回执");
    assert!(!details(&page, &reply).ends_with(" open"), "one line now");
    // Moved since, it is to be given again.
    court.on(date(2026, 3, 3));
    let (office, tax) = (court.sign_in("office").await, court.sign_in("tax").await);
    let plan = format!("{meeting}/plan");
    let mut moved = super::PLAN.to_vec();
    moved[2].1 = "2026-03-04";
    moved.push(("despite", "yes"));
    filed(&office, &meeting, &plan, &moved).await;
    let page = tax.open(&meeting).await;
    page.says("按变更前的时间地点答复");
    assert!(details(&page, &reply).ends_with(" open"), "open again");
}

#[tokio::test]
async fn what_a_unit_wrote_before_the_session_begins_its_position() {
    let court = Court::open().await;
    let (office, tax) = (court.sign_in("office").await, court.sign_in("tax").await);
    let (meeting, item) = convened(&court, &office).await;
    let opinion = format!("{meeting}/items/{item}/opinion");
    let position = format!("{meeting}/items/{item}/position");
    let page = tax.open(&meeting).await;
    assert!(details(&page, &opinion).ends_with(" open"), "it is named");
    assert!(!page.offers(&position));
    let finance = court.sign_in("finance").await.open(&meeting).await;
    assert!(
        !details(&finance, &opinion).ends_with(" open"),
        "what is proposed does not name it"
    );
    let form = [
        ("version", "0"),
        ("stance", "reserve"),
        ("text", "需先清缴欠税"),
    ];
    let page = tax.done(&opinion, &form).await;
    page.says("更改本单位书面意见");
    assert!(!details(&page, &opinion).ends_with(" open"));
    step(&office, &meeting, &format!("{meeting}/open")).await;

    let page = tax.open(&meeting).await;
    page.is_sound();
    assert!(!page.offers(&opinion) && page.offers(&position));
    page.says("已按本单位会前书面意见填入");
    assert!(page.has("value=\"reserve\" checked"));
    assert!(page.has("value=\"需先清缴欠税\""));
    // At the table it stands beside the unit's row, and nothing is chosen for the unit.
    for path in [meeting.clone(), format!("{meeting}/running")] {
        let page = office.open(&path).await;
        page.says("会前书面意见：保留意见 需先清缴欠税");
        assert!(!page.has("value=\"reserve\" checked"));
    }
}

#[tokio::test]
async fn a_report_to_be_heard_offers_no_positions_and_only_its_outcomes() {
    let court = Court::open().await;
    let (office, tax) = (court.sign_in("office").await, court.sign_in("tax").await);
    let meeting = planned(&court, &office, &["区税务局", "区人社局"]).await;
    let reporter = court.unit("区税务局").await;
    let form = [("title", "注销办理情况"), ("reporter", reporter.as_str())];
    let page = filed(&office, &meeting, &format!("{meeting}/reports"), &form).await;
    let item = item(&page, 1);
    step(&office, &meeting, &format!("{meeting}/convene")).await;
    step(&office, &meeting, &format!("{meeting}/open")).await;
    let position = format!("{meeting}/items/{item}/position");
    for path in [meeting.clone(), format!("{meeting}/running")] {
        let page = office.open(&path).await;
        page.is_sound();
        assert!(!page.offers(&position), "{path}");
        let offered = |code: &str| page.has(&format!("name=\"outcome\" value=\"{code}\""));
        for code in ["noted", "returned", "withdrawn", "carried_over"] {
            assert!(offered(code), "{path} {code}");
        }
        for code in ["agreed", "agreed_with_changes", "deferred"] {
            assert!(!offered(code), "{path} {code}");
        }
    }
    let page = tax.open(&meeting).await;
    page.is_silent_on("等本单位表态的议题");
    assert!(!page.offers(&position));
}

#[tokio::test]
async fn an_opinion_is_entered_for_whom_the_item_concerns() {
    let court = Court::open().await;
    court.admit("演示清算所", "administrator_firm").await;
    let office = court.sign_in("office").await;
    let meeting = planned(&court, &office, &["区税务局", "演示清算所"]).await;
    let matter = accepted(&court, "税务注销", "taxation", "ordinary").await;
    let listing = format!("{meeting}/items");
    let page = filed(&office, &meeting, &listing, &[("matter", &matter)]).await;
    let html = page.html();
    let form = html
        .split(&format!("{listing}/{}/opinion\"", item(&page, 1)))
        .nth(1);
    let form = form.unwrap().split("</form>").next().unwrap();
    assert!(form.contains("区税务局") && !form.contains("演示清算所"));
}

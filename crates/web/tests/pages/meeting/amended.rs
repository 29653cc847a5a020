//! The record of a meeting put right after its minutes: what the pages say until a correction is out.

use super::step;
use crate::{
    court::{Court, Page, Visitor},
    minutes::circulating,
};

/// Records another place; answers with the page of the meeting.
async fn moved(office: &Visitor, meeting: &str) -> Page {
    let amend = format!("{meeting}/amend");
    let version = office.open(meeting).await.hidden(&amend, "version");
    let form = [
        ("version", version.as_str()),
        ("starts_at", "09:30"),
        ("place", "第九会议室"),
        ("chair", "演示主任"),
        ("reason", "会议记录登记有误"),
    ];
    office.done(&amend, &form).await
}

/// Signs countersigned minutes off; answers with the path of their page.
async fn signed_off(court: &Court, office: &Visitor, director: &Visitor) -> String {
    let paper = circulating(court, office).await;
    for unit in ["tax", "labour"] {
        let unit = court.sign_in(unit).await;
        let form = [("own", "1"), ("stance", "signed"), ("words", "")];
        unit.done(&format!("{paper}/countersign"), &form).await;
    }
    let action = format!("{paper}/sign-off");
    let version = director.open(&paper).await.hidden(&action, "version");
    let form = [("version", version.as_str()), ("disclosure", "on_request")];
    director.done(&action, &form).await;
    paper
}

#[tokio::test]
async fn a_record_put_right_after_the_issue_is_told_until_the_correction_is_drafted_from_it() {
    let court = Court::open().await;
    let (office, tax) = (court.sign_in("office").await, court.sign_in("tax").await);
    let director = court.sign_in("director").await;
    let paper = signed_off(&court, &office, &director).await;
    let meeting = paper.trim_end_matches("/minutes").to_owned();
    let amend = format!("{meeting}/amend");
    // Between signature and issue the way out stands where the form stood.
    let page = office.open(&meeting).await;
    page.is_sound();
    page.says("请先印发纪要");
    assert!(!page.offers(&amend), "it could not be done");
    step(&office, &paper, &format!("{paper}/number")).await;
    step(&office, &paper, &format!("{paper}/issue")).await;
    let owed = "请另发更正";
    office.open(&paper).await.is_silent_on(owed);
    office.open("/").await.is_silent_on("另发更正");
    moved(&office, &meeting).await.says("第九会议室");
    let page = office.open(&paper).await;
    page.is_sound();
    page.says("印发以后会议记录有改正（会议记录登记有误），纪要有 1 处与记录不一致");
    page.says("记录：第九会议室");
    let english = office.reading("en").open(&paper).await;
    english.says("one place of the minutes parts from it");
    office.open("/").await.says("另发更正");
    tax.open(&paper).await.is_silent_on(owed);
}

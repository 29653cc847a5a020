//! A meeting that is over, folded to what came of it; and what is said before one: another hour, a proposal that
//! joins an item, members left out.

use super::{PLAN, accepted, filed, planned, session, step};
use crate::court::Court;
use axum::http::StatusCode;

/// The markup between one and another.
fn between<'a>(html: &'a str, from: &str, to: &str) -> &'a str {
    let start = html.find(from).unwrap();
    let end = html[start..].find(to).unwrap();
    &html[start..start + end]
}

#[tokio::test]
async fn a_meeting_that_is_over_shows_its_outcomes_and_folds_the_rest() {
    let court = Court::open().await;
    let (office, tax) = (court.sign_in("office").await, court.sign_in("tax").await);
    let (convened, _) = session::convened(&court, &office).await;
    let before = office.open(&convened).await;
    assert!(
        !before.has("class=\"card item folded\"") && before.has("<article class=\"card item\"")
    );
    let meeting = session::closed(&court, &office).await;
    for reader in [&office, &tax] {
        let page = reader.open(&meeting).await;
        page.is_sound();
        let html = page.html();
        let item = between(&html, "<article class=\"card item folded\">", "</article>");
        let line = between(item, "<summary>", "</summary>");
        assert!(
            line.contains("1. 税务注销") && line.contains("一致同意"),
            "{line}"
        );
        assert!(item.contains("<details><summary>"), "folded");
        // What a link leads to lies within, so that the browser unfolds it.
        let unfolds = item.find("</summary>").unwrap() < item.find("id=\"item-").unwrap();
        assert!(unfolds && item.contains("办理破产企业税务注销"));
        page.says("到会 2 家，未到会 1 家");
        let units = between(&html, "id=\"attendance\"", "</details>");
        assert!(
            units.contains("<details class=\"form\"><summary>"),
            "{units}"
        );
        assert!(page.has("href=\"#papers\""));
    }
    assert!(
        tax.open(&meeting)
            .await
            .has(&format!("{meeting}/papers/bundle.pdf"))
    );
}

#[tokio::test]
async fn the_agenda_leads_to_each_of_its_versions_with_how_much_changed() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let meeting = planned(&court, &office, &["区税务局"]).await;
    let listing = format!("{meeting}/items");
    let matter = accepted(&court, "甲事项", "taxation", "ordinary").await;
    filed(&office, &meeting, &listing, &[("matter", &matter)]).await;
    step(&office, &meeting, &format!("{meeting}/freeze")).await;
    let reopen = format!("{meeting}/reopen");
    filed(&office, &meeting, &reopen, &[("reason", "漏列")]).await;
    let matter = accepted(&court, "乙事项", "taxation", "ordinary").await;
    filed(&office, &meeting, &listing, &[("matter", &matter)]).await;
    let page = step(&office, &meeting, &format!("{meeting}/freeze")).await;
    page.is_sound();
    for n in ["1", "2"] {
        assert!(
            page.has(&format!("href=\"#version-{n}\"")) && page.has(&format!("id=\"version-{n}\""))
        );
    }
    let html = page.html();
    let links = between(&html, "id=\"versions\"", "</p>");
    assert_eq!(
        links.matches("改动 1 处").count(),
        1,
        "the first differs from nothing"
    );
    assert!(html.find("id=\"versions\"").unwrap() < html.find("<article").unwrap());
}

#[tokio::test]
async fn a_convener_answers_anew_when_the_hour_of_a_convened_meeting_is_moved() {
    let court = Court::open().await;
    let (office, convener) = (
        court.sign_in("office").await,
        court.sign_in("convener").await,
    );
    let by = app::sign_in::actor_of(&court.desk, "convener")
        .await
        .unwrap();
    let caller = by.person.to_string();
    let mut form = PLAN.to_vec();
    form[0] = ("kind", "joint");
    form[5] = ("called_by", &caller);
    let meeting = office.done("/meetings", &form).await.path;
    let consent = format!("{meeting}/consent");
    let given = [("consent", "given")];
    let page = filed(&convener, &meeting, &consent, &given).await;
    page.says("同意召集");
    // Given once: only the other answer is offered.
    assert!(!page.has("value=\"given\"") && page.has("value=\"refused\""));
    let matter = accepted(&court, "甲事项", "taxation", "ordinary").await;
    filed(
        &office,
        &meeting,
        &format!("{meeting}/items"),
        &[("matter", &matter)],
    )
    .await;
    step(&office, &meeting, &format!("{meeting}/convene")).await;
    form[2] = ("held_on", "2026-03-03");
    form.push(("despite", "yes"));
    let page = filed(&office, &meeting, &format!("{meeting}/plan"), &form).await;
    page.is_sound();
    page.says("会期已经变更");
    assert!(page.offers(&format!("{consent}/enter")));
    convener.open("/").await.says("确认是否召集会议");
    let page = filed(&convener, &meeting, &consent, &given).await;
    page.is_silent_on("会期已经变更");
    assert!(!page.offers(&consent), "after the notice it stands");
}

#[tokio::test]
async fn a_second_proposal_is_taken_in_with_the_item_of_its_matter() {
    let court = Court::open().await;
    let (office, tax) = (court.sign_in("office").await, court.sign_in("tax").await);
    let meeting = planned(&court, &office, &["区税务局", "区人社局"]).await;
    let matter = accepted(&court, "欠税核销", "taxation", "ordinary").await;
    let call = [("due_on", "2026-03-02"), ("words", "请报送议题")];
    office.done(&format!("{meeting}/call"), &call).await;
    let propose = format!("{meeting}/proposals");
    let form = [
        ("kind", "matter"),
        ("matter", matter.as_str()),
        ("question", "社保欠费一并研究"),
    ];
    tax.done(&propose, &form).await;
    filed(
        &office,
        &meeting,
        &format!("{meeting}/items"),
        &[("matter", &matter)],
    )
    .await;
    let page = office.open(&meeting).await;
    page.says("并入第 1 项议题");
    let html = page.html();
    let accept = html.split("/accept\"").next().unwrap();
    let accept = format!("{}/accept", accept.rsplit("action=\"").next().unwrap());
    let page = filed(&office, &meeting, &accept, &[]).await;
    page.is_sound();
    page.says("议题 1 项");
    let seen = tax.open(&meeting).await;
    for page in [&page, &seen] {
        page.says("报送 区税务局 社保欠费一并研究");
    }
}

#[tokio::test]
async fn members_left_out_of_a_joint_meeting_are_named_before_the_notice() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let unit = court.unit("区税务局").await;
    let mut form = PLAN.to_vec();
    form[0] = ("kind", "joint");
    form[5] = ("called_by", "总召集人（区法院院长）");
    form.push(("units", &unit));
    let meeting = office.done("/meetings", &form).await.path;
    let matter = accepted(&court, "甲事项", "taxation", "ordinary").await;
    let listing = format!("{meeting}/items");
    let page = filed(&office, &meeting, &listing, &[("matter", &matter)]).await;
    let html = page.html();
    let strong = between(&html, "<li class=\"alert\">", "</li>");
    assert!(
        strong.contains("多数没有列入参会单位") && strong.contains("区人社局"),
        "{strong}"
    );
}

#[tokio::test]
async fn what_was_recorded_wrongly_of_a_meeting_that_is_over_is_put_right() {
    let court = Court::open().await;
    let (office, tax) = (court.sign_in("office").await, court.sign_in("tax").await);
    let meeting = session::closed(&court, &office).await;
    let amend = format!("{meeting}/amend");
    assert!(!tax.open(&meeting).await.offers(&amend));
    let page = office.open(&meeting).await;
    let version = page.hidden(&amend, "version");
    let mut form = vec![
        ("version", version.as_str()),
        ("starts_at", "10:15"),
        ("place", "第九<会议>室"),
        ("chair", "副区长 演示"),
    ];
    let wrong = office.post(&amend, &form).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.is_sound();
    assert!(wrong.has("value=\"10:15\""), "nothing typed is lost");
    form.push(("reason", "临时换了会议室"));
    let right = office.done(&amend, &form).await;
    right.is_sound();
    right.says("改正会议记录");
    right.says("第九&#60;会议&#62;室、副区长 演示（临时换了会议室）");
    office.done(&format!("{meeting}/minutes/draft"), &[]).await;
    office
        .open(&format!("{meeting}/minutes"))
        .await
        .says("10时15分");
    let stale = office.post(&amend, &form).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
}

//! What the page of a meeting shows and to whom: items that only some may see, the history of what comes back,
//! marks of what was carried over, who is on leave, another day for the replies.

use super::{
    PLAN, accepted, filed, item, planned, propose,
    session::{all_agree, attend, convened, unfolded},
    step,
};
use crate::court::{Court, Page, Visitor};

/// The part of a page that shows this item of the agenda.
fn part(page: &Page, item: &str) -> String {
    let html = page.html();
    let begins = html.split(&format!("id=\"item-{item}\"")).nth(1);
    begins.unwrap().split("</article>").next().unwrap().into()
}

/// Gives an item of a meeting in session its outcome.
async fn settle(office: &Visitor, meeting: &str, item: &str, form: &[(&str, &str)]) -> Page {
    let action = format!("{meeting}/items/{item}/outcome");
    filed(office, meeting, &action, form).await
}

#[tokio::test]
async fn an_item_that_only_some_may_see_has_no_rows_for_the_others() {
    let court = Court::open().await;
    let (office, tax) = (court.sign_in("office").await, court.sign_in("tax").await);
    let labour = court.sign_in("labour").await;
    let meeting = planned(&court, &office, &["区税务局", "区人社局"]).await;
    let listing = format!("{meeting}/items");
    for (title, class) in [("公开的事项", "ordinary"), ("限定知悉的事项", "restricted")]
    {
        let matter = accepted(&court, title, "taxation", class).await;
        filed(&office, &meeting, &listing, &[("matter", &matter)]).await;
    }
    let page = office.open(&meeting).await;
    let (open, closed) = (item(&page, 1), item(&page, 2));
    let (tax_id, labour_id) = (court.unit("区税务局").await, court.unit("区人社局").await);
    propose(&office, &meeting, &closed, &tax_id, "").await;
    step(&office, &meeting, &format!("{meeting}/convene")).await;
    step(&office, &meeting, &format!("{meeting}/open")).await;
    let page = attend(&court, &office, &meeting).await;
    let row = |unit: &str| format!("name=\"stance-{unit}\"");
    for (item, unit, shown) in [
        (&open, &tax_id, true),
        (&open, &labour_id, true),
        (&closed, &tax_id, true),
        (&closed, &labour_id, false),
    ] {
        assert_eq!(
            part(&page, item).contains(&row(unit)),
            shown,
            "{item} {unit}"
        );
    }
    let page = tax.open(&meeting).await;
    page.says("限定知悉的事项");
    assert!(page.offers(&format!("{meeting}/items/{closed}/position")));
    let page = labour.open(&meeting).await;
    page.is_sound();
    page.says("可见 1 项");
    page.is_silent_on("限定知悉的事项");
    assert!(!page.has(&closed), "not by its id either");
}

/// A meeting in session on one matter under which the tax bureau is to lead; its path, the item's id.
async fn in_session(court: &Court, office: &Visitor, matter: &str) -> (String, String) {
    let meeting = planned(court, office, &["区税务局", "区人社局"]).await;
    let listing = format!("{meeting}/items");
    let page = filed(office, &meeting, &listing, &[("matter", matter)]).await;
    let item = item(&page, 1);
    propose(office, &meeting, &item, &court.unit("区税务局").await, "").await;
    step(office, &meeting, &format!("{meeting}/convene")).await;
    step(office, &meeting, &format!("{meeting}/open")).await;
    attend(court, office, &meeting).await;
    (meeting, item)
}

/// Plans a meeting on another day, so that it is another meeting.
async fn planned_later(court: &Court, office: &Visitor) -> String {
    let unit = court.unit("区税务局").await;
    let mut form = PLAN.to_vec();
    form[2] = ("held_on", "2026-03-09");
    form.push(("units", &unit));
    office.done("/meetings", &form).await.path
}

#[tokio::test]
async fn what_comes_back_has_its_history_folded_under_it() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let matter = accepted(&court, "欠税核销", "taxation", "ordinary").await;
    let (meeting, deferred) = in_session(&court, &office, &matter).await;
    let unit = court.unit("区税务局").await;
    let (stance, words) = (format!("stance-{unit}"), format!("words-{unit}"));
    let form = [
        ("unit", unit.as_str()),
        (&stance, "object"),
        (&words, "依据不足"),
    ];
    let position = format!("{meeting}/items/{deferred}/position");
    office.done(&position, &form).await;
    let form = [
        ("outcome", "deferred"),
        ("condition", "待上级明确口径"),
        ("owner", unit.as_str()),
        ("review_on", "2026-04-01"),
    ];
    settle(&office, &meeting, &deferred, &form).await;
    step(&office, &meeting, &format!("{meeting}/close")).await;
    let later = planned_later(&court, &office).await;
    let listing = format!("{later}/items");
    let page = filed(&office, &later, &listing, &[("matter", &matter)]).await;
    page.is_sound();
    page.says("再次上会");
    let block = part(&page, &item(&page, 1));
    let block = block.split("class=\"form past\"").nth(1).unwrap();
    assert!(block.starts_with("><summary>历次审议情况（1次）"), "folded");
    let block = block.split("</details>").next().unwrap();
    for words in [
        "2026年第1次专题会议",
        "暂缓",
        "暂缓：待上级明确口径后另行提交",
        "区税务局</strong> <span class=\"tag\">不同意</span> 依据不足",
        "未形成议定</span> 办理破产企业税务注销",
    ] {
        assert!(block.contains(words), "{words} not in {block}");
    }
}

#[tokio::test]
async fn what_was_carried_over_is_marked_where_it_may_be_listed() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let matter = accepted(&court, "税款缓缴", "taxation", "ordinary").await;
    accepted(&court, "发票领用", "taxation", "ordinary").await;
    let (meeting, item) = in_session(&court, &office, &matter).await;
    settle(&office, &meeting, &item, &[("outcome", "carried_over")]).await;
    step(&office, &meeting, &format!("{meeting}/close")).await;
    let later = planned_later(&court, &office).await;
    let html = office.open(&later).await.html();
    let group = html
        .split("<optgroup label=\"上次会议未议，顺延\">")
        .nth(1)
        .unwrap();
    let group = group.split("</optgroup>").next().unwrap();
    assert!(
        group.contains("税款缓缴") && !group.contains("发票领用"),
        "{group}"
    );
    let page = office.open("/meetings/new?kind=special").await;
    let html = page.html();
    let at = |words: &str| html.find(words).unwrap();
    assert!(at("税款缓缴") < at("发票领用"), "it comes first");
    page.says("税款缓缴·上次会议未议，顺延");
    office.open("/").await.says("未议顺延，列入下次议程");
}

#[tokio::test]
async fn who_is_on_leave_does_not_count_as_agreeing() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let (meeting, item) = convened(&court, &office).await;
    step(&office, &meeting, &format!("{meeting}/open")).await;
    attend(&court, &office, &meeting).await;
    let page = all_agree(&court, &office, &meeting, &item).await;
    page.says("议定事项涉及的单位均已同意");
    let unit = court.unit("区人社局").await;
    let (presence, version) = (format!("presence-{unit}"), format!("version-{unit}"));
    let attendance = format!("{meeting}/attendance");
    let seen = page.hidden(&attendance, &version);
    let form = [
        ("unit", unit.as_str()),
        (&presence, "excused"),
        (&version, &seen),
    ];
    let page = office.done(&attendance, &form).await;
    page.is_sound();
    page.is_silent_on("均已同意");
    page.says("达成一致还须以下单位同意：区人社局");
    assert!(!unfolded(&page, "/attendance\""), "known of all");
}

#[tokio::test]
async fn another_day_for_the_replies_stands_on_the_page_and_in_the_history() {
    let court = Court::open().await;
    let (office, tax) = (court.sign_in("office").await, court.sign_in("tax").await);
    let unit = court.unit("区税务局").await;
    let mut form = PLAN.to_vec();
    form[2] = ("held_on", "2026-03-09");
    form.extend([("units", unit.as_str()), ("reply_by", "2026-03-04")]);
    let meeting = office.done("/meetings", &form).await.path;
    let matter = accepted(&court, "税务注销", "taxation", "ordinary").await;
    filed(
        &office,
        &meeting,
        &format!("{meeting}/items"),
        &[("matter", &matter)],
    )
    .await;
    step(&office, &meeting, &format!("{meeting}/convene")).await;
    tax.open(&meeting).await.says("请于2026年3月4日前回复");
    form.retain(|(name, _)| *name != "reply_by" && *name != "units");
    form.extend([("reply_by", "2026-03-06"), ("despite", "yes")]);
    let page = filed(&office, &meeting, &format!("{meeting}/plan"), &form).await;
    page.is_sound();
    page.says("回执截止日 2026年3月6日");
    page.says("确定回执截止日");
    let page = tax.open(&meeting).await;
    page.says("请于2026年3月6日前回复");
    page.is_silent_on("请于2026年3月4日前回复");
}

#[tokio::test]
async fn a_matter_whose_meeting_is_called_off_stands_where_it_stood() {
    let court = Court::open().await;
    let (office, judge) = (court.sign_in("office").await, court.sign_in("judge").await);
    let number = accepted(&court, "欠税核销", "taxation", "ordinary").await;
    let matter = format!("/matters/{number}");
    // Whoever is not asked to the meeting knows the place on its agenda alone.
    let off = "第 1 项 · 已取消";
    let steps = [
        (
            &office,
            "会议 专题会议（演示机械税务注销，2026年3月2日） 第 1 项 议定",
        ),
        (&judge, "会议 第 1 项 议定"),
    ];
    for (chair, is_off) in [("演示主任", true), ("演示副主任", false)] {
        let unit = court.unit("区税务局").await;
        let mut form = PLAN.to_vec();
        form[6] = ("chair", chair);
        form.push(("units", &unit));
        let meeting = office.done("/meetings", &form).await.path;
        let listing = format!("{meeting}/items");
        filed(&office, &meeting, &listing, &[("matter", &number)]).await;
        for (reader, step_of_it) in steps {
            reader.open(&matter).await.says(step_of_it);
        }
        if is_off {
            let reason = [("reason", "主持人另有安排")];
            let action = format!("{meeting}/call-off");
            filed(&office, &meeting, &action, &reason).await;
            for (reader, step_of_it) in steps {
                let page = reader.open(&matter).await;
                page.is_sound();
                page.is_silent_on(step_of_it);
                page.says(off);
                page.says("取消，不再列入议题：主持人另有安排");
            }
        }
    }
}

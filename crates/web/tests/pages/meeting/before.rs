//! Before the meeting and on its running sheet, as pages: the call for items, replies, the agenda's versions,
//! what two clerks enter together.

use super::{PLAN, accepted, filed, item, planned, sent, session::convened, step};
use crate::{
    court::{Court, Page},
    documents,
};
use axum::http::StatusCode;

#[tokio::test]
async fn a_call_is_answered_checked_and_shown() {
    let court = Court::open().await;
    let (office, tax) = (court.sign_in("office").await, court.sign_in("tax").await);
    let meeting = planned(&court, &office, &["区税务局", "区人社局"]).await;
    let call = format!("{meeting}/call");
    let form = [("due_on", "2026-03-02"), ("words", "请报送议题")];
    let page = office.done(&call, &form).await;
    page.is_sound();
    page.says("尚未回复：区税务局、区人社局");
    let propose = format!("{meeting}/proposals");
    tax.open("/").await.says("报送议题");
    let page = tax.open(&meeting).await;
    page.is_sound();
    assert!(page.offers(&propose) && !page.offers(&call));
    page.is_silent_on("尚未回复");
    let wrong = tax.post(&propose, &[("kind", "report")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let report = [("kind", "report"), ("title", "注销办理情况")];
    tax.done(&propose, &report).await.says("待审核");
    let page = office.open(&meeting).await;
    page.says("尚未回复：区人社局");
    let html = page.html();
    let back = html.split("/return\"").next().unwrap();
    let back = back.rsplit("action=\"").next().unwrap();
    let back = format!("{back}/return");
    filed(&office, &meeting, &back, &[("reason", "请附户数")]).await;
    tax.open(&meeting).await.says("退回补正：请附户数");
    let accept = back.replace("/return", "/accept");
    let again = sent(
        &tax,
        &meeting,
        &back.replace("/return", "/complete"),
        &report,
    )
    .await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
    filed(&office, &meeting, &accept, &[])
        .await
        .says("1. 注销办理情况");
}

#[tokio::test]
async fn a_frozen_agenda_is_opened_for_a_reason_and_its_versions_are_compared() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let meeting = planned(&court, &office, &["区税务局"]).await;
    let listing = format!("{meeting}/items");
    for title in ["甲事项", "乙事项"] {
        let matter = accepted(&court, title, "taxation", "ordinary").await;
        filed(&office, &meeting, &listing, &[("matter", &matter)]).await;
    }
    let page = step(&office, &meeting, &format!("{meeting}/freeze")).await;
    page.says("议程已定稿");
    assert!(!page.offers(&listing) && !page.offers(&format!("{meeting}/order")));
    let reopen = format!("{meeting}/reopen");
    let page = filed(&office, &meeting, &reopen, &[("reason", "顺序有误")]).await;
    page.says("重新打开的原因：顺序有误");
    let order = format!("{meeting}/order");
    let (first, second) = (item(&page, 1), item(&page, 2));
    let stale = [
        ("version", "1"),
        ("item", second.as_str()),
        ("item", &first),
    ];
    assert_eq!(
        office.post(&order, &stale).await.status,
        StatusCode::CONFLICT
    );
    let form = [("item", second.as_str()), ("item", first.as_str())];
    filed(&office, &meeting, &order, &form)
        .await
        .says("1. 乙事项");
    let page = step(&office, &meeting, &format!("{meeting}/convene")).await;
    page.is_sound();
    page.says("第 2 稿");
    page.says("调序");
}

#[tokio::test]
async fn a_reply_excuses_and_is_the_offices_to_read() {
    let court = Court::open().await;
    let (office, tax) = (court.sign_in("office").await, court.sign_in("tax").await);
    let (meeting, _) = convened(&court, &office).await;
    let reply = format!("{meeting}/reply");
    let page = tax.open(&meeting).await;
    page.is_sound();
    page.says("填报本单位回执");
    let bare = [("version", "0"), ("answer", "cannot"), ("post", "副局长")];
    let page = tax.post(&reply, &bare).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.has("value=\"副局长\""), "what was typed is kept");
    let form = [
        ("version", "0"),
        ("answer", "cannot"),
        ("reason", "另有会议"),
    ];
    tax.done(&reply, &form).await.says("更改回执");
    let page = office.open(&meeting).await;
    page.is_sound();
    page.says("不能参加");
    page.says("另有会议");
    court
        .sign_in("labour")
        .await
        .open(&meeting)
        .await
        .is_silent_on("另有会议");
}

#[tokio::test]
async fn two_clerks_share_the_running_sheet_and_no_words_are_lost() {
    let court = Court::open().await;
    let (office, tax) = (court.sign_in("office").await, court.sign_in("tax").await);
    let (meeting, item) = convened(&court, &office).await;
    let running = format!("{meeting}/running");
    office.open(&running).await.is_sound();
    assert_eq!(tax.get(&running).await.status, StatusCode::NOT_FOUND);
    step(&office, &meeting, &format!("{meeting}/open")).await;
    let unit = court.unit("区税务局").await;
    let action = format!("{meeting}/items/{item}/position");
    let (stance, words) = (format!("stance-{unit}"), format!("words-{unit}"));
    let version = format!("version-{unit}");
    let entry = |stance_: &'static str, said: &'static str| {
        vec![
            ("from", "running"),
            ("unit", unit.as_str()),
            (version.as_str(), "0"),
            (stance.as_str(), stance_),
            (words.as_str(), said),
        ]
    };
    let page = office
        .done(&action, &entry("object", "甲记：依据不足"))
        .await;
    assert_eq!(page.path, format!("{running}?at={item}#item-{item}"));
    page.is_sound();
    let page = office
        .post(&action, &entry("reserve", "乙记：先行审计"))
        .await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(
        page.has("value=\"乙记：先行审计\""),
        "what was typed is kept"
    );
    page.says("现已登记：不同意 甲记：依据不足");
    let rest = format!("{meeting}/carry-over");
    // What a unit spoke on was reached: it is named, and not carried over with the rest.
    assert!(!page.offers(&rest) && !page.offers(&format!("{meeting}/close")));
    page.says("已有单位表态，属于已审议");
    for stale in [unit.as_str(), item.as_str()] {
        let stale = office.post(&rest, &[("item", stale)]).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
    }
}

#[tokio::test]
async fn the_running_sheet_stands_open_at_one_item_and_asks_those_whose_word_counts() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let meeting = planned(&court, &office, &["区税务局", "区人社局"]).await;
    for title in ["甲事项", "乙事项"] {
        let matter = accepted(&court, title, "taxation", "ordinary").await;
        let listing = format!("{meeting}/items");
        filed(&office, &meeting, &listing, &[("matter", &matter)]).await;
    }
    step(&office, &meeting, &format!("{meeting}/convene")).await;
    step(&office, &meeting, &format!("{meeting}/open")).await;
    let running = format!("{meeting}/running");
    let open_items = |page: &crate::court::Page| -> Vec<bool> {
        let html = page.html();
        let articles = html.split("<article").skip(1);
        articles
            .map(|article| article.contains("<details class=\"form\" open>"))
            .collect()
    };
    let page = office.open(&running).await;
    page.is_sound();
    assert_eq!(open_items(&page), [true, false]);
    // Nobody is at the table yet, so nobody can be entered as agreeing.
    page.says("其他单位（2 家）");
    page.is_silent_on("均记为同意");
    let second = item(&page, 2);
    let there = office.open(&format!("{running}?at={second}")).await;
    assert_eq!(open_items(&there), [false, true]);

    let (tax, labour) = (court.unit("区税务局").await, court.unit("区人社局").await);
    let presence = [format!("presence-{tax}"), format!("presence-{labour}")];
    let version = [format!("version-{tax}"), format!("version-{labour}")];
    let form = [
        (version[0].as_str(), "1"),
        (version[1].as_str(), "1"),
        ("unit", tax.as_str()),
        ("unit", labour.as_str()),
        (presence[0].as_str(), "present"),
        (presence[1].as_str(), "present"),
    ];
    office.done(&format!("{meeting}/attendance"), &form).await;
    let page = office.open(&running).await;
    page.says("到会未表态的 2 家单位均记为同意");
    let rest = [
        ("from", "running"),
        ("unit", tax.as_str()),
        ("unit", labour.as_str()),
        ("there", tax.as_str()),
        ("there", labour.as_str()),
        ("rest", "agree"),
    ];
    let action = format!("{meeting}/items/{second}/position");
    let page = office.done(&action, &rest).await;
    assert_eq!(page.path, format!("{running}?at={second}#item-{second}"));
    page.says("同意 2");
    // The first item's units are still to be heard, the second's have all spoken.
    assert_eq!(page.text().matches("其他单位（2 家）").count(), 1);
}

#[tokio::test]
async fn another_day_is_doubted_on_the_page_with_what_was_typed() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let (meeting, _) = convened(&court, &office).await;
    let plan = format!("{meeting}/plan");
    let mut form = super::PLAN.to_vec();
    form[2].1 = "2026-03-08";
    let page = sent(&office, &meeting, &plan, &form).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    page.is_sound();
    page.says("2026年3月8日 星期日 09:30不是工作日");
    assert!(page.has("name=\"held_on\" value=\"2026-03-08\""));
    form.push(("despite", "yes"));
    let page = filed(&office, &meeting, &plan, &form).await;
    page.says("会议时间或者地点已变更");
    assert!(!page.has("id=\"doubts\""), "answered");
}

#[tokio::test]
async fn a_consent_entered_from_paper_stands_with_its_scan() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let mut form = super::PLAN.to_vec();
    form[0] = ("kind", "joint");
    let convener = office.open("/meetings/new?kind=joint").await;
    let html = convener.html();
    let option = html.split(">总召集人演示区长<").next().unwrap();
    let caller = option.rsplit("value=\"").next().unwrap();
    let caller = caller.split('"').next().unwrap().to_owned();
    form[5] = ("called_by", &caller);
    let meeting = office.done("/meetings", &form).await.path;
    let enter = format!("{meeting}/consent/enter");
    let version = office.open(&meeting).await.hidden(&enter, "version");
    let fields = [
        ("version", version.as_str()),
        ("consent", "given"),
        ("words", "3月1日书面同意"),
    ];
    let scan = [("scan", "书面意见.pdf", &b"%PDF-1.7 agreed"[..])];
    let page = office.done_with(&enter, &fields, &scan).await;
    page.is_sound();
    let html = page.html();
    let card = html.split("id=\"consent\"").nth(1).unwrap();
    let card = card.split("id=\"next\"").next().unwrap();
    assert!(
        card.contains("书面意见.pdf"),
        "it stands beside the consent"
    );
    let links = html.matches("href=\"/attachments/").count();
    assert_eq!(links, 1, "and there alone");
}

#[tokio::test]
async fn the_notice_gives_the_offices_telephone() {
    let charter = app::charter::BUILT_IN.replace(
        "[practice]\n",
        "[practice]\noffice_phone = \"0356-2020202\"\n",
    );
    let people = [
        ("office", "演示书记", "区法院", "office_clerk"),
        ("judge", "演示法官", "区法院", "judge"),
    ];
    let court = Court::of(&charter, &people).await;
    let office = court.sign_in("office").await;
    let meeting = planned(&court, &office, &["区税务局", "区人社局"]).await;
    let id = meeting.rsplit('/').next().unwrap().to_owned();
    let form = [("kind", "meeting_notice"), ("meeting", id.as_str())];
    let notice = office.done("/documents", &form).await;
    notice.is_sound();
    notice.says("联系人：演示书记，联系电话：0356-2020202。");
}

#[tokio::test]
async fn an_invitation_given_by_mistake_is_withdrawn() {
    let court = Court::open().await;
    let (office, tax) = (court.sign_in("office").await, court.sign_in("tax").await);
    let meeting = planned(&court, &office, &["区税务局", "区人社局"]).await;
    let matter = accepted(&court, "甲事项", "taxation", "ordinary").await;
    filed(
        &office,
        &meeting,
        &format!("{meeting}/items"),
        &[("matter", &matter)],
    )
    .await;
    let withdraw = format!("{meeting}/withdraw");
    let page = office.open(&meeting).await;
    assert!(page.offers(&withdraw) && !tax.open(&meeting).await.offers(&withdraw));
    page.is_silent_on("会议通知已经发出");
    let page = step(&office, &meeting, &format!("{meeting}/convene")).await;
    page.says("会议通知已经发出：撤回后请另行告知该单位不必参加");
    let unchosen = office.post(&withdraw, &[]).await;
    assert_eq!(unchosen.status, StatusCode::UNPROCESSABLE_ENTITY);
    let unit = court.unit("区税务局").await;
    let (key, version) = (
        format!("version-{unit}"),
        page.hidden(&withdraw, &format!("version-{unit}")),
    );
    let form = [("unit", unit.as_str()), (key.as_str(), version.as_str())];
    let page = office.done(&withdraw, &form).await;
    page.is_sound();
    page.says("撤回对区税务局的参会邀请");
    assert!(!page.html().contains(&format!("presence-{unit}")));
    assert_eq!(tax.get(&meeting).await.status, StatusCode::NOT_FOUND);
    let again = office.post(&withdraw, &form).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    again.says("区税务局的邀请已经撤回，不必再办");
    // A guest, by contrast with a unit, is offered nowhere else.
    let guest = [("full_name", "某区档案馆"), ("short_name", "区档案馆")];
    office.done(&format!("{meeting}/guest"), &guest).await;
    let other = planned(&court, &office, &["区人社局"]).await;
    office.open(&other).await.is_silent_on("区档案馆");
    office
        .open("/meetings/new?kind=special")
        .await
        .is_silent_on("区档案馆");
    office.open("/matters/new").await.is_silent_on("区档案馆");
}

#[tokio::test]
async fn the_list_begins_with_what_is_ahead_and_leaves_out_what_was_called_off() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let unit = court.unit("区税务局").await;
    let plan = async |topic: &str, on: &str| {
        let mut form = PLAN.to_vec();
        form.retain(|(name, _)| !matches!(*name, "topic" | "held_on"));
        form.extend([("topic", topic), ("held_on", on), ("units", &unit)]);
        office.done("/meetings", &form).await.path
    };
    let later = plan("后开的会", "2026-03-09").await;
    let soon = plan("先开的会", "2026-03-03").await;
    let off = plan("不开的会", "2026-03-05").await;
    office.open("/meetings").await.is_silent_on("已取消的会议");
    let action = format!("{off}/call-off");
    filed(&office, &off, &action, &[("reason", "改期")]).await;
    let html = office.open("/meetings").await.html();
    let at = |path: &str| html.find(&format!("href=\"{path}\""));
    assert!(at(&soon).is_some() && at(&soon) < at(&later));
    assert_eq!(at(&off), None);
    let page = office.open("/meetings").await;
    page.is_sound();
    page.says("已取消的会议");
    let page = office.open("/meetings?state=called_off").await;
    page.is_sound();
    page.says("不开的会");
    page.is_silent_on("先开的会");
}

#[tokio::test]
async fn a_guest_is_not_offered_to_raise_a_matter_and_is_told_why() {
    let court = Court::open().await;
    let office = court.sign_in("office").await;
    let meeting = planned(&court, &office, &["区税务局"]).await;
    let guest = [("full_name", "某区档案馆"), ("short_name", "区档案馆")];
    office.done(&format!("{meeting}/guest"), &guest).await;
    court
        .appoint("archive", "演示·archive", "区档案馆", "liaison")
        .await;
    let due = [("due_on", "2026-03-02"), ("words", "请报送议题")];
    office.done(&format!("{meeting}/call"), &due).await;
    let (archive, tax) = (court.sign_in("archive").await, court.sign_in("tax").await);
    for path in ["/", "/matters", meeting.as_str()] {
        let offers = |page: &Page| page.html().contains("href=\"/matters/new\"");
        assert!(!offers(&archive.open(path).await), "{path}");
        assert!(offers(&tax.open(path).await), "{path}");
    }
    let refused = archive.get("/matters/new").await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    refused.says("区档案馆只列席一次会议，不能另作安排");
    tax.open("/matters/new").await.is_sound();
}

#[tokio::test]
async fn where_the_notice_went_out_on_paper_the_office_is_told_to_send_word_that_the_meeting_is_off()
 {
    let court = Court::open().await;
    let (office, director) = (
        court.sign_in("office").await,
        court.sign_in("director").await,
    );
    let tax = court.sign_in("tax").await;
    let hint = "会议通知已经印发：系统只提醒能登录的单位，请另行发文告知会议取消。";
    for issued in [false, true] {
        let meeting = planned(&court, &office, &["区税务局"]).await;
        let matter = accepted(&court, "甲事项", "taxation", "ordinary").await;
        let listing = format!("{meeting}/items");
        filed(&office, &meeting, &listing, &[("matter", &matter)]).await;
        step(&office, &meeting, &format!("{meeting}/convene")).await;
        let id = meeting.rsplit('/').next().unwrap();
        let form = [("kind", "meeting_notice"), ("meeting", id)];
        let notice = office.done("/documents", &form).await.path;
        if issued {
            let unit = court.unit("区税务局").await;
            documents::write(&office, &notice, &[&unit], "请准时参加会议。").await;
            documents::submitted(&office, &notice).await;
            step(&director, &notice, &format!("{notice}/check")).await;
            documents::sign(&director, &notice, "on_request").await;
            step(&office, &notice, &format!("{notice}/number")).await;
            step(&office, &notice, &format!("{notice}/issue")).await;
        }
        let action = format!("{meeting}/call-off");
        filed(&office, &meeting, &action, &[("reason", "改期")]).await;
        let page = office.open(&meeting).await;
        page.is_sound();
        assert_eq!(page.html().contains(hint), issued);
        let read = tax.open(&meeting).await;
        read.says("会议已取消");
        read.is_silent_on(hint);
    }
    app::jobs::deliver(&court.desk).await.unwrap();
    let told = tax.open("/notifications").await;
    told.is_sound();
    told.says("取消会议：改期");
}

#[tokio::test]
async fn what_was_told_of_a_meeting_still_names_it_to_a_unit_taken_off_it() {
    let court = Court::open().await;
    let (office, tax) = (court.sign_in("office").await, court.sign_in("tax").await);
    let meeting = planned(&court, &office, &["区税务局", "区人社局"]).await;
    let matter = accepted(&court, "甲事项", "taxation", "ordinary").await;
    let listing = format!("{meeting}/items");
    filed(&office, &meeting, &listing, &[("matter", &matter)]).await;
    step(&office, &meeting, &format!("{meeting}/convene")).await;
    app::jobs::deliver(&court.desk).await.unwrap();
    let link = format!("href=\"{meeting}\"");
    assert!(tax.open("/notifications").await.has(&link));
    let (action, unit) = (format!("{meeting}/withdraw"), court.unit("区税务局").await);
    let version = format!("version-{unit}");
    let seen = office.open(&meeting).await.hidden(&action, &version);
    let form = [("unit", unit.as_str()), (version.as_str(), &seen)];
    office.done(&action, &form).await;
    app::jobs::deliver(&court.desk).await.unwrap();
    let told = tax.open("/notifications").await;
    told.is_sound();
    assert!(!told.has(&link));
    told.says("发出会议通知：");
    told.says("不必参加");
    let name = "专题会议（演示机械税务注销，";
    assert_eq!(
        told.text().matches(name).count(),
        3,
        "both lines, and the words"
    );
}

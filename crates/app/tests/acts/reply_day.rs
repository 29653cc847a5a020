//! The day by which units reply to a meeting's notice: one for the notice, the page, the worklists and the
//! reminder. And the day of a call for items, in its notice.

use crate::{
    assembly::{Assembly, plan_form},
    court::{Court, refusal, wrong_fields},
};
use app::{
    meeting::{
        call::{self, CallForm},
        plan::{self, PlanForm},
        reply::{self, ReplyForm},
        reply_day,
    },
    official_document::{
        draft::{self, DraftForm},
        view,
    },
    worklist::{self, Todo},
};
use domain::{Actor, Date, Refusal, official_document::OfficialDocument};
use jiff::civil::date;

/// A meeting on Thursday, 12 March 2026 of two units, with a matter on its agenda.
async fn planned<'a>(court: &'a Court, reply_by: &str) -> Assembly<'a> {
    let number = court.accepted().await;
    let form = PlanForm {
        held_on: "2026-03-12".into(),
        reply_by: reply_by.into(),
        ..plan_form(court, "special", &["区税务局", "区人社局"]).await
    };
    let id = plan::plan(&court.desk, &court.office, form).await.unwrap();
    let meeting = Assembly::of(court, id.to_string());
    meeting.list(number).await.unwrap();
    meeting
}

async fn drafted(court: &Court, kind: &str, meeting: &str) -> OfficialDocument {
    let form = DraftForm {
        kind: kind.into(),
        meeting: meeting.into(),
        ..DraftForm::default()
    };
    let id = draft::draft(&court.desk, &court.office, form)
        .await
        .unwrap();
    view::view(&court.desk, &court.office, &id.to_string())
        .await
        .unwrap()
        .document
}

async fn convene(court: &Court, meeting: &Assembly<'_>) {
    let version = meeting.version().await;
    plan::convene(&court.desk, &court.office, &meeting.id, version)
        .await
        .unwrap();
}

/// The day on the unit's worklist, and in the meeting's view.
async fn days(court: &Court, by: &Actor, meeting: &Assembly<'_>) -> (Option<Date>, Date) {
    let list = worklist::load(&court.desk, by).await.unwrap();
    let item = list
        .items
        .iter()
        .find(|item| matches!(item.todo, Todo::Reply | Todo::ReplyAgain));
    let view = meeting.view().await;
    let page = reply_day::due(&court.desk, &view.meeting, view.reply_day.as_ref());
    (item.unwrap().due_on, page)
}

#[tokio::test]
async fn the_day_is_the_same_in_the_notice_on_the_page_and_in_the_worklist() {
    for (typed, wanted, printed) in [
        ("", date(2026, 3, 11), "请于2026年3月11日前将"),
        ("2026-03-06", date(2026, 3, 6), "请于2026年3月6日前将"),
    ] {
        let court = Court::open().await;
        let meeting = planned(&court, typed).await;
        let notice = drafted(&court, "meeting_notice", &meeting.id).await;
        assert!(notice.body.contains(printed), "{}", notice.body);
        assert_eq!(notice.reply_by, Some(wanted));
        assert_eq!(notice.attachments, "参会回执");
        // Topic and day stand in the text; the title repeats neither.
        assert_eq!(
            notice.title,
            "关于召开晋城市城区企业破产处置府院联动机制专题会议的通知"
        );
        let topic = &meeting.view().await.meeting.topic;
        assert_eq!(
            notice.body.matches(topic.as_str()).count(),
            1,
            "{}",
            notice.body
        );
        convene(&court, &meeting).await;
        let found = days(&court, &court.tax, &meeting).await;
        assert_eq!(found, (Some(wanted), wanted));
        court.finish().await;
    }
}

#[tokio::test]
async fn a_day_past_or_after_the_meeting_is_refused() {
    let court = Court::open().await;
    for typed in ["2026-03-01", "2026-03-13"] {
        let form = PlanForm {
            held_on: "2026-03-12".into(),
            reply_by: typed.into(),
            ..plan_form(&court, "special", &["区税务局"]).await
        };
        let wrong = plan::plan(&court.desk, &court.office, form).await;
        assert_eq!(refusal(wrong), Refusal::ReplyDayUnfit, "{typed}");
    }
    let form = PlanForm {
        reply_by: "三月".into(),
        ..plan_form(&court, "special", &["区税务局"]).await
    };
    let wrong = plan::plan(&court.desk, &court.office, form).await;
    assert_eq!(wrong_fields(wrong)[0].0, "reply_by");
    court.finish().await;
}

#[tokio::test]
async fn the_day_moves_with_the_meeting_and_stands_when_the_meeting_does_not() {
    let mut court = Court::open().await;
    let id = {
        let meeting = planned(&court, "").await;
        convene(&court, &meeting).await;
        meeting.id.clone()
    };
    // A day later than the one that was due: what is told already stands.
    court.on(date(2026, 3, 12));
    let replan = async |court: &Court, held_on: &str, reply_by: &str| {
        let meeting = Assembly::of(court, id.clone());
        let form = PlanForm {
            held_on: held_on.into(),
            reply_by: reply_by.into(),
            ..plan_form(court, "special", &[]).await
        };
        let version = meeting.version().await;
        plan::replan(&court.desk, &court.office, &id, version, form).await
    };
    replan(&court, "2026-03-12", "2026-03-11").await.unwrap();
    // The meeting is put off; the day goes back to the practice, and the silent are told.
    replan(&court, "2026-03-20", "").await.unwrap();
    let meeting = Assembly::of(&court, id.clone());
    let found = days(&court, &court.tax, &meeting).await;
    assert_eq!(found, (Some(date(2026, 3, 19)), date(2026, 3, 19)));
    app::jobs::deliver(&court.desk).await.unwrap();
    let told = app::history::told(&court.desk, &court.hr).await.unwrap();
    assert!(told.iter().any(|line| line.kind == "reply_day.set"));
    let unfit = replan(&court, "2026-03-18", "2026-03-19").await;
    assert_eq!(refusal(unfit), Refusal::ReplyDayUnfit);
    court.finish().await;
}

#[tokio::test]
async fn silent_units_are_reminded_once_and_only_they() {
    let mut court = Court::open().await;
    let id = {
        let meeting = planned(&court, "2026-03-10").await;
        convene(&court, &meeting).await;
        meeting.id.clone()
    };
    assert_eq!(reply_day::remind(&court.desk).await.unwrap(), 0, "far off");
    let comes = ReplyForm {
        answer: "comes".into(),
        person: "甲".into(),
        ..ReplyForm::default()
    };
    reply::reply(&court.desk, &court.tax, &id, comes)
        .await
        .unwrap();
    court.on(date(2026, 3, 9));
    assert_eq!(reply_day::remind(&court.desk).await.unwrap(), 1);
    assert_eq!(reply_day::remind(&court.desk).await.unwrap(), 0, "once");
    app::jobs::deliver(&court.desk).await.unwrap();
    for (by, told) in [(&court.tax, false), (&court.hr, true)] {
        let lines = app::history::told(&court.desk, by).await.unwrap();
        let reminded = lines.iter().any(|line| line.kind == "reply_day.reminded");
        assert_eq!(reminded, told, "{}", by.name);
    }
    court.finish().await;
}

#[tokio::test]
async fn the_calls_notice_takes_its_day_from_the_call() {
    let mut court = Court::open().await;
    let id = planned(&court, "").await.id.clone();
    let body = async |court: &Court| drafted(court, "call_for_items", &id).await;
    // Until there is a call: ten working days, the office's practice.
    let before = body(&court).await;
    assert_eq!(before.reply_by, Some(date(2026, 3, 16)));
    let form = CallForm {
        due_on: "2026-03-06".into(),
        words: "请报送议题".into(),
    };
    call::send(&court.desk, &court.office, &id, form)
        .await
        .unwrap();
    let open = body(&court).await;
    assert_eq!(open.reply_by, Some(date(2026, 3, 6)));
    assert!(
        open.body.contains("请于2026年3月6日前将申报表"),
        "{}",
        open.body
    );
    assert!(!open.body.contains("延长"));
    court.on(date(2026, 3, 6));
    // Given more time means a later day than the one that stands.
    let sent = app::meeting::view::view(&court.desk, &court.office, &id).await;
    let due_on = sent.unwrap().call.unwrap().due_on.to_string();
    let same = call::extend(&court.desk, &court.office, &id, 1, &due_on).await;
    assert_eq!(
        crate::court::wrong_fields(same),
        [("due_on", "form-not-extended")]
    );
    call::extend(&court.desk, &court.office, &id, 1, "2026-03-10")
        .await
        .unwrap();
    let longer = body(&court).await;
    assert_eq!(longer.reply_by, Some(date(2026, 3, 10)));
    assert!(
        longer.body.contains("议题报送时限延长至2026年3月10日"),
        "{}",
        longer.body
    );
    court.finish().await;
}

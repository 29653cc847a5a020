//! The agenda before the meeting: taken off, ordered, reworded, frozen, opened again; tiers of the charter;
//! what a stale form may not do.

use crate::{
    assembly::{Assembly, plan_form},
    court::{Court, is_not_found, is_stale, refusal, wrong_fields},
};
use app::meeting::{
    agenda::{self, ReportForm},
    consent, plan, propose, session, view,
};
use domain::{
    Refusal,
    agenda::{
        ItemKind,
        version::{LineChange, changes},
    },
    decision::DecisionState,
    matter::MatterState,
    meeting::MeetingState,
};
use jiff::civil::date;

#[tokio::test]
async fn what_is_taken_off_goes_back_to_where_it_was() {
    let mut court = Court::open().await;
    let (fresh, deferred, last) = (
        court.accepted().await,
        court.accepted().await,
        court.accepted().await,
    );
    let form = court.defer_form("区税务局", "2026-03-10").await;
    let version = court.version(deferred).await;
    app::matter::forward::defer(&court.desk, &court.office, deferred, version, form)
        .await
        .unwrap();
    court.on(date(2026, 3, 4));
    let meeting = Assembly::planned(&court, "special", &["区税务局"]).await;
    for number in [fresh, deferred, last] {
        meeting.list(number).await.unwrap();
    }
    meeting.propose(1, "区税务局", &[]).await.unwrap();
    let second = meeting.item(1).await.item.id.to_string();
    let stamp = meeting.view().await.agenda_stamp;
    let (desk, office) = (&court.desk, &court.office);
    is_stale(agenda::take_off(desk, office, &meeting.id, Some(stamp - 1), &second).await);
    let unit = agenda::take_off(desk, &court.tax, &meeting.id, Some(stamp), &second).await;
    assert_eq!(refusal(unit), Refusal::OfficeOnly);
    agenda::take_off(desk, office, &meeting.id, Some(stamp), &second)
        .await
        .unwrap();
    assert_eq!(court.state(deferred).await, MatterState::Deferred);
    let decisions = court.matter(deferred).await.decisions;
    assert_eq!(decisions[0].state, DecisionState::Withdrawn);
    let items = meeting.view().await.items;
    let places: Vec<_> = items.iter().map(|one| one.item.ordinal).collect();
    assert_eq!(places, [1, 2], "those behind it move up");
    // The stamp the other clerk's form carries no longer fits.
    let first = items[0].item.id.to_string();
    is_stale(agenda::shift(desk, office, &meeting.id, Some(stamp), &first, false).await);
    is_not_found(agenda::take_off(desk, office, &meeting.id, None, &second).await);
    meeting.list(deferred).await.unwrap();
    assert_eq!(
        court.matter(deferred).await.items.len(),
        1,
        "the one taken off is gone"
    );
    court.finish().await;
}

#[tokio::test]
async fn an_agenda_has_versions_and_is_opened_for_a_reason() {
    let court = Court::open().await;
    let (one, two, three) = (
        court.accepted().await,
        court.accepted().await,
        court.accepted().await,
    );
    let meeting = Assembly::planned(&court, "special", &["区税务局", "区人社局"]).await;
    meeting.list(one).await.unwrap();
    meeting.list(two).await.unwrap();
    let (desk, office, id) = (&court.desk, &court.office, meeting.id.as_str());
    agenda::freeze(desk, office, id, None).await.unwrap();
    assert_eq!(refusal(meeting.list(three).await), Refusal::AgendaFrozen);
    let version = meeting.version().await;
    let bare = agenda::reopen(desk, office, id, version, " ").await;
    assert_eq!(wrong_fields(bare), [("reason", "form-required")]);
    agenda::reopen(desk, office, id, version, "漏列一项")
        .await
        .unwrap();
    let order: Vec<_> = meeting.view().await.items;
    let order: Vec<_> = order.iter().rev().map(|i| i.item.id.to_string()).collect();
    agenda::arrange(desk, office, id, None, &order)
        .await
        .unwrap();
    agenda::reword(desk, office, id, &order[0], None, "改问由谁办理")
        .await
        .unwrap();
    meeting.list(three).await.unwrap();
    plan::convene(desk, office, id, version).await.unwrap();
    let view = meeting.view().await;
    let frozen: Vec<_> = view
        .agenda
        .iter()
        .map(|v| (v.version.n, v.version.holds()))
        .collect();
    assert_eq!(frozen, [(1, false), (2, true)]);
    let marked: Vec<_> = changes(&view.agenda[0].version.lines, &view.agenda[1].version.lines)
        .into_iter()
        .map(|(_, change)| change)
        .collect();
    assert_eq!(
        marked,
        [LineChange::Reworded, LineChange::Kept, LineChange::Added]
    );
    // After the notice: the units are told, and no session opens on an open agenda.
    agenda::reopen(desk, office, id, meeting.version().await, "撤下一项")
        .await
        .unwrap();
    app::jobs::deliver(desk).await.unwrap();
    let told = app::history::told(desk, &court.tax).await.unwrap();
    assert!(told.iter().any(|line| line.kind == "agenda.reopened"));
    let early = session::open(desk, office, id, meeting.version().await).await;
    assert_eq!(refusal(early), Refusal::AgendaNotFrozen);
    let dropped = meeting.item(2).await.item.id.to_string();
    agenda::take_off(desk, office, id, None, &dropped)
        .await
        .unwrap();
    agenda::freeze(desk, office, id, None).await.unwrap();
    session::open(desk, office, id, meeting.version().await)
        .await
        .unwrap();
    let late = agenda::reopen(desk, office, id, meeting.version().await, "太晚").await;
    assert_eq!(
        refusal(late),
        Refusal::MeetingState(MeetingState::InSession)
    );
    court.finish().await;
}

#[tokio::test]
async fn a_unit_sees_of_a_version_what_it_sees_of_the_agenda() {
    let court = Court::open().await;
    let secret = court
        .raised_with(
            &court.firm,
            app::matter::raise::RaiseForm {
                classification: "restricted".into(),
                ..crate::court::raise_form()
            },
        )
        .await;
    court.accept(secret).await;
    let open = court.accepted().await;
    let meeting = Assembly::planned(&court, "special", &["区税务局"]).await;
    meeting.list(secret).await.unwrap();
    meeting.list(open).await.unwrap();
    meeting.convene_and_open().await;
    let seen = view::view(&court.desk, &court.tax, &meeting.id)
        .await
        .unwrap();
    assert_eq!(
        (seen.items.len(), seen.agenda[0].version.lines.len()),
        (1, 1)
    );
    assert_eq!(meeting.view().await.agenda[0].version.lines.len(), 2);
    court.finish().await;
}

#[tokio::test]
async fn a_report_is_heard_and_decides_nothing() {
    let court = Court::open().await;
    let meeting = Assembly::planned(&court, "special", &["区税务局"]).await;
    let (desk, office, id) = (&court.desk, &court.office, meeting.id.as_str());
    let form = ReportForm {
        title: "听取企业破产处置情况报告".into(),
        reporter: court.unit("区法院").await,
        question: String::new(),
    };
    let bare = agenda::list_report(desk, office, id, None, ReportForm::default()).await;
    assert_eq!(
        wrong_fields(bare),
        [("title", "form-required"), ("reporter", "form-required")]
    );
    agenda::list_report(desk, office, id, None, form)
        .await
        .unwrap();
    let item = meeting.item(0).await;
    assert_eq!(
        (item.item.kind, item.matter.is_none()),
        (ItemKind::Report, true)
    );
    let proposed = meeting.propose(0, "区税务局", &[]).await;
    assert_eq!(refusal(proposed), Refusal::ReportDecidesNothing);
    meeting.convene_and_open().await;
    for by in [&court.tax, office] {
        let taken = meeting.position(by, 0, "区税务局", "reserve").await;
        assert_eq!(refusal(taken), Refusal::ReportTakesNoPosition);
    }
    let seen = view::view(desk, &court.tax, id).await.unwrap();
    assert_eq!(seen.items[0].title(), "听取企业破产处置情况报告");
    for outcome in ["agreed", "deferred"] {
        assert_eq!(
            refusal(meeting.settle(0, outcome).await),
            Refusal::ReportDecidesNothing
        );
    }
    meeting.settle(0, "noted").await.unwrap();
    meeting.close().await.unwrap();
    meeting.draft_and_circulate().await;
    let text = meeting.view().await.minutes.unwrap().text;
    assert!(text.contains("一、听取企业破产处置情况报告"), "{text}");
    assert!(!text.contains("保留意见"), "{text}");
    court.finish().await;
}

#[tokio::test]
async fn an_outcome_on_other_proposals_than_the_form_saw_is_stale() {
    let court = Court::open().await;
    let number = court.accepted().await;
    let meeting = Assembly::in_session(&court, &["区税务局"], &[number]).await;
    let item = meeting.item(0).await;
    let (stamp, id) = (item.stamp(), item.item.id.to_string());
    let (desk, office) = (&court.desk, &court.office);
    meeting.propose(0, "区税务局", &[]).await.unwrap();
    let form = session::SettleForm {
        outcome: "noted".into(),
        ..session::SettleForm::default()
    };
    is_stale(session::settle(desk, office, &meeting.id, &id, Some(stamp), form.clone()).await);
    let proposed = propose::ProposeForm {
        text: "另一项".into(),
        lead: court.unit("区税务局").await,
        due_on: "2026-12-30".into(),
        done_when: "办结".into(),
        ..propose::ProposeForm::default()
    };
    is_stale(propose::propose(desk, office, &meeting.id, &id, Some(stamp), proposed).await);
    let stamp = meeting.item(0).await.stamp();
    session::settle(desk, office, &meeting.id, &id, Some(stamp), form)
        .await
        .unwrap();
    court.finish().await;
}

#[tokio::test]
async fn a_meeting_outside_the_charters_rules_is_refused() {
    let court = Court::open().await;
    let plan_as = async |kind: &str, caller: &str, units: &[&str]| {
        let mut form = plan_form(&court, kind, units).await;
        form.called_by = caller.into();
        plan::plan(&court.desk, &court.office, form).await
    };
    let chosen = async |kind: &str, words: &str| {
        let callers = consent::callers(&court.desk, &court.office, kind).await;
        let callers = callers.unwrap();
        let one = callers.iter().find(|one| one.words() == words);
        one.map(consent::code)
    };
    // Whoever may not call is not to be chosen, and nothing typed passes for a choice.
    for (kind, caller) in [
        ("joint", "办公室"),
        ("joint", "演示·director"),
        ("joint", "演示·convener"),
        ("joint", "不是总召集人的李四"),
        ("special", "演示·tax"),
    ] {
        let refused = wrong_fields(plan_as(kind, caller, &["区税务局"]).await);
        assert_eq!(refused[0].0, "called_by", "{caller}");
    }
    for (kind, words) in [("joint", "办公室"), ("special", "演示·tax")] {
        assert_eq!(chosen(kind, words).await, None);
    }
    let none = refusal(plan_as("weekly", "办公室", &["区税务局"]).await);
    assert_eq!(none, Refusal::NoSuchTier("联席会议、专题会议".into()));
    let host = refusal(plan_as("special", "", &["区政府"]).await);
    assert_eq!(host, Refusal::NotTakingPart("区政府".into()));
    for words in [
        "总召集人演示·convener",
        "副总召集人演示·deputy",
        "总召集人（区法院院长）",
    ] {
        let caller = chosen("joint", words).await.unwrap();
        plan_as("joint", &caller, &[]).await.unwrap();
    }
    let mut past = plan_form(&court, "special", &["区税务局"]).await;
    past.held_on = "2025-12-30".into();
    let past = plan::plan(&court.desk, &court.office, past).await;
    assert_eq!(wrong_fields(past), [("held_on", "form-date-past")]);
    court.finish().await;
}

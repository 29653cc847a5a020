//! Deferral that returns: the reminder, the condition met, the register, and the clocks that stand still.

use crate::{
    assembly::{Assembly, fonts},
    court::{Court, is_not_found, pdf, refusal, wrong_fields},
    meeting_papers::text,
};
use app::{
    assignment::Step,
    jobs,
    matter::{
        deferral::{self, MetForm},
        forward,
    },
    meeting::papers,
    minutes::circulate,
    worklist,
};
use domain::{Refusal, assignment::AssignmentState, matter::MatterState};
use jiff::civil::date;

fn met() -> MetForm {
    MetForm {
        words: "批复已收到".into(),
        files: vec![pdf("批复.pdf")],
        files_class: String::new(),
    }
}

#[tokio::test]
async fn a_met_condition_is_proposed_for_the_next_agenda() {
    let court = Court::open().await;
    let number = court.accepted().await;
    let form = court.defer_form("区税务局", "2026-06-01").await;
    let version = court.version(number).await;
    forward::defer(&court.desk, &court.office, number, version, form)
        .await
        .unwrap();
    let (desk, version) = (&court.desk, court.version(number).await);
    let empty = deferral::meet_condition(desk, &court.tax, number, version, MetForm::default());
    assert_eq!(wrong_fields(empty.await), [("words", "form-required")]);
    let foreign = deferral::meet_condition(desk, &court.land, number, version, met()).await;
    assert_eq!(refusal(foreign), Refusal::NotYourUnit);
    deferral::meet_condition(desk, &court.tax, number, version, met())
        .await
        .unwrap();
    let view = court.matter(number).await;
    assert!(view.matter.is_proposed());
    assert_eq!(view.matter.condition_met.as_deref(), Some("批复已收到"));
    assert_eq!(view.attachments.len(), 1);
    let (found, _) = deferral::register(desk, &court.office, "met", "")
        .await
        .unwrap();
    assert_eq!(found.len(), 1);
    // It stands on the office's list, first among what may be listed.
    let meeting = Assembly::planned(&court, "special", &["区税务局"]).await;
    let listable = app::matter::view::listable(desk, &court.office)
        .await
        .unwrap();
    assert_eq!(listable[0].number, number);
    meeting.list(number).await.unwrap();
    let view = court.matter(number).await.matter;
    assert_eq!((view.state, view.resubmissions), (MatterState::Listed, 1));
    court.finish().await;
}

#[tokio::test]
async fn the_review_is_reminded_of_once_and_seen_on_the_owners_desk() {
    let mut court = Court::open().await;
    let number = court.accepted().await;
    let form = court.defer_form("区税务局", "2026-06-01").await;
    let version = court.version(number).await;
    forward::defer(&court.desk, &court.office, number, version, form)
        .await
        .unwrap();
    let todo = async |court: &Court| {
        let list = worklist::load(&court.desk, &court.tax).await.unwrap();
        list.items
            .iter()
            .any(|item| item.todo.code() == "watch-condition")
    };
    court.on(date(2026, 5, 24));
    assert_eq!(jobs::remind_of_reviews(&court.desk).await.unwrap(), 0);
    assert!(!todo(&court).await);
    court.on(date(2026, 5, 25));
    assert_eq!(jobs::remind_of_reviews(&court.desk).await.unwrap(), 1);
    assert_eq!(
        jobs::remind_of_reviews(&court.desk).await.unwrap(),
        0,
        "once"
    );
    assert!(todo(&court).await);
    jobs::deliver(&court.desk).await.unwrap();
    for by in [&court.tax, &court.office] {
        let told = app::history::told(&court.desk, by).await.unwrap();
        let reminded = told.iter().filter(|line| line.kind == "matter.review_near");
        assert_eq!(reminded.count(), 1, "{}", by.name);
    }
    // On the day it comes back by itself, and nobody is reminded of it again.
    court.on(date(2026, 6, 1));
    assert_eq!(jobs::bring_back_deferred(&court.desk).await.unwrap(), 1);
    assert_eq!(jobs::remind_of_reviews(&court.desk).await.unwrap(), 0);
    let (due, _) = deferral::register(&court.desk, &court.office, "due", "")
        .await
        .unwrap();
    let (ahead, _) = deferral::register(&court.desk, &court.office, "ahead", "")
        .await
        .unwrap();
    assert_eq!((due.len(), ahead.len()), (1, 0));
    court.finish().await;
}

#[tokio::test]
async fn the_clock_of_a_deferred_matter_stands_still_and_its_due_day_moves() {
    let mut court = Court::open().await;
    let number = court.forwarded().await;
    court
        .step(&court.tax, number, "区税务局", Step::Acknowledge)
        .await
        .unwrap();
    let due = court.matter(number).await.assignments[0].due_on;
    assert_eq!(due, date(2026, 3, 16), "ten working days");
    court.on(date(2026, 3, 9));
    let form = court.defer_form("区人社局", "2026-04-01").await;
    let version = court.version(number).await;
    forward::defer(&court.desk, &court.office, number, version, form)
        .await
        .unwrap();
    let stopped = court.matter(number).await.assignments[0].clone();
    assert_eq!(stopped.suspended_on, Some(date(2026, 3, 9)));
    let answered = court
        .step(&court.tax, number, "区税务局", Step::Submit)
        .await;
    assert_eq!(refusal(answered), Refusal::Suspended);
    // Neither the unit's desk nor anybody's list of what is overdue shows it meanwhile.
    court.on(date(2026, 3, 30));
    for by in [&court.tax, &court.office] {
        let list = worklist::load(&court.desk, by).await.unwrap();
        assert!(
            list.overdue.is_empty() && list.items.iter().all(|item| item.todo.code() != "report")
        );
    }
    let meeting = Assembly::planned(&court, "special", &["区税务局"]).await;
    meeting.list(number).await.unwrap();
    let running = court.matter(number).await.assignments[0].clone();
    assert_eq!(running.state, AssignmentState::Acknowledged);
    // Fifteen working days stood still, from 9 to 30 March.
    assert_eq!(
        (running.suspended_on, running.due_on),
        (None, date(2026, 4, 7))
    );
    court
        .step(&court.tax, number, "区税务局", Step::Submit)
        .await
        .unwrap();
    court.finish().await;
}

/// What the register says of a matter: its condition and its day of review.
async fn registered(court: &Court) -> Vec<(Option<String>, Option<domain::Date>)> {
    let rows = deferral::register(&court.desk, &court.office, "", "");
    let rows = rows.await.unwrap().0.into_iter();
    rows.map(|one| (one.row.defer_condition, one.row.review_on))
        .collect()
}

#[tokio::test]
async fn what_comes_from_deferral_keeps_its_terms_when_not_reached_and_when_its_outcome_is_taken_back()
 {
    let mut court = Court::open().await;
    let number = court.forwarded().await;
    let form = court.defer_form("区人社局", "2026-04-01").await;
    let version = court.version(number).await;
    forward::defer(&court.desk, &court.office, number, version, form)
        .await
        .unwrap();
    let terms = registered(&court).await;
    assert_eq!(terms[0].1, Some(date(2026, 4, 1)));
    court.on(date(2026, 4, 1));
    jobs::bring_back_deferred(&court.desk).await.unwrap();
    let meeting = Assembly::in_session(&court, &["区税务局"], &[number]).await;
    assert!(registered(&court).await.is_empty());
    // A mistaken deferral to another day, taken back, leaves the earlier one, which the carrying over gives back.
    meeting.settle(0, "deferred").await.unwrap();
    assert_ne!(registered(&court).await, terms);
    meeting.reopen(0).await.unwrap();
    meeting.settle(0, "carried_over").await.unwrap();
    assert_eq!(registered(&court).await, terms);
    let view = court.matter(number).await;
    assert!(view.matter.is_proposed());
    assert_eq!(
        view.assignments[0].suspended_on,
        Some(court.desk.today()),
        "what was forwarded stands still again"
    );
    meeting.reopen(0).await.unwrap();
    let view = court.matter(number).await;
    assert_eq!(view.matter.state, MatterState::Listed);
    assert_eq!(view.assignments[0].suspended_on, None);
    court.finish().await;
}

#[tokio::test]
async fn a_deferred_matter_whose_meeting_is_called_off_stands_still_again() {
    let court = Court::open().await;
    let number = court.forwarded().await;
    let form = court.defer_form("区人社局", "2026-04-01").await;
    let version = court.version(number).await;
    forward::defer(&court.desk, &court.office, number, version, form)
        .await
        .unwrap();
    let terms = registered(&court).await;
    let meeting = Assembly::planned(&court, "special", &["区税务局"]).await;
    meeting.list(number).await.unwrap();
    assert!(registered(&court).await.is_empty());
    let (desk, version) = (&court.desk, meeting.version().await);
    app::meeting::plan::call_off(desk, &court.office, &meeting.id, version, "改期")
        .await
        .unwrap();
    assert_eq!(registered(&court).await, terms);
    let work = court.matter(number).await.assignments;
    assert_eq!(work[0].suspended_on, Some(court.desk.today()));
    court.finish().await;
}

#[tokio::test]
async fn the_chain_of_resubmissions_is_navigable() {
    let mut court = Court::open().await;
    let number = court.accepted().await;
    let first = Assembly::in_session(&court, &["区税务局"], &[number]).await;
    first.settle(0, "deferred").await.unwrap();
    first.close().await.unwrap();
    let first = first.id.clone();
    court.on(date(2026, 6, 1));
    jobs::bring_back_deferred(&court.desk).await.unwrap();
    let second = Assembly::in_session(&court, &["区税务局"], &[number]).await;
    let item = second.item(0).await;
    let meetings: Vec<_> = item
        .chain
        .iter()
        .map(|(_, m)| m.as_ref().unwrap().id.to_string())
        .collect();
    assert_eq!(meetings, [first.clone(), second.id.clone()]);
    assert_eq!(item.item.earlier, Some(item.chain[0].0.id));
    second.settle(0, "deferred").await.unwrap_err();
    second.settle(0, "noted").await.unwrap();
    // A unit that was at neither meeting follows the chain as far as it may see.
    let (rows, _) = deferral::register(&court.desk, &court.land, "", "")
        .await
        .unwrap();
    assert!(rows.is_empty());
    let view = app::matter::view::view(&court.desk, &court.land, number)
        .await
        .unwrap();
    assert!(view.items.iter().all(|(_, meeting)| meeting.is_none()));
    let firm = deferral::meet_condition(&court.desk, &court.hr, (2099, 1), 1, met()).await;
    is_not_found(firm);
    court.finish().await;
}

/// What a meeting's papers and minutes say of its first item's deferral.
async fn said_of(
    meeting: &Assembly<'_>,
) -> (Option<domain::matter::Terms>, String, String, String) {
    let (desk, office, id) = (&meeting.court.desk, &meeting.court.office, &meeting.id);
    let bundle = papers::bundle(desk, office, id, &fonts()).await.unwrap();
    let sheet = papers::running_sheet(desk, office, id, &fonts())
        .await
        .unwrap();
    let compared = circulate::compared(desk, office, id).await.unwrap();
    let minutes = format!("{compared:?}");
    let deferral = meeting.item(0).await.deferral();
    (deferral, text(&bundle), text(&sheet), minutes)
}

#[tokio::test]
async fn a_later_deferral_leaves_the_record_of_the_earlier_one() {
    let mut court = Court::open().await;
    let number = court.accepted().await;
    let units = ["区税务局", "区人社局", "区自然资源局"];
    let first = Assembly::in_session(&court, &units, &[number]).await;
    first.propose(0, "区税务局", &[]).await.unwrap();
    for silent in &units[1..] {
        first
            .position(&court.office, 0, silent, "silent")
            .await
            .unwrap();
    }
    first
        .position(&court.office, 0, "区税务局", "object")
        .await
        .unwrap();
    first.settle(0, "deferred").await.unwrap();
    first.close().await.unwrap();
    app::minutes::write::draft(&court.desk, &court.office, &first.id)
        .await
        .unwrap();
    let id = first.id.clone();
    let before = said_of(&first).await;
    let terms = before.0.clone().unwrap();
    assert_eq!(terms.review_on, Some(date(2026, 6, 1)));
    court.on(date(2026, 5, 11));
    let version = court.version(number).await;
    let bare = MetForm {
        files: Vec::new(),
        ..met()
    };
    deferral::meet_condition(&court.desk, &court.tax, number, version, bare)
        .await
        .unwrap();
    // The whole history comes back with it, on the page and in the bundle.
    let second = Assembly::in_session(&court, &["区税务局"], &[number]).await;
    let item = second.item(0).await;
    let past = &item.past[0];
    assert_eq!(past.item.deferral, Some(terms));
    assert_eq!((past.dissent.len(), past.dropped.len()), (3, 1));
    let printed = |bundle: &str| {
        for words in [
            "2026年6月1日复核",
            "（不同意）：依据不足，不能核销",
            "未表态：区人社局、区自然资源局。",
            "未形成议定：核销重整前滞纳金",
            "条件具备情况",
        ] {
            assert!(bundle.contains(words), "{words} in {bundle}");
        }
    };
    let (desk, office) = (&court.desk, &court.office);
    let bundle = papers::bundle(desk, office, &second.id, &fonts()).await;
    let bundle = text(&bundle.unwrap());
    printed(&bundle);
    // Deferred again, on other terms.
    let form = app::meeting::session::SettleForm {
        outcome: "deferred".into(),
        deferral: court.defer_form("区人社局", "2026-09-01").await,
        ..Default::default()
    };
    let item = item.item.id.to_string();
    app::meeting::session::settle(desk, office, &second.id, &item, None, form)
        .await
        .unwrap();
    let again = second.item(0).await.deferral().unwrap();
    assert_eq!(again.review_on, Some(date(2026, 9, 1)));
    assert_eq!(court.matter(number).await.matter.review_on, again.review_on);
    // What brought it to the second meeting stands as it was, and so does all of the first one's record.
    let later = papers::bundle(desk, office, &second.id, &fonts()).await;
    printed(&text(&later.unwrap()));
    assert_eq!(said_of(&Assembly::of(&court, id)).await, before);
    court.finish().await;
}

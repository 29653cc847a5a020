//! Before the session: another hour and the consent to it, what is answered twice, an item that a second unit
//! proposes, members left out; in session: who agreed was there; after it: minutes that a guest countersigns.

use crate::{
    assembly::{Assembly, plan_form},
    call::todos,
    court::{Court, pdf, refusal, wrong_fields},
};
use app::{
    Error,
    meeting::{
        call::{self, CallForm, ProposalForm},
        consent, doubt, guest, plan, session, view,
    },
    minutes::circulate::{self, CountersignForm},
    worklist::Todo,
};
use domain::{
    Moment, Refusal,
    meeting::{consent::ConsentState, doubt::Doubt},
    minutes::CountersignStance,
};
use jiff::civil::date;

async fn move_to(meeting: &Assembly<'_>, held_on: &str, starts_at: &str) -> Result<(), Error> {
    let (court, tier) = (meeting.court, meeting.view().await.meeting.tier);
    let mut form = plan_form(court, &tier, &[]).await;
    if tier == "joint" {
        form.called_by = meeting.view().await.meeting.called_by;
    }
    form.held_on = held_on.into();
    form.starts_at = starts_at.into();
    form.despite = true;
    let version = meeting.version().await;
    plan::replan(&court.desk, &court.office, &meeting.id, version, form).await
}

#[tokio::test]
async fn a_meeting_is_not_moved_to_an_hour_that_is_past() {
    let mut court = Court::open().await;
    let number = court.accepted().await;
    let id = {
        let meeting = Assembly::planned(&court, "special", &["区税务局"]).await;
        meeting.list(number).await.unwrap();
        meeting.convene().await;
        meeting.id
    };
    court.at(Moment::at(date(2026, 3, 2), 11, 0));
    let meeting = Assembly::of(&court, id);
    let past = move_to(&meeting, "2026-03-02", "10:30").await;
    assert_eq!(refusal(past), Refusal::HourPast("2026-03-02 10:30".into()));
    let mut form = plan_form(&court, "special", &[]).await;
    form.held_on = "2026-03-01".into();
    let (desk, office, version) = (&court.desk, &court.office, meeting.version().await);
    let yesterday = plan::replan(desk, office, &meeting.id, version, form).await;
    assert_eq!(wrong_fields(yesterday), [("held_on", "form-date-past")]);
    // An hour typed short is kept whole.
    move_to(&meeting, "2026-03-03", "9:05").await.unwrap();
    assert_eq!(meeting.view().await.meeting.starts_at, "09:05");
    court.finish().await;
}

#[tokio::test]
async fn another_hour_asks_the_convener_anew_and_another_place_does_not() {
    let court = Court::open().await;
    let (desk, office, id) = (&court.desk, &court.office, String::new());
    let mut form = plan_form(&court, "joint", &[]).await;
    let convener = court.convener.person.to_string();
    form.called_by.clone_from(&convener);
    let id = id + &plan::plan(desk, office, form).await.unwrap().to_string();
    let meeting = Assembly::of(&court, id.clone());
    meeting.list(court.accepted().await).await.unwrap();
    let state = async || meeting.view().await.consent.unwrap().state;
    let answer = async |given| {
        let seen = meeting.view().await.consent.unwrap().version;
        consent::answer(desk, &court.convener, &id, seen, given, "见批注", &[]).await
    };
    let moved = async |held_on: &str, place: &str| {
        let mut form = plan_form(&court, "joint", &[]).await;
        form.called_by.clone_from(&convener);
        form.held_on = held_on.into();
        form.place = place.into();
        form.despite = true;
        plan::replan(desk, office, &id, meeting.version().await, form).await
    };
    let seen = meeting.view().await.consent.unwrap().version;
    answer(true).await.unwrap();
    // What he said is said once, also from a page opened before; who said it, and when, is told.
    let again = consent::answer(desk, office, &id, seen, true, "电话同意", &[]).await;
    assert_eq!(refusal(again), refusal(answer(true).await));
    let again = refusal(answer(true).await);
    let Refusal::AnsweredAlready(words) = again else {
        panic!("{again:?}");
    };
    assert!(words.starts_with(&court.convener.name) && words.ends_with("2026年3月2日 09:00"));
    moved("2026-03-02", "区政府").await.unwrap();
    assert_eq!(state().await, ConsentState::Given);
    moved("2026-03-03", "区政府").await.unwrap();
    assert_eq!(state().await, ConsentState::Asked);
    answer(true).await.unwrap();
    meeting.convene().await;
    // After the notice too: the session does not open before he answers.
    moved("2026-03-02", "区政府").await.unwrap();
    assert!(
        todos(&court, &court.convener)
            .await
            .contains(&Todo::Consent)
    );
    assert!(todos(&court, office).await.contains(&Todo::AwaitConsent));
    let opened = session::open(desk, office, &id, meeting.version().await).await;
    assert!(matches!(refusal(opened), Refusal::ConsentMissing(_)));
    answer(true).await.unwrap();
    meeting.open().await;
    court.finish().await;
}

async fn called(court: &Court) -> Assembly<'_> {
    let units = ["区税务局", "区人社局"];
    let meeting = Assembly::planned(court, "special", &units).await;
    let form = CallForm {
        due_on: "2026-03-02".into(),
        words: "请报送议题".into(),
    };
    call::send(&court.desk, &court.office, &meeting.id, form)
        .await
        .unwrap();
    meeting
}

#[tokio::test]
async fn a_unit_says_once_that_it_has_nothing() {
    let court = Court::open().await;
    let meeting = called(&court).await;
    let (desk, id) = (&court.desk, meeting.id.as_str());
    let nothing = ProposalForm {
        kind: "nothing".into(),
        ..ProposalForm::default()
    };
    call::propose(desk, &court.tax, id, nothing.clone())
        .await
        .unwrap();
    let again = refusal(call::propose(desk, &court.tax, id, nothing.clone()).await);
    let words = format!("{}（区税务局），2026年3月2日 09:00", court.tax.name);
    assert_eq!(again, Refusal::AnsweredAlready(words.clone()));
    let entered = ProposalForm {
        entered_for: court.unit("区税务局").await,
        ..nothing
    };
    let entered = refusal(call::propose(desk, &court.office, id, entered).await);
    assert_eq!(entered, Refusal::AnsweredAlready(words));
    assert_eq!(meeting.view().await.proposals.len(), 1);
    court.finish().await;
}

#[tokio::test]
async fn what_a_second_unit_proposes_joins_the_item_of_its_matter() {
    let court = Court::open().await;
    let number = court.accepted().await;
    court
        .forward_because(number, "区税务局", &["区人社局"], "协助核实")
        .await
        .unwrap();
    let meeting = called(&court).await;
    let (desk, office, id) = (&court.desk, &court.office, meeting.id.as_str());
    for (by, question) in [
        (&court.tax, "滞纳金如何处理"),
        (&court.hr, "社保欠费一并研究"),
    ] {
        let form = ProposalForm {
            kind: "matter".into(),
            matter: format!("{}-{}", number.0, number.1),
            question: question.into(),
            ..ProposalForm::default()
        };
        call::propose(desk, by, id, form).await.unwrap();
    }
    for one in meeting.view().await.proposals {
        let (key, version) = (one.id.to_string(), one.version);
        call::accept(desk, office, id, &key, version).await.unwrap();
        let again = call::accept(desk, office, id, &key, version + 1).await;
        assert_eq!(refusal(again), Refusal::AlreadyDone);
    }
    // One item; whoever sees it sees who proposed it and what each asks.
    for by in [office, &court.tax, &court.hr] {
        let items = view::view(desk, by, id).await.unwrap().items;
        assert_eq!(items.len(), 1);
        let asks: Vec<_> = items[0]
            .proposals
            .iter()
            .map(|one| one.question.as_deref())
            .collect();
        assert_eq!(asks, [Some("滞纳金如何处理"), Some("社保欠费一并研究")]);
    }
    app::jobs::deliver(desk).await.unwrap();
    let told = app::history::told(desk, &court.hr).await.unwrap();
    assert!(told.iter().any(|line| line.kind == "proposal.joined"));
    court.finish().await;
}

#[tokio::test]
async fn a_joint_meeting_without_most_members_names_those_left_out() {
    let court = Court::open().await;
    let (desk, office) = (&court.desk, &court.office);
    for (units, doubted) in [(vec!["区税务局", "区人社局"], true), (vec![], false)] {
        let meeting = Assembly::planned(&court, "joint", &units).await;
        meeting.list(court.accepted().await).await.unwrap();
        let view = meeting.view().await;
        let doubts = doubt::doubts(desk, office, &view.meeting).await.unwrap();
        let left_out = doubts.iter().find_map(|one| match one {
            Doubt::MembersNotAsked(units) => Some(units.len()),
            _ => None,
        });
        assert_eq!(left_out, doubted.then_some(12));
    }
    // Both are planned for one hour and one room.
    let meeting = Assembly::planned(&court, "special", &["区税务局"]).await;
    let view = meeting.view().await;
    let doubts = doubt::doubts(desk, office, &view.meeting).await.unwrap();
    assert!(doubts.iter().any(|one| matches!(one, Doubt::SamePlace(_))));
    court.finish().await;
}

#[tokio::test]
async fn who_agreed_to_what_is_settled_was_there() {
    let court = Court::open().await;
    let number = court.accepted().await;
    let meeting = Assembly::in_session(&court, &["区税务局", "区人社局"], &[number]).await;
    meeting.propose(0, "区税务局", &[]).await.unwrap();
    meeting
        .position(&court.tax, 0, "区税务局", "agree")
        .await
        .unwrap();
    meeting.settle(0, "agreed").await.unwrap();
    let (desk, office, id) = (&court.desk, &court.office, meeting.id.as_str());
    let enter = async |unit: &str, presence: &str| {
        let row = (court.unit(unit).await, presence.to_owned(), String::new());
        session::attend(desk, office, id, vec![row]).await
    };
    let refused = refusal(enter("区税务局", "absent").await);
    assert_eq!(refused, Refusal::AgreedThere("区税务局（1）".into()));
    enter("区税务局", "late").await.unwrap();
    enter("区人社局", "absent").await.unwrap();
    meeting.reopen(0).await.unwrap();
    enter("区税务局", "absent").await.unwrap();
    let away = refusal(meeting.settle(0, "agreed").await);
    assert_eq!(away, Refusal::NamedUnitsAway("区税务局".into()));
    court.finish().await;
}

#[tokio::test]
async fn the_office_enters_the_countersignature_of_a_guest_without_sign_in() {
    let mut court = Court::open().await;
    let number = court.accepted().await;
    let id = {
        let meeting = Assembly::planned(&court, "special", &["区税务局"]).await;
        meeting.list(number).await.unwrap();
        let (desk, office) = (&court.desk, &court.office);
        guest::invite(desk, office, &meeting.id, "某区档案馆", "区档案馆")
            .await
            .unwrap();
        meeting.convene_and_open().await;
        meeting.settle(0, "noted").await.unwrap();
        meeting.close().await.unwrap();
        meeting.draft_and_circulate().await;
        meeting.id
    };
    // Its stay ended with the meeting's day.
    court.on(date(2026, 3, 4));
    let meeting = Assembly::of(&court, id);
    let form = CountersignForm {
        entered_for: court.unit("区档案馆").await,
        stance: "signed".into(),
        words: String::new(),
        scan: vec![pdf("会签页.pdf")],
    };
    circulate::countersign(&court.desk, &court.office, &meeting.id, form)
        .await
        .unwrap();
    meeting.countersign(&court.tax, "signed", "").await.unwrap();
    let all = meeting.view().await.countersignatures;
    let signed = |stance| stance == CountersignStance::Signed;
    assert!(all.len() == 2 && all.iter().all(|one| signed(one.stance)));
    meeting.sign_off(&court.director).await.unwrap();
    court.finish().await;
}

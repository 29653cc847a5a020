//! Instructions: who may give one in whose name, what becomes of it, and who may take it back.

use crate::{
    assembly::Assembly,
    court::{Court, appoint, is_not_found, is_stale, refusal, wrong_fields},
};
use app::{
    Error,
    assignment::Step,
    delegation::{self, DelegationForm},
    instruction::{self, Following, InstructForm},
    matter::{closing, raise},
    sign_in, worklist,
};
use domain::{
    Actor, Refusal, assignment::AssignmentState, instruction::InstructionState, matter::MatterState,
};
use jiff::civil::date;

mod report;

type Number = (u32, u32);

async fn form(court: &Court, lead: &str) -> InstructForm {
    InstructForm {
        text: "请抓紧核销，月底前办结".into(),
        lead: if lead.is_empty() {
            String::new()
        } else {
            court.unit(lead).await
        },
        due_on: if lead.is_empty() {
            String::new()
        } else {
            "2026-03-31".into()
        },
        done_when: "出具核销文书".into(),
        ..InstructForm::default()
    }
}

async fn instruct(court: &Court, by: &Actor, number: Number, lead: &str) -> Result<(), Error> {
    let form = form(court, lead).await;
    instruction::on_matter(&court.desk, by, number, form).await
}

async fn take_back(court: &Court, by: &Actor, number: Number) -> Result<(), Error> {
    let one = court.matter(number).await.instructions[0].clone();
    instruction::revoke(
        &court.desk,
        by,
        &one.id.to_string(),
        one.version,
        "另作安排",
    )
    .await
}

#[tokio::test]
async fn an_instruction_becomes_assignments_that_the_office_cannot_undo() {
    let court = Court::open().await;
    let number = court.raised().await;
    for by in [&court.office, &court.director, &court.tax, &court.keeper] {
        let given = instruct(&court, by, number, "区税务局").await;
        match given {
            Err(Error::Refused(Refusal::ConvenersOnly) | Error::NotFound) => {}
            other => panic!("{}: {other:?}", by.name),
        }
    }
    instruct(&court, &court.convener, number, "区税务局")
        .await
        .unwrap();
    let view = court.matter(number).await;
    assert_eq!(
        view.matter.state,
        MatterState::Coordinating,
        "a convener's word accepts it"
    );
    let (given, task) = (&view.instructions[0], &view.assignments[0]);
    assert_eq!(
        (given.year, given.serial, given.entered_by.as_ref()),
        (2026, 1, None)
    );
    assert_eq!(
        (task.instruction, task.due_on),
        (Some(given.id), date(2026, 3, 31))
    );
    assert_eq!(task.clause.as_deref(), Some("三.7"));
    let revoked = court
        .step(&court.office, number, "区税务局", Step::Revoke)
        .await;
    assert_eq!(refusal(revoked), Refusal::OnlyAnInstructionRevokes);
    // Forwarding it further leaves what was instructed where it is.
    court
        .forward_because(number, "区人社局", &[], "协助核实")
        .await
        .unwrap();
    let view = court.matter(number).await;
    assert_eq!(view.assignments[0].state, AssignmentState::Issued);
    let withdrawn = raise::withdraw(
        &court.desk,
        &court.firm,
        number,
        view.matter.version,
        "撤回",
    )
    .await;
    assert_eq!(refusal(withdrawn), Refusal::OnlyAnInstructionRevokes);
    // A deferral stops what the office forwarded, not what a convener ordered.
    let deferral = court.defer_form("区税务局", "2026-06-01").await;
    app::matter::forward::defer(
        &court.desk,
        &court.office,
        number,
        view.matter.version,
        deferral,
    )
    .await
    .unwrap();
    let stopped: Vec<_> = court
        .matter(number)
        .await
        .assignments
        .iter()
        .map(|a| a.suspended_on.is_some())
        .collect();
    assert_eq!(stopped, [false, true]);
    court.finish().await;
}

#[tokio::test]
async fn an_instruction_is_taken_back_by_its_convener_and_what_it_assigned_with_it() {
    let court = Court::open().await;
    let number = court.accepted().await;
    instruct(&court, &court.convener, number, "区税务局")
        .await
        .unwrap();
    for by in [&court.office, &court.deputy] {
        assert_eq!(
            refusal(take_back(&court, by, number).await),
            Refusal::ConvenersOnly
        );
    }
    let one = court.matter(number).await.instructions[0].clone();
    let old = instruction::revoke(&court.desk, &court.convener, &one.id.to_string(), 7, "另").await;
    is_stale(old);
    take_back(&court, &court.convener, number).await.unwrap();
    let view = court.matter(number).await;
    assert_eq!(view.instructions[0].state, InstructionState::Revoked);
    assert_eq!(view.assignments[0].state, AssignmentState::Revoked);
    assert_eq!(
        view.matter.state,
        MatterState::Accepted,
        "nobody has it any more"
    );
    court.finish().await;
}

#[tokio::test]
async fn a_later_decision_takes_the_place_of_an_instruction() {
    let court = Court::open().await;
    let number = court.accepted().await;
    instruct(&court, &court.convener, number, "区税务局")
        .await
        .unwrap();
    let meeting = Assembly::in_session(&court, &["区税务局"], &[number]).await;
    meeting.propose(0, "区税务局", &[]).await.unwrap();
    meeting
        .position(&court.tax, 0, "区税务局", "agree")
        .await
        .unwrap();
    meeting.settle(0, "agreed").await.unwrap();
    meeting.close_and_issue(&[&court.tax]).await;
    let view = court.matter(number).await;
    let states: Vec<_> = view
        .assignments
        .iter()
        .map(|a| (a.state, a.decision.is_some()))
        .collect();
    let expected = [
        (AssignmentState::Revoked, false),
        (AssignmentState::Issued, true),
    ];
    assert_eq!(states, expected);
    let (page, _) = instruction::page(&court.desk, &court.convener, "")
        .await
        .unwrap();
    assert_eq!(page[0].following, Following::Done);
    court.finish().await;
}

#[tokio::test]
async fn a_secretary_writes_for_a_convener_while_a_delegation_is_in_force() {
    let mut court = Court::open().await;
    appoint(&court.desk, "secretary", "区政府", "secretary").await;
    let number = court.accepted().await;
    let who = async |court: &Court| sign_in::actor_of(&court.desk, "secretary").await;
    // Without a delegation the post gives nothing.
    assert!(who(&court).await.is_err());
    let known = delegation::view(&court.desk, &court.keeper).await.unwrap();
    assert_eq!((known.conveners.len(), known.secretaries.len()), (2, 1));
    let convener = known
        .conveners
        .iter()
        .find(|(id, _)| *id == court.convener.person)
        .unwrap();
    let grant = DelegationForm {
        convener: convener.0.to_string(),
        secretary: known.secretaries[0].0.to_string(),
        from_on: "2026-03-02".into(),
        until_on: "2026-03-20".into(),
    };
    let wrong = DelegationForm {
        convener: court.tax.person.to_string(),
        ..grant.clone()
    };
    let wrong = delegation::give(&court.desk, &court.keeper, wrong).await;
    assert_eq!(wrong_fields(wrong), [("convener", "form-unknown-choice")]);
    let nobody = delegation::give(&court.desk, &court.tax, grant.clone()).await;
    assert!(matches!(nobody, Err(Error::Invalid(_))));
    delegation::give(&court.desk, &court.keeper, grant)
        .await
        .unwrap();

    let secretary = who(&court).await.unwrap();
    assert!(secretary.sight().is_whole());
    instruct(&court, &secretary, number, "区税务局")
        .await
        .unwrap();
    let view = court.matter(number).await;
    let given = &view.instructions[0];
    assert_eq!(given.convener, court.convener.person);
    assert_eq!(given.convener_name, court.convener.name);
    assert_eq!(given.entered_by.as_deref(), Some(secretary.name.as_str()));
    let line = view
        .history
        .iter()
        .find(|line| line.kind == "instruction.given")
        .unwrap();
    assert_eq!(line.person, secretary.person, "the journal names who typed");
    assert_eq!(
        line.facts["convener"],
        court.convener.name.as_str(),
        "and whose word it is"
    );
    // The convener hears of what was written in his name.
    app::jobs::deliver(&court.desk).await.unwrap();
    let told = app::history::told(&court.desk, &court.convener)
        .await
        .unwrap();
    assert!(told.iter().any(|line| line.kind == "instruction.given"));
    // Not for another convener.
    let deputy = InstructForm {
        convener: court.deputy.person.to_string(),
        ..form(&court, "").await
    };
    let deputy = instruction::on_matter(&court.desk, &secretary, number, deputy).await;
    assert_eq!(refusal(deputy), Refusal::ConvenersOnly);
    // What another convener wrote is not offered to be taken back, nor is it to the convener himself.
    instruct(&court, &court.deputy, number, "").await.unwrap();
    let all = court.matter(number).await.instructions;
    for (by, own) in [
        (&secretary, &court.convener),
        (&court.convener, &court.convener),
        (&court.deputy, &court.deputy),
    ] {
        let offered = instruction::revocable(&court.desk, by, &all).await.unwrap();
        let theirs = all.iter().filter(|one| one.convener == own.person);
        assert_eq!(
            offered,
            theirs.map(|one| one.id).collect::<Vec<_>>(),
            "{}",
            by.name
        );
    }
    let none = instruction::revocable(&court.desk, &court.office, &all).await;
    assert!(none.unwrap().is_empty());

    court.on(date(2026, 3, 23));
    assert!(who(&court).await.is_err(), "the delegation is over");
    assert_eq!(
        refusal(instruct(&court, &secretary, number, "").await),
        Refusal::ConvenersOnly
    );
    court.finish().await;
}

#[tokio::test]
async fn on_minutes_an_instruction_is_a_note_or_goes_to_a_matter_of_theirs() {
    let court = Court::open().await;
    let (number, other) = (court.accepted().await, court.accepted().await);
    let meeting = Assembly::in_session(&court, &["区税务局"], &[number]).await;
    meeting.settle(0, "carried_over").await.unwrap();
    meeting.close().await.unwrap();
    let desk = &court.desk;
    let note = async || {
        instruction::on_minutes(desk, &court.convener, &meeting.id, form(&court, "").await).await
    };
    is_not_found(note().await);
    meeting.draft_and_circulate().await;
    note().await.unwrap();
    let unplaced = form(&court, "区税务局").await;
    let unplaced = instruction::on_minutes(desk, &court.convener, &meeting.id, unplaced).await;
    assert_eq!(wrong_fields(unplaced), [("matter", "form-choose")]);
    let mut placed = form(&court, "区税务局").await;
    placed.matter = format!("{}-{}", other.0, other.1);
    let foreign = instruction::on_minutes(desk, &court.convener, &meeting.id, placed.clone()).await;
    assert_eq!(wrong_fields(foreign), [("matter", "form-unknown-choice")]);
    placed.matter = format!("{}-{}", number.0, number.1);
    instruction::on_minutes(desk, &court.convener, &meeting.id, placed)
        .await
        .unwrap();
    assert_eq!(meeting.view().await.instructions.len(), 2);
    assert_eq!(court.state(number).await, MatterState::Coordinating);
    let (page, more) = instruction::page(desk, &court.office, "").await.unwrap();
    let following: Vec<_> = page.iter().map(|one| one.following).collect();
    assert_eq!(
        (following, more),
        (vec![Following::Open(0, 1), Following::Note], false)
    );
    let list = worklist::load(desk, &court.convener).await.unwrap();
    assert_eq!(list.instructions.len(), 1, "only what is still owed");
    is_not_found(instruction::page(desk, &court.tax, "").await.map(|_| ()));
    court.finish().await;
}

#[tokio::test]
async fn forms_of_instructions_say_what_is_wrong() {
    let court = Court::open().await;
    let number = court.accepted().await;
    let tried = async |form| {
        wrong_fields(instruction::on_matter(&court.desk, &court.convener, number, form).await)
    };
    assert_eq!(
        tried(InstructForm::default()).await,
        [("text", "form-required")]
    );
    let mut undated = form(&court, "区税务局").await;
    undated.due_on = String::new();
    assert_eq!(tried(undated.clone()).await, [("due_on", "form-required")]);
    undated.due_on = "2026-03-01".into();
    assert_eq!(tried(undated.clone()).await, [("due_on", "form-date-past")]);
    undated.supports = vec![std::mem::take(&mut undated.lead)];
    undated.due_on = "2026-03-31".into();
    assert_eq!(tried(undated).await, [("lead", "form-required")]);
    let beyond = instruct(&court, &court.convener, number, "区人社局").await;
    assert_eq!(
        refusal(beyond),
        Refusal::BeyondRemitNeedsReason("区人社局".into())
    );
    // Nothing of a refused instruction is kept.
    assert!(court.matter(number).await.instructions.is_empty());
    court.finish().await;
}

#[tokio::test]
async fn an_instruction_on_what_was_solved_takes_it_up_again() {
    let court = Court::open().await;
    let number = court.forwarded().await;
    court.work_off(&court.tax, number, "区税务局").await;
    let version = court.version(number).await;
    closing::confirm(&court.desk, &court.firm, number, version, "", &[])
        .await
        .unwrap();
    instruct(&court, &court.deputy, number, "区税务局")
        .await
        .unwrap();
    let view = court.matter(number).await;
    assert_eq!(view.matter.state, MatterState::Coordinating);
    assert!(view.matter.confirmed_at.is_none());
    court.work_off(&court.tax, number, "区税务局").await;
    assert_eq!(court.state(number).await, MatterState::Resolved);
    let (page, _) = instruction::page(&court.desk, &court.office, "")
        .await
        .unwrap();
    assert_eq!(page[0].following, Following::Done);
    court.finish().await;
}

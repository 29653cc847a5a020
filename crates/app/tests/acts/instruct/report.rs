//! Instructions on an issued report: who may write, on which matter, and what is seen of it where.

use super::{form, take_back};
use crate::{
    court::{Court, is_not_found, raise_form, refusal, wrong_fields},
    reports::{busy, drafted, issued},
};
use app::{
    instruction::{self, Following, InstructForm},
    matter::raise::RaiseForm,
    report::{
        concerns::{Concern, concerns},
        view,
    },
};
use domain::{
    Actor, Refusal,
    assignment::AssignmentState,
    instruction::{About, InstructionState},
    report::{ReportState, figure::Measure},
};

/// An issued report on a quarter in which matters stood in every state.
async fn reported() -> (Court, String) {
    let mut court = Court::open().await;
    busy(&mut court).await;
    let id = drafted(&court).await;
    issued(&court, &id).await;
    (court, id)
}

async fn on(court: &Court, by: &Actor, id: &str, form: InstructForm) -> Result<(), app::Error> {
    instruction::on_report(&court.desk, by, id, form).await
}

async fn offered(court: &Court, by: &Actor, id: &str) -> Vec<Concern> {
    let view = view::view(&court.desk, by, id).await.unwrap();
    concerns(&court.desk, by, &view).await.unwrap()
}

#[tokio::test]
async fn a_convener_writes_on_an_issued_report_and_nobody_else_and_on_no_other() {
    let mut court = Court::open().await;
    busy(&mut court).await;
    let id = drafted(&court).await;
    let note = form(&court, "").await;
    let early = on(&court, &court.convener, &id, note.clone()).await;
    assert_eq!(refusal(early), Refusal::ReportState(ReportState::Drafted));
    is_not_found(on(&court, &court.tax, &id, note.clone()).await);
    issued(&court, &id).await;
    for by in [&court.office, &court.director, &court.tax] {
        let given = on(&court, by, &id, note.clone()).await;
        assert_eq!(refusal(given), Refusal::ConvenersOnly, "{}", by.name);
    }
    for by in [&court.keeper, &court.firm] {
        is_not_found(on(&court, by, &id, note.clone()).await);
    }
    for by in [&court.convener, &court.deputy] {
        on(&court, by, &id, note.clone()).await.unwrap();
    }
    let view = view::view(&court.desk, &court.tax, &id).await.unwrap();
    assert_eq!(view.instructions.len(), 2, "who sees the report sees them");
    assert!(view.history.is_empty());
    let seen = view::view(&court.desk, &court.office, &id).await.unwrap();
    let told = seen
        .history
        .iter()
        .filter(|line| line.kind == "instruction.given");
    assert_eq!(told.count(), 2, "in the report's history");
    assert!(seen.history.is_sorted_by(|one, next| one.n > next.n));
    let (page, _) = instruction::page(&court.desk, &court.office, "")
        .await
        .unwrap();
    assert_eq!(page[0].following, Following::Note);
    assert_eq!(page[0].instruction.about, About::Report);
    let place = page[0].place.as_ref().unwrap();
    assert_eq!(place.0, format!("/reports/{id}"));
    court.finish().await;
}

#[tokio::test]
async fn it_offers_the_matters_behind_the_problem_figures_each_once() {
    let (mut court, id) = reported().await;
    let all = offered(&court, &court.convener, &id).await;
    let of = |measure| all.iter().filter(|one| one.measure == measure).count();
    assert_eq!(
        [
            of(Measure::AssignmentsOverdue),
            of(Measure::MattersDeferred),
            of(Measure::MattersPending)
        ],
        [2, 1, 2],
        "{all:?}"
    );
    let mut numbers: Vec<_> = all.iter().map(|one| one.number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers.len(), all.len());
    // What has ended since is offered no more.
    court.on(jiff::civil::date(2026, 4, 2));
    let first = all[0].number;
    let version = court.version(first).await;
    app::matter::raise::withdraw(&court.desk, &court.firm, first, version, "已自行解决")
        .await
        .unwrap();
    let later = offered(&court, &court.convener, &id).await;
    assert!(later.iter().all(|one| one.number != first));
    court.finish().await;
}

#[tokio::test]
async fn with_a_matter_it_becomes_assignments_that_lead_back_to_the_report() {
    let (court, id) = reported().await;
    let number = offered(&court, &court.convener, &id).await[0].number;
    let placed = InstructForm {
        matter: format!("{}-{}", number.0, number.1),
        ..form(&court, "区税务局").await
    };
    on(
        &court,
        &court.convener,
        &id,
        InstructForm {
            due_on: "2026-04-30".into(),
            ..placed
        },
    )
    .await
    .unwrap();
    let view = court.matter(number).await;
    let given = view.instructions.last().unwrap();
    assert_eq!(
        (given.about, given.matter),
        (About::Report, Some(view.matter.id))
    );
    let task = view
        .assignments
        .iter()
        .find(|one| one.instruction == Some(given.id));
    assert_eq!(task.unwrap().state, AssignmentState::Issued);
    assert!(
        view.history
            .iter()
            .any(|line| line.kind == "instruction.given")
    );
    // From the matter the way leads back, for the unit too.
    let all = instruction::followed(&court.desk, &court.tax, &view.instructions).await;
    let followed = all.unwrap().pop().unwrap();
    assert_eq!(followed.place.unwrap().0, format!("/reports/{id}"));
    assert_eq!(followed.following, Following::Open(0, 1));
    // Taking it back takes the assignment with it.
    take_back(&court, &court.deputy, number).await.unwrap_err();
    take_back(&court, &court.convener, number).await.unwrap();
    let view = court.matter(number).await;
    assert_eq!(view.instructions[0].state, InstructionState::Revoked);
    let task = view
        .assignments
        .iter()
        .find(|one| one.instruction.is_some());
    assert_eq!(task.unwrap().state, AssignmentState::Revoked);
    court.finish().await;
}

#[tokio::test]
async fn any_matter_within_sight_may_be_named_by_its_number() {
    let (court, id) = reported().await;
    let fresh = court.accepted().await;
    let tried = async |matter: &str, other: &str| {
        let form = InstructForm {
            matter: matter.into(),
            other_matter: other.into(),
            text: format!("请办理 {other}"),
            due_on: "2026-04-30".into(),
            ..form(&court, "区税务局").await
        };
        on(&court, &court.convener, &id, form).await
    };
    let number = format!("{}-{}", fresh.0, fresh.1);
    for (matter, other, field, key) in [
        ("", "", "matter", "form-choose"),
        ("", "第三件", "other_matter", "instruction-matter-number"),
        ("", "2026-", "other_matter", "instruction-matter-number"),
        ("", "2026-999", "other_matter", "instruction-matter-unknown"),
        ("2026-999", "", "matter", "instruction-matter-unknown"),
        ("x", "", "matter", "form-unknown-choice"),
        (
            "2026-1",
            number.as_str(),
            "other_matter",
            "instruction-matter-twice",
        ),
    ] {
        let wrong = wrong_fields(tried(matter, other).await);
        assert_eq!(wrong, [(field, key)], "{matter} {other}");
    }
    tried("", &number).await.unwrap();
    let written = format!("协〔{}〕{}号", fresh.0, fresh.1);
    tried("", &written).await.unwrap();
    assert_eq!(court.matter(fresh).await.instructions.len(), 2);
    // One that has ended takes no work.
    let ended = court.raised().await;
    let version = court.version(ended).await;
    app::matter::raise::withdraw(&court.desk, &court.firm, ended, version, "撤回")
        .await
        .unwrap();
    let refused = tried("", &format!("{}-{}", ended.0, ended.1)).await;
    assert!(matches!(refusal(refused), Refusal::MatterState(_)));
    court.finish().await;
}

#[tokio::test]
async fn what_is_written_about_a_restricted_matter_stays_with_its_parties() {
    let (court, id) = reported().await;
    let restricted = RaiseForm {
        classification: "restricted".into(),
        ..raise_form()
    };
    let hidden = court.raised_with(&court.firm, restricted).await;
    let placed = InstructForm {
        other_matter: format!("{}-{}", hidden.0, hidden.1),
        due_on: "2026-04-30".into(),
        ..form(&court, "区税务局").await
    };
    on(&court, &court.convener, &id, placed).await.unwrap();
    let seen = async |by: &Actor| {
        let view = view::view(&court.desk, by, &id).await.unwrap();
        view.instructions.len()
    };
    assert_eq!(seen(&court.office).await, 1);
    assert_eq!(seen(&court.tax).await, 1, "the unit it was given to");
    assert_eq!(seen(&court.hr).await, 0, "no party to the matter");
    court.finish().await;
}

//! Intake and the paths of assignments: completion, refusal, entry for a unit, beyond remit.

use crate::{
    assembly::Assembly,
    court::{Court, is_stale, pdf, raise_form, refusal, wrong_fields},
};
use app::{
    Upload,
    assignment::{Step, StepForm},
    jobs,
    matter::{
        closing, forward,
        raise::{self, CompleteForm, RaiseForm},
        triage, view,
    },
    worklist::{self, Todo},
};
use domain::{Refusal, assignment::AssignmentState, matter::MatterState};
use jiff::civil::date;

#[tokio::test]
async fn returned_completed_and_declined() {
    let court = Court::open().await;
    let number = court.raised().await;
    let (desk, office) = (&court.desk, &court.office);
    let version = court.version(number).await;
    triage::send_back(desk, office, number, version, "缺少欠税明细")
        .await
        .unwrap();
    let view = court.matter(number).await;
    assert_eq!(view.matter.state, MatterState::Returned);
    assert_eq!(view.matter.reason.as_deref(), Some("缺少欠税明细"));
    let form = CompleteForm {
        title: "补正后的标题".into(),
        request: "补充欠税明细，请协调。".into(),
        files: vec![pdf("明细.pdf")],
        ..CompleteForm::default()
    };
    let other = raise::complete(desk, &court.tax, number, view.matter.version, form.clone()).await;
    assert_eq!(refusal(other), Refusal::NotTheRaiser);
    raise::complete(desk, &court.firm, number, view.matter.version, form)
        .await
        .unwrap();
    let view = court.matter(number).await;
    assert_eq!(
        (view.matter.state, view.attachments.len()),
        (MatterState::Raised, 1)
    );
    assert_eq!(view.matter.title, "补正后的标题");
    let version = view.matter.version;
    triage::decline(desk, office, number, version, "不属于本机制协调范围")
        .await
        .unwrap();
    assert_eq!(court.state(number).await, MatterState::Declined);
    court.finish().await;
}

#[tokio::test]
async fn withdrawn_before_a_decision_with_what_was_forwarded() {
    let court = Court::open().await;
    let number = court.forwarded().await;
    let version = court.version(number).await;
    raise::withdraw(&court.desk, &court.firm, number, version, "已自行协商解决")
        .await
        .unwrap();
    let view = court.matter(number).await;
    assert_eq!(view.matter.state, MatterState::Withdrawn);
    assert_eq!(view.assignments[0].state, AssignmentState::Revoked);
    court.finish().await;
}

#[tokio::test]
async fn a_refusal_is_insisted_on() {
    let court = Court::open().await;
    let number = court.forwarded().await;
    court
        .step(&court.tax, number, "区税务局", Step::Refuse)
        .await
        .unwrap();
    let list = worklist::load(&court.desk, &court.office).await.unwrap();
    assert_eq!(list.items[0].todo, Todo::Reroute);
    court
        .step(&court.office, number, "区税务局", Step::Insist)
        .await
        .unwrap();
    court.work_off(&court.tax, number, "区税务局").await;
    assert_eq!(court.state(number).await, MatterState::Resolved);
    court.finish().await;
}

#[tokio::test]
async fn when_all_is_taken_back_the_matter_falls_to_the_office() {
    let court = Court::open().await;
    let number = court.forwarded().await;
    court
        .step(&court.tax, number, "区税务局", Step::Refuse)
        .await
        .unwrap();
    court
        .step(&court.office, number, "区税务局", Step::Revoke)
        .await
        .unwrap();
    let view = court.matter(number).await;
    assert_eq!(
        (view.matter.state, view.matter.lead),
        (MatterState::Accepted, None)
    );
    let list = worklist::load(&court.desk, &court.office).await.unwrap();
    assert_eq!(
        list.items[0].todo,
        Todo::Forward,
        "it waits on the office's desk, not in silence"
    );
    court
        .forward_because(number, "区行政审批局", &[], "登记变更由其办理")
        .await
        .unwrap();
    court
        .work_off(&court.approval, number, "区行政审批局")
        .await;
    assert_eq!(court.state(number).await, MatterState::Resolved);
    court.finish().await;
}

#[tokio::test]
async fn taking_back_the_last_open_one_resolves_what_others_did() {
    let court = Court::open().await;
    let number = court.accepted().await;
    court
        .forward_because(number, "区税务局", &["区自然资源局"], "涉及土地")
        .await
        .unwrap();
    court.work_off(&court.tax, number, "区税务局").await;
    assert_eq!(court.state(number).await, MatterState::Coordinating);
    court
        .step(&court.land, number, "区自然资源局", Step::Refuse)
        .await
        .unwrap();
    court
        .step(&court.office, number, "区自然资源局", Step::Revoke)
        .await
        .unwrap();
    assert_eq!(court.state(number).await, MatterState::Resolved);
    court.finish().await;
}

#[tokio::test]
async fn what_was_done_before_a_dispute_settles_nothing_after_it() {
    let mut court = Court::open().await;
    let number = court.forwarded().await;
    court.work_off(&court.tax, number, "区税务局").await;
    let version = court.version(number).await;
    closing::dispute(&court.desk, &court.firm, number, version, "仍未核销")
        .await
        .unwrap();
    court.on(date(2026, 3, 3));
    court.forward(number, "区税务局", &[]).await.unwrap();
    court
        .step(&court.tax, number, "区税务局", Step::Refuse)
        .await
        .unwrap();
    court
        .step(&court.office, number, "区税务局", Step::Revoke)
        .await
        .unwrap();
    assert_eq!(court.state(number).await, MatterState::Accepted);
    court.finish().await;
}

#[tokio::test]
async fn forwarding_anew_leaves_one_lead_and_nobody_twice() {
    let court = Court::open().await;
    let number = court.accepted().await;
    court
        .forward_because(number, "区税务局", &["区自然资源局"], "涉及土地")
        .await
        .unwrap();
    court
        .step(&court.land, number, "区自然资源局", Step::Refuse)
        .await
        .unwrap();
    court
        .forward_because(number, "区行政审批局", &["区税务局"], "登记变更由其办理")
        .await
        .unwrap();
    let view = court.matter(number).await;
    let open: Vec<_> = view
        .assignments
        .iter()
        .filter(|one| one.state.is_open())
        .map(|one| (view.units.name(one.unit), one.part.code()))
        .collect();
    let expected = [
        ("区行政审批局".to_owned(), "lead"),
        ("区税务局".to_owned(), "support"),
    ];
    assert_eq!(open, expected);
    court.finish().await;
}

#[tokio::test]
async fn an_entry_for_a_unit_needs_its_scan_and_is_marked() {
    let court = Court::open().await;
    let number = court.forwarded().await;
    let entry = |scan| StepForm {
        entered_for: true,
        scan,
        ..StepForm::default()
    };
    let without = court
        .step_with(
            &court.office,
            number,
            "区税务局",
            Step::Acknowledge,
            entry(vec![]),
        )
        .await;
    assert_eq!(wrong_fields(without), [("scan", "form-scan-required")]);
    let note = Upload {
        name: "回执.txt".into(),
        content: "已收到".into(),
    };
    let no_scan = entry(vec![note]);
    let refused = court
        .step_with(
            &court.office,
            number,
            "区税务局",
            Step::Acknowledge,
            no_scan,
        )
        .await;
    assert_eq!(wrong_fields(refused), [("scan", "form-scan-kind")]);
    let scan = vec![pdf("回执扫描件.pdf")];
    court
        .step_with(
            &court.office,
            number,
            "区税务局",
            Step::Acknowledge,
            entry(scan.clone()),
        )
        .await
        .unwrap();
    let view = court.matter(number).await;
    assert_eq!(view.assignments[0].state, AssignmentState::Acknowledged);
    assert_eq!(view.history[0].kind, "attachment.added");
    let line = view
        .history
        .iter()
        .find(|line| line.kind == "assignment.acknowledged")
        .unwrap();
    assert_eq!(line.entered_for.as_deref(), Some("区税务局"));
    assert_eq!(line.person_name, court.office.name);
    // Another unit does not answer for it, whatever it sends.
    let form = StepForm {
        words: "代答".into(),
        ..entry(scan)
    };
    let other = court
        .step_with(&court.land, number, "区税务局", Step::Progress, form)
        .await;
    assert_eq!(refusal(other), Refusal::OfficeOnly);
    court.finish().await;
}

#[tokio::test]
async fn a_matter_entered_for_a_unit_is_confirmed_by_that_unit() {
    let court = Court::open().await;
    let form = RaiseForm {
        entered_for: court.unit("区人社局").await,
        difficulty: "resettlement".into(),
        scan: vec![pdf("来函.pdf")],
        ..raise_form()
    };
    let number = court.raised_with(&court.office, form).await;
    court.accept(number).await;
    court.forward(number, "区人社局", &[]).await.unwrap();
    court.work_off(&court.hr, number, "区人社局").await;
    let version = court.version(number).await;
    // Having typed it does not make the clerk its raiser.
    let clerk = closing::confirm(&court.desk, &court.office, number, version, "", &[]).await;
    assert_eq!(refusal(clerk), Refusal::NotTheRaiser);
    let hr = court.unit("区人社局").await;
    let bare = closing::confirm(&court.desk, &court.office, number, version, &hr, &[]).await;
    assert_eq!(wrong_fields(bare), [("scan", "form-scan-required")]);
    let scan = [pdf("确认函.pdf")];
    closing::confirm(&court.desk, &court.office, number, version, &hr, &scan)
        .await
        .unwrap();
    court.finish().await;
}

#[tokio::test]
async fn beyond_its_duties_a_unit_gets_work_only_with_a_reason() {
    let court = Court::open().await;
    let number = court.accepted().await;
    let bare = court.forward(number, "区税务局", &["区自然资源局"]).await;
    assert_eq!(
        refusal(bare),
        Refusal::BeyondRemitNeedsReason("区自然资源局".into())
    );
    let view = court.matter(number).await;
    assert_eq!(
        (view.matter.state, view.assignments.len()),
        (MatterState::Accepted, 0)
    );
    court
        .forward_because(number, "区税务局", &["区自然资源局"], "涉及土地增值税")
        .await
        .unwrap();
    let view = court.matter(number).await;
    let reasons: Vec<_> = view
        .assignments
        .iter()
        .map(|one| (one.clause.as_deref(), one.beyond_reason.as_deref()))
        .collect();
    assert_eq!(
        reasons,
        [(Some("三.7"), None), (None, Some("涉及土地增值税"))]
    );
    court.finish().await;
}

#[tokio::test]
async fn no_duty_covers_an_illegal_building() {
    let court = Court::open().await;
    let form = RaiseForm {
        difficulty: "illegal_building".into(),
        ..raise_form()
    };
    let number = court.raised_with(&court.firm, form).await;
    court.accept(number).await;
    assert_eq!(worklist::unattended(&court.desk), ["违章建筑处置"]);
    let units = app::units::all(&court.desk, &court.office).await.unwrap();
    let candidates = forward::candidates(&court.desk.charter(), &units, "illegal_building");
    assert!(
        candidates
            .iter()
            .all(|candidate| candidate.clause.is_none())
    );
    let bare = court.forward(number, "区自然资源局", &[]).await;
    assert_eq!(
        refusal(bare),
        Refusal::BeyondRemitNeedsReason("区自然资源局".into())
    );
    // The two ways out: a meeting, or a unit with a reason.
    let meeting = Assembly::planned(&court, "joint", &["区自然资源局"]).await;
    meeting.list(number).await.unwrap();
    court.finish().await;
}

#[tokio::test]
async fn candidates_are_those_whose_duties_cover_it_first() {
    let court = Court::open().await;
    let units = app::units::all(&court.desk, &court.office).await.unwrap();
    let candidates = forward::candidates(&court.desk.charter(), &units, "deregistration");
    let first: Vec<_> = candidates
        .iter()
        .take(4)
        .map(|one| (one.unit.name.as_str(), one.clause.as_deref()))
        .collect();
    let expected = [
        ("区税务局", Some("三.7")),
        ("区应急管理局", Some("三.10")),
        ("区行政审批局", Some("三.12")),
        ("区法院", None),
    ];
    assert_eq!(first, expected);
    court.finish().await;
}

#[tokio::test]
async fn a_stale_form_changes_nothing() {
    let court = Court::open().await;
    let number = court.forwarded().await;
    let (desk, office) = (&court.desk, &court.office);
    let old = court.version(number).await - 1;
    let before = court.matter(number).await;
    is_stale(triage::accept(desk, office, number, old).await);
    is_stale(triage::decline(desk, office, number, old, "理由").await);
    is_stale(raise::withdraw(desk, &court.firm, number, old, "理由").await);
    let form = court.defer_form("区税务局", "2026-06-01").await;
    is_stale(forward::defer(desk, office, number, old, form).await);
    is_stale(closing::close(desk, office, number, old).await);
    let id = before.assignments[0].id.to_string();
    let form = StepForm::default();
    is_stale(app::assignment::step(desk, &court.tax, &id, 9, Step::Acknowledge, form).await);
    let after = court.matter(number).await;
    assert_eq!(
        (after.matter, after.assignments),
        (before.matter, before.assignments)
    );
    assert_eq!(after.history.len(), before.history.len());
    court.finish().await;
}

#[tokio::test]
async fn a_listed_matter_is_deferred_by_its_meeting_alone() {
    let court = Court::open().await;
    let number = court.accepted().await;
    let meeting = Assembly::in_session(&court, &["区税务局"], &[number]).await;
    let form = court.defer_form("区税务局", "2026-06-01").await;
    let version = court.version(number).await;
    let outside = forward::defer(&court.desk, &court.office, number, version, form).await;
    assert_eq!(refusal(outside), Refusal::MatterState(MatterState::Listed));
    meeting.settle(0, "deferred").await.unwrap();
    meeting.close().await.unwrap();
    court.finish().await;
}

#[tokio::test]
async fn every_deferred_matter_comes_back_however_many_wait() {
    let mut court = Court::open().await;
    for place in 0..25 {
        let form = RaiseForm {
            title: format!("第{place}件"),
            ..raise_form()
        };
        let number = court.raised_with(&court.firm, form).await;
        court.accept(number).await;
        let form = court.defer_form("区税务局", "2026-03-04").await;
        let version = court.version(number).await;
        forward::defer(&court.desk, &court.office, number, version, form)
            .await
            .unwrap();
    }
    court.on(date(2026, 3, 4));
    let mut back = 0;
    for _ in 0..4 {
        back += jobs::bring_back_deferred(&court.desk).await.unwrap();
    }
    assert_eq!(back, 25);
    court.finish().await;
}

#[tokio::test]
async fn a_silent_raiser_does_not_hold_up_the_closing_for_ever() {
    let mut court = Court::open().await;
    let number = court.forwarded().await;
    court.work_off(&court.tax, number, "区税务局").await;
    let due = court.matter(number).await.matter.due_on.unwrap();
    assert_eq!(due, date(2026, 3, 16), "ten working days");
    court.on(due);
    let version = court.version(number).await;
    let on_the_day = closing::close(&court.desk, &court.office, number, version).await;
    assert_eq!(refusal(on_the_day), Refusal::RaiserHasNotConfirmed);
    court.on(due.tomorrow().unwrap());
    closing::close(&court.desk, &court.office, number, version)
        .await
        .unwrap();
    assert_eq!(court.state(number).await, MatterState::Closed);
    court.finish().await;
}

#[tokio::test]
async fn pages_of_matters_follow_each_other() {
    let court = Court::open().await;
    for place in 0..45 {
        let form = RaiseForm {
            title: format!("第{place}件"),
            ..raise_form()
        };
        court.raised_with(&court.firm, form).await;
    }
    let (mut before, mut serials) = (String::new(), Vec::new());
    loop {
        let (rows, more) = view::page(&court.desk, &court.office, None, &before)
            .await
            .unwrap();
        serials.extend(rows.iter().map(|row| row.number.1));
        before = rows.last().unwrap().id.to_string();
        if !more {
            break;
        }
    }
    assert_eq!(serials, (1..=45).rev().collect::<Vec<_>>());
    court.finish().await;
}

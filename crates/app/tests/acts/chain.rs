//! The whole chain, once with agreement and once for each way it can fork.

use crate::{
    assembly::Assembly,
    court::{Court, pdf, refusal},
};
use app::{
    assignment::{Step, StepForm},
    attachment, history, jobs,
    matter::{closing, view},
    worklist::{self, Todo},
};
use domain::{
    Actor, Refusal, agenda::Outcome, assignment::AssignmentState, matter::MatterState,
    minutes::MinutesState,
};
use jiff::civil::date;

async fn todos(court: &Court, by: &Actor) -> Vec<Todo> {
    let list = worklist::load(&court.desk, by).await.unwrap();
    list.items.iter().map(|item| item.todo).collect()
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "the whole chain reads as one story")]
async fn from_the_raised_matter_to_the_raisers_word() {
    let court = Court::open().await;
    let number = court.raised().await;
    assert_eq!(number, (2026, 1));
    assert_eq!(todos(&court, &court.office).await, [Todo::Triage]);
    court.accept(number).await;
    assert_eq!(todos(&court, &court.office).await, [Todo::Forward]);
    court.forward(number, "区税务局", &[]).await.unwrap();
    assert_eq!(todos(&court, &court.tax).await, [Todo::Acknowledge]);
    let forwarded = &court.matter(number).await.assignments[0];
    assert_eq!(forwarded.clause.as_deref(), Some("三.7"));
    court
        .step(&court.tax, number, "区税务局", Step::Acknowledge)
        .await
        .unwrap();
    let evidence = StepForm {
        words: "已核实欠税明细".into(),
        files: vec![pdf("明细.PDF")],
        ..StepForm::default()
    };
    court
        .step_with(&court.tax, number, "区税务局", Step::Progress, evidence)
        .await
        .unwrap();
    assert_eq!(court.matter(number).await.attachments[0].name, "明细.pdf");

    let meeting = Assembly::in_session(&court, &["区税务局", "区自然资源局"], &[number]).await;
    assert_eq!(court.state(number).await, MatterState::Listed);
    meeting.propose(0, "区税务局", &[]).await.unwrap();
    meeting
        .position(&court.tax, 0, "区税务局", "agree")
        .await
        .unwrap();
    meeting
        .position(&court.office, 0, "区自然资源局", "agree")
        .await
        .unwrap();
    meeting.settle(0, "agreed").await.unwrap();
    assert_eq!(
        court.state(number).await,
        MatterState::Listed,
        "the minutes bind, not the vote"
    );
    meeting.close().await.unwrap();
    meeting.draft_and_circulate().await;
    assert!(todos(&court, &court.tax).await.contains(&Todo::Countersign));
    assert_eq!(
        refusal(meeting.sign_off(&court.director).await),
        Refusal::NotCountersigned
    );
    meeting.countersign(&court.tax, "signed", "").await.unwrap();
    meeting
        .countersign(&court.land, "signed", "")
        .await
        .unwrap();
    assert_eq!(todos(&court, &court.deputy).await, [Todo::SignOff]);
    meeting.sign_off(&court.deputy).await.unwrap();
    meeting.number_and_issue().await;

    let minutes = meeting.view().await.minutes.unwrap();
    assert_eq!(minutes.state, MinutesState::Issued);
    assert_eq!(
        minutes.document_number.as_deref(),
        Some("城府院纪〔2026〕1号")
    );
    let (_, paper) =
        attachment::download(&court.desk, &court.tax, &minutes.pdf.unwrap().to_string())
            .await
            .unwrap();
    assert!(paper.starts_with(b"%PDF-"));

    let view = court.matter(number).await;
    assert_eq!(view.matter.state, MatterState::InExecution);
    let states: Vec<_> = view.assignments.iter().map(|one| one.state).collect();
    // What was merely forwarded gave way to what was decided.
    assert_eq!(states, [AssignmentState::Revoked, AssignmentState::Issued]);
    assert_eq!(
        view.assignments[1].done_when.as_deref(),
        Some("出具核销凭证")
    );
    court.work_off(&court.tax, number, "区税务局").await;
    assert_eq!(court.state(number).await, MatterState::Resolved);
    assert_eq!(todos(&court, &court.firm).await, [Todo::Confirm]);
    let early = closing::close(
        &court.desk,
        &court.office,
        number,
        court.version(number).await,
    )
    .await;
    assert_eq!(refusal(early), Refusal::RaiserHasNotConfirmed);
    let version = court.version(number).await;
    closing::confirm(&court.desk, &court.firm, number, version, "", &[])
        .await
        .unwrap();
    assert_eq!(todos(&court, &court.office).await, [Todo::Close]);
    closing::close(
        &court.desk,
        &court.office,
        number,
        court.version(number).await,
    )
    .await
    .unwrap();
    assert_eq!(court.state(number).await, MatterState::Closed);
    assert_eq!(todos(&court, &court.office).await, []);
    court.finish().await;
}

#[tokio::test]
async fn the_history_tells_the_chain_in_order() {
    let court = Court::open().await;
    let number = court.forwarded().await;
    court.work_off(&court.tax, number, "区税务局").await;
    let mut kinds: Vec<_> = court
        .matter(number)
        .await
        .history
        .into_iter()
        .map(|line| line.kind)
        .collect();
    kinds.reverse();
    let expected = [
        "matter.raised",
        "matter.accepted",
        "matter.forwarded",
        "assignment.issued",
        "assignment.acknowledged",
        "assignment.submitted",
        "assignment.verified",
        "matter.resolved",
    ];
    assert_eq!(kinds, expected);
    court.finish().await;
}

#[tokio::test]
async fn an_objection_defers_until_the_condition_is_met() {
    let mut court = Court::open().await;
    let number = court.accepted().await;
    let meeting = Assembly::in_session(&court, &["区税务局", "区自然资源局"], &[number]).await;
    meeting
        .propose(0, "区税务局", &["区自然资源局"])
        .await
        .unwrap_err();
    meeting
        .propose_because(0, "区税务局", &["区自然资源局"], "涉及土地增值")
        .await
        .unwrap();
    meeting
        .position(&court.tax, 0, "区税务局", "agree")
        .await
        .unwrap();
    meeting
        .position(&court.land, 0, "区自然资源局", "object")
        .await
        .unwrap();
    let refused = meeting.settle(0, "agreed").await;
    assert_eq!(refusal(refused), Refusal::NotAgreed("区自然资源局".into()));
    assert_eq!(meeting.item(0).await.item.outcome, None);
    meeting.settle(0, "deferred").await.unwrap();
    meeting.close_and_issue(&[&court.tax, &court.land]).await;
    let text = meeting.view().await.minutes.unwrap().text;
    for words in [
        "省局批复到位",
        "2026年6月1日",
        "国家税务总局晋城市城区税务局",
        "依据不足，不能核销",
    ] {
        assert!(text.contains(words), "{words} is not in:\n{text}");
    }
    assert_eq!(court.state(number).await, MatterState::Deferred);

    court.on(date(2026, 5, 31));
    assert_eq!(jobs::bring_back_deferred(&court.desk).await.unwrap(), 0);
    court.on(date(2026, 6, 1));
    assert_eq!(jobs::bring_back_deferred(&court.desk).await.unwrap(), 1);
    assert_eq!(jobs::bring_back_deferred(&court.desk).await.unwrap(), 0);
    assert_eq!(todos(&court, &court.office).await, [Todo::Review]);
    let listable = view::listable(&court.desk, &court.office).await.unwrap();
    assert_eq!(listable.len(), 1);

    let again = Assembly::in_session(&court, &["区税务局"], &[number]).await;
    let item = again.item(0).await;
    assert!(
        item.item.earlier.is_some(),
        "the item says where it comes from"
    );
    assert_eq!(item.matter.unwrap().resubmissions, 1);
    again.propose(0, "区税务局", &[]).await.unwrap();
    again
        .position(&court.tax, 0, "区税务局", "agree")
        .await
        .unwrap();
    again.settle(0, "agreed_with_changes").await.unwrap();
    again.close_and_issue(&[&court.tax]).await;
    assert_eq!(court.state(number).await, MatterState::InExecution);
    let minutes = again.view().await.minutes.unwrap();
    assert_eq!(
        minutes.document_number.as_deref(),
        Some("城府院纪〔2026〕2号")
    );
    court.finish().await;
}

#[tokio::test]
async fn the_reservation_of_an_unnamed_unit_is_minuted() {
    let court = Court::open().await;
    let number = court.accepted().await;
    let meeting = Assembly::in_session(&court, &["区税务局", "区自然资源局"], &[number]).await;
    meeting.propose(0, "区税务局", &[]).await.unwrap();
    meeting
        .position(&court.tax, 0, "区税务局", "agree")
        .await
        .unwrap();
    meeting
        .position(&court.land, 0, "区自然资源局", "reserve")
        .await
        .unwrap();
    meeting.settle(0, "agreed").await.unwrap();
    meeting.close_and_issue(&[&court.tax, &court.land]).await;
    let text = meeting.view().await.minutes.unwrap().text;
    for words in [
        "2026年第1次专题会议",
        "关于重整企业历史欠税滞纳金核销",
        "演示清算事务所（虚构）",
        "议定事项1-1：核销重整前滞纳金。",
        "由国家税务总局晋城市城区税务局牵头",
        "2026年12月30日前完成",
        "以出具核销凭证为办结标准",
        "区自然资源局提出保留意见：建议先行审计。",
    ] {
        assert!(text.contains(words), "{words} is not in:\n{text}");
    }
    court.finish().await;
}

#[tokio::test]
async fn what_was_not_reached_is_carried_over() {
    let court = Court::open().await;
    let (fresh, at_work) = (court.accepted().await, court.forwarded().await);
    let meeting = Assembly::in_session(&court, &["区税务局"], &[fresh, at_work]).await;
    assert_eq!(
        refusal(meeting.close().await),
        Refusal::ItemWithoutOutcome(1)
    );
    meeting.settle(0, "carried_over").await.unwrap();
    meeting.settle(1, "carried_over").await.unwrap();
    assert_eq!(court.state(fresh).await, MatterState::Accepted);
    assert_eq!(court.state(at_work).await, MatterState::Coordinating);
    assert_eq!(court.matter(fresh).await.matter.resubmissions, 1);
    meeting.close().await.unwrap();
    // Both wait for the next agenda, first on the office's desk and first of what is offered for it.
    let again = [Todo::ListAgain, Todo::ListAgain];
    assert_eq!(todos(&court, &court.office).await[..2], again);
    let offered = async || {
        let desk = &court.desk;
        let rows = app::matter::view::carried_over(desk, &court.office).await;
        let all = app::matter::view::listable(desk, &court.office).await;
        let rows: Vec<_> = rows.unwrap().iter().map(|row| row.number).collect();
        let all: Vec<_> = all.unwrap().iter().map(|row| row.number).collect();
        assert_eq!(all[..rows.len()], rows, "first, and once");
        rows
    };
    court.accepted().await;
    assert_eq!(offered().await, [fresh, at_work]);
    let next = Assembly::planned(&court, "special", &["区税务局"]).await;
    next.list(fresh).await.unwrap();
    assert_eq!(offered().await, [at_work]);
    let earlier = meeting.item(0).await.item.id;
    assert_eq!(next.item(0).await.item.earlier, Some(earlier));
    court.finish().await;
}

#[tokio::test]
async fn what_a_meeting_only_heard_stands_as_before_it() {
    let court = Court::open().await;
    let (fresh, at_work) = (court.accepted().await, court.forwarded().await);
    let meeting = Assembly::in_session(&court, &["区税务局"], &[fresh, at_work]).await;
    meeting.settle(0, "noted").await.unwrap();
    meeting.settle(1, "noted").await.unwrap();
    // Nobody has work on the one: nothing of it was done, and nothing says so.
    assert_eq!(court.state(fresh).await, MatterState::Accepted);
    assert_eq!(court.state(at_work).await, MatterState::Coordinating);
    court.work_off(&court.tax, at_work, "区税务局").await;
    assert_eq!(court.state(at_work).await, MatterState::Resolved);
    court.finish().await;
}

#[tokio::test]
async fn a_meeting_returns_a_matter_to_its_raiser() {
    let court = Court::open().await;
    let number = court.forwarded().await;
    let meeting = Assembly::in_session(&court, &["区税务局"], &[number]).await;
    meeting.settle(0, "returned").await.unwrap();
    let view = court.matter(number).await;
    assert_eq!(view.matter.state, MatterState::Returned);
    assert_eq!(meeting.item(0).await.item.outcome, Some(Outcome::Returned));
    // Recorded by mistake it is taken back, and the unit's work was never touched.
    let at_work = view.assignments[0].state;
    assert!(at_work.is_open());
    let item = meeting.item(0).await.item.id.to_string();
    let (desk, office) = (&court.desk, &court.office);
    app::meeting::session::reopen(desk, office, &meeting.id, &item, None, "记错了")
        .await
        .unwrap();
    let view = court.matter(number).await;
    assert_eq!(
        (view.matter.state, view.matter.reason),
        (MatterState::Listed, None)
    );
    assert_eq!(view.assignments[0].state, at_work);
    meeting.settle(0, "returned").await.unwrap();
    meeting.close().await.unwrap();
    let view = court.matter(number).await;
    assert_eq!(view.matter.state, MatterState::Returned);
    assert_eq!(view.assignments[0].state, AssignmentState::Revoked);
    assert_eq!(todos(&court, &court.firm).await, [Todo::Complete]);
    court.finish().await;
}

#[tokio::test]
async fn a_later_decision_takes_the_place_of_an_earlier_one() {
    let court = Court::open().await;
    let number = court.accepted().await;
    let first = Assembly::in_session(&court, &["区税务局"], &[number]).await;
    first.propose(0, "区税务局", &[]).await.unwrap();
    first
        .position(&court.tax, 0, "区税务局", "agree")
        .await
        .unwrap();
    first.settle(0, "agreed").await.unwrap();
    first.close_and_issue(&[&court.tax]).await;
    court
        .step(&court.tax, number, "区税务局", Step::Refuse)
        .await
        .unwrap();
    let revoked = court
        .step(&court.office, number, "区税务局", Step::Revoke)
        .await;
    assert_eq!(refusal(revoked), Refusal::OnlyADecisionRevokes);
    // The exit is a later meeting.
    let second = Assembly::in_session(&court, &["区税务局", "区行政审批局"], &[number]).await;
    second
        .propose_instead(0, "区行政审批局", "由登记机关办理", "revoke")
        .await
        .unwrap();
    second
        .position(&court.approval, 0, "区行政审批局", "agree")
        .await
        .unwrap();
    // The unit that the earlier decision bound agrees too, or nothing is revoked.
    let behind = second.settle(0, "agreed").await;
    assert_eq!(refusal(behind), Refusal::NotAgreed("区税务局".into()));
    let twice = second
        .propose_instead(0, "区行政审批局", "由登记机关办理", "amend")
        .await;
    assert_eq!(refusal(twice), Refusal::EarlierTakenUp);
    second
        .position(&court.tax, 0, "区税务局", "agree")
        .await
        .unwrap();
    second.settle(0, "agreed").await.unwrap();
    second.close_and_issue(&[&court.tax, &court.approval]).await;
    let states: Vec<_> = court
        .matter(number)
        .await
        .assignments
        .iter()
        .map(|one| one.state)
        .collect();
    assert_eq!(states, [AssignmentState::Revoked, AssignmentState::Issued]);
    court
        .work_off(&court.approval, number, "区行政审批局")
        .await;
    assert_eq!(court.state(number).await, MatterState::Resolved);
    court.finish().await;
}

#[tokio::test]
async fn a_special_meeting_does_not_revoke_what_the_joint_one_decided() {
    let court = Court::open().await;
    let number = court.accepted().await;
    let joint = Assembly::planned(&court, "joint", &["区税务局"]).await;
    joint.list(number).await.unwrap();
    joint.convene_and_open().await;
    joint.propose(0, "区税务局", &[]).await.unwrap();
    joint
        .position(&court.tax, 0, "区税务局", "agree")
        .await
        .unwrap();
    joint.settle(0, "agreed").await.unwrap();
    joint.close_and_issue(&[&court.tax]).await;
    let special = Assembly::in_session(&court, &["区税务局", "区行政审批局"], &[number]).await;
    let beyond = special
        .propose_instead(0, "区行政审批局", "由登记机关办理", "revoke")
        .await;
    assert_eq!(
        refusal(beyond),
        Refusal::HigherTierDecided("联席会议".into())
    );
    court.finish().await;
}

#[tokio::test]
async fn a_decided_matter_carried_over_stays_in_execution() {
    let court = Court::open().await;
    let number = court.accepted().await;
    let first = Assembly::in_session(&court, &["区税务局"], &[number]).await;
    first.propose(0, "区税务局", &[]).await.unwrap();
    first
        .position(&court.tax, 0, "区税务局", "agree")
        .await
        .unwrap();
    first.settle(0, "agreed").await.unwrap();
    first.close_and_issue(&[&court.tax]).await;
    let second = Assembly::in_session(&court, &["区税务局"], &[number]).await;
    second.settle(0, "carried_over").await.unwrap();
    assert_eq!(court.state(number).await, MatterState::InExecution);
    court.finish().await;
}

#[tokio::test]
async fn notifications_reach_those_concerned_and_not_the_doer() {
    let court = Court::open().await;
    let number = court.forwarded().await;
    court
        .step(&court.tax, number, "区税务局", Step::Acknowledge)
        .await
        .unwrap();
    jobs::deliver(&court.desk).await.unwrap();
    let told = async |by: &Actor| {
        let lines = history::told(&court.desk, by).await.unwrap();
        lines.into_iter().map(|line| line.kind).collect::<Vec<_>>()
    };
    assert_eq!(
        told(&court.office).await,
        ["assignment.acknowledged", "matter.raised"]
    );
    assert_eq!(
        told(&court.director).await,
        ["assignment.acknowledged", "matter.raised"]
    );
    assert_eq!(told(&court.tax).await, ["assignment.issued"]);
    assert_eq!(told(&court.firm).await, ["matter.accepted"]);
    for by in [&court.land, &court.convener, &court.keeper, &court.auditor] {
        assert_eq!(told(by).await, [""; 0], "{}", by.name);
    }
    assert_eq!(
        history::unread(&court.desk, &court.office).await.unwrap(),
        2
    );
    let latest = history::told(&court.desk, &court.office).await.unwrap()[0].n;
    history::mark_read(&court.desk, &court.office, latest)
        .await
        .unwrap();
    assert_eq!(
        history::unread(&court.desk, &court.office).await.unwrap(),
        0
    );
    court.finish().await;
}

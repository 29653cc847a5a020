//! The assignment's transitions: every one, from every state, by every kind of actor.

use super::*;
use crate::cast::{self, id};
use jiff::civil::date;

fn assignment(state: AssignmentState) -> Assignment {
    Assignment {
        id: id(200),
        version: 2,
        matter: id(100),
        decision: None,
        instruction: None,
        unit: cast::TAX,
        part: Part::Lead,
        task: "核实欠税".into(),
        done_when: None,
        due_on: date(2026, 3, 16),
        clause: Some("三.7".into()),
        beyond_reason: None,
        state,
        suspended_on: None,
        issued_at: cast::now(),
        acknowledged_at: None,
        progress_count: 0,
        latest: None,
        verified_at: None,
    }
}

type Act = fn(Assignment, &Actor) -> Result<Change<Assignment>, Refusal>;

const ACTS: &[(&str, Act)] = &[
    ("issue 交办", |a, by| {
        Assignment { version: 0, ..a }.issue("区税务局", by, cast::now())
    }),
    ("acknowledge 签收", |a, by| a.acknowledge(by, cast::now())),
    ("refuse 退回", |a, by| {
        a.refuse("非本单位职责".into(), by, cast::now())
    }),
    ("progress 反馈", |a, by| {
        a.progress("已核实".into(), by, cast::now())
    }),
    ("submit 申请销号", |a, by| {
        a.submit("已办结".into(), by, cast::now())
    }),
    ("verify 销号", |a, by| a.verify(by, cast::now())),
    ("send_back 退办", |a, by| {
        a.send_back("缺凭证".into(), by, cast::now())
    }),
    ("insist 坚持交办", |a, by| {
        a.insist("三.7".into(), by, cast::now())
    }),
    ("revoke 收回", |a, by| {
        a.revoke("改派".into(), by, cast::now())
    }),
    ("suspend 中止", |a, by| {
        a.suspend("区税务局", "暂缓".into(), by, cast::now())
    }),
    ("resume 恢复", |a, by| {
        let stopped = Assignment {
            suspended_on: Some(date(2026, 2, 2)),
            ..a
        };
        stopped.resume("区税务局", date(2026, 4, 1), by, cast::now())
    }),
    ("supersede 另行议定", |a, by| {
        a.supersede("第2次".into(), by, cast::now())
    }),
];

#[test]
fn every_transition_from_every_state_by_every_actor() {
    let table = cast::matrix(
        ACTS.iter().map(|(name, act)| (*name, act)),
        AssignmentState::ALL,
        AssignmentState::code,
        |act, state, by| {
            act(assignment(state), by).map(|change| change.after().state.code().to_owned())
        },
    );
    insta::assert_snapshot!(table);
}

#[test]
fn an_open_assignment_has_an_exit_and_a_closed_one_has_none() {
    for state in AssignmentState::ALL {
        let moves = ACTS[1..].iter().any(|(_, act)| {
            cast::actors()
                .iter()
                .any(|(_, by)| act(assignment(*state), by).is_ok_and(|c| c.after().state != *state))
        });
        assert_eq!(moves, state.is_open(), "{}", state.code());
    }
}

#[test]
fn assignment_state() {
    for state in AssignmentState::ALL
        .iter()
        .filter(|state| **state != AssignmentState::Issued)
    {
        let refusal = assignment(*state)
            .acknowledge(&cast::tax(), cast::now())
            .unwrap_err();
        assert_eq!(refusal, Refusal::AssignmentState(*state));
        assert_eq!(refusal.detail(), state.code());
    }
}

#[test]
fn beyond_remit_needs_reason() {
    for (clause, reason, refused) in [
        (None, None, true),
        (None, Some("  "), true),
        (None, Some("区政府专题会议要求"), false),
        (Some("三.7"), None, false),
    ] {
        let new = Assignment {
            version: 0,
            clause: clause.map(str::to_owned),
            beyond_reason: reason.map(str::to_owned),
            ..assignment(AssignmentState::Issued)
        };
        let outcome = new.issue("区投促中心", &cast::office(), cast::now());
        if refused {
            let expected = Refusal::BeyondRemitNeedsReason("区投促中心".into());
            assert_eq!(expected.detail(), "区投促中心");
            assert_eq!(outcome.unwrap_err(), expected);
        } else {
            let change = outcome.unwrap();
            assert_eq!(change.after().beyond_reason.as_deref(), reason);
            assert_eq!(change.told(), [Recipient::Unit(cast::TAX)]);
        }
    }
}

#[test]
fn only_a_decision_revokes() {
    let decided = Assignment {
        decision: Some(id(300)),
        ..assignment(AssignmentState::Acknowledged)
    };
    let outcome = decided
        .clone()
        .revoke("改派".into(), &cast::office(), cast::now());
    assert_eq!(outcome.unwrap_err(), Refusal::OnlyADecisionRevokes);
    let change = decided
        .supersede("第2次".into(), &cast::office(), cast::now())
        .unwrap();
    assert_eq!(change.after().state, AssignmentState::Revoked);
}

#[test]
fn open_work_is_what_is_neither_verified_nor_taken_back() {
    let decided = |state| Assignment {
        decision: Some(id(300)),
        ..assignment(state)
    };
    for (assignments, work) in [
        (vec![], Work::Nothing),
        (
            vec![
                assignment(AssignmentState::Verified),
                decided(AssignmentState::Revoked),
            ],
            Work::Nothing,
        ),
        (
            vec![
                decided(AssignmentState::Verified),
                assignment(AssignmentState::Issued),
            ],
            Work::Forwarded,
        ),
        (
            vec![
                assignment(AssignmentState::Issued),
                decided(AssignmentState::Refused),
            ],
            Work::Decided,
        ),
        (vec![decided(AssignmentState::Submitted)], Work::Decided),
    ] {
        assert_eq!(open_work(&assignments), work, "{assignments:?}");
    }
}

#[test]
fn progress_is_counted_and_the_last_words_stand() {
    let mut at_work = assignment(AssignmentState::Acknowledged);
    for count in 1..=3 {
        let change = at_work
            .progress(format!("第{count}次"), &cast::tax(), cast::now())
            .unwrap();
        at_work = change.into_after();
        assert_eq!(
            (at_work.progress_count, at_work.latest.clone()),
            (count, Some(format!("第{count}次")))
        );
    }
}

#[test]
fn suspended() {
    type Answer = fn(Assignment, &Actor) -> Result<Change<Assignment>, Refusal>;
    let answers: [(AssignmentState, Answer); 4] = [
        (AssignmentState::Issued, |a, by| {
            a.acknowledge(by, cast::now())
        }),
        (AssignmentState::Issued, |a, by| {
            a.refuse("不属".into(), by, cast::now())
        }),
        (AssignmentState::Acknowledged, |a, by| {
            a.progress("一".into(), by, cast::now())
        }),
        (AssignmentState::Acknowledged, |a, by| {
            a.submit("二".into(), by, cast::now())
        }),
    ];
    for (state, answer) in answers {
        let stopped = assignment(state)
            .suspend("区税务局", "暂缓".into(), &cast::office(), cast::now())
            .unwrap()
            .into_after();
        let refused = answer(stopped.clone(), &cast::tax()).unwrap_err();
        assert_eq!(refused, Refusal::Suspended);
        let running = stopped
            .resume("区税务局", date(2026, 4, 1), &cast::office(), cast::now())
            .unwrap()
            .into_after();
        assert_eq!(running.due_on, date(2026, 4, 1));
        assert!(answer(running, &cast::tax()).is_ok());
    }
}

#[test]
fn only_what_the_office_forwarded_stops_with_its_matter() {
    let decided = Assignment {
        decision: Some(id(1)),
        ..assignment(AssignmentState::Issued)
    };
    let instructed = Assignment {
        instruction: Some(id(1)),
        ..assignment(AssignmentState::Issued)
    };
    let office = cast::office();
    assert!(assignment(AssignmentState::Submitted).stops_with_its_matter());
    assert!(!assignment(AssignmentState::Verified).stops_with_its_matter());
    assert!(!decided.stops_with_its_matter() && !instructed.stops_with_its_matter());
    let stop = |one: Assignment| one.suspend("区税务局", "暂缓".into(), &office, cast::now());
    assert_eq!(stop(decided).unwrap_err(), Refusal::OnlyADecisionRevokes);
    let refused = stop(instructed).unwrap_err();
    assert_eq!(refused, Refusal::OnlyAnInstructionRevokes);
}

#[test]
fn only_an_instruction_revokes() {
    let instructed = Assignment {
        instruction: Some(id(1)),
        ..assignment(AssignmentState::Acknowledged)
    };
    let revoke = |by: &Actor| instructed.clone().revoke("改派".into(), by, cast::now());
    assert_eq!(
        revoke(&cast::director()).unwrap_err(),
        Refusal::OnlyAnInstructionRevokes
    );
    let supersede = |by: &Actor| {
        instructed
            .clone()
            .supersede("另有批示".into(), by, cast::now())
    };
    assert!(supersede(&cast::convener()).is_ok() && supersede(&cast::office()).is_ok());
    assert_eq!(supersede(&cast::tax()).unwrap_err(), Refusal::OfficeOnly);
    // What a meeting decided a convener does not undo.
    let decided = Assignment {
        decision: Some(id(2)),
        ..assignment(AssignmentState::Acknowledged)
    };
    let undone = decided.supersede("批示".into(), &cast::convener(), cast::now());
    assert_eq!(undone.unwrap_err(), Refusal::OfficeOnly);
    let given = Assignment {
        version: 0,
        ..instructed
    };
    assert!(
        given
            .issue("区税务局", &cast::convener(), cast::now())
            .is_ok()
    );
}

#[test]
fn open_work_is_decided_before_instructed_before_forwarded() {
    let forwarded = assignment(AssignmentState::Issued);
    let instructed = Assignment {
        instruction: Some(id(1)),
        ..assignment(AssignmentState::Issued)
    };
    let decided = Assignment {
        decision: Some(id(1)),
        ..assignment(AssignmentState::Issued)
    };
    let done = assignment(AssignmentState::Verified);
    let all = [done, forwarded, instructed, decided];
    for (n, work) in [
        (1, Work::Nothing),
        (2, Work::Forwarded),
        (3, Work::Instructed),
        (4, Work::Decided),
    ] {
        assert_eq!(open_work(&all[..n]), work);
    }
}

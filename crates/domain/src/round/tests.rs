//! Transitions of rounds, returns and answers, and when a reminder is due.

use super::*;
use crate::cast::{self, id};
use jiff::civil::date;

fn round(closed: bool) -> InformationRound {
    InformationRound {
        id: id(910),
        version: 1,
        period_kind: PeriodKind::Quarter,
        from_on: date(2026, 1, 1),
        until_on: date(2026, 3, 31),
        due_on: date(2026, 3, 9),
        note: None,
        closed,
    }
}

fn unit_return(state: ReturnState) -> InformationReturn {
    InformationReturn {
        id: id(911),
        version: 1,
        round: id(910),
        unit: cast::TAX,
        due_on: date(2026, 3, 9),
        state,
        reason: None,
        submitted_by: None,
        submitted_at: None,
        scan: None,
        reminded: Reminded::Not,
    }
}

fn answer(kind: AnswerKind, counted: Option<i64>, said: &str, why: Option<&str>) -> ReturnAnswer {
    ReturnAnswer {
        id: id(912),
        version: 1,
        of: id(911),
        ordinal: 1,
        label: "交办任务数".into(),
        kind,
        figure: Some("assignments_issued".into()),
        counted,
        answer: (!said.is_empty()).then(|| said.into()),
        why: why.map(Into::into),
    }
}

type Act = fn(InformationReturn, &Actor) -> Result<Change<InformationReturn>, Refusal>;

const ACTS: &[(&str, Act)] = &[
    ("ask 布置", |r, by| r.ask("区税务局", by, cast::now())),
    ("submit 报送", |r, by| {
        r.submit(&round(false), &[], false, None, by, cast::now())
    }),
    ("send_back 退回", |r, by| {
        r.send_back(&round(false), "缺数".into(), by, cast::now())
    }),
    ("accept 采用", |r, by| r.accept(by, cast::now())),
    ("remind 提醒", |r, by| {
        r.remind(Reminded::Ahead, "区税务局", by, cast::now())
    }),
];

#[test]
fn every_transition_from_every_state_by_every_actor() {
    let table = cast::matrix(
        ACTS.iter().map(|(name, act)| (*name, act)),
        ReturnState::ALL,
        ReturnState::code,
        |act, state, by| act(unit_return(state), by).map(|c| c.after().state.code().to_owned()),
    );
    insta::assert_snapshot!(table);
}

#[test]
fn return_state() {
    let again = unit_return(ReturnState::Accepted).accept(&cast::office(), cast::now());
    let refused = Refusal::ReturnState(ReturnState::Accepted);
    assert_eq!(again.err(), Some(refused));
}

#[test]
fn round_over() {
    let over = round(true);
    let late =
        unit_return(ReturnState::Asked).submit(&over, &[], false, None, &cast::tax(), cast::now());
    assert_eq!(late.err(), Some(Refusal::RoundOver));
    let given = answer(AnswerKind::Number, None, "", None).give(
        Some("1".into()),
        None,
        (&unit_return(ReturnState::Asked), &over),
        &cast::tax(),
        cast::now(),
    );
    assert_eq!(given.err(), Some(Refusal::RoundOver));
}

#[test]
fn nobody_asked() {
    let open = |units| {
        InformationRound {
            version: 0,
            ..round(false)
        }
        .open(units, &cast::office(), cast::now())
    };
    assert_eq!(open(0).err(), Some(Refusal::NobodyAsked));
    assert!(open(1).is_ok());
}

#[test]
fn returns_unread() {
    let unread = [
        unit_return(ReturnState::Accepted),
        unit_return(ReturnState::Submitted),
    ];
    let close = |returns: &[InformationReturn]| {
        round(false)
            .close(returns, false, &cast::office(), cast::now())
            .map(|c| c.after().closed)
    };
    assert_eq!(close(&unread), Err(Refusal::ReturnsUnread));
    assert_eq!(close(&unread[..1]), Ok(true), "all there is has been read");
}

#[test]
fn returns_missing() {
    let returns = [
        unit_return(ReturnState::Accepted),
        unit_return(ReturnState::Asked),
        unit_return(ReturnState::SentBack),
    ];
    let close = |returns: &[InformationReturn], without| {
        let closed = round(false).close(returns, without, &cast::office(), cast::now());
        closed.map(|change| change.after().closed)
    };
    assert_eq!(close(&returns, false), Err(Refusal::ReturnsMissing(2)));
    assert_eq!(close(&returns, true), Ok(true));
    assert_eq!(close(&returns[..1], false), Ok(true));
}

#[test]
fn texts_empty() {
    for (said, nothing_more, refused) in
        [("", false, true), ("", true, false), ("无", false, false)]
    {
        let answers = [answer(AnswerKind::Text, None, said, None)];
        let outcome = unit_return(ReturnState::Asked).submit(
            &round(false),
            &answers,
            nothing_more,
            None,
            &cast::tax(),
            cast::now(),
        );
        let refusal = refused.then(|| Refusal::TextsEmpty("交办任务数".into()));
        assert_eq!(outcome.err(), refusal, "{said} {nothing_more}");
    }
}

#[test]
fn head_or_liaison_submits() {
    let handler = cast::actor(60, cast::TAX, crate::unit::UnitKind::Member, Role::Handler);
    let asked = || unit_return(ReturnState::Asked);
    let submit = |by: &Actor| asked().submit(&round(false), &[], false, None, by, cast::now());
    assert_eq!(submit(&handler).err(), Some(Refusal::HeadOrLiaisonSubmits));
    assert_eq!(
        asked().may_write(&round(false), &handler),
        Ok(()),
        "but writes"
    );
    assert!(submit(&cast::tax()).is_ok());
    assert!(submit(&cast::office_for_tax()).is_ok(), "代录");
}

#[test]
fn answer_missing() {
    for (kind, said, missing) in [
        (AnswerKind::Number, "", true),
        (AnswerKind::Number, "三", true),
        (AnswerKind::Number, "3", false),
        (AnswerKind::Text, "", false),
    ] {
        let answers = [answer(kind, None, said, None)];
        let outcome = unit_return(ReturnState::Asked).submit(
            &round(false),
            &answers,
            true,
            None,
            &cast::tax(),
            cast::now(),
        );
        let refused = missing.then(|| Refusal::AnswerMissing("交办任务数".into()));
        assert_eq!(outcome.err(), refused, "{kind:?} {said}");
    }
}

#[test]
fn difference_needs_reason() {
    for (said, why, refused) in [
        ("4", None, false),
        ("5", None, true),
        ("5", Some("含电话交办一件"), false),
    ] {
        let answers = [answer(AnswerKind::Number, Some(4), said, why)];
        let outcome = unit_return(ReturnState::Asked).submit(
            &round(false),
            &answers,
            true,
            None,
            &cast::tax(),
            cast::now(),
        );
        let refusal = refused.then(|| Refusal::DifferenceNeedsReason("交办任务数".into()));
        assert_eq!(outcome.err(), refusal, "{said} {why:?}");
    }
    let said = answer(AnswerKind::Number, Some(4), "5", None);
    assert_eq!(said.difference(), Some((4, "5")));
    assert_eq!(said.counted, Some(4), "the data's figure stays");
}

#[test]
fn each_reminder_is_due_once() {
    use Reminded::{Ahead, Not, Overdue};
    for (days_left, reminded, due) in [
        (4, Not, None),
        (3, Not, Some(Ahead)),
        (0, Not, Some(Ahead)),
        (2, Ahead, None),
        (-1, Ahead, Some(Overdue)),
        (-1, Not, Some(Overdue)),
        (-5, Overdue, None),
    ] {
        let one = |state| InformationReturn {
            reminded,
            ..unit_return(state)
        };
        for state in [ReturnState::Asked, ReturnState::SentBack] {
            assert_eq!(
                one(state).reminder_due(days_left),
                due,
                "{days_left} {reminded:?}"
            );
        }
        assert_eq!(one(ReturnState::Submitted).reminder_due(days_left), None);
    }
}

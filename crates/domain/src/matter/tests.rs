//! The matter's transitions: every one, from every state, by every kind of actor, as one table to read.

use super::*;
use crate::agenda::Outcome;
use crate::cast::{self, id};
use jiff::civil::date;

mod heard;

pub(crate) fn matter(state: MatterState) -> Matter {
    Matter {
        id: id(100),
        version: 3,
        year: 2026,
        serial: 7,
        title: "历史欠税核销".into(),
        difficulty: "taxation".into(),
        enterprise: id(101),
        case: None,
        request: "请协调".into(),
        classification: Classification::Ordinary,
        state,
        raised_by: cast::TAX,
        raiser: cast::tax().person,
        raised_at: cast::now(),
        due_on: None,
        lead: None,
        meeting: None,
        reason: None,
        defer_condition: None,
        defer_owner: None,
        review_on: Some(date(2026, 3, 2)),
        condition_met: None,
        condition_met_at: None,
        reminded_on: None,
        deferred_before: None,
        confirmed_at: None,
        resubmissions: 0,
    }
}

fn deferral(review_on: Date) -> Deferral {
    Deferral {
        condition: "省局批复到位".into(),
        owner: cast::reference(cast::TAX),
        review_on,
    }
}

type Act = (
    &'static str,
    fn(Matter, &Actor) -> Result<Change<Matter>, Refusal>,
);

/// Every transition under its name.
const ACTS: &[Act] = &[
    ("raise 提出", |m, by| {
        Matter { version: 0, ..m }.raise(date(2026, 3, 5), by, cast::now())
    }),
    ("complete 补正", |m, by| {
        m.complete("题".into(), "求".into(), date(2026, 3, 5), by, cast::now())
    }),
    ("accept 受理", |m, by| m.accept(&[], by, cast::now())),
    ("send_back 退回补正", |m, by| {
        m.send_back("缺材料".into(), by, cast::now())
    }),
    ("decline 不予受理", |m, by| {
        m.decline("不属本机制".into(), by, cast::now())
    }),
    ("forward 转办", |m, by| {
        let lead = cast::reference(cast::TAX);
        m.forward(
            &lead,
            &[cast::reference(cast::LAND)],
            date(2026, 3, 9),
            by,
            cast::now(),
        )
    }),
    ("list 列入议题", |m, by| {
        m.list(id(102), "第1次", by, cast::now())
    }),
    ("unlist 撤出议程", |m, by| {
        m.unlist(Work::Forwarded, by, cast::now())
    }),
    ("enter_execution 进入执行", |m, by| {
        m.enter_execution(Some(cast::TAX), None, by, cast::now())
    }),
    ("defer 暂缓（会外）", |m, by| {
        m.defer(deferral(date(2026, 6, 1)), by, cast::now())
    }),
    ("defer_at_meeting 暂缓（会上）", |m, by| {
        m.defer_at_meeting(deferral(date(2026, 6, 1)), by, cast::now())
    }),
    ("come_back 到期复核", |m, by| {
        m.come_back(date(2026, 3, 2), by, cast::now())
    }),
    ("meet_condition 条件已具备", |m, by| {
        let owned = Matter {
            defer_owner: Some(cast::TAX),
            ..m
        };
        owned.meet_condition("批复已到".into(), by, cast::now())
    }),
    ("remind_of_review 复核提醒", |m, by| {
        m.remind_of_review(date(2026, 3, 1), 7, by, cast::now())
    }),
    ("assign 交办", |m, by| {
        let lead = cast::reference(cast::TAX);
        m.assign(&lead, &[], date(2026, 3, 9), by, cast::now())
    }),
    ("leave_meeting 离开会议", |m, by| {
        m.leave_meeting(Outcome::CarriedOver, Work::Nothing, by, cast::now())
    }),
    ("return_to_meeting 回到会上", |m, by| {
        let before = Matter {
            meeting: Some(id(102)),
            ..m
        };
        before.return_to_meeting(id(102), Outcome::CarriedOver, by, cast::now())
    }),
    ("return_from_meeting 会议退回", |m, by| {
        m.return_from_meeting("补充".into(), by, cast::now())
    }),
    ("fall_back 无人承办", |m, by| {
        m.fall_back("收回".into(), by, cast::now())
    }),
    ("resolve 办结待确认", |m, by| {
        m.resolve(date(2026, 3, 16), by, cast::now())
    }),
    ("confirm 确认", |m, by| m.confirm(by, cast::now())),
    ("dispute 未解决", |m, by| {
        m.dispute("未到账".into(), &[], by, cast::now())
    }),
    ("close 销号", |m, by| {
        m.close(&[], date(2026, 3, 2), by, cast::now())
    }),
    ("withdraw 撤回", |m, by| {
        m.withdraw("自行解决".into(), Work::Nothing, by, cast::now())
    }),
];

#[test]
fn every_transition_from_every_state_by_every_actor() {
    let table = cast::matrix(
        ACTS.iter().map(|(name, act)| (*name, act)),
        MatterState::ALL,
        MatterState::code,
        |act, state, by| {
            act(matter(state), by).map(|change| change.after().state.code().to_owned())
        },
    );
    insta::assert_snapshot!(table);
}

#[test]
fn a_state_that_has_not_ended_has_an_exit_for_someone() {
    for state in MatterState::ALL.iter().filter(|state| !state.is_ended()) {
        let out = ACTS
            .iter()
            .filter(|(name, _)| !name.starts_with("raise"))
            .any(|(_, act)| {
                let mut before = matter(*state);
                before.confirmed_at = (*state == MatterState::Resolved).then(cast::now);
                cast::actors().iter().any(|(_, by)| {
                    act(before.clone(), by).is_ok_and(|change| change.after().state != *state)
                })
            });
        assert!(out, "{} has no exit", state.code());
    }
}

#[test]
fn an_ended_matter_is_changed_by_nobody() {
    for state in MatterState::ALL.iter().filter(|state| state.is_ended()) {
        for (name, act) in &ACTS[1..] {
            for (who, by) in cast::actors() {
                assert!(
                    act(matter(*state), &by).is_err(),
                    "{name} by {who} from {}",
                    state.code()
                );
            }
        }
    }
}

#[test]
fn matter_state() {
    for state in MatterState::ALL
        .iter()
        .filter(|state| **state != MatterState::Raised)
    {
        let refusal = matter(*state)
            .accept(&[], &cast::office(), cast::now())
            .unwrap_err();
        assert_eq!(refusal, Refusal::MatterState(*state));
        assert_eq!(refusal.detail(), state.code());
    }
}

#[test]
fn lead_also_supports() {
    let lead = cast::reference(cast::TAX);
    let outcome = matter(MatterState::Accepted).forward(
        &lead,
        std::slice::from_ref(&lead),
        date(2026, 3, 9),
        &cast::office(),
        cast::now(),
    );
    assert_eq!(outcome.unwrap_err(), Refusal::LeadAlsoSupports);
}

#[test]
fn review_not_ahead() {
    for day in [date(2026, 3, 2), date(2026, 3, 1)] {
        let outcome =
            matter(MatterState::Accepted).defer(deferral(day), &cast::office(), cast::now());
        assert_eq!(outcome.unwrap_err(), Refusal::ReviewNotAhead, "{day}");
    }
}

#[test]
fn review_not_due() {
    let early = matter(MatterState::Deferred);
    let outcome = early.come_back(date(2026, 3, 1), &cast::system(), cast::now());
    assert_eq!(outcome.unwrap_err(), Refusal::ReviewNotDue);
    let without = Matter {
        review_on: None,
        ..matter(MatterState::Deferred)
    };
    let outcome = without.come_back(date(2026, 3, 1), &cast::system(), cast::now());
    assert_eq!(outcome.unwrap_err(), Refusal::ReviewNotDue);
}

#[test]
fn already_done() {
    let back = Matter {
        due_on: Some(date(2026, 3, 2)),
        ..matter(MatterState::Deferred)
    };
    let outcome = back.come_back(date(2026, 3, 2), &cast::system(), cast::now());
    assert_eq!(outcome.unwrap_err(), Refusal::AlreadyDone);
    let again = matter(MatterState::Closed).raise(date(2026, 3, 5), &cast::tax(), cast::now());
    assert_eq!(again.unwrap_err(), Refusal::AlreadyDone);
    let confirmed = Matter {
        confirmed_at: Some(cast::now()),
        ..matter(MatterState::Resolved)
    };
    assert_eq!(
        confirmed.confirm(&cast::tax(), cast::now()).unwrap_err(),
        Refusal::AlreadyDone
    );
}

#[test]
fn raiser_has_not_confirmed() {
    let today = date(2026, 3, 2);
    for (due_on, confirmed_at, closes) in [
        (Some(today), None, false),
        (None, None, false),
        (Some(date(2026, 3, 1)), None, true),
        (Some(today), Some(cast::now()), true),
    ] {
        let resolved = Matter {
            due_on,
            confirmed_at,
            ..matter(MatterState::Resolved)
        };
        let outcome = resolved.close(&[], today, &cast::office(), cast::now());
        if closes {
            let change = outcome.unwrap();
            assert_eq!(
                change.event(),
                &Event::MatterClosed {
                    confirmed: confirmed_at.is_some()
                }
            );
        } else {
            assert_eq!(
                outcome.unwrap_err(),
                Refusal::RaiserHasNotConfirmed,
                "{due_on:?}"
            );
        }
    }
}

#[test]
fn not_the_raiser() {
    let entered = Matter {
        raiser: cast::office().person,
        ..matter(MatterState::Resolved)
    };
    // The clerk who entered it for the unit does not speak for that unit by having typed it.
    let outcome = entered.clone().confirm(&cast::office(), cast::now());
    assert_eq!(outcome.unwrap_err(), Refusal::NotTheRaiser);
    assert!(
        entered
            .confirm(&cast::office_for_tax(), cast::now())
            .is_ok()
    );
    // What the office raised itself is its own.
    let own = Matter {
        raised_by: cast::COURT,
        raiser: cast::office().person,
        ..matter(MatterState::Resolved)
    };
    assert!(own.clone().confirm(&cast::office(), cast::now()).is_ok());
    assert_eq!(
        own.confirm(&cast::tax(), cast::now()).unwrap_err(),
        Refusal::NotTheRaiser
    );
}

#[test]
fn a_decided_matter_cannot_be_withdrawn() {
    for state in MatterState::ALL {
        let outcome =
            matter(*state).withdraw("理由".into(), Work::Decided, &cast::tax(), cast::now());
        assert_eq!(outcome.unwrap_err(), Refusal::MatterState(*state));
    }
}

#[test]
fn off_the_agenda_a_matter_stands_where_its_work_stands() {
    for (work, state) in [
        (Work::Nothing, MatterState::Accepted),
        (Work::Forwarded, MatterState::Coordinating),
        (Work::Instructed, MatterState::Coordinating),
        (Work::Decided, MatterState::InExecution),
    ] {
        let listed = Matter {
            review_on: None,
            ..matter(MatterState::Listed)
        };
        let off = listed
            .clone()
            .unlist(work, &cast::office(), cast::now())
            .unwrap();
        assert_eq!((off.after().state, off.after().resubmissions), (state, 0));
        let left = listed
            .leave_meeting(Outcome::CarriedOver, work, &cast::office(), cast::now())
            .unwrap();
        assert_eq!((left.after().state, left.after().resubmissions), (state, 1));
    }
}

#[test]
fn a_deferred_matter_taken_off_the_agenda_is_deferred_again() {
    let (by, now) = (cast::office(), cast::now());
    let deferred = matter(MatterState::Deferred);
    let review = deferred.review_on;
    let listed = deferred.list(id(102), "第1次", &by, now).unwrap();
    assert_eq!(listed.after().resubmissions, 1);
    let off = listed
        .into_after()
        .unlist(Work::Nothing, &by, now)
        .unwrap()
        .into_after();
    assert_eq!(
        (off.state, off.review_on, off.resubmissions),
        (MatterState::Deferred, review, 0)
    );
    // Withdrawn there, it is deferred no longer.
    let listed = off.list(id(102), "第2次", &by, now).unwrap().into_after();
    let left = listed
        .leave_meeting(Outcome::Withdrawn, Work::Nothing, &by, now)
        .unwrap()
        .into_after();
    assert_eq!(
        (left.state, left.review_on, left.defer_owner),
        (MatterState::Accepted, None, None)
    );
}

#[test]
fn only_what_was_deferred_counts_as_resubmitted_when_listed() {
    for (state, resubmitted) in [
        (MatterState::Deferred, true),
        (MatterState::Accepted, false),
        (MatterState::Coordinating, false),
    ] {
        let change = matter(state)
            .list(id(102), "第1次", &cast::office(), cast::now())
            .unwrap();
        assert_eq!(change.after().resubmissions, u32::from(resubmitted));
        let event = Event::MatterListed {
            meeting: "第1次".into(),
            resubmitted,
        };
        assert_eq!(change.event(), &event);
    }
}

#[test]
fn each_change_tells_those_it_concerns() {
    let told = |act: &str, state, by: &Actor| {
        let (_, act) = ACTS.iter().find(|(name, _)| name.starts_with(act)).unwrap();
        act(
            Matter {
                defer_owner: Some(cast::LAND),
                ..matter(state)
            },
            by,
        )
        .unwrap()
        .told()
        .to_vec()
    };
    let raiser = Recipient::Unit(cast::TAX);
    let office = cast::office();
    for (act, state, by, expected) in [
        (
            "raise",
            MatterState::Raised,
            cast::tax(),
            vec![Recipient::Office],
        ),
        ("accept", MatterState::Raised, office.clone(), vec![raiser]),
        (
            "send_back",
            MatterState::Raised,
            office.clone(),
            vec![raiser],
        ),
        (
            "decline",
            MatterState::Returned,
            office.clone(),
            vec![raiser],
        ),
        (
            "defer ",
            MatterState::Accepted,
            office.clone(),
            vec![raiser],
        ),
        (
            "come_back",
            MatterState::Deferred,
            cast::system(),
            vec![Recipient::Office, Recipient::Unit(cast::LAND)],
        ),
        (
            "fall_back",
            MatterState::Coordinating,
            office.clone(),
            vec![Recipient::Office],
        ),
        (
            "resolve",
            MatterState::InExecution,
            office.clone(),
            vec![raiser],
        ),
        (
            "confirm",
            MatterState::Resolved,
            cast::tax(),
            vec![Recipient::Office],
        ),
        (
            "dispute",
            MatterState::Resolved,
            cast::tax(),
            vec![Recipient::Office],
        ),
        (
            "withdraw",
            MatterState::Accepted,
            cast::tax(),
            vec![Recipient::Office],
        ),
    ] {
        assert_eq!(told(act, state, &by), expected, "{act}");
    }
}

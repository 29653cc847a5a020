//! Items, positions, decisions; and the rule of agreement over every combination of positions.

use super::*;
use crate::{
    cast::{self, id},
    charter::tests::built_in,
    decision::{DecisionState, Earlier, Effect},
    meeting::{MeetingState, tests::meeting},
};
use jiff::civil::date;

mod away;
mod heeded;
mod later;

const HEALTH: UnitId = UnitId(uuid::Uuid::from_u128(9));

pub(crate) fn item(outcome: Option<Outcome>) -> AgendaItem {
    AgendaItem {
        id: id(500),
        version: 1,
        meeting: id(400),
        kind: ItemKind::Matter,
        matter: Some(id(100)),
        title: None,
        reporter: None,
        off: false,
        came_from: None,
        deferral: None,
        ordinal: 1,
        question: "是否核销".into(),
        outcome,
        outcome_text: None,
        earlier: None,
    }
}

fn decision(lead: UnitId, supports: &[UnitId], state: DecisionState) -> Decision {
    Decision {
        id: id(600),
        version: 1,
        item: id(500),
        meeting: id(400),
        matter: id(100),
        ordinal: 1,
        text: "由税务局核销".into(),
        lead,
        supports: supports.to_vec(),
        due_on: date(2026, 6, 30),
        done_when: "出具核销凭证".into(),
        beyond_reason: None,
        state,
        earlier: None,
        effect: None,
    }
}

fn position(unit: UnitId, stance: Stance) -> (Position, UnitRef) {
    let position = Position {
        id: id(700),
        version: 0,
        item: id(500),
        meeting: id(400),
        matter: Some(id(100)),
        unit,
        stance,
        words: Some("理由".into()),
        own: false,
    };
    (position, cast::reference(unit))
}

fn in_session() -> Meeting {
    meeting(MeetingState::InSession)
}

/// A report to be heard.
fn report() -> AgendaItem {
    AgendaItem {
        kind: ItemKind::Report,
        matter: None,
        title: Some("听取处置情况汇报".into()),
        reporter: Some(cast::COURT),
        ..item(None)
    }
}

fn deferral() -> Deferral {
    Deferral {
        condition: "批复到位".into(),
        owner: cast::reference(cast::TAX),
        review_on: date(2026, 9, 1),
    }
}

fn settle(
    outcome: Outcome,
    decisions: Vec<Decision>,
    positions: &[(Position, UnitRef)],
    by: &Actor,
) -> Result<Settled, Refusal> {
    let name = |unit| cast::reference(unit).name;
    item(None).settle(
        outcome,
        Some("按修改后的方案办理".into()),
        decisions,
        &[],
        positions,
        name,
        Some(&deferral()),
        by,
        cast::now(),
    )
}

/// What a unit can have said: one of the stances, or nothing at all.
fn said() -> Vec<Option<Stance>> {
    let stances = Stance::ALL.iter().copied().map(Some);
    stances.chain([None]).collect()
}

/// Every way in which so many units can have spoken.
fn combinations(units: usize) -> Vec<Vec<Option<Stance>>> {
    let mut all = vec![Vec::new()];
    for _ in 0..units {
        let longer = |before: &Vec<Option<Stance>>| {
            said()
                .into_iter()
                .map(|one| [before.clone(), vec![one]].concat())
                .collect::<Vec<_>>()
        };
        all = all.iter().flat_map(longer).collect();
    }
    all
}

#[test]
fn agreed_if_and_only_if_every_named_unit_agrees() {
    let named = [cast::TAX, cast::LAND, cast::FIRM];
    for count in 1..=named.len() {
        for combination in combinations(count) {
            for other in said() {
                let units = &named[..count];
                let mut positions: Vec<_> = units
                    .iter()
                    .zip(&combination)
                    .filter_map(|(unit, stance)| Some(position(*unit, (*stance)?)))
                    .collect();
                positions.extend(other.map(|stance| position(HEALTH, stance)));
                let decisions = vec![decision(units[0], &units[1..], DecisionState::Proposed)];
                let all_agree = combination.iter().all(|one| *one == Some(Stance::Agree));
                for outcome in Outcome::ALL.iter().filter(|outcome| outcome.binds()) {
                    let settled = settle(*outcome, decisions.clone(), &positions, &cast::office());
                    assert_eq!(
                        settled.is_ok(),
                        all_agree,
                        "{combination:?}, unnamed {other:?}"
                    );
                    if let Err(refusal) = settled {
                        let dissenting: Vec<_> = units
                            .iter()
                            .zip(&combination)
                            .filter(|(_, stance)| **stance != Some(Stance::Agree))
                            .map(|(unit, _)| cast::reference(*unit).name)
                            .collect();
                        assert_eq!(refusal, Refusal::NotAgreed(dissenting.join("、")));
                    }
                }
            }
        }
    }
}

#[test]
fn not_agreed() {
    let decisions = vec![decision(cast::TAX, &[cast::LAND], DecisionState::Proposed)];
    let positions = [
        position(cast::TAX, Stance::Agree),
        position(cast::LAND, Stance::Object),
    ];
    let refusal = settle(Outcome::Agreed, decisions, &positions, &cast::office()).unwrap_err();
    assert_eq!(refusal, Refusal::NotAgreed("区自然资源局".into()));
    assert_eq!(refusal.detail(), "区自然资源局");
}

#[test]
fn every_decision_under_the_item_needs_its_own_units() {
    let decisions = vec![
        decision(cast::TAX, &[], DecisionState::Proposed),
        decision(cast::LAND, &[cast::TAX], DecisionState::Proposed),
    ];
    let positions = [position(cast::TAX, Stance::Agree)];
    assert_eq!(not_agreeing(&decisions, &[], &positions), [cast::LAND]);
    let both = [positions[0].clone(), position(cast::LAND, Stance::Agree)];
    let settled = settle(
        Outcome::AgreedWithChanges,
        decisions,
        &both,
        &cast::office(),
    )
    .unwrap();
    assert!(
        settled
            .decisions
            .iter()
            .all(|d| d.after().state == DecisionState::Agreed)
    );
}

#[test]
fn nothing_decided() {
    for outcome in Outcome::ALL {
        let settled = settle(*outcome, vec![], &[], &cast::office());
        assert_eq!(
            settled.err(),
            outcome.binds().then_some(Refusal::NothingDecided)
        );
    }
}

#[test]
fn an_outcome_that_does_not_bind_drops_the_decisions() {
    for outcome in Outcome::ALL.iter().filter(|outcome| !outcome.binds()) {
        let decisions = vec![decision(cast::TAX, &[], DecisionState::Proposed)];
        let settled = settle(*outcome, decisions, &[], &cast::office()).unwrap();
        assert_eq!(settled.item.after().outcome, Some(*outcome));
        assert!(
            settled
                .decisions
                .iter()
                .all(|d| d.after().state == DecisionState::Dropped)
        );
    }
}

#[test]
fn deferral_needs_review() {
    let name = |unit| cast::reference(unit).name;
    let by = cast::office();
    let outcome = item(None).settle(
        Outcome::Deferred,
        None,
        vec![],
        &[],
        &[],
        name,
        None,
        &by,
        cast::now(),
    );
    assert_eq!(outcome.unwrap_err(), Refusal::DeferralNeedsReview);
}

#[test]
fn item_settled() {
    let by = cast::office();
    for outcome in Outcome::ALL {
        let done = item(Some(*outcome));
        let moved = done.clone().place(2, &by, cast::now());
        assert_eq!(moved.unwrap_err(), Refusal::ItemSettled);
        let (late, unit) = position(cast::TAX, Stance::Agree);
        assert_eq!(
            late.take(&unit, &done, &in_session(), &by, cast::now())
                .unwrap_err(),
            Refusal::ItemSettled
        );
        let name = |unit| cast::reference(unit).name;
        let again = done.settle(
            Outcome::Noted,
            None,
            vec![],
            &[],
            &[],
            name,
            None,
            &by,
            cast::now(),
        );
        assert_eq!(again.unwrap_err(), Refusal::ItemSettled);
    }
}

#[test]
fn stance_needs_words() {
    for stance in Stance::ALL {
        for words in [None, Some("  "), Some("理由")] {
            let (taken, unit) = position(cast::TAX, *stance);
            let taken = Position {
                words: words.map(str::to_owned),
                ..taken
            };
            let outcome = taken.take(&unit, &item(None), &in_session(), &cast::tax(), cast::now());
            let needed = matches!(stance, Stance::Reserve | Stance::Object);
            let missing = words.is_none_or(|words| words.trim().is_empty());
            let expected = (needed && missing).then_some(Refusal::StanceNeedsWords);
            assert_eq!(outcome.err(), expected, "{} {words:?}", stance.code());
        }
    }
}

#[test]
fn not_your_unit() {
    let take = |by: &Actor| {
        let (taken, unit) = position(cast::TAX, Stance::Agree);
        taken
            .take(&unit, &item(None), &in_session(), by, cast::now())
            .map(drop)
    };
    assert_eq!(take(&cast::land()), Err(Refusal::NotYourUnit));
    assert_eq!(take(&cast::tax()), Ok(()));
}

type Act = fn(&Actor) -> Result<String, Refusal>;

const ACTS: &[(&str, Act)] = &[
    ("item.list 列入", |by| {
        item(None)
            .list("题", by, cast::now())
            .map(|_| "listed".into())
    }),
    ("item.place 调序", |by| {
        item(None)
            .place(2, by, cast::now())
            .map(|c| c.after().ordinal.to_string())
    }),
    ("item.reword 改提问", |by| {
        item(None)
            .reword("改问".into(), by, cast::now())
            .map(|_| "reworded".into())
    }),
    ("item.take_off 撤下", |by| {
        item(None)
            .take_off("题", by, cast::now())
            .map(|_| "taken off".into())
    }),
    ("item.settle 议定", |by| {
        settle(Outcome::Noted, vec![], &[], by).map(|_| "settled".into())
    }),
    ("position.take 表态", |by| {
        let (taken, unit) = position(cast::TAX, Stance::Agree);
        taken
            .take(&unit, &item(None), &in_session(), by, cast::now())
            .map(|_| "taken".into())
    }),
];

#[test]
fn every_act_on_an_item_by_every_actor() {
    let table = cast::matrix(
        ACTS.iter().map(|(name, act)| (*name, act)),
        &["open"],
        |state| state,
        |act, _, by| act(by),
    );
    insta::assert_snapshot!(table);
}

type Deciding = fn(Decision, &Actor) -> Result<Change<Decision>, Refusal>;

const DECIDING: &[(&str, Deciding)] = &[
    ("decision.propose 拟议", |d, by| {
        d.propose(None, &cast::reference(cast::TAX), &[], by, cast::now())
    }),
    ("decision.withdraw 撤下", |d, by| {
        d.withdraw(by, cast::now())
    }),
];

#[test]
fn every_act_on_a_decision_from_every_state_by_every_actor() {
    let table = cast::matrix(
        DECIDING.iter().map(|(name, act)| (*name, act)),
        DecisionState::ALL,
        DecisionState::code,
        |act, state, by| {
            let decision = decision(cast::TAX, &[cast::LAND], state);
            act(decision, by).map(|change| change.after().state.code().to_owned())
        },
    );
    insta::assert_snapshot!(table);
}

#[test]
fn a_decision_names_its_lead_and_its_supports() {
    let named: Vec<_> = decision(
        cast::TAX,
        &[cast::LAND, cast::FIRM],
        DecisionState::Proposed,
    )
    .named_units()
    .collect();
    assert_eq!(named, [cast::TAX, cast::LAND, cast::FIRM]);
    let both = decision(cast::TAX, &[cast::TAX], DecisionState::Proposed);
    let tax = cast::reference(cast::TAX);
    let outcome = both.propose(
        None,
        &tax,
        std::slice::from_ref(&tax),
        &cast::office(),
        cast::now(),
    );
    assert_eq!(outcome.unwrap_err(), Refusal::LeadAlsoSupports);
}

#[test]
fn own_position() {
    let unit = cast::reference(cast::TAX);
    let own = |own| Position {
        own,
        ..position(cast::TAX, Stance::Object).0
    };
    let refused = Err(Refusal::OwnPosition(unit.name.clone()));
    assert_eq!(own(true).may_be_replaced(&unit, &cast::office()), refused);
    assert_eq!(own(true).may_be_replaced(&unit, &cast::tax()), Ok(()));
    assert_eq!(own(false).may_be_replaced(&unit, &cast::office()), Ok(()));
}

#[test]
fn an_item_is_taken_off_once_and_only_before_its_outcome() {
    let off = item(None)
        .take_off("题", &cast::office(), cast::now())
        .unwrap();
    assert!(off.after().off);
    let twice = off
        .into_after()
        .take_off("题", &cast::office(), cast::now());
    assert_eq!(twice.unwrap_err(), Refusal::AlreadyDone);
    let late = item(Some(Outcome::Noted)).take_off("题", &cast::office(), cast::now());
    assert_eq!(late.unwrap_err(), Refusal::ItemSettled);
}

#[test]
fn report_decides_nothing() {
    assert_eq!(
        report().must_have_matter(),
        Err(Refusal::ReportDecidesNothing)
    );
    let settle = |outcome| {
        let name = |unit| cast::reference(unit).name;
        let decisions = vec![decision(cast::TAX, &[], DecisionState::Proposed)];
        let (by, now) = (cast::office(), cast::now());
        report()
            .settle(
                outcome,
                Some("退回补充".into()),
                decisions,
                &[],
                &[],
                name,
                Some(&deferral()),
                &by,
                now,
            )
            .err()
    };
    for outcome in Outcome::ALL {
        let refused = matches!(
            outcome,
            Outcome::Agreed | Outcome::AgreedWithChanges | Outcome::Deferred
        );
        let wanted = refused.then_some(Refusal::ReportDecidesNothing);
        assert_eq!(settle(*outcome), wanted, "{}", outcome.code());
        assert_eq!(outcome.fits(ItemKind::Report), !refused);
        assert!(outcome.fits(ItemKind::Matter));
    }
}

#[test]
fn report_takes_no_position() {
    for by in [cast::tax(), cast::office()] {
        let (taken, unit) = position(cast::TAX, Stance::Agree);
        let outcome = taken.take(&unit, &report(), &in_session(), &by, cast::now());
        assert_eq!(outcome.unwrap_err(), Refusal::ReportTakesNoPosition);
    }
}

#[test]
fn a_position_is_taken_only_in_session() {
    for state in MeetingState::ALL {
        for by in [cast::tax(), cast::office()] {
            let (taken, unit) = position(cast::TAX, Stance::Agree);
            let outcome = taken.take(&unit, &item(None), &meeting(*state), &by, cast::now());
            let refused = *state != MeetingState::InSession;
            let wanted = refused.then_some(Refusal::MeetingState(*state));
            assert_eq!(outcome.err(), wanted, "{}", state.code());
        }
    }
}

//! Items, positions, decisions; and the rule of agreement over every combination of positions.

use super::*;
use crate::{
    cast::{self, id},
    charter::tests::built_in,
    decision::{DecisionState, Earlier, Effect},
    meeting::{MeetingState, tests::meeting},
};
use jiff::civil::date;

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

fn settle(
    outcome: Outcome,
    decisions: Vec<Decision>,
    positions: &[(Position, UnitRef)],
    by: &Actor,
) -> Result<Settled, Refusal> {
    let name = |unit| cast::reference(unit).name;
    let review = (outcome == Outcome::Deferred).then_some(date(2026, 9, 1));
    item(None).settle(
        outcome,
        Some("按修改后的方案办理".into()),
        decisions,
        &[],
        positions,
        name,
        review,
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
            late.take(&unit, &done, &by, cast::now()).unwrap_err(),
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
            let outcome = taken.take(&unit, &item(None), &cast::tax(), cast::now());
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
        taken.take(&unit, &item(None), by, cast::now()).map(drop)
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
            .take(&unit, &item(None), by, cast::now())
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
    let report = AgendaItem {
        kind: ItemKind::Report,
        matter: None,
        title: Some("听取处置情况汇报".into()),
        reporter: Some(cast::COURT),
        ..item(None)
    };
    assert_eq!(
        report.must_have_matter(),
        Err(Refusal::ReportDecidesNothing)
    );
    let settle = |outcome| {
        let name = |unit| cast::reference(unit).name;
        let decisions = vec![decision(cast::TAX, &[], DecisionState::Proposed)];
        let agree = [position(cast::TAX, Stance::Agree)];
        let review = Some(date(2026, 9, 1));
        let (by, now) = (cast::office(), cast::now());
        report
            .clone()
            .settle(
                outcome,
                Some("退回补充".into()),
                decisions,
                &[],
                &agree,
                name,
                review,
                &by,
                now,
            )
            .err()
    };
    for outcome in Outcome::ALL {
        let refused = outcome.binds() || *outcome == Outcome::Deferred;
        let wanted = refused.then_some(Refusal::ReportDecidesNothing);
        assert_eq!(settle(*outcome), wanted, "{}", outcome.code());
    }
}

/// The later decision on the earlier one, with what it does to it.
fn later(effect: Effect, state: DecisionState) -> Decision {
    Decision {
        id: id(601),
        earlier: Some(id(600)),
        effect: Some(effect),
        ..decision(cast::TAX, &[], state)
    }
}

fn of_tier(tier: &str, decision: Decision, later: &[Decision]) -> Earlier {
    let rules = built_in().meetings;
    Earlier::before(decision, tier, later.to_vec(), &rules, "special")
}

#[test]
fn higher_tier_decided() {
    let mut rules = built_in().meetings;
    rules
        .tiers
        .push(crate::charter::Tier::added("个别协调", "办公室"));
    for (earlier, now, right) in [
        ("joint", "joint", true),
        ("joint", "special", false),
        ("joint", "个别协调", false),
        ("special", "joint", true),
        ("special", "special", true),
        ("special", "个别协调", false),
        ("个别协调", "special", true),
        ("没有了", "special", true),
    ] {
        let binding = decision(cast::TAX, &[], DecisionState::Agreed);
        let outcome = Earlier::before(binding, earlier, vec![], &rules, now).may_give_way();
        let label = rules.tier(earlier).map(|tier| tier.label.clone());
        let wanted = if right {
            Ok(())
        } else {
            Err(Refusal::HigherTierDecided(label.unwrap_or_default()))
        };
        assert_eq!(outcome, wanted, "{earlier} by {now}");
    }
}

#[test]
fn earlier_taken_up() {
    for state in DecisionState::ALL {
        let other = later(Effect::Amend, *state);
        let binding = decision(cast::TAX, &[], DecisionState::Agreed);
        let outcome = of_tier("special", binding, &[other]).may_give_way();
        let taken = matches!(state, DecisionState::Proposed | DecisionState::Agreed);
        let wanted = if taken {
            Err(Refusal::EarlierTakenUp)
        } else {
            Ok(())
        };
        assert_eq!(outcome, wanted, "{}", state.code());
    }
}

#[test]
fn what_an_earlier_decision_bound_must_agree_to_its_end() {
    let earlier = [decision(cast::LAND, &[cast::FIRM], DecisionState::Agreed)];
    let revoking = later(Effect::Revoke, DecisionState::Proposed);
    assert_eq!(
        revoking.bound_units(&earlier),
        [cast::TAX, cast::LAND, cast::FIRM]
    );
    let unrelated = Decision {
        earlier: None,
        ..revoking.clone()
    };
    assert_eq!(unrelated.bound_units(&earlier), [cast::TAX]);
    let name = |unit| cast::reference(unit).name;
    let settle = |positions: &[(Position, UnitRef)]| {
        let (by, now) = (cast::office(), cast::now());
        let under = vec![revoking.clone()];
        item(None)
            .settle(
                Outcome::Agreed,
                None,
                under,
                &earlier,
                positions,
                name,
                None,
                &by,
                now,
            )
            .map(drop)
    };
    let agree = |unit| position(unit, Stance::Agree);
    let missing = format!("{}、{}", name(cast::LAND), name(cast::FIRM));
    assert_eq!(
        settle(&[agree(cast::TAX)]),
        Err(Refusal::NotAgreed(missing))
    );
    let all = [agree(cast::TAX), agree(cast::LAND), agree(cast::FIRM)];
    assert_eq!(settle(&all), Ok(()));
}

#[test]
fn outcome_needs_words() {
    let name = |unit| cast::reference(unit).name;
    for outcome in Outcome::ALL {
        for words in [None, Some("  "), Some("退回补充")] {
            let under = vec![decision(cast::TAX, &[], DecisionState::Proposed)];
            let agree = [position(cast::TAX, Stance::Agree)];
            let review = Some(date(2026, 9, 1));
            let (by, now, words_) = (cast::office(), cast::now(), words.map(str::to_owned));
            let settled =
                item(None).settle(*outcome, words_, under, &[], &agree, name, review, &by, now);
            let bare = words.is_none_or(|words| words.trim().is_empty());
            let wanted = (outcome.needs_words() && bare).then_some(Refusal::OutcomeNeedsWords);
            assert_eq!(settled.err(), wanted, "{} {words:?}", outcome.code());
        }
    }
}

#[test]
fn an_outcome_recorded_by_mistake_is_taken_back_until_the_close() {
    let under = |state| vec![decision(cast::TAX, &[], state)];
    for state in MeetingState::ALL {
        let done = item(Some(Outcome::Deferred));
        let (by, now) = (cast::office(), cast::now());
        let back = done.reopen("记错了".into(), &meeting(*state), vec![], &by, now);
        let wanted = (*state != MeetingState::InSession).then_some(Refusal::MeetingState(*state));
        assert_eq!(back.err(), wanted, "{}", state.code());
    }
    let session = meeting(MeetingState::InSession);
    for (before, after) in [
        (DecisionState::Agreed, Some(DecisionState::Proposed)),
        (DecisionState::Dropped, Some(DecisionState::Proposed)),
        (DecisionState::Withdrawn, None),
    ] {
        let done = item(Some(Outcome::Agreed));
        let (by, now) = (cast::office(), cast::now());
        let back = done.reopen("记错了".into(), &session, under(before), &by, now);
        let back = back.unwrap();
        assert_eq!(back.item.after().outcome, None);
        let state = back.decisions.first().map(|d| d.after().state);
        assert_eq!(state, after, "{}", before.code());
    }
    let open = item(None).reopen("".into(), &session, vec![], &cast::office(), cast::now());
    assert_eq!(open.unwrap_err(), Refusal::AlreadyDone);
}

#[test]
fn earlier_does_not_bind() {
    let tax = cast::reference(cast::TAX);
    let (by, now) = (cast::office(), cast::now());
    for state in DecisionState::ALL {
        let earlier = decision(cast::TAX, &[], *state);
        let binds = *state == DecisionState::Agreed;
        let wanted = (!binds).then_some(Refusal::EarlierDoesNotBind);
        let before = of_tier("special", earlier.clone(), &[]);
        let proposed = later(Effect::Amend, DecisionState::Proposed).propose(
            Some(&before),
            &tax,
            &[],
            &by,
            now,
        );
        assert_eq!(proposed.err(), wanted, "{}", state.code());
        let later = later(Effect::Revoke, DecisionState::Agreed);
        let gone = earlier.give_way(&later, "2026年第2次联席会议", &by, now);
        assert_eq!(gone.err(), wanted, "{}", state.code());
    }
}

#[test]
fn only_the_later_decision_that_names_it_ends_an_earlier_one() {
    let (by, now) = (cast::office(), cast::now());
    let earlier = decision(cast::TAX, &[], DecisionState::Agreed);
    for (effect, after) in [
        (Effect::Amend, DecisionState::Amended),
        (Effect::Revoke, DecisionState::Revoked),
    ] {
        let one = later(effect, DecisionState::Agreed);
        let gone = earlier.clone().give_way(&one, "会议", &by, now).unwrap();
        assert_eq!(gone.after().state, after);
        let unit = earlier.clone().give_way(&one, "会议", &cast::tax(), now);
        assert_eq!(unit.unwrap_err(), Refusal::OfficeOnly);
        let not_yet = later(effect, DecisionState::Proposed);
        let early = earlier.clone().give_way(&not_yet, "会议", &by, now);
        assert_eq!(early.unwrap_err(), Refusal::EarlierDoesNotBind);
        let stranger = Decision {
            earlier: None,
            ..one
        };
        let other = earlier.clone().give_way(&stranger, "会议", &by, now);
        assert_eq!(other.unwrap_err(), Refusal::OnlyADecisionRevokes);
    }
}

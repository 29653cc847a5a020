//! What a later decision may change, and outcomes taken back.

use super::*;

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
            let agree = if outcome.binds() { &agree[..] } else { &[] };
            let deferral = deferral();
            let (by, now, words_) = (cast::office(), cast::now(), words.map(str::to_owned));
            let settled = item(None).settle(
                *outcome,
                words_,
                under,
                &[],
                agree,
                name,
                Some(&deferral),
                &by,
                now,
            );
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
    let open = item(None).reopen(
        String::new(),
        &session,
        vec![],
        &cast::office(),
        cast::now(),
    );
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

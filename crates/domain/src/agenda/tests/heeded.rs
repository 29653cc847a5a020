//! What was said on an item is not passed over by its outcome.

use super::*;

/// Whether an outcome that binds nobody passes over what was said, by the code of the outcome.
fn refused(
    outcome: Outcome,
    decisions: &[Decision],
    positions: &[(Position, UnitRef)],
) -> Option<Refusal> {
    settle(outcome, decisions.to_vec(), positions, &cast::office()).err()
}

#[test]
fn objected_must_be_deferred() {
    let named = [decision(cast::TAX, &[cast::LAND], DecisionState::Proposed)];
    let land = || Some(Refusal::ObjectedMustBeDeferred("区自然资源局".into()));
    for stance in [Stance::Object, Stance::Reserve, Stance::Silent] {
        let said = [
            position(cast::TAX, Stance::Agree),
            position(cast::LAND, stance),
        ];
        for outcome in Outcome::ALL {
            let wanted = match outcome {
                Outcome::Deferred => None,
                one if one.binds() => Some(Refusal::NotAgreed("区自然资源局".into())),
                _ => land(),
            };
            let case = format!("{} {}", stance.code(), outcome.code());
            assert_eq!(refused(*outcome, &named, &said), wanted, "{case}");
        }
        // Once nothing proposed names it any more, the others decide without it.
        let without = [decision(cast::TAX, &[], DecisionState::Proposed)];
        assert_eq!(refused(Outcome::Agreed, &without, &said), None);
        // And with nothing proposed the item can go back to its raiser.
        assert_eq!(refused(Outcome::Returned, &[], &said), None);
        assert_eq!(refused(Outcome::Withdrawn, &[], &said), None);
    }
}

#[test]
fn item_was_discussed() {
    let named = [decision(cast::TAX, &[], DecisionState::Proposed)];
    let discussed = || Some(Refusal::ItemWasDiscussed);
    for unit in [cast::TAX, cast::LAND] {
        let said = [position(unit, Stance::Agree)];
        for (outcome, decisions, wanted) in [
            (Outcome::CarriedOver, &named[..], discussed()),
            (Outcome::CarriedOver, &[], discussed()),
            (Outcome::Noted, &named, discussed()),
            (Outcome::Noted, &[], None),
            (Outcome::Deferred, &named, None),
            (Outcome::Returned, &named, None),
            (Outcome::Withdrawn, &named, None),
        ] {
            let case = format!("{} under {}", outcome.code(), decisions.len());
            assert_eq!(refused(outcome, decisions, &said), wanted, "{case}");
        }
    }
    for outcome in [Outcome::CarriedOver, Outcome::Noted] {
        assert_eq!(refused(outcome, &named, &[]), None, "nobody spoke");
    }
}

#[test]
fn what_was_deferred_is_kept_with_its_item() {
    for outcome in Outcome::ALL {
        let settled = settle(*outcome, vec![], &[], &cast::office());
        let kept = settled.ok().and_then(|one| one.item.into_after().deferral);
        let wanted = (*outcome == Outcome::Deferred).then(|| Terms::from(&deferral()));
        assert_eq!(kept, wanted, "{}", outcome.code());
    }
}

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
fn an_item_counts_as_discussed_by_what_stands_now() {
    let (agree, reserve) = (Stance::Agree, Stance::Reserve);
    let (object, silent) = (Stance::Object, Stance::Silent);
    for (said, discussed) in [
        (vec![], false),
        (vec![silent], false),
        (vec![silent, silent], false),
        (vec![silent, agree], true),
        (vec![silent, reserve], true),
        (vec![object], true),
        (vec![agree, agree], true),
    ] {
        let units = [cast::TAX, cast::LAND];
        let said = units.into_iter().zip(said);
        let said: Vec<_> = said.map(|(unit, one)| position(unit, one)).collect();
        assert_eq!(is_discussed(said.iter().map(|(one, _)| one)), discussed);
        // Who is named and silent where nobody spoke was not reached either.
        for named in [
            &[][..],
            &[decision(cast::TAX, &[], DecisionState::Proposed)],
        ] {
            let carried = refused(Outcome::CarriedOver, named, &said);
            assert_eq!(carried.is_none(), !discussed, "{said:?}");
        }
    }
}

#[test]
fn nobody_was_silent_on_what_was_not_reached() {
    for outcome in Outcome::ALL {
        for (stance, wanted) in [
            (Stance::Agree, false),
            (Stance::Reserve, true),
            (Stance::Object, true),
            (Stance::Silent, *outcome != Outcome::CarriedOver),
        ] {
            let (said, _) = position(cast::TAX, stance);
            let told = item(Some(*outcome)).is_dissent(&said);
            assert_eq!(told, wanted, "{} {}", outcome.code(), stance.code());
        }
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

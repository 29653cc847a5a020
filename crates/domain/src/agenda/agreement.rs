//! Who agrees to what is proposed, who does not, and what that leaves as an outcome.

use super::{AgendaItem, Outcome, Position, Stance};
use crate::{
    Refusal,
    decision::{Decision, DecisionState},
    id::UnitId,
    meeting::Attendance,
    unit::UnitRef,
};

/// Units bound by the decisions that have not said they agree, in the order they are named. `earlier` are the
/// matter's other decisions.
pub fn not_agreeing(
    decisions: &[Decision],
    earlier: &[Decision],
    positions: &[(Position, UnitRef)],
) -> Vec<UnitId> {
    let disagrees = |unit| {
        let mut own = positions.iter().filter(|(p, _)| p.unit == unit);
        !own.any(|(p, _)| p.stance == Stance::Agree)
    };
    bound(decisions, earlier, disagrees)
}

/// Units that the decisions name and that are not at the meeting: who stays away agrees to nothing there.
pub fn away(decisions: &[Decision], earlier: &[Decision], places: &[Attendance]) -> Vec<UnitId> {
    let is_away = |unit| {
        let mut own = places.iter().filter(|place| place.unit == unit);
        own.any(|place| place.presence.is_away())
    };
    bound(decisions, earlier, is_away)
}

/// Those of the units bound by the decisions of whom something holds, each once, in the order they are named.
fn bound(
    decisions: &[Decision],
    earlier: &[Decision],
    holds: impl Fn(UnitId) -> bool,
) -> Vec<UnitId> {
    let mut units = Vec::new();
    for unit in decisions.iter().flat_map(|one| one.bound_units(earlier)) {
        if holds(unit) && !units.contains(&unit) {
            units.push(unit);
        }
    }
    units
}

/// Places on the agenda of items settled as agreed on this unit's agreement, since their decisions bind it.
/// `decisions` are those on the items' matters, of whatever meeting.
pub fn agreed_with(unit: UnitId, items: &[AgendaItem], decisions: &[Decision]) -> Vec<u32> {
    let binds = |item: &&AgendaItem| {
        let mut under = decisions
            .iter()
            .filter(|one| one.item == item.id && one.state == DecisionState::Agreed);
        under.any(|one| one.bound_units(decisions).contains(&unit))
    };
    items
        .iter()
        .filter(binds)
        .map(|item| item.ordinal)
        .collect()
}

/// Whether units spoke on an item, by what stands now: silence, also where it replaces what was said before, is no
/// word on it.
pub fn is_discussed<'a>(positions: impl IntoIterator<Item = &'a Position>) -> bool {
    positions
        .into_iter()
        .any(|one| one.stance != Stance::Silent)
}

impl AgendaItem {
    /// Whether the record tells of a position as one that did not agree. What was not reached (未议顺延) asked
    /// nobody, so nobody was silent on it.
    pub fn is_dissent(&self, position: &Position) -> bool {
        match position.stance {
            Stance::Agree => false,
            Stance::Silent => self.outcome != Some(Outcome::CarriedOver),
            Stance::Reserve | Stance::Object => true,
        }
    }
}

/// Refuses an outcome that passes over what was said. Where a unit bound by what is proposed objects, reserves or
/// was asked in vain there is no decision and the item is deferred (方案四：尚不具备解决条件的); and what units
/// took a position on was discussed, so it was not left for want of time (未议顺延), nor only heard while
/// something is proposed.
pub(super) fn must_be_heeded(
    outcome: Outcome,
    decisions: &[Decision],
    earlier: &[Decision],
    positions: &[(Position, UnitRef)],
    names: impl Fn(UnitId) -> String,
) -> Result<(), Refusal> {
    let discussed = is_discussed(positions.iter().map(|(one, _)| one));
    if outcome == Outcome::CarriedOver && !discussed {
        return Ok(());
    }
    let asked = |unit: &UnitId| positions.iter().any(|(one, _)| one.unit == *unit);
    let dissenting = not_agreeing(decisions, earlier, positions);
    let dissenting: Vec<_> = dissenting.into_iter().filter(asked).map(names).collect();
    if outcome != Outcome::Deferred && !dissenting.is_empty() {
        return Err(Refusal::ObjectedMustBeDeferred(dissenting.join("、")));
    }
    let passed_over = match outcome {
        Outcome::CarriedOver => true,
        Outcome::Noted => discussed && !decisions.is_empty(),
        _ => false,
    };
    if passed_over {
        return Err(Refusal::ItemWasDiscussed);
    }
    Ok(())
}

//! The units of a mechanism by id: what acts and pages look names up in.

use crate::{Desk, Error, press::Worded};
use domain::{
    Actor, Refusal, Sight,
    id::UnitId,
    refusal::Place,
    unit::{self, Unit, UnitKind, UnitRef},
};
use store::Tx;

/// Every unit of the mechanism, in the charter's order.
#[derive(Clone, Debug)]
pub struct Units(Vec<Unit>);

impl Units {
    /// Loads them.
    pub(crate) async fn load(tx: &mut Tx, sight: &Sight) -> Result<Self, Error> {
        Ok(Self(store::roster::units(tx, sight).await?))
    }

    /// The unit with this id.
    pub fn get(&self, id: UnitId) -> Option<&Unit> {
        self.0.iter().find(|unit| unit.id == id)
    }

    /// Whether a unit sits in for matters of its own alone, as an administrator does.
    pub fn sits_in_for_its_own(&self, id: UnitId) -> bool {
        self.get(id).is_some_and(Unit::sits_in_for_its_own)
    }

    /// A unit's short name; a dash for one that is not known.
    pub fn name(&self, id: UnitId) -> String {
        self.get(id)
            .map_or_else(|| "—".into(), |unit| unit.short_name.clone())
    }

    /// A unit's full name, for papers.
    pub fn full_name(&self, id: UnitId) -> String {
        self.get(id)
            .map_or_else(|| "—".into(), |unit| unit.full_name.clone())
    }

    /// Units of a paper whose full names are lacking: those it names by id, and those its text names.
    pub fn lacking_full_names(&self, named: &[UnitId], text: &str) -> Vec<UnitRef> {
        self.0
            .iter()
            .filter(|unit| unit.lacks_full_name())
            .filter(|unit| named.contains(&unit.id) || text.contains(&unit.short_name))
            .map(Unit::as_ref)
            .collect()
    }

    /// The names of units on a paper, each with the unit they are of.
    pub(crate) fn places(&self, printed: &[UnitId]) -> Vec<Worded> {
        let named = self.0.iter().filter(|unit| printed.contains(&unit.id));
        named
            .map(|unit| {
                let place = Place::of("place-unit").with("unit", &unit.short_name);
                (place, unit.full_name.clone())
            })
            .collect()
    }

    /// The reference to a unit.
    pub fn reference(&self, id: UnitId) -> UnitRef {
        UnitRef {
            id,
            name: self.name(id),
        }
    }

    /// Every unit.
    pub fn iter(&self) -> impl Iterator<Item = &Unit> {
        self.0.iter()
    }

    /// Units that may be given work or asked to a meeting: members and invited ones, not administrators.
    pub fn working(&self) -> impl Iterator<Item = &Unit> {
        self.0
            .iter()
            .filter(|unit| matches!(unit.kind, UnitKind::Member | UnitKind::Invited))
    }

    /// Refuses to give guests of a meeting anything but their place at it.
    pub(crate) fn must_be_no_guests<'a>(
        &self,
        named: impl IntoIterator<Item = &'a UnitRef>,
    ) -> Result<(), Refusal> {
        let units = named.into_iter().filter_map(|unit| self.get(unit.id));
        unit::must_be_no_guests(units)
    }

    /// The unit that a charter means by a name: by its charter name, else by its short name.
    pub fn named(&self, name: &str) -> Option<&Unit> {
        let by_short_name = || self.0.iter().find(|unit| unit.short_name == name);
        self.by_charter_name(name).or_else(by_short_name)
    }

    /// The unit with this charter name.
    pub fn by_charter_name(&self, name: &str) -> Option<&Unit> {
        self.0.iter().find(|unit| unit.charter_name == name)
    }
}

/// Every unit of the mechanism.
pub async fn all(desk: &Desk, by: &Actor) -> Result<Units, Error> {
    let sight = by.sight();
    desk.read(async move |tx| Units::load(tx, &sight).await)
        .await
}

//! What a meeting's record says, in the shape in which minutes are written from it and compared with it.

use crate::{
    Date,
    agenda::{Outcome, Stance},
    id::UnitId,
};

/// A decision's label in the text: item and place under it, 议定事项2-1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label {
    /// Place of the item on the agenda, from 1.
    pub item: u32,
    /// Place of the decision under the item, from 1.
    pub place: u32,
}

impl std::fmt::Display for Label {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "议定事项{}-{}", self.item, self.place)
    }
}

/// The record of a closed meeting.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// Items in the order of the agenda.
    pub items: Vec<ItemFacts>,
    /// Every unit of the mechanism, by which names in the text are known.
    pub units: Vec<UnitName>,
}

/// A unit and the names by which a text may call it.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitName {
    /// Which.
    pub id: UnitId,
    /// Full name.
    pub full: String,
    /// Short name.
    pub short: String,
}

/// The record of an item.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemFacts {
    /// Place on the agenda, from 1.
    pub place: u32,
    /// Title as papers for everyone at the meeting print it.
    pub title: String,
    /// The title that must not be printed, of an item whose matter is restricted to named units; nothing
    /// of such an item but its number stands in the text.
    pub withheld: Option<String>,
    /// Whether it is a report that was heard, and no matter.
    pub is_report: bool,
    /// Full name of the unit that raised its matter, or reported.
    pub raised_by: String,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// Words to the outcome.
    pub outcome_words: Option<String>,
    /// Decisions that bind, in order; their labels follow from their places.
    pub decisions: Vec<DecisionFacts>,
    /// What a deferral set.
    pub deferral: Option<DeferralFacts>,
    /// Reservations and objections, which are minuted.
    pub dissent: Vec<DissentFacts>,
}

/// A decision that binds.
#[derive(Clone, Debug, PartialEq)]
pub struct DecisionFacts {
    /// What is decided.
    pub text: String,
    /// Who leads.
    pub lead: UnitId,
    /// Who supports.
    pub supports: Vec<UnitId>,
    /// Due day.
    pub due_on: Date,
    /// What counts as done.
    pub done_when: String,
}

/// A deferral.
#[derive(Clone, Debug, PartialEq)]
pub struct DeferralFacts {
    /// What has to be so.
    pub condition: String,
    /// Full name of the unit that watches over it.
    pub owner: String,
    /// Day of review.
    pub review_on: Date,
}

/// A reservation or an objection.
#[derive(Clone, Debug, PartialEq)]
pub struct DissentFacts {
    /// Whose.
    pub unit: UnitId,
    /// Reserve or object.
    pub stance: Stance,
    /// Its words.
    pub words: String,
}

impl Facts {
    /// A unit's full name; empty if the mechanism does not know it.
    pub fn full_name(&self, unit: UnitId) -> &str {
        self.units
            .iter()
            .find(|one| one.id == unit)
            .map_or("", |one| one.full.as_str())
    }

    /// Units named in a text, in the order of their first mention, and what is left of the text without
    /// their names.
    pub(super) fn named(&self, text: &str) -> (Vec<UnitId>, String) {
        let (mut found, mut rest) = (Vec::new(), String::new());
        let mut at = 0;
        while at < text.len() {
            let ahead = &text[at..];
            let names = self.units.iter().flat_map(|unit| {
                [unit.full.as_str(), unit.short.as_str()].map(|name| (name, unit.id))
            });
            let longest = names
                .filter(|(name, _)| !name.is_empty() && ahead.starts_with(name))
                .max_by_key(|(name, _)| name.len());
            if let Some((name, unit)) = longest {
                at += name.len();
                if !found.contains(&unit) {
                    found.push(unit);
                }
            } else if let Some(letter) = ahead.chars().next() {
                rest.push(letter);
                at += letter.len_utf8();
            }
        }
        (found, rest)
    }

    /// Full names of units in one line.
    pub(super) fn full_names(&self, units: &[UnitId]) -> String {
        units
            .iter()
            .map(|unit| self.full_name(*unit))
            .collect::<Vec<_>>()
            .join("、")
    }
}

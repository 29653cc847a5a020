//! What a meeting's record says, in the shape in which minutes are written from it and compared with it.

use crate::{
    Date,
    agenda::{Outcome, Stance},
    id::UnitId,
    meeting::Presence,
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
    /// What the first paragraph tells; none where only items are told.
    pub head: Option<Head>,
    /// Items in the order of the agenda.
    pub items: Vec<ItemFacts>,
    /// Every unit of the mechanism, by which names in the text are known.
    pub units: Vec<UnitName>,
    /// The text first drafted from the record: what stands in it are the record's own words, whatever they sound
    /// like. None where nothing was drafted; then no text is beside the record.
    pub drafted: Option<String>,
}

/// What is recorded of the meeting itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// Its name: 2026年第2次专题会议.
    pub name: String,
    /// Day on which it was held.
    pub held_on: Date,
    /// When it began, HH:MM.
    pub starts_at: String,
    /// Where.
    pub place: String,
    /// Who called it.
    pub called_by: String,
    /// Who chaired it.
    pub chair: String,
    /// What it was about, in one line.
    pub topic: String,
    /// Who was asked, and who came.
    pub attendance: Vec<(UnitId, Presence)>,
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
#[derive(Clone, Debug, Default, PartialEq)]
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
    /// Who raised it, or reports.
    pub raisers: Vec<UnitId>,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// Words to the outcome.
    pub outcome_words: Option<String>,
    /// Decisions that bind, in order; their labels follow from their places.
    pub decisions: Vec<DecisionFacts>,
    /// What a deferral set.
    pub deferral: Option<DeferralFacts>,
    /// Reservations, objections and silences, which are minuted.
    pub dissent: Vec<DissentFacts>,
    /// Units that said they agree.
    pub agrees: Vec<UnitId>,
    /// Whatever else is recorded of it: the question, the matter's own words, opinions. Sums and days that
    /// stand here may stand in the text.
    pub said: Vec<String>,
    /// Units it concerns: who raised it, with whom, who was heard or reported, who took a position.
    pub concerns: Vec<UnitId>,
}

impl ItemFacts {
    /// Units that its minutes name: in a decision, as who watches over a deferral, with a reservation, an
    /// objection or a silence.
    pub fn named_units(&self) -> Vec<UnitId> {
        let decided = self.decisions.iter();
        let decided = decided.flat_map(|one| std::iter::once(&one.lead).chain(&one.supports));
        let deferred = self.deferral.iter().map(|one| &one.owner);
        let dissenting = self.dissent.iter().map(|one| &one.unit);
        let mut units = Vec::new();
        for unit in decided.chain(deferred).chain(dissenting) {
            if !units.contains(unit) {
                units.push(*unit);
            }
        }
        units
    }
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
    /// The unit that watches over it.
    pub owner: UnitId,
    /// Day of review.
    pub review_on: Date,
}

/// A reservation, an objection or a silence.
#[derive(Clone, Debug, PartialEq)]
pub struct DissentFacts {
    /// Whose.
    pub unit: UnitId,
    /// Reserve, object or silent.
    pub stance: Stance,
    /// Its words; empty of a silence.
    pub words: String,
}

/// Who countersigns: every unit that took part, and every one the minutes name with what it owes or with
/// what it said. Who was neither there nor named has nothing to confirm.
pub fn signatories(attendance: &[(UnitId, Presence)], items: &[ItemFacts]) -> Vec<UnitId> {
    let there = |presence: Presence| matches!(presence, Presence::Present | Presence::Late);
    let mut units: Vec<UnitId> = attendance
        .iter()
        .filter(|(_, presence)| there(*presence))
        .map(|(unit, _)| *unit)
        .collect();
    for unit in items.iter().flat_map(ItemFacts::named_units) {
        if !units.contains(&unit) {
            units.push(unit);
        }
    }
    units
}

impl Facts {
    /// Units recorded as not there that have a position on record all the same: one of the two is wrong, or
    /// the position was given in writing.
    pub fn absent_yet_heard(&self) -> Vec<UnitId> {
        let away = |presence: Presence| matches!(presence, Presence::Absent | Presence::Excused);
        let attendance = self.head.iter().flat_map(|head| &head.attendance);
        attendance
            .filter(|(unit, presence)| {
                let said = |item: &ItemFacts| {
                    item.agrees.contains(unit) || item.dissent.iter().any(|one| one.unit == *unit)
                };
                away(*presence) && self.items.iter().any(said)
            })
            .map(|(unit, _)| *unit)
            .collect()
    }

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
        let (mut found, mut rest, mut at) = (Vec::new(), String::new(), 0);
        for (unit, from, to) in self.mentions(text) {
            rest.push_str(&text[at..from]);
            at = to;
            if !found.contains(&unit) {
                found.push(unit);
            }
        }
        rest.push_str(&text[at..]);
        (found, rest)
    }

    /// Whether a unit was there, by the record: away if it was asked and did not come; unsaid of one that nobody
    /// asked.
    pub fn was_there(&self, unit: UnitId) -> Option<bool> {
        let mut asked = self.head.iter().flat_map(|head| &head.attendance);
        let (_, presence) = asked.find(|(one, _)| *one == unit)?;
        Some(!matches!(presence, Presence::Excused | Presence::Absent))
    }

    /// Every mention of a unit in a text: which, where its name begins, where it ends.
    pub(super) fn mentions(&self, text: &str) -> Vec<(UnitId, usize, usize)> {
        let (mut found, mut at) = (Vec::new(), 0);
        while at < text.len() {
            let ahead = &text[at..];
            let names = self.units.iter().flat_map(|unit| {
                [unit.full.as_str(), unit.short.as_str()].map(|name| (name, unit.id))
            });
            let longest = names
                .filter(|(name, _)| !name.is_empty() && ahead.starts_with(name))
                .max_by_key(|(name, _)| name.len());
            if let Some((name, unit)) = longest {
                found.push((unit, at, at + name.len()));
                at += name.len();
            } else {
                at += ahead.chars().next().map_or(1, char::len_utf8);
            }
        }
        found
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

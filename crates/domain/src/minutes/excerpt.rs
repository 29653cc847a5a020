//! Excerpts (摘录): what of issued minutes concerns one unit, or one item.

use super::{
    facts::Facts,
    section::{labelled, sections},
};
use crate::id::UnitId;

/// A heading with those lines under it that are extracted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The heading's numeral, which is the item's place.
    pub number: u32,
    /// The heading without its numeral.
    pub title: String,
    /// The lines.
    pub lines: Vec<String>,
}

/// What concerns a unit: under each heading the lines that name it, by its full or its short name.
pub fn of_unit(text: &str, facts: &Facts, unit: UnitId) -> Vec<Excerpt> {
    let excerpts = sections(text).into_iter().map(|section| Excerpt {
        number: section.number,
        title: section.title.to_owned(),
        lines: section
            .lines
            .iter()
            .filter(|(_, line)| facts.named(line).0.contains(&unit))
            .map(|(_, line)| (*line).to_owned())
            .collect(),
    });
    excerpts.filter(|one| !one.lines.is_empty()).collect()
}

/// What concerns the item of a place: its whole section, found by its labels, else by title or numeral.
pub fn of_item(text: &str, facts: &Facts, place: u32) -> Option<Excerpt> {
    let item = facts.items.iter().find(|item| item.place == place)?;
    let all = sections(text);
    let has_label = |lines: &[(u32, &str)]| {
        lines
            .iter()
            .any(|(_, line)| labelled(line).is_some_and(|(label, _)| label.item == place))
    };
    let found = all
        .iter()
        .find(|section| section.title.contains(&item.title))
        .or_else(|| all.iter().find(|section| has_label(&section.lines)))
        .or_else(|| all.iter().find(|section| section.number == place))?;
    Some(Excerpt {
        number: found.number,
        title: found.title.to_owned(),
        lines: found
            .lines
            .iter()
            .map(|(_, line)| (*line).to_owned())
            .collect(),
    })
}

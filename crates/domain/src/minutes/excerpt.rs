//! Excerpts (摘录): what of issued minutes concerns one unit, or one item.

use super::{
    facts::{Facts, ItemFacts},
    section::{Section, labelled, preamble, sections},
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

/// What concerns a unit: whole each item that it raised, was heard or took a position on, that names it in a
/// decision, a deferral or a line of its text; under other headings the lines that name it. A restricted
/// item is left out: its parties have it from the record.
pub fn of_unit(text: &str, facts: &Facts, unit: UnitId) -> Vec<Excerpt> {
    let sections = sections(text);
    let homes: Vec<(&ItemFacts, usize)> = facts
        .items
        .iter()
        .filter_map(|item| Some((item, home(&sections, item)?)))
        .collect();
    let mut excerpts = Vec::new();
    for (at, section) in sections.iter().enumerate() {
        let names = |line: &str| facts.named(line).0.contains(&unit);
        let item = homes.iter().find(|(_, home)| *home == at);
        let excerpt = match item.map(|(item, _)| *item) {
            Some(item) if item.withheld.is_some() => continue,
            Some(item) => {
                let concerns = item.concerns.contains(&unit) || item.named_units().contains(&unit);
                let in_text = section.lines.iter().any(|(_, line)| names(line));
                extract(section, |_| concerns || in_text)
            }
            None => extract(section, names),
        };
        excerpts.push(excerpt);
    }
    excerpts.retain(|one| !one.lines.is_empty());
    excerpts
}

/// What concerns the item of a place: its whole section, found by its title, else by its labels or numeral.
pub fn of_item(text: &str, facts: &Facts, place: u32) -> Option<Excerpt> {
    let item = facts.items.iter().find(|item| item.place == place)?;
    let all = sections(text);
    Some(extract(&all[home(&all, item)?], |_| true))
}

/// The first paragraphs of minutes, before the first heading: when and where the meeting was, who chaired.
pub fn opening(text: &str) -> Vec<String> {
    preamble(text)
        .into_iter()
        .map(|(_, line)| line.to_owned())
        .collect()
}

fn home(all: &[Section<'_>], item: &ItemFacts) -> Option<usize> {
    let has_label = |section: &Section<'_>| {
        section
            .lines
            .iter()
            .any(|(_, line)| labelled(line).is_some_and(|(label, _)| label.item == item.place))
    };
    let by_title = all
        .iter()
        .position(|section| section.title.contains(&item.title));
    by_title
        .or_else(|| all.iter().position(has_label))
        .or_else(|| all.iter().position(|section| section.number == item.place))
}

fn extract(section: &Section<'_>, keeps: impl Fn(&str) -> bool) -> Excerpt {
    let lines = section.lines.iter().filter(|(_, line)| keeps(line));
    Excerpt {
        number: section.number,
        title: section.title.to_owned(),
        lines: lines.map(|(_, line)| (*line).to_owned()).collect(),
    }
}

//! The review form as sent: rows are fields of the same name in the same order.

use crate::form::Form;
use app::charter::review::{
    CharterForm, DifficultyEntry, DutyEntry, Entry, FACTS, RosterEntry, UnitEntry,
};

/// Columns of rows: the values of several fields, row by row.
struct Rows<'a> {
    form: &'a Form,
    /// Beginning of the fields' names, and of the marks for removal.
    noun: &'static str,
    columns: Vec<Vec<String>>,
    dropped: Vec<String>,
}

impl<'a> Rows<'a> {
    fn of(form: &'a Form, noun: &'static str, fields: &[&str]) -> Self {
        let columns = fields
            .iter()
            .map(|field| form.all(&format!("{noun}_{field}")))
            .collect();
        Self {
            form,
            noun,
            columns,
            dropped: form.all("drop"),
        }
    }

    /// Rows that are not marked for removal: their place when sent, and their values.
    fn kept(&self) -> impl Iterator<Item = (usize, Vec<String>)> {
        let count = self.columns.iter().map(Vec::len).max().unwrap_or(0);
        let row = |place: usize| {
            let value = |column: &Vec<String>| column.get(place).cloned().unwrap_or_default();
            (place, self.columns.iter().map(value).collect())
        };
        (0..count)
            .filter(|place| !self.dropped.contains(&format!("{}:{place}", self.noun)))
            .map(row)
    }

    /// Choices ticked in a row.
    fn ticked(&self, field: &str, place: usize) -> Vec<String> {
        let mark = format!("{place}:");
        let all = self.form.all(&format!("{}_{field}", self.noun)).into_iter();
        all.filter_map(|value| value.strip_prefix(&mark).map(str::to_owned))
            .collect()
    }
}

/// The charter as typed, without rows that hold nothing.
pub(super) fn charter(form: &Form) -> CharterForm {
    CharterForm {
        facts: FACTS.iter().map(|(name, _)| entry(form, name)).collect(),
        invites_others: form.get("invites_others") == "yes",
        founding_year_owes: form.get("founding_year_owes") == "yes",
        difficulties: difficulties(form),
        units: units(form),
        duties: duties(form),
        roster: roster(form),
    }
    .tidied()
}

fn entry(form: &Form, name: &str) -> Entry {
    let lines = form.get(&format!("{name}_lines"));
    Entry {
        text: form.text(name).replace("\r\n", "\n"),
        lines: lines
            .split(' ')
            .filter_map(|line| line.parse().ok())
            .collect(),
    }
}

fn difficulties(form: &Form) -> Vec<DifficultyEntry> {
    let rows = Rows::of(form, "difficulty", &["key", "label", "line"]);
    rows.kept()
        .map(|(_, mut row)| DifficultyEntry {
            key: take(&mut row, 0),
            label: take(&mut row, 1),
            line: take(&mut row, 2).parse().unwrap_or(0),
        })
        .collect()
}

fn units(form: &Form) -> Vec<UnitEntry> {
    let rows = Rows::of(form, "unit", &["name", "full_name", "kind", "line"]);
    rows.kept()
        .map(|(_, mut row)| UnitEntry {
            name: take(&mut row, 0),
            full_name: take(&mut row, 1),
            kind: take(&mut row, 2),
            line: take(&mut row, 3).parse().unwrap_or(0),
        })
        .collect()
}

fn duties(form: &Form) -> Vec<DutyEntry> {
    let rows = Rows::of(
        form,
        "duty",
        &["clause", "leads", "supports", "text", "line"],
    );
    rows.kept()
        .map(|(place, mut row)| DutyEntry {
            clause: take(&mut row, 0),
            leads: take(&mut row, 1),
            supports: take(&mut row, 2),
            text: take(&mut row, 3).replace("\r\n", "\n"),
            line: take(&mut row, 4).parse().unwrap_or(0),
            covers: rows.ticked("covers", place),
        })
        .collect()
}

fn roster(form: &Form) -> Vec<RosterEntry> {
    let rows = Rows::of(form, "roster", &["unit", "head", "post", "liaison", "line"]);
    rows.kept()
        .map(|(_, mut row)| RosterEntry {
            unit: take(&mut row, 0),
            head: take(&mut row, 1),
            post: take(&mut row, 2),
            liaison: take(&mut row, 3),
            line: take(&mut row, 4).parse().unwrap_or(0),
        })
        .collect()
}

fn take(row: &mut [String], place: usize) -> String {
    row.get_mut(place).map(std::mem::take).unwrap_or_default()
}

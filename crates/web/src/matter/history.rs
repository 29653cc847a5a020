//! How a matter got here: the journal's lines in words, newest first.

use app::{Line, matter::view::MatterView};
use locale::Wording;

/// A line of history as pages show it.
pub(crate) struct Entry {
    /// When, for machines.
    pub iso: String,
    /// When, in words.
    pub when: String,
    /// In whose name.
    pub unit: String,
    /// Who did it; the clerk, where it was entered for the unit.
    pub person: String,
    /// The clerk's unit, where it was entered for another (代录).
    pub entered_by: Option<String>,
    /// What happened.
    pub words: String,
    /// Whose assignment it was, where the words do not tell.
    pub whose: Option<String>,
    /// Names of files added in the same breath.
    pub files: Vec<String>,
    /// Whether the matter took a step by it.
    pub major: bool,
}

/// The history in words. Files stand under what they were sent with.
pub(crate) fn entries(t: Wording, view: &MatterView) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut files: Vec<&Line> = Vec::new();
    for line in &view.history {
        if line.kind == "attachment.added" {
            files.push(line);
            continue;
        }
        let (own, others): (Vec<&Line>, Vec<&Line>) = files
            .drain(..)
            .partition(|file| file.at == line.at && file.person == line.person);
        entries.extend(others.into_iter().map(|file| entry(t, view, file)));
        let mut entry = entry(t, view, line);
        entry.files = own
            .iter()
            .rev()
            .filter_map(|file| file_name(file))
            .collect();
        entries.push(entry);
    }
    entries.extend(files.into_iter().map(|file| entry(t, view, file)));
    entries
}

fn file_name(line: &Line) -> Option<String> {
    line.facts.get("name")?.as_str().map(str::to_owned)
}

fn entry(t: Wording, view: &MatterView, line: &Line) -> Entry {
    let own = line.unit_name.clone();
    let system = line.person.0.is_nil();
    Entry {
        iso: jiff::Timestamp::from_millisecond(line.at.0)
            .unwrap_or_default()
            .to_string(),
        when: t.date_time(line.at.0),
        unit: line.entered_for.clone().unwrap_or_else(|| own.clone()),
        person: if system {
            String::new()
        } else {
            line.person_name.clone()
        },
        entered_by: line.entered_for.as_ref().map(|_| own),
        words: t.event(&line.kind, &line.facts),
        whose: whose(view, line),
        files: Vec::new(),
        major: matches!(
            line.kind.as_str(),
            "matter.raised"
                | "matter.accepted"
                | "matter.returned"
                | "matter.declined"
                | "matter.forwarded"
                | "matter.assigned"
                | "matter.condition_met"
                | "instruction.given"
                | "matter.listed"
                | "matter.deferred"
                | "matter.came_back"
                | "matter.in_execution"
                | "matter.resolved"
                | "matter.closed"
                | "matter.withdrawn"
                | "item.settled"
                | "assignment.verified"
        ),
    }
}

/// The unit whose assignment the office dealt with.
fn whose(view: &MatterView, line: &Line) -> Option<String> {
    let by_office = matches!(
        line.kind.as_str(),
        "assignment.verified"
            | "assignment.sent_back"
            | "assignment.insisted"
            | "assignment.revoked"
    );
    let found = view
        .assignments
        .iter()
        .find(|one| one.id.to_string() == line.subject);
    found
        .filter(|_| by_office)
        .map(|one| view.units.name(one.unit))
}

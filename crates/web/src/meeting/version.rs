//! Versions of the agenda as the page shows them, what changed against the one before marked.

use app::meeting::view::MeetingView;
use domain::agenda::version::{AgendaLine, LineChange, changes};
use locale::Wording;

/// A line of a version.
pub(super) struct LineShown {
    /// Its place in the whole agenda; none for what was taken off.
    pub place: Option<u32>,
    /// Title.
    pub title: String,
    /// What the meeting is asked.
    pub question: String,
    /// Key of how it differs from the version before; none where it does not.
    pub change: Option<&'static str>,
    /// Colour of that mark.
    pub colour: &'static str,
}

/// A version of the agenda.
pub(super) struct VersionShown {
    /// Which, from 1.
    pub n: u32,
    /// When it was frozen.
    pub frozen: String,
    /// Why it was opened again.
    pub reopened: Option<String>,
    /// How many lines differ from the version before.
    pub changed: usize,
    /// Its lines in order, then what was taken off.
    pub lines: Vec<LineShown>,
}

fn word(change: LineChange) -> Option<&'static str> {
    match change {
        LineChange::Kept => None,
        LineChange::Added => Some("agenda-line-added"),
        LineChange::Removed => Some("agenda-line-removed"),
        LineChange::Moved => Some("agenda-line-moved"),
        LineChange::Reworded => Some("agenda-line-reworded"),
    }
}

/// Every version of a meeting's agenda, the latest first.
pub(super) fn versions(t: Wording, view: &MeetingView) -> Vec<VersionShown> {
    let mut before: Option<&[AgendaLine]> = None;
    let mut all = Vec::new();
    for seen in &view.agenda {
        let version = &seen.version;
        // The first version differs from nothing.
        let marked = changes(before.unwrap_or(&version.lines), &version.lines);
        // The version's own lines come first, in order; those taken off follow and have no place.
        let places = seen.places.iter().map(|place| Some(*place));
        let places = places.chain(std::iter::repeat(None));
        let lines = places.zip(marked).map(|(place, (line, change))| LineShown {
            place,
            title: line.title.clone(),
            question: line.question.clone(),
            change: word(change),
            colour: match change {
                LineChange::Added => "green",
                LineChange::Removed => "red",
                _ => "yellow",
            },
        });
        let lines: Vec<_> = lines.collect();
        all.push(VersionShown {
            changed: lines.iter().filter(|line| line.change.is_some()).count(),
            n: version.n,
            frozen: t.moment_short(version.frozen_at.0),
            reopened: version.reopened.clone(),
            lines,
        });
        before = Some(&version.lines);
    }
    all.reverse();
    all
}

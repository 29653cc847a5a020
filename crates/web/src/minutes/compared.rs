//! Where the minutes' text and the record part, in the reader's words, with the way to both.

use crate::matter::word;
use app::meeting::view::MeetingView;
use domain::minutes::{Discrepancy, Kind};
use locale::Wording;

/// A place at which text and record part.
pub(super) struct Difference {
    pub words: String,
    /// Whether it must be mended.
    pub contradiction: bool,
    /// Line of the text.
    pub line: Option<u32>,
    /// The decision's label.
    pub label: Option<String>,
    /// Path and title of the item on the meeting's page.
    pub item: Option<(String, String)>,
    pub recorded: String,
    pub written: String,
}

/// The differences in the reader's words.
pub(super) fn shown(t: Wording, view: &MeetingView, found: &[Discrepancy]) -> Vec<Difference> {
    let item = |place: u32| {
        let at = usize::try_from(place).ok()?.checked_sub(1)?;
        let item = view.items.get(at)?;
        let path = format!("/meetings/{}#item-{}", view.meeting.id, item.item.id);
        Some((path, item.title().to_owned()))
    };
    let outcome = |one: &Discrepancy| {
        let is_outcome = matches!(one.kind, Kind::OutcomeContradicted | Kind::OutcomeUnsaid);
        if is_outcome && !one.recorded.is_empty() {
            word(t, "outcome", &one.recorded)
        } else {
            one.recorded.clone()
        }
    };
    found
        .iter()
        .map(|one| Difference {
            words: word(t, "discrepancy", one.kind.code()),
            contradiction: one.kind.is_contradiction(),
            line: one.line,
            label: one.label.map(|label| label.to_string()),
            item: one.item.and_then(item),
            recorded: outcome(one),
            written: one.written.clone(),
        })
        .collect()
}

//! What keeps a meeting in session from being closed, each with the place where it is done.

use app::meeting::view::MeetingView;
use domain::meeting::{MeetingState, Presence};
use locale::Wording;

/// Something that keeps the meeting from being closed.
pub(super) struct Missing {
    /// Where it is done.
    pub path: String,
    /// What is missing.
    pub words: String,
}

/// What keeps a meeting in session from being closed: items without outcome, units without presence.
pub(super) fn missing(t: Wording, view: &MeetingView) -> Vec<Missing> {
    if view.meeting.state != MeetingState::InSession {
        return Vec::new();
    }
    let mut missing = Vec::new();
    let unheard = view
        .attendance
        .iter()
        .filter(|place| place.presence == Presence::Invited);
    let names: Vec<_> = unheard.map(|place| view.units.name(place.unit)).collect();
    if !names.is_empty() {
        missing.push(Missing {
            path: "#attendance".into(),
            words: t.a(
                "meeting-missing-presence",
                &[("units", t.listed(&names).into())],
            ),
        });
    }
    let open = view.items.iter().filter(|item| item.item.outcome.is_none());
    missing.extend(open.map(|item| Missing {
        path: format!("#item-{}", item.item.id),
        words: t.a(
            "meeting-missing-outcome",
            &[
                ("n", item.item.ordinal.into()),
                ("title", item.title().into()),
            ],
        ),
    }));
    missing
}

//! The chain across the top of a meeting and of its minutes: where it stands, and the way to each step.

use app::meeting::view::MeetingView;
use domain::{
    Date,
    meeting::MeetingState,
    minutes::{CountersignStance, MinutesState},
};
use locale::Wording;

/// One step of the chain.
pub(crate) struct Stage {
    /// Key of its name.
    pub key: &'static str,
    /// Where it is seen.
    pub path: String,
    /// past, here or ahead.
    pub place: &'static str,
    /// What there is to it in a few words.
    pub note: String,
}

/// The steps of a meeting that was not called off.
pub(crate) fn stages(t: Wording, view: &MeetingView, today: Date) -> Vec<Stage> {
    if view.meeting.state == MeetingState::CalledOff {
        return Vec::new();
    }
    let meeting = format!("/meetings/{}", view.meeting.id);
    let minutes = format!("{meeting}/minutes");
    let here = standing(view, today);
    let notes = notes(t, view);
    [
        ("meeting-stage-plan", format!("{meeting}#agenda")),
        ("meeting-stage-notice", format!("{meeting}#attendance")),
        ("meeting-stage-session", format!("{meeting}#agenda")),
        ("meeting-stage-minutes", minutes.clone()),
        (
            "meeting-stage-countersign",
            format!("{minutes}#countersign"),
        ),
        ("meeting-stage-sign-off", format!("{minutes}#next")),
        ("meeting-stage-issue", minutes),
    ]
    .into_iter()
    .zip(notes)
    .enumerate()
    .map(|(at, ((key, path), note))| Stage {
        key,
        path,
        place: match at.cmp(&here) {
            std::cmp::Ordering::Less => "past",
            std::cmp::Ordering::Equal => "here",
            std::cmp::Ordering::Greater => "ahead",
        },
        note,
    })
    .collect()
}

fn standing(view: &MeetingView, today: Date) -> usize {
    match (view.meeting.state, &view.minutes) {
        (MeetingState::Planned | MeetingState::CalledOff | MeetingState::Entered, _) => 0,
        (MeetingState::Convened, _) => 1,
        (MeetingState::InSession, _) => 2,
        (MeetingState::Closed, None) => 3,
        (MeetingState::Closed, Some(minutes)) => match minutes.state {
            MinutesState::Drafted => 3,
            MinutesState::Countersigning => {
                let late = minutes.countersign_by.is_some_and(|limit| limit < today);
                let open = |stance| match stance {
                    CountersignStance::Waiting => !late,
                    CountersignStance::Objected => true,
                    CountersignStance::Signed => false,
                };
                if view.countersignatures.iter().any(|c| open(c.stance)) {
                    4
                } else {
                    5
                }
            }
            MinutesState::SignedOff | MinutesState::Numbered => 6,
            MinutesState::Issued => 7,
        },
    }
}

fn notes(t: Wording, view: &MeetingView) -> [String; 7] {
    let count = |key, n: usize| {
        if n == 0 {
            String::new()
        } else {
            t.a(key, &[("n", n.into())])
        }
    };
    let there = view
        .attendance
        .iter()
        .filter(|place| place.was_there())
        .count();
    let signed = view
        .countersignatures
        .iter()
        .filter(|c| c.stance == CountersignStance::Signed);
    let countersigned = if view.countersignatures.is_empty() {
        String::new()
    } else {
        format!("{}/{}", signed.count(), view.countersignatures.len())
    };
    let minutes = view.minutes.as_ref();
    [
        if view.whole {
            count("meeting-stage-items", view.items.len())
        } else {
            count("meeting-items-seen", view.items.len())
        },
        count("meeting-stage-asked", view.attendance.len()),
        if there == 0 {
            t.date_short(view.meeting.held_on)
        } else {
            count("meeting-stage-came", there)
        },
        String::new(),
        countersigned,
        minutes
            .and_then(|m| m.signed_off_by.clone())
            .unwrap_or_default(),
        minutes
            .and_then(|m| m.document_number.clone())
            .unwrap_or_default(),
    ]
}

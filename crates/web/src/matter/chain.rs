//! The chain across the top of a matter: where it stands, and the way to what lies behind each step.

use super::word;
use app::matter::view::MatterView;
use domain::{
    agenda::AgendaItem,
    matter::{Matter, MatterState},
    meeting::Meeting,
};
use locale::Wording;

/// A step of the chain.
pub(crate) struct Step {
    /// Its name.
    pub title: String,
    /// What is to say of it; may be empty.
    pub note: String,
    /// CSS class: past, here, or empty.
    pub class: &'static str,
    /// What lies behind it.
    pub href: Option<String>,
}

const RAISED: usize = 0;
const ACCEPTED: usize = 1;
const MEETING: usize = 2;
const DECIDED: usize = 3;
const WORK: usize = 4;
const CLOSED: usize = 5;

/// The steps of a matter's chain.
pub(crate) fn chain(t: Wording, view: &MatterView) -> Vec<Step> {
    let mut items = view.items.iter();
    let last = items.rfind(|(item, _)| view.matter.stands_at(item));
    let here = here(&view.matter, last.map(|(item, _)| item));
    let names = [
        "matter-chain-raised",
        "matter-chain-accepted",
        "matter-chain-meeting",
        "matter-chain-decided",
        "matter-chain-work",
        "matter-chain-closed",
    ];
    let notes = [
        raised_note(t, view),
        accepted_note(t, view),
        last.map_or_else(String::new, |(item, meeting)| {
            meeting_note(t, item, meeting.as_ref())
        }),
        decided_note(t, view, last.map(|(item, _)| item)),
        work_note(t, view),
        closed_note(t, view),
    ];
    let links = [
        Some("#request".to_owned()),
        Some("#history".to_owned()),
        last.and_then(|(_, meeting)| meeting.as_ref())
            .map(|m| format!("/meetings/{}", m.id)),
        view.minutes
            .as_ref()
            .map(|minutes| format!("/meetings/{}/minutes", minutes.meeting)),
        (!view.assignments.is_empty()).then(|| "#assignments".to_owned()),
        None,
    ];
    let skipped = |step| match step {
        MEETING => last.is_none(),
        DECIDED => last.is_none_or(|(item, _)| item.outcome.is_none()),
        WORK => view.assignments.is_empty(),
        _ => false,
    };
    (0..)
        .zip(names)
        .zip(notes)
        .zip(links)
        .map(|(((step, name), note), href)| Step {
            title: t.m(name).into_owned(),
            note,
            class: match here {
                Some(here) if step == here => "here",
                Some(here) if step > here => "",
                _ if skipped(step) => "",
                _ => "past",
            },
            href,
        })
        .collect()
}

/// The step at which a matter stands; none when all of it lies behind.
fn here(matter: &Matter, last: Option<&AgendaItem>) -> Option<usize> {
    Some(match matter.state {
        MatterState::Returned | MatterState::Withdrawn => RAISED,
        MatterState::Raised | MatterState::Declined | MatterState::Accepted => ACCEPTED,
        MatterState::Listed if last.is_some_and(|item| item.outcome.is_some()) => DECIDED,
        MatterState::Listed => MEETING,
        MatterState::Deferred => DECIDED,
        MatterState::Coordinating | MatterState::InExecution => WORK,
        MatterState::Resolved => CLOSED,
        MatterState::Closed => return None,
    })
}

fn raised_note(t: Wording, view: &MatterView) -> String {
    let matter = &view.matter;
    match matter.state {
        MatterState::Returned | MatterState::Withdrawn => {
            word(t, "state-matter", matter.state.code())
        }
        _ => format!(
            "{} {}",
            t.date_short(matter.raised_at.date()),
            view.units.name(matter.raised_by)
        ),
    }
}

fn accepted_note(t: Wording, view: &MatterView) -> String {
    match view.matter.state {
        MatterState::Raised => t.m("matter-chain-waits").into_owned(),
        MatterState::Declined => word(t, "state-matter", view.matter.state.code()),
        MatterState::Accepted => t.m("matter-chain-with-nobody").into_owned(),
        _ => happened(t, view, "matter.accepted"),
    }
}

/// The day on which something happened last; empty if it never did.
fn happened(t: Wording, view: &MatterView, kind: &str) -> String {
    let line = view.history.iter().find(|line| line.kind == kind);
    line.map_or_else(String::new, |line| t.date_short(line.at.date()))
}

fn meeting_note(t: Wording, item: &AgendaItem, meeting: Option<&Meeting>) -> String {
    let place = t.a("matter-chain-item", &[("n", item.ordinal.into())]);
    match meeting {
        Some(meeting) => format!("{} {place}", app::meeting::name(meeting)),
        None => place,
    }
}

fn decided_note(t: Wording, view: &MatterView, last: Option<&AgendaItem>) -> String {
    let matter = &view.matter;
    match (matter.state, matter.review_on) {
        (MatterState::Deferred, Some(day)) => t.a(
            "matter-chain-deferred",
            &[("date", t.date_short(day).into())],
        ),
        _ => last
            .and_then(|item| item.outcome)
            .map_or_else(String::new, |outcome| word(t, "outcome", outcome.code())),
    }
}

fn work_note(t: Wording, view: &MatterView) -> String {
    match view.matter.lead {
        Some(lead) => t.a(
            "matter-chain-lead",
            &[("unit", view.units.name(lead).into())],
        ),
        None => String::new(),
    }
}

fn closed_note(t: Wording, view: &MatterView) -> String {
    match (view.matter.state, view.matter.due_on) {
        (MatterState::Closed, _) => happened(t, view, "matter.closed"),
        (MatterState::Resolved, _) if view.matter.confirmed_at.is_some() => {
            t.m("matter-chain-confirmed").into_owned()
        }
        (MatterState::Resolved, _) => t.m("matter-chain-unconfirmed").into_owned(),
        (MatterState::Coordinating | MatterState::InExecution, Some(due)) => {
            t.a("matter-chain-due", &[("date", t.date_short(due).into())])
        }
        _ => String::new(),
    }
}

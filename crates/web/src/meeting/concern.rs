//! Whom a meeting concerns, in words: the units proposed on the planning page, and on a meeting's page who is
//! missing, whom nothing concerns, and what else may have been overlooked.

use super::time;
use crate::form::Trouble;
use app::meeting::{
    concern::{Concerned, Gaps},
    view::MeetingView,
};
use domain::{
    charter::Part,
    id::UnitId,
    meeting::{Meeting, MeetingState, doubt::Doubt},
    remit::concern::Concern,
};
use locale::Wording;

/// A unit with why it is proposed.
pub(super) struct UnitShown {
    pub id: String,
    pub name: String,
    pub why: Vec<String>,
}

/// What a meeting's page says of the units asked.
pub(super) struct GapsShown {
    pub absent: Vec<UnitShown>,
    pub idle: Vec<String>,
    pub unattended: Vec<String>,
}

impl GapsShown {
    /// Whether there is anything to say.
    pub fn any(&self) -> bool {
        !(self.absent.is_empty() && self.idle.is_empty() && self.unattended.is_empty())
    }
}

/// A doubt about the meeting.
pub(super) struct DoubtShown {
    pub words: String,
    /// The place of the page that says more; empty for none.
    pub place: &'static str,
    /// Whether it weighs more than others.
    pub strong: bool,
}

/// A doubt about the meeting in words. Units that stand among the gaps with their reasons are named there alone.
pub(super) fn doubt(
    t: Wording,
    view: &MeetingView,
    meeting: &Meeting,
    gaps: &Gaps,
    doubt: &Doubt,
) -> DoubtShown {
    let listed = |unit: &UnitId| gaps.absent.iter().any(|one| one.unit.id == *unit);
    let named = |units: &[UnitId]| {
        let names: Vec<_> = units.iter().map(|unit| view.units.name(*unit)).collect();
        t.listed(&names)
    };
    let words = match doubt {
        Doubt::NotAsked(units) if units.iter().all(listed) => {
            return DoubtShown {
                words: t.a("doubt-not-asked-below", &[("n", gaps.absent.len().into())]),
                place: "#gaps",
                strong: false,
            };
        }
        Doubt::NotAsked(units) => t.a("doubt-not-asked", &[("units", named(units).into())]),
        Doubt::MembersNotAsked(units) => {
            t.a("doubt-members-not-asked", &[("units", named(units).into())])
        }
        Doubt::OneUnit => t.m("doubt-one-unit").into_owned(),
        Doubt::SameHour(topic) => t.a("doubt-same-hour", &[("topic", topic.as_str().into())]),
        Doubt::SamePlace(other) => t.a("doubt-same-place", &[("other", other.as_str().into())]),
        Doubt::DayOff => t.a("doubt-day-off", &[("day", time(t, meeting).into())]),
        Doubt::OtherYear(year) => t.a("doubt-other-year", &[("year", year.to_string().into())]),
        Doubt::Unchecked(n) => t.a("doubt-unchecked", &[("n", (*n).into())]),
    };
    DoubtShown {
        words,
        place: "",
        strong: matches!(doubt, Doubt::MembersNotAsked(_)),
    }
}

/// The gaps of a meeting in the visitor's words.
pub(super) fn gaps(t: Wording, gaps: &Gaps) -> GapsShown {
    GapsShown {
        absent: gaps.absent.iter().map(|one| unit(t, one)).collect(),
        idle: gaps.idle.iter().map(|unit| unit.name.clone()).collect(),
        unattended: gaps.unattended.clone(),
    }
}

/// A proposed unit in the visitor's words.
pub(super) fn unit(t: Wording, one: &Concerned) -> UnitShown {
    UnitShown {
        id: one.unit.id.to_string(),
        name: one.unit.name.clone(),
        why: one
            .why
            .iter()
            .map(|(why, about)| words(t, why, about))
            .collect(),
    }
}

fn words(t: Wording, why: &Concern, about: &str) -> String {
    let key = match why {
        Concern::Raised => "concern-raised",
        Concern::RaisedToo => "concern-raised-too",
        Concern::Reports => "concern-reports",
        Concern::Leads => "concern-leads",
        Concern::Supports => "concern-supports",
        Concern::Watches => "concern-watches",
        Concern::Duty { clause, part } => {
            let key = match part {
                Part::Lead => "concern-duty-lead",
                Part::Support => "concern-duty-support",
            };
            let args = [("clause", clause.as_str().into()), ("about", about.into())];
            return t.a(key, &args);
        }
    };
    t.a(key, &[("about", about.into())])
}

/// The meeting as the office was about to change it after its notice, where that is shown again.
pub(super) fn moved(meeting: &Meeting, trouble: Option<&Trouble>) -> Option<Meeting> {
    let typed = trouble.filter(|trouble| trouble.form() == "plan")?;
    (meeting.state == MeetingState::Convened).then(|| Meeting {
        held_on: typed.typed("held_on").parse().unwrap_or(meeting.held_on),
        starts_at: typed.typed("starts_at").to_owned(),
        ..meeting.clone()
    })
}

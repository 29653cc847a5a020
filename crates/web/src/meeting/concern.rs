//! Whom a meeting concerns, in words: the units proposed on the planning page, and on a meeting's page who is
//! missing and whom nothing concerns.

use app::meeting::concern::{Concerned, Gaps};
use domain::{charter::Part, remit::concern::Concern};
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

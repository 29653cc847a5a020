//! Meetings and who sits in them, as events tell of them.

use super::Personal;
use crate::{
    Date,
    meeting::{Presence, reply::Answer},
};
use serde::{Deserialize, Serialize};

/// Whether a unit was at the table, and who for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// Its name.
    pub unit: String,
    /// Whether it was there.
    pub presence: Presence,
    /// Who came, with post.
    pub attendee: Option<Personal>,
}

/// Whether a unit is to come, as it replied, and who for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coming {
    /// Its name.
    pub unit: String,
    /// What it replied.
    pub answer: Answer,
    /// Who is to come, with post.
    pub attendee: Option<Personal>,
}

/// A meeting that was held on paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperMeeting {
    /// What the charter calls its tier.
    pub meeting: String,
    /// When it was held.
    pub on: Date,
    /// Number of its minutes, if they bear one.
    pub number: Option<String>,
    /// Why it was not held here, if it could have been.
    pub reason: Option<String>,
}

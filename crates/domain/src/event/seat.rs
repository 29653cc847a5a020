//! A unit's place at a meeting, as events tell of it.

use super::Personal;
use crate::meeting::{Presence, reply::Answer};
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

//! Information rounds, as events tell of them.

use crate::Date;
use serde::{Deserialize, Serialize};

/// What a round asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundTerms {
    /// First day of its period.
    pub from: Date,
    /// Last day of its period.
    pub to: Date,
    /// The day by which units answer.
    pub due: Date,
    /// How many units are asked.
    pub units: u32,
}

/// A unit that was reminded of its return.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminder {
    /// Its name.
    pub unit: String,
    /// The day by which it answers.
    pub due: Date,
    /// Whether that day is past.
    pub overdue: bool,
}

//! Meetings and who sits in them, as events tell of them.

use super::Personal;
use crate::{
    Date,
    meeting::{Presence, consent::ConsentState, reply::Answer},
};
use serde::{Deserialize, Serialize};

/// Whether a convener calls the meeting planned in his name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentGiven {
    /// The convener.
    pub caller: Personal,
    /// What he answered.
    pub consent: ConsentState,
    /// In which words, or how the office learnt of it.
    pub words: Option<String>,
}

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

/// Which meeting a unit need not come to, told to it though it sees the meeting no longer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenOff {
    /// Its name.
    pub unit: String,
    /// What the charter calls the meeting's tier.
    pub meeting: String,
    /// What it is about.
    pub topic: String,
    /// When it is to be held.
    pub on: Date,
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

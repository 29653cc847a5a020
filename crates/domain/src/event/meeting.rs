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

/// What a meeting is planned to be from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replanned {
    /// Its topic.
    pub topic: String,
    /// Its day.
    pub on: Date,
    /// Its hour, 09:30.
    pub starts: String,
    /// Its place.
    pub place: String,
}

/// What is recorded otherwise of a meeting that is over: hour, place, chair, as far as they differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amended {
    /// What was recorded.
    pub before: Personal,
    /// What is recorded now.
    pub after: Personal,
    /// Why.
    pub reason: String,
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

/// A unit that need not come to a meeting any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawn {
    /// Its name.
    pub unit: String,
    /// What the charter calls the meeting's tier.
    pub meeting: String,
    /// The meeting's topic.
    pub topic: String,
    /// The day it was to be held.
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

//! The information round before a report: opened with questions from the catalogue, answered by each unit,
//! accepted or sent back by the office, merged into the report.

pub mod answer;
pub mod catalogue;
pub mod keep;
pub mod open;
pub mod remind;
pub mod view;

use crate::Error;
use domain::id::{ReturnId, RoundId};

/// Reads a round's id from an address.
pub(crate) fn read_round(text: &str) -> Result<RoundId, Error> {
    RoundId::parse(text).ok_or(Error::NotFound)
}

/// Reads a return's id from an address.
pub(crate) fn read_return(text: &str) -> Result<ReturnId, Error> {
    ReturnId::parse(text).ok_or(Error::NotFound)
}

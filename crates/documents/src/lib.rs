//! Paper ⇄ data: reads notices, prints official documents and the papers of meetings.
//!
//! Deliberately absent: rules of the mechanism, storage, HTTP. What comes in are bytes and plain data,
//! what goes out are plain data and bytes; no type of a typesetter or archive crosses this border.

pub mod chart;
pub mod fonts;
pub mod notice;
pub mod official;
pub mod papers;
mod press;
pub mod samples;
#[cfg(test)]
mod valid;
pub mod workbook;

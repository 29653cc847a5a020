//! What the rules are: nouns of the mechanism, their transitions, and who may make them.
//!
//! Deliberately absent: input and output, async, SQL, the clock, randomness and HTTP. Identifiers,
//! moments and today's date are always handed in.

#[macro_use]
mod coded;

pub mod actor;
pub mod agenda;
pub mod assignment;
pub mod attachment;
pub mod calendar;
pub mod case;
#[cfg(test)]
mod cast;
pub mod change;
pub mod charter;
pub mod co_raiser;
pub mod decision;
pub mod delegation;
pub mod delivery;
pub mod document_number;
pub mod enterprise;
pub mod event;
pub mod id;
pub mod instruction;
pub mod matter;
pub mod meeting;
pub mod minutes;
pub mod office_contact;
pub mod official_document;
pub mod refusal;
pub mod remit;
pub mod report;
pub mod roster;
pub mod round;
pub mod sight;
pub mod time;
pub mod unit;

pub use actor::{Actor, Permission, Role};
pub use change::{Change, Governed, Recipient, Thread};
pub use event::Event;
pub use jiff::civil::Date;
pub use refusal::Refusal;
pub use sight::Sight;
pub use time::Moment;

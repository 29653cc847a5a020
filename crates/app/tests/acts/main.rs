//! The acts on a real SQLite in a temporary folder, with a clock that stands still.

mod assembly;
mod chain;
mod court;
mod forms;
mod intake;
mod meetings;
mod sight;
mod sign_in;
mod units;

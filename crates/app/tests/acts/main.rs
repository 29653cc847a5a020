//! The acts on a real `SQLite` in a temporary folder, with a clock that stands still.
#![expect(
    clippy::unwrap_used,
    reason = "the harness itself stands outside the test functions"
)]

mod agenda;
mod agreement;
mod ahead;
mod amended;
mod assembly;
mod before;
mod call;
mod called_off;
mod chain;
mod compared;
mod concern;
mod contact;
mod corrected;
mod court;
mod documents;
mod entered;
mod forms;
mod in_hand;
mod instruct;
mod intake;
mod meeting_papers;
mod meeting_rules;
mod meetings;
mod minutes_out;
mod numbering;
mod office_forms;
mod printed;
mod reply_day;
mod report_papers;
mod report_words;
mod reports;
mod returns;
mod rounds;
mod sight;
mod sign_in;
mod signing;
mod tiers;
mod together;
mod units;
mod withdrawn;

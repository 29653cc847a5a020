//! How it is kept: SQL on two engines, the journal, attachments, backups.
//!
//! Deliberately absent: rules (they are `domain`'s), words for people, HTTP. No other crate names a
//! database driver, and inside this one only `db` does.

pub mod db;

#[macro_use]
mod table;

pub mod agenda;
pub mod anchor;
pub mod assignment;
pub mod attachment;
pub mod backup;
pub mod call;
pub mod co_raiser;
mod column;
pub mod delegation;
pub mod delivery;
pub mod enterprise;
pub mod files;
pub mod instruction;
pub mod journal;
pub mod matter;
pub mod mechanism;
pub mod meeting;
pub mod minutes;
pub mod notification;
pub mod number;
pub mod office_contact;
pub mod official_document;
pub mod record;
pub mod report;
pub mod roster;
pub mod round;
pub mod seal;
pub mod session;
#[cfg(feature = "testing")]
pub mod testing;

pub use db::{Db, Engine, Error, Tx};
pub use record::{Record, by_id};
pub use seal::Seal;

use db::Step;

/// The schema's steps, oldest first.
pub const STEPS: &[Step] = &[
    Step {
        version: 1,
        name: "foundation",
        sql: include_str!("../migrations/0001_foundation.sql"),
    },
    Step {
        version: 2,
        name: "meetings",
        sql: include_str!("../migrations/0002_meetings.sql"),
    },
    Step {
        version: 3,
        name: "instructions",
        sql: include_str!("../migrations/0003_instructions.sql"),
    },
    Step {
        version: 4,
        name: "official_documents",
        sql: include_str!("../migrations/0004_official_documents.sql"),
    },
    Step {
        version: 5,
        name: "reports",
        sql: include_str!("../migrations/0005_reports.sql"),
    },
    Step {
        version: 6,
        name: "instructions_on_reports",
        sql: include_str!("../migrations/0006_instructions_on_reports.sql"),
    },
    Step {
        version: 7,
        name: "reply_day",
        sql: include_str!("../migrations/0007_reply_day.sql"),
    },
    Step {
        version: 9,
        name: "announcements",
        sql: include_str!("../migrations/0009_announcements.sql"),
    },
    Step {
        version: 11,
        name: "minutes_published",
        sql: include_str!("../migrations/0011_minutes_published.sql"),
    },
    Step {
        version: 12,
        name: "meeting_rules",
        sql: include_str!("../migrations/0012_meeting_rules.sql"),
    },
    Step {
        version: 14,
        name: "reports_published",
        sql: include_str!("../migrations/0014_reports_published.sql"),
    },
    Step {
        version: 15,
        name: "meeting_ahead_and_back",
        sql: include_str!("../migrations/0015_meeting_ahead_and_back.sql"),
    },
    Step {
        version: 16,
        name: "deferral_of_its_meeting",
        sql: include_str!("../migrations/0016_deferral_of_its_meeting.sql"),
    },
    Step {
        version: 17,
        name: "meetings_on_paper",
        sql: include_str!("../migrations/0017_meetings_on_paper.sql"),
    },
    Step {
        version: 18,
        name: "office_contact",
        sql: include_str!("../migrations/0018_office_contact.sql"),
    },
    Step {
        version: 19,
        name: "correction_owed",
        sql: include_str!("../migrations/0019_correction_owed.sql"),
    },
];

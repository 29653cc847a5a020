//! What people can do: each act loads, decides by `domain`, records through `store`.
//!
//! Deliberately absent: rules (they are `domain`'s), SQL, HTML and HTTP. Web pages, the command line and
//! jobs all go through the acts here.

pub mod assignment;
pub mod attachment;
pub mod charter;
pub mod delegation;
pub mod desk;
pub mod enterprise;
pub mod error;
pub mod history;
pub mod input;
pub mod instruction;
pub mod jobs;
pub mod matter;
pub mod meeting;
pub mod minutes;
pub mod numbering;
pub mod office_contact;
pub mod official_document;
pub mod open;
mod paper;
mod press;
pub mod report;
pub mod roster;
pub mod round;
pub mod sign_in;
pub mod units;
pub mod worklist;

pub use attachment::Upload;
pub use desk::{Clock, Desk};
pub use documents::fonts::Fonts;
pub use error::{Error, FieldError};
pub use store::{
    assignment::AssignmentRow,
    journal::Line,
    matter::{MatterRow, PAGE},
    minutes::MinutesRow,
    roster::HeldPost,
};
pub use units::Units;

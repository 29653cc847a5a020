//! Pages as their readers meet them: requests through the whole router, answers read back.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod charter;
mod court;
mod deferred;
mod documents;
mod enterprise;
mod excerpts;
mod form;
mod founding;
mod instruction;
mod journal;
mod matter;
mod meeting;
mod minutes;
mod report;
mod roster;
mod tiers;
mod walk;

//! The binary as it is used: its manual, its answers, its exit codes, from founding to restoring, and the
//! year of sample work.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "cli/binary.rs"]
mod binary;
#[path = "cli/charter.rs"]
mod charter;
#[path = "cli/demo.rs"]
mod demo;
#[path = "cli/document.rs"]
mod document;
#[path = "cli/keeping.rs"]
mod keeping;
#[path = "cli/killed.rs"]
mod killed;
#[path = "cli/manual.rs"]
mod manual;

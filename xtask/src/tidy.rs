//! `cargo xtask tidy`: rules of ours that no compiler knows. Answers for each rule being a function
//! from sources to problems, and each problem saying where, what, and what to do.

mod drivers;
mod edges;
mod files;
mod messages;
mod migrations;
mod private;

use std::fmt;

use anyhow::{Result, ensure};

use crate::program::{capture, cargo};
use crate::{say, tree};

/// A breach of a rule.
#[derive(Debug, PartialEq, Eq)]
pub struct Problem {
    /// Path from the top of the tree.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// What is wrong — what to do about it.
    pub what: String,
}

impl Problem {
    fn new(file: &str, line: usize, what: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            line,
            what: what.into(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: {}", self.file, self.line, self.what)
    }
}

/// Reads the tree and fails unless it keeps every rule.
pub fn tidy() -> Result<()> {
    let sources = tree::sources()?;
    let metadata = ["metadata", "--locked", "--no-deps", "--format-version", "1"];
    let metadata = serde_json::from_str(&capture(&mut cargo(&metadata))?)?;
    let mut problems = edges::edges(&metadata, &sources);
    problems.extend(drivers::drivers(&sources));
    problems.extend(files::headers(&sources));
    problems.extend(files::lengths(&sources));
    problems.extend(files::names(&sources));
    problems.extend(messages::messages(&sources));
    problems.extend(private::private(&sources, &private::own_paths()));
    match migrations::released(tree::root())? {
        Some(released) => problems.extend(migrations::unchanged(&released, &sources)),
        None => say::line("   migrations: no release tag here, so none is held unchangeable yet"),
    }
    problems.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    problems.iter().for_each(say::line);
    ensure!(
        problems.is_empty(),
        "tidy found {} problems",
        problems.len()
    );
    say::line(format!("   {} files are tidy", sources.len()));
    Ok(())
}

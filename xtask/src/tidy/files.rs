//! Rules on files as such: how they open, how long they are, what they are called.

use super::Problem;
use crate::tree::Source;

/// No file of code is longer, in lines.
const LONGEST: usize = 500;

/// Names that say nothing of what a file answers for.
const EMPTY_NAMES: &[&str] = &[
    "common", "helper", "helpers", "manager", "misc", "service", "util", "utils",
];

/// Every Rust file opens by saying what it answers for.
pub fn headers(sources: &[Source]) -> Vec<Problem> {
    let bare = sources
        .iter()
        .filter(|source| source.is("rs") && !source.text.starts_with("//!"));
    let what = "no `//!` header — open with one to three lines saying what the file answers for";
    bare.map(|source| Problem::new(&source.path, 1, what))
        .collect()
}

/// No file of Rust or of browser tests is over the limit.
pub fn lengths(sources: &[Source]) -> Vec<Problem> {
    let code = sources
        .iter()
        .filter(|source| source.is("rs") || source.is("mjs"));
    let counted = code.map(|source| (source, source.text.lines().count()));
    let long = counted
        .filter(|(_, lines)| *lines > LONGEST)
        .map(|(source, lines)| {
            let what =
                format!("{lines} lines, over {LONGEST} — split it by what the parts answer for");
            Problem::new(&source.path, LONGEST + 1, what)
        });
    long.collect()
}

/// No empty names, for files, folders or modules, and no `mod.rs`.
pub fn names(sources: &[Source]) -> Vec<Problem> {
    let ours = |path: &str| {
        ["crates/", "xtask/", "e2e/", "bench/"]
            .iter()
            .any(|top| path.starts_with(top))
    };
    let mut problems = Vec::new();
    for source in sources.iter().filter(|source| ours(&source.path)) {
        let mut empty = |line: usize, name: &str| {
            if EMPTY_NAMES.contains(&name) {
                let what = format!("`{name}` says nothing — name it after what it answers for");
                problems.push(Problem::new(&source.path, line, what));
            }
        };
        for part in source.path.split('/') {
            empty(1, part.split('.').next().unwrap_or(part));
        }
        if source.is("rs") {
            source
                .lines()
                .for_each(|(number, line)| empty(number, module(line).unwrap_or("")));
        }
        if source.path.ends_with("/mod.rs") {
            let what = "`mod.rs` — write `x.rs` beside the folder `x/`";
            problems.push(Problem::new(&source.path, 1, what));
        }
    }
    problems
}

/// The module a line of Rust opens: `pub mod clock;` is `clock`.
fn module(line: &str) -> Option<&str> {
    let before = |rest: &str| rest.is_empty() || rest.starts_with("pub");
    let (visibility, rest) = line.split_once("mod ")?;
    before(visibility.trim()).then(|| rest.trim_end_matches([' ', ';', '{', '}']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::tests::source;

    #[test]
    fn a_file_without_a_header_is_named() {
        let bare = source("crates/app/src/lib.rs", "// about\npub mod desk;");
        assert_eq!(headers(&[bare]).len(), 1);
        let good = [source("a.rs", "//! Answers for a."), source("a.md", "# A")];
        assert_eq!(headers(&good), []);
    }

    #[test]
    fn the_limit_is_the_last_length_that_passes() {
        let lines = |count| source("a.rs", &"//! x\n".repeat(count));
        assert_eq!(lengths(&[lines(LONGEST)]), []);
        let found = lengths(&[lines(LONGEST + 1)]);
        assert!(
            found[0]
                .to_string()
                .starts_with("a.rs:501: 501 lines, over 500"),
            "{found:?}"
        );
        assert_eq!(lengths(&[source("a.ftl", &"\n".repeat(9999))]), []);
    }

    #[test]
    fn empty_names_are_refused_in_paths_and_modules() {
        let bad = [
            ("crates/app/src/utils.rs", ""),
            ("crates/app/tests/common/court.rs", ""),
            ("e2e/helpers.mjs", ""),
            ("crates/app/src/desk.rs", "pub(crate) mod service {"),
            ("crates/app/src/desk.rs", "mod misc;"),
        ];
        for (path, text) in bad {
            assert_eq!(names(&[source(path, text)]).len(), 1, "{path} {text}");
        }
        let good = [
            ("crates/app/src/desk.rs", "// the common mod service"),
            ("crates/app/src/commons.rs", "mod utility;"),
            ("docs/common.md", ""),
        ];
        for (path, text) in good {
            assert_eq!(names(&[source(path, text)]), [], "{path}");
        }
    }

    #[test]
    fn mod_rs_is_refused() {
        let found = names(&[source("crates/app/src/matter/mod.rs", "//! x")]);
        assert!(found[0].what.starts_with("`mod.rs`"));
    }
}

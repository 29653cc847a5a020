//! The seam below SQL: only `crates/store/src/db*` names a database driver.

use super::Problem;
use crate::tree::Source;

const DRIVERS: &[&str] = &[
    "rusqlite",
    "tokio_postgres",
    "tokio-postgres",
    "refinery",
    "deadpool",
];

/// Files outside the seam that may name one, and why.
const EXCEPTIONS: &[(&str, &str)] = &[("crates/store/Cargo.toml", "the seam lives in this crate")];

/// Finds drivers named outside the seam, in code or manifests; prose may name them.
pub fn drivers(sources: &[Source]) -> Vec<Problem> {
    let outside = |path: &str| {
        let seam = path.strip_prefix("crates/store/src/db");
        path.starts_with("crates/")
            && !seam.is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
            && !EXCEPTIONS.iter().any(|(file, _)| *file == path)
    };
    let read = |source: &&Source| source.is("rs") || source.path.ends_with("Cargo.toml");
    let mut problems = Vec::new();
    for source in sources
        .iter()
        .filter(read)
        .filter(|source| outside(&source.path))
    {
        for (number, line) in source.lines() {
            let code = line.trim_start();
            let prose = code.starts_with("//") || code.starts_with('#') && source.is("toml");
            let Some(driver) = DRIVERS.iter().find(|driver| code.contains(**driver)) else {
                continue;
            };
            if !prose {
                problems.push(Problem::new(&source.path, number, format!(
                    "{driver} is named outside crates/store/src/db — go through the seam's Db and Tx"
                )));
            }
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::tests::source;

    #[test]
    fn only_the_seam_names_a_driver() {
        let bad = [
            (
                "crates/store/src/matter.rs",
                "//! x\nuse rusqlite::Connection;",
            ),
            (
                "crates/store/src/dbase.rs",
                "//! x\nuse tokio_postgres::Client;",
            ),
            (
                "crates/store/tests/contract.rs",
                "//! x\nlet runner = refinery::Runner::new();",
            ),
            (
                "crates/app/Cargo.toml",
                "[dependencies]\ndeadpool-postgres.workspace = true",
            ),
        ];
        for (path, text) in bad {
            let found = drivers(&[source(path, text)]);
            assert_eq!(found.len(), 1, "{path}");
            assert_eq!(found[0].line, 2);
        }
        let good = [
            ("crates/store/src/db.rs", "use rusqlite::Connection;"),
            (
                "crates/store/src/db/postgres.rs",
                "use tokio_postgres::Client;",
            ),
            ("crates/store/src/matter.rs", "// rusqlite binds by name"),
            ("crates/store/Cargo.toml", "rusqlite.workspace = true"),
            ("docs/decisions/seam.md", "rusqlite"),
        ];
        for (path, text) in good {
            assert_eq!(drivers(&[source(path, text)]), [], "{path}");
        }
    }
}

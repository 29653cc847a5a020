//! Migrations of a release are history: databases out there have run them as they were.

use std::path::Path;

use anyhow::Result;

use super::Problem;
use crate::tree::{Source, git};

const FOLDER: &str = "crates/store/migrations";

/// The migrations of the latest release of the tree in a folder; None while there is no release.
pub fn released(root: &Path) -> Result<Option<Vec<Source>>> {
    let latest = ["describe", "--tags", "--abbrev=0", "--match", "v*"];
    let Ok(tag) = git(root, &latest) else {
        return Ok(None);
    };
    let tag = tag.trim();
    let listed = git(root, &["ls-tree", "-r", "--name-only", tag, FOLDER])?;
    let mut released = Vec::new();
    for path in listed.lines() {
        let text = git(root, &["show", &format!("{tag}:{path}")])?;
        let path = path.to_owned();
        released.push(Source { path, text });
    }
    released.retain(|source| source.is("sql"));
    Ok(Some(released))
}

/// Finds released migrations that are gone or not as they were released.
pub fn unchanged(released: &[Source], sources: &[Source]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for old in released {
        let now = sources.iter().find(|source| source.path == old.path);
        if now.is_none_or(|now| now.text != old.text) {
            let line = now.map_or(1, |now| first_difference(&old.text, &now.text));
            let what = "a released migration changed — restore it and add a new step";
            problems.push(Problem::new(&old.path, line, what));
        }
    }
    problems
}

fn first_difference(old: &str, new: &str) -> usize {
    let same = old
        .lines()
        .zip(new.lines())
        .take_while(|(old, new)| old == new);
    same.count() + 1
}

#[cfg(test)]
mod tests {
    use std::{env, fs};

    use super::*;
    use crate::tree::tests::source;

    #[test]
    fn a_released_step_stays_and_new_ones_are_welcome() {
        let path = "crates/store/migrations/0001_mechanism.sql";
        let old = [source(path, "create table mechanism (\n  id text\n);\n")];
        let same = source(path, &old[0].text);
        let added = source(
            "crates/store/migrations/0002_matter.sql",
            "create table matter ();",
        );
        assert_eq!(unchanged(&old, &[same, added]), []);
        let edited = source(path, "create table mechanism (\n  id integer\n);\n");
        assert_eq!(unchanged(&old, &[edited])[0].line, 2);
        assert_eq!(unchanged(&old, &[])[0].line, 1);
    }

    #[test]
    fn the_latest_release_is_read_from_git() {
        let root = env::temp_dir().join(format!("fuyuan-released-{}", std::process::id()));
        fs::create_dir_all(root.join(FOLDER)).unwrap();
        let who = ["-c", "user.name=Test", "-c", "user.email=test@example.org"];
        let run = |args: &[&str]| git(&root, &[&who, args].concat()).unwrap();
        run(&["init", "--quiet"]);
        assert!(released(&root).unwrap().is_none());
        let step = root.join(FOLDER).join("0001_mechanism.sql");
        fs::write(&step, "create table mechanism ();").unwrap();
        run(&["add", "."]);
        run(&[
            "commit",
            "--quiet",
            "--no-verify",
            "--message",
            "store: first step",
        ]);
        run(&["tag", "v0.1.0"]);
        fs::write(&step, "drop table mechanism;").unwrap();
        let released = released(&root).unwrap().unwrap();
        assert_eq!(released.len(), 1);
        assert_eq!(released[0].text, "create table mechanism ();");
        fs::remove_dir_all(&root).unwrap();
    }
}

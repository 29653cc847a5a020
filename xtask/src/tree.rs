//! The tree as git sees it. Answers for which files the rules read: tracked ones and those about to
//! be, never what git ignores.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::program::capture;

/// One text file of the tree.
pub struct Source {
    /// Path from the top of the tree, with `/`.
    pub path: String,
    /// Its whole text.
    pub text: String,
}

impl Source {
    /// Whether the file's name ends in `.extension`.
    pub fn is(&self, extension: &str) -> bool {
        Path::new(&self.path)
            .extension()
            .is_some_and(|found| found == extension)
    }

    /// The file's lines with their numbers, from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text
            .lines()
            .enumerate()
            .map(|(at, line)| (at + 1, line))
    }
}

/// The top of the tree.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask lies one level below the top")
}

/// What git says of the tree in a folder, whoever owns it: CI checks out as one user, runs as another.
pub fn git(folder: &Path, args: &[&str]) -> Result<String> {
    let trusted = format!("safe.directory={}", folder.display());
    let mut git = Command::new("git");
    // A git hook's surroundings would name another repository than the folder's.
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
        git.env_remove(name);
    }
    capture(git.args(["-c", &trusted]).args(args).current_dir(folder))
}

/// Every text file of the tree; what is not UTF-8 (fonts, images) is left out.
pub fn sources() -> Result<Vec<Source>> {
    let listed = [
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ];
    let paths = git(root(), &listed)?;
    let paths = paths.split_terminator('\0');
    let read = |path: &str| {
        let text = fs::read_to_string(root().join(path)).ok()?;
        Some(Source {
            path: path.into(),
            text,
        })
    };
    Ok(paths.filter_map(read).collect())
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A file that exists only in a test.
    pub(crate) fn source(path: &str, text: &str) -> Source {
        Source {
            path: path.into(),
            text: text.into(),
        }
    }

    #[test]
    fn the_tree_holds_this_file_and_nothing_ignored() {
        let sources = sources().unwrap();
        assert!(
            sources
                .iter()
                .any(|source| source.path == "xtask/src/tree.rs")
        );
        let ignored = |path: &str| path.starts_with("target/") || path.contains("node_modules/");
        assert!(!sources.iter().any(|source| ignored(&source.path)));
    }
}

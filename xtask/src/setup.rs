//! `cargo xtask setup`: from a Rust toolchain on Debian 12 to a tree that builds. Answers for
//! installing only what is missing, and for doing nothing, fast, when nothing is.

mod debian;
mod fonts;
mod npm;
mod truetype;

use std::fs::{self, File};
use std::path::Path;

use anyhow::{Context, Result};

use crate::{say, tree};

/// What the machine is being made ready for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum For {
    /// Building and running.
    Building,
    /// Building, running and `cargo xtask test`.
    Testing,
}

/// Installs what is missing: Debian packages, npm packages, fonts.
pub fn setup(purpose: For) -> Result<()> {
    let _lock = alone()?;
    say::stage("setup", || {
        debian::install(&debian::missing(&debian::Found::look(), purpose))?;
        npm::install(purpose)?;
        fonts::install()
    })
}

/// Waits until no other setup works on this tree; lasts as long as the file is held.
fn alone() -> Result<File> {
    let folder = work_folder();
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let lock = File::create(folder.join("setup.lock"))?;
    lock.lock()?;
    Ok(lock)
}

/// Where setup keeps what it downloads until it is in place.
fn work_folder() -> std::path::PathBuf {
    tree::root().join("target/xtask")
}

/// Copies a file so that its new name never stands for half of it.
fn place(from: &Path, to: &Path) -> Result<()> {
    let part = to.with_extension("part");
    let copied = fs::copy(from, &part).and_then(|_| fs::rename(&part, to));
    copied.with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_placed_file_is_whole_and_leaves_no_part() {
        let folder = std::env::temp_dir().join(format!("fuyuan-place-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("from"), "face").unwrap();
        place(&folder.join("from"), &folder.join("to.otf")).unwrap();
        assert_eq!(fs::read_to_string(folder.join("to.otf")).unwrap(), "face");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);
        assert!(place(&folder.join("absent"), &folder.join("other")).is_err());
        fs::remove_dir_all(&folder).unwrap();
    }
}

//! npm packages. Answers for `node_modules` holding exactly what `package-lock.json` says, and what only
//! tests need only where they are to run.

use std::fs;

use anyhow::{Context, Result};

use super::For;
use crate::program::{at_root, run};
use crate::{say, tree};

/// Installs by the lock unless this very lock was installed before. No package's scripts run.
pub fn install(purpose: For) -> Result<()> {
    let root = tree::root();
    let lock = fs::read(root.join("package-lock.json")).context("package-lock.json")?;
    // npm removes the whole folder before it installs, and the stamp with it.
    let stamp = root.join("node_modules/.fuyuan-lock");
    if fs::read(&stamp).is_ok_and(|installed| serves(&installed, &lock, purpose)) {
        return Ok(());
    }
    let mut install = at_root("npm", &["ci", "--ignore-scripts"]);
    if purpose == For::Building {
        say::line("   npm ci: htmx, icons, a serif face");
        install.args(["--omit=dev", "--omit=optional"]);
    } else {
        say::line(
            "   npm ci: htmx, icons, a serif face, a browser driver, a validator of DOCX (79 MB)",
        );
    }
    run(&mut install)?;
    fs::write(&stamp, stamped(&lock, purpose))
        .with_context(|| format!("cannot write {}", stamp.display()))
}

/// What says that a lock was installed for a purpose.
fn stamped(lock: &[u8], purpose: For) -> Vec<u8> {
    let without: &[u8] = match purpose {
        For::Building => b"without what tests need\n",
        For::Testing => b"",
    };
    [lock, without].concat()
}

/// Whether what was installed is what the purpose wants, or more.
fn serves(installed: &[u8], lock: &[u8], purpose: For) -> bool {
    [purpose, For::Testing]
        .iter()
        .any(|&purpose| installed == stamped(lock, purpose))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tests_need_serves_building_but_not_the_other_way_round() {
        let installed = |purpose| stamped(b"{}", purpose);
        assert!(serves(&installed(For::Testing), b"{}", For::Building));
        assert!(serves(&installed(For::Building), b"{}", For::Building));
        assert!(!serves(&installed(For::Building), b"{}", For::Testing));
        assert!(!serves(&installed(For::Testing), b"{ }", For::Testing));
    }
}

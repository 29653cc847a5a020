//! npm packages. Answers for `node_modules` holding exactly what `package-lock.json` says.

use std::fs;

use anyhow::{Context, Result};

use crate::program::{at_root, run};
use crate::{say, tree};

/// Installs by the lock unless this very lock was installed before. No package's scripts run.
pub fn install() -> Result<()> {
    let root = tree::root();
    let lock = fs::read(root.join("package-lock.json")).context("package-lock.json")?;
    // npm removes the whole folder before it installs, and the stamp with it.
    let stamp = root.join("node_modules/.fuyuan-lock");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    say::line("   npm ci: htmx, icons, a serif face, a browser driver");
    run(&mut at_root("npm", &["ci", "--ignore-scripts"]))?;
    fs::write(&stamp, lock).with_context(|| format!("cannot write {}", stamp.display()))
}

//! `cargo xtask check`: everything about the tree that needs no running program. Answers for showing
//! all that is wrong in one go, cheapest first.

use anyhow::{Result, ensure};

use crate::program::{cargo, run};
use crate::{licences, say, setup, tidy};

/// Runs every check, even after one failed, and names those that did.
pub fn check() -> Result<()> {
    setup::setup(setup::For::Building)?;
    let mut failed = Vec::new();
    let mut hold = |name: &'static str, act: &dyn Fn() -> Result<()>| {
        if let Err(error) = say::stage(name, act) {
            say::line(format!("{error:#}"));
            failed.push(name);
        }
    };
    hold("fmt", &|| run(&mut cargo(&["fmt", "--all", "--check"])));
    hold("tidy", &tidy::tidy);
    hold("licences", &licences::licences);
    hold("clippy", &|| {
        let lint = [
            "clippy",
            "--locked",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ];
        run(&mut cargo(&lint))
    });
    hold("docs", &|| {
        let doc = ["doc", "--no-deps", "--locked", "--workspace"];
        run(cargo(&doc).env("RUSTDOCFLAGS", "-D warnings"))
    });
    ensure!(failed.is_empty(), "check failed: {}", failed.join(", "));
    Ok(())
}

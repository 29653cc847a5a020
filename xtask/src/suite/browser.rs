//! The browser tests in `e2e/`. Answers for handing node the files by name (versions differ in how
//! they search folders) and the two programs the tests start.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};

use crate::program::{at_root, on_path, run};
use crate::{say, tree};

/// Runs every `e2e/*.test.mjs`, or those with the filter in their names; `postgres` is the address of the
/// cluster they may make databases in.
pub fn run_tests(filter: Option<&str>, postgres: &str) -> Result<()> {
    let names = fs::read_dir(tree::root().join("e2e")).context("e2e")?;
    let names = names.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let chosen = chosen(names.collect(), filter);
    if chosen.is_empty() {
        ensure!(
            filter.is_some(),
            "e2e holds no *.test.mjs: the browser tests are gone"
        );
        say::line("   no browser test bears that name");
        return Ok(());
    }
    let chromium = on_path("chromium").unwrap_or_else(|| PathBuf::from("/usr/bin/chromium"));
    let target = std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
    let mut node = at_root("node", &["--test", "--test-reporter=spec"]);
    node.args(chosen.iter().map(|name| format!("e2e/{name}")))
        .env("FUYUAN_BIN", tree::root().join(target).join("debug/fuyuan"))
        .env("FUYUAN_TEST_POSTGRES", postgres)
        .env("CHROMIUM", chromium);
    run(&mut node)
}

/// The test files in order of name, so that every run has the same order.
fn chosen(names: Vec<String>, filter: Option<&str>) -> Vec<String> {
    let mut chosen = names;
    chosen.retain(|name| name.ends_with(".test.mjs"));
    chosen.retain(|name| filter.is_none_or(|filter| name.contains(filter)));
    chosen.sort();
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_test_files_are_chosen_in_order() {
        let names = || {
            ["harness.mjs", "sign-in.test.mjs", "chain.test.mjs"]
                .map(String::from)
                .into()
        };
        assert_eq!(
            chosen(names(), None),
            ["chain.test.mjs", "sign-in.test.mjs"]
        );
        assert_eq!(chosen(names(), Some("sign")), ["sign-in.test.mjs"]);
        assert!(chosen(names(), Some("minutes")).is_empty());
    }
}

//! `cargo xtask test`: every test there is. Answers for the order of the stages, for the PostgreSQL
//! they share, and for stopping at the first that fails.

mod browser;
mod cluster;

use std::process::{Command, Stdio};

use anyhow::Result;

use crate::program::{cargo, run};
use crate::{say, setup};
use cluster::Cluster;

pub use cluster::programs as postgres_programs;

/// Runs the whole suite, or of it what bears the filter in its name.
pub fn suite(filter: Option<&str>) -> Result<()> {
    setup::setup(setup::For::Testing)?;
    let cluster = say::stage("start PostgreSQL", Cluster::start)?;
    let result = stages(filter, &cluster);
    drop(cluster);
    result
}

fn stages(filter: Option<&str>, cluster: &Cluster) -> Result<()> {
    let with_nextest = has_nextest();
    let with_postgres = |args: &[&str]| {
        let mut command = cargo(args);
        command
            .args(filter)
            .env("FUYUAN_TEST_POSTGRES", cluster.url());
        run(&mut command)
    };
    if with_nextest {
        let nextest = [
            "nextest",
            "run",
            "--locked",
            "--workspace",
            "--no-tests",
            "pass",
        ];
        say::stage("tests", || with_postgres(&nextest))?;
        // nextest knows no tests in documentation.
        let documented = ["test", "--doc", "--locked", "--workspace"];
        say::stage("documented examples", || with_postgres(&documented))?;
    } else {
        say::stage("tests", || {
            with_postgres(&["test", "--locked", "--workspace"])
        })?;
    }
    // The tests of the binary have built it; built once more for itself alone, it would take other features
    // of its libraries, and most of them anew.
    say::stage("browser tests", || {
        browser::run_tests(filter, &cluster.url())
    })
}

fn has_nextest() -> bool {
    let mut version: Command = cargo(&["nextest", "--version"]);
    let version = version.stdout(Stdio::null()).stderr(Stdio::null());
    version.status().is_ok_and(|status| status.success())
}

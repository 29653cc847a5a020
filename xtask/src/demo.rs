//! `cargo xtask demo`: from a fresh clone to a served year of sample work. Answers for building and
//! handing over to `fuyuan demo`, which then owns the terminal, the signals and the exit code.

use std::os::unix::process::CommandExt;
use std::process::Command;

use anyhow::{Context, Result};

use crate::program::{cargo, run};
use crate::{say, setup, tree};

/// Sets up, builds and becomes the demo server; returns only when that failed.
pub fn demo(args: &[String]) -> Result<()> {
    setup::setup(setup::For::Building)?;
    say::stage("build", || {
        run(&mut cargo(&[
            "build",
            "--release",
            "--locked",
            "-p",
            "fuyuan",
        ]))
    })?;
    let target = std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
    let binary = tree::root().join(target).join("release/fuyuan");
    let data = tree::root().join("data/demo").display().to_string();
    let error = Command::new(&binary)
        .arg("demo")
        .args(with_defaults(args, &data))
        .exec();
    Err(error).with_context(|| format!("cannot start {}", binary.display()))
}

/// The arguments as given, with the data folder and the address added where they are left out.
fn with_defaults(args: &[String], data: &str) -> Vec<String> {
    let mut all = args.to_vec();
    for (option, value) in [("--data", data), ("--listen", "127.0.0.1:8080")] {
        let with_value = format!("{option}=");
        if !args
            .iter()
            .any(|arg| arg == option || arg.starts_with(&with_value))
        {
            all.extend([option.to_owned(), value.to_owned()]);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn defaults(args: &str) -> String {
        let args: Vec<String> = args.split_whitespace().map(String::from).collect();
        with_defaults(&args, "data/demo").join(" ")
    }

    #[test]
    fn only_what_is_left_out_is_added() {
        assert_eq!(defaults(""), "--data data/demo --listen 127.0.0.1:8080");
        assert_eq!(defaults("--data x"), "--data x --listen 127.0.0.1:8080");
        assert_eq!(
            defaults("--data=x --listen=[::1]:80"),
            "--data=x --listen=[::1]:80"
        );
        assert_eq!(
            defaults("--matters 100000 --listen 0.0.0.0:1"),
            "--matters 100000 --listen 0.0.0.0:1 --data data/demo"
        );
    }
}

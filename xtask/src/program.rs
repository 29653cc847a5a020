//! Running other programs. Answers for errors that say which command failed and how.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::{env, fs};

use anyhow::{Context, Result, ensure};

use crate::tree;

/// Runs a program that speaks for itself and reads nothing; fails unless it succeeds.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command
        .stdin(Stdio::null())
        .status()
        .with_context(|| shown(command))?;
    ensure!(status.success(), "{} ended with {status}", shown(command));
    Ok(())
}

/// Runs a program and returns what it printed; on failure the error carries its complaint.
pub fn capture(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| shown(command))?;
    let complaint = String::from_utf8_lossy(&output.stderr);
    ensure!(
        output.status.success(),
        "{} ended with {}: {complaint}",
        shown(command),
        output.status
    );
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// A program started at the top of the tree.
pub fn at_root(name: &str, args: &[&str]) -> Command {
    let mut command = Command::new(name);
    command.args(args).current_dir(tree::root());
    command
}

/// The cargo that runs us, at the top of the tree.
pub fn cargo(args: &[&str]) -> Command {
    at_root(&env::var("CARGO").unwrap_or_else(|_| "cargo".into()), args)
}

/// Where on `PATH` a program lies, if it does.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    env::split_paths(&folders)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}

/// Whether we run as root: then other users' rights are taken by `runuser`, not `sudo`.
pub fn as_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_the_command_and_its_complaint() {
        let error = capture(Command::new("sh").args(["-c", "echo broken >&2; exit 3"]));
        let error = error.unwrap_err().to_string();
        assert!(
            error.contains("exit 3") && error.contains("broken"),
            "{error}"
        );
        assert!(run(&mut Command::new("no-such-program-here")).is_err());
    }

    #[test]
    fn programs_are_found_on_the_path_only() {
        assert!(on_path("sh").is_some());
        assert!(on_path("no-such-program-here").is_none());
    }
}

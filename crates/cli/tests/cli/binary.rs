//! Runs the binary and gives what it said.

use std::{
    path::Path,
    process::{Command, Stdio},
};

/// What a run of the binary said and how it ended.
#[derive(Debug)]
pub struct Said {
    /// Exit code; none if a signal ended it.
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

/// The binary, quiet but for warnings, with nothing to read.
pub fn fuyuan(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fuyuan"));
    command
        .args(args)
        .env("RUST_LOG", "warn")
        .env_remove("NO_COLOR")
        .stdin(Stdio::null());
    command
}

/// Runs it to its end.
pub fn run(args: &[&str]) -> Said {
    let output = fuyuan(args).output().unwrap();
    Said {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Runs it and expects it to be done.
pub fn done(args: &[&str]) -> String {
    let said = run(args);
    assert_eq!(said.code, Some(0), "{args:?}: {said:?}");
    said.out
}

/// Runs it and expects a refusal, in both languages.
pub fn refused(args: &[&str]) -> Said {
    let said = run(args);
    assert_eq!(said.code, Some(1), "{args:?}: {said:?}");
    assert!(
        said.err.contains("未办成：") && said.err.contains("Not done: "),
        "{said:?}"
    );
    said
}

/// A path as an argument.
pub fn text(path: &Path) -> String {
    path.to_str().unwrap().to_owned()
}

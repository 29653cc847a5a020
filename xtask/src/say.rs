//! What xtask tells the person who ran it. Answers for the only place that prints.

use std::fmt::Display;
use std::time::Instant;

use anyhow::Result;

/// Prints one line.
#[expect(
    clippy::print_stdout,
    reason = "a command-line tool speaks here, and only here"
)]
pub fn line(text: impl Display) {
    println!("{text}");
}

/// Runs one stage and closes it with a line: whether it held, and how long it took.
pub fn stage<T>(name: &str, act: impl FnOnce() -> Result<T>) -> Result<T> {
    line(format!("── {name}"));
    let began = Instant::now();
    let result = act();
    let mark = if result.is_ok() { "✓" } else { "✗" };
    line(format!(
        "{mark}  {name}: {:.1} s",
        began.elapsed().as_secs_f64()
    ));
    result
}

//! What machines check and prepare: `cargo xtask <command>`. Answers for the one list of commands
//! that people and CI share; there is no second task runner.

mod check;
mod demo;
mod licences;
mod program;
mod say;
mod setup;
mod suite;
mod tidy;
mod tree;

use std::process::ExitCode;

use anyhow::{Result, bail};

/// A command: its name and arguments as typed, and what it does in one line.
const COMMANDS: &[(&str, &str)] = &[
    (
        "setup [--tests]",
        "install what building needs and is missing; with --tests what testing needs",
    ),
    (
        "demo [--data DIR] [--listen ADDR] [--matters N]",
        "build, fill a year of sample work, serve it",
    ),
    (
        "test [FILTER]",
        "run every test: units, both engines, HTTP, documents, browser",
    ),
    ("check", "formatting, clippy, tidy, licences and docs"),
    (
        "tidy",
        "only our own rules: crate edges, headers, lengths, names, message keys",
    ),
    (
        "licences",
        "only the licences and sources of what we depend on",
    ),
];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say::line(format!("xtask: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn dispatch(args: &[String]) -> Result<()> {
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] | ["--help" | "-h" | "help", ..] => say::line(help()),
        ["setup"] => setup::setup(setup::For::Building)?,
        ["setup", "--tests"] => setup::setup(setup::For::Testing)?,
        ["demo", ..] => demo::demo(&args[1..])?,
        ["test"] => suite::suite(None)?,
        ["test", filter] if !filter.starts_with('-') => suite::suite(Some(filter))?,
        ["check"] => check::check()?,
        ["tidy"] => tidy::tidy()?,
        ["licences"] => licences::licences()?,
        _ => bail!("no such command: {}\n\n{}", words.join(" "), help()),
    }
    Ok(())
}

fn help() -> String {
    let width = COMMANDS
        .iter()
        .map(|(usage, _)| usage.len())
        .max()
        .unwrap_or(0);
    let mut text = String::from("cargo xtask <command>\n");
    for (usage, does) in COMMANDS {
        text.extend(["\n  ", &format!("{usage:width$}"), "  ", does]);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_names_every_command_on_a_line_of_its_own() {
        let help = help();
        for (usage, does) in COMMANDS {
            assert!(
                help.lines()
                    .any(|line| line.contains(usage) && line.ends_with(does))
            );
        }
    }

    #[test]
    fn an_unknown_command_is_refused_with_the_list() {
        for words in [
            vec!["tset"],
            vec!["setup", "--test"],
            vec!["test", "--fast"],
        ] {
            let words: Vec<String> = words.into_iter().map(String::from).collect();
            let error = dispatch(&words).unwrap_err().to_string();
            assert!(
                error.contains("no such command") && error.contains("cargo xtask"),
                "{error}"
            );
        }
    }
}

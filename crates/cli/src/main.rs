//! The one binary, `fuyuan`: found a mechanism, serve it, keep it; and a year of sample work to look at.
//!
//! Deliberately absent: rules, SQL, pages. A command reads its arguments, calls an act of `app` and words
//! the answer, Chinese first.

mod args;
mod command;
mod failure;
mod sample;
mod say;

use args::{Args, Command};
use clap::Parser as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args = Args::parse();
    begin_log();
    let runtime = tokio::runtime::Runtime::new().expect("the machine gives threads and sockets");
    match runtime.block_on(run(args.command)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            say::warn(&failure.to_string());
            ExitCode::from(1)
        }
    }
}

async fn run(command: Command) -> Result<(), failure::Failure> {
    match command {
        Command::Demo(args) => command::demo::run(args).await,
        Command::Init(args) => command::init::run(args).await,
        Command::Serve(args) => command::serve::run(args).await,
        Command::Charter(args) => command::charter::run(&args),
        Command::Person(args) => command::person::run(args).await,
        Command::Journal(args) => command::journal::run(args).await,
        Command::Backup(args) => command::backup::back_up(args).await,
        Command::Restore(args) => command::backup::restore(args).await,
        Command::Fonts(args) => command::fonts::run(&args),
        Command::Document(args) => command::document::run(&args),
    }
}

/// Logs go to stderr, as much as `RUST_LOG` asks for.
fn begin_log() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| {
        tracing_subscriber::EnvFilter::new("warn,fuyuan=info,app=info,web=info,store=info")
    });
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
}

//! Measures how often newslint is right; `docs/accuracy.md` says on what and with which result.

use clap::{Parser, Subcommand};

mod alarms;

#[derive(Parser)]
#[command(version, about)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Count alarms per 1,000 words and rule, and write a sheet of them to judge.
    Alarms(alarms::Alarms),
}

fn main() -> miette::Result<()> {
    match Args::parse().command {
        Command::Alarms(args) => alarms::run(&args),
    }
}

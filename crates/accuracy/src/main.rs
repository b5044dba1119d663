//! `accuracy`: measures the program on text it was not tuned to; `docs/accuracy.md` says on what and with which result.
//! One file a subcommand.
#![forbid(unsafe_code)]

mod alarms;
mod gold;
mod joiners;

use clap::{Parser, Subcommand};

/// Measures how often newslint is right.
#[derive(Parser)]
#[command(version)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Count alarms per 1,000 words and rule, and write a sheet of them to judge.
    Alarms(alarms::Alarms),
    /// Takes the joiners out of a gold text and counts which come back in the right place.
    Joiners(joiners::Args),
}

fn main() -> miette::Result<()> {
    match Args::parse().command {
        Command::Alarms(args) => alarms::run(&args),
        Command::Joiners(args) => joiners::run(&args),
    }
}

//! `accuracy`: measures the program on text it was not tuned to; `docs/accuracy.md` says on what and with which result.
//! One file a subcommand.
#![forbid(unsafe_code)]

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
    /// Takes the joiners out of a gold text and counts which come back in the right place.
    Joiners(joiners::Args),
}

fn main() -> miette::Result<()> {
    match Args::parse().command {
        Command::Joiners(args) => joiners::run(&args),
    }
}

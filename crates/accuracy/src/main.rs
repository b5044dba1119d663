//! `accuracy`: measures the program on text it was not tuned to; `docs/accuracy.md` says on what and with which result.
//! One file a subcommand.
#![forbid(unsafe_code)]

mod alarms;
mod gold;
mod joiners;
mod name_latin;
mod name_pairs;
mod names;
mod names_respelt;
mod table;

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
    /// Take the joiners out of a gold text and count which come back in the right place.
    Joiners(joiners::Args),
    /// Two Telugu spellings: one name or two?
    NamePairs(name_pairs::Args),
    /// A Latin and a Telugu spelling: one name or two?
    NameLatin(name_latin::Args),
    /// A sheet of names in two spellings, to judge.
    Names(names::Args),
    /// How many respelt mentions of names are found.
    NamesRespelt(names_respelt::Args),
}

fn main() -> miette::Result<()> {
    match Args::parse().command {
        Command::Alarms(args) => alarms::run(&args),
        Command::Joiners(args) => joiners::run(&args),
        Command::NamePairs(args) => name_pairs::run(&args),
        Command::NameLatin(args) => name_latin::run(&args),
        Command::Names(args) => names::run(&args),
        Command::NamesRespelt(args) => names_respelt::run(&args),
    }
}

//! `accuracy`: measures the program on text it was not tuned to. One file a subcommand.

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
        Command::NamePairs(args) => name_pairs::run(&args),
        Command::NameLatin(args) => name_latin::run(&args),
        Command::Names(args) => names::run(&args),
        Command::NamesRespelt(args) => names_respelt::run(&args),
    }
}

//! `train-names`: learns what `src/names` knows from data. Deterministic: the same data give the same bytes.

mod clusters;
mod logistic;
mod ordinary;
mod pairs;
mod shape;
mod sheet;
mod words;

use clap::{Parser, Subcommand};

/// Learns the tables of the names engine.
#[derive(Parser)]
#[command(version)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Weights of the score of two spellings.
    Pairs(pairs::Args),
    /// Weights of what an article says of two spellings.
    Clusters(clusters::Args),
    /// Letter groups of names.
    Shape(shape::Args),
    /// Common words and the endings they exchange.
    Ordinary(ordinary::Args),
}

fn main() -> miette::Result<()> {
    match Args::parse().command {
        Command::Pairs(args) => pairs::run(&args),
        Command::Clusters(args) => clusters::run(&args),
        Command::Shape(args) => shape::run(&args),
        Command::Ordinary(args) => ordinary::run(&args),
    }
}

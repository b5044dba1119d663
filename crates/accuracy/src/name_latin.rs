//! `accuracy name-latin PAIRS.tsv`: what reading aloud says of a Latin and a Telugu spelling.
//!
//! Columns: latin, telugu, same (1 or 0), then anything.

use std::path::PathBuf;

use newslint::telugu::phonetics::phonemes;
use newslint::telugu::romanise::{Romaniser, SAME};

use crate::table::{Tally, read};

/// Arguments.
#[derive(clap::Args)]
pub struct Args {
    /// The pairs, tab-separated with a header.
    pairs: PathBuf,
    /// Also print the pairs that were misjudged.
    #[arg(long)]
    show: bool,
}

/// Measures.
pub fn run(args: &Args) -> miette::Result<()> {
    let romaniser = Romaniser::shipped();
    let mut tally = Tally::default();
    for row in read(&args.pairs)? {
        let [latin, telugu, same, ..] = row.as_slice() else { continue };
        let similarity = romaniser.similarity(&romaniser.read(latin), phonemes(telugu).as_bytes());
        tally.add(similarity >= SAME, same == "1");
        if args.show && (similarity >= SAME) != (same == "1") {
            println!("{latin}\t{telugu}\tsame {same}\t{similarity:.3}");
        }
    }
    println!("{}", tally.line("same name"));
    Ok(())
}

//! `accuracy name-pairs PAIRS.tsv`: what the letters alone say of two Telugu spellings.
//!
//! Columns: two names, whether they are the same (1 or 0), then anything. The fix tier is what may be mended by itself, the report
//! tier what is reported if nothing in the article speaks against it.

use std::path::PathBuf;

use newslint::names::{PairScorer, Sounds, Tier};

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
    let scorer = PairScorer::shipped();
    let (mut fix, mut report) = (Tally::default(), Tally::default());
    for row in read(&args.pairs)? {
        let [a, b, same, ..] = row.as_slice() else { continue };
        let truth = same == "1";
        let likeness = scorer.compare(&Sounds::of(a), &Sounds::of(b));
        fix.add(likeness.tier == Tier::Sure, truth);
        report.add(likeness.tier >= Tier::Likely, truth);
        let wrong = (likeness.tier >= Tier::Likely) != truth || likeness.tier == Tier::Sure && !truth;
        if args.show && wrong {
            println!("{a}\t{b}\tsame {same}\t{:?}\t{:.2}", likeness.tier, likeness.score);
        }
    }
    println!("{}", fix.line("fix tier"));
    println!("{}", report.line("report tier"));
    Ok(())
}

//! `train-names ordinary FORMS.tsv KNOWN.tsv PLACES.tsv`: how common words are, and which endings words exchange.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use miette::IntoDiagnostic;

use crate::words::{Sources, counts, names};

/// Arguments.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    sources: Sources,
    /// Where the words go.
    #[arg(long, default_value = "rules/names/ordinary.tsv")]
    words: PathBuf,
    /// Where the endings go.
    #[arg(long, default_value = "rules/names/tails.tsv")]
    tails: PathBuf,
}

const LEAST: f64 = 20.0;
/// Words that must exchange two endings before these count as inflection.
const LEAST_TAILS: usize = 8;

/// Writes both lists.
pub fn run(args: &Args) -> miette::Result<()> {
    let names = names(&args.sources)?;
    let counts = counts(&args.sources.forms)?;
    let common: BTreeMap<&String, f64> = counts
        .iter()
        .filter(|(w, n)| **n >= LEAST && w.chars().count() >= 3 && !names.contains(*w))
        .map(|(w, n)| (w, *n))
        .collect();
    let mut out = "# Words that occur at least 20 times in edited public text, without joiners, and how often, as a power of two: the\n\
                   # commoner a word, the less likely it is an unlisted name. Learned by crates/train-names from counts of word forms; no\n\
                   # sentence of it is here. MIT OR Apache-2.0.\n\
                   # word\tlevel\n"
        .to_owned();
    out.extend(common.iter().map(|(w, n)| format!("{w}\t{:.0}\n", n.log2().floor())));
    std::fs::write(&args.words, out).into_diagnostic()?;
    let mut by_stem: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for word in common.keys() {
        for (at, _) in word.char_indices().skip(2).chain([(word.len(), ' ')]) {
            if word[at..].chars().count() <= 3 {
                by_stem.entry(&word[..at]).or_default().insert(&word[at..]);
            }
        }
    }
    let mut tails: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for endings in by_stem.values() {
        let list: Vec<&str> = endings.iter().copied().collect();
        for (i, a) in list.iter().enumerate() {
            for b in &list[i + 1..] {
                if a.chars().next() != b.chars().next() {
                    *tails.entry((a, b)).or_default() += 1;
                }
            }
        }
    }
    let mut out =
        "# Pairs of endings that words exchange, and in how many words: inflection, not spelling. `-` is no ending.\n\
                   # Learned by crates/train-names from counts of word forms. MIT OR Apache-2.0.\n\
                   # ending\tother ending\twords\n"
            .to_owned();
    let name = |t: &str| if t.is_empty() { "-".to_owned() } else { t.to_owned() };
    let mut rows: Vec<String> = tails
        .iter()
        .filter(|(_, n)| **n >= LEAST_TAILS)
        .map(|((a, b), n)| format!("{}\t{}\t{n}\n", name(a), name(b)))
        .collect();
    rows.sort();
    println!("{} words, {} pairs of endings", common.len(), rows.len());
    out.extend(rows);
    std::fs::write(&args.tails, out).into_diagnostic()
}

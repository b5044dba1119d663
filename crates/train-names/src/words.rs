//! The words to learn from: names of lists, and ordinary words of a table of forms and counts.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::sheet::read;

/// Where they stand.
#[derive(clap::Args)]
pub struct Sources {
    /// Word forms with their counts in native news, translated news, web text and an encyclopedia.
    pub forms: PathBuf,
    /// Name tokens of an annotated corpus: name, kind, count.
    pub known: PathBuf,
    /// More names: latin, telugu, source.
    pub places: PathBuf,
    /// The list of names.
    #[arg(long, default_value = "rules/names/gazetteer.tsv")]
    pub gazetteer: PathBuf,
}

fn bare(word: &str) -> String {
    word.replace(['\u{200C}', '\u{200D}'], "")
}

/// Counts by word without joiners; web and encyclopedia count half.
pub fn counts(forms: &Path) -> miette::Result<BTreeMap<String, f64>> {
    let mut out = BTreeMap::new();
    for row in read(forms)?.into_iter().skip(1) {
        let n = |i: usize| row.get(i).and_then(|n| n.parse::<f64>().ok()).unwrap_or_default();
        *out.entry(bare(&row[0])).or_default() += n(1) + n(2) + 0.5 * (n(3) + n(4));
    }
    Ok(out)
}

/// Words of names.
pub fn names(sources: &Sources) -> miette::Result<BTreeSet<String>> {
    let mut out: BTreeSet<String> = BTreeSet::new();
    let mut add = |name: &str| {
        let words: Vec<String> = name.split_whitespace().map(bare).collect();
        out.extend(words.into_iter().filter(|w| w.chars().count() >= 3));
    };
    for row in read(&sources.known)?.iter().skip(1).filter(|r| r.get(1).is_some_and(|k| k != "organisation")) {
        add(&row[0]);
    }
    for row in read(&sources.places)?.iter().skip(1).filter(|r| !r[2].contains("scripts")) {
        add(&row[1]);
    }
    // Bodies are named with ordinary words.
    for row in read(&sources.gazetteer)?.iter().filter(|r| !matches!(r[2].as_str(), "organisation" | "party")) {
        add(&row[0]);
    }
    Ok(out)
}

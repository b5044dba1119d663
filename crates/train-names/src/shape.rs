//! `train-names shape FORMS.tsv KNOWN.tsv PLACES.tsv`: weights of the letter groups that tell a name from another word.

use std::collections::BTreeMap;
use std::path::PathBuf;

use miette::IntoDiagnostic;
use newslint::names::Shape;

use crate::logistic::{Row, Settings, fit, score};
use crate::words::{Sources, counts, names};

/// Arguments.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    sources: Sources,
    /// Where the weights go.
    #[arg(long, default_value = "rules/names/name-shape.tsv")]
    out: PathBuf,
    /// Letter groups that are kept.
    #[arg(long, default_value_t = 9_000)]
    keep: usize,
}

/// An ordinary word occurs this often.
const ORDINARY: f64 = 12.0;
const FOLDS: usize = 5;

/// Trains and measures.
pub fn run(args: &Args) -> miette::Result<()> {
    let names = names(&args.sources)?;
    let counts = counts(&args.sources.forms)?;
    let ordinary = counts.iter().filter(|(w, n)| **n >= ORDINARY && w.chars().count() >= 3 && !names.contains(*w));
    let words: Vec<(&str, bool)> =
        names.iter().map(|w| (w.as_str(), true)).chain(ordinary.map(|(w, _)| (w.as_str(), false))).collect();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let all: Vec<Vec<(String, f32)>> = words.iter().map(|(w, _)| Shape::features_of(w)).collect();
    for (group, _) in all.iter().flatten() {
        *seen.entry(group.clone()).or_default() += 1;
    }
    let rows: Vec<Row> = words
        .iter()
        .zip(all)
        .map(|((_, name), mut features)| {
            features.retain(|(g, _)| seen[g] >= 5);
            Row { features, truth: *name, weight: if *name { 2.0 } else { 1.0 } }
        })
        .collect();
    println!("{} names, {} ordinary words", names.len(), words.len() - names.len());
    let settings = Settings { rounds: 150, ridge: 4.0 };
    println!("area under the curve, held out: {:.3}", held_out(&rows, &settings));
    let weights = fit(&rows, &settings);
    let mut kept: Vec<(&String, i64)> = weights.iter().map(|(g, w)| (g, hundredths(*w))).collect();
    kept.sort_by_key(|(g, w)| (std::cmp::Reverse(w.abs()), *g));
    kept.truncate(args.keep);
    kept.sort();
    let mut out = "# How far a group of letters speaks for a name, in hundredths; ^ and $ are the edges of the word (src/names/shape.rs).\n\
                   # Learned by crates/train-names from the list of names and from counts of word forms. MIT OR Apache-2.0.\n\
                   # The names of an annotated corpus among them: IL-NER, Bahad et al. 2024, CC-BY-4.0.\n\
                   # letters\tweight\n"
        .to_owned();
    out.extend(kept.iter().filter(|(_, w)| *w != 0).map(|(g, w)| format!("{g}\t{w}\n")));
    std::fs::write(&args.out, out).into_diagnostic()
}

#[allow(clippy::cast_possible_truncation, reason = "weights are small")]
fn hundredths(weight: f64) -> i64 {
    (weight * 100.0).round() as i64
}

fn held_out(rows: &[Row], settings: &Settings) -> f64 {
    let mut scored: Vec<(f64, bool)> = Vec::new();
    let copy = |r: &Row| Row { features: r.features.clone(), truth: r.truth, weight: r.weight };
    // One fold tells enough.
    let seen: Vec<Row> = rows.iter().enumerate().filter(|(i, _)| i % FOLDS != 0).map(|(_, r)| copy(r)).collect();
    let weights = fit(&seen, settings);
    scored.extend(rows.iter().step_by(FOLDS).map(|r| (score(&weights, &r.features), r.truth)));
    scored.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut below, mut sum, mut positives) = (0.0, 0.0, 0.0);
    for (_, truth) in scored {
        if truth {
            sum += below;
            positives += 1.0;
        } else {
            below += 1.0;
        }
    }
    sum / (positives * below)
}

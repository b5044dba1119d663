//! `train-names clusters SHEET.tsv…`: weights of what speaks for two spellings of an article being one name.
//!
//! A sheet is what `accuracy names --all` writes, its first column filled by a reader. Rows of one article are held out
//! together when the weights are measured.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::logistic::{Row, Settings, fit, score};
use crate::sheet::{read, write_weights};

/// Arguments.
#[derive(clap::Args)]
pub struct Args {
    /// Judged sheets.
    sheets: Vec<PathBuf>,
    /// Where the weights go.
    #[arg(long, default_value = "rules/names/cluster-weights.tsv")]
    out: PathBuf,
    /// Where the weights go that tell names from other words.
    #[arg(long, default_value = "rules/names/kind-weights.tsv")]
    kind: PathBuf,
    /// Sheets of other text than news; their rows count less.
    #[arg(long)]
    other: Vec<PathBuf>,
    /// Ridge penalty.
    #[arg(long, default_value_t = 3.0)]
    ridge: f64,
}

const FOLDS: usize = 10;
/// Clues that tell a name from another word.
const KIND: [&str; 8] =
    ["acronym", "bias", "common_max", "final_before_name", "length", "one_known", "shape_max", "shape_min"];
/// What a row counts that is not from news.
const OTHER: f32 = 0.4;

/// Trains and measures.
pub fn run(args: &Args) -> miette::Result<()> {
    let mut articles: BTreeMap<String, usize> = BTreeMap::new();
    let (mut rows, mut folds, mut kinds) = (Vec::new(), Vec::new(), Vec::new());
    let sheets = args.sheets.iter().map(|s| (s, 1.0)).chain(args.other.iter().map(|s| (s, OTHER)));
    for (sheet, weight) in sheets {
        for row in read(sheet)?.into_iter().filter(|r| matches!(r[0].as_str(), "name" | "word" | "wrong")) {
            let features: Vec<(String, f32)> = row[8]
                .split(' ')
                .filter_map(|clue| {
                    let (name, value) = clue.split_once('=')?;
                    Some((name.to_owned(), value.parse().ok()?))
                })
                .collect();
            if row[0] != "wrong" {
                let telling = features.iter().filter(|(n, _)| KIND.contains(&n.as_str())).cloned();
                kinds.push(Row { features: telling.collect(), truth: row[0] == "name", weight: 1.0 });
            }
            let next = articles.len();
            folds.push(*articles.entry(row[1].clone()).or_insert(next) % FOLDS);
            rows.push(Row { features, truth: row[0] != "wrong", weight });
        }
    }
    let settings = Settings { rounds: 1500, ridge: args.ridge };
    let mut scores = vec![0.0; rows.len()];
    for fold in 0..FOLDS {
        let seen: Vec<Row> = rows
            .iter()
            .zip(&folds)
            .filter(|(_, f)| **f != fold)
            .map(|(r, _)| Row { features: r.features.clone(), truth: r.truth, weight: r.weight })
            .collect();
        let weights = fit(&seen, &settings);
        for i in (0..rows.len()).filter(|&i| folds[i] == fold) {
            scores[i] = score(&weights, &rows[i].features);
        }
    }
    let right = rows.iter().filter(|r| r.truth && r.weight > OTHER).count();
    println!(
        "{} judged pairs of {} articles, {right} of them in news right; {FOLDS}-fold cross-validation by article:",
        rows.len(),
        articles.len()
    );
    for step in -4..=10 {
        let threshold = f64::from(step) * 0.25;
        let news = rows.iter().zip(&scores).filter(|(r, _)| r.weight > OTHER);
        let count = |truth: bool| news.clone().filter(|(r, s)| r.truth == truth && **s > threshold).count();
        let (good, bad) = (count(true), count(false));
        #[allow(clippy::cast_precision_loss, reason = "counts are small")]
        let (p, r) = (good as f64 / (good + bad).max(1) as f64, good as f64 / right.max(1) as f64);
        println!("  > {threshold:5.2}   right {good}  wrong {bad}  precision {p:.3}  recall {r:.3}");
    }
    let header = "# Weights of what speaks for or against two spellings of an article being one name (src/names/score.rs).\n\
                  # Learned by crates/train-names from judged pairs of public news. MIT OR Apache-2.0.\n\
                  # clue\tweight\n";
    write_weights(&args.out, header, &fit(&rows, &settings))?;
    let header = "# Weights of what tells a name in two spellings from another word in two spellings (src/names/score.rs).\n\
                  # Learned by crates/train-names from judged pairs of public news. MIT OR Apache-2.0.\n\
                  # clue\tweight\n";
    write_weights(&args.kind, header, &fit(&kinds, &settings))
}

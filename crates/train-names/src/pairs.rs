//! `train-names pairs PAIRS.tsv GAZETTEER.tsv`: weights of the pair scorer, and what they reach on pairs held out.
//!
//! PAIRS.tsv: two names, whether they are the same (1 or 0), stratum, key; rows of one key are held out together. The gazetteer's variants
//! are more pairs of one name; the names of other rows that sound nearest, more pairs of two.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use newslint::names::{PairScorer, Sounds};

use crate::logistic::{Row, Settings, fit, score};
use crate::sheet::{read, write_weights};

/// Arguments.
#[derive(clap::Args)]
pub struct Args {
    /// Judged pairs.
    pairs: PathBuf,
    /// The list of names (rules/names/gazetteer.tsv).
    gazetteer: PathBuf,
    /// Where the weights go.
    #[arg(long, default_value = "rules/names/pair-weights.tsv")]
    out: PathBuf,
    /// Ridge penalty.
    #[arg(long, default_value_t = 6.0)]
    ridge: f64,
    /// What a pair from the gazetteer counts.
    #[arg(long, default_value_t = 0.3)]
    extra: f32,
}

const FOLDS: usize = 10;

struct Pair {
    a: String,
    b: String,
    same: bool,
    fold: usize,
    weight: f32,
}

/// Trains and measures.
pub fn run(args: &Args) -> miette::Result<()> {
    let pair_scorer = PairScorer::shipped();
    let mut keys: BTreeMap<String, usize> = BTreeMap::new();
    let mut pairs = Vec::new();
    for row in read(&args.pairs)?.into_iter().skip(1) {
        let key = row.get(4).and_then(|k| k.split('|').next()).unwrap_or(&row[0]).to_owned();
        let next = keys.len();
        let fold = *keys.entry(key).or_insert(next) % FOLDS;
        pairs.push(Pair { a: row[0].clone(), b: row[1].clone(), same: row[2] == "1", fold, weight: 1.0 });
    }
    let judged = pairs.len();
    pairs.extend(from_gazetteer(&read(&args.gazetteer)?, args.extra));
    let rows: Vec<Row> = pairs
        .iter()
        .map(|p| Row { features: pair_scorer.features_of(&p.a, &p.b), truth: p.same, weight: p.weight })
        .collect();
    let settings = Settings { rounds: 600, ridge: args.ridge };
    let mut held_out = vec![0.0; judged];
    for fold in 0..FOLDS {
        let held: BTreeSet<&str> =
            pairs[..judged].iter().filter(|p| p.fold == fold).flat_map(|p| [p.a.as_str(), p.b.as_str()]).collect();
        let seen: Vec<Row> = pairs
            .iter()
            .zip(&rows)
            .enumerate()
            .filter(|(i, (p, _))| {
                if *i < judged { p.fold != fold } else { !held.contains(p.a.as_str()) && !held.contains(p.b.as_str()) }
            })
            .map(|(_, (_, r))| Row { features: r.features.clone(), truth: r.truth, weight: r.weight })
            .collect();
        let weights = fit(&seen, &settings);
        for i in (0..judged).filter(|&i| pairs[i].fold == fold) {
            held_out[i] = score(&weights, &rows[i].features);
        }
    }
    let tier_a = |p: &Pair| pair_scorer.compare(&Sounds::of(&p.a), &Sounds::of(&p.b)).tier_a;
    let a: Vec<bool> = pairs[..judged].iter().map(tier_a).collect();
    println!("{judged} judged pairs, {} from the gazetteer; {FOLDS}-fold cross-validation:", pairs.len() - judged);
    for step in -6..=16 {
        let threshold = f64::from(step) * 0.25;
        let line = |with_a: bool| {
            let said = |i: usize| held_out[i] > threshold || with_a && a[i];
            let count =
                |said_: bool, same: bool| (0..judged).filter(|&i| said(i) == said_ && pairs[i].same == same).count();
            let (right, wrong, missed) = (count(true, true), count(true, false), count(false, true));
            #[allow(clippy::cast_precision_loss, reason = "counts are small")]
            let (p, r) = (right as f64 / (right + wrong).max(1) as f64, right as f64 / (right + missed).max(1) as f64);
            format!("{p:.3} {r:.3} {:.3}", 2.0 * p * r / (p + r))
        };
        println!("  > {threshold:5.2}   {}   with tier A {}", line(false), line(true));
    }
    let weights = fit(&rows, &settings);
    let header = "# Weights of the score that tells whether two Telugu spellings are one name (src/names/pairs.rs).\n\
                  # Learned by crates/train-names from 676 hand-judged pairs and the variants of gazetteer.tsv. MIT OR Apache-2.0.\n\
                  # feature\tweight\n";
    write_weights(&args.out, header, &weights)
}

/// Variants that differ in one word are one name; the likest words of other rows are two.
fn from_gazetteer(rows: &[Vec<String>], weight: f32) -> Vec<Pair> {
    let bare = |s: &str| s.replace('\u{200C}', "");
    let mut out = Vec::new();
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for (i, row) in rows.iter().enumerate() {
        let words: Vec<String> = row[0].split(' ').map(bare).collect();
        for word in words.iter().filter(|w| w.chars().count() >= 4) {
            names.entry(word.clone()).or_insert(i);
        }
        let forms = row.iter().skip(3).take(2).flat_map(|f| f.split("; "));
        for form in forms.filter(|f| !f.is_empty()) {
            let other: Vec<String> = form.split(' ').map(bare).collect();
            let differ: Vec<usize> = (0..words.len().min(other.len())).filter(|&i| words[i] != other[i]).collect();
            if let ([i], true) = (differ.as_slice(), words.len() == other.len()) {
                out.push(Pair { a: words[*i].clone(), b: other[*i].clone(), same: true, fold: usize::MAX, weight });
            }
        }
    }
    let seen: BTreeSet<(String, String)> = out.iter().map(|p| (p.a.clone(), p.b.clone())).collect();
    let scorer = PairScorer::shipped();
    let list: Vec<(&String, usize, Sounds)> = names.iter().map(|(n, i)| (n, *i, Sounds::of(n))).collect();
    for (x, (a, row, sounds)) in list.iter().enumerate() {
        for (b, other, against) in &list[x + 1..] {
            if row == other || sounds.len().abs_diff(against.len()) > 3 {
                continue;
            }
            let near =
                sounds.consonants() == against.consonants() || shares_ends(sounds.skeleton(), against.skeleton());
            let listed = seen.contains(&((*a).clone(), (*b).clone())) || seen.contains(&((*b).clone(), (*a).clone()));
            // Rows may hold one name word in two spellings (two bearers): what is all but equal is left out.
            if near && !listed && (0.75..0.9).contains(&scorer.compare(sounds, against).similarity) {
                out.push(Pair { a: (*a).clone(), b: (*b).clone(), same: false, fold: usize::MAX, weight });
            }
        }
    }
    out
}

fn shares_ends(a: &str, b: &str) -> bool {
    a.as_bytes().first() == b.as_bytes().first() && a.as_bytes().last() == b.as_bytes().last()
}

//! Joiners by restoration: which of those that a gold text has come back, and what comes that it has not.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

use miette::{IntoDiagnostic, WrapErr};
use newslint::telugu::joiner::{Joiners, Model, SiteClass};
use newslint::text::words::ZWNJ;
use newslint::{Applicability, Config, Linter, Source};

use crate::gold::{Article, Counts, Site, counts};

/// Lines of the gold text in an article. In one article of all lines nearly every stem would stand alone somewhere.
const LINES: usize = 20;

/// Takes the joiners out of a gold text and counts which come back in the right place.
#[derive(clap::Args)]
pub struct Args {
    /// A text with its joiners, a sentence a line.
    gold: PathBuf,
    /// A table of forms and counts, to tell which forms print writes both ways.
    #[arg(long)]
    counts: Option<PathBuf>,
    /// How many of a hundred joiners are lost; the others stay and are evidence.
    #[arg(long, default_value_t = 100)]
    lost: usize,
    /// A model of one's own instead of the shipped one.
    #[arg(long)]
    model: Option<PathBuf>,
    /// Where to write every disagreement, a line each: class, wrong or missed, tier, probability, word.
    #[arg(long)]
    sheet: Option<PathBuf>,
}

/// What the program does at a site.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Done {
    Nothing,
    Unsafe,
    Safe,
}

pub fn run(args: &Args) -> miette::Result<()> {
    let read = |path: &PathBuf| {
        std::fs::read_to_string(path).into_diagnostic().wrap_err_with(|| format!("cannot read {}", path.display()))
    };
    let model = args.model.as_ref().map(|path| {
        let bytes = std::fs::read(path).into_diagnostic()?;
        Model::read(&bytes).into_diagnostic().wrap_err_with(|| format!("cannot read {}", path.display()))
    });
    let model = model.transpose()?.map(Arc::new);
    let joiners = model.clone().map_or_else(Joiners::shipped, |m| Ok(Joiners::new(m))).into_diagnostic()?;
    let counts = args.counts.as_ref().map(read).transpose()?.map_or_else(Counts::new, |t| counts(&t, &joiners));
    let gold = read(&args.gold)?;
    let lines: Vec<&str> = gold.split('\n').collect();
    let mut config = Config::default();
    config.select.push("missing-zwnj".to_owned());
    config.joiner_model = model;
    let linter = Linter::new(&config)?;
    let mut seen: Vec<(Site, Done)> = Vec::new();
    for lines in lines.chunks(LINES) {
        let article = Article::strip(&lines.join("\n"), |n| n % 100 < args.lost, &joiners, &counts);
        seen.extend(judge(&article, &linter));
    }
    print!("{}", report(&seen));
    if let Some(sheet) = &args.sheet {
        std::fs::write(sheet, disagreements(&seen)).into_diagnostic()?;
    }
    Ok(())
}

/// What becomes of each site of an article.
fn judge(article: &Article, linter: &Linter) -> Vec<(Site, Done)> {
    let mut done: Vec<(usize, Site, Done)> =
        article.sites.iter().map(|(at, site)| (*at, site.clone(), Done::Nothing)).collect();
    for diagnostic in linter.check(&Source::from_text(&article.text)) {
        for fix in &diagnostic.fixes {
            let tier = if fix.applicability == Applicability::Safe { Done::Safe } else { Done::Unsafe };
            for edit in fix.edits.iter().filter(|e| e.replacement == ZWNJ.to_string()) {
                if let Ok(i) = done.binary_search_by_key(&(edit.span.start as usize), |(at, ..)| *at) {
                    done[i].2 = tier;
                }
            }
        }
    }
    done.into_iter().map(|(_, site, done)| (site, done)).collect()
}

fn report(seen: &[(Site, Done)]) -> String {
    let mut out = String::new();
    let joined = seen.iter().filter(|(s, _)| s.joined).count();
    // Writing to a String does not fail.
    let _ = writeln!(out, "{} sites, {joined} of them joined\n", seen.len());
    let _ = writeln!(out, "| fixes | sites | precision | recall | F1 |\n| --- | --- | --- | --- | --- |");
    for (name, least) in [("safe", Done::Safe), ("all", Done::Unsafe)] {
        for (sites, contested) in [("all", true), ("uncontested", false)] {
            let some = seen.iter().filter(|(s, _)| contested || !s.contested);
            let _ = writeln!(out, "| {name} | {sites} | {} |", Score::of(some, least).row());
        }
    }
    let _ = writeln!(
        out,
        "\n| class | joined | precision, recall, F1 of all fixes | of safe fixes |\n| --- | --- | --- | --- |"
    );
    for class in SiteClass::ALL {
        for contested in [false, true] {
            let some = || seen.iter().filter(move |(s, _)| s.class == class && s.contested == contested);
            let (all, safe) = (Score::of(some(), Done::Unsafe), Score::of(some(), Done::Safe));
            let name = format!("{class:?}{}", if contested { ", contested" } else { "" });
            let row = |s: Score| s.row().replace(" | ", ", ");
            let _ = writeln!(out, "| {name} | {} | {} | {} |", all.right + all.missed, row(all), row(safe));
        }
    }
    let _ = writeln!(out, "\n| confidence | sites | joined in the gold |\n| --- | --- | --- |");
    let edges = [0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1.01];
    for pair in edges.windows(2) {
        let here: Vec<_> = seen.iter().filter(|(s, _)| (pair[0]..pair[1]).contains(&s.probability)).collect();
        let joined = here.iter().filter(|(s, _)| s.joined).count();
        let _ = writeln!(
            out,
            "| {:.2}–{:.2} | {} | {:.3} |",
            pair[0],
            pair[1].min(1.0),
            here.len(),
            share(joined, here.len())
        );
    }
    out
}

#[derive(Clone, Copy, Default)]
struct Score {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Score {
    fn of<'s>(seen: impl Iterator<Item = &'s (Site, Done)>, least: Done) -> Self {
        let mut score = Self::default();
        for (site, done) in seen {
            match (site.joined, *done >= least) {
                (true, true) => score.right += 1,
                (false, true) => score.wrong += 1,
                (true, false) => score.missed += 1,
                (false, false) => {}
            }
        }
        score
    }

    fn row(self) -> String {
        let precision = share(self.right, self.right + self.wrong);
        let recall = share(self.right, self.right + self.missed);
        let f1 = share(2 * self.right, 2 * self.right + self.wrong + self.missed);
        format!("{precision:.4} | {recall:.4} | {f1:.4}")
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts of sites")]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

fn disagreements(seen: &[(Site, Done)]) -> String {
    let mut out = String::new();
    for (site, done) in seen.iter().filter(|(s, d)| s.joined != (*d != Done::Nothing)) {
        let what = if site.joined { "missed" } else { "wrong" };
        let tier = if *done == Done::Safe { "safe" } else { "unsafe" };
        let word = site.word.replace(ZWNJ, "|");
        let contested = if site.contested { "contested" } else { "" };
        let _ = writeln!(out, "{:?}\t{what}\t{tier}\t{:.3}\t{word}\t{contested}", site.class, site.probability);
    }
    out
}

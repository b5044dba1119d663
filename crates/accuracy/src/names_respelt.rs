//! `accuracy names-respelt ARTICLES.jsonl KNOWN.tsv`: how many respelt mentions are found.
//!
//! In each article one mention of each name that comes up at least twice is respelt as newspapers and translators do, and
//! the article is looked at again. Names are listed ones and, as names that no list has, tokens of an annotated corpus
//! (KNOWN.tsv: name, kind, count) that the shipped list lacks.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use newslint::Source;
use newslint::names::{Gazetteer, NameReader, NameView};
use newslint::text::words::without_joiners;

use crate::names::articles;
use crate::table::read;

/// Arguments.
#[derive(clap::Args)]
pub struct Args {
    /// Articles, one JSON object with `id` and `text` a line.
    articles: PathBuf,
    /// Names of an annotated corpus.
    known: PathBuf,
    /// Print what was missed.
    #[arg(long)]
    show: bool,
}

/// What spelling wavers in. Each mention gets one of those that fit, in turn.
const ALTERNATIONS: [(&str, &str); 24] = [
    ("ీ", "ి"),
    ("ే", "ె"),
    ("ో", "ొ"),
    ("ూ", "ు"),
    ("ట", "త"),
    ("డ", "ద"),
    ("థ", "త"),
    ("ధ", "ద"),
    ("ఖ", "క"),
    ("భ", "బ"),
    ("శ", "ష"),
    ("ష", "శ"),
    ("ణ", "న"),
    ("ళ", "ల"),
    ("ఫ", "ప"),
    ("ఘ", "గ"),
    ("త", "ట"),
    ("ద", "డ"),
    ("ి", "ీ"),
    ("ె", "ే"),
    ("ొ", "ో"),
    ("ు", "ూ"),
    ("ా", ""),
    ("్య", "ియ"),
];

/// Measures.
pub fn run(args: &Args) -> miette::Result<()> {
    let names = NameReader::new(Gazetteer::with_house(&[]));
    let annotated: BTreeSet<String> = read(&args.known)?
        .into_iter()
        .filter(|r| r.get(1).is_some_and(|kind| kind != "organisation"))
        .map(|r| r[0].replace('\u{200C}', ""))
        .filter(|name| name.chars().count() >= 4)
        .collect();
    let mut tally: BTreeMap<bool, (usize, usize)> = BTreeMap::new();
    let mut turn = 0;
    for (id, text) in articles(&args.articles, None)? {
        for (stem, listed) in repeated(&text, &names, &annotated) {
            turn += 1;
            let fits = |(old, _): &&(&str, &str)| stem.char_indices().skip(1).any(|(i, _)| stem[i..].starts_with(*old));
            let fitting: Vec<_> = ALTERNATIONS.iter().filter(fits).collect();
            let Some(&&(old, new)) = fitting.get(turn % fitting.len().max(1)) else { continue };
            let first = stem.chars().next().map_or(0, char::len_utf8);
            let respelt = format!("{}{}", &stem[..first], stem[first..].replacen(old, new, 1));
            // A length that decides between two words is left to the article: see the guards.
            let Some(at) = text.rfind(stem.as_str()).filter(|_| respelt != stem) else { continue };
            let changed = format!("{}{respelt}{}", &text[..at], &text[at + stem.len()..]);
            let source = Source::from_text(&changed);
            let words = names.words();
            let document = words.document(&source);
            let view = NameView::build(&document, names.names());
            let bare = |s: &str| without_joiners(s).into_owned();
            let together = view.clusters.iter().any(|c| {
                let forms: Vec<String> = c.forms.iter().map(|f| bare(&f.text)).collect();
                forms.contains(&stem) && forms.contains(&respelt)
            });
            let wrong = view.wrong.iter().any(|(span, _)| bare(document.slice(*span)).contains(respelt.as_str()));
            let (found, all) = tally.entry(listed).or_default();
            *found += usize::from(together || wrong);
            *all += 1;
            if args.show && !together && !wrong {
                println!("{id}\t{}\t{stem}\t{respelt}", if listed { "listed" } else { "unlisted" });
            }
        }
    }
    for (listed, (found, all)) in tally {
        #[allow(clippy::cast_precision_loss, reason = "counts are small")]
        let share = found as f64 / all.max(1) as f64;
        println!("{}: {found} of {all} found, recall {share:.3}", if listed { "listed" } else { "unlisted" });
    }
    Ok(())
}

/// Names that stand at least twice by themselves in an article, and whether the list has them.
fn repeated(text: &str, names: &NameReader, annotated: &BTreeSet<String>) -> Vec<(String, bool)> {
    let source = Source::from_text(text);
    let words = names.words();
    let document = words.document(&source);
    let entries = document.vocabulary().entries();
    let bare = entries.iter().filter(|e| e.count >= 2 && !e.text.contains('\u{200C}'));
    bare.filter(|e| e.text.chars().count() >= 4)
        .filter_map(|e| match names.names().known(e.text) {
            Some(known) => (known.key == e.text).then(|| (e.text.to_owned(), true)),
            None => annotated.contains(e.text).then(|| (e.text.to_owned(), false)),
        })
        .collect()
}

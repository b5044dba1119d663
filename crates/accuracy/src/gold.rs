//! A text with its joiners, the same text without them, and the places where they belong.

use std::collections::{BTreeMap, HashMap};

use newslint::Source;
use newslint::document::Document;
use newslint::telugu::joiner::{Joiners, Place, SiteClass, Word};
use newslint::text::words::ZWNJ;

/// Sites that edited text joins in this share of cases are contested, if it has them often enough to tell.
const CONTESTED: std::ops::RangeInclusive<f64> = 0.08..=0.92;
const ENOUGH: f64 = 4.0;

/// A site of a text without joiners.
#[derive(Clone, Debug)]
pub struct Site {
    /// Whether the gold text has the joiner.
    pub joined: bool,
    pub class: SiteClass,
    /// Whether print writes it both ways.
    pub contested: bool,
    /// The word, with the joiner that is in question and no other.
    pub word: String,
    /// What the model says of it, whatever the article; 0 if it says nothing.
    pub probability: f64,
}

/// An article without joiners, or with some of them.
pub struct Article {
    pub text: String,
    /// By byte offset in the text, right after the virama.
    pub sites: BTreeMap<usize, Site>,
}

/// How often each site of each bare word is fused and joined, in a table of forms and counts.
pub type Counts = HashMap<(String, usize), [f64; 2]>;

/// Reads such a table. Text from the web and from encyclopedias counts less than half.
pub fn counts(table: &str, joiners: &Joiners) -> Counts {
    let mut counts = Counts::new();
    let mut rows = table.lines();
    let weight = |kind: &str| if matches!(kind, "web" | "wiki") { 0.4 } else { 1.0 };
    let weights: Vec<f64> = rows.next().unwrap_or_default().split('\t').skip(1).map(weight).collect();
    for row in rows {
        let mut cells = row.split('\t');
        let Some(word) = cells.next().and_then(|form| Word::read(form, joiners.suffixes())) else { continue };
        let n: f64 = cells.zip(&weights).filter_map(|(n, w)| Some(n.parse::<f64>().ok()? * w)).sum();
        for place in word.places() {
            let count = counts.entry((word.bare().to_owned(), place.virama)).or_default();
            count[usize::from(place.joined)] += n;
        }
    }
    counts
}

impl Article {
    /// Takes joiners out of a gold text: those that `is_lost` picks by their number.
    pub fn strip(gold: &str, is_lost: impl Fn(usize) -> bool, joiners: &Joiners, counts: &Counts) -> Self {
        let (mut text, mut gone) = (String::with_capacity(gold.len()), Vec::new());
        for (number, part) in gold.split(ZWNJ).enumerate() {
            if number > 0 {
                if is_lost(number) {
                    gone.push(text.len());
                } else {
                    text.push(ZWNJ);
                }
            }
            text.push_str(part);
        }
        let source = Source::from_text(&text);
        let document = Document::new(&source);
        let mut sites = BTreeMap::new();
        for (_, word) in document.telugu_words() {
            let start = word.span.start as usize;
            let Some(word) = Word::read(document.slice(word.span), joiners.suffixes()) else { continue };
            for place in word.places().iter().filter(|place| !place.joined) {
                let joined = gone.binary_search(&(start + place.at)).is_ok();
                sites.insert(start + place.at, site(&word, place, joined, joiners, counts));
            }
        }
        Self { text, sites }
    }
}

fn site(word: &Word<'_>, place: &Place, joined: bool, joiners: &Joiners, counts: &Counts) -> Site {
    let found = joiners.site(word, place);
    let [fused, with] = counts.get(&(word.bare().to_owned(), place.virama)).copied().unwrap_or_default();
    let divided = fused + with >= ENOUGH && CONTESTED.contains(&(with / (fused + with)));
    let (left, right) = word.parts(place);
    Site {
        joined,
        class: found.class(),
        contested: divided || found.is_contested(),
        word: format!("{left}{ZWNJ}{right}"),
        probability: f64::from(found.probability()),
    }
}

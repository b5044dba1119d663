//! Rules of the manifest that look at words: how often, which of two, what first.

use hashbrown::HashMap;
use serde::Deserialize;

use super::finding::{Finding, Sink};
use crate::diagnostic::Applicability;
use crate::document::Document;
use crate::telugu::letters::{VIRAMA, is_consonant};
use crate::telugu::suffixes::Suffixes;
use crate::text::words::{ZWNJ, without_joiners};

/// `[density]`: words that a text should have few of.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Density {
    /// Whole words.
    #[serde(default)]
    pub words: Vec<String>,
    /// Endings of words.
    #[serde(default)]
    pub endings: Vec<String>,
    /// Words that contain one of these do not count.
    #[serde(default)]
    pub except: Vec<String>,
    /// Occurrences in 1,000 words above which the rule speaks.
    pub per_thousand: f32,
    /// Occurrences below which it is silent, however short the text.
    #[serde(default = "one")]
    pub least: usize,
}

fn one() -> usize {
    1
}

/// `[consistency]`: one or the other, not both in one article.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consistency {
    /// A stem; with both, the rarer is reported, and the second if they are equal.
    pub either: String,
    /// The other stem.
    pub or: String,
}

/// `[order]`: what must stand before something else is used.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    /// The word that must come first, such as a full name.
    pub first: String,
    /// The word that needs it, such as the abbreviation.
    pub then: String,
}

impl Density {
    /// Whether a word ends as it says and is none of the exceptions.
    fn counts(&self, bare: &str) -> bool {
        self.endings.iter().any(|e| bare.ends_with(e.as_str()))
            && !self.except.iter().any(|e| bare.contains(e.as_str()))
    }

    /// One finding an article, at the first place.
    pub(super) fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        let vocabulary = document.vocabulary();
        let mut ids: Vec<u32> = Vec::new();
        for word in &self.words {
            ids.extend(vocabulary.id(word));
            ids.extend(vocabulary.joined(word).filter_map(|entry| vocabulary.id(entry.text)));
        }
        // Two letters at the end rule out most words, as one comparison of numbers.
        let tails: Vec<(usize, u128)> = self.endings.iter().map(|e| (letters(e), tail(e, letters(e)))).collect();
        let some = tails.iter().fold(0, |bits, &(n, tail)| bits | if n < 2 { u64::MAX } else { bit(tail) });
        if !tails.is_empty() {
            for (id, entry) in (0..).zip(vocabulary.entries()) {
                let last = tail(entry.text, MOST_LETTERS);
                let ends = |&(letters, tail): &(usize, u128)| last & mask(letters) == tail;
                if some & bit(last) != 0 && tails.iter().any(ends) && self.counts(&without_joiners(entry.text)) {
                    ids.push(id);
                }
            }
        }
        ids.sort_unstable();
        ids.dedup();
        let found: usize = ids.iter().map(|id| vocabulary.entries()[*id as usize].count as usize).sum();
        #[allow(clippy::cast_precision_loss, reason = "a rate is not exact")]
        let rate = found as f32 * 1000.0 / document.words().len().max(1) as f32;
        if found < self.least.max(1) || rate <= self.per_thousand {
            return;
        }
        let first = document.words().iter().find(|w| w.id.is_some_and(|id| ids.contains(&id)));
        if let Some(word) = first {
            let finding = Finding::at(word.span).arg("count", found.to_string()).arg("rate", format!("{rate:.0}"));
            sink.push(finding.confidence(0.93));
        }
    }
}

/// Letters of an ending that are compared as one number.
const MOST_LETTERS: usize = 5;

/// Bytes of a letter in UTF-8, of Telugu.
const LETTER: usize = 3;

fn letters(ending: &str) -> usize {
    (ending.len() / LETTER).min(MOST_LETTERS)
}

fn mask(letters: usize) -> u128 {
    (1 << (8 * LETTER * letters)) - 1
}

/// The last letters of a text as a number; of a shorter text all its bytes.
fn tail(text: &str, letters: usize) -> u128 {
    let bytes = text.as_bytes();
    let number = |bytes: &[u8]| bytes.iter().fold(0, |number, byte| number << 8 | u128::from(*byte));
    bytes.last_chunk().map_or_else(|| number(bytes), |last| u128::from_be_bytes(*last)) & mask(letters)
}

/// One of 64 bits for the last two letters: a set of these rules out most words without a look at each ending.
fn bit(tail: u128) -> u64 {
    let two = u64::try_from(tail & mask(2)).unwrap_or_default();
    1 << (two.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 58)
}

impl Consistency {
    pub(super) fn check(&self, document: &Document<'_>, suffixes: &Suffixes, fix: Applicability, sink: &mut Sink<'_>) {
        let stems: HashMap<String, String> = [(&self.either, &self.or), (&self.or, &self.either)]
            .into_iter()
            .map(|(a, b)| (without_joiners(a).into_owned(), b.clone()))
            .collect();
        let hits: Vec<_> = document
            .telugu_words()
            .filter_map(|(_, word)| replaced(document.slice(word.span), &stems, suffixes).map(|hit| (word.span, hit)))
            .collect();
        let is_first = |hit: &Replaced| hit.stem == without_joiners(&self.either);
        let first = hits.iter().filter(|(_, hit)| is_first(hit)).count();
        if first == 0 || first == hits.len() {
            return;
        }
        let rarer_is_first = first < hits.len() - first;
        for (span, hit) in hits.into_iter().filter(|(_, hit)| is_first(hit) == rarer_is_first) {
            sink.push(Finding::at(span).replace(hit.text, fix));
        }
    }
}

impl Order {
    pub(super) fn check(&self, document: &Document<'_>, suffixes: &Suffixes, sink: &mut Sink<'_>) {
        let stems: HashMap<String, String> =
            [&self.first, &self.then].into_iter().map(|s| (without_joiners(s).into_owned(), s.clone())).collect();
        let first = document
            .telugu_words()
            .find_map(|(_, word)| replaced(document.slice(word.span), &stems, suffixes).map(|hit| (word.span, hit)));
        if let Some((span, hit)) = first
            && hit.stem == without_joiners(&self.then)
        {
            sink.push(Finding::at(span).arg("first", self.first.as_str()));
        }
    }
}

/// `[stems]`: wrong stems and the right ones, the case ending kept.
pub(super) fn check_stems(
    document: &Document<'_>,
    stems: &HashMap<String, String>,
    suffixes: &Suffixes,
    fix: Applicability,
    sink: &mut Sink<'_>,
) {
    for (_, word) in document.telugu_words() {
        if let Some(hit) = replaced(document.slice(word.span), stems, suffixes) {
            sink.push(Finding::at(word.span).replace(hit.text, fix));
        }
    }
}

struct Replaced {
    /// The stem that was found, without joiners.
    stem: String,
    /// The word with the other stem and its own ending.
    text: String,
}

/// The word with its stem exchanged. A joiner stands before the ending where the new stem needs one, and only there.
fn replaced(word: &str, stems: &HashMap<String, String>, suffixes: &Suffixes) -> Option<Replaced> {
    let bare = without_joiners(word);
    let mut ways = std::iter::once((&*bare, "")).chain(suffixes.splits(&bare));
    let (stem, ending) = ways.find(|(stem, _)| stems.contains_key(*stem))?;
    let mut text = stems[stem].clone();
    if text.ends_with(VIRAMA) && ending.starts_with(is_consonant) {
        text.push(ZWNJ);
    }
    text.push_str(in_harmony(stem, &text, ending));
    Some(Replaced { stem: stem.to_owned(), text })
}

/// After front vowels the dative and accusative are కి and ని, else కు and ను: మార్కెట్‌కు, but విపణికి.
fn in_harmony<'e>(old: &str, new: &str, ending: &'e str) -> &'e str {
    const PAIRS: [(&str, &str); 4] = [("కు", "కి"), ("కూ", "కీ"), ("ను", "ని"), ("నూ", "నీ")];
    let front = |stem: &str| stem.ends_with(['ి', 'ీ', 'ె', 'ే', 'ై', 'ఇ', 'ఈ', 'ఎ', 'ఏ', 'ఐ']);
    PAIRS
        .iter()
        .find_map(|&(back, fore)| match (front(old), front(new)) {
            (false, true) if ending == back => Some(fore),
            (true, false) if ending == fore => Some(back),
            _ => None,
        })
        .unwrap_or(ending)
}

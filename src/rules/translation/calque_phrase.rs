//! English idioms, word for word.

use crate::document::Document;
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;

/// `calque-phrase`.
pub struct CalquePhrase;

impl CodedRule for CalquePhrase {
    const ID: &'static str = "calque-phrase";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl Rule for CalquePhrase {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        // Most articles lack the telling word of every phrase; the others are gone through once.
        let vocabulary = document.vocabulary();
        let told: Vec<(u32, &[Around])> =
            PHRASES.iter().filter_map(|(telling, around)| Some((vocabulary.id(telling)?, *around))).collect();
        if told.is_empty() {
            return;
        }
        for (i, word) in document.words().iter().enumerate() {
            let Some((_, around)) = word.id.and_then(|id| told.iter().find(|(t, _)| *t == id)) else { continue };
            let found = around.iter().find_map(|(before, after)| phrase(document, i, before, after));
            if let Some((first, last)) = found.filter(|_| !document.is_quoted(word.span)) {
                sink.push(Finding::at(document.words()[first].span.to(document.words()[last].span)).confidence(0.85));
            }
        }
    }
}

/// The words before and after a telling word; the last may have an ending.
type Around = (&'static [&'static str], &'static [&'static str]);
/// A word and what stands around it in the phrases that it tells of.
type Phrases = (&'static str, &'static [Around]);

const PHRASES: [Phrases; 4] = [
    ("జంట", &[(&["ఈ"], &["మధ్య"])]),
    ("హైలైట్", &[(&[], &["చే"])]),
    ("సన్నిహితంగా", &[(&[], &["పెరిగా"])]),
    ("లోతుగా", &[(&["సంబంధాలను"], &["చూస్తున్నారు"])]),
];

/// The first and last word of a phrase around a word.
fn phrase(document: &Document<'_>, at: usize, before: &[&str], after: &[&str]) -> Option<(usize, usize)> {
    let first = at.checked_sub(before.len())?;
    let last = at + after.len();
    let word = |i: usize| document.words().get(i).filter(|w| w.id.is_some()).map(|w| document.slice(w.span));
    let same = (first..at).zip(before).all(|(i, w)| word(i) == Some(w))
        && (at + 1..=last).zip(after).all(|(i, w)| word(i).is_some_and(|text| text.starts_with(w)));
    (same && (first..last).all(|i| document.gap_after(i) == " ")).then_some((first, last))
}

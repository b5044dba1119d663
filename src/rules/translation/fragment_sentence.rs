//! A sentence that ends in a case suffix and has no verb to end on.

use crate::document::{Document, Language};
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::verbs::is_finite;
use crate::text::words::{Kinds, without_joiners};

/// `fragment-sentence`.
pub struct FragmentSentence;

impl CodedRule for FragmentSentence {
    const ID: &'static str = "fragment-sentence";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl Rule for FragmentSentence {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        if !document.has_ascii(b'.') {
            return;
        }
        for &i in document.odd_gaps() {
            let i = i as usize;
            let (word, gap) = (document.words()[i], document.gap_after(i));
            let ends = gap == "." || gap.starts_with(". ") || gap.starts_with(".\n") || gap.starts_with(".\r");
            if !ends || word.id.is_none() || !waits(document.slice(word.span)) {
                continue;
            }
            let Some(sentence) = document.sentence_at(word.span.start) else { continue };
            let words = document.words_in(sentence);
            if words.len() >= LEAST
                && words.end == i + 1
                && is_prose(document, words)
                && !follows_verb(document, i)
                && document.language_at(word.span.start) == Language::Telugu
            {
                sink.push(Finding::at(word.span).confidence(0.85));
            }
        }
    }
}

/// Words from which on a sentence needs a verb.
const LEAST: usize = 6;
/// Endings of nouns that wait for a verb.
const ENDINGS: [&str; 8] = ["తో", "గుర్తుగా", "సందర్భంగా", "ానికి", "లతో", "కోసం", "పట్ల", "ద్వారా"];
/// Words that wait for a verb.
const WORDS: [&str; 5] = ["ముందు", "కోసం", "ద్వారా", "పాటు", "గుర్తుగా"];

/// Whether a word waits for a verb.
fn waits(word: &str) -> bool {
    let bare = without_joiners(word);
    ENDINGS.iter().any(|e| bare.len() > e.len() + 3 && bare.ends_with(e)) || WORDS.contains(&&*bare)
}

/// `అంది పార్వతి కొడుకుతో`: speech and stories put the verb in front.
fn follows_verb(document: &Document<'_>, last: usize) -> bool {
    const NEAR: usize = 4;
    const SPOKEN: [&str; 8] = ["వచ్చు", "ొచ్చు", "కదా", "లేదు", "చాలు", "ండి", "ందా", "పానే"];
    let close = |&i: &usize| document.gap_after(i) == " ";
    (last.saturating_sub(NEAR)..last).rev().take_while(close).any(|i| {
        let bare = without_joiners(document.slice(document.words()[i].span));
        is_finite(&bare) || SPOKEN.iter().any(|end| bare.ends_with(end))
    })
}

/// Not a list of names (`సమర్పణ: … సౌజన్యంతో`).
fn is_prose(document: &Document<'_>, words: std::ops::Range<usize>) -> bool {
    let credit = words.clone().any(|i| document.gap_after(i).contains(':'));
    !credit && words.filter(|&i| document.words()[i].kinds.has(Kinds::TELUGU)).count() >= LEAST
}

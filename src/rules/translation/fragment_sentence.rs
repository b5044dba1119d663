//! A sentence that ends in a case suffix and has no verb to end on.

use crate::document::{Document, Language, WordForms};
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::forms::Form;
use crate::text::words::Kinds;
use crate::text::words::without_joiners;

/// `fragment-sentence`.
pub struct FragmentSentence {
    forms: WordForms,
}

impl CodedRule for FragmentSentence {
    const ID: &'static str = "fragment-sentence";
    type Config = NoSettings;

    fn new(_: NoSettings, setup: &Setup) -> Result<Self, Error> {
        Ok(Self { forms: setup.forms() })
    }
}

impl Rule for FragmentSentence {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        let view = self.forms.view(document);
        if !view.any(Form::REPORT) {
            return;
        }
        for (paragraph, language) in document.paragraphs().iter().zip(document.languages()) {
            if *language != Language::Telugu || paragraph.words.len() < LEAST {
                continue;
            }
            for sentence in document.sentences(paragraph) {
                let words = document.words_in(*sentence);
                let Some(last) = words.clone().last().filter(|_| words.len() >= LEAST) else { continue };
                let word = document.words()[last];
                let tail = &document.text()[word.span.range().end..sentence.range().end];
                if tail == "." && word.kinds.is_telugu() && !word.masked && is_fragment(document, words, last) {
                    sink.push(Finding::at(word.span).confidence(0.85));
                }
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

fn is_fragment(document: &Document<'_>, words: std::ops::Range<usize>, last: usize) -> bool {
    let bare = without_joiners(document.slice(document.words()[last].span));
    let waits = ENDINGS.iter().any(|e| bare.len() > e.len() + 3 && bare.ends_with(e)) || WORDS.contains(&&*bare);
    // చేయొద్దంతో and other colloquial verbs, and lists of names (`సమర్పణ: … సౌజన్యంతో`).
    let credit = words.clone().any(|i| document.gap_after(i).contains(':'));
    waits && !credit && words.filter(|&i| document.words()[i].kinds.has(Kinds::TELUGU)).count() >= LEAST
}

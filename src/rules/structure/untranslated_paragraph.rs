//! A paragraph in another language in a Telugu article.

use crate::document::{Document, Language, Word};
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::text::words::Kinds;

/// `untranslated-paragraph`.
pub struct UntranslatedParagraph;

impl CodedRule for UntranslatedParagraph {
    const ID: &'static str = "untranslated-paragraph";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl Rule for UntranslatedParagraph {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        if !document.has_word(|kinds| kinds == Kinds::LATIN || kinds == Kinds::OTHER) {
            return;
        }
        let words = document.words().iter().filter(|w| !w.masked).count();
        let telugu = document.words().iter().filter(|w| w.id.is_some()).count();
        // A page in two languages is no failed translation.
        if telugu * 10 < words * 7 {
            return;
        }
        for (paragraph, language) in document.paragraphs().iter().zip(document.languages()) {
            let words = &document.words()[paragraph.words.clone()];
            if paragraph.words.len() < LEAST || words.iter().any(|w| w.masked) {
                continue;
            }
            let is_text = match language {
                Language::Latin => is_english(document, words),
                Language::Other(_) => !document.is_quoted(words[0].span),
                Language::Telugu | Language::None => false,
            };
            if is_text {
                sink.push(Finding::at(paragraph.span).confidence(0.95));
            }
        }
    }
}

/// Words from which on a paragraph is more than a name or a caption.
const LEAST: usize = 5;
/// A list of names or a scorecard has none of these, and Hindi in Latin letters no others.
const FUNCTION_WORDS: [&str; 24] = [
    "the", "of", "and", "for", "by", "with", "at", "from", "was", "as", "that", "it", "are", "has", "have", "this",
    "an", "will", "here", "his", "her", "we", "not", "or",
];
/// Function words that are also words of Hindi songs.
const SHORT_WORDS: [&str; 5] = ["to", "in", "on", "is", "a"];

fn is_english(document: &Document<'_>, words: &[Word]) -> bool {
    let lower = |w: &Word| document.slice(w.span).to_lowercase();
    let sure = words.iter().filter(|w| FUNCTION_WORDS.contains(&lower(w).as_str())).count();
    let short = words.iter().filter(|w| SHORT_WORDS.contains(&lower(w).as_str())).count();
    sure >= 1 && sure + short >= 2
}

//! A paragraph in another language in a Telugu article.

use crate::document::{Document, Language};
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
                Language::Latin => {
                    let function = words
                        .iter()
                        .filter(|w| FUNCTION_WORDS.contains(&document.slice(w.span).to_lowercase().as_str()));
                    function.count() >= 2
                }
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
/// A list of names or a scorecard has none of these.
const FUNCTION_WORDS: [&str; 22] = [
    "the", "of", "to", "in", "on", "and", "for", "by", "with", "at", "from", "is", "was", "as", "that", "it", "are",
    "has", "have", "this", "a", "an",
];

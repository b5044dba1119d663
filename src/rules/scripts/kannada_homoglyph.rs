//! Kannada letters inside Telugu words: the two scripts share shapes, and keyboards and OCR confuse them.

use crate::diagnostic::Applicability;
use crate::document::Document;
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::forms::is_unassigned;
use crate::telugu::letters::from_indic;
use crate::telugu::orthography::is_well_formed;
use crate::text::words::Kinds;

/// `kannada-homoglyph`.
pub struct KannadaHomoglyph;

impl CodedRule for KannadaHomoglyph {
    const ID: &'static str = "kannada-homoglyph";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl Rule for KannadaHomoglyph {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        if !document.has_word(|kinds| kinds.has(Kinds::TELUGU | Kinds::OTHER)) {
            return;
        }
        for word in document.words().iter().filter(|w| !w.masked && w.kinds.has(Kinds::TELUGU | Kinds::OTHER)) {
            let text = document.slice(word.span);
            if text.chars().any(is_kannada) {
                let telugu: Option<String> =
                    text.chars().map(|c| if is_kannada(c) { from_indic(c) } else { Some(c) }).collect();
                let finding = Finding::at(word.span).confidence(0.99);
                sink.push(match telugu {
                    Some(telugu) => {
                        // A word with another fault besides is for a person to look at.
                        let whole = is_well_formed(&telugu) && !telugu.contains(is_unassigned);
                        finding.replace(telugu, if whole { Applicability::Safe } else { Applicability::Unsafe })
                    }
                    None => finding,
                });
            }
        }
    }
}

fn is_kannada(c: char) -> bool {
    matches!(c, '\u{0C80}'..='\u{0CFF}')
}

//! A vowel letter inside a word, where two words have run together.

use crate::diagnostic::{Applicability, Span};
use crate::document::{Document, WordForms};
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::names::Gazetteer;
use crate::telugu::forms::Form;
use crate::telugu::letters::is_independent_vowel;
use std::sync::Arc;

/// `independent-vowel-midword`.
pub struct IndependentVowelMidword {
    forms: WordForms,
    names: Arc<Gazetteer>,
}

impl CodedRule for IndependentVowelMidword {
    const ID: &'static str = "independent-vowel-midword";
    type Config = NoSettings;

    fn new(_: NoSettings, setup: &Setup) -> Result<Self, Error> {
        Ok(Self { forms: setup.forms(), names: setup.gazetteer() })
    }
}

impl Rule for IndependentVowelMidword {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        for (_, word) in self.forms.words(document, Form::VOWEL_INSIDE) {
            let text = document.slice(word.span);
            if text.contains(['\u{200C}', '\u{200D}']) || self.names.is_common(text) {
                continue;
            }
            // Both parts are common words of their own: చేసిన + అనంతరం.
            let joint =
                text.char_indices().skip(2).filter(|(_, c)| is_independent_vowel(*c)).map(|(at, _)| at).find(|&at| {
                    let (left, right) = text.split_at(at);
                    left != "ప్రతి"
                        && is_long(left)
                        && is_long(right)
                        && self.names.is_common(left)
                        && self.names.is_common(right)
                });
            if let Some(at) = joint {
                let at = Span::point(word.span.start as usize + at);
                sink.push(Finding::at(word.span).edit(at, " ", Applicability::Unsafe).confidence(0.9));
            }
        }
    }
}

/// Longer than letter names (ఎన్ + ఐ) and number words that print joins.
fn is_long(part: &str) -> bool {
    part.chars().count() >= 4
}

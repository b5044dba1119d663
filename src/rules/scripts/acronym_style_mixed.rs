//! One acronym in several spellings.

use crate::diagnostic::Span;
use crate::document::{Document, WordForms};
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::forms::Form;
use crate::text::words::{Kinds, without_joiners};
use hashbrown::HashMap;

/// `acronym-style-mixed`.
pub struct AcronymStyleMixed {
    forms: WordForms,
}

impl CodedRule for AcronymStyleMixed {
    const ID: &'static str = "acronym-style-mixed";
    type Config = NoSettings;

    fn new(_: NoSettings, setup: &Setup) -> Result<Self, Error> {
        Ok(Self { forms: setup.forms() })
    }
}

impl Rule for AcronymStyleMixed {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        if !self.forms.view(document).any(Form::ACRONYM) {
            return;
        }
        // By the Latin letters that are spelt: places and spellings.
        let mut found: HashMap<String, Vec<(Span, String)>> = HashMap::new();
        for word in document.words().iter().filter(|w| !w.masked) {
            let text = document.slice(word.span);
            if word.id.is_some() {
                if !self.forms.view(document).is(word, Form::ACRONYM) {
                    continue;
                }
                let bare = without_joiners(text);
                if let Some((letters, spelling)) = self.forms.lists().acronyms().latin(&bare) {
                    found.entry(letters).or_default().push((word.span, spelling.to_owned()));
                }
            } else if word.kinds == Kinds::LATIN && text.len() >= 2 && text.bytes().all(|b| b.is_ascii_uppercase()) {
                // The Latin form in brackets explains the Telugu one.
                if !document.is_bracketed(word.span) {
                    found.entry(text.to_owned()).or_default().push((word.span, text.to_owned()));
                }
            }
        }
        for places in found.into_values() {
            let count = |spelling: &str| places.iter().filter(|(_, s)| s == spelling).count();
            let Some((_, main)) = places.iter().rev().max_by_key(|(_, s)| (count(s), !s.is_ascii())) else { continue };
            // The first place of each other spelling will do.
            let others = places.iter().enumerate().filter(|(_, (_, s))| s != main);
            for (_, (span, spelling)) in others.filter(|(i, (_, s))| places[..*i].iter().all(|(_, before)| before != s))
            {
                sink.push(
                    Finding::at(*span).arg("spelling", spelling.as_str()).arg("main", main.as_str()).confidence(0.88),
                );
            }
        }
    }
}

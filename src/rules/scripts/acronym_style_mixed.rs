//! One acronym in several spellings.

use std::sync::Arc;

use crate::diagnostic::Span;
use crate::document::{Document, WordForms};
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::names::Gazetteer;
use crate::telugu::forms::Form;
use crate::text::words::{Kinds, without_joiners};
use hashbrown::HashMap;

/// `acronym-style-mixed`.
pub struct AcronymStyleMixed {
    forms: WordForms,
    names: Arc<Gazetteer>,
}

impl CodedRule for AcronymStyleMixed {
    const ID: &'static str = "acronym-style-mixed";
    type Config = NoSettings;

    fn new(_: NoSettings, setup: &Setup) -> Result<Self, Error> {
        Ok(Self { forms: setup.forms(), names: setup.gazetteer() })
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
        self.dotted(document, &mut found);
        for mut places in found.into_values() {
            places.sort_by_key(|(span, _)| *span);
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

impl AcronymStyleMixed {
    /// కె.పి. ఉన్నికృష్ణన్: what follows is a name, and the letters are its initials.
    fn names_someone(&self, document: &Document<'_>, next: usize) -> bool {
        let Some(word) = document.words().get(next).filter(|_| document.gap_after(next - 1) == ". ") else {
            return false;
        };
        let bare = without_joiners(document.slice(word.span));
        self.names.known(&bare).is_some() || !self.names.is_common(&bare)
    }

    /// యు.ఎస్.: letters with full stops, if the article also writes them without.
    fn dotted(&self, document: &Document<'_>, found: &mut HashMap<String, Vec<(Span, String)>>) {
        let words = document.words();
        let letter = |i: usize| self.forms.lists().acronyms().letter(document.slice(words[i].span));
        let mut end = 0;
        for &first in document.odd_gaps() {
            let first = first as usize;
            if first < end || words[first].masked || document.gap_after(first) != "." {
                continue;
            }
            let mut letters: String = letter(first).into_iter().collect();
            end = first + 1;
            while end < words.len() && document.gap_after(end - 1) == "." && !letters.is_empty() {
                let Some(next) = letter(end) else { break };
                letters.push(next);
                end += 1;
            }
            if letters.len() >= 2
                && !self.names_someone(document, end)
                && let Some(places) = found.get_mut(&letters)
            {
                let span = words[first].span.to(words[end - 1].span);
                places.push((span, document.slice(span).to_owned() + "."));
            }
        }
    }
}

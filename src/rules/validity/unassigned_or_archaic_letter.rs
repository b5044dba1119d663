//! Code points that are no Telugu letters, and letters that news no longer uses.

use crate::diagnostic::{Applicability, Severity, Span};
use crate::document::{Document, WordForms};
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::forms::{Form, is_unassigned, modern};

/// `unassigned-or-archaic-letter`.
pub struct UnassignedOrArchaicLetter {
    forms: WordForms,
}

impl CodedRule for UnassignedOrArchaicLetter {
    const ID: &'static str = "unassigned-or-archaic-letter";
    type Config = NoSettings;

    fn new(_: NoSettings, setup: &Setup) -> Result<Self, Error> {
        Ok(Self { forms: setup.forms() })
    }
}

impl Rule for UnassignedOrArchaicLetter {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        for (_, word) in self.forms.words(document, Form::ARCHAIC) {
            let text = document.slice(word.span);
            if document.is_quoted(word.span) || is_sound_or_letter(text) {
                continue;
            }
            if text.chars().any(is_unassigned) {
                sink.push(Finding::at(word.span).message("unassigned").severity(Severity::Error).confidence(0.98));
                continue;
            }
            let finding = Finding::at(word.span).confidence(0.9);
            sink.push(match in_modern_print(text) {
                Some(right) => finding.replace(right, Applicability::Unsafe),
                None => finding,
            });
        }
        for &(at, c) in document.rare().iter().filter(|(_, c)| is_unassigned(*c)) {
            let span = Span::new(at as usize, at as usize + c.len_utf8());
            sink.push(Finding::at(span).message("unassigned").severity(Severity::Error).confidence(0.98));
        }
    }
}

/// A letter that is talked about, or an interjection: ఆఁ, ఉహుఁ.
fn is_sound_or_letter(text: &str) -> bool {
    text.chars().count() == 1 || text.ends_with('ఁ') && text.chars().count() <= 5
}

/// The word in letters that print uses today, if each old letter has a successor.
fn in_modern_print(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match modern(c) {
            Some("\0") => return None,
            Some(successor) => out.push_str(successor),
            None => out.push(c),
        }
    }
    Some(out)
}

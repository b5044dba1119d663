//! Well-known slips of aspiration and sibilants.

use crate::diagnostic::{Applicability, Severity, Span};
use crate::document::{Document, WordForms};
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::forms::Form;

/// `common-misspelling`.
pub struct CommonMisspelling {
    forms: WordForms,
}

impl CodedRule for CommonMisspelling {
    const ID: &'static str = "common-misspelling";
    type Config = NoSettings;

    fn new(_: NoSettings, setup: &Setup) -> Result<Self, Error> {
        Ok(Self { forms: setup.forms() })
    }
}

impl Rule for CommonMisspelling {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        for (i, word) in self.forms.words(document, Form::MISSPELT) {
            let Some(fault) = self.forms.lists().spelling().misspelling(document.slice(word.span)) else { continue };
            if fault.wrong.starts_with('వ') && follows_pronoun(document, i) {
                continue;
            }
            let start = word.span.range().start + fault.start;
            let part = Span::new(start, start + fault.wrong.len());
            // A quotation may be of something written.
            let safe = fault.sure && !document.is_quoted(word.span);
            let applicability = if safe { Applicability::Safe } else { Applicability::Unsafe };
            let finding = Finding::at(word.span).edit(part, fault.right, applicability);
            sink.push(if fault.sure {
                finding.confidence(0.96)
            } else {
                finding.severity(Severity::Info).confidence(0.8)
            });
        }
    }
}

/// మన వూరు: between two vowels speech has a glide, and some write it.
fn follows_pronoun(document: &Document<'_>, word: usize) -> bool {
    let before = word.checked_sub(1).filter(|&i| document.gap_after(i) == " ");
    before
        .is_some_and(|i| matches!(document.slice(document.words()[i].span), "మన" | "మా" | "మీ" | "నా" | "నీ" | "తన" | "వారి"))
}

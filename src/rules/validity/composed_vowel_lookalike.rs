//! Two signs that together look like a third: ె + ు for ొ.

use crate::diagnostic::Applicability;
use crate::document::{Document, WordForms};
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::orthography::FaultKind;

/// `composed-vowel-lookalike`.
pub struct ComposedVowelLookalike {
    forms: WordForms,
}

impl CodedRule for ComposedVowelLookalike {
    const ID: &'static str = "composed-vowel-lookalike";
    type Config = NoSettings;

    fn new(_: NoSettings, setup: &Setup) -> Result<Self, Error> {
        Ok(Self { forms: setup.forms() })
    }
}

impl Rule for ComposedVowelLookalike {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        for (_, span, fault) in self.forms.faults(document, &[FaultKind::Lookalike]) {
            if let Some(right) = fault.right {
                sink.push(Finding::at(span).replace(right, Applicability::Safe).confidence(0.98));
            }
        }
    }
}

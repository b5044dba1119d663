//! Two vowel signs on one consonant, or a sign on a vowel letter.

use crate::diagnostic::Applicability;
use crate::document::{Document, WordForms};
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::orthography::FaultKind;

/// `stacked-vowel-signs`.
pub struct StackedVowelSigns {
    forms: WordForms,
}

impl CodedRule for StackedVowelSigns {
    const ID: &'static str = "stacked-vowel-signs";
    type Config = NoSettings;

    fn new(_: NoSettings, setup: &Setup) -> Result<Self, Error> {
        Ok(Self { forms: setup.forms() })
    }
}

impl Rule for StackedVowelSigns {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        for (i, span, fault) in self.forms.faults(document, &KINDS) {
            let finding = Finding::at(document.words()[i].span).confidence(0.98);
            sink.push(match fault.right {
                Some(right) => finding.edit(span, right, Applicability::Safe),
                None => finding,
            });
        }
    }
}

const KINDS: [FaultKind; 3] = [FaultKind::Doubled, FaultKind::Stacked, FaultKind::OnVowel];

//! A virama that stands after anything but a consonant, or twice.

use crate::diagnostic::Applicability;
use crate::document::{Document, WordForms};
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::orthography::FaultKind;

/// `virama-out-of-place`.
pub struct ViramaOutOfPlace {
    forms: WordForms,
}

impl CodedRule for ViramaOutOfPlace {
    const ID: &'static str = "virama-out-of-place";
    type Config = NoSettings;

    fn new(_: NoSettings, setup: &Setup) -> Result<Self, Error> {
        Ok(Self { forms: setup.forms() })
    }
}

impl Rule for ViramaOutOfPlace {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        for (i, span, fault) in self.forms.faults(document, &KINDS) {
            let finding = Finding::at(document.words()[i].span);
            sink.push(match (fault.kind, fault.right) {
                (FaultKind::ViramaDoubled, Some(right)) => {
                    finding.edit(span, right, Applicability::Safe).confidence(0.99)
                }
                (_, Some(right)) => finding.message("order").edit(span, right, Applicability::Unsafe).confidence(0.97),
                (_, None) => finding.message("lost").confidence(0.95),
            });
        }
    }
}

const KINDS: [FaultKind; 3] = [FaultKind::ViramaDoubled, FaultKind::SignBeforeSubscript, FaultKind::ViramaMisplaced];

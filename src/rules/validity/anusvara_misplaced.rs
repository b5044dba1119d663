//! An anusvara or visarga that is doubled or stored in the wrong place.

use crate::diagnostic::Applicability;
use crate::document::{Document, WordForms};
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::orthography::FaultKind;

/// `anusvara-misplaced`.
pub struct AnusvaraMisplaced {
    forms: WordForms,
}

impl CodedRule for AnusvaraMisplaced {
    const ID: &'static str = "anusvara-misplaced";
    type Config = NoSettings;

    fn new(_: NoSettings, setup: &Setup) -> Result<Self, Error> {
        Ok(Self { forms: setup.forms() })
    }
}

impl Rule for AnusvaraMisplaced {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        for (i, span, fault) in self.forms.faults(document, &KINDS) {
            // A visarga after a virama was a colon: `visarga-colon-swap`.
            if fault.kind == FaultKind::BinduAfterVirama && document.slice(span) == "ః" {
                continue;
            }
            let finding = Finding::at(document.words()[i].span).confidence(0.97);
            sink.push(match fault.right {
                Some(right) => finding.edit(span, right, Applicability::Safe),
                None => finding.message("virama").edit(span, "", Applicability::Unsafe),
            });
        }
    }
}

const KINDS: [FaultKind; 3] = [FaultKind::BinduDoubled, FaultKind::BinduBeforeSign, FaultKind::BinduAfterVirama];

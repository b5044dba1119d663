//! One loanword or acronym in two spellings.

use std::sync::Arc;

use crate::diagnostic::Applicability;
use crate::document::Document;
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::names::{Gazetteer, NameView};

/// `word-variant-mixed`.
pub struct WordVariantMixed {
    names: Arc<Gazetteer>,
}

impl CodedRule for WordVariantMixed {
    const ID: &'static str = "word-variant-mixed";
    type Config = NoSettings;

    fn new(_: NoSettings, setup: &Setup) -> Result<Self, Error> {
        Ok(Self { names: setup.gazetteer() })
    }
}

impl Rule for WordVariantMixed {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        let view = document.names(|| NameView::build(document, &self.names));
        for variant in view.variants(document, false) {
            let counts: Vec<String> =
                variant.cluster.forms.iter().map(|f| format!("{} × {}", f.text, f.count)).collect();
            let mut finding = Finding::at(variant.span)
                .arg("variants", counts.join(", "))
                .confidence(variant.confidence)
                .variants(variant.spellings);
            for (span, spelling) in variant.others {
                finding = finding.label(span, spelling);
            }
            // Both spellings are good Telugu: which one to keep is the desk's choice.
            sink.push(if let Some(mend) = variant.mend {
                finding.arg("other", mend.settled).edit(mend.span, mend.text, Applicability::Unsafe)
            } else {
                let message = if variant.is_tied { "tie" } else { "several" };
                finding.message(message).arg("other", variant.cluster.forms[0].text.as_str())
            });
        }
    }
}

//! Spellings that the list of names calls wrong.

use std::sync::Arc;

use crate::diagnostic::Applicability;
use crate::document::Document;
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::names::{Gazetteer, NameView};

/// `name-house-spelling`.
pub struct NameHouseSpelling {
    names: Arc<Gazetteer>,
}

impl CodedRule for NameHouseSpelling {
    const ID: &'static str = "name-house-spelling";
    type Config = NoSettings;

    fn new(_: NoSettings, setup: &Setup) -> Result<Self, Error> {
        Ok(Self { names: setup.gazetteer() })
    }
}

impl Rule for NameHouseSpelling {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        let view = document.names(|| NameView::build(document, &self.names));
        for (span, wrong) in &view.wrong {
            // What another person wrote or said stays as it is unless a person decides.
            let applicability = if document.is_quoted(*span) { Applicability::Unsafe } else { Applicability::Safe };
            let variants = vec![document.slice(*span).to_owned(), wrong.right.to_string()];
            sink.push(
                Finding::at(*span)
                    .arg("other", &*wrong.right)
                    .replace(&*wrong.right, applicability)
                    .variants(variants)
                    .confidence(0.97),
            );
        }
    }
}

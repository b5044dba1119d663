//! Two accepted spellings of a word in one article.

use crate::diagnostic::Applicability;
use crate::document::{Document, WordForms};
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::forms::Form;
use crate::telugu::spelling::VariantClass;
use crate::text::words::without_joiners;
use hashbrown::HashMap;

/// `spelling-variant-mixed`.
pub struct SpellingVariantMixed {
    forms: WordForms,
}

impl CodedRule for SpellingVariantMixed {
    const ID: &'static str = "spelling-variant-mixed";
    type Config = NoSettings;

    fn new(_: NoSettings, setup: &Setup) -> Result<Self, Error> {
        Ok(Self { forms: setup.forms() })
    }
}

impl Rule for SpellingVariantMixed {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        if !self.forms.view(document).any(Form::VARIANT) {
            return;
        }
        let spelling = self.forms.lists().spelling();
        // How often each class has the form that news prefers, and the other.
        let mut counts: HashMap<VariantClass, (u32, u32)> = HashMap::new();
        for entry in self.forms.view(document).entries(Form::VARIANT) {
            if let Some(variant) = spelling.variant(&without_joiners(entry.text)) {
                let (preferred, other) = counts.entry(variant.class).or_default();
                *if variant.is_preferred { preferred } else { other } += entry.count;
            }
        }
        counts.retain(|_, (preferred, other)| *preferred > 0 && *other > 0);
        if counts.is_empty() {
            return;
        }
        for (_, word) in self.forms.words(document, Form::VARIANT) {
            let text = document.slice(word.span);
            let Some(variant) = spelling.variant(&without_joiners(text)) else { continue };
            let Some((preferred, other)) = counts.get(&variant.class) else { continue };
            // An article that has the other form more than twice as often keeps it.
            let keeps_other = *other > preferred * 2;
            // What was said stays as it was said.
            if variant.is_preferred != keeps_other || document.is_quoted(word.span) || text.contains('\u{200C}') {
                continue;
            }
            let finding = Finding::at(word.span).replace(variant.twin, Applicability::Safe).confidence(0.95);
            sink.push(finding);
        }
    }
}

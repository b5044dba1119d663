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
        // How often each class has the other form and the one that news prefers, and a word that shows it.
        let mut counts: HashMap<VariantClass, [(u32, &str); 2]> = HashMap::new();
        for entry in self.forms.view(document).entries(Form::VARIANT) {
            if let Some(variant) = spelling.variant(&without_joiners(entry.text)) {
                let (count, example) = &mut counts.entry(variant.class).or_default()[usize::from(variant.is_preferred)];
                *count += entry.count;
                *example = entry.text;
            }
        }
        counts.retain(|_, [(other, _), (preferred, _)]| *preferred > 0 && *other > 0);
        if counts.is_empty() {
            return;
        }
        for (_, word) in self.forms.words(document, Form::VARIANT) {
            let text = document.slice(word.span);
            let Some(variant) = spelling.variant(&without_joiners(text)) else { continue };
            let Some([(other, _), (preferred, _)]) = counts.get(&variant.class) else { continue };
            // An article that has the other form more than twice as often keeps it.
            let keeps_other = *other > preferred * 2;
            // What was said stays as it was said.
            if variant.is_preferred != keeps_other || document.is_quoted(word.span) || text.contains('\u{200C}') {
                continue;
            }
            // Away from what news prefers a person should go.
            let applicability = if keeps_other { Applicability::Unsafe } else { Applicability::Safe };
            let [_, (_, seen)] = counts[&variant.class];
            let seen = if keeps_other { counts[&variant.class][0].1 } else { seen };
            let has_twin = document.vocabulary().count(&variant.twin) > 0;
            let finding = Finding::at(word.span).replace(variant.twin, applicability).confidence(0.95);
            sink.push(if has_twin { finding } else { finding.message("kind").arg("seen", seen) });
        }
    }
}

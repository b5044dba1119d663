//! Millions and billions among lakhs and crores.

use crate::document::{Document, WordForms};
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::forms::Form;
use crate::telugu::numbers::{in_lakhs, scale};
use crate::text::words::{Kinds, without_joiners};

/// `number-scale-mixed`.
pub struct NumberScaleMixed {
    forms: WordForms,
}

impl CodedRule for NumberScaleMixed {
    const ID: &'static str = "number-scale-mixed";
    type Config = NoSettings;

    fn new(_: NoSettings, setup: &Setup) -> Result<Self, Error> {
        Ok(Self { forms: setup.forms() })
    }
}

impl Rule for NumberScaleMixed {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        for (i, word) in self.forms.words(document, Form::SCALE) {
            let Some(scale) = scale(&without_joiners(document.slice(word.span))) else { continue };
            let number = i.checked_sub(1).map(|j| document.words()[j]).filter(|w| w.kinds == Kinds::DIGIT);
            let Some(_) = number.filter(|_| document.gap_after(i - 1) == " ") else { continue };
            let (first, amount) = amount_before(document, i - 1);
            let next = document.words().get(i + 1).map_or("", |w| document.slice(w.span));
            let before = document.text()[..document.words()[first].span.range().start].trim_end_matches([' ', '.']);
            let foreign =
                ["డాలర్", "యూరో", "పౌండ్", "టన్ను", "సంవత్సరా", "ఏళ్ల", "డాల"].iter().any(|unit| next.starts_with(unit))
                    || before.ends_with(['$', '€', '£']);
            let indian = next.starts_with("రూపాయ") || next == "మంది" || before.ends_with("రూ") || before.ends_with('₹');
            if foreign || !indian {
                continue;
            }
            let finding = Finding::at(document.words()[first].span.to(word.span)).confidence(0.93);
            sink.push(match in_lakhs(amount, scale) {
                Some(value) => finding.message("value").arg("value", value),
                None => finding,
            });
        }
    }
}

/// The number that ends at a word, decimals included: its first word and its text.
fn amount_before<'d>(document: &'d Document<'_>, last: usize) -> (usize, &'d str) {
    let decimal = last > 0 && document.gap_after(last - 1) == "." && document.words()[last - 1].kinds == Kinds::DIGIT;
    let first = if decimal { last - 1 } else { last };
    (first, document.slice(document.words()[first].span.to(document.words()[last].span)))
}

//! A unit that is written as a sign and as a word.

use crate::diagnostic::{Applicability, Span};
use crate::document::Document;
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::text::words::Kinds;

/// `currency-percent-doubled`.
pub struct CurrencyPercentDoubled;

impl CodedRule for CurrencyPercentDoubled {
    const ID: &'static str = "currency-percent-doubled";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl Rule for CurrencyPercentDoubled {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        if !document.has_word(|kinds| kinds == Kinds::DIGIT)
            || !UNITS.iter().any(|(u, _)| document.vocabulary().count(u) > 0)
        {
            return;
        }
        let words = document.words();
        for (i, word) in document.telugu_words().filter(|(i, _)| *i > 0) {
            let text = document.slice(word.span);
            let Some((_, signs)) = UNITS.iter().find(|(unit, _)| *unit == text) else { continue };
            if words[i - 1].kinds != Kinds::DIGIT || words[i - 1].masked {
                continue;
            }
            let said = match &*document.joint_after(i - 1) {
                "% " => signs.contains(&"%"),
                " " => sign_before(document, i - 1).is_some_and(|before| signs.iter().any(|s| before.ends_with(s))),
                _ => false,
            };
            if said {
                let gap = document.gap_after(i - 1);
                let space = word.span.range().start - (gap.len() - gap.trim_end().len());
                let space = Span::new(space, word.span.range().end);
                sink.push(Finding::at(word.span).edit(space, "", Applicability::Unsafe).confidence(0.96));
            }
        }
    }
}

/// Words for units, and the signs that mean the same.
const UNITS: [(&str, &[&str]); 6] = [
    ("డాలర్ల", &["$"]),
    ("డాలర్లు", &["$"]),
    ("రూపాయల", &["రూ", "₹"]),
    ("రూపాయలు", &["రూ", "₹"]),
    ("శాతం", &["%"]),
    ("శాతానికి", &["%"]),
];

/// What stands before the number that ends at a word.
fn sign_before<'d>(document: &'d Document<'_>, last: usize) -> Option<&'d str> {
    let words = document.words();
    let mut first = last;
    while first > 0 && matches!(document.gap_after(first - 1), "," | ".") && words[first - 1].kinds == Kinds::DIGIT {
        first -= 1;
    }
    Some(document.text().get(..words[first].span.range().start)?.trim_end_matches([' ', '.']))
}

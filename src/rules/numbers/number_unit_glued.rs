//! A word that is glued to a number.

use crate::diagnostic::{Applicability, Span};
use crate::document::Document;
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::text::words::Kinds;

/// `number-unit-glued`.
pub struct NumberUnitGlued;

impl CodedRule for NumberUnitGlued {
    const ID: &'static str = "number-unit-glued";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl Rule for NumberUnitGlued {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        if !document.has_word(|kinds| kinds == Kinds::DIGIT | Kinds::TELUGU) {
            return;
        }
        let words = document.words().iter().enumerate();
        for (i, word) in words.filter(|(_, w)| !w.masked && w.kinds == Kinds::DIGIT | Kinds::TELUGU) {
            let text = document.slice(word.span);
            let digits = text.bytes().take_while(u8::is_ascii_digit).count();
            let unit = &text[digits..];
            if digits > 0 && UNITS.iter().any(|u| unit.starts_with(u)) {
                let at = Span::point(word.span.range().start + digits);
                sink.push(Finding::at(document.number_at(i)).edit(at, " ", Applicability::Safe).confidence(0.93));
            }
        }
    }
}

/// Words that count or measure.
const UNITS: [&str; 12] = ["మంది", "శాతం", "కోట్ల", "కోట్లు", "లక్షల", "లక్షలు", "వేల", "వేలు", "డాలర్", "రోజుల", "నుంచి", "గంటల"];

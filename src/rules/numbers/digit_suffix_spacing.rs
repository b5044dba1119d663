//! A suffix that stands apart from its number.

use crate::diagnostic::{Applicability, Span};
use crate::document::Document;
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::text::words::Kinds;

/// `digit-suffix-spacing`.
pub struct DigitSuffixSpacing;

impl CodedRule for DigitSuffixSpacing {
    const ID: &'static str = "digit-suffix-spacing";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl Rule for DigitSuffixSpacing {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        if !document.has_word(|kinds| kinds == Kinds::DIGIT) {
            return;
        }
        let suffixes = SUFFIXES.iter().filter_map(|s| document.vocabulary().id(s));
        let words = document.words();
        for (i, word) in document.words_like(suffixes).filter(|(i, _)| *i > 0) {
            let text = document.slice(word.span);
            let number = words[i - 1];
            let gap = document.gap_after(i - 1);
            // `5 ని.`, `3 వ.`: abbreviations and initials.
            let abbreviation = document.gap_after(i).starts_with('.') && matches!(text, "ని" | "వ" | "కి" | "న");
            // `ఎఫ్-16-లు`, as on a typewriter.
            let apart = gap.trim_matches(' ').is_empty() || gap == "-" && text.len() > "వ".len();
            if number.kinds == Kinds::DIGIT && !number.masked && apart && !abbreviation {
                // Only spaces may go unattended.
                let class = if gap == "-" { Applicability::Unsafe } else { Applicability::Safe };
                let space = Span { start: number.span.end, end: word.span.start };
                sink.push(Finding::at(document.number_at(i - 1).to(word.span)).edit(space, "", class).confidence(0.97));
            }
        }
    }
}

/// Suffixes that a number carries; మంది, శాతం, నుంచి, వేల and their like are words and stand apart.
const SUFFIXES: [&str; 19] =
    ["లో", "లోని", "లోకి", "లోనే", "లోనూ", "లోగా", "ను", "కు", "కి", "తో", "గా", "పై", "ల", "లు", "లను", "లలో", "న", "వ", "వది"];

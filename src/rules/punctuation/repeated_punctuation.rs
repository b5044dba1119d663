//! A mark typed twice.

use crate::diagnostic::{Applicability, Severity, Span};
use crate::document::{Document, WordForms};
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::forms::Form;

/// `repeated-punctuation`.
pub struct RepeatedPunctuation {
    forms: WordForms,
}

impl CodedRule for RepeatedPunctuation {
    const ID: &'static str = "repeated-punctuation";
    type Config = NoSettings;

    fn new(_: NoSettings, setup: &Setup) -> Result<Self, Error> {
        Ok(Self { forms: setup.forms() })
    }
}

impl Rule for RepeatedPunctuation {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        for &i in document.odd_gaps() {
            let word = document.words()[i as usize];
            let gap = document.gap_after(i as usize);
            if gap.len() < 2 || word.masked {
                continue;
            }
            let Some((at, run)) = row(gap) else { continue };
            let span = Span::new(word.span.range().end + at, word.span.range().end + at + run.len());
            let finding = Finding::at(span).confidence(0.95);
            match (&run[..1], run.len()) {
                // `10,,000`: a digit may be what is missing.
                (",", _) if run == gap && in_number(document, i as usize) => {
                    sink.push(finding.replace(",", Applicability::Unsafe));
                }
                ("," | ";", _) => sink.push(finding.replace(&run[..1], Applicability::Safe)),
                ("!" | "?", _) => sink.push(finding.severity(Severity::Info).replace(&run[..1], Applicability::Unsafe)),
                (".", 4..) => sink.push(finding.severity(Severity::Info).replace("…", Applicability::Unsafe)),
                // Two dots pause; at the end of a paragraph, after a verb, they are a slip.
                (".", 2) if ends_paragraph(gap, at + 2) && self.forms.view(document).is(&word, Form::REPORT) => {
                    sink.push(finding.severity(Severity::Info).replace(".", Applicability::Unsafe));
                }
                _ => {}
            }
        }
    }
}

/// The first row of one mark in a gap.
fn row(gap: &str) -> Option<(usize, &str)> {
    let bytes = gap.as_bytes();
    let at = bytes.windows(2).position(|w| w[0] == w[1] && b",;!?.".contains(&w[0]))?;
    let len = bytes[at..].iter().take_while(|b| **b == bytes[at]).count();
    Some((at, &gap[at..at + len]))
}

/// Whether digits stand on both sides of what follows a word.
fn in_number(document: &Document<'_>, word: usize) -> bool {
    let text = |i: usize| document.words().get(i).map_or("", |w| document.slice(w.span));
    let is_digit = |c: char| c.is_ascii_digit();
    text(word).ends_with(is_digit) && text(word + 1).starts_with(is_digit)
}

fn ends_paragraph(gap: &str, from: usize) -> bool {
    let rest = gap[from..].trim_start_matches([' ', '\r']);
    rest.is_empty() || rest.starts_with('\n')
}

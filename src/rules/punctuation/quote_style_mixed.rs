//! Straight and curly quotation marks in one article.

use crate::diagnostic::{Applicability, Span};
use crate::document::{Document, Facing, Mark};
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;

/// `quote-style-mixed`.
pub struct QuoteStyleMixed;

impl CodedRule for QuoteStyleMixed {
    const ID: &'static str = "quote-style-mixed";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl Rule for QuoteStyleMixed {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        if document.has_ascii(b'\'') {
            doubled_apostrophes(document, sink);
        }
        if !document.has_ascii(b'"') {
            return;
        }
        let marks = document.marks();
        let (curly, straight) = (pairs(marks, '“', '”'), pairs(marks, '"', '"'));
        if curly.is_empty() || straight.is_empty() {
            return;
        }
        let (fewer, open, close) =
            if curly.len() < straight.len() { (curly, "\"", "\"") } else { (straight, "“", "”") };
        for (first, last) in fewer {
            report(first, last, open, close, sink);
        }
    }
}

/// Pairs of marks within a paragraph that face each other; none from a paragraph where one mark is left over.
fn pairs(marks: &[Mark], open: char, close: char) -> Vec<(Span, Span)> {
    let mut out = Vec::new();
    for paragraph in marks.chunk_by(|a, b| a.paragraph == b.paragraph) {
        let own: Vec<&Mark> = paragraph.iter().filter(|m| m.mark == open || m.mark == close).collect();
        let (couples, rest) = own.as_chunks::<2>();
        let sound = |[a, b]: &[&Mark; 2]| {
            a.mark == open && b.mark == close && a.facing != Facing::Closing && b.facing != Facing::Opening
        };
        if rest.is_empty() && couples.iter().all(sound) {
            out.extend(couples.iter().map(|[a, b]| (a.span, b.span)));
        }
    }
    out
}

/// `''…''`: two apostrophes typed for each mark.
fn doubled_apostrophes(document: &Document<'_>, sink: &mut Sink<'_>) {
    for paragraph in document.paragraphs() {
        let text = document.slice(paragraph.span);
        let found: Vec<usize> = text.match_indices("''").map(|(at, _)| paragraph.span.range().start + at).collect();
        let (couples, rest) = found.as_chunks::<2>();
        if rest.is_empty() {
            for &[a, b] in couples {
                report(Span::new(a, a + 2), Span::new(b, b + 2), "“", "”", sink);
            }
        }
    }
}

fn report(first: Span, last: Span, open: &str, close: &str, sink: &mut Sink<'_>) {
    const SHORT: usize = 150;
    let whole = first.to(last);
    let span = if whole.len() <= SHORT { whole } else { first };
    let finding = Finding::at(span).edit(first, open, Applicability::Safe).edit(last, close, Applicability::Safe);
    sink.push(finding.confidence(0.95));
}

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
        let marks = document.marks();
        for paragraph in marks.chunk_by(|a, b| a.paragraph == b.paragraph) {
            for (first, last) in document.crossed(paragraph) {
                sink.push(in_curly(first.span, last.span).message("crossed"));
            }
        }
        if !document.has_ascii(b'"') || pairs(document, marks, '“', '”').is_empty() {
            return;
        }
        let straight = pairs(document, marks, '"', '"').into_iter().map(|(first, last)| in_curly(first, last));
        sink.push_habit(straight.collect(), HABIT, "often");
    }
}

/// Pairs from which on the article has two habits.
const HABIT: usize = 3;

/// Pairs of marks within a paragraph that face each other; none from a paragraph where one mark is left over.
fn pairs(document: &Document<'_>, marks: &[Mark], open: char, close: char) -> Vec<(Span, Span)> {
    let mut out = Vec::new();
    for paragraph in marks.chunk_by(|a, b| a.paragraph == b.paragraph) {
        let crossed = document.crossed(paragraph);
        let paragraph = paragraph.iter().filter(|m| !crossed.iter().any(|(a, b)| a == *m || b == *m));
        let own: Vec<&Mark> = paragraph.filter(|m| m.mark == open || m.mark == close).collect();
        let (couples, rest) = own.as_chunks::<2>();
        let sound = |[a, b]: &[&Mark; 2]| {
            // `""` at both ends of a quotation would pair with itself.
            let between = b.span.start > a.span.end;
            between && a.mark == open && b.mark == close && a.facing != Facing::Closing && b.facing != Facing::Opening
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
                sink.push(in_curly(Span::new(a, a + 2), Span::new(b, b + 2)).message("doubled"));
            }
        }
    }
}

/// Print's own marks for a pair of others.
fn in_curly(first: Span, last: Span) -> Finding {
    const SHORT: usize = 150;
    let whole = first.to(last);
    let span = if whole.len() <= SHORT { whole } else { first };
    Finding::at(span).edit(first, "“", Applicability::Safe).edit(last, "”", Applicability::Safe).confidence(0.95)
}

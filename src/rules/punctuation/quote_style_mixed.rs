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
        let curly = Curly::of(document);
        // A mark of the outer quotation would open what is open.
        let straight = pairs(document, marks, '"', '"').into_iter().filter(|(a, b)| curly.has_room(*a, *b));
        sink.push_habit(straight.map(|(a, b)| in_curly(a, b)).collect(), HABIT, "often");
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
    let curly = Curly::of(document);
    for paragraph in document.paragraphs() {
        let found: Vec<Span> = doubled(document, paragraph.span).collect();
        let (couples, rest) = found.as_chunks::<2>();
        let faces =
            |[a, b]: &[Span; 2]| document.facing(*a) != Facing::Closing && document.facing(*b) != Facing::Opening;
        if !rest.is_empty() || !couples.iter().all(faces) {
            continue;
        }
        // A straight mark inside without a partner would close what the first one opens.
        let fits = |[a, b]: &&[Span; 2]| curly.has_room(*a, *b) && straight_between(document, *a, *b).is_multiple_of(2);
        for &[a, b] in couples.iter().filter(fits) {
            sink.push(in_curly(a, b).message("doubled"));
        }
    }
}

/// How many straight double marks stand between two places.
fn straight_between(document: &Document<'_>, a: Span, b: Span) -> usize {
    let marks = document.marks();
    let from = marks.partition_point(|m| m.span < a);
    marks[from..].iter().take_while(|m| m.span < b).filter(|m| m.mark == '"').count()
}

/// The double curly marks of an article, in order.
struct Curly<'d>(Vec<&'d Mark>);

impl<'d> Curly<'d> {
    fn of(document: &'d Document<'_>) -> Self {
        Self(document.marks().iter().filter(|m| matches!(m.mark, '“' | '”')).collect())
    }

    /// Whether a couple of them can stand here: no quotation is open, and none begins or ends in between.
    fn has_room(&self, first: Span, last: Span) -> bool {
        let next = self.0.partition_point(|m| m.span < first);
        let is_open = next.checked_sub(1).is_some_and(|i| self.0[i].mark == '“');
        !is_open && self.0.get(next).is_none_or(|m| m.span.start >= last.end)
    }
}

/// Two apostrophes, and no third beside them, outside links and tags.
fn doubled<'d>(document: &'d Document<'_>, paragraph: Span) -> impl Iterator<Item = Span> + 'd {
    let (text, base) = (document.slice(paragraph), paragraph.range().start);
    let mut from = 0;
    let runs = std::iter::from_fn(move || {
        let start = from + memchr::memchr(b'\'', &text.as_bytes()[from..])?;
        let len = text.as_bytes()[start..].iter().take_while(|b| **b == b'\'').count();
        from = start + len;
        Some(Span::new(base + start, base + from))
    });
    runs.filter(|run| run.len() == 2 && !document.is_masked(*run))
}

/// Print's own marks for a pair of others.
fn in_curly(first: Span, last: Span) -> Finding {
    const SHORT: usize = 150;
    let whole = first.to(last);
    let span = if whole.len() <= SHORT { whole } else { first };
    Finding::at(span).edit(first, "“", Applicability::Safe).edit(last, "”", Applicability::Safe).confidence(0.95)
}

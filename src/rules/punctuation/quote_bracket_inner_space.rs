//! A space inside quotation marks or brackets.

use crate::diagnostic::{Applicability, Span};
use crate::document::{Document, Facing, Mark};
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::text::quotes::Openers;

/// `quote-bracket-inner-space`.
pub struct QuoteBracketInnerSpace;

impl CodedRule for QuoteBracketInnerSpace {
    const ID: &'static str = "quote-bracket-inner-space";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl Rule for QuoteBracketInnerSpace {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        for paragraph in document.marks().chunk_by(|a, b| a.paragraph == b.paragraph) {
            for (open, close) in pairs(paragraph) {
                inside(document, open, close, sink);
            }
        }
    }
}

/// Bytes of a quotation that a mark with spaces on both sides may open.
const SHORT: u32 = 120;

/// Marks that belong together, innermost first. Straight ones are paired if their number is even.
fn pairs(paragraph: &[Mark]) -> Vec<(Mark, Mark)> {
    let mut out = Vec::new();
    let mut open = Openers::default();
    for mark in paragraph {
        match mark.mark {
            '“' | '‘' | '(' => open.push(mark.mark, *mark),
            '”' | '’' | ')' => {
                let opener = match mark.mark {
                    '”' => '“',
                    '’' => '‘',
                    _ => '(',
                };
                out.extend(open.close(opener).map(|open| (open, *mark)));
            }
            _ => {}
        }
    }
    let straight: Vec<Mark> = paragraph.iter().filter(|m| m.mark == '"').copied().collect();
    let (couples, rest) = straight.as_chunks::<2>();
    // One stray mark before shifts all couples after it: none is believed unless each faces the right way.
    let sound = |[a, b]: &[Mark; 2]| {
        a.facing != Facing::Closing
            && b.facing != Facing::Opening
            && (a.facing == Facing::Opening
                || b.span.start - a.span.end < SHORT && (couples.len() == 1 || b.facing == Facing::Closing))
    };
    if rest.is_empty() && couples.iter().all(sound) {
        out.extend(couples.iter().map(|[a, b]| (*a, *b)));
    }
    out
}

fn inside(document: &Document<'_>, open: Mark, close: Mark, sink: &mut Sink<'_>) {
    let inner = Span { start: open.span.end, end: close.span.start };
    let text = document.slice(inner);
    let (lead, tail) = (text.len() - text.trim_start_matches(' ').len(), text.len() - text.trim_end_matches(' ').len());
    if text.trim().is_empty() || lead + tail == 0 {
        return;
    }
    // `అన్నారు“ అని`, `అని ”అన్నారు`: a mark that faces the wrong way has its space outside.
    let space = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && !crate::telugu::letters::is_telugu(c));
    let (before, after) = (space(document.char_before(open.span)), space(document.char_after(close.span)));
    // A bracket faces one way only.
    if lead > 0 && !before && open.mark != '(' || tail > 0 && !after && close.mark != ')' && lead == 0 {
        return;
    }
    let mut finding = Finding::at(if inner.len() < 90 { open.span.to(close.span) } else { open.span }).confidence(0.96);
    if lead > 0 {
        finding = finding.edit(
            Span { start: inner.start, end: inner.start + Span::new(0, lead).end },
            "",
            Applicability::Safe,
        );
    }
    if tail > 0 {
        finding =
            finding.edit(Span { start: inner.end - Span::new(0, tail).end, end: inner.end }, "", Applicability::Safe);
    }
    sink.push(finding);
}

//! Quotation marks and brackets without their partner.

use crate::diagnostic::Applicability;
use crate::document::{Document, Facing, Mark};
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;

/// `quote-unbalanced`.
pub struct QuoteUnbalanced;

impl CodedRule for QuoteUnbalanced {
    const ID: &'static str = "quote-unbalanced";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl Rule for QuoteUnbalanced {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        if document.marks().is_empty() {
            return;
        }
        let marks = &of_one_kind(document);
        curly(document, marks, sink);
        let mut carried: Option<Mark> = None;
        for paragraph in marks.chunk_by(|a, b| a.paragraph == b.paragraph) {
            match (straight(document, paragraph), carried.take()) {
                // What one paragraph opens and a later one closes is one quotation.
                (Some((_, false)), Some(_)) | (None, None) => {}
                (odd, before) => {
                    if let Some(mark) = before {
                        sink.push(Finding::at(mark.span).confidence(0.92));
                    }
                    match odd {
                        Some((mark, true)) => carried = Some(mark),
                        Some((mark, false)) => sink.push(Finding::at(mark.span).message("unopened").confidence(0.92)),
                        None => {}
                    }
                }
            }
            brackets(document, paragraph, sink);
        }
        if let Some(mark) = carried {
            sink.push(Finding::at(mark.span).confidence(0.92));
        }
    }
}

/// The marks but for couples of two kinds: nothing is missing there, and `quote-style-mixed` reports them.
fn of_one_kind(document: &Document<'_>) -> Vec<Mark> {
    let marks = document.marks();
    let mut out = marks.to_vec();
    for paragraph in marks.chunk_by(|a, b| a.paragraph == b.paragraph) {
        let crossed = document.crossed(paragraph);
        out.retain(|m| !crossed.iter().any(|(a, b)| a.span.contains(m.span) || b.span.contains(m.span)));
    }
    out
}

/// Curly double marks. A quotation that runs over paragraphs opens each of them and closes in the last, or opens the first
/// alone: so an open one is carried on.
fn curly(document: &Document<'_>, marks: &[Mark], sink: &mut Sink<'_>) {
    let mut open: Option<Mark> = None;
    let curly: Vec<&Mark> = marks.iter().filter(|m| matches!(m.mark, '“' | '”')).collect();
    for (i, mark) in curly.iter().enumerate() {
        let next = curly.get(i + 1).filter(|next| next.paragraph == mark.paragraph);
        // `, ”అని`: a mark that fits what is open, or that nothing would close, is right whatever the spaces beside it.
        let turned = match (mark.mark, mark.facing) {
            ('”', Facing::Opening) => open.is_none() && next.is_some_and(|next| next.mark == '”'),
            ('“', Facing::Closing) => open.is_some(),
            _ => false,
        };
        let opens = (mark.mark == '“') != turned;
        if turned {
            let right = if opens { "“" } else { "”" };
            sink.push(Finding::at(mark.span).message("turned").replace(right, Applicability::Unsafe).confidence(0.93));
        }
        if !opens {
            if open.take().is_none() {
                sink.push(Finding::at(mark.span).message("unopened").confidence(0.93));
            }
            continue;
        }
        if let Some(before) = open.replace(**mark) {
            let starts = document.paragraphs().get(mark.paragraph).is_some_and(|p| {
                let lead = document.slice(p.span);
                p.span.range().start + lead.len() - lead.trim_start().len() == mark.span.range().start
            });
            if before.paragraph == mark.paragraph || !starts {
                sink.push(Finding::at(before.span).confidence(0.93));
            }
        }
    }
    if let Some(mark) = open {
        sink.push(Finding::at(mark.span).confidence(0.93));
    }
}

/// The straight double mark that has no partner in its paragraph, and whether it opens.
fn straight(document: &Document<'_>, paragraph: &[Mark]) -> Option<(Mark, bool)> {
    let marks: Vec<&Mark> = paragraph.iter().filter(|m| m.mark == '"').collect();
    // After a digit it may mean inches or seconds.
    let unclear = || marks.iter().any(|m| document.char_before(m.span).is_some_and(|c| c.is_ascii_digit()));
    if marks.len().is_multiple_of(2) || unclear() {
        return None;
    }
    let mut open: Option<&Mark> = None;
    for mark in marks {
        match (open, mark.facing) {
            (Some(before), Facing::Opening) => return Some((*before, true)),
            (Some(_), _) => open = None,
            (None, Facing::Closing) => return Some((*mark, false)),
            (None, _) => open = Some(mark),
        }
    }
    open.map(|mark| (*mark, true))
}

/// Round brackets: not the `1)` of a list, nor a smile.
fn brackets(document: &Document<'_>, paragraph: &[Mark], sink: &mut Sink<'_>) {
    let mut open: Vec<&Mark> = Vec::new();
    for mark in paragraph {
        match mark.mark {
            '(' if !document.text()[..mark.span.range().start].ends_with([':', ';', '-']) => open.push(mark),
            ')' if open.pop().is_none() && !is_list_marker(document, mark) => {
                sink.push(Finding::at(mark.span).message("unopened").confidence(0.92));
            }
            _ => {}
        }
    }
    for mark in open {
        sink.push(Finding::at(mark.span).confidence(0.92));
    }
}

fn is_list_marker(document: &Document<'_>, mark: &Mark) -> bool {
    let before = &document.text()[..mark.span.range().start];
    let ends = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | '(');
    let short = before.chars().rev().take(4).position(ends).is_some() || before.chars().rev().nth(3).is_none();
    short || before.ends_with([':', ';', '-'])
}

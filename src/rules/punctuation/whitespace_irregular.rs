//! Doubled, odd and trailing spaces, and rows of empty lines.

use crate::diagnostic::{Applicability, Span};
use crate::document::Document;
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;

/// `whitespace-irregular`.
pub struct WhitespaceIrregular;

impl CodedRule for WhitespaceIrregular {
    const ID: &'static str = "whitespace-irregular";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl Rule for WhitespaceIrregular {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        for &i in document.odd_gaps() {
            let word = document.words()[i as usize];
            let (gap, start) = (document.gap_after(i as usize), word.span.range().end);
            let mut at = 0;
            while let Some(offset) = gap[at..].find(is_space) {
                let from = at + offset;
                let run = gap[from..].find(|c| !is_space(c)).map_or(gap.len(), |end| from + end);
                if let Some(replacement) = better(document, i as usize, gap, from, run) {
                    let span = Span::new(start + from, start + run);
                    let applicability =
                        if gap[from..run].contains('\u{2028}') { Applicability::Unsafe } else { Applicability::Safe };
                    sink.push(Finding::at(span).replace(replacement, applicability).confidence(0.95));
                }
                at = run;
            }
        }
    }
}

/// Vertical tabs and page breaks are controls, of which another rule speaks.
fn is_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{B}' | '\u{C}')
}

/// What a run of space inside a gap should be, if it is not that already.
fn better(document: &Document<'_>, i: usize, gap: &str, from: usize, to: usize) -> Option<&'static str> {
    let run = &gap[from..to];
    if run.contains('\n') {
        let lines = run.matches('\n').count();
        let trailing = run.starts_with([' ', '\t', '\u{A0}']);
        let ends_text = to == gap.len() && document.words().len() == i + 1;
        return match lines {
            _ if ends_text && !trailing => None,
            1 if trailing => Some("\n"),
            2 if trailing => Some("\n\n"),
            n if n > 3 => Some("\n\n"),
            _ => None,
        }
        .filter(|_| !run.contains('\r'));
    }
    let beside_number = |span: Span| document.slice(span).bytes().any(|b| b.is_ascii_digit());
    let number =
        beside_number(document.words()[i].span) || document.words().get(i + 1).is_some_and(|w| beside_number(w.span));
    match run {
        " " => None,
        // A number and its unit are kept on one line on purpose.
        "\u{A0}" | "\u{202F}" if number => None,
        _ if run.contains('\u{2028}') => Some("\n"),
        _ if to == gap.len() && document.words().len() == i + 1 => Some(""),
        _ => Some(" "),
    }
}

//! Brackets with nothing in them.

use crate::diagnostic::{Applicability, Span};
use crate::document::Document;
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;

/// `empty-brackets`.
pub struct EmptyBrackets;

impl CodedRule for EmptyBrackets {
    const ID: &'static str = "empty-brackets";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl Rule for EmptyBrackets {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        if !document.has_ascii(b'(') && !document.has_ascii(b'[') {
            return;
        }
        for &i in document.odd_gaps() {
            let gap = document.gap_after(i as usize);
            let start = document.words()[i as usize].span.range().end;
            for (open, close) in [('(', ')'), ('[', ']')] {
                let Some(at) = gap.find(open) else { continue };
                let inner = &gap[at + 1..];
                let Some(end) = inner.find(close).filter(|&end| inner[..end].trim().is_empty()) else { continue };
                let spaces = gap[..at].len() - gap[..at].trim_end_matches(' ').len();
                let span = Span::new(start + at, start + at + end + 2);
                // Code is masked; a name with brackets is a function.
                if spaces > 0 && !document.is_masked(span) {
                    let whole = Span::new(start + at - spaces, start + at + end + 2);
                    sink.push(Finding::at(span).edit(whole, "", Applicability::Unsafe).confidence(0.95));
                }
            }
        }
    }
}

//! A hyphen with a space on one side, or two hyphens for a dash.

use crate::diagnostic::{Applicability, Span};
use crate::document::Document;
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::text::words::Kinds;

/// `dash-hyphen-style`.
pub struct DashHyphenStyle;

impl CodedRule for DashHyphenStyle {
    const ID: &'static str = "dash-hyphen-style";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        Ok(Self)
    }
}

/// Endings of verbs, plurals and cases: after them a hyphen is a dash between clauses, and to close it up would weld them.
const CLAUSE_ENDS: [&str; 16] =
    ["ండి", "ారు", "ింది", "ాయి", "ుంది", "ాడు", "ాలి", "లేదు", "లు", "లో", "తో", "కు", "కి", "ను", "గా", "పై"];

fn ends_clause(word: &str) -> bool {
    // ఉభయ- తెలుగు రాష్ట్రాలు: the first part is left hanging.
    if word == "ఉభయ" {
        return true;
    }
    CLAUSE_ENDS.iter().any(|end| word.len() > end.len() && word.ends_with(end))
}

impl Rule for DashHyphenStyle {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        if !document.has_ascii(b'-') {
            return;
        }
        for &i in document.odd_gaps() {
            let i = i as usize;
            let gap = document.gap_after(i);
            let (word, Some(next)) = (document.words()[i], document.words().get(i + 1)) else { continue };
            if word.masked || next.masked {
                continue;
            }
            let alike = word.kinds.has(Kinds::TELUGU) && next.kinds.has(Kinds::TELUGU)
                || word.kinds.has(Kinds::DIGIT) && next.kinds.has(Kinds::DIGIT);
            let gap_span = Span { start: word.span.end, end: next.span.start };
            match gap {
                "- " | " -" if alike && !ends_clause(document.slice(word.span)) => {
                    sink.push(
                        Finding::at(word.span.to(next.span))
                            .edit(gap_span, "-", Applicability::Unsafe)
                            .confidence(0.85),
                    );
                }
                "--" | " -- " | " --" | "-- " => {
                    let at = word.span.range().end + gap.find('-').unwrap_or(0);
                    let hyphens = Span::new(at, at + 2);
                    sink.push(
                        Finding::at(hyphens).message("doubled").replace("–", Applicability::Unsafe).confidence(0.9),
                    );
                }
                _ => {}
            }
        }
    }
}

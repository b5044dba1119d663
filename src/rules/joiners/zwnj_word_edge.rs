//! Joiners at the edge of a word, where they change nothing that can be seen.

use crate::diagnostic::{Applicability, Span};
use crate::document::{Document, Word};
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::text::words::{Kinds, ZWJ, ZWNJ};

/// Up to this many words are reported singly; typed news has them by the hundred, and then one finding says so.
const SINGLY: usize = 3;

/// `zwnj-word-edge`.
pub struct ZwnjWordEdge;

impl CodedRule for ZwnjWordEdge {
    const ID: &'static str = "zwnj-word-edge";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl Rule for ZwnjWordEdge {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        if !document.has_word(|kinds| kinds.has(Kinds::JOINER | Kinds::TELUGU)) {
            return;
        }
        let found: Vec<(Span, Vec<Span>)> =
            document.words().iter().filter_map(|w| Some((w.span, edges(document, w)?))).collect();
        if found.len() <= SINGLY {
            for (word, edges) in &found {
                sink.push(delete(Finding::at(*word), edges));
            }
        } else {
            let summary = Finding::at(found[0].0).message("many").arg("count", found.len().to_string());
            let every = found.iter().fold(summary, |finding, (_, edges)| delete(finding, edges));
            sink.push(every);
        }
    }
}

fn delete(finding: Finding, edges: &[Span]) -> Finding {
    edges.iter().fold(finding.confidence(0.99), |f, &edge| f.edit(edge, "", Applicability::Safe))
}

/// The joiners at the edges of a Telugu word, if there are any.
fn edges(document: &Document<'_>, word: &Word) -> Option<Vec<Span>> {
    if word.masked || !word.kinds.has(Kinds::JOINER | Kinds::TELUGU) {
        return None;
    }
    let (start, end) = (word.span.start as usize, word.span.end as usize);
    let text = document.slice(word.span);
    let lead = text.len() - text.trim_start_matches([ZWNJ, ZWJ]).len();
    let tail = text.trim_end_matches([ZWNJ, ZWJ]).len();
    // `{name}<ZWNJ>లో`: a template joins the suffix to whatever is filled in.
    let after_placeholder = document.text()[..start].ends_with(['}', '>', ']']);
    let mut out = Vec::new();
    if lead > 0 && !after_placeholder {
        out.push(Span::new(start, start + lead));
    }
    if tail < text.len() && !document.text()[end..].starts_with(['{', '<']) {
        out.push(Span::new(start + tail, end));
    }
    (!out.is_empty()).then_some(out)
}

//! Joiners inside a word where none can stand: anywhere but right after a virama.

use crate::diagnostic::{Applicability, Span};
use crate::document::Document;
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::letters::{VIRAMA, is_telugu};
use crate::text::words::{Kinds, ZWJ, ZWNJ};

/// Up to this many words are reported singly. Some editors put joiners after every other letter, and then one finding
/// says so.
const SINGLY: usize = 3;

/// `zwnj-bad-context`.
pub struct ZwnjBadContext;

impl CodedRule for ZwnjBadContext {
    const ID: &'static str = "zwnj-bad-context";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl Rule for ZwnjBadContext {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        if !document.has_word(|kinds| kinds.has(Kinds::JOINER | Kinds::TELUGU)) {
            return;
        }
        let words = document.words().iter().filter(|w| !w.masked && w.kinds.has(Kinds::JOINER | Kinds::TELUGU));
        let found = words.filter_map(|w| {
            let misplaced = misplaced(document.slice(w.span), w.span.start as usize);
            let finding = Finding::at(w.span).confidence(0.99);
            (!misplaced.is_empty())
                .then(|| misplaced.iter().fold(finding, |f, &at| f.edit(at, "", Applicability::Safe)))
        });
        sink.push_habit(found.collect(), SINGLY + 1, "many");
    }
}

/// Joiners between two characters of the word that do not follow a virama. Those at its edges are another rule's.
fn misplaced(word: &str, base: usize) -> Vec<Span> {
    let inner_end = word.trim_end_matches([ZWNJ, ZWJ]).len();
    let mut before = None;
    let mut out = Vec::new();
    for (at, c) in word[..inner_end].char_indices() {
        let joiner = matches!(c, ZWNJ | ZWJ);
        // U+200D after other scripts' letters is theirs.
        let ours = before.is_some_and(|b: char| is_telugu(b) || b.is_ascii_alphanumeric() || matches!(b, ZWNJ | ZWJ));
        if joiner && ours && before != Some(VIRAMA) {
            out.push(Span::new(base + at, base + at + c.len_utf8()));
        }
        before = Some(c);
    }
    out
}

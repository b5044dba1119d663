//! Keeps edits from changing what the text around them means, in formats where any sign may be markup.

use super::Source;
use crate::diagnostic::{Edit, Span};

/// The longest island that is read again for an edit, in bytes.
const LONGEST: usize = 64 << 10;

/// A stretch of a file that is read without the rest, and its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Island {
    /// Bytes of the original.
    pub original: Span,
    /// Bytes of the text.
    pub text: Span,
}

/// Reads again what an edit would make of its island, and allows it if nothing else changes.
#[derive(Clone, Debug)]
pub struct Guard {
    /// The whole original.
    pub original: String,
    /// In order, not overlapping.
    pub islands: Vec<Island>,
    /// Reads one.
    pub read: fn(&str) -> Source<'static>,
}

impl Guard {
    /// Whether an edit of the text, and as which it is to be written, changes the text as it says and nothing else.
    pub fn allows(&self, text: &str, edit: &Edit, written: &Edit) -> bool {
        let i = self.islands.partition_point(|i| i.original.end < written.span.end);
        let Some(island) = self.islands.get(i).filter(|i| i.original.contains(written.span)) else { return false };
        let old = &self.original[island.original.range()];
        let at = written.span.start as usize - island.original.start as usize;
        let (before, gone, after) = (&old[..at], &old[at..at + written.span.len()], &old[at + written.span.len()..]);
        // A line goes as a whole, or its end stays: it may keep two islands apart.
        if gone.ends_with('\n') && !(before.is_empty() || before.ends_with('\n')) {
            return false;
        }
        if edit.replacement == written.replacement && among_letters(before, &text[edit.span.range()], edit, after) {
            return true;
        }
        if old.len() > LONGEST || !island.text.contains(edit.span) {
            return false;
        }
        // The line end behind the last island is no part of the text.
        let text = &text[island.text.range().start..island.text.range().end.min(text.len())];
        if !same((self.read)(old).text.lines(), text.lines()) {
            return false;
        }
        let at = edit.span.start as usize - island.text.start as usize;
        let wanted = [&text[..at], &edit.replacement, &text[at + edit.span.len()..]].concat();
        let made = (self.read)(&[before, &written.replacement, after].concat());
        same(made.text.lines(), wanted.lines())
    }
}

/// Whether edits that were each allowed also change together what they say and nothing else.
pub(crate) fn holds_together(
    before: &Source<'_>,
    edits: &[&Edit],
    after: &Source<'_>,
    notation: super::Notation,
) -> bool {
    let mut wanted = String::with_capacity(before.text.len() + 64);
    let mut at = 0;
    for edit in edits {
        let span = before.map.to_text(edit.span).range();
        // Of what was written only the text counts.
        let Some(kept) = before.text.get(at..span.start) else { return false };
        wanted.push_str(kept);
        wanted.push_str(&notation.read(&edit.replacement));
        at = span.end;
    }
    wanted.push_str(before.text.get(at..).unwrap_or_default());
    same(after.text.lines(), wanted.lines())
}

/// Whether nothing but letters, and spaces between them, comes or goes between two letters: no markup is made of those.
fn among_letters(before: &str, gone: &str, edit: &Edit, after: &str) -> bool {
    let letter = |c: char| !c.is_ascii() && !c.is_whitespace() || c.is_ascii_alphabetic();
    let plain = |text: &str| text.chars().all(|c| letter(c) || c == ' ');
    before.chars().next_back().is_some_and(letter)
        && after.chars().next().is_some_and(letter)
        && plain(gone)
        && plain(&edit.replacement)
}

/// Whether lines are the same but for white space that no reader sees.
fn same<'a>(a: impl Iterator<Item = &'a str>, b: impl Iterator<Item = &'a str>) -> bool {
    let words = |line: &'a str| line.split_ascii_whitespace().collect::<Vec<_>>();
    a.map(words).filter(|w| !w.is_empty()).eq(b.map(words).filter(|w| !w.is_empty()))
}

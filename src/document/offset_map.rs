//! Carries byte offsets of a decoded text back to the bytes it was decoded from.

use crate::diagnostic::Span;

/// A stretch of decoded text, up to the next run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    text: u32,
    original: u32,
    /// An atom stands for other bytes than its own (a lone invalid byte shown as U+FFFD): it cannot be cut.
    atom: bool,
}

/// A sorted list of runs, each verbatim (byte for byte) or an atom.
///
/// ```
/// use newslint::document::OffsetMap;
/// use newslint::Span;
/// // The file is b"\xEF\xBB\xBFab": a byte-order mark that is not part of the text, then two letters.
/// let mut map = OffsetMap::default();
/// map.verbatim(0, 3);
/// assert_eq!(map.to_original(Span::new(0, 2)), Span::new(3, 5));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffsetMap {
    runs: Vec<Run>,
}

impl OffsetMap {
    /// From here on the text is the original, byte for byte.
    pub fn verbatim(&mut self, text: usize, original: usize) {
        self.push(text, original, false);
    }

    /// The text from here to the next run stands for the original bytes from here to the next run.
    pub fn atom(&mut self, text: usize, original: usize) {
        self.push(text, original, true);
    }

    fn push(&mut self, text: usize, original: usize, atom: bool) {
        let at = Span::new(text, text).start;
        let from = Span::new(original, original).start;
        self.runs.push(Run { text: at, original: from, atom });
    }

    /// The run that holds a text offset, and its index.
    fn run(&self, offset: u32) -> (usize, Run) {
        let i = self.runs.partition_point(|r| r.text <= offset).saturating_sub(1);
        (i, self.runs.get(i).copied().unwrap_or(Run { text: 0, original: 0, atom: false }))
    }

    /// Widens to whole atoms where an end cuts one.
    pub fn to_original(&self, span: Span) -> Span {
        let (_, first) = self.run(span.start);
        let start = if first.atom { first.original } else { first.original + (span.start - first.text) };
        if span.is_empty() {
            return Span { start, end: start };
        }
        let (i, last) = self.run(span.end - 1);
        let end = match self.runs.get(i + 1) {
            Some(next) if last.atom => next.original,
            _ => last.original + (span.end - last.text),
        };
        Span { start, end }
    }

    /// Whether an end of the span lies inside an atom: such a span can be shown but not edited.
    pub fn cuts_atom(&self, span: Span) -> bool {
        let inside = |offset: u32| {
            let (_, run) = self.run(offset);
            run.atom && offset > run.text
        };
        inside(span.start) || inside(span.end)
    }

    /// Whether the span holds an atom, whole or in part.
    pub fn has_atom(&self, span: Span) -> bool {
        let (first, run) = self.run(span.start);
        run.atom
            || self.runs[first.min(self.runs.len())..].iter().skip(1).take_while(|r| r.text < span.end).any(|r| r.atom)
    }
}

//! Carries byte offsets of a decoded text back to the bytes it was decoded from.

use crate::diagnostic::Span;

/// What a run is made of: units that cannot be cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Unit {
    /// Bytes of text.
    text: u8,
    /// Bytes of the original.
    original: u8,
    /// Whether an edit may put something else in its place.
    editable: bool,
}

const VERBATIM: Unit = Unit { text: 1, original: 1, editable: true };

/// A stretch of decoded text, up to the next run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    text: u32,
    original: u32,
    unit: Unit,
}

impl Run {
    /// The unit that holds a text offset, as the offsets at which it begins.
    fn unit_at(self, offset: u32) -> (u32, u32) {
        let n = (offset - self.text) / u32::from(self.unit.text);
        (self.text + n * u32::from(self.unit.text), self.original + n * u32::from(self.unit.original))
    }

    /// Where in the original a run that ends at a text offset ends.
    fn end(self, offset: u32) -> u32 {
        self.original + (offset - self.text) / u32::from(self.unit.text) * u32::from(self.unit.original)
    }
}

/// A sorted list of runs. A run is *verbatim* (byte for byte), or a row of *atoms* of one size, which stand for other bytes
/// than their own (`&nbsp;`, `\u0c1c`), or *fixed*: text that no edit may touch, because its bytes mean nothing (a lone
/// invalid byte shown as U+FFFD) or because there are none (the line end between two fields of a record). What lies between
/// two runs in the original alone, such as a tag, is no part of the text.
///
/// ```
/// use newslint::document::OffsetMap;
/// use newslint::Span;
/// // The file is `<p>A&amp;B</p>`, the text `A&B`.
/// let mut map = OffsetMap::default();
/// map.verbatim(0, 3);
/// map.atom(1, 4, 1, 5);
/// map.verbatim(2, 9);
/// assert_eq!(map.to_original(Span::new(0, 3)), Span::new(3, 10));
/// assert_eq!(map.to_original(Span::new(1, 2)), Span::new(4, 9));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffsetMap {
    runs: Vec<Run>,
}

impl OffsetMap {
    /// From here on the text is the original, byte for byte.
    pub fn verbatim(&mut self, text: usize, original: usize) {
        self.push(text, original, VERBATIM);
    }

    /// Here `text_len` bytes of text stand for `original_len` bytes of the original. Atoms of one size in a row share a
    /// run, so that text made of nothing else costs no more than other text. Neither length may be 0 or exceed 255.
    pub fn atom(&mut self, text: usize, original: usize, text_len: usize, original_len: usize) {
        self.push(text, original, Unit { editable: true, ..unit(text_len, original_len) });
    }

    /// The same for text that no edit may touch; `original_len` may be 0.
    pub fn fixed(&mut self, text: usize, original: usize, text_len: usize, original_len: usize) {
        self.push(text, original, Unit { editable: false, ..unit(text_len, original_len) });
    }

    fn push(&mut self, text: usize, original: usize, unit: Unit) {
        let Span { start: text, end: original } =
            Span { start: Span::point(text).start, end: Span::point(original).start };
        if let Some(last) = self.runs.last_mut() {
            if last.text == text {
                // The run before turned out to be empty.
                *last = Run { text, original, unit };
                return;
            }
            let whole = (text - last.text) % u32::from(last.unit.text) == 0;
            if last.unit == unit && whole && last.end(text) == original {
                return;
            }
        }
        self.runs.push(Run { text, original, unit });
    }

    /// The run that holds a text offset, and its index. A map without runs maps a text to itself.
    fn run(&self, offset: u32) -> (usize, Run) {
        let i = self.runs.partition_point(|r| r.text <= offset).saturating_sub(1);
        (i, self.runs.get(i).copied().unwrap_or(Run { text: 0, original: 0, unit: VERBATIM }))
    }

    /// Widens to whole atoms where an end cuts one. A point lies right behind what stands before it, so that what is
    /// inserted belongs to that; at the beginning of a field or a block, before what stands after it.
    pub fn to_original(&self, span: Span) -> Span {
        if span.is_empty() {
            return Span { start: self.point(span.start), end: self.point(span.start) };
        }
        let (_, first) = self.run(span.start);
        let (_, last) = self.run(span.end - 1);
        Span { start: first.unit_at(span.start).1, end: last.unit_at(span.end - 1).1 + u32::from(last.unit.original) }
    }

    /// The way back of [`Self::to_original`], for a span that it gave out.
    pub fn to_text(&self, span: Span) -> Span {
        if span.is_empty() {
            let end = span.start.checked_sub(1).and_then(|before| self.unit_around(before));
            let at = match end {
                Some((at, unit, end)) if end == span.start && unit.editable => at + u32::from(unit.text),
                _ => self.unit_around(span.start).map_or(0, |(at, ..)| at),
            };
            return Span { start: at, end: at };
        }
        let start = self.unit_around(span.start).map_or(0, |(at, ..)| at);
        let end = self.unit_around(span.end - 1).map_or(start, |(at, unit, _)| at + u32::from(unit.text));
        Span { start, end }
    }

    /// Where in the text the unit begins that stands for a byte of the original, and where in the original it ends.
    fn unit_around(&self, original: u32) -> Option<(u32, Unit, u32)> {
        let i = self.runs.partition_point(|r| r.original <= original).checked_sub(1)?;
        // What has no bytes of its own stands for none.
        let run = self.runs[..=i].iter().rev().find(|r| r.unit.original > 0)?;
        let n = (original - run.original) / u32::from(run.unit.original);
        let end = run.original + (n + 1) * u32::from(run.unit.original);
        Some((run.text + n * u32::from(run.unit.text), run.unit, end))
    }

    fn point(&self, offset: u32) -> u32 {
        let (_, here) = self.run(offset);
        let (_, before) = self.run(offset.saturating_sub(1));
        if offset == 0 || !before.unit.editable { here.unit_at(offset).1 } else { before.end(offset) }
    }

    /// Whether an edit may replace a span: neither end lies inside an atom, nothing in it is fixed, and all of it is
    /// one stretch of the original.
    pub fn is_editable(&self, span: Span) -> bool {
        let whole = |offset: u32| {
            let (_, run) = self.run(offset);
            offset <= run.text || run.unit_at(offset).0 == offset
        };
        if span.is_empty() {
            // A point between two stretches that no edit may touch has no place of its own.
            let touchable = |offset: u32| self.run(offset).1.unit.editable;
            return whole(span.start) && (touchable(span.start.saturating_sub(1)) || touchable(span.start));
        }
        let (first, _) = self.run(span.start);
        let (last, _) = self.run(span.end - 1);
        let runs = self.runs.get(first..=last).unwrap_or(&[]);
        whole(span.start)
            && whole(span.end)
            && runs.iter().all(|r| r.unit.editable)
            && runs.windows(2).all(|pair| pair[0].end(pair[1].text) == pair[1].original)
    }

    /// Whether some byte of the span stands for bytes that could not be decoded.
    pub fn has_undecoded(&self, span: Span) -> bool {
        let (first, _) = self.run(span.start);
        let here = self.runs[first.min(self.runs.len())..].iter().take_while(|r| r.text < span.end.max(span.start + 1));
        here.clone().any(|r| !r.unit.editable && r.unit.original > 0)
    }
}

fn unit(text: usize, original: usize) -> Unit {
    let narrow = |n: usize| u8::try_from(n).unwrap_or_else(|_| unreachable!("an atom is shorter than 256 bytes"));
    Unit { text: narrow(text).max(1), original: narrow(original), editable: false }
}

#[cfg(test)]
mod tests {
    use super::OffsetMap;
    use crate::diagnostic::Span;

    /// `"\u0c1c\u0c3f <b>x</b>y"`: two escapes, a space, a letter in a tag, a letter.
    fn map() -> OffsetMap {
        let mut map = OffsetMap::default();
        map.atom(0, 1, 3, 6);
        map.atom(3, 7, 3, 6);
        map.verbatim(6, 13);
        map.verbatim(7, 17);
        map.verbatim(8, 22);
        map
    }

    #[test]
    fn atoms_of_one_size_share_a_run_and_are_never_cut() {
        let map = map();
        assert_eq!(map.runs.len(), 4);
        assert_eq!(map.to_original(Span::new(3, 6)), Span::new(7, 13));
        assert_eq!(map.to_original(Span::new(1, 2)), Span::new(1, 7), "widened");
        assert!(map.is_editable(Span::new(3, 7)) && map.is_editable(Span::point(3)));
        assert!(!map.is_editable(Span::new(1, 3)) && !map.is_editable(Span::point(4)));
    }

    #[test]
    fn an_edit_never_spans_what_is_no_text() {
        let map = map();
        assert_eq!(map.to_original(Span::new(7, 9)), Span::new(17, 23));
        assert!(!map.is_editable(Span::new(7, 9)) && map.is_editable(Span::new(7, 8)));
        assert_eq!(map.to_original(Span::point(8)), Span::point(18), "what is inserted goes to the word before");
    }

    #[test]
    fn there_is_a_way_back() {
        let map = map();
        for span in [(0, 3), (3, 6), (3, 7), (7, 8), (7, 9), (3, 3), (7, 7), (8, 8)].map(|(a, b)| Span::new(a, b)) {
            assert_eq!(map.to_text(map.to_original(span)), span);
        }
    }

    #[test]
    fn between_two_fields_nothing_is_edited_and_points_stay_in_their_field() {
        // "ab" and "cd" of `["ab","cd"]`, with a line end between them that the file does not have.
        let mut map = OffsetMap::default();
        map.verbatim(0, 2);
        map.fixed(2, 4, 1, 0);
        map.verbatim(3, 7);
        assert_eq!(map.to_original(Span::point(2)), Span::point(4));
        assert_eq!(map.to_original(Span::point(3)), Span::point(7));
        assert!(!map.is_editable(Span::new(1, 4)) && !map.is_editable(Span::new(2, 3)));
        assert!(!map.has_undecoded(Span::new(0, 5)));
    }
}

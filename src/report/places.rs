//! Lines and columns of all that a report names, found in one pass over the file.

use crate::diagnostic::Span;
use crate::engine::Located;
use crate::text::position::{Locator, Position};

/// Positions by byte offset.
pub(crate) struct Places {
    places: Vec<(usize, Position)>,
}

impl Places {
    /// The ends of findings and of their edits.
    pub(super) fn new(mut locator: Locator<'_>, findings: &[Located]) -> Self {
        let spans = |l: &Located| -> Vec<Span> {
            let edits = l.diagnostic.fixes.iter().flat_map(|f| &f.edits).map(|e| e.span);
            std::iter::once(l.diagnostic.span).chain(edits).collect()
        };
        let mut offsets: Vec<usize> = findings
            .iter()
            .flat_map(|l| spans(l).into_iter().map(|s| offsets(l, s)))
            .flat_map(|(start, end)| [start, end])
            .collect();
        offsets.sort_unstable();
        offsets.dedup();
        Self { places: offsets.into_iter().map(|o| (o, locator.position(o))).collect() }
    }

    /// Where a span of a finding begins and ends.
    pub fn range(&self, located: &Located, span: Span) -> (Position, Position) {
        let (start, end) = offsets(located, span);
        (self.at(start), self.at(end))
    }

    fn at(&self, offset: usize) -> Position {
        let i = self.places.partition_point(|(o, _)| *o < offset);
        self.places.get(i).map_or(Position { line: 1, column: 1 }, |(_, p)| *p)
    }
}

/// Where a span of a finding begins and ends in what was checked, in bytes.
pub(super) fn offsets(located: &Located, span: Span) -> (usize, usize) {
    let base = usize::try_from(located.base).unwrap_or(usize::MAX);
    (base + span.range().start, base + span.range().end)
}

//! Takes away the findings of one file that are let be: by the side file, the baseline, or because nothing changed there.

use std::path::Path;

use newslint::engine::{Located, Matched};
use newslint::{Linter, Span};

use super::git::Lines;
use super::patterns::real;
use super::session::Session;
use super::side_file::SideUse;

/// What was taken away from the findings of a file.
#[derive(Clone, Debug, Default)]
pub struct LetBe {
    pub side: SideUse,
    pub baseline: Matched,
}

/// For one file; holds what must be remembered from one round of fixes to the next.
pub struct Sieve<'s> {
    session: &'s Session,
    path: &'s Path,
    linter: &'s Linter,
    lines: Option<Lines>,
    previous: Option<Vec<u8>>,
    pub let_be: LetBe,
}

impl<'s> Sieve<'s> {
    pub fn new(session: &'s Session, path: &'s Path, linter: &'s Linter) -> Self {
        let lines = session.changes.as_ref().map(|c| {
            // Standard input is no file of the repository.
            let lines = c.lines(&real(path)).cloned().unwrap_or(Lines::All);
            // A table that is stored column by column has none.
            if session.reading(path).format.is_columnar() { Lines::All } else { lines }
        });
        Self { session, path, linter, lines, previous: None, let_be: LetBe::default() }
    }

    /// Whether a file has to be held as a whole to know what is let be: the baseline counts findings, git knows lines.
    pub fn is_needed(session: &Session) -> bool {
        session.baseline.is_some() || session.changes.is_some()
    }

    /// Git counts the lines of a file in UTF-16 or the like otherwise than its readers do: if any line changed, all count.
    pub fn all_lines(&mut self) {
        self.lines = self.lines.take().map(|_| Lines::All);
    }

    /// Leaves what is to be reported of the findings in these bytes.
    pub fn keep(&mut self, bytes: &[u8], found: &mut Vec<Located>) {
        if !self.session.side.is_empty() {
            self.let_be.side = self.session.side.apply(self.path, bytes, self.linter, found);
        }
        if let Some(baseline) = &self.session.baseline {
            self.let_be.baseline = baseline.apply(&self.session.settings, self.path, bytes, self.linter, found);
        }
        let Some(lines) = &mut self.lines else { return };
        if let Some(previous) = self.previous.replace(bytes.to_vec()) {
            *lines = lines.carried(&previous, bytes);
        }
        let mut locator = newslint::text::position::Locator::new(bytes);
        found.retain(|l| {
            let base = usize::try_from(l.base).unwrap_or(usize::MAX);
            let d = &l.diagnostic;
            let mut here = |span: Span| {
                let span = span.range();
                let first = locator.position(base + span.start).line;
                // The line end itself belongs to the line before it.
                let last = locator.clone().position((base + span.end).saturating_sub(1).max(base + span.start)).line;
                lines.touch(first..=last)
            };
            here(d.span) || d.other_places().any(|label| here(label.span))
        });
    }
}

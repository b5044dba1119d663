//! Mends a file: rounds of fixes, each checked again, until nothing is left to fix.

use super::fixer::{Applied, apply, choose};
use super::linter::{Checked, Linter, Located, Seen};
use crate::diagnostic::{Applicability, Diagnostic};
use crate::document::holds_together;
use crate::read::{Problem, Reading, Unreadable};

/// Rounds after which fixes must have come to rest.
const ROUNDS: usize = 10;

/// A text that fixes make so many times longer, and this many bytes besides, is one that they feed: it would double in
/// each round, and again.
const MOST_GROWTH: usize = 2;
const ROOM: usize = 1 << 16;

/// Leaves of the findings in some bytes those that matter.
pub type Keep<'k> = &'k mut dyn FnMut(&[u8], &mut Vec<Located>);

/// What is left after fixing.
#[derive(Debug)]
pub struct Fixed {
    /// The new bytes; equal to the old ones if nothing was to be done.
    pub bytes: Vec<u8>,
    /// How many findings were mended.
    pub fixes: usize,
    /// What still stands, on the new bytes.
    pub remaining: Checked,
}

impl Linter {
    /// Applies fixes to plain text and checks again until nothing is left to fix. Fixes that after ten rounds still make
    /// work for each other, as those of a careless rule pack may, are all left alone.
    pub fn fix(&self, bytes: &[u8], level: Applicability) -> Result<Fixed, Unreadable> {
        self.fix_file(bytes, &Reading::plain(), level)
    }

    /// The same for any file. Each article comes to rest by itself: those that have nothing to mend are checked once.
    pub fn fix_file(&self, bytes: &[u8], reading: &Reading, level: Applicability) -> Result<Fixed, Unreadable> {
        if !reading.format.is_sliced() {
            return self.fix_kept(bytes, reading, level, &mut |_, _| {});
        }
        let contents = reading.contents(bytes)?;
        let mut out = Fixed { bytes: Vec::with_capacity(bytes.len() + 64), fixes: 0, remaining: Checked::default() };
        out.remaining.fields = reading.names(&contents).collect();
        let mut problems = contents.problems.into_iter().peekable();
        let rest = reading.after(bytes);
        let mut at = 0;
        for article in &contents.articles {
            let start = usize::try_from(article.base).unwrap_or(usize::MAX);
            let slice = &bytes[start..start + article.len];
            while let Some(problem) = problems.next_if(|p| p.at < article.base) {
                out.problem(problem, at);
            }
            out.bytes.extend_from_slice(&bytes[at..start]);
            at = start + article.len;
            let mut checked = Checked::default();
            self.check_article(article, 0, &mut checked, &mut |_| {});
            let unfixed = Fixed { bytes: slice.to_vec(), fixes: 0, remaining: checked };
            let fixed = if has_work(&unfixed.remaining.found, level) {
                let reading = if start == 0 { reading } else { &rest };
                come_to_rest(unfixed, reading, level, &mut |bytes| self.check_file(bytes, reading, &mut |_| {}))
            } else {
                unfixed
            };
            out.add(fixed);
        }
        problems.for_each(|p| out.problem(p, at));
        out.bytes.extend_from_slice(&bytes[at..]);
        // What was text stays text: the letters that are gone may have been what outweighed odd bytes.
        if out.fixes > 0 && reading.is_binary(&out.bytes) {
            let remaining = self.check_file(bytes, reading, &mut |_| {})?;
            return Ok(Fixed { bytes: bytes.to_vec(), fixes: 0, remaining });
        }
        Ok(out)
    }

    /// Fixes only what `keep` leaves of the findings. It is given the bytes of each round, the original ones first, and
    /// what was found in them.
    pub fn fix_kept(
        &self,
        bytes: &[u8],
        reading: &Reading,
        level: Applicability,
        keep: Keep<'_>,
    ) -> Result<Fixed, Unreadable> {
        let mut check = |bytes: &[u8]| {
            let mut checked = self.check_file(bytes, reading, &mut |_| {})?;
            keep(bytes, &mut checked.found);
            Ok(checked)
        };
        let unfixed = Fixed { bytes: bytes.to_vec(), fixes: 0, remaining: check(bytes)? };
        Ok(come_to_rest(unfixed, reading, level, &mut check))
    }
}

/// Rounds of fixes until there is nothing more to fix.
fn come_to_rest(
    unfixed: Fixed,
    reading: &Reading,
    level: Applicability,
    check: &mut dyn FnMut(&[u8]) -> Result<Checked, Unreadable>,
) -> Fixed {
    let mut fixed = Fixed { bytes: unfixed.bytes.clone(), fixes: 0, remaining: unfixed.remaining.clone() };
    for _ in 0..ROUNDS {
        let next = guarded(reading, &fixed, level);
        if next.fixes == 0 {
            return fixed;
        }
        if next.bytes.len() > unfixed.bytes.len() * MOST_GROWTH + ROOM {
            return unfixed;
        }
        // What was text stays text, however odd its bytes look once their surroundings are mended.
        let Ok(remaining) = check(&next.bytes) else { return fixed };
        // A record of a single field that would be blank would be none.
        if reading.format.has_records() && remaining.articles.len() < fixed.remaining.articles.len() {
            return fixed;
        }
        fixed = Fixed { fixes: fixed.fixes + next.fixes, remaining, bytes: next.bytes };
    }
    unfixed
}

impl Fixed {
    /// Adds an article whose findings count from its own beginning.
    fn add(&mut self, article: Self) {
        let base = self.bytes.len() as u64;
        self.bytes.extend(article.bytes);
        self.fixes += article.fixes;
        let Checked { found, articles, .. } = article.remaining;
        self.remaining.found.extend(found.into_iter().map(|l| Located { base: base + l.base, ..l }));
        self.remaining.articles.extend(articles.into_iter().map(|a| Seen { base: base + a.base, ..a }));
    }

    /// Adds a problem that stands behind the first `done` bytes of the original, which have been fixed.
    fn problem(&mut self, problem: Problem, done: usize) {
        let at = self.bytes.len() as u64 + problem.at - done as u64;
        self.remaining.problems.push(Problem { at, ..problem });
    }
}

/// Whether a round of fixes would change anything.
fn has_work(found: &[Located], level: Applicability) -> bool {
    let fixes = found.iter().filter_map(|l| l.diagnostic.sole_fix());
    fixes.into_iter().any(|f| f.applicability >= level && !f.edits.is_empty())
}

/// A round in a format where edits that are each harmless may become markup together: if these do, each island of the
/// file gets its first one, and the others wait.
fn guarded(reading: &Reading, fixed: &Fixed, level: Applicability) -> Applied {
    let next = round(fixed, level);
    if !reading.format.is_guarded() || next.fixes < 2 {
        return next;
    }
    let source = |bytes| reading.contents(bytes).ok()?.articles.into_iter().next().map(|a| a.source);
    let (Some(before), Some(after)) = (source(&fixed.bytes), source(&next.bytes)) else { return next };
    let diagnostics: Vec<Diagnostic> = fixed.remaining.found.iter().map(|l| l.diagnostic.clone()).collect();
    let (edits, _) = choose(&diagnostics, level);
    if holds_together(&before, &edits, &after, before.notation) {
        return next;
    }
    let islands = before.guard.map(|g| g.islands).unwrap_or_default();
    let mut last = None;
    let first_of_island = |d: &Diagnostic| {
        let fix = d.sole_fix().filter(|fix| fix.applicability >= level && !fix.edits.is_empty());
        let Some(edit) = fix.and_then(|f| f.edits.first()) else { return false };
        let island = islands.partition_point(|i| i.original.end <= edit.span.start);
        last.replace(island) != Some(island)
    };
    apply(&fixed.bytes, &diagnostics.into_iter().filter(first_of_island).collect::<Vec<_>>(), level)
}

/// Applies what fits together of the fixes, article by article.
fn round(fixed: &Fixed, level: Applicability) -> Applied {
    let mut out = Applied { bytes: Vec::with_capacity(fixed.bytes.len() + 64), fixes: 0 };
    let mut at = 0;
    for here in fixed.remaining.found.chunk_by(|a, b| a.base == b.base) {
        let start = usize::try_from(here[0].base).unwrap_or(usize::MAX);
        out.bytes.extend_from_slice(&fixed.bytes[at..start]);
        let diagnostics: Vec<Diagnostic> = here.iter().map(|l| l.diagnostic.clone()).collect();
        // An article ends where its last edit does, as far as edits go.
        let end = diagnostics.iter().flat_map(|d| &d.fixes).flat_map(|f| &f.edits).map(|e| e.span.end).max();
        at = start + end.unwrap_or(0) as usize;
        let applied = apply(&fixed.bytes[start..at], &diagnostics, level);
        out.bytes.extend_from_slice(&applied.bytes);
        out.fixes += applied.fixes;
    }
    out.bytes.extend_from_slice(&fixed.bytes[at..]);
    out
}

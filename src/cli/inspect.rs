//! One file: checked, mended if asked, and shown.

use std::borrow::Cow;
use std::path::Path;
use std::time::Instant;

use newslint::engine::Checked;
use newslint::read::{Problem, Reading, Unreadable};
use newslint::report::{FileReport, Renderer};
use newslint::{Applicability, Linter};

use super::args::Check;
use super::discover::explain;
use super::session::Session;
use super::sieve::{LetBe, Sieve};
use super::statistics::FileCounts;
use super::summary::Summary;
use super::timing::Timing;
use super::{diff, outputs, write};

/// What became of one file.
#[derive(Default)]
pub struct Outcome {
    /// For each report.
    pub parts: Vec<String>,
    /// With `--diff`.
    pub patch: Vec<u8>,
    pub summary: Summary,
    pub let_be: LetBe,
    pub counts: Option<FileCounts>,
    pub timing: Timing,
    pub errors: Vec<String>,
}

/// How files are looked at.
pub struct Inspector<'a> {
    pub args: &'a Check,
    pub session: &'a Session,
    pub renderers: &'a [Renderer<'a>],
}

impl Inspector<'_> {
    /// A file of the disk, or of git's index.
    pub fn file(&self, path: &Path) -> Outcome {
        let bytes = match self.session.read(path) {
            Ok(bytes) => bytes,
            Err(e) => {
                return Outcome { errors: vec![format!("{}: {}", path.display(), explain(&e))], ..Outcome::default() };
            }
        };
        let staged = self.session.changes.as_ref().is_some_and(super::git::Changes::is_staged);
        let write = |new: &[u8]| {
            if staged && std::fs::read(path).is_ok_and(|now| now != bytes) {
                return Err(format!("{}: not fixed: the file has changes that are not staged", path.display()));
            }
            write::replace(path, &bytes, new).map_err(|e| format!("{}: not fixed: {}", path.display(), explain(&e)))
        };
        self.bytes(path, &bytes, write)
    }

    /// Checks the bytes of a file; `write` stores fixed ones.
    pub fn bytes(&self, path: &Path, bytes: &[u8], write: impl FnOnce(&[u8]) -> Result<(), String>) -> Outcome {
        let mut outcome = Outcome::default();
        let (linter, opened) = (self.session.linter(path), self.session.reading(path).open(bytes));
        let (file, bytes, reading) = (bytes, opened.text(), &opened.reading);
        let mut sieve = Sieve::new(self.session, path, linter);
        if opened.map().is_some() {
            sieve.all_lines();
        }
        let level = if self.args.unsafe_fixes { Applicability::Unsafe } else { Applicability::Safe };
        let done = if self.args.fix || self.args.diff {
            let fixed = linter.fix_kept(bytes, reading, level, &mut |bytes, found| sieve.keep(bytes, found));
            fixed.map(|f| (f.bytes, f.fixes, f.remaining))
        } else {
            self.check(linter, bytes, reading, &mut outcome.timing).map(|mut checked| {
                sieve.keep(bytes, &mut checked.found);
                (Vec::new(), 0, checked)
            })
        };
        let (new, fixes, checked) = match done {
            Ok(done) => done,
            Err(Unreadable::Binary) => {
                outcome.summary.skip_binary(path);
                return outcome;
            }
            Err(e) => {
                outcome.errors.push(format!("{}: {e}", path.display()));
                return outcome;
            }
        };
        outcome.summary.files = 1;
        outcome.errors = checked.problems.iter().map(|p| problem(path, bytes, p)).collect();
        let changed = fixes > 0 && new != bytes;
        let encoded = if changed { opened.encode(&new) } else { Ok(Cow::Borrowed(file)) };
        let encoded = encoded.map_err(|e| format!("{}: not fixed: {e}", path.display()));
        outcome.summary.changed = usize::from(changed);
        outcome.let_be = std::mem::take(&mut sieve.let_be);
        if self.args.diff {
            match encoded {
                Ok(new) => (outcome.patch, outcome.summary.fixed) = (diff::patch(path, file, &new), fixes),
                Err(e) => (outcome.errors.push(e), outcome.summary.changed = 0).0,
            }
            return outcome;
        }
        let (mut shown, mut left, mut reopened) = (bytes, checked, None);
        if changed {
            match encoded.and_then(|new| write(&new).map(|()| new)) {
                Ok(encoded) => {
                    (shown, outcome.summary.fixed) = (&new, fixes);
                    reopened = opened.map().map(|_| reading.map_of(&encoded));
                }
                Err(e) => {
                    outcome.errors.push(e);
                    outcome.summary.changed = 0;
                    left = linter.check_file(bytes, reading, &mut |_| {}).unwrap_or_default();
                    Sieve::new(self.session, path, linter).keep(bytes, &mut left.found);
                }
            }
        }
        let settings = &self.session.settings;
        outcome.summary.count(&left.found, settings.fail_on);
        left.found.retain(|l| l.diagnostic.severity >= settings.min_severity);
        outcome.counts = self.args.statistics.then(|| FileCounts::new(path, &left));
        let map = reopened.as_ref().or(opened.map());
        let report = FileReport { path: &path.to_string_lossy(), bytes: shown, map, findings: &left.found };
        outcome.parts = outputs::parts(self.renderers, &report);
        outcome
    }

    fn check(
        &self,
        linter: &Linter,
        bytes: &[u8],
        reading: &Reading,
        timing: &mut Timing,
    ) -> Result<Checked, Unreadable> {
        if !self.args.timing {
            return linter.check_file(bytes, reading, &mut |_| {});
        }
        let mut last = Instant::now();
        linter.check_file(bytes, reading, &mut |rule| {
            let now = Instant::now();
            timing.add(rule, now - last);
            last = now;
        })
    }
}

/// What could not be read, and on which line.
fn problem(path: &Path, bytes: &[u8], problem: &Problem) -> String {
    let before = &bytes[..usize::try_from(problem.at).map_or(bytes.len(), |at| at.min(bytes.len()))];
    let line = memchr::memchr_iter(b'\n', before).count() + 1;
    format!("{}:{line}: {}", path.display(), problem.what)
}

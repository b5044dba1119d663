//! One file: checked, mended if asked, and shown.

use std::path::Path;
use std::time::Instant;

use newslint::read::Unreadable;
use newslint::report::{FileReport, Renderer};
use newslint::{Applicability, Linter};

use super::args::Check;
use super::discover::explain;
use super::output::{name, shown};
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
    pub error: Option<String>,
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
                return Outcome { error: Some(format!("{}: {}", shown(path), explain(&e))), ..Outcome::default() };
            }
        };
        let staged = self.session.changes.as_ref().is_some_and(super::git::Changes::is_staged);
        let write = |new: &[u8]| {
            if staged && super::regular::read(path).is_ok_and(|now| now != bytes) {
                return Err(format!("{}: not fixed: the file has changes that are not staged", shown(path)));
            }
            write::replace(path, &bytes, new).map_err(|e| format!("{}: not fixed: {}", shown(path), explain(&e)))
        };
        self.bytes(path, &bytes, write)
    }

    /// Checks the bytes of a file; `write` stores fixed ones.
    pub fn bytes(&self, path: &Path, bytes: &[u8], write: impl FnOnce(&[u8]) -> Result<(), String>) -> Outcome {
        let mut outcome = Outcome::default();
        let linter = self.session.linter(path);
        let mut sieve = Sieve::new(self.session, path, linter);
        let level = if self.args.unsafe_fixes { Applicability::Unsafe } else { Applicability::Safe };
        let done = if self.args.fix || self.args.diff {
            let fixed = linter.fix_kept(bytes, level, &mut |bytes, found| sieve.keep(bytes, found));
            fixed.map(|f| (f.bytes, f.fixes, f.remaining))
        } else {
            self.check(linter, bytes, &mut outcome.timing).map(|mut found| {
                sieve.keep(bytes, &mut found);
                (Vec::new(), 0, found)
            })
        };
        let (new, fixes, found) = match done {
            Ok(done) => done,
            Err(Unreadable::Binary) => {
                outcome.summary.skip_binary(path);
                return outcome;
            }
            Err(e) => {
                outcome.error = Some(format!("{}: {e}", shown(path)));
                return outcome;
            }
        };
        outcome.summary.files = 1;
        let changed = fixes > 0 && new != bytes;
        outcome.summary.changed = usize::from(changed);
        outcome.let_be = std::mem::take(&mut sieve.let_be);
        if self.args.diff {
            outcome.patch = diff::patch(path, bytes, if fixes > 0 { &new } else { bytes });
            outcome.summary.fixed = fixes;
            return outcome;
        }
        let (mut checked, mut left) = (bytes, found);
        if changed {
            match write(&new) {
                Ok(()) => (checked, outcome.summary.fixed) = (&new, fixes),
                Err(e) => {
                    outcome.error = Some(e);
                    outcome.summary.changed = 0;
                    left = linter.check_bytes(bytes).unwrap_or_default();
                    Sieve::new(self.session, path, linter).keep(bytes, &mut left);
                }
            }
        }
        let settings = &self.session.settings;
        outcome.summary.count(&left, settings.fail_on);
        left.retain(|l| l.diagnostic.severity >= settings.min_severity);
        outcome.counts = self.args.statistics.then(|| FileCounts::new(path, checked, &left));
        let report = FileReport { path: &name(path), bytes: checked, findings: &left };
        outcome.parts = outputs::parts(self.renderers, &report);
        outcome
    }

    fn check(
        &self,
        linter: &Linter,
        bytes: &[u8],
        timing: &mut Timing,
    ) -> Result<Vec<newslint::engine::Located>, Unreadable> {
        if !self.args.timing {
            return linter.check_bytes(bytes);
        }
        let mut last = Instant::now();
        linter.check_bytes_observed(bytes, &mut |rule| {
            let now = Instant::now();
            timing.add(rule, now - last);
            last = now;
        })
    }
}

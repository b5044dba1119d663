//! One file: checked, mended if asked, and shown.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::Read;
use std::path::Path;
use std::time::Instant;

use newslint::document::OffsetMap;
use newslint::engine::Checked;
use newslint::read::{Cells, Problem, Reading, Unreadable};
use newslint::report::{FileReport, Origin, Renderer};
use newslint::{Applicability, Linter};

use super::args::Check;
use super::discover::explain;
use super::output::{name, shown};
use super::parts::LARGE;
use super::session::Session;
use super::settings::named;
use super::sieve::{LetBe, Sieve};
use super::statistics::FileCounts;
use super::summary::Summary;
use super::timing::Timing;
use super::{diff, outputs, write};

/// Bytes of a long file that tell its encoding.
const HEAD: u64 = 8192;

/// What became of one file, or of a part of it.
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
    /// The fields that were read as text.
    pub fields: BTreeSet<String>,
    /// Nothing was done: the file is to be read part by part.
    pub is_large: bool,
}

impl Outcome {
    /// Nothing could be done.
    pub fn failed(error: String) -> Self {
        Self { errors: vec![error], ..Self::default() }
    }
}

/// What was checked of a file: all of it, or a part.
pub struct FileText<'t> {
    pub bytes: &'t [u8],
    /// The way back to a file in another encoding.
    pub map: Option<&'t OffsetMap>,
    pub origin: Origin,
    /// The cells that the bytes are, of a table that is stored column by column.
    pub cells: Option<&'t Cells>,
}

/// What a file holds.
struct Stored {
    /// The bytes of the disk, if they are compressed.
    raw: Option<Vec<u8>>,
    bytes: Vec<u8>,
}

/// How files are looked at.
pub struct Inspector<'a> {
    pub args: &'a Check,
    pub session: &'a Session,
    pub renderers: &'a [Renderer<'a>],
}

impl Inspector<'_> {
    /// A file of the disk, or of git's index. A large one is left to [`super::large`].
    pub fn file(&self, path: &Path) -> Outcome {
        let Stored { raw, bytes } = match self.read(path) {
            Ok(Some(stored)) => stored,
            Ok(None) => return Outcome { is_large: true, ..Outcome::default() },
            Err(e) => return Outcome::failed(format!("{}: {}", shown(path), explain(&e))),
        };
        let old = raw.as_ref().unwrap_or(&bytes);
        let staged = self.session.changes.as_ref().is_some_and(super::git::Changes::is_staged);
        let write = |new: &[u8]| {
            if staged && super::regular::read(path).is_ok_and(|now| now != *old) {
                return Err(format!("{}: not fixed: the file has changes that are not staged", shown(path)));
            }
            let written = match named(path).1 {
                Some(compression) => compression.compress(new).and_then(|new| write::replace(path, old, &new)),
                None => write::replace(path, old, new),
            };
            written.map_err(|e| format!("{}: not fixed: {}", shown(path), explain(&e)))
        };
        self.bytes(path, &bytes, write)
    }

    /// What a file holds; nothing if it is to be read part by part.
    fn read(&self, path: &Path) -> std::io::Result<Option<Stored>> {
        if self.session.reading(path).format.is_columnar() {
            return Ok(None);
        }
        let compression = named(path).1;
        let mut raw = Vec::new();
        if let Some(changes) = &self.session.changes {
            raw = changes.read(&super::patterns::real(path))?;
        } else {
            let mut file = super::regular::open(path)?;
            let len = file.metadata()?.len();
            // Compressed text becomes some ten times as large.
            let large = if compression.is_some() { LARGE / 10 } else { LARGE };
            if len > large && self.goes_by_parts(path) {
                // What is in another encoding is decoded as a whole.
                let mut head = Vec::new();
                (&mut file).take(HEAD).read_to_end(&mut head)?;
                if compression.is_some() || self.session.reading(path).open(&head).map().is_none() {
                    return Ok(None);
                }
                raw = head;
            }
            // A byte more shows that the file has ended. `take` keeps the library from asking for the length again.
            raw.reserve_exact(usize::try_from(len).unwrap_or(0) + 1);
            file.take(u64::MAX).read_to_end(&mut raw)?;
        }
        if compression.is_none() {
            return Ok(Some(Stored { raw: None, bytes: raw }));
        }
        let bytes = self.session.settings.decompress(path, raw.clone())?;
        Ok(Some(Stored { raw: Some(raw), bytes }))
    }

    /// Whether nothing asks for a file as a whole.
    pub fn goes_by_parts(&self, path: &Path) -> bool {
        self.session.reading(path).format.is_cut() && !self.args.diff && !Sieve::is_needed(self.session)
    }

    /// How safe a fix has to be.
    pub fn level(&self) -> Applicability {
        if self.args.unsafe_fixes { Applicability::Unsafe } else { Applicability::Safe }
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
        let done = if self.args.fix || self.args.diff {
            let fixed = if Sieve::is_needed(self.session) || !self.session.side.is_empty() {
                linter.fix_kept(bytes, reading, self.level(), &mut |bytes, found| sieve.keep(bytes, found))
            } else {
                linter.fix_file(bytes, reading, self.level())
            };
            fixed.map(|f| (f.bytes, f.fixes, f.remaining))
        } else {
            self.check(linter, bytes, reading, &mut outcome.timing).map(|mut checked| {
                sieve.keep(bytes, &mut checked.found);
                (Vec::new(), 0, checked)
            })
        };
        let (new, fixes, checked) = match done {
            Ok(done) => done,
            Err(e) => return unreadable(path, e),
        };
        let changed = fixes > 0 && new != bytes;
        let encoded = if changed { opened.encode(&new) } else { Ok(Cow::Borrowed(file)) };
        let encoded = encoded.map_err(|e| format!("{}: not fixed: {e}", shown(path)));
        outcome.summary.changed = usize::from(changed);
        outcome.let_be = std::mem::take(&mut sieve.let_be);
        let empty = checked.articles.is_empty();
        outcome.fields.clone_from(&checked.fields);
        Self::conclude(path, reading, empty, &mut outcome);
        let origin = Origin::default();
        outcome
            .errors
            .extend(checked.problems.iter().map(|p| problem(path, if changed { &new } else { bytes }, origin, p)));
        if self.args.diff {
            match encoded {
                Ok(new) => (outcome.patch, outcome.summary.fixed) = (diff::patch(path, file, &new), fixes),
                Err(e) => (outcome.errors.push(e), outcome.summary.changed = 0).0,
            }
            return outcome;
        }
        let (mut text, mut left, mut reopened) = (bytes, checked, None);
        if changed {
            match encoded.and_then(|new| write(&new).map(|()| new)) {
                Ok(encoded) => {
                    (text, outcome.summary.fixed) = (&new, fixes);
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
        let map = reopened.as_ref().or(opened.map());
        self.show(path, &FileText { bytes: text, map, origin, cells: None }, left, &mut outcome);
        outcome
    }

    /// What there is to say of a file once all of it has been read.
    pub fn conclude(path: &Path, reading: &Reading, is_empty: bool, outcome: &mut Outcome) {
        outcome.summary.files = 1;
        if !reading.format.has_records() {
            return;
        }
        if outcome.fields.is_empty() && !is_empty {
            if reading.fields.are_guessed() {
                outcome.summary.files = 0;
                outcome.summary.skip_textless(path);
            } else {
                outcome.errors.push(format!("{}: no record has any of the text fields", shown(path)));
            }
        } else if reading.fields.are_guessed() {
            outcome.summary.guessed.append(&mut outcome.fields);
        }
    }

    /// Counts and reports what was found in a file or a part of it.
    pub fn show(&self, path: &Path, text: &FileText<'_>, mut left: Checked, outcome: &mut Outcome) {
        let FileText { bytes, map, origin, cells } = *text;
        let settings = &self.session.settings;
        outcome.summary.count(&left.found, settings.fail_on, cells.is_none());
        if self.session.reading(path).format.has_records() {
            outcome.summary.records += left.articles.len();
        }
        left.found.retain(|l| l.diagnostic.severity >= settings.min_severity);
        outcome.counts = self.args.statistics.then(|| FileCounts::new(path, &left));
        let report = FileReport { path: &name(path), bytes, map, findings: &left.found, origin, cells };
        outcome.parts = outputs::parts(self.renderers, &report);
    }

    pub fn check(
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

/// Pictures lie among articles and are passed over; what else cannot be read is an error.
pub fn unreadable(path: &Path, e: Unreadable) -> Outcome {
    let mut outcome = Outcome::default();
    match e {
        Unreadable::Binary => outcome.summary.skip_binary(path),
        e => outcome.errors.push(format!("{}: {e}", shown(path))),
    }
    outcome
}

/// What could not be read, and on which line.
pub fn problem(path: &Path, bytes: &[u8], origin: Origin, problem: &Problem) -> String {
    let before = &bytes[..usize::try_from(problem.at).map_or(bytes.len(), |at| at.min(bytes.len()))];
    let line = origin.lines + memchr::memchr_iter(b'\n', before).count() + 1;
    format!("{}:{line}: {}", shown(path), problem.what)
}

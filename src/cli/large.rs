//! A file that is too large to be held: read part by part, the parts checked on all cores, the results handed on in order.

use std::io::{self, Read, Write};
use std::path::Path;

use newslint::engine::{Checked, Fixed};
use newslint::read::Unreadable;
use newslint::{Applicability, Linter};
use xxhash_rust::xxh3::Xxh3;

use super::compress::Writer;
use super::discover::explain;
use super::inspect::{FileText, Inspector, Outcome, problem, unreadable};
use super::output::{self, shown};
use super::parallel::in_order;
use super::parts::{Part, Parts};
use super::regular;
use super::session::Session;
use super::settings::named;
use super::sieve::Sieve;
use super::write::Replacement;
use super::{Failure, columnar};

/// Mends a large file if asked, and checks it. What `take` is given belongs together in that order; the last outcome says
/// what there is to say of the file as a whole.
pub fn file(
    inspector: &Inspector<'_>,
    path: &Path,
    take: &mut dyn FnMut(Outcome) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let failed = |e: &io::Error| Outcome::failed(format!("{}: {}", shown(path), explain(e)));
    if inspector.session.reading(path).format.is_columnar() {
        return table(inspector, path, take);
    }
    // Mended first and looked at afterwards, so that places are those of the new file.
    if inspector.args.fix {
        let mended = mend(inspector, path)
            .unwrap_or_else(|e| Outcome::failed(format!("{}: not fixed: {}", shown(path), explain(&e))));
        take(mended)?;
    }
    match regular::open(path).and_then(|file| inspector.session.open_stream(path, file)) {
        Ok(source) => stream(inspector, path, source, take),
        Err(e) => take(failed(&e)),
    }
}

/// Checks what can be read once.
pub fn stream(
    inspector: &Inspector<'_>,
    path: &Path,
    source: impl Read + Send,
    take: &mut dyn FnMut(Outcome) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut parts = Parts::new(source, inspector.session.reading(path));
    in_parts(inspector, path, || parts.next(), take)
}

/// Checks a table that is stored column by column. It is never changed.
fn table(
    inspector: &Inspector<'_>,
    path: &Path,
    take: &mut dyn FnMut(Outcome) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let Inspector { args, session, .. } = inspector;
    if args.fix || args.diff {
        output::say(&format!(
            "newslint: {}: not fixed: Parquet is not changed in place; `newslint filter` parts what is clean from what is \
             not\n",
            shown(path)
        ));
    }
    if args.diff {
        let mut outcome = Outcome::default();
        outcome.summary.files = 1;
        return take(outcome);
    }
    // The baseline counts the findings of a file.
    let least = if Sieve::is_needed(session) { usize::MAX } else { session.reading(path).part() };
    match session.table(path).and_then(|file| columnar::Parts::new(&session.settings, path, file, least)) {
        Ok(mut parts) => in_parts(inspector, path, || parts.next(), take),
        Err(e) => take(Outcome::failed(format!("{}: {}", shown(path), explain(&e)))),
    }
}

/// Checks the parts of a file.
fn in_parts(
    inspector: &Inspector<'_>,
    path: &Path,
    next: impl FnMut() -> Option<Result<Part, String>> + Send,
    take: &mut dyn FnMut(Outcome) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let (linter, reading) = (inspector.session.linter(path), inspector.session.reading(path));
    let mut last = Outcome::default();
    let (mut is_empty, mut is_text) = (true, true);
    let work = |part: Result<Part, String>| check(inspector, path, linter, part);
    in_order(inspector.session.jobs, next, work, |(mut outcome, has_articles)| {
        match has_articles {
            Some(some) => is_empty &= !some,
            None => is_text = false,
        }
        last.fields.append(&mut outcome.fields);
        take(outcome)
    })?;
    if is_text {
        Inspector::conclude(path, &reading, is_empty, &mut last);
    }
    take(last)
}

/// What became of a part, and whether there is any article in it; `None` if it cannot be read.
fn check(
    inspector: &Inspector<'_>,
    path: &Path,
    linter: &Linter,
    part: Result<Part, String>,
) -> (Outcome, Option<bool>) {
    let Part { bytes, origin, reading } = match part {
        Ok(part) => part,
        Err(e) => return (Outcome::failed(format!("{}: {e}", shown(path))), None),
    };
    let mut outcome = Outcome::default();
    let mut checked: Checked = match inspector.check(linter, &bytes, &reading, &mut outcome.timing) {
        Ok(checked) => checked,
        Err(e) => return (unreadable(path, e), None),
    };
    outcome.errors = checked.problems.iter().map(|p| problem(path, &bytes, origin, p)).collect();
    outcome.fields = std::mem::take(&mut checked.fields);
    let some = !checked.articles.is_empty();
    let mut sieve = Sieve::new(inspector.session, path, linter);
    sieve.keep(&bytes, &mut checked.found);
    outcome.let_be = sieve.let_be;
    inspector.show(path, &FileText { bytes: &bytes, map: None, origin, cells: reading.cells() }, checked, &mut outcome);
    (outcome, Some(some))
}

/// A reader that knows again what it has read.
struct Hashed<'h, R> {
    raw: R,
    hash: &'h mut Xxh3,
}

impl<R: Read> Read for Hashed<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.raw.read(buffer)?;
        self.hash.update(&buffer[..n]);
        Ok(n)
    }
}

/// Mends a file from part to part. It is replaced only if something was mended and it is still what was read.
fn mend(inspector: &Inspector<'_>, path: &Path) -> io::Result<Outcome> {
    let session = inspector.session;
    let (linter, level) = (session.linter(path), inspector.level());
    let mut outcome = Outcome::default();
    let mut hash = Xxh3::new();
    let source = session.open_stream(path, Hashed { raw: regular::open(path)?, hash: &mut hash })?;
    let mut parts = Parts::new(source, session.reading(path));
    let mut target: Option<Writer<Replaced>> = None;
    // Bytes that were passed over before anything was to be mended.
    let mut passed = 0;
    let work = |part: Result<Part, String>| {
        let part = part.map_err(io::Error::other)?;
        let fixed = fix(session, path, linter, &part, level).map_err(io::Error::other)?;
        Ok((part.bytes, (fixed.fixes > 0).then_some((fixed.bytes, fixed.fixes))))
    };
    in_order(
        session.jobs,
        || parts.next(),
        work,
        |done: io::Result<_>| {
            let (old, new) = done?;
            outcome.summary.fixed += new.as_ref().map_or(0, |(_, fixes)| *fixes);
            match (&mut target, new) {
                (None, None) => passed += old.len() as u64,
                (Some(target), new) => target.write_all(new.as_ref().map_or(&old, |(bytes, _)| bytes))?,
                (None, Some((new, _))) => {
                    let compression = named(path).1;
                    let mut writer = Writer::new(Replaced(Replacement::begin(path)?), compression)?;
                    let mut before = session.open_stream(path, regular::open(path)?)?.take(passed);
                    io::copy(&mut before, &mut writer)?;
                    writer.write_all(&new)?;
                    target = Some(writer);
                }
            }
            Ok::<(), io::Error>(())
        },
    )
    .or_else(|e| {
        // The check that follows says what is wrong with it.
        target = None;
        let unreadable = matches!(e.get_ref(), Some(inner) if inner.is::<Unreadable>());
        if unreadable { Ok(()) } else { Err(e) }
    })?;
    drop(parts);
    let Some(target) = target else {
        return Ok(Outcome::default());
    };
    let was = hash.digest128();
    target.finish()?.0.finish(|file| {
        let mut hash = Xxh3::new();
        io::copy(&mut Hashed { raw: regular::open(file)?, hash: &mut hash }, &mut io::sink())?;
        Ok(hash.digest128() == was)
    })?;
    outcome.summary.changed = 1;
    Ok(outcome)
}

/// What the side file speaks of is not mended, and has to be asked in every round.
fn fix(
    session: &Session,
    path: &Path,
    linter: &Linter,
    part: &Part,
    level: Applicability,
) -> Result<Fixed, Unreadable> {
    if session.side.is_empty() {
        return linter.fix_file(&part.bytes, &part.reading, level);
    }
    let mut sieve = Sieve::new(session, path, linter);
    linter.fix_kept(&part.bytes, &part.reading, level, &mut |bytes, found| sieve.keep(bytes, found))
}

struct Replaced(Replacement);

impl Write for Replaced {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.file().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.file().flush()
    }
}

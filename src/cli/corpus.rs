//! `newslint annotate` and `newslint filter`: what a corpus builder does with the records of a file.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use miette::{IntoDiagnostic, miette};
use newslint::engine::{Located, Seen};
use newslint::read::{Problem, Reading};
use newslint::report::{Origin, quality};
use newslint::{Linter, Severity};
use serde::Serialize;

use super::args::{AnnotateArgs, Common, FilterArgs, Scope};
use super::columnar;
use super::copier::Copier;
use super::discover::explain;
use super::limits::{Broken, Limits};
use super::output_file::Making;
use super::parallel::in_order;
use super::parts::{Bytes, Part, Parts};
use super::progress::{Begun, Progress, Reached, Task};
use super::session::Session;
use super::settings::named;
use super::sieve::Sieve;
use super::statistics::per_thousand;
use super::summary::plural;
use super::{Failure, output};

/// What is known of one record.
#[derive(Debug, Serialize)]
pub struct Row {
    path: String,
    /// The line that it begins with, from 1.
    line: usize,
    /// Which record of the file it is, from 0.
    index: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    /// Why it cannot be read; then there is nothing more to say of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    found: Option<Found>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    reasons: Vec<Broken>,
}

/// What was found in a record.
#[derive(Debug, Default, Serialize)]
pub struct Found {
    pub words: usize,
    /// As in `newslint report`: 100 less the weighted errors and warnings per 1,000 words.
    score: usize,
    pub errors: usize,
    pub warnings: usize,
    pub infos: usize,
    per_1000_words: f64,
    /// Findings of each rule.
    pub rules: BTreeMap<String, usize>,
    #[serde(skip)]
    pub groups: BTreeMap<String, usize>,
}

impl Found {
    fn new(words: usize, found: &[Located]) -> Self {
        let mut out = Self { words, ..Self::default() };
        for d in found.iter().map(|l| &l.diagnostic) {
            match d.severity {
                Severity::Error => out.errors += 1,
                Severity::Warning => out.warnings += 1,
                Severity::Info => out.infos += 1,
            }
            *out.rules.entry(d.rule.to_string()).or_default() += 1;
            *out.groups.entry(d.group.to_string()).or_default() += 1;
        }
        out.score = quality::score(words, out.errors, out.warnings);
        out.per_1000_words = per_thousand(found.len(), words);
        out
    }
}

/// `newslint annotate`.
pub fn annotate(args: &AnnotateArgs, common: &Common) -> Result<ExitCode, Failure> {
    let (session, input) = open(&args.scope, common)?;
    let task = Task::new("annotate", &input, &session, "")?;
    let progress = match Progress::begin(task, &[&args.output], Making::Continued, args.restart)? {
        Begun::Working(progress) => progress,
        Begun::Finished(reached) => return annotated(args, &reached, " before"),
    };
    let reached = run(&session, &input, progress, &|_| Vec::new(), &mut |progress, counts, part| {
        for row in &part.rows {
            *counts.entry("unreadable".to_owned()).or_default() += usize::from(row.error.is_some());
            let text = serde_json::to_string(row).into_diagnostic()? + "\n";
            progress.write(0, text.as_bytes())?;
        }
        Ok(())
    })?;
    annotated(args, &reached, "")
}

fn annotated(args: &AnnotateArgs, reached: &Reached, when: &str) -> Result<ExitCode, Failure> {
    let said = format!("Wrote {}{when} ({})\n", args.output.display(), plural(reached.records, "record"));
    say(&(said + &unreadable(reached)))
}

/// `newslint filter`.
pub fn filter(args: &FilterArgs, common: &Common) -> Result<ExitCode, Failure> {
    let (session, input) = open(&args.scope, common)?;
    let reading = session.reading(&input);
    let is_columnar = reading.format.is_columnar();
    if !reading.format.has_records() || !(reading.format.is_cut() || is_columnar) {
        return Err(miette!(
            help = "turn it into JSON Lines first, or say what it is with --input-format",
            "{}: only rows of records can be filtered (JSON Lines, CSV, TSV, Parquet)",
            input.display()
        ));
    }
    let limits = Limits::parse(&args.max, &session.settings.registry).map_err(|e| miette!("--max: {e}"))?;
    let reasons = PathBuf::from(format!("{}.reasons.jsonl", args.drop.as_ref().unwrap_or(&args.keep).display()));
    let mut outputs: Vec<&Path> = vec![&args.keep, &reasons];
    outputs.extend(args.drop.as_deref());
    if outputs.iter().any(|o| *o == input) || args.drop.as_ref() == Some(&args.keep) {
        return Err(miette!("input and outputs have to be different files"));
    }
    let task = Task::new("filter", &input, &session, &format!("{:?}", args.max))?;
    let making = if is_columnar { Making::Anew } else { Making::Continued };
    let progress = match Progress::begin(task, &outputs, making, args.restart)? {
        Begun::Working(progress) => progress,
        Begun::Finished(reached) => return filtered(args, &reached, " before"),
    };
    let judge = |found: &Found| limits.broken(found);
    let mut copier = Copier::new(&session, &input, &progress, args.drop.is_some())?;
    let write: Write<'_> = &mut |progress, counts, part| {
        copier.lead(progress, part)?;
        for (i, row) in part.rows.iter().enumerate() {
            let is_kept = row.error.is_none() && row.reasons.is_empty();
            copier.copy(progress, part, i, is_kept)?;
            if is_kept {
                *counts.entry("kept".to_owned()).or_default() += 1;
                continue;
            }
            *counts.entry("unreadable".to_owned()).or_default() += usize::from(row.error.is_some());
            let text = serde_json::to_string(row).into_diagnostic()? + "\n";
            progress.write(1, text.as_bytes())?;
        }
        Ok(())
    };
    let progress = work(&session, &input, progress, &judge, write)?;
    copier.finish()?;
    let reached = progress.finish()?;
    filtered(args, &reached, "")
}

fn filtered(args: &FilterArgs, reached: &Reached, when: &str) -> Result<ExitCode, Failure> {
    let kept = reached.counts.get("kept").copied().unwrap_or(0);
    let said = format!("Kept{when} {kept} of {} in {}\n", plural(reached.records, "record"), args.keep.display());
    say(&(said + &unreadable(reached)))
}

fn unreadable(reached: &Reached) -> String {
    match reached.counts.get("unreadable").copied().unwrap_or(0) {
        0 => String::new(),
        n => format!("{} could not be read\n", plural(n, "record")),
    }
}

fn say(text: &str) -> Result<ExitCode, Failure> {
    output::print(text.as_bytes()).into_diagnostic()?;
    Ok(ExitCode::SUCCESS)
}

fn open(scope: &Scope, common: &Common) -> Result<(Session, PathBuf), Failure> {
    let session = Session::open(common, scope, scope.settings(), None)?;
    if let Some(error) = session.found.errors.first() {
        return Err(miette!("{error}"));
    }
    match (&scope.paths[..], &session.found.files[..]) {
        ([named], [file]) if named == file => {
            if session.reading(file).format.is_columnar() {
                // Said before any output is there.
                drop(
                    parts(&session, file, &Reached::default())
                        .map_err(|e| miette!("{}: {}", file.display(), explain(&e)))?,
                );
            }
            Ok((session, named.clone()))
        }
        _ => Err(miette!(help = "a file a run; a shell loop does many", "name one file")),
    }
}

/// A part that was looked at.
pub struct Looked {
    pub bytes: Bytes,
    origin: Origin,
    pub is_beginning: bool,
    pub rows: Vec<Row>,
    /// The bytes of the rows, where the format has rows of bytes.
    pub records: Vec<Range<usize>>,
}

impl Looked {
    /// What stands before the first record.
    pub fn lead(&self) -> &[u8] {
        &self.bytes[..self.records.first().map_or(self.bytes.len(), |r| r.start)]
    }
}

type Write<'w> = &'w mut dyn FnMut(&mut Progress, &mut BTreeMap<String, usize>, &Looked) -> Result<(), Failure>;

/// Looks at the records of a file, and puts on record that it is done.
fn run(
    session: &Session,
    input: &Path,
    progress: Box<Progress>,
    judge: &(dyn Fn(&Found) -> Vec<Broken> + Sync),
    write: Write<'_>,
) -> Result<Reached, Failure> {
    work(session, input, progress, judge, write)?.finish()
}

/// Looks at the records of a file, from where a killed run was, and writes what there is to write of each part.
fn work(
    session: &Session,
    input: &Path,
    mut progress: Box<Progress>,
    judge: &(dyn Fn(&Found) -> Vec<Broken> + Sync),
    write: Write<'_>,
) -> Result<Box<Progress>, Failure> {
    let mut reached = progress.reached().clone();
    let linter = session.linter(input);
    let path = input.to_string_lossy();
    let fail = |e: &io::Error| miette!("{}: {}", input.display(), explain(e));
    let mut next = parts(session, input, &reached).map_err(|e| fail(&e))?;
    let work = |part: Result<Part, String>| look(session, input, &path, linter, part?, judge);
    let (mut any, mut texts) = (reached.records > 0, reached.counts.get("texts").copied().unwrap_or(0));
    in_order(session.jobs, &mut *next, work, |looked: Result<(Looked, usize), String>| {
        let (mut looked, fields) = looked.map_err(|e| miette!("{}: {e}", input.display()))?;
        for row in &mut looked.rows {
            row.index = reached.records;
            reached.records += 1;
        }
        any |= !looked.rows.is_empty();
        texts += fields;
        write(&mut progress, &mut reached.counts, &looked)?;
        reached.counts.insert("texts".to_owned(), texts);
        reached.bytes = looked.origin.offset + looked.bytes.len();
        reached.lines = looked.origin.lines + memchr::memchr_iter(b'\n', &looked.bytes).count();
        progress.reach(reached.clone())
    })?;
    if any && texts == 0 && session.reading(input).format.has_records() {
        return Err(miette!(
            help = "--text-fields names them",
            "{}: no record has a field that is known to be text",
            input.display()
        ));
    }
    Ok(progress)
}

/// Gives a part of a file after the other.
type NextPart = Box<dyn FnMut() -> Option<Result<Part, String>> + Send>;

/// The parts of the input that were not yet looked at.
fn parts(session: &Session, input: &Path, reached: &Reached) -> io::Result<NextPart> {
    let reading = session.reading(input);
    if reading.format.is_columnar() {
        let mut parts = columnar::Parts::new(&session.settings, input, session.table(input)?, reading.part())?;
        parts.pass(reached.records)?;
        return Ok(Box::new(move || parts.next()));
    }
    let (source, reading) = source(session, input, reached.bytes)?;
    let origin = Origin { offset: reached.bytes, lines: reached.lines };
    let mut parts = Parts::resume(source, reading, origin);
    Ok(Box::new(move || parts.next()))
}

/// The input behind its first bytes, and how it is read.
fn source(session: &Session, input: &Path, passed: usize) -> io::Result<(Box<dyn Read + Send>, Reading)> {
    let mut file = File::open(input)?;
    let reading = session.reading(input);
    if passed == 0 {
        return Ok((session.open_stream(input, file)?, reading));
    }
    // The beginning says how the rest is read.
    let beginning = Parts::new(session.open_stream(input, File::open(input)?)?, reading.clone()).next();
    let beginning = beginning.transpose().map_err(io::Error::other)?.map(|p| p.bytes);
    let reading = reading.after(beginning.as_deref().unwrap_or_default());
    if named(input).1.is_none() {
        file.seek(SeekFrom::Start(passed as u64))?;
        return Ok((Box::new(file), reading));
    }
    let mut source = session.open_stream(input, file)?;
    io::copy(&mut (&mut source).take(passed as u64), &mut io::sink())?;
    Ok((source, reading))
}

/// Checks the records of a part. Also says how many fields were read as text.
fn look(
    session: &Session,
    input: &Path,
    path: &str,
    linter: &Linter,
    part: Part,
    judge: &(dyn Fn(&Found) -> Vec<Broken> + Sync),
) -> Result<(Looked, usize), String> {
    let Part { bytes, origin, reading } = part;
    let mut checked = linter.check_file(&bytes, &reading, &mut |_| {}).map_err(|e| e.to_string())?;
    Sieve::new(session, input, linter).keep(&bytes, &mut checked.found);
    let mut rows = Vec::new();
    let mut found = &checked.found[..];
    let mut problems = checked.problems.into_iter().peekable();
    let mut locator = reading.locator(&bytes, origin.lines);
    let mut line_of = |at: u64| locator.position(usize::try_from(at).unwrap_or(usize::MAX)).line;
    let row =
        |line| Row { path: path.to_owned(), line, index: 0, id: None, error: None, found: None, reasons: Vec::new() };
    let broken = |line, problem: Problem| Row { error: Some(problem.what), ..row(line) };
    for Seen { base, record, words } in checked.articles {
        while let Some(problem) = problems.next_if(|p| p.at < base) {
            rows.push(broken(line_of(problem.at), problem));
        }
        let (here, others) = found.split_at(found.partition_point(|l| l.base <= base));
        found = others;
        let found = Found::new(words, here);
        let reasons = judge(&found);
        rows.push(Row { id: record.map(|r| r.to_string()), found: Some(found), reasons, ..row(line_of(base)) });
    }
    for problem in problems {
        rows.push(broken(line_of(problem.at), problem));
    }
    let records = reading.records(&bytes);
    let is_beginning = origin.offset == 0;
    Ok((Looked { bytes, origin, is_beginning, rows, records }, checked.fields.len()))
}

//! Checks files, and fixes them if asked.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use miette::{IntoDiagnostic, miette};
use rayon::prelude::*;

use newslint::engine::Located;
use newslint::read::Unreadable;
use newslint::report::{FileReport, Format, Renderer};
use newslint::{Applicability, Linter};

use super::args::Check;
use super::discover::{discover, explain};
use super::settings::{Settings, load};
use super::summary::Summary;
use super::{Failure, diff, output, write};

/// Files a thread whose results are held at once; they are printed in order. More would need memory that is not yet at hand.
const BATCH: usize = 32;
/// More threads than any machine has use for.
const MOST_THREADS: usize = 256;
/// From this many files on a progress bar is worth its place.
const MANY: usize = 300;

/// What became of one file.
#[derive(Default)]
struct Outcome {
    /// For standard output.
    shown: Vec<u8>,
    summary: Summary,
    error: Option<String>,
}

struct Run<'a> {
    args: &'a Check,
    settings: &'a Settings,
    linter: Linter,
    renderer: Renderer<'a>,
}

/// Runs the check that the arguments describe.
pub fn run(args: &Check) -> Result<ExitCode, Failure> {
    let settings = load(args)?;
    if args.fix && args.paths.len() > 1 && args.paths.iter().any(|p| p.as_os_str() == "-") {
        return Err(miette!(
            help = "check files and standard input in two runs",
            "with --fix, `-` writes the fixed text to standard output and goes with no other path"
        ));
    }
    let jobs =
        args.jobs.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from)).clamp(1, MOST_THREADS);
    // The lists are read while the folders are walked.
    let (found, linter) = std::thread::scope(|scope| {
        let linter = scope.spawn(|| Linter::with_registry(&settings.config, &settings.registry));
        (discover(&args.paths, &settings, jobs), linter.join())
    });
    let linter = linter.map_err(|_| miette!("the rules could not be set up"))??;
    let renderer = Renderer {
        format: args.format,
        registry: &settings.registry,
        lang: settings.config.lang,
        color: output::stdout_colors(args.color),
        width: output::width(),
    };
    let run = Run { args, settings: &settings, linter, renderer };
    let mut total = Summary::default();
    let mut errors = found.errors;
    let mut printer = Printer::new(args);
    if found.stdin {
        run.stdin(&mut printer, &mut total, &mut errors)?;
    }
    run.files(&found.files, jobs, &mut printer, &mut total, &mut errors)?;
    printer.finish()?;
    for error in &errors {
        eprintln!("newslint: {error}");
    }
    if !args.quiet {
        eprint!("{}", total.text(settings.config.lang, args));
    }
    // The process ends here: taking the lists apart word by word would be time for nothing.
    std::mem::forget(run);
    let would_change = args.diff && total.changed > 0;
    let failed = !errors.is_empty() || total.files == 0 && total.binary == 0;
    Ok(ExitCode::from(if failed { 2 } else { u8::from(total.failing > 0 && !args.diff || would_change) }))
}

impl Run<'_> {
    fn level(&self) -> Applicability {
        if self.args.unsafe_fixes { Applicability::Unsafe } else { Applicability::Safe }
    }

    fn files(
        &self,
        files: &[PathBuf],
        jobs: usize,
        printer: &mut Printer,
        total: &mut Summary,
        errors: &mut Vec<String>,
    ) -> Result<(), Failure> {
        // A single file needs no threads.
        let pool = (files.len() > 1)
            .then(|| rayon::ThreadPoolBuilder::new().num_threads(jobs.min(files.len())).build())
            .transpose()
            .into_diagnostic()?;
        let progress = self.progress(files.len());
        for batch in files.chunks(BATCH * jobs) {
            let one = |path: &PathBuf| {
                let outcome = self.file(path);
                progress.inc(1);
                outcome
            };
            let outcomes: Vec<Outcome> = match &pool {
                Some(pool) => pool.install(|| batch.par_iter().map(one).collect()),
                None => batch.iter().map(one).collect(),
            };
            for outcome in outcomes {
                progress.suspend(|| printer.print(&outcome.shown))?;
                total.add(&outcome.summary);
                errors.extend(outcome.error);
            }
        }
        progress.finish_and_clear();
        Ok(())
    }

    fn progress(&self, files: usize) -> ProgressBar {
        if self.args.quiet || files < MANY {
            return ProgressBar::hidden();
        }
        // Draws nothing where standard error is no terminal.
        let style =
            ProgressStyle::with_template("{bar:30} {pos}/{len} {eta}").unwrap_or_else(|_| ProgressStyle::default_bar());
        ProgressBar::with_draw_target(Some(files as u64), ProgressDrawTarget::stderr_with_hz(8)).with_style(style)
    }

    fn file(&self, path: &Path) -> Outcome {
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(e) => {
                return Outcome { error: Some(format!("{}: {}", path.display(), explain(&e))), ..Outcome::default() };
            }
        };
        let write = |new: &[u8]| {
            write::replace(path, &bytes, new).map_err(|e| format!("{}: not fixed: {}", path.display(), explain(&e)))
        };
        self.bytes(path, &bytes, write)
    }

    /// Checks the bytes of a file; `write` stores fixed ones.
    fn bytes(&self, path: &Path, bytes: &[u8], write: impl FnOnce(&[u8]) -> Result<(), String>) -> Outcome {
        let mut outcome = Outcome::default();
        let done = if self.args.fix || self.args.diff {
            self.linter.fix(bytes, self.level()).map(|f| (f.bytes, f.fixes, f.remaining))
        } else {
            self.linter.check_bytes(bytes).map(|found| (Vec::new(), 0, found))
        };
        let (new, fixes, found) = match done {
            Ok(done) => done,
            Err(Unreadable::Binary) => {
                outcome.summary.skip_binary(path);
                return outcome;
            }
            Err(e) => {
                outcome.error = Some(format!("{}: {e}", path.display()));
                return outcome;
            }
        };
        outcome.summary.files = 1;
        let changed = fixes > 0 && new != bytes;
        outcome.summary.changed = usize::from(changed);
        if self.args.diff {
            outcome.shown = diff::patch(path, bytes, if fixes > 0 { &new } else { bytes });
            outcome.summary.fixed = fixes;
            return outcome;
        }
        let mut checked = bytes;
        let mut left = found;
        if changed {
            match write(&new) {
                Ok(()) => (checked, outcome.summary.fixed) = (&new, fixes),
                Err(e) => {
                    outcome.error = Some(e);
                    outcome.summary.changed = 0;
                    left = self.linter.check_bytes(bytes).unwrap_or_default();
                }
            }
        }
        outcome.summary.count(&left, self.settings.fail_on);
        left.retain(|l: &Located| l.diagnostic.severity >= self.settings.min_severity);
        outcome.shown = self
            .renderer
            .file(&FileReport { path: &path.to_string_lossy(), bytes: checked, findings: &left })
            .into_bytes();
        outcome
    }

    /// Standard input. With `--fix` the fixed text goes to standard output and what remains to standard error.
    fn stdin(&self, printer: &mut Printer, total: &mut Summary, errors: &mut Vec<String>) -> Result<(), Failure> {
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut std::io::stdin().lock(), &mut bytes).into_diagnostic()?;
        let mut fixed = None;
        let outcome = self.bytes(Path::new("-"), &bytes, |new| {
            fixed = Some(new.to_vec());
            Ok(())
        });
        if self.args.fix {
            output::print(fixed.as_ref().unwrap_or(&bytes)).into_diagnostic()?;
            eprint!("{}", String::from_utf8_lossy(&outcome.shown));
        } else {
            printer.print(&outcome.shown)?;
        }
        total.add(&outcome.summary);
        errors.extend(outcome.error);
        Ok(())
    }
}

/// Prints what files gave, and what the format needs between them.
struct Printer {
    json: bool,
    first: bool,
    closed: bool,
}

impl Printer {
    fn new(args: &Check) -> Self {
        Self {
            json: args.format == Format::Json
                && !args.diff
                && !(args.fix && args.paths.iter().any(|p| p.as_os_str() == "-")),
            first: true,
            closed: false,
        }
    }

    /// Once nobody reads any more (`| head`) nothing is printed, but the work goes on: files must not stay half fixed.
    fn print(&mut self, shown: &[u8]) -> Result<(), Failure> {
        if shown.is_empty() || self.closed {
            return Ok(());
        }
        let lead: &[u8] = match (self.json, std::mem::replace(&mut self.first, false)) {
            (true, true) => b"[\n",
            (true, false) => b",\n",
            (false, _) => b"",
        };
        let open = output::print(&[lead, shown].concat());
        self.closed = !open.map_err(|e| miette!("cannot write to standard output: {e}"))?;
        Ok(())
    }

    fn finish(self) -> Result<(), Failure> {
        if self.json && !self.closed {
            output::print(if self.first { b"[]\n" } else { b"\n]\n" })
                .map_err(|e| miette!("cannot write to standard output: {e}"))?;
        }
        Ok(())
    }
}

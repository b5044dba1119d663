//! Checks files, and fixes them if asked.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use miette::{IntoDiagnostic, miette};

use newslint::Applicability;
use newslint::engine::apply;
use newslint::report::{FileReport, Format, Origin};

use super::args::{Check, Common};
use super::baseline::BaselineFile;
use super::git::Changes;
use super::inspect::{Inspector, Outcome};
use super::outputs::{self, Outputs};
use super::session::{INTERRUPTED, Session};
use super::side_file::SideUse;
use super::statistics::Statistics;
use super::summary::{self, Summary};
use super::timing::Timing;
use super::{Failure, large, output, write};

/// From this many files on a progress bar is worth its place.
const MANY: usize = 300;

/// What became of all files.
#[derive(Default)]
struct Total {
    summary: Summary,
    side: SideUse,
    statistics: Statistics,
    timing: Timing,
    errors: Vec<String>,
}

/// Runs the check that the arguments describe.
pub fn run(args: &Check, common: &Common) -> Result<ExitCode, Failure> {
    if args.fixes_stdin() && args.scope.paths.len() > 1 {
        return Err(miette!(
            help = "check files and standard input in two runs",
            "with --fix, `-` writes the fixed text to standard output and goes with no other path"
        ));
    }
    let changes = match &args.since {
        Some(revision) => Some(Changes::since(revision, &args.scope.paths)?),
        None => args.staged.then(|| Changes::staged(&args.scope.paths)).transpose()?,
    };
    let mut session = Session::open(common, &args.scope, args.settings(), changes)?;
    if !args.no_baseline {
        session.baseline = BaselineFile::load(args.baseline.as_deref(), &session)?;
    }
    let renderers = outputs::renderers(args, common, &session.settings);
    let inspector = Inspector { args, session: &session, renderers: &renderers };
    let mut out = Outputs::open(args, &renderers)?;
    let mut total = Total { errors: session.found.errors.clone(), ..Total::default() };
    if session.found.stdin {
        stdin(&inspector, &mut out, &mut total)?;
    }
    if args.fix {
        let side = (!session.side.is_empty()).then_some(&session.side.path);
        write::sweep(session.found.files.iter().chain(side).map(PathBuf::as_path));
    }
    let progress = progress(common, session.found.files.len());
    session.stop_on_interrupt();
    let mut looked_at = 0;
    let work = |path: &PathBuf| {
        let outcome = inspector.file(path);
        progress.inc(1);
        outcome
    };
    session.each(work, |path, outcome| {
        looked_at += 1;
        if outcome.is_large {
            return large::file(&inspector, path, &mut |part| progress.suspend(|| take(part, &mut out, &mut total)));
        }
        progress.suspend(|| take(outcome, &mut out, &mut total))
    })?;
    progress.finish_and_clear();
    if !session.is_stopped() {
        side_file(&inspector, &mut out, &mut total)?;
    }
    out.finish()?;
    let mut code = conclude(args, common, &session, total)?;
    if session.is_stopped() {
        output::say(&summary::stopped(session.settings.config.lang, looked_at, session.found.files.len()));
        code = ExitCode::from(INTERRUPTED);
    }
    // The process ends here: taking the lists apart word by word would be time for nothing.
    std::mem::forget(session);
    Ok(code)
}

fn take(outcome: Outcome, out: &mut Outputs<'_>, total: &mut Total) -> Result<(), Failure> {
    output::print(&outcome.patch).map_err(|e| miette!("cannot write to standard output: {e}"))?;
    out.add(outcome.parts)?;
    total.summary.add(&outcome.summary);
    total.summary.let_be(&outcome.let_be);
    total.side.add(&outcome.let_be.side);
    total.timing.merge(&outcome.timing);
    outcome.counts.into_iter().for_each(|c| total.statistics.add(c));
    total.errors.extend(outcome.errors);
    Ok(())
}

/// Says at the end what there is to say, and with what status.
fn conclude(args: &Check, common: &Common, session: &Session, mut total: Total) -> Result<ExitCode, Failure> {
    if args.statistics {
        let json = matches!(args.format, Format::Json | Format::Jsonl);
        let shown = if json { total.statistics.json() } else { total.statistics.text() };
        output::print(shown.as_bytes()).into_diagnostic()?;
    }
    for error in &total.errors {
        output::say(&format!("newslint: {error}\n"));
    }
    if args.timing {
        output::say(&total.timing.text());
    }
    if let Some(baseline) = session.baseline.as_ref().filter(|_| !session.is_stopped()) {
        total.summary.gone += baseline.orphans(&session.settings);
    }
    let slack = args.ratchet && total.summary.gone > 0;
    if !common.quiet {
        output::say(&total.summary.text(session.settings.config.lang, args));
    }
    if slack {
        output::say(&format!("newslint: {}\n", total.summary.slack(session.settings.config.lang)));
    }
    let would_change = args.diff && total.summary.changed > 0;
    let nothing = total.summary.files == 0 && total.summary.binary == 0 && total.errors.is_empty();
    // Where nothing changed, or a hook named excluded files alone, there is nothing to check, and that is well.
    let fine = session.changes.is_some() || args.scope.force_exclude;
    let failed = !total.errors.is_empty() || nothing && !fine;
    let found = total.summary.failing > 0 && !args.diff || would_change || slack;
    Ok(ExitCode::from(if failed { 2 } else { u8::from(found) }))
}

fn progress(common: &Common, files: usize) -> ProgressBar {
    if common.quiet || files < MANY {
        return ProgressBar::hidden();
    }
    // Draws nothing where standard error is no terminal.
    let style =
        ProgressStyle::with_template("{bar:30} {pos}/{len} {eta}").unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::with_draw_target(Some(files as u64), ProgressDrawTarget::stderr_with_hz(8)).with_style(style)
}

/// Standard input. With `--fix` the fixed text goes to standard output and what remains to standard error.
fn stdin(inspector: &Inspector<'_>, out: &mut Outputs<'_>, total: &mut Total) -> Result<(), Failure> {
    let path = Path::new("-");
    if !inspector.args.fix && inspector.goes_by_parts(path) {
        return large::stream(inspector, path, std::io::stdin(), &mut |part| take(part, out, total));
    }
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut std::io::stdin().lock(), &mut bytes).into_diagnostic()?;
    let mut fixed = None;
    let outcome = inspector.bytes(path, &bytes, |new| {
        fixed = Some(new.to_vec());
        Ok(())
    });
    if inspector.args.fix {
        output::print(fixed.as_ref().unwrap_or(&bytes)).into_diagnostic()?;
    }
    take(outcome, out, total)
}

/// Reports, and with `--fix` removes, what is not needed in the side file.
fn side_file(inspector: &Inspector<'_>, out: &mut Outputs<'_>, total: &mut Total) -> Result<(), Failure> {
    let Inspector { args, session, renderers } = inspector;
    let (side, settings) = (&session.side, &session.settings);
    // A patch is about texts alone.
    if side.is_empty() || args.diff {
        return Ok(());
    }
    let unused = side.unused(&total.side);
    let mut found = side.file.findings(&settings.registry, settings.config.lang, &unused);
    let linter = session.linter(&side.path);
    found.retain(|l| linter.runs(&l.diagnostic.rule));
    if found.is_empty() {
        return Ok(());
    }
    let old = side.file.text.as_bytes();
    if args.fix {
        let diagnostics: Vec<_> = found.iter().map(|l| l.diagnostic.clone()).collect();
        let done = apply(old, &diagnostics, Applicability::Safe);
        write::replace(&side.path, old, &done.bytes)
            .map_err(|e| miette!("{}: not fixed: {e}", output::shown(&side.path)))?;
        total.summary.fixed += done.fixes;
        total.summary.changed += 1;
        return Ok(());
    }
    total.summary.count(&found, settings.fail_on, true);
    found.retain(|l| l.diagnostic.severity >= settings.min_severity);
    out.add(outputs::parts(
        renderers,
        &FileReport {
            path: &output::name(&side.path),
            bytes: old,
            map: None,
            findings: &found,
            origin: Origin::default(),
            cells: None,
        },
    ))
}

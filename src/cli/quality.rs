//! `newslint report`: a page about the quality of many articles.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use miette::{IntoDiagnostic, WrapErr};
use newslint::read::Unreadable;
use newslint::report::quality::Quality;
use newslint::report::{FileReport, Origin};

use super::args::{Common, Scope};
use super::discover::explain;
use super::output::{name, shown};
use super::session::Session;
use super::sieve::Sieve;
use super::{Failure, output};

/// Writes the page. What the baseline lets be is a fault of the article all the same, and counts.
pub fn run(scope: &Scope, target: &Path, common: &Common) -> Result<ExitCode, Failure> {
    let session = Session::open(common, scope, scope.settings(), None)?;
    let one = |path: &PathBuf| -> Result<Option<Quality>, String> {
        let held = session.hold(path).map_err(|e| format!("{}: {}", shown(path), explain(&e)))?;
        let linter = session.linter(path);
        let opened = held.open();
        let bytes = opened.text();
        let mut checked = match linter.check_file(bytes, &opened.reading, &mut |_| {}) {
            Ok(checked) => checked,
            // Passed over, as in a check.
            Err(Unreadable::Binary) => return Ok(None),
            Err(e) => return Err(format!("{}: {e}", shown(path))),
        };
        Sieve::new(&session, path, linter).keep(bytes, &mut checked.found);
        checked.found.retain(|l| l.diagnostic.severity >= session.settings.min_severity);
        let report = FileReport {
            path: &name(path),
            bytes,
            map: opened.map(),
            findings: &checked.found,
            origin: Origin::default(),
            cells: opened.reading.cells(),
        };
        Ok(Some(Quality::of(&report, &checked.articles)))
    };
    let mut quality = Quality::default();
    let mut errors = session.found.errors.clone();
    session.each(one, |_, done| {
        match done {
            Ok(of_file) => of_file.into_iter().for_each(|q| quality.add(q)),
            Err(e) => errors.push(e),
        }
        Ok(())
    })?;
    for error in &errors {
        output::say(&format!("newslint: {error}\n"));
    }
    let page = quality.page(&session.settings.registry, session.settings.config.lang);
    std::fs::write(target, page).into_diagnostic().wrap_err_with(|| format!("cannot write {}", shown(target)))?;
    let say = format!("Wrote {} ({})\n", shown(target), super::summary::plural(quality.len(), "article"));
    output::print(say.as_bytes()).into_diagnostic()?;
    Ok(ExitCode::from(if errors.is_empty() { 0 } else { 2 }))
}

//! `newslint-baseline.json`: read, matched, written.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use miette::{IntoDiagnostic, WrapErr, miette};
use newslint::Linter;
use newslint::engine::{Accepted, Baseline, Fingerprint, Located, Matched, fingerprints};
use newslint::read::Opened;

use super::args::{BaselineCommand, BaselineScope, Common};
use super::output::shown;
use super::session::Session;
use super::settings::Settings;
use super::sieve::Sieve;
use super::{Failure, output};

const FILE_NAME: &str = "newslint-baseline.json";

/// A baseline, where it is, and which files have moved since it was written.
pub struct BaselineFile {
    baseline: Baseline,
    /// The name in the baseline of a file that has another name now.
    moved: BTreeMap<String, String>,
}

impl BaselineFile {
    /// Reads the named baseline, or the one beside the settings if there is one.
    pub fn load(named: Option<&Path>, session: &Session) -> Result<Option<Self>, Failure> {
        let path = named.map_or_else(|| session.settings.root.join(FILE_NAME), Path::to_owned);
        if named.is_none() && !path.is_file() {
            return Ok(None);
        }
        let shown = shown(&path);
        let text = std::fs::read_to_string(&path).into_diagnostic().wrap_err_with(|| format!("cannot read {shown}"))?;
        let baseline = Baseline::parse(&text)
            .map_err(|e| miette!(help = "`newslint baseline write` makes a new one", "{shown}: {e}"))?;
        let mut file = Self { baseline, moved: BTreeMap::new() };
        file.find_moved(session)?;
        Ok(Some(file))
    }

    /// Files of the baseline that are gone, and files without a name in it, are matched by what is found in them.
    fn find_moved(&mut self, session: &Session) -> Result<(), Failure> {
        let mut lost: HashMap<Fingerprint, Vec<&str>> = HashMap::new();
        for name in self.gone_files(&session.settings) {
            self.baseline.marks(name).for_each(|mark| lost.entry(mark).or_default().push(name));
        }
        if lost.is_empty() {
            return Ok(());
        }
        let fingerprints_of = |path: &PathBuf| -> Option<(String, Vec<Fingerprint>)> {
            let name = session.settings.name_of(path);
            if self.baseline.files.contains_key(&name) {
                return None;
            }
            let held = session.hold(path).ok()?;
            let opened = held.open();
            let found = findings(session, path, &opened)?;
            Some((name, fingerprints(opened.text(), &found)))
        };
        let mut moved = BTreeMap::new();
        let mut taken = BTreeSet::new();
        session.each(fingerprints_of, |_, found| {
            let Some((name, marks)) = found else { return Ok(()) };
            let mut likeness: BTreeMap<&str, usize> = BTreeMap::new();
            let old_names = marks.iter().filter_map(|mark| lost.get(mark)).flatten();
            old_names.filter(|old| !taken.contains(*old)).for_each(|old| *likeness.entry(old).or_insert(0) += 1);
            // Of equals the first by name.
            if let Some((old, _)) = likeness.into_iter().rev().max_by_key(|(_, n)| *n) {
                taken.insert(old);
                moved.insert(name, old.to_owned());
            }
            Ok(())
        })?;
        self.moved = moved;
        Ok(())
    }

    /// Files of the baseline that do not exist any more.
    fn gone_files<'b>(&'b self, settings: &'b Settings) -> impl Iterator<Item = &'b str> {
        self.baseline.files.keys().map(String::as_str).filter(|name| !settings.root.join(name).exists())
    }

    /// How many findings of files that are gone, and have not moved, are still in the baseline.
    pub fn orphans(&self, settings: &Settings) -> usize {
        let moved: BTreeSet<&str> = self.moved.values().map(String::as_str).collect();
        let lost = self.gone_files(settings).filter(|name| !moved.contains(name));
        lost.filter_map(|name| self.baseline.files.get(name)).map(Vec::len).sum()
    }

    /// Takes away what is let be in a file.
    pub fn apply(
        &self,
        settings: &Settings,
        path: &Path,
        bytes: &[u8],
        linter: &Linter,
        found: &mut Vec<Located>,
    ) -> Matched {
        let name = settings.name_of(path);
        let name = self.moved.get(&name).unwrap_or(&name);
        self.baseline.apply(name, bytes, found, |rule| speaks(settings, linter, rule))
    }
}

/// Whether this run says anything about what a rule found before: it runs, or there is no such rule any more.
fn speaks(settings: &Settings, linter: &Linter, rule: &str) -> bool {
    linter.runs(rule) || settings.registry.get(rule).is_none()
}

/// What is found in a file once comments and the side file have had their say.
fn findings(session: &Session, path: &Path, opened: &Opened<'_>) -> Option<Vec<Located>> {
    let linter = session.linter(path);
    let mut found = linter.check_file(opened.text(), &opened.reading, &mut |_| {}).ok()?.found;
    Sieve::new(session, path, linter).keep(opened.text(), &mut found);
    Some(found)
}

/// `newslint baseline write|update|prune`.
pub fn run(command: &BaselineCommand, common: &Common) -> Result<ExitCode, Failure> {
    let (BaselineCommand::Write(BaselineScope { scope, baseline: named })
    | BaselineCommand::Update(BaselineScope { scope, baseline: named })
    | BaselineCommand::Prune(BaselineScope { scope, baseline: named })) = command;
    let session = Session::open(common, scope, scope.settings(), None)?;
    if let Some(error) = session.found.errors.first() {
        return Err(miette!("{error}"));
    }
    let old = if matches!(command, BaselineCommand::Write(_)) {
        None
    } else {
        BaselineFile::load(named.as_deref(), &session)?
    };
    let path = named.clone().unwrap_or_else(|| session.settings.root.join(FILE_NAME));
    let had = old.as_ref().map_or(0, |o| o.baseline.len());
    let BaselineFile { baseline, moved } =
        old.unwrap_or_else(|| BaselineFile { baseline: Baseline::default(), moved: BTreeMap::new() });
    let mut new = baseline.clone();
    new.files.retain(|name, _| session.settings.root.join(name).exists());
    let grow = !matches!(command, BaselineCommand::Prune(_));
    let record = |path: &PathBuf| -> Option<Vec<Accepted>> {
        let held = session.hold(path).ok()?;
        let opened = held.open();
        Some(Baseline::record(opened.text(), &findings(&session, path, &opened)?))
    };
    session.each(record, |path, found| {
        let Some(mut found) = found else { return Ok(()) };
        let name = session.settings.name_of(path);
        let before = baseline.files.get(moved.get(&name).unwrap_or(&name)).map(Vec::as_slice).unwrap_or_default();
        if !grow {
            found.retain(|a| before.contains(a));
        }
        // Rules that did not run this time say nothing about what they found before.
        let linter = session.linter(path);
        found.extend(before.iter().filter(|a| !speaks(&session.settings, linter, &a.rule)).cloned());
        found.sort();
        new.files.remove(&name);
        if !found.is_empty() {
            new.files.insert(name, found);
        }
        Ok(())
    })?;
    write(&path, &new)?;
    let say = format!("{}: {} let be (before: {had})\n", shown(path), super::summary::plural(new.len(), "finding"));
    output::print(say.as_bytes()).into_diagnostic()?;
    Ok(ExitCode::SUCCESS)
}

fn write(path: &Path, baseline: &Baseline) -> Result<(), Failure> {
    std::fs::write(path, baseline.to_json()).into_diagnostic().wrap_err_with(|| format!("cannot write {}", shown(path)))
}

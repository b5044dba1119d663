//! From the paths that the user named to the files to check.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use ignore::{WalkBuilder, WalkState};

use newslint::text::visible::on_one_line;

use super::args::Scope;
use super::git::Changes;
use super::ignore_files::KeptOut;
use super::output::shown;
use super::patterns::real;
use super::settings::Settings;

/// More threads than any machine has use for.
const MOST_THREADS: usize = 256;

/// The files, sorted, and what went wrong on the way.
#[derive(Default)]
pub struct Discovered {
    pub files: Vec<PathBuf>,
    pub stdin: bool,
    pub errors: Vec<String>,
}

/// Walks folders, in parallel, respecting `.gitignore` and `exclude`.
pub fn discover(scope: &Scope, settings: &Settings) -> Discovered {
    let mut found = Discovered::default();
    let paths = roots(scope);
    for path in &paths {
        if path.as_os_str() == "-" {
            found.stdin = true;
            continue;
        }
        match std::fs::metadata(path) {
            Ok(meta) if meta.is_dir() => walk(path, settings, threads(scope), &mut found),
            Ok(meta) if meta.is_file() => {
                if !(scope.force_exclude && settings.exclude.matches(path, false)) {
                    found.files.push(path.clone());
                }
            }
            Ok(_) => found.errors.push(format!("{}: not a regular file", shown(path))),
            Err(e) => found.errors.push(format!("{}: {}", shown(path), explain(&e))),
        }
    }
    found.files.sort();
    found.files.dedup();
    if paths.len() > 1 {
        // `. ./today` names files twice, and a symlink names its target again.
        let mut seen = HashSet::new();
        found.files.retain(|path| std::fs::canonicalize(path).map_or(true, |real| seen.insert(real)));
    }
    found
}

/// Of the files that changed those that a run over these paths would check.
pub fn changed(scope: &Scope, settings: &Settings, changes: &Changes) -> Discovered {
    let mut found = Discovered::default();
    for root in roots(scope) {
        if root.as_os_str() == "-" {
            found.stdin = true;
            continue;
        }
        let from = real(&root);
        if !from.exists() && !changes.files().any(|f| f.starts_with(&from)) {
            found.errors.push(format!("{}: no such file or folder", shown(&root)));
        }
        for file in changes.files() {
            if file == from && !(scope.force_exclude && settings.exclude.matches(file, false)) {
                found.files.push(root.clone());
            } else if let Ok(below) = file.strip_prefix(&from)
                && settings.is_text(file)
                && !settings.exclude.matches(file, false)
            {
                found.files.push(root.join(below));
            }
        }
    }
    let mut seen = HashSet::new();
    found.files.retain(|path| seen.insert(real(path)));
    found.files.sort();
    found
}

/// Number of threads.
pub fn threads(scope: &Scope) -> usize {
    let cores = || std::thread::available_parallelism().map_or(1, usize::from);
    scope.jobs.unwrap_or_else(cores).clamp(1, MOST_THREADS)
}

fn roots(scope: &Scope) -> Vec<PathBuf> {
    if scope.paths.is_empty() { vec![PathBuf::from(".")] } else { scope.paths.clone() }
}

/// What an I/O error means to the person at the keyboard.
pub fn explain(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        std::io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    }
}

fn walk(folder: &Path, settings: &Settings, jobs: usize, found: &mut Discovered) {
    let kept_out = KeptOut::default();
    if !kept_out.allows_from(folder) {
        return found.errors.extend(kept_out.errors());
    }
    let mut builder = WalkBuilder::new(folder);
    builder.threads(jobs).require_git(false);
    let (exclude, gate) = (settings.exclude.clone(), kept_out.clone());
    builder.filter_entry(move |e| {
        let is_folder = e.file_type().is_some_and(|t| t.is_dir());
        !exclude.matches(e.path(), is_folder) && (!is_folder || gate.allows(e.path()))
    });
    let collected = Mutex::new((Vec::new(), Vec::new()));
    builder.build_parallel().run(|| {
        Box::new(|entry| {
            // A poisoned lock means that another thread panicked; its panic ends the run.
            let Ok(mut collected) = collected.lock() else {
                return WalkState::Quit;
            };
            match entry {
                Ok(entry) if entry.file_type().is_some_and(|t| t.is_file()) && settings.is_text(entry.path()) => {
                    collected.0.push(entry.into_path());
                }
                Ok(_) => {}
                Err(e) => collected.1.push(on_one_line(&e.to_string()).into_owned()),
            }
            WalkState::Continue
        })
    });
    let (files, mut errors) = collected.into_inner().unwrap_or_default();
    errors.extend(kept_out.errors());
    if files.is_empty() && errors.is_empty() {
        let excluded = settings.exclude.matches(folder, true);
        let why =
            if excluded { "this folder is excluded" } else { "no text files (*.txt, *.md, *.html) in this folder" };
        errors.push(format!("{}: {why}", shown(folder)));
    }
    found.files.extend(files);
    errors.sort();
    found.errors.extend(errors);
}

//! `newslint-suppressions.toml`, beside the settings.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use miette::{IntoDiagnostic, WrapErr};
use newslint::Linter;
use newslint::engine::{Located, SideFile};

use super::Failure;
use super::patterns::Patterns;
use super::settings::Settings;

const FILE_NAME: &str = "newslint-suppressions.toml";

/// A table of the file and one of its rules.
pub type Place = (usize, usize);

/// What the file did to the findings of a text.
#[derive(Clone, Debug, Default)]
pub struct SideUse {
    /// What could have kept a finding back, and what did.
    pub asked: BTreeSet<Place>,
    pub used: BTreeSet<Place>,
    /// How many findings were kept back.
    pub hidden: usize,
}

impl SideUse {
    /// Adds what it did to another text.
    pub fn add(&mut self, other: &Self) {
        self.asked.extend(&other.asked);
        self.used.extend(&other.used);
        self.hidden += other.hidden;
    }
}

/// The file, if there is one, ready to use.
#[derive(Default)]
pub struct Side {
    pub path: PathBuf,
    pub file: SideFile,
    patterns: Vec<Patterns>,
    root: PathBuf,
}

impl Side {
    pub fn load(settings: &Settings) -> Result<Self, Failure> {
        let path = settings.root.join(FILE_NAME);
        if !path.is_file() {
            return Ok(Self::default());
        }
        let text =
            std::fs::read_to_string(&path).into_diagnostic().wrap_err_with(|| format!("cannot read {FILE_NAME}"))?;
        let file = SideFile::parse(&text, FILE_NAME)?;
        let root = settings.root.clone();
        let pattern = |e: &newslint::engine::SideEntry| Patterns::new(&root, std::slice::from_ref(&e.path), "path");
        let patterns = file.entries.iter().map(pattern).collect::<Result<_, _>>()?;
        // As short as the user would name it.
        let here = std::env::current_dir().unwrap_or_default();
        let path = path.strip_prefix(&here).map(Path::to_owned).unwrap_or(path);
        Ok(Self { path, file, patterns, root })
    }

    pub fn is_empty(&self) -> bool {
        self.file.entries.is_empty()
    }

    /// Takes away what is kept back in a file.
    pub fn apply(&self, path: &Path, bytes: &[u8], linter: &Linter, found: &mut Vec<Located>) -> SideUse {
        let mut outcome = SideUse::default();
        for (index, entry) in self.file.entries.iter().enumerate() {
            if !self.patterns[index].matches(path, false) {
                continue;
            }
            for (rule, name) in entry.rules.iter().enumerate() {
                if linter.runs(name) {
                    outcome.asked.insert((index, rule));
                }
                let before = found.len();
                found.retain(|l| !entry.holds(rule, l, &text(bytes, l)));
                if found.len() < before {
                    outcome.used.insert((index, rule));
                    outcome.hidden += before - found.len();
                }
            }
        }
        outcome
    }

    /// What kept nothing back although it could, or is about a file that is gone.
    pub fn unused(&self, outcome: &SideUse) -> Vec<Place> {
        let mut all: Vec<Place> = outcome.asked.difference(&outcome.used).copied().collect();
        for (index, entry) in self.file.entries.iter().enumerate() {
            let literal = !entry.path.contains(['*', '?', '[', '!', '\\']);
            if literal && !self.root.join(entry.path.trim_start_matches('/')).exists() && entry.path.contains('/') {
                all.extend((0..entry.rules.len()).map(|rule| (index, rule)));
            }
        }
        all
    }
}

fn text(bytes: &[u8], located: &Located) -> String {
    let base = usize::try_from(located.base).unwrap_or(usize::MAX);
    let span = located.diagnostic.span.range();
    String::from_utf8_lossy(&bytes[base + span.start..base + span.end]).into_owned()
}

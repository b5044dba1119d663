//! A linter for each set of settings that some file has.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use newslint::engine::Setup;
use newslint::{Error, Linter};

use super::settings::Settings;

/// Linters by the overrides that match a file. They share their lists.
pub struct Linters {
    base: Linter,
    others: HashMap<Vec<usize>, Linter>,
}

/// The linter for files without overrides, and its lists: what takes time at the start.
pub fn base(settings: &Settings) -> Result<(Linter, Setup), Error> {
    let setup = Setup::new(&settings.config);
    Ok((Linter::with_setup(&settings.config, &settings.registry, &setup)?, setup))
}

impl Linters {
    /// The linters that some files need.
    pub fn new((base, setup): (Linter, Setup), settings: &Settings, files: &[PathBuf]) -> Result<Self, Error> {
        let mut others = HashMap::new();
        for file in files {
            let overrides = settings.overrides_of(file);
            if !overrides.is_empty() && !others.contains_key(&overrides) {
                let config = settings.config_with(&overrides);
                let linter = Linter::with_setup(&config, &settings.registry, &setup)?;
                others.insert(overrides, linter);
            }
        }
        Ok(Self { base, others })
    }

    /// The linter for a file.
    pub fn of(&self, settings: &Settings, path: &Path) -> &Linter {
        if self.others.is_empty() {
            return &self.base;
        }
        self.others.get(&settings.overrides_of(path)).unwrap_or(&self.base)
    }
}

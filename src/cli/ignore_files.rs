//! Files that say what is not walked. The walker opens whatever bears their names, so it is kept away from folders where
//! that is a pipe, which it would wait for, or a device, which may have no end.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use super::output::shown;
use super::patterns::absolute;

const NAMES: [&str; 3] = [".gitignore", ".ignore", ".git/info/exclude"];

/// The folders that were kept out, each with a line for the user. Clones share it.
#[derive(Clone, Default)]
pub struct KeptOut(Arc<Mutex<Vec<String>>>);

impl KeptOut {
    /// Whether a folder may be walked as far as its own files say; if not, notes why.
    pub fn allows(&self, folder: &Path) -> bool {
        let Some(odd) = odd_in(folder) else { return true };
        // A poisoned lock means that another thread panicked; its panic ends the run.
        if let Ok(mut all) = self.0.lock() {
            all.push(format!("{}: not a regular file, so this folder is not walked", shown(&odd)));
        }
        false
    }

    /// The same of the folder where a walk begins, for which those above it speak too.
    pub fn allows_from(&self, folder: &Path) -> bool {
        self.allows(folder) && absolute(folder).ancestors().skip(1).all(|above| self.allows(above))
    }

    /// What was noted.
    pub fn errors(self) -> Vec<String> {
        self.0.lock().map(|mut all| std::mem::take(&mut *all)).unwrap_or_default()
    }
}

fn odd_in(folder: &Path) -> Option<PathBuf> {
    let is_odd = |path: &PathBuf| std::fs::metadata(path).is_ok_and(|m| !m.is_file() && !m.is_dir());
    NAMES.iter().map(|name| folder.join(name)).find(is_odd)
}

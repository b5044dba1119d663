//! Patterns as in `.gitignore`, counted from the folder of the settings wherever newslint runs.

use std::path::{Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};
use miette::miette;

use super::Failure;

/// Files and folders.
#[derive(Clone, Debug)]
pub struct Patterns {
    matcher: Gitignore,
    root: PathBuf,
}

impl Patterns {
    /// Patterns below a folder. `key` names the setting in errors.
    pub fn new(root: &Path, patterns: &[String], key: &str) -> Result<Self, Failure> {
        let mut builder = GitignoreBuilder::new(root);
        for pattern in patterns {
            builder.add_line(None, pattern).map_err(|e| miette!("{key} = \"{pattern}\": {e}"))?;
        }
        let matcher = builder.build().map_err(|e| miette!("{key}: {e}"))?;
        Ok(Self { matcher, root: root.to_owned() })
    }

    /// Whether a path, or a folder that it lies in, is meant. What lies outside the root never is.
    pub fn matches(&self, path: &Path, is_folder: bool) -> bool {
        if self.matcher.is_empty() {
            return false;
        }
        let path = absolute(path);
        let below = path.strip_prefix(&self.root).ok().filter(|p| !p.as_os_str().is_empty());
        below.is_some_and(|p| self.matcher.matched_path_or_any_parents(p, is_folder).is_ignore())
    }
}

/// From the root of the file system, without `.` and `..`. Symlinks stay.
pub fn absolute(path: &Path) -> PathBuf {
    path_clean::clean(std::path::absolute(path).unwrap_or_else(|_| path.to_owned()))
}

/// As git names a file: the folders without symlinks, the file itself as it is.
pub fn real(path: &Path) -> PathBuf {
    let path = absolute(path);
    if path.is_dir() {
        return std::fs::canonicalize(&path).unwrap_or(path);
    }
    let folder = path.parent().and_then(|folder| std::fs::canonicalize(folder).ok());
    match (folder, path.file_name()) {
        (Some(folder), Some(name)) => folder.join(name),
        _ => path,
    }
}

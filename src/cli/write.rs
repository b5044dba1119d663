//! Replaces a file as a whole or not at all.

use std::fs::{self, File, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// A file in the making that is to stand in the place of another: a temporary file in the same folder, which is synced and
/// renamed over it with the same permissions. A symlink's target is rewritten, the link stays. Dropped, it leaves nothing.
pub struct Replacement {
    target: PathBuf,
    permissions: Permissions,
    temporary: NamedTempFile,
}

impl Replacement {
    /// Makes the temporary file.
    pub fn begin(path: &Path) -> io::Result<Self> {
        let target = fs::canonicalize(path)?;
        let folder = target.parent().unwrap_or(Path::new("/"));
        // A rename asks only whether the folder may be written; whoever made the file read-only meant the file.
        let permissions = fs::OpenOptions::new().write(true).open(&target)?.metadata()?.permissions();
        let temporary = tempfile::Builder::new().prefix(".newslint-").suffix(".tmp").tempfile_in(folder)?;
        Ok(Self { target, permissions, temporary })
    }

    /// What to write to.
    pub fn file(&mut self) -> &mut File {
        self.temporary.as_file_mut()
    }

    /// Puts it in place, unless the file is no longer what was read, as `is_same` says; then that is left as it is.
    pub fn finish(self, is_same: impl FnOnce(&Path) -> io::Result<bool>) -> io::Result<()> {
        self.temporary.as_file().set_permissions(self.permissions)?;
        self.temporary.as_file().sync_all()?;
        if !is_same(&self.target)? {
            return Err(io::Error::other("the file changed while it was being checked; it is left as it is"));
        }
        self.temporary.persist(&self.target).map_err(|e| e.error)?;
        Ok(())
    }
}

/// Writes `new` over a file that held `old`, see [`Replacement`].
///
/// # Errors
/// If anything fails, or if the file is no longer what was read; then it is left as it is.
pub fn replace(path: &Path, old: &[u8], new: &[u8]) -> io::Result<()> {
    let mut replacement = Replacement::begin(path)?;
    replacement.file().write_all(new)?;
    replacement.finish(|target| Ok(fs::read(target)? == old))
}

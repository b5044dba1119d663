//! Replaces a file as a whole or not at all.

use std::collections::BTreeSet;
use std::fs::{self, File, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use fs4::FileExt;
use tempfile::{Builder, NamedTempFile};

const PREFIX: &str = ".newslint-";
const SUFFIX: &str = ".tmp";
/// Letters and digits between them.
const RANDOM: usize = 6;

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
        let before = fs::metadata(&target)?;
        if !before.is_file() {
            return Err(io::Error::other("it is no longer a regular file; it is left as it is"));
        }
        // A rename asks only whether the folder may be written; whoever made the file read-only meant the file. The
        // superuser may write it all the same, as with every other program.
        let permissions = fs::OpenOptions::new().write(true).open(&target)?.metadata()?.permissions();
        Ok(Self { temporary: temporary_in(folder, &mut Builder::new())?, target, permissions })
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

/// A file in the making in a folder; what is left of it when this process is killed [`sweep`] removes.
fn temporary_in(folder: &Path, make: &mut Builder<'_, '_>) -> io::Result<NamedTempFile> {
    let temporary = make.prefix(PREFIX).rand_bytes(RANDOM).suffix(SUFFIX).tempfile_in(folder)?;
    // For as long as this process lives nobody takes the file for a leftover. Where files cannot be locked none is.
    // (The standard library's lock is younger than the oldest Rust that builds this.)
    let _ = FileExt::try_lock(temporary.as_file());
    Ok(temporary)
}

/// The same for a file that is nobody's secret: others may read it as they may any new file.
pub fn shared_in(folder: &Path) -> io::Result<NamedTempFile> {
    let mut make = Builder::new();
    #[cfg(unix)]
    make.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    temporary_in(folder, &mut make)
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

/// Removes what runs that were killed left in the folders of some files. A file goes only if it has the very name that
/// [`Replacement`] gives, is a regular file, and no living run holds it.
pub fn sweep<'p>(files: impl Iterator<Item = &'p Path>) {
    let mut folders = BTreeSet::new();
    for file in files {
        folders.extend(file.parent().map(Path::to_owned));
        // What a symlink leads to is rewritten where it is.
        if fs::symlink_metadata(file).is_ok_and(|m| m.is_symlink()) {
            folders.extend(fs::canonicalize(file).ok().as_deref().and_then(Path::parent).map(Path::to_owned));
        }
    }
    for folder in folders {
        let folder = if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder };
        let Ok(entries) = fs::read_dir(folder) else { continue };
        let ours = entries.flatten().filter(|e| e.file_name().to_str().is_some_and(is_temporary));
        ours.filter(|e| e.file_type().is_ok_and(|t| t.is_file())).for_each(|e| remove(&e.path()));
    }
}

/// Removes a leftover; one that cannot be removed harms nothing.
fn remove(leftover: &Path) {
    if let Ok(file) = File::open(leftover)
        && FileExt::try_lock(&file).is_ok()
    {
        let _ = fs::remove_file(leftover);
    }
}

fn is_temporary(name: &str) -> bool {
    let random = name.strip_prefix(PREFIX).and_then(|rest| rest.strip_suffix(SUFFIX));
    random.is_some_and(|r| r.len() == RANDOM && r.bytes().all(|b| b.is_ascii_alphanumeric()))
}

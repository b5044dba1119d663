//! Replaces a file as a whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Writes `new` over a file that held `old`: into a temporary file in the same folder, which is synced and renamed over
/// it with the same permissions. A symlink's target is rewritten, the link stays.
///
/// # Errors
/// If anything fails, or if the file is no longer what was read; then it is left as it is.
pub fn replace(path: &Path, old: &[u8], new: &[u8]) -> io::Result<()> {
    let target = fs::canonicalize(path)?;
    let folder = target.parent().unwrap_or(Path::new("/"));
    // A rename asks only whether the folder may be written; whoever made the file read-only meant the file.
    let permissions = fs::OpenOptions::new().write(true).open(&target)?.metadata()?.permissions();
    let mut temporary = tempfile::Builder::new().prefix(".newslint-").suffix(".tmp").tempfile_in(folder)?;
    temporary.write_all(new)?;
    temporary.as_file().set_permissions(permissions)?;
    temporary.as_file().sync_all()?;
    if fs::read(&target)? != old {
        return Err(io::Error::other("the file changed while it was being checked; it is left as it is"));
    }
    temporary.persist(&target).map_err(|e| e.error)?;
    Ok(())
}

//! Reads files that are files: a pipe or device that took a file's name is never opened.

use std::fs::File;
use std::io;
use std::path::Path;

/// The bytes of a regular file, or of the one that a symlink leads to.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    check(path)?;
    std::fs::read(path)
}

/// Opens such a file.
pub fn open(path: &Path) -> io::Result<File> {
    check(path)?;
    File::open(path)
}

/// Fails for what is no such file.
pub fn check(path: &Path) -> io::Result<()> {
    if std::fs::metadata(path)?.is_file() { Ok(()) } else { Err(io::Error::other("not a regular file")) }
}

//! Reads files that are files: a pipe or device that took a file's name is never opened.

use std::io;
use std::path::Path;

/// The bytes of a regular file, or of the one that a symlink leads to.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    if !std::fs::metadata(path)?.is_file() {
        return Err(io::Error::other("not a regular file"));
    }
    std::fs::read(path)
}

//! Patches that `patch -p1` and `git apply` take.

use std::fmt::Write;
use std::path::Path;

use similar::TextDiff;

/// The patch from `old` to `new`, empty if they are the same. Bytes that are not UTF-8 stay as they are.
pub fn patch(path: &Path, old: &[u8], new: &[u8]) -> Vec<u8> {
    if old == new {
        return Vec::new();
    }
    let name = path.to_string_lossy();
    let name = name.trim_start_matches("./").trim_start_matches('/');
    let mut header = String::new();
    // A git header makes `git apply` take names with spaces. Writing to a String does not fail.
    let _ = write!(header, "--- a/{name}\n+++ b/{name}\n");
    let mut out = header.into_bytes();
    let diff = TextDiff::configure().diff_lines(old, new);
    for hunk in diff.unified_diff().context_radius(3).iter_hunks() {
        // Writing to a Vec does not fail.
        let _ = hunk.to_writer(&mut out);
    }
    out
}

//! Patches that `patch -p1` and `git apply` take.

use std::path::Path;

use similar::TextDiff;

/// The patch from `old` to `new`, empty if they are the same. Bytes that are not UTF-8 stay as they are.
pub fn patch(path: &Path, old: &[u8], new: &[u8]) -> Vec<u8> {
    if old == new {
        return Vec::new();
    }
    let mut out = header(path).into_bytes();
    // Lines end in LF alone: a lone CR is a character like any other to `patch`.
    let lines = |bytes| -> Vec<&[u8]> { <[u8]>::split_inclusive(bytes, |b| *b == b'\n').collect() };
    let (old, new) = (lines(old), lines(new));
    let diff = TextDiff::configure().newline_terminated(true).diff_slices(&old, &new);
    for hunk in diff.unified_diff().context_radius(3).iter_hunks() {
        // Writing to a Vec does not fail.
        let _ = hunk.to_writer(&mut out);
    }
    out
}

/// Names as `patch -p1` and `git apply` want them: below the current folder, with a tab after a name with spaces.
fn header(path: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    let path = path.strip_prefix(&here).or_else(|_| path.strip_prefix("/")).unwrap_or(path);
    let name = path.to_string_lossy();
    let name = if name == "-" { "stdin".into() } else { name };
    let name = name.trim_start_matches("./");
    let end = if name.contains(' ') { "\t\n" } else { "\n" };
    format!("--- a/{name}{end}+++ b/{name}{end}")
}

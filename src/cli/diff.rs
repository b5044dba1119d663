//! Patches that `patch -p1` and `git apply` take.

use std::path::Path;

use newslint::text::visible::on_one_line;
use similar::TextDiff;

/// The patch from `old` to `new`, empty if they are the same. Bytes that are not UTF-8 stay as they are.
pub fn patch(path: &Path, old: &[u8], new: &[u8]) -> Vec<u8> {
    if old == new {
        return Vec::new();
    }
    let mut out = header(path);
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
/// What could be taken for anything else is quoted as git quotes it.
fn header(path: &Path) -> Vec<u8> {
    let here = std::env::current_dir().unwrap_or_default();
    let path = path.strip_prefix(&here).or_else(|_| path.strip_prefix("/")).unwrap_or(path);
    let name = path.strip_prefix("./").unwrap_or(path).as_os_str().as_encoded_bytes();
    let name = if name == b"-" { b"stdin" } else { name };
    let odd = |text: &str| *on_one_line(text) != *text || text.contains(['"', '\\']);
    let quote = std::str::from_utf8(name).map_or(true, odd);
    let end: &[u8] = if !quote && name.contains(&b' ') { b"\t\n" } else { b"\n" };
    let line = |sign: &[u8], side: &[u8]| {
        let name = [side, name].concat();
        let name = if quote { gix_quote::ansi_c::quote(name.as_slice().into()).to_vec() } else { name };
        [sign, &*name, end].concat()
    };
    [line(b"--- ", b"a/"), line(b"+++ ", b"b/")].concat()
}

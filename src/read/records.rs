//! Where records and parts of a long file begin and end.

use std::ops::Range;

/// Bytes of a part of a long file of plain text, at least. A part is a document: names are compared within it.
pub(super) const PART: usize = 512 << 10;
/// The same for a row of records: enough to keep a core busy, few enough to hold some of them at once.
pub(super) const ROW: usize = 256 << 10;
/// Bytes that a document may have: a byte that is not UTF-8 becomes three, and offsets are 32 bits wide.
pub const LONGEST: usize = (u32::MAX / 4) as usize;

/// The length of the byte-order mark at the beginning of a file.
pub(super) fn bom(bytes: &[u8], is_beginning: bool) -> usize {
    const BOM: &[u8] = b"\xEF\xBB\xBF";
    if is_beginning && bytes.starts_with(BOM) { BOM.len() } else { 0 }
}

/// The first line end from which on a part of `least` bytes is full; `None` if there are no more bytes than that.
pub(super) fn cut_lines(bytes: &[u8], least: usize) -> Option<usize> {
    let rest = bytes.get(least..).filter(|rest| !rest.is_empty())?;
    memchr::memchr(b'\n', rest).map(|i| least + i + 1)
}

/// The lines that are not blank, with their ends.
pub(super) fn lines(bytes: &[u8], is_beginning: bool) -> impl Iterator<Item = Range<usize>> {
    let mut start = bom(bytes, is_beginning);
    let next = move || {
        let rest = bytes.get(start..).filter(|rest| !rest.is_empty())?;
        let line = start..memchr::memchr(b'\n', rest).map_or(bytes.len(), |i| start + i + 1);
        start = line.end;
        Some(line)
    };
    std::iter::from_fn(next).filter(|line| !bytes[line.clone()].trim_ascii().is_empty())
}

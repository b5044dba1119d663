//! Bytes as text whose offsets are those of the bytes, for parsers that want text.

use std::borrow::Cow;

const BOM: &[u8] = b"\xEF\xBB\xBF";

/// What stands for a byte that is not UTF-8.
pub(super) const LOST: char = '\u{1A}';

/// A text of the same length as its bytes. Each byte that is not UTF-8 is a control character here, and listed.
pub(super) struct Utf8<'a> {
    pub text: Cow<'a, str>,
    /// Offsets of bytes that are not UTF-8, in order.
    pub lost: Vec<usize>,
}

impl<'a> Utf8<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        if let Ok(text) = simdutf8::basic::from_utf8(bytes) {
            return Self { text: Cow::Borrowed(text), lost: Vec::new() };
        }
        let mut text = String::with_capacity(bytes.len());
        let mut lost = Vec::new();
        for chunk in bytes.utf8_chunks() {
            text.push_str(chunk.valid());
            for _ in chunk.invalid() {
                lost.push(text.len());
                text.push(LOST);
            }
        }
        Self { text: Cow::Owned(text), lost }
    }

    /// Where the text begins, behind a byte-order mark.
    pub fn start(&self) -> usize {
        if self.text.as_bytes().starts_with(BOM) { BOM.len() } else { 0 }
    }
}

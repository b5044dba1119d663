//! Plain text in UTF-8, with or without a byte-order mark.
//!
//! Bytes that are not UTF-8 are shown to rules as U+FFFD and stay in the file as they are. A file beyond some 8 MB
//! is read as a row of documents, cut at paragraph ends.

use std::borrow::Cow;

use super::{Article, Unreadable};
use crate::document::{OffsetMap, Source};

/// Where a long file is cut, in bytes.
const PIECE: usize = 8 << 20;
/// How much of a file tells text from pictures.
const HEAD: usize = 8192;
const BOM: &[u8] = b"\xEF\xBB\xBF";

/// Cuts a file into pieces, one for a file of usual size.
pub(super) fn articles(bytes: &[u8]) -> Result<Vec<Article<'_>>, Unreadable> {
    if is_binary(head(bytes)) {
        return Err(Unreadable::Binary);
    }
    let mut out = Vec::new();
    let mut start = 0;
    loop {
        let rest = &bytes[start..];
        let end = if rest.len() <= PIECE {
            rest.len()
        } else {
            memchr::memchr(b'\n', &rest[PIECE..]).map_or(rest.len(), |i| PIECE + i + 1)
        };
        // Each lone invalid byte becomes three bytes of text.
        if end > (u32::MAX / 4) as usize {
            return Err(Unreadable::LineTooLong);
        }
        let skip = if start == 0 && rest.starts_with(BOM) { BOM.len() } else { 0 };
        out.push(Article { base: start as u64, record: None, source: decode(&rest[..end], skip) });
        start += end;
        if start >= bytes.len() {
            return Ok(out);
        }
    }
}

/// The first 8 KiB, cut where a character ends.
pub(super) fn head(bytes: &[u8]) -> &[u8] {
    let head = (0..4).map(|cut| HEAD.saturating_sub(cut)).find(|&i| bytes.get(i).is_none_or(|b| b & 0xC0 != 0x80));
    &bytes[..head.unwrap_or(HEAD).min(bytes.len())]
}

/// Many control characters or many bytes that are not UTF-8 in the first 8 KiB. A stray NUL in an article is a
/// finding, not a reason to look away.
pub(super) fn is_binary(head: &[u8]) -> bool {
    if simdutf8::basic::from_utf8(head).is_ok() && memchr::memchr(0, head).is_none() {
        return false;
    }
    let control = head.iter().filter(|b| matches!(b, 0..=8 | 14..=26 | 28..=31)).count();
    let invalid: usize = head.utf8_chunks().map(|c| c.invalid().len()).sum();
    (control + invalid) * 10 > head.len()
}

fn decode(bytes: &[u8], skip: usize) -> Source<'_> {
    let mut map = OffsetMap::default();
    map.verbatim(0, skip);
    let body = &bytes[skip..];
    if let Ok(text) = simdutf8::basic::from_utf8(body) {
        return Source { text: Cow::Borrowed(text), map, ..Source::default() };
    }
    let mut text = String::with_capacity(body.len() + 64);
    let mut original = skip;
    for chunk in body.utf8_chunks() {
        text.push_str(chunk.valid());
        original += chunk.valid().len();
        for _ in chunk.invalid() {
            map.fixed(text.len(), original, char::REPLACEMENT_CHARACTER.len_utf8(), 1);
            text.push(char::REPLACEMENT_CHARACTER);
            original += 1;
        }
        if !chunk.invalid().is_empty() {
            map.verbatim(text.len(), original);
        }
    }
    Source { text: Cow::Owned(text), map, ..Source::default() }
}

#[cfg(test)]
mod tests {
    use super::{Unreadable, articles};

    #[test]
    fn one_stray_byte_does_not_make_an_article_binary() {
        let text = ["ప్రధాని మాట్లాడారు.\n".repeat(20).as_bytes(), b"\0\xFF\n"].concat();
        assert_eq!(articles(&text).unwrap().len(), 1);
        assert_eq!(articles(b"\x7FELF\x02\x01\x01\0\0\0\0\0").unwrap_err(), Unreadable::Binary);
    }

    #[test]
    fn a_long_file_is_cut_at_line_ends_and_loses_nothing() {
        let line = "ప్రధాని మాట్లాడారు.\n".repeat(1000);
        let text = line.repeat(9 * 1024 * 1024 / line.len() + 1);
        let parts = articles(text.as_bytes()).unwrap();
        assert!(parts.len() > 1 && parts.iter().all(|p| p.source.text.ends_with('\n')));
        assert_eq!(parts.iter().map(|p| p.source.text.as_ref()).collect::<String>(), text);
        assert_eq!(parts[1].base, parts[0].source.text.len() as u64);
    }
}

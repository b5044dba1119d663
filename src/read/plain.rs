//! Plain text in UTF-8, with or without a byte-order mark.
//!
//! Bytes that are not UTF-8 are shown to rules as U+FFFD and stay in the file as they are. A file beyond some 512 KB
//! is read as a row of documents, cut at paragraph ends.

use std::borrow::Cow;

use super::records::{LONGEST, PART};
use super::{Article, Unreadable};
use crate::document::{OffsetMap, Source};

/// How much of a file tells text from pictures.
const HEAD: usize = 8192;

/// Cuts a file into pieces, one for a file of usual size.
pub(super) fn articles(bytes: &[u8], is_beginning: bool) -> Result<Vec<Article<'_>>, Unreadable> {
    cut(bytes, is_beginning, PART, LONGEST)
}

/// The same, cut at the first line end from `size` bytes on.
fn cut(bytes: &[u8], is_beginning: bool, size: usize, longest: usize) -> Result<Vec<Article<'_>>, Unreadable> {
    let mut out = Vec::new();
    let mut start = 0;
    loop {
        let rest = &bytes[start..];
        let end = super::records::cut_lines(rest, size).unwrap_or(rest.len());
        // Each lone invalid byte becomes three bytes of text.
        if end > longest {
            return Err(Unreadable::LineTooLong);
        }
        let skip = if start == 0 { super::records::bom(rest, is_beginning) } else { 0 };
        out.push(Article { base: start as u64, len: end, record: None, source: decode(&rest[..end], skip) });
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
    append(body, skip, &mut text, &mut map);
    Source { text: Cow::Owned(text), map, ..Source::default() }
}

/// Appends bytes that lie `original` bytes into the article.
pub(super) fn append(bytes: &[u8], mut original: usize, text: &mut String, map: &mut OffsetMap) {
    map.verbatim(text.len(), original);
    if let Ok(valid) = simdutf8::basic::from_utf8(bytes) {
        text.push_str(valid);
        return;
    }
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        original += chunk.valid().len();
        append_lost(chunk.invalid(), &mut original, text, map);
        if !chunk.invalid().is_empty() {
            map.verbatim(text.len(), original);
        }
    }
}

/// Appends U+FFFD for each byte that is no text.
pub(super) fn append_lost(bytes: &[u8], original: &mut usize, text: &mut String, map: &mut OffsetMap) {
    for _ in bytes {
        map.fixed(text.len(), *original, char::REPLACEMENT_CHARACTER.len_utf8(), 1);
        text.push(char::REPLACEMENT_CHARACTER);
        *original += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, Unreadable, articles, cut, head, is_binary};

    #[test]
    fn one_stray_byte_does_not_make_an_article_binary() {
        let text = ["ప్రధాని మాట్లాడారు.\n".repeat(20).as_bytes(), b"\0\xFF\n"].concat();
        assert!(!is_binary(head(&text)));
        assert!(is_binary(b"\x7FELF\x02\x01\x01\0\0\0\0\0"));
    }

    // A real line of this length would take more memory and time than a test may have: the limit is a parameter, and what
    // makes it safe is arithmetic.
    #[test]
    fn a_line_that_no_document_can_hold_is_refused() {
        let text = "మాట ".repeat(20) + "\n" + &"మాట ".repeat(40);
        let long = "మాట ".len() * 40;
        assert_eq!(cut(text.as_bytes(), true, 64, long).unwrap().len(), 2);
        assert_eq!(cut(text.as_bytes(), true, 64, long - 1).unwrap_err(), Unreadable::LineTooLong);
        assert!(LONGEST * char::REPLACEMENT_CHARACTER.len_utf8() < u32::MAX as usize, "every offset has 32 bits");
    }

    #[test]
    fn a_long_file_is_cut_at_line_ends_and_loses_nothing() {
        let line = "ప్రధాని మాట్లాడారు.\n".repeat(1000);
        let text = line.repeat(9 * 1024 * 1024 / line.len() + 1);
        let parts = articles(text.as_bytes(), true).unwrap();
        assert!(parts.len() > 1 && parts.iter().all(|p| p.source.text.ends_with('\n')));
        assert_eq!(parts.iter().map(|p| p.source.text.as_ref()).collect::<String>(), text);
        assert_eq!(parts[1].base, parts[0].source.text.len() as u64);
    }
}

//! The text of a JSON string, with its escapes as atoms.

use std::borrow::Cow;

use crate::document::{JsonStyle, OffsetMap};
use crate::read::plain::append;

/// How the strings of a record were written, as far as they tell.
#[derive(Clone, Copy, Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is seen or not, whatever the others are")]
pub(super) struct Written {
    /// Letters beyond ASCII stand as they are.
    plain: bool,
    /// Some are escaped.
    escaped: bool,
    joiners: bool,
    upper: bool,
}

impl Written {
    /// The style of the record. One that has no letter beyond ASCII is written like the text around it.
    pub fn style(self, around_is_ascii: bool) -> JsonStyle {
        let ascii = !self.plain && (self.escaped || around_is_ascii);
        JsonStyle { ascii, joiners: self.joiners, upper: self.upper }
    }
}

/// Appends what stands between the quotation marks of a string, which lies `original` bytes into the record.
pub(super) fn decode(raw: &[u8], original: usize, text: &mut String, map: &mut OffsetMap, written: &mut Written) {
    let mut at = 0;
    while at < raw.len() {
        let end = memchr::memchr(b'\\', &raw[at..]).map_or(raw.len(), |i| at + i);
        if end > at {
            let stretch = &raw[at..end];
            written.plain |= !stretch.is_ascii();
            append(stretch, original + at, text, map);
            at = end;
            continue;
        }
        let (len, c) = escape(&raw[at..]);
        if let Some(c) = c {
            map.atom(text.len(), original + at, c.len_utf8(), len);
            text.push(c);
            if !c.is_ascii() {
                written.escaped = true;
                written.joiners |= matches!(c, '\u{200C}' | '\u{200D}');
                written.upper |= raw[at..at + len].iter().any(|b| matches!(b, b'A'..=b'F'));
            }
        } else {
            // Half of a pair of surrogates stands for nothing.
            map.fixed(text.len(), original + at, char::REPLACEMENT_CHARACTER.len_utf8(), len);
            text.push(char::REPLACEMENT_CHARACTER);
        }
        at += len;
    }
}

/// The length of the escape at the beginning, and what it stands for. The scanner has seen that it is whole.
fn escape(raw: &[u8]) -> (usize, Option<char>) {
    let simple = |c: char| (2, Some(c));
    match raw.get(1) {
        Some(b'b') => simple('\u{8}'),
        Some(b'f') => simple('\u{C}'),
        Some(b'n') => simple('\n'),
        Some(b'r') => simple('\r'),
        Some(b't') => simple('\t'),
        Some(b'u') => {
            let unit = |at: usize| {
                let digits = raw.get(at..at + 6).filter(|d| d.starts_with(b"\\u"))?;
                u32::from_str_radix(std::str::from_utf8(&digits[2..]).ok()?, 16).ok()
            };
            match (unit(0), unit(6)) {
                (Some(high @ 0xD800..0xDC00), Some(low @ 0xDC00..0xE000)) => {
                    (12, char::from_u32(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)))
                }
                (Some(one), _) => (6, char::from_u32(one)),
                (None, _) => (6, None),
            }
        }
        Some(&other) => simple(char::from(other)),
        None => (1, None),
    }
}

/// A key or an id as it reads.
pub(super) fn plain(raw: &[u8]) -> Cow<'_, str> {
    if memchr::memchr(b'\\', raw).is_none() {
        return String::from_utf8_lossy(raw);
    }
    let mut text = String::new();
    decode(raw, 0, &mut text, &mut OffsetMap::default(), &mut Written::default());
    Cow::Owned(text)
}

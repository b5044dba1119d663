//! A file in UTF-8, whatever it is in, with the way back to its own bytes.

use std::borrow::Cow;

use super::Reading;
use super::encoding::{Charset, Declared};
use crate::diagnostic::Span;
use crate::document::OffsetMap;

/// A file, decoded.
#[derive(Debug)]
pub struct Opened<'a> {
    file: &'a [u8],
    text: Cow<'a, [u8]>,
    map: Option<OffsetMap>,
    /// How the text is read.
    pub reading: Reading,
}

impl Reading {
    /// From the text of a file in the encoding that this has found to its bytes.
    pub fn map_of(&self, file: &[u8]) -> OffsetMap {
        self.charset.map(|charset| charset.decode(file).1).unwrap_or_default()
    }

    /// Decodes a file. What is in UTF-8 is its own text, stray bytes and all.
    ///
    /// ```
    /// use newslint::read::{Charset, Reading};
    /// let file = Charset::Utf16Le.encode("\u{FEFF}చైనా").unwrap();
    /// let opened = Reading::plain().open(&file);
    /// assert_eq!(opened.text(), "\u{FEFF}చైనా".as_bytes());
    /// assert_eq!(opened.in_file(3, 9), (2, 6));
    /// ```
    pub fn open<'a>(&self, file: &'a [u8]) -> Opened<'a> {
        let charset = match self.declared {
            Declared::Nothing => Charset::detect(file, self.format),
            Declared::Utf8 => None,
            // The mark of a file knows better which byte comes first.
            Declared::Other(Charset::Utf16Le | Charset::Utf16Be) if file.starts_with(b"\xFE\xFF") => {
                Some(Charset::Utf16Be)
            }
            Declared::Other(Charset::Utf16Le | Charset::Utf16Be) if file.starts_with(b"\xFF\xFE") => {
                Some(Charset::Utf16Le)
            }
            Declared::Other(charset) => Some(charset),
        };
        let reading = Self { charset, ..self.clone() };
        // Offsets are of 32 bits.
        let Some(charset) = charset.filter(|_| file.len() < u32::MAX as usize / 3) else {
            return Opened { file, text: Cow::Borrowed(file), map: None, reading: Self { charset: None, ..reading } };
        };
        let (text, map) = charset.decode(file);
        Opened { file, text: Cow::Owned(text.into_bytes()), map: Some(map), reading }
    }
}

impl Opened<'_> {
    /// What is checked: UTF-8, as far as it is text.
    pub fn text(&self) -> &[u8] {
        &self.text
    }

    /// From offsets of the text to those of the file, if they are not the same.
    pub fn map(&self) -> Option<&OffsetMap> {
        self.map.as_ref()
    }

    /// Where a stretch of the text stands in the file.
    pub fn in_file(&self, start: usize, end: usize) -> (usize, usize) {
        in_file(self.map.as_ref(), start, end)
    }

    /// A new text as bytes of the file's own encoding.
    ///
    /// # Errors
    /// If not even the old text would be written as it was.
    pub fn encode<'t>(&self, text: &'t [u8]) -> Result<Cow<'t, [u8]>, NotWritten> {
        let Some(charset) = self.reading.charset else { return Ok(Cow::Borrowed(text)) };
        let write = |text: &[u8]| std::str::from_utf8(text).ok().and_then(|t| charset.encode(t));
        let same = write(&self.text).is_some_and(|old| old == self.file);
        write(text).filter(|_| same).map(Cow::Owned).ok_or(NotWritten { charset: charset.name() })
    }
}

/// Where a stretch of a decoded text stands in its file.
pub(crate) fn in_file(map: Option<&OffsetMap>, start: usize, end: usize) -> (usize, usize) {
    let Some(map) = map else { return (start, end) };
    let span = map.to_original(Span::new(start, end)).range();
    (span.start, span.end)
}

/// Why a file stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("some of its bytes mean nothing in {charset} and would be lost")]
pub struct NotWritten {
    charset: &'static str,
}

//! A decoded text with the way back to its bytes.

use std::borrow::Cow;

use super::OffsetMap;

/// Text as a rule sees it, and where each byte of it came from.
#[derive(Debug)]
pub struct Source<'a> {
    /// The decoded text.
    pub text: Cow<'a, str>,
    /// From text offsets to offsets of the original.
    pub map: OffsetMap,
}

impl<'a> Source<'a> {
    /// A text that is its own original.
    pub fn from_text(text: &'a str) -> Self {
        let mut map = OffsetMap::default();
        map.verbatim(0, 0);
        Self { text: Cow::Borrowed(text), map }
    }
}

//! From the bytes of a file to its articles. One file a format.

mod format;
mod html;
mod markdown;
mod plain;
mod utf8;
mod weaver;

use std::sync::Arc;

pub use format::Format;

use crate::document::Source;

/// Why a file cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Pictures, archives, programs.
    #[error("this is a binary file, not text")]
    Binary,
    /// UTF-16 has its own reader to come.
    #[error("this is UTF-16 text; convert it to UTF-8 first, for example with `iconv -f UTF-16 -t UTF-8`")]
    Utf16,
    /// A single paragraph that no document can hold.
    #[error("a single line is longer than 4 GiB")]
    LineTooLong,
    /// A file of a format that is read as a whole.
    #[error("a file of this format can have 1 GiB")]
    TooLong,
}

/// How a file is read.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The format.
    pub format: Format,
}

/// One article of a file: a whole file, a record, or a part of a file that is too long for one document.
#[derive(Debug)]
pub struct Article<'a> {
    /// Bytes of the file before this article. The articles of a file are in order and share no byte.
    pub base: u64,
    /// What a record calls itself.
    pub record: Option<Arc<str>>,
    /// The decoded text; its map leads to bytes counted from `base`.
    pub source: Source<'a>,
}

/// A part of a file that cannot be read; the rest can.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Bytes of the file before it.
    pub at: u64,
    /// What is wrong, for a person.
    pub what: String,
}

/// What is in a file.
#[derive(Debug, Default)]
pub struct Contents<'a> {
    /// The articles.
    pub articles: Vec<Article<'a>>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

impl Reading {
    /// Plain text.
    pub const PLAIN: Self = Self { format: Format::Text };

    /// The articles in the bytes of a file.
    ///
    /// ```
    /// use newslint::read::Reading;
    /// let bytes = b"\xEF\xBB\xBFan article with a stray \xFF byte";
    /// let contents = Reading::PLAIN.contents(bytes).unwrap();
    /// assert_eq!(contents.articles[0].source.text, "an article with a stray \u{FFFD} byte");
    /// ```
    pub fn contents<'a>(&self, bytes: &'a [u8]) -> Result<Contents<'a>, Unreadable> {
        match self.format {
            Format::Html => whole(bytes, html::read),
            Format::Markdown => whole(bytes, markdown::read),
            Format::Text => Ok(Contents { articles: plain::articles(bytes)?, problems: Vec::new() }),
        }
    }
}

/// A file that is one article.
fn whole<'a>(bytes: &'a [u8], read: impl Fn(&utf8::Utf8<'_>) -> Source<'static>) -> Result<Contents<'a>, Unreadable> {
    if plain::is_binary(plain::head(bytes)) {
        return Err(Unreadable::Binary);
    }
    if bytes.len() > WHOLE {
        return Err(Unreadable::TooLong);
    }
    let source = read(&utf8::Utf8::new(bytes));
    Ok(Contents { articles: vec![Article { base: 0, record: None, source }], problems: Vec::new() })
}

/// The longest file that is read as a whole, in bytes.
const WHOLE: usize = 1 << 30;

//! From the bytes of a file to its articles. One file a format.

mod encoding;
mod format;
mod html;
mod markdown;
mod opened;
mod plain;
mod po;
mod utf8;
mod weaver;
mod xliff;

use std::sync::Arc;

pub use encoding::{Charset, Declared};
pub use format::Format;
pub(crate) use opened::in_file;
pub use opened::{NotWritten, Opened};

use crate::document::Source;
use utf8::Utf8;

/// Why a file cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Pictures, archives, programs.
    #[error("this is a binary file, not text")]
    Binary,
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
    /// What the encoding is said to be.
    pub declared: Declared,
    /// The encoding of the file that the bytes were decoded from, if that is not UTF-8: its characters alone can be
    /// written.
    pub charset: Option<Charset>,
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
    pub const PLAIN: Self = Self { format: Format::Text, declared: Declared::Nothing, charset: None };

    /// The articles in the bytes of a file in UTF-8, or in what [`Reading::open`] made of another.
    ///
    /// ```
    /// use newslint::read::Reading;
    /// let bytes = b"\xEF\xBB\xBFan article with a stray \xFF byte";
    /// let contents = Reading::PLAIN.contents(bytes).unwrap();
    /// assert_eq!(contents.articles[0].source.text, "an article with a stray \u{FFFD} byte");
    /// ```
    pub fn contents<'a>(&self, bytes: &'a [u8]) -> Result<Contents<'a>, Unreadable> {
        let mut contents = match self.format {
            Format::Html => whole(bytes, html::read)?,
            Format::Markdown => whole(bytes, markdown::read)?,
            Format::Po => records(bytes, po::read)?,
            Format::Xliff => records(bytes, xliff::read)?,
            Format::Text => Contents { articles: plain::articles(bytes)?, problems: Vec::new() },
        };
        contents.articles.iter_mut().for_each(|a| a.source.charset = self.charset);
        Ok(contents)
    }
}

/// A file that is one article.
fn whole(bytes: &[u8], read: impl Fn(&Utf8<'_>) -> Source<'static>) -> Result<Contents<'_>, Unreadable> {
    records(bytes, |utf8| vec![Article { base: 0, record: None, source: read(utf8) }])
}

/// A file of articles that is read as a whole.
fn records(bytes: &[u8], read: impl Fn(&Utf8<'_>) -> Vec<Article<'static>>) -> Result<Contents<'_>, Unreadable> {
    if plain::is_binary(plain::head(bytes)) {
        return Err(Unreadable::Binary);
    }
    if bytes.len() > WHOLE {
        return Err(Unreadable::TooLong);
    }
    Ok(Contents { articles: read(&Utf8::new(bytes)), problems: Vec::new() })
}

/// The longest file that is read as a whole, in bytes.
const WHOLE: usize = 1 << 30;

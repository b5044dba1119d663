//! From the bytes of a file to its articles. One file a format.

mod cells;
mod csv;
mod encoding;
mod fields;
mod format;
mod growth;
mod html;
mod json;
mod markdown;
mod opened;
#[cfg(feature = "parquet")]
pub mod parquet;
mod plain;
mod po;
mod records;
mod utf8;
mod weaver;
mod xliff;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

pub use cells::{CellColumn, Cells};
use csv::Columns;
pub use encoding::{Charset, Declared};
use fields::FieldId;
pub use fields::Fields;
pub use format::Format;
pub use growth::Growth;
pub(crate) use opened::in_file;
pub use opened::{NotWritten, Opened};
pub use records::LONGEST;

use crate::document::Source;
use crate::text::position::Locator;
use utf8::Utf8;

/// Why a file cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Pictures, archives, programs.
    #[error("this is a binary file, not text")]
    Binary,
    /// A single paragraph that no document can hold.
    #[error("a single line is longer than 1 GiB")]
    LineTooLong,
    /// A file of a format that is read as a whole.
    #[error("a file of this format can have 1 GiB")]
    TooLong,
    /// A file whose bytes are no text, though it holds texts.
    #[error("a file of this format has to be a file of its own, not standard input")]
    Columnar,
}

/// How a file is read.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The format.
    pub format: Format,
    /// Where records have their text.
    pub fields: Arc<Fields>,
    /// What the encoding is said to be.
    pub declared: Declared,
    /// The encoding of the file that the bytes were decoded from, if that is not UTF-8: its characters alone can be
    /// written.
    pub charset: Option<Charset>,
    /// For a part of a file that is not its beginning: what the beginning said.
    begun: Option<Arc<Begun>>,
}

/// What the beginning of a file says about the rest.
#[derive(Debug)]
struct Begun {
    columns: Option<Columns>,
    cells: Option<Cells>,
}

/// One article of a file: a whole file, a record, or a part of a file that is too long for one document.
#[derive(Debug)]
pub struct Article<'a> {
    /// Bytes of the file before this article. The articles of a file are in order and share no byte.
    pub base: u64,
    /// Bytes of the file that belong to it, the end of its line too.
    pub len: usize,
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
    /// What could not be read, in order.
    pub problems: Vec<Problem>,
    /// The fields of records that were read as text.
    fields: Vec<FieldId>,
}

impl Reading {
    /// A way to read files.
    pub fn new(format: Format, fields: Arc<Fields>) -> Self {
        Self { format, fields, ..Self::default() }
    }

    /// For files in the encoding that somebody says.
    #[must_use]
    pub fn declared(self, declared: Declared) -> Self {
        Self { declared, ..self }
    }

    /// Plain text.
    pub fn plain() -> Self {
        Self::default()
    }

    /// The articles in the bytes of a file in UTF-8, or in what [`Reading::open`] made of another.
    ///
    /// ```
    /// use newslint::read::{Format, Reading};
    /// let bytes = b"\xEF\xBB\xBFan article with a stray \xFF byte";
    /// let contents = Reading::plain().contents(bytes).unwrap();
    /// assert_eq!(contents.articles[0].source.text, "an article with a stray \u{FFFD} byte");
    ///
    /// let jsonl = Reading::new(Format::Jsonl, Default::default());
    /// let contents = jsonl.contents(br#"{"id": 7, "text": "one\ntwo"}"#).unwrap();
    /// assert_eq!(contents.articles[0].source.text, "one\ntwo");
    /// assert_eq!(contents.articles[0].record.as_deref(), Some("7"));
    /// ```
    pub fn contents<'a>(&self, bytes: &'a [u8]) -> Result<Contents<'a>, Unreadable> {
        let is_beginning = self.begun.is_none();
        if self.is_binary(bytes) {
            return Err(Unreadable::Binary);
        }
        let mut contents = match self.format {
            Format::Csv | Format::Tsv => {
                let (columns, from) = self.columns(bytes);
                columns.articles(bytes, from)
            }
            Format::Html => whole(bytes, html::read)?,
            Format::Json => json::whole(bytes, &self.fields, is_beginning),
            Format::Jsonl => json::lines(bytes, &self.fields, is_beginning),
            Format::Markdown => whole(bytes, markdown::read)?,
            Format::Parquet => self.cells().ok_or(Unreadable::Columnar)?.contents(bytes),
            Format::Po => together(bytes, po::read)?,
            Format::Text => Contents { articles: plain::articles(bytes, is_beginning)?, ..Contents::default() },
            Format::Xliff => together(bytes, xliff::read)?,
        };
        contents.articles.iter_mut().for_each(|a| a.source.charset = self.charset);
        let too_long = contents.articles.iter().any(|a| a.len > records::LONGEST);
        if too_long { Err(Unreadable::LineTooLong) } else { Ok(contents) }
    }

    /// Whether a file that begins with these bytes is no text.
    pub(crate) fn is_binary(&self, bytes: &[u8]) -> bool {
        self.begun.is_none() && !self.format.is_columnar() && plain::is_binary(plain::head(bytes))
    }

    /// How the rest of a file is read that begins with these bytes.
    #[must_use]
    pub fn after(&self, beginning: &[u8]) -> Self {
        if self.begun.is_some() {
            return self.clone();
        }
        let is_table = matches!(self.format, Format::Csv | Format::Tsv);
        let columns = is_table.then(|| self.columns(beginning).0.into_owned());
        Self { begun: Some(Arc::new(Begun { columns, cells: None })), ..self.clone() }
    }

    /// For bytes that are these cells.
    #[must_use]
    pub fn of_cells(self, cells: Cells) -> Self {
        let begun = Begun { columns: None, cells: Some(cells) };
        Self { begun: Some(Arc::new(begun)), declared: Declared::Utf8, ..self }
    }

    /// The cells that the bytes are, of a format that is stored column by column.
    pub fn cells(&self) -> Option<&Cells> {
        self.begun.as_ref().and_then(|b| b.cells.as_ref())
    }

    /// Where the first part of a long file ends, or of its rest: behind a record or a paragraph. `None` if these bytes hold
    /// no more than a part. A file is read as the same articles part by part and as a whole.
    pub fn cut(&self, bytes: &[u8]) -> Option<usize> {
        let part = self.part();
        match self.format {
            Format::Text | Format::Jsonl => records::cut_lines(bytes, part),
            Format::Csv | Format::Tsv if bytes.len() > part => self.columns(bytes).0.cut(bytes, part),
            _ => None,
        }
    }

    /// Bytes of a part, at least.
    pub fn part(&self) -> usize {
        if self.format.has_records() { records::ROW } else { records::PART }
    }

    /// The records of a file, or of a part, well-formed or not; what stands before the first one is not among them.
    /// Nothing for formats whose records are no rows of bytes.
    pub fn records(&self, bytes: &[u8]) -> Vec<Range<usize>> {
        match self.format {
            Format::Jsonl => records::lines(bytes, self.begun.is_none()).collect(),
            Format::Csv | Format::Tsv => {
                let (columns, from) = self.columns(bytes);
                columns.records(bytes, from).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Finds the lines of these bytes, which begin after so many lines of the file; of cells, the rows.
    pub fn locator<'b>(&'b self, bytes: &'b [u8], lines: usize) -> Locator<'b> {
        let locator = Locator::new(bytes);
        match self.cells() {
            Some(cells) => locator.with_starts(cells.starts()),
            None => locator.from_line(lines + 1),
        }
    }

    /// The names of the fields that were read as text.
    pub fn names(&self, contents: &Contents<'_>) -> impl Iterator<Item = String> {
        contents.fields.iter().map(|f| self.fields.name(*f))
    }

    fn columns(&self, bytes: &[u8]) -> (Cow<'_, Columns>, usize) {
        if let Some(columns) = self.begun.as_ref().and_then(|b| b.columns.as_ref()) {
            return (Cow::Borrowed(columns), 0);
        }
        let (columns, from) = Columns::of(bytes, self.format == Format::Tsv, &self.fields);
        (Cow::Owned(columns), from)
    }
}

/// A file that is one article.
fn whole(bytes: &[u8], read: impl Fn(&Utf8<'_>) -> Source<'static>) -> Result<Contents<'_>, Unreadable> {
    together(bytes, |utf8| vec![Article { base: 0, len: 0, record: None, source: read(utf8) }])
}

/// A file of articles that is read as a whole.
fn together(bytes: &[u8], read: impl Fn(&Utf8<'_>) -> Vec<Article<'static>>) -> Result<Contents<'_>, Unreadable> {
    if bytes.len() > WHOLE {
        return Err(Unreadable::TooLong);
    }
    let mut articles = read(&Utf8::new(bytes));
    let mut end = bytes.len();
    for article in articles.iter_mut().rev() {
        let start = usize::try_from(article.base).unwrap_or(end);
        article.len = end - start;
        end = start;
    }
    Ok(Contents { articles, ..Contents::default() })
}

/// The longest file that is read as a whole, in bytes.
const WHOLE: usize = 1 << 30;

//! Lines and columns, computed for findings only.

/// A place: line and column from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1, in the locator's unit.
    pub column: usize,
}

/// What columns count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// Unicode code points, as editors show them.
    #[default]
    CodePoints,
    /// UTF-16 code units, as JavaScript and .NET count.
    Utf16,
    /// Bytes.
    Bytes,
}

/// Where a line begins that no line end tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineStart {
    /// Its first byte.
    pub offset: usize,
    /// Its number, from 1.
    pub line: usize,
}

/// Finds positions of byte offsets. Offsets in rising order cost one pass over the bytes between them.
#[derive(Clone)]
pub struct Locator<'a> {
    bytes: &'a [u8],
    unit: Unit,
    /// The line that the bytes begin with.
    first: usize,
    /// Where lines begin, if line ends do not tell.
    starts: Option<&'a [LineStart]>,
    at: usize,
    here: Position,
}

impl<'a> Locator<'a> {
    /// A locator over the bytes of a file, with columns in code points.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self::with_unit(bytes, Unit::CodePoints)
    }

    /// A locator whose columns count another unit.
    ///
    /// ```
    /// use newslint::text::position::{Locator, Unit};
    /// let column = |unit| Locator::with_unit("😀 చైనా".as_bytes(), unit).position(5).column;
    /// assert_eq!((column(Unit::CodePoints), column(Unit::Utf16), column(Unit::Bytes)), (3, 4, 6));
    /// ```
    pub fn with_unit(bytes: &'a [u8], unit: Unit) -> Self {
        Self { bytes, unit, first: 1, starts: None, at: 0, here: Position { line: 1, column: 1 } }
    }

    /// For bytes that begin with another line of the file than its first.
    #[must_use]
    pub fn from_line(self, first: usize) -> Self {
        Self { first, at: 0, here: Position { line: first, column: 1 }, ..self }
    }

    /// For bytes whose lines begin at these offsets, the first at 0, and nowhere else.
    ///
    /// ```
    /// use newslint::text::position::{LineStart, Locator};
    /// let cells = [LineStart { offset: 0, line: 7 }, LineStart { offset: 4, line: 8 }];
    /// let place = Locator::new(b"a\nb\ncd").with_starts(&cells).position(5);
    /// assert_eq!((place.line, place.column), (8, 2));
    /// ```
    #[must_use]
    pub fn with_starts(self, starts: &'a [LineStart]) -> Self {
        Self { starts: Some(starts), ..self }
    }

    /// The position of a byte offset. An offset before the last one asked for starts over.
    ///
    /// ```
    /// use newslint::text::position::Locator;
    /// let mut locator = Locator::new("చైనా\nఢిల్లీ లో".as_bytes());
    /// let place = locator.position("చైనా\nఢిల్లీ ".len());
    /// assert_eq!((place.line, place.column), (2, 8));
    /// ```
    pub fn position(&mut self, offset: usize) -> Position {
        let offset = offset.min(self.bytes.len());
        if offset < self.at {
            *self = Self { starts: self.starts, ..Self::with_unit(self.bytes, self.unit) }.from_line(self.first);
        }
        if let Some(starts) = self.starts {
            let i = starts.partition_point(|s| s.offset <= offset).saturating_sub(1);
            if let Some(start) = starts.get(i).filter(|s| s.offset >= self.at) {
                (self.at, self.here) = (start.offset, Position { line: start.line, column: 1 });
            }
            self.here.column += count(&self.bytes[self.at..offset], self.unit);
            self.at = offset;
            return self.here;
        }
        let passed = &self.bytes[self.at..offset];
        let newlines = memchr::memchr_iter(b'\n', passed).count();
        let line_start = memchr::memrchr(b'\n', passed).map_or(0, |i| i + 1);
        if newlines > 0 {
            self.here = Position { line: self.here.line + newlines, column: 1 };
        }
        self.here.column += count(&passed[line_start..], self.unit);
        self.at = offset;
        self.here
    }
}

/// Units, counting each byte sequence that is not UTF-8 as editors show it: one replacement character.
fn count(bytes: &[u8], unit: Unit) -> usize {
    let characters = |text: &str| match unit {
        Unit::Utf16 => text.chars().map(char::len_utf16).sum(),
        _ => text.chars().count(),
    };
    match simdutf8::basic::from_utf8(bytes) {
        _ if unit == Unit::Bytes => bytes.len(),
        Ok(text) => characters(text),
        Err(_) => characters(&String::from_utf8_lossy(bytes)),
    }
}

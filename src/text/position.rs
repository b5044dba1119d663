//! Lines and columns, computed for findings only.

/// A place as editors count it: line and column from 1, columns in Unicode code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in code points, from 1.
    pub column: usize,
}

/// Finds positions of byte offsets. Offsets in rising order cost one pass over the bytes between them.
#[derive(Clone)]
pub struct Locator<'a> {
    bytes: &'a [u8],
    at: usize,
    here: Position,
}

impl<'a> Locator<'a> {
    /// A locator over the bytes of a file.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, here: Position { line: 1, column: 1 } }
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
            *self = Self::new(self.bytes);
        }
        let passed = &self.bytes[self.at..offset];
        let newlines = memchr::memchr_iter(b'\n', passed).count();
        let line_start = memchr::memrchr(b'\n', passed).map_or(0, |i| i + 1);
        if newlines > 0 {
            self.here = Position { line: self.here.line + newlines, column: 1 };
        }
        self.here.column += count_code_points(&passed[line_start..]);
        self.at = offset;
        self.here
    }
}

/// Code points, counting each byte sequence that is not UTF-8 as editors show it: one replacement character.
fn count_code_points(bytes: &[u8]) -> usize {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.chars().count(),
        Err(_) => String::from_utf8_lossy(bytes).chars().count(),
    }
}

//! Reads the lists that are compiled in. They are tab-separated text with `#` comments, under `rules/`.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use crate::diagnostic::Span;

/// The rows of a list, each split at tabs. Some forty thousand of them are read at every start.
pub fn rows(list: &'static str) -> impl Iterator<Item = Pieces> {
    lines(list).map(|(_, row)| Pieces::of(row, b'\t'))
}

/// The rows of a list and where each begins, in bytes.
pub fn lines(list: &'static str) -> impl Iterator<Item = (usize, &'static str)> {
    let mut at = 0;
    let lines = Pieces::of(list, b'\n').map(move |line| {
        let start = at;
        at += line.len() + 1;
        (start, line.strip_suffix('\r').unwrap_or(line))
    });
    lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// Text split at an ASCII character. The standard library looks for it without the instructions that processors have for
/// that, which was a sixth of a run over one article.
#[derive(Clone, Debug)]
pub struct Pieces {
    rest: Option<&'static str>,
    between: u8,
}

impl Pieces {
    /// Splits a text.
    ///
    /// ```
    /// use newslint::telugu::tables::Pieces;
    /// assert_eq!(Pieces::of("a;b", b';').collect::<Vec<_>>(), ["a", "b"]);
    /// ```
    pub fn of(text: &'static str, between: u8) -> Self {
        Self { rest: Some(text), between }
    }
}

impl Iterator for Pieces {
    type Item = &'static str;

    fn next(&mut self) -> Option<&'static str> {
        let rest = self.rest?;
        let end = memchr::memchr(self.between, rest.as_bytes());
        self.rest = end.map(|end| &rest[end + 1..]);
        Some(&rest[..end.unwrap_or(rest.len())])
    }
}

/// The rows of a long list, found by their first column. It holds four bytes a row and copies nothing, so that start-up
/// takes no time.
#[derive(Debug)]
pub struct RowIndex {
    list: &'static str,
    rows: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl RowIndex {
    /// Finds the rows of a list in which no first column comes up twice.
    pub fn new(list: &'static str) -> Self {
        let hasher = DefaultHashBuilder::default();
        let hash = |&at: &u32| hasher.hash_one(first_column(&list[at as usize..]));
        // Shorter rows are none of any list; room for all at once, since growing is what takes time.
        let mut rows = HashTable::with_capacity(list.len() / 24);
        for (at, _) in lines(list) {
            let place = Span::point(at).start;
            rows.insert_unique(hash(&place), place, hash);
        }
        Self { list, rows, hasher }
    }

    /// What stands behind the first column of the row that begins with a word.
    ///
    /// ```
    /// let index = newslint::telugu::tables::RowIndex::new("# word\tlevel\nఅంకితం\t5\n");
    /// assert_eq!((index.get("అంకితం"), index.get("అంకిత")), (Some("5"), None));
    /// ```
    pub fn get(&self, word: &str) -> Option<&'static str> {
        let found = self.rows.find(self.hasher.hash_one(word), |&at| {
            self.list[at as usize..].strip_prefix(word).is_some_and(|rest| rest.starts_with(['\t', '\n']))
        });
        let row = &self.list[*found? as usize + word.len()..];
        Some(row[..memchr::memchr(b'\n', row.as_bytes()).unwrap_or(row.len())].trim_start_matches('\t'))
    }
}

fn first_column(row: &str) -> &str {
    &row[..memchr::memchr2(b'\t', b'\n', row.as_bytes()).unwrap_or(row.len())]
}

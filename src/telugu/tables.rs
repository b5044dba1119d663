//! Reads the lists that are compiled in. They are tab-separated text with `#` comments, under `rules/`.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

/// The rows of a list, each split at tabs.
pub fn rows(list: &'static str) -> impl Iterator<Item = std::str::Split<'static, char>> {
    list.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).map(|l| l.split('\t'))
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
        let mut at = 0;
        for line in list.split_inclusive('\n') {
            if !line.starts_with(['#', '\n'])
                && let Ok(place) = u32::try_from(at)
            {
                rows.insert_unique(hash(&place), place, hash);
            }
            at += line.len();
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

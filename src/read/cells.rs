//! Texts from the cells of a table that is stored column by column, put together row by row.

use std::borrow::Cow;
use std::sync::Arc;

use super::fields::FieldId;
use super::plain::append;
use super::{Article, Contents};
use crate::diagnostic::Span;
use crate::document::{Block, BlockKind, OffsetMap, Source};
use crate::text::position::LineStart;

/// A column that holds text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellColumn {
    /// What it is called; names of nested fields are joined by dots.
    pub name: Arc<str>,
    pub(super) field: FieldId,
    pub(super) title: bool,
}

/// Rows of cells as one stretch of bytes: each cell is followed by a line end that no file has, and so is a row without any
/// text. Places count from the beginning of the cell.
#[derive(Clone, Debug, Default)]
pub struct Cells {
    columns: Arc<[CellColumn]>,
    rows: Vec<Row>,
    /// The column of each cell, in order.
    held_by: Vec<usize>,
    starts: Vec<LineStart>,
}

#[derive(Clone, Debug)]
struct Row {
    start: usize,
    /// The first of its cells.
    first: usize,
    record: Option<Arc<str>>,
}

impl Cells {
    /// No row yet, of these columns.
    pub fn new(columns: Arc<[CellColumn]>) -> Self {
        Self { columns, ..Self::default() }
    }

    /// Adds a row, by its number from 1, and its texts, by their columns. An empty text is as good as none.
    pub fn push<'t>(
        &mut self,
        bytes: &mut Vec<u8>,
        number: usize,
        record: Option<Arc<str>>,
        texts: impl Iterator<Item = (usize, &'t [u8])>,
    ) {
        let start = bytes.len();
        self.rows.push(Row { start, first: self.held_by.len(), record });
        for (column, text) in texts.filter(|(_, text)| !text.is_empty()) {
            self.held_by.push(column);
            self.starts.push(LineStart { offset: bytes.len(), line: number });
            bytes.extend_from_slice(text);
            bytes.push(b'\n');
        }
        if bytes.len() == start {
            // A place of its own, so that what is found in the next row is not taken for this row's.
            self.held_by.push(usize::MAX);
            self.starts.push(LineStart { offset: start, line: number });
            bytes.push(b'\n');
        }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Where cells begin, each with the number of its row.
    pub fn starts(&self) -> &[LineStart] {
        &self.starts
    }

    /// The column and the beginning of the cell around an offset.
    pub fn around(&self, offset: usize) -> (Option<&str>, usize) {
        let i = self.starts.partition_point(|s| s.offset <= offset).saturating_sub(1);
        let name = self.held_by.get(i).and_then(|c| self.columns.get(*c)).map(|c| &*c.name);
        (name, self.starts.get(i).map_or(0, |s| s.offset))
    }

    /// The articles, one a row.
    pub(super) fn contents<'a>(&self, bytes: &'a [u8]) -> Contents<'a> {
        let ends = self.rows.iter().skip(1).map(|r| (r.start, r.first)).chain([(bytes.len(), self.held_by.len())]);
        let articles = self.rows.iter().zip(ends).map(|(row, (end, last))| self.article(bytes, row, end, last));
        let articles = articles.collect();
        Contents { articles, fields: self.columns.iter().map(|c| c.field).collect(), ..Contents::default() }
    }

    fn article<'a>(&self, bytes: &'a [u8], row: &Row, end: usize, last: usize) -> Article<'a> {
        let mut text = String::with_capacity(end - row.start);
        let (mut map, mut blocks) = (OffsetMap::default(), Vec::new());
        for cell in row.first..last {
            let Some(column) = self.columns.get(self.held_by[cell]) else { continue };
            let from = self.starts[cell].offset;
            // Without its line end.
            let to = if cell + 1 < last { self.starts[cell + 1].offset } else { end } - 1;
            if !text.is_empty() {
                map.fixed(text.len(), from - 1 - row.start, 1, 1);
                text.push('\n');
            }
            let start = text.len();
            append(&bytes[from..to], from - row.start, &mut text, &mut map);
            if column.title {
                blocks.push(Block { span: Span::new(start, text.len()), kind: BlockKind::Title });
            }
        }
        let source = Source { text: Cow::Owned(text), map, blocks, ..Source::default() };
        Article { base: row.start as u64, len: end - row.start, record: row.record.clone(), source }
    }
}

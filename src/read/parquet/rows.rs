//! The rows of a table, in parts.

use std::sync::Arc;

use parquet::data_type::ByteArrayType;
use parquet::file::reader::ChunkReader;

use super::columns::{Names, Values};
use super::{Broken, Table};
use crate::read::{Cells, LONGEST};

/// Reads the texts of the rows.
pub struct Rows<R> {
    table: Arc<Table<R>>,
    /// The row group to open next.
    group: usize,
    open: Option<Open>,
    /// Rows that were read.
    row: usize,
    /// Bytes of text that were read.
    given: u64,
}

/// An open row group.
struct Open {
    rows_left: usize,
    texts: Vec<Values<ByteArrayType>>,
    names: Option<Names>,
}

impl<R: ChunkReader + 'static> Rows<R> {
    /// From the first row on.
    pub fn new(table: Arc<Table<R>>) -> Self {
        Self { table, group: 0, open: None, row: 0, given: 0 }
    }

    /// Passes over rows; whole row groups are not looked at.
    ///
    /// # Errors
    /// If rows before cannot be read.
    pub fn pass(&mut self, mut rows: usize) -> Result<(), Broken> {
        while self.open.is_none()
            && let Some(here) = self.rows_of(self.group).filter(|here| *here <= rows)
        {
            (self.group, self.row, rows) = (self.group + 1, self.row + here, rows - here);
        }
        (0..rows).try_for_each(|_| self.row(&mut Vec::new(), &mut Cells::default()).map(drop))
    }

    /// The next rows: at least so many bytes of text, if there are as many.
    pub fn next(&mut self, least: usize) -> Option<Result<(Vec<u8>, Cells), Broken>> {
        let (mut bytes, mut cells) = (Vec::new(), Cells::new(self.table.columns().clone()));
        while bytes.len() < least {
            match self.row(&mut bytes, &mut cells) {
                Ok(true) => {}
                Ok(false) => break,
                Err(e) => return Some(Err(e)),
            }
        }
        (!cells.is_empty()).then_some(Ok((bytes, cells)))
    }

    /// Adds a row, if there is another.
    fn row(&mut self, bytes: &mut Vec<u8>, cells: &mut Cells) -> Result<bool, Broken> {
        let Some(open) = self.open()? else { return Ok(false) };
        open.rows_left -= 1;
        let texts: Vec<_> = open.texts.iter_mut().map(Values::next).collect::<Result<_, _>>()?;
        let name = open.names.as_mut().map(Names::next).transpose()?.flatten();
        let texts = || texts.iter().enumerate().filter_map(|(i, t)| Some((i, t.as_ref()?.data())));
        let len: usize = texts().map(|(_, t)| t.len() + 1).sum();
        self.given += len as u64;
        let Table { file, growth, .. } = &*self.table;
        if !growth.allows(file.len(), self.given) {
            return Err(Broken::Bomb(growth.times));
        }
        if bytes.len() + len > LONGEST {
            return Err(Broken::TooLong);
        }
        self.row += 1;
        cells.push(bytes, self.row, name, texts());
        Ok(true)
    }

    /// The row group with the next row.
    fn open(&mut self) -> Result<Option<&mut Open>, Broken> {
        while self.open.as_ref().is_none_or(|o| o.rows_left == 0) {
            let Some(rows_left) = self.rows_of(self.group) else { return Ok(None) };
            let (table, group) = (&*self.table, self.group);
            let texts = table.chosen.texts.iter().map(|c| Values::open(table, group, *c)).collect::<Result<_, _>>()?;
            let names = table.chosen.id.map(|c| Names::open(table, group, c)).transpose()?;
            self.open = Some(Open { rows_left, texts, names });
            self.group += 1;
        }
        Ok(self.open.as_mut())
    }

    fn rows_of(&self, group: usize) -> Option<usize> {
        let groups = self.table.metadata.row_groups();
        groups.get(group).map(|g| usize::try_from(g.num_rows()).unwrap_or_default())
    }
}

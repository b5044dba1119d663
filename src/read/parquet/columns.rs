//! Which columns of a table are text and which names the record, and their values one by one.

use std::collections::VecDeque;
use std::sync::Arc;

use parquet::basic::{ConvertedType, LogicalType, Type};
use parquet::column::reader::ColumnReaderImpl;
use parquet::data_type::{ByteArrayType, DataType, Int32Type, Int64Type};
use parquet::file::metadata::ParquetMetaData;
use parquet::file::reader::ChunkReader;
use parquet::schema::types::ColumnDescriptor;

use super::{Broken, Table};
use crate::read::CellColumn;
use crate::read::fields::{Fields, Step};

/// Rows of a column that are decoded at a time.
const BATCH: usize = 256;

/// The columns that matter, by their index among the leaves of the schema.
#[derive(Debug)]
pub(super) struct Chosen {
    pub texts: Vec<usize>,
    pub columns: Arc<[CellColumn]>,
    pub id: Option<usize>,
}

/// Finds them by their names. What lies in a list is not text.
pub(super) fn choose(metadata: &ParquetMetaData, fields: &Fields) -> Chosen {
    let leaves = metadata.file_metadata().schema_descr().columns();
    let step = |descr: &ColumnDescriptor| -> Step {
        descr.path().parts().iter().fold(fields.root(), |step, part| fields.enter(step, part))
    };
    let (mut texts, mut columns, mut ids) = (Vec::new(), Vec::new(), Vec::new());
    for (i, descr) in leaves.iter().enumerate().filter(|(_, d)| d.max_rep_level() == 0) {
        let Step { text, title, id, .. } = step(descr);
        if let Some(field) = text.filter(|_| is_string(descr)) {
            texts.push(i);
            columns.push(CellColumn { name: descr.path().parts().join(".").into(), field, title });
        }
        let is_name = is_string(descr) || matches!(descr.physical_type(), Type::INT32 | Type::INT64);
        ids.extend(id.filter(|_| is_name).map(|rank| (rank, i)));
    }
    Chosen { texts, columns: columns.into(), id: ids.into_iter().min().map(|(_, i)| i) }
}

fn is_string(descr: &ColumnDescriptor) -> bool {
    let says = match descr.logical_type_ref() {
        Some(logical) => matches!(logical, LogicalType::String),
        None => descr.converted_type() == ConvertedType::UTF8,
    };
    says && descr.physical_type() == Type::BYTE_ARRAY
}

/// The values of a column in a row group, one a row.
pub(super) struct Values<T: DataType> {
    reader: ColumnReaderImpl<T>,
    /// What a value is that is there; below, it or something around it is null.
    there: i16,
    waiting: VecDeque<Option<T::T>>,
}

impl<T: DataType> Values<T> {
    pub fn open<R: ChunkReader + 'static>(table: &Table<R>, group: usize, column: usize) -> Result<Self, Broken> {
        let pages = table.pages(group, column)?;
        let descr = table.metadata.row_group(group).column(column).column_descr_ptr();
        let there = descr.max_def_level();
        Ok(Self { reader: ColumnReaderImpl::new(descr, Box::new(pages)), there, waiting: VecDeque::new() })
    }

    /// The next one.
    pub fn next(&mut self) -> Result<Option<T::T>, Broken> {
        if self.waiting.is_empty() {
            let (mut levels, mut values) = (Vec::new(), Vec::new());
            let (rows, ..) = self.reader.read_records(BATCH, Some(&mut levels), None, &mut values)?;
            levels.resize(rows, self.there);
            let mut values = values.into_iter();
            self.waiting.extend(levels.iter().map(|l| if *l == self.there { values.next() } else { None }));
        }
        self.waiting.pop_front().ok_or(Broken::Impossible("a column has fewer values than its row group has rows"))
    }
}

/// What rows call themselves.
pub(super) enum Names {
    Text(Values<ByteArrayType>),
    Int32(Values<Int32Type>),
    Int64(Values<Int64Type>),
}

impl Names {
    pub fn open<R: ChunkReader + 'static>(table: &Table<R>, group: usize, column: usize) -> Result<Self, Broken> {
        Ok(match table.metadata.row_group(group).column(column).column_type() {
            Type::INT32 => Self::Int32(Values::open(table, group, column)?),
            Type::INT64 => Self::Int64(Values::open(table, group, column)?),
            _ => Self::Text(Values::open(table, group, column)?),
        })
    }

    pub fn next(&mut self) -> Result<Option<Arc<str>>, Broken> {
        let name = match self {
            Self::Text(values) => values.next()?.map(|v| String::from_utf8_lossy(v.data()).trim().to_owned()),
            Self::Int32(values) => values.next()?.map(|v| v.to_string()),
            Self::Int64(values) => values.next()?.map(|v| v.to_string()),
        };
        Ok(name.filter(|n| !n.is_empty()).map(Arc::from))
    }
}

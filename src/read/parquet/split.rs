//! Writes the rows of a table into two tables of the same kind: which row goes where is said row by row.

use std::io::Write;
use std::sync::Arc;

use parquet::basic::{Compression, Type};
use parquet::column::reader::ColumnReaderImpl;
use parquet::data_type::{
    AsBytes, BoolType, ByteArrayType, DataType, DoubleType, FixedLenByteArrayType, FloatType, Int32Type, Int64Type,
    Int96Type,
};
use parquet::file::metadata::{ParquetMetaData, RowGroupMetaData};
use parquet::file::properties::{WriterProperties, WriterVersion};
use parquet::file::reader::ChunkReader;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter, SerializedRowGroupWriter};

use super::{Broken, Table};

/// Rows of a column that are copied at a time.
const BATCH: usize = 256;

/// Two tables in the making, the second perhaps nowhere.
pub struct Split<R, W: Write + Send> {
    table: Table<R>,
    targets: [Option<SerializedFileWriter<W>>; 2],
    /// The row group that is next, and where its rows go, as far as that is known.
    group: usize,
    goes: Vec<usize>,
}

impl<R: ChunkReader + 'static, W: Write + Send> Split<R, W> {
    /// Tables with the columns, compression and remarks of this one.
    ///
    /// # Errors
    /// If they cannot be written.
    pub fn new(table: Table<R>, first: W, second: Option<W>) -> Result<Self, Broken> {
        let schema = table.metadata.file_metadata().schema_descr().root_schema_ptr();
        let properties = Arc::new(properties(&table.metadata));
        let open = |target| SerializedFileWriter::new(target, schema.clone(), properties.clone());
        let targets = [Some(open(first)?), second.map(open).transpose()?];
        Ok(Self { table, targets, group: 0, goes: Vec::new() })
    }

    /// Says that the next row goes to the first table, or else to the second.
    ///
    /// # Errors
    /// If the row group is complete and cannot be copied.
    pub fn push(&mut self, to_first: bool) -> Result<(), Broken> {
        self.goes.push(usize::from(!to_first));
        self.copy()
    }

    /// Writes the ends.
    ///
    /// # Errors
    /// If that fails.
    pub fn finish(mut self) -> Result<(), Broken> {
        self.copy()?;
        for target in self.targets.into_iter().flatten() {
            target.close()?;
        }
        Ok(())
    }

    /// Copies the row group once it is known where each of its rows goes.
    fn copy(&mut self) -> Result<(), Broken> {
        while let Some(rows) = self.table.metadata.row_groups().get(self.group).map(RowGroupMetaData::num_rows) {
            if usize::try_from(rows) != Ok(self.goes.len()) {
                return Ok(());
            }
            let goes = std::mem::take(&mut self.goes);
            let [first, second] = &mut self.targets;
            // A row group without a row helps nobody.
            let first = first.as_mut().filter(|_| goes.contains(&0));
            let second = second.as_mut().filter(|_| goes.contains(&1));
            let mut groups = [
                first.map(SerializedFileWriter::next_row_group).transpose()?,
                second.map(SerializedFileWriter::next_row_group).transpose()?,
            ];
            for number in 0..self.table.metadata.file_metadata().schema_descr().num_columns() {
                Column { table: &self.table, group: self.group, number, goes: &goes }.copy(&mut groups)?;
            }
            for group in groups.into_iter().flatten() {
                group.close()?;
            }
            self.group += 1;
        }
        Ok(())
    }
}

/// How the table was written, as far as it tells.
fn properties(metadata: &ParquetMetaData) -> WriterProperties {
    let file = metadata.file_metadata();
    let mut properties = WriterProperties::builder()
        .set_writer_version(WriterVersion::PARQUET_1_0)
        .set_key_value_metadata(file.key_value_metadata().cloned());
    let Some(group) = metadata.row_groups().first() else { return properties.build() };
    properties = properties.set_sorting_columns(group.sorting_columns().cloned());
    for chunk in group.columns() {
        let path = chunk.column_path().clone();
        // LZ4 without a frame took the place of the one that every program wrote in its own way.
        let compression =
            if chunk.compression() == Compression::LZ4 { Compression::LZ4_RAW } else { chunk.compression() };
        properties = properties
            .set_column_compression(path.clone(), compression)
            .set_column_dictionary_enabled(path, chunk.dictionary_page_offset().is_some());
    }
    properties.build()
}

type Groups<'g, 'w, W> = &'g mut [Option<SerializedRowGroupWriter<'w, W>>; 2];

/// A column of a row group on its way.
struct Column<'c, R> {
    table: &'c Table<R>,
    group: usize,
    number: usize,
    /// Where each row goes.
    goes: &'c [usize],
}

impl<R: ChunkReader + 'static> Column<'_, R> {
    fn copy<W: Write + Send>(&self, groups: Groups<'_, '_, W>) -> Result<(), Broken> {
        match self.table.metadata.row_group(self.group).column(self.number).column_type() {
            Type::BOOLEAN => self.copy_values::<BoolType, W>(groups),
            Type::INT32 => self.copy_values::<Int32Type, W>(groups),
            Type::INT64 => self.copy_values::<Int64Type, W>(groups),
            Type::INT96 => self.copy_values::<Int96Type, W>(groups),
            Type::FLOAT => self.copy_values::<FloatType, W>(groups),
            Type::DOUBLE => self.copy_values::<DoubleType, W>(groups),
            Type::BYTE_ARRAY => self.copy_values::<ByteArrayType, W>(groups),
            Type::FIXED_LEN_BYTE_ARRAY => self.copy_values::<FixedLenByteArrayType, W>(groups),
        }
    }

    fn copy_values<T: DataType, W: Write + Send>(&self, groups: Groups<'_, '_, W>) -> Result<(), Broken> {
        let &Self { table, group, number, goes } = self;
        let descr = table.metadata.row_group(group).column(number).column_descr_ptr();
        let (there, deepest) = (descr.max_def_level(), descr.max_rep_level());
        let width =
            usize::try_from(descr.type_length()).ok().filter(|_| descr.physical_type() == Type::FIXED_LEN_BYTE_ARRAY);
        let mut reader = ColumnReaderImpl::<T>::new(descr, Box::new(table.pages(group, number)?));
        let [first, second] = groups;
        let mut targets = [Target::<T>::open(first)?, Target::<T>::open(second)?];
        let mut rows = 0;
        while rows < goes.len() {
            let (mut levels, mut repeats, mut values) = (Vec::new(), Vec::new(), Vec::new());
            let batch = BATCH.min(goes.len() - rows);
            let (got, _, all) = reader.read_records(batch, Some(&mut levels), Some(&mut repeats), &mut values)?;
            if got == 0 {
                return Err(Broken::Impossible("a column has fewer values than its row group has rows"));
            }
            if width.is_some_and(|w| values.iter().any(|v| v.as_bytes().len() != w)) {
                return Err(Broken::Impossible("a value of a fixed length has another"));
            }
            levels.resize(all, there);
            repeats.resize(all, 0);
            let (mut values, mut row) = (values.into_iter(), rows);
            for (i, (level, repeat)) in levels.into_iter().zip(repeats).enumerate() {
                if level > there || repeat > deepest || repeat > 0 && i == 0 {
                    return Err(Broken::Impossible("a value lies deeper than its column"));
                }
                row += usize::from(repeat == 0 && i > 0);
                let value = if level == there { values.next() } else { None };
                let Some(goes) = goes.get(row) else {
                    return Err(Broken::Impossible("a column has more rows than its row group"));
                };
                targets[*goes].push(level, repeat, value);
            }
            for target in &mut targets {
                target.write(there > 0, deepest > 0)?;
            }
            rows += got;
        }
        targets.into_iter().try_for_each(Target::close)
    }
}

/// A column in the making, with what is to be written next.
struct Target<'w, T: DataType> {
    writer: Option<SerializedColumnWriter<'w>>,
    levels: Vec<i16>,
    repeats: Vec<i16>,
    values: Vec<T::T>,
}

impl<'w, T: DataType> Target<'w, T> {
    fn open<W: Write + Send>(group: &'w mut Option<SerializedRowGroupWriter<'_, W>>) -> Result<Self, Broken> {
        let writer = match group {
            Some(group) => group.next_column()?,
            None => None,
        };
        Ok(Self { writer, levels: Vec::new(), repeats: Vec::new(), values: Vec::new() })
    }

    fn push(&mut self, level: i16, repeat: i16, value: Option<T::T>) {
        self.levels.push(level);
        self.repeats.push(repeat);
        self.values.extend(value);
    }

    fn write(&mut self, nulls: bool, lists: bool) -> Result<(), Broken> {
        if let Some(writer) = self.writer.as_mut().filter(|_| !self.levels.is_empty()) {
            let (levels, repeats) = (nulls.then_some(&*self.levels), lists.then_some(&*self.repeats));
            writer.typed::<T>().write_batch(&self.values, levels, repeats)?;
        }
        self.levels.clear();
        self.repeats.clear();
        self.values.clear();
        Ok(())
    }

    fn close(self) -> Result<(), Broken> {
        Ok(self.writer.map(SerializedColumnWriter::close).transpose().map(drop)?)
    }
}

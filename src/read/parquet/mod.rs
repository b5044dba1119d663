//! Parquet: a table that is stored column by column. A row is an article, its columns of strings are the fields. Row groups
//! are read one after the other, pages one by one; nothing is believed of them that was not looked at (`pages.rs`).

mod columns;
mod encoded;
mod headers;
mod pages;
mod rows;
mod split;
mod thrift;

use std::sync::Arc;

use parquet::errors::ParquetError;
use parquet::file::metadata::{ColumnChunkMetaData, ParquetMetaData, ParquetMetaDataOptions};
use parquet::file::metadata::{ParquetMetaDataReader, ParquetStatisticsPolicy};
pub use parquet::file::reader::{ChunkReader, Length};

use super::{CellColumn, Fields, Growth};
use columns::{Chosen, choose};
pub use rows::Rows;
pub use split::Split;

/// Why a file cannot be read, or written.
#[derive(Debug, thiserror::Error)]
pub enum Broken {
    /// It is no Parquet, or damaged, or of a kind that is not read.
    #[error("this Parquet file cannot be read: {0}")]
    Damaged(#[from] ParquetError),
    /// What it says of itself cannot be.
    #[error("this Parquet file is damaged: {0}")]
    Impossible(&'static str),
    /// A page is compressed in a way that is not read.
    #[error("this Parquet file is compressed with {0}, which is not read (snappy, gzip, zstd and lz4 are)")]
    Codec(String),
    /// It would become too large.
    #[error(
        "it becomes more than {0} times as large as it is, as no text does; if it is sound, raise `max-expansion` under \
         [input] in newslint.toml"
    )]
    Bomb(u32),
    /// More text than can be held.
    #[error("a row, or a file that is held as a whole, can have 1 GiB of text")]
    TooLong,
}

/// A file of which the end has been read, which says where everything is.
#[derive(Debug)]
pub struct Table<R> {
    file: Arc<R>,
    metadata: ParquetMetaData,
    chosen: Chosen,
    growth: Growth,
}

impl<R: ChunkReader + 'static> Table<R> {
    /// Reads the end of a file.
    ///
    /// # Errors
    /// If it is no Parquet or damaged.
    pub fn open(file: R, fields: &Fields, growth: Growth) -> Result<Self, Broken> {
        thrift::check_footer(&file)?;
        let options = ParquetMetaDataOptions::new()
            .with_column_stats_policy(ParquetStatisticsPolicy::SkipAll)
            .with_size_stats_policy(ParquetStatisticsPolicy::SkipAll);
        let mut reader = ParquetMetaDataReader::new().with_metadata_options(Some(options));
        reader.try_parse(&file)?;
        let metadata = reader.finish()?;
        check(&metadata, file.len())?;
        let chosen = choose(&metadata, fields);
        Ok(Self { file: Arc::new(file), metadata, chosen, growth })
    }

    /// The columns that are text.
    pub fn columns(&self) -> &Arc<[CellColumn]> {
        &self.chosen.columns
    }
}

/// The crate takes these for granted, and stops the program where they are not so.
fn check(metadata: &ParquetMetaData, file: u64) -> Result<(), Broken> {
    let schema = metadata.file_metadata().schema_descr();
    let is_sized = |c: &parquet::schema::types::ColumnDescPtr| {
        c.physical_type() != parquet::basic::Type::FIXED_LEN_BYTE_ARRAY || c.type_length() > 0
    };
    if !schema.columns().iter().all(is_sized) {
        return Err(Broken::Impossible("values of a fixed length without a length"));
    }
    for group in metadata.row_groups() {
        if group.num_columns() != schema.num_columns() {
            return Err(Broken::Impossible("a row group lacks columns"));
        }
        if group.num_rows() < 0 {
            return Err(Broken::Impossible("a row group with less than no row"));
        }
        if !group.columns().iter().all(|c| is_within(c, file)) {
            return Err(Broken::Impossible("a column lies outside of the file"));
        }
        let flat = group.columns().iter().filter(|c| c.column_descr().max_rep_level() == 0);
        if flat.into_iter().any(|c| c.num_values() != group.num_rows()) {
            return Err(Broken::Impossible("a column has more or fewer values than its row group has rows"));
        }
    }
    Ok(())
}

fn is_within(chunk: &ColumnChunkMetaData, file: u64) -> bool {
    let start = chunk.dictionary_page_offset().unwrap_or(chunk.data_page_offset());
    match (u64::try_from(start), u64::try_from(chunk.compressed_size())) {
        (Ok(start), Ok(len)) => start.checked_add(len).is_some_and(|end| end <= file),
        _ => false,
    }
}

//! The pages of a column, each looked at before the crate decodes it.

use std::sync::Arc;

use parquet::basic::{Compression, Encoding, Type};
use parquet::column::page::{Page, PageMetadata, PageReader};
use parquet::errors::Result;
use parquet::file::properties::ReaderProperties;
use parquet::file::reader::{ChunkReader, SerializedPageReader};
use parquet::schema::types::ColumnDescPtr;

use super::encoded::{deltas, has_strings, lengths, runs};
use super::headers::{Looked, damaged};
use super::{Broken, Table};
use crate::read::Growth;

/// Values of a page of lists: of other pages no more are decoded at a time than are asked for.
const MOST_IN_LISTS: u32 = 1 << 26;
impl<R: ChunkReader + 'static> Table<R> {
    /// The pages of a column of a row group.
    pub(super) fn pages(&self, group: usize, column: usize) -> std::result::Result<Pages<R>, Broken> {
        let group = self.metadata.row_group(group);
        let chunk = group.column(column);
        let codec = chunk.compression();
        if matches!(codec, Compression::BROTLI(_) | Compression::LZO) {
            let name = codec.to_string();
            return Err(Broken::Codec(name.split('(').next().unwrap_or_default().to_lowercase()));
        }
        let looked = Looked::new(self.file.clone(), codec, self.growth);
        // What an older program wrote as LZ4 in a frame of its own could become any size.
        let properties = Arc::new(ReaderProperties::builder().set_backward_compatible_lz4(false).build());
        let rows = usize::try_from(group.num_rows()).unwrap_or(0);
        let inner = SerializedPageReader::new_with_properties(Arc::new(looked), chunk, rows, None, properties)?;
        let values_left = u64::try_from(chunk.num_values()).unwrap_or(0);
        Ok(Pages { inner, descr: chunk.column_descr_ptr(), growth: self.growth, has_dictionary: false, values_left })
    }
}

/// The pages of a column.
pub(super) struct Pages<R: ChunkReader> {
    inner: SerializedPageReader<Looked<R>>,
    descr: ColumnDescPtr,
    growth: Growth,
    has_dictionary: bool,
    /// Values that the column has beyond the pages that were read.
    values_left: u64,
}

impl<R: ChunkReader> Iterator for Pages<R> {
    type Item = Result<Page>;

    fn next(&mut self) -> Option<Self::Item> {
        self.get_next_page().transpose()
    }
}

impl<R: ChunkReader> PageReader for Pages<R> {
    fn get_next_page(&mut self) -> Result<Option<Page>> {
        let page = self.inner.get_next_page()?;
        if let Some(page) = &page {
            self.look(page)?;
        }
        Ok(page)
    }

    fn peek_next_page(&mut self) -> Result<Option<PageMetadata>> {
        self.inner.peek_next_page()
    }

    fn skip_next_page(&mut self) -> Result<()> {
        self.inner.skip_next_page()
    }
}

impl<R: ChunkReader> Pages<R> {
    fn look(&mut self, page: &Page) -> Result<()> {
        let n = page.num_values();
        let (levels, data) = match page {
            Page::DictionaryPage { buf, .. } => {
                // The least that a value takes.
                let width = match self.descr.physical_type() {
                    Type::BOOLEAN => return Err(damaged("truth values with a dictionary")),
                    Type::BYTE_ARRAY if !has_strings(buf, n.into()) => {
                        return Err(damaged("a dictionary is shorter than it says"));
                    }
                    Type::INT64 | Type::DOUBLE => 8,
                    Type::INT96 => 12,
                    _ => 4,
                };
                if self.descr.physical_type() != Type::FIXED_LEN_BYTE_ARRAY && u64::from(n) * width > buf.len() as u64 {
                    return Err(damaged("a dictionary is shorter than it says"));
                }
                self.has_dictionary = true;
                return Ok(());
            }
            Page::DataPage { buf, def_level_encoding, rep_level_encoding, .. } => {
                let (repeats, rest) = Self::prefixed(buf, self.descr.max_rep_level(), *rep_level_encoding)?;
                Self::runs(repeats, self.descr.max_rep_level(), n)?;
                Self::prefixed(rest, self.descr.max_def_level(), *def_level_encoding)?
            }
            Page::DataPageV2 { buf, def_levels_byte_len, rep_levels_byte_len, .. } => {
                let cut = |buf: &'_ [u8], len: u32| (len as usize <= buf.len()).then_some(len as usize);
                let garbled = || damaged("the levels of a page are longer than it");
                let rest = &buf[cut(buf, *rep_levels_byte_len).ok_or_else(garbled)?..];
                Self::runs(&buf[..buf.len() - rest.len()], self.descr.max_rep_level(), n)?;
                rest.split_at(cut(rest, *def_levels_byte_len).ok_or_else(garbled)?)
            }
        };
        self.values_left = self
            .values_left
            .checked_sub(n.into())
            .filter(|_| self.descr.max_rep_level() == 0 || n <= MOST_IN_LISTS)
            .ok_or_else(|| damaged("a page has more values than there are in its column"))?;
        let there = match self.descr.max_def_level() {
            0 => n.into(),
            most => Self::runs(levels, most, n)?,
        };
        if self.is_sound(page.encoding(), data, n.into(), there) {
            Ok(())
        } else {
            Err(damaged(&format!("a page is garbled, or written in a way that is not read ({})", page.encoding())))
        }
    }

    /// Levels behind their length, and what follows them.
    fn prefixed(page: &[u8], highest: i16, encoding: Encoding) -> Result<(&[u8], &[u8])> {
        if highest == 0 {
            return Ok((&[], page));
        }
        let split = page
            .split_first_chunk()
            .and_then(|(len, rest)| rest.split_at_checked(usize::try_from(i32::from_le_bytes(*len)).ok()?));
        split.filter(|_| encoding == Encoding::RLE).ok_or_else(|| damaged("a page has no levels"))
    }

    /// How many of the levels are the highest.
    fn runs(levels: &[u8], highest: i16, most: u32) -> Result<u64> {
        let highest = u16::try_from(highest).unwrap_or(0);
        let width = u8::try_from(u16::BITS - highest.leading_zeros()).unwrap_or(0);
        runs(levels, width, most.into(), highest.into()).ok_or_else(|| damaged("the levels of a page are garbled"))
    }

    /// Whether these bytes hold `there` values. A page speaks of `n`, nulls among them.
    fn is_sound(&self, encoding: Encoding, data: &[u8], n: u64, there: u64) -> bool {
        let kind = self.descr.physical_type();
        let (len, strings) = (data.len() as u64, kind == Type::BYTE_ARRAY);
        match encoding {
            Encoding::PLAIN => !strings || has_strings(data, there),
            Encoding::PLAIN_DICTIONARY | Encoding::RLE_DICTIONARY => {
                let indices = data.split_first().filter(|_| self.has_dictionary);
                indices.is_some_and(|(width, data)| *width <= 32 && runs(data, *width, there, 0).is_some())
            }
            Encoding::RLE => data.get(4..).is_none_or(|data| runs(data, 1, there, 0).is_some()),
            Encoding::DELTA_BINARY_PACKED => {
                let mut count = 0;
                deltas(data, n, |_| count += 1).is_some() && count >= there
            }
            Encoding::DELTA_LENGTH_BYTE_ARRAY => {
                let is_whole = |(count, sum, end)| count >= there && sum <= len - end as u64;
                strings && lengths(data, n, |_| {}).is_some_and(is_whole)
            }
            Encoding::DELTA_BYTE_ARRAY => self.is_shared(data, n, there),
            Encoding::BYTE_STREAM_SPLIT => {
                let width = match kind {
                    Type::INT32 | Type::FLOAT => 4,
                    Type::INT64 | Type::DOUBLE => 8,
                    _ => u64::try_from(self.descr.type_length()).unwrap_or(0),
                };
                width > 0 && there.checked_mul(width).is_some_and(|bytes| bytes <= len)
            }
            _ => false,
        }
    }

    /// The same for strings that share their beginnings with the ones before them.
    fn is_shared(&self, data: &[u8], n: u64, there: u64) -> bool {
        let Some((count, shared, middle)) = lengths(data, n, |_| {}) else { return false };
        let Some(rest) = data.get(middle..) else { return false };
        let Some((others, own, end)) = lengths(rest, n, |_| {}) else { return false };
        count == others
            && count >= there
            && own <= (rest.len() - end) as u64
            && self.growth.allows(data.len() as u64, shared.saturating_add(own))
    }
}

//! The headers of pages, each looked at before the crate makes room for what it says.

use std::io::{self, Cursor, Read};
use std::sync::{Arc, Mutex, PoisonError};

use flate2::read::MultiGzDecoder;
use parquet::basic::Compression;
use parquet::errors::{ParquetError, Result};
use parquet::file::reader::{ChunkReader, Length};

use super::thrift::Compact;
use crate::read::Growth;

/// Bytes of a page, decompressed.
const MOST: u64 = 1 << 30;
/// Bytes of a page's header up to all that is asked of it: what follows are statistics.
const HEAD: u64 = 96;
/// Where the header of a page holds what is told of its kind: data, an index, a dictionary, data of the second version.
const OWN: [i64; 4] = [5, 6, 7, V2];
const V2: i64 = 8;
/// Where that of the second version holds the lengths of its levels.
const V2_LENGTHS: [i64; 2] = [5, 6];

/// A file whose pages do not become larger than they may.
pub(super) struct Looked<R> {
    file: Arc<R>,
    codec: Compression,
    growth: Growth,
    /// What the last header said.
    promised: Arc<Mutex<Promise>>,
}

/// What a page says to become.
#[derive(Clone, Copy, Default)]
struct Promise {
    /// Bytes before what is compressed.
    plain: u64,
    /// Bytes in all.
    whole: u64,
}

impl<R> Looked<R> {
    /// Of a column that is compressed so.
    pub fn new(file: Arc<R>, codec: Compression, growth: Growth) -> Self {
        Self { file, codec, growth, promised: Arc::default() }
    }
}

impl<R: ChunkReader> Length for Looked<R> {
    fn len(&self) -> u64 {
        self.file.len()
    }
}

impl<R: ChunkReader> ChunkReader for Looked<R> {
    type T = Header<R::T>;

    /// Asked for where a page begins, and for what is behind its header without being read.
    fn get_read(&self, start: u64) -> Result<Self::T> {
        let (rest, promised) = (self.file.get_read(start)?, self.promised.clone());
        Ok(Header { head: None, rest, growth: self.growth, promised })
    }

    /// Asked for what a page holds.
    fn get_bytes(&self, start: u64, length: usize) -> Result<bytes::Bytes> {
        let bytes = self.file.get_bytes(start, length)?;
        // The only codec that does not stop at the length that the page says.
        if matches!(self.codec, Compression::GZIP(_)) {
            let promise = *self.promised.lock().unwrap_or_else(PoisonError::into_inner);
            let packed = usize::try_from(promise.plain).ok().and_then(|plain| bytes.get(plain..)).unwrap_or_default();
            let most = promise.whole - promise.plain;
            let becomes = io::copy(&mut MultiGzDecoder::new(packed).take(most + 1), &mut io::sink()).unwrap_or(0);
            if becomes > most {
                return Err(damaged("a page becomes larger than it says"));
            }
        }
        Ok(bytes)
    }
}

/// The header of a page, which is looked at once it is read.
pub(super) struct Header<T> {
    head: Option<Cursor<Vec<u8>>>,
    rest: T,
    growth: Growth,
    promised: Arc<Mutex<Promise>>,
}

impl<T: Read> Read for Header<T> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let head = match &mut self.head {
            Some(head) => head,
            head => {
                let mut bytes = Vec::new();
                self.rest.by_ref().take(HEAD).read_to_end(&mut bytes)?;
                let (stored, promise) =
                    promise(&bytes).ok_or_else(|| io::Error::other("the header of a page is garbled"))?;
                if promise.whole > MOST || promise.plain > promise.whole || !self.growth.allows(stored, promise.whole) {
                    return Err(io::Error::other("a page says to be larger than any is"));
                }
                *self.promised.lock().unwrap_or_else(PoisonError::into_inner) = promise;
                head.insert(Cursor::new(bytes))
            }
        };
        match head.read(buffer)? {
            0 => self.rest.read(buffer),
            n => Ok(n),
        }
    }
}

/// How many bytes of a page are stored, and what they become. Its statistics may be longer than what is read here: they come
/// last.
fn promise(head: &[u8]) -> Option<(u64, Promise)> {
    let (mut own, mut stored, mut promise, mut last) = (None, None, Promise::default(), 0);
    let mut header = Compact::new(head);
    loop {
        let (number, kind) = header.field(last)?;
        last = number;
        match number {
            // The crate takes for granted that there is what a page of this kind has.
            1 => own = OWN.get(usize::try_from(header.int()?).ok()?),
            2 => promise.whole = u64::try_from(header.int()?).ok()?,
            3 => stored = u64::try_from(header.int()?).ok(),
            4 => header.skip(kind, 0)?,
            _ if own != Some(&number) => return None,
            V2 => {
                promise.plain = levels(&mut header)?;
                break;
            }
            _ => break,
        }
    }
    Some((stored?, promise))
}

/// Bytes of levels, which are never compressed in a page of the second version.
fn levels(header: &mut Compact<'_>) -> Option<u64> {
    let (mut bytes, mut last) = (0, 0);
    while last < V2_LENGTHS[1] {
        let (number, kind) = header.field(last).filter(|(_, kind)| *kind != 0)?;
        last = number;
        match number {
            n if V2_LENGTHS.contains(&n) => bytes += u64::try_from(header.int()?).ok()?,
            _ => header.skip(kind, 0)?,
        }
    }
    Some(bytes)
}

/// What is wrong, as the crate says it.
pub(super) fn damaged(what: &str) -> ParquetError {
    ParquetError::General(what.to_owned())
}

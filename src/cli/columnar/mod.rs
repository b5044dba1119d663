//! Parquet on disk: its rows part by part, or parted into two files.

use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use bytes::Bytes;
use newslint::read::parquet::{Broken, ChunkReader, Length, Rows, Split, Table};
use newslint::report::Origin;

use super::parts::Part;
use super::settings::{Held, Settings, named};

/// Whether such files are read.
pub const IS_READ: bool = true;

/// A file of such a format: of the disk, or held.
pub enum File {
    Disk(std::fs::File),
    Held(Bytes),
}

impl File {
    pub fn open(path: &Path) -> io::Result<Self> {
        super::regular::open(path).map(Self::Disk)
    }

    pub fn of(bytes: Vec<u8>) -> Self {
        Self::Held(bytes.into())
    }
}

impl Length for File {
    fn len(&self) -> u64 {
        match self {
            Self::Disk(file) => Length::len(file),
            Self::Held(bytes) => Length::len(bytes),
        }
    }
}

impl ChunkReader for File {
    type T = Box<dyn Read>;

    fn get_read(&self, start: u64) -> parquet::errors::Result<Self::T> {
        Ok(match self {
            Self::Disk(file) => Box::new(file.get_read(start)?),
            Self::Held(bytes) => Box::new(bytes.get_read(start)?),
        })
    }

    fn get_bytes(&self, start: u64, length: usize) -> parquet::errors::Result<Bytes> {
        match self {
            Self::Disk(file) => file.get_bytes(start, length),
            Self::Held(bytes) => bytes.get_bytes(start, length),
        }
    }
}

/// The rows of a file, part by part.
pub struct Parts {
    rows: Rows<File>,
    least: usize,
    reading: newslint::read::Reading,
    origin: Origin,
    is_done: bool,
}

impl Parts {
    /// Parts of at least so many bytes of text.
    pub fn new(settings: &Settings, path: &Path, file: File, least: usize) -> io::Result<Self> {
        let rows = Rows::new(Arc::new(table(settings, path, file)?));
        Ok(Self { rows, least, reading: settings.reading(path), origin: Origin::default(), is_done: false })
    }

    /// Passes over rows.
    pub fn pass(&mut self, rows: usize) -> io::Result<()> {
        self.origin.lines = rows;
        self.rows.pass(rows).map_err(io::Error::other)
    }

    /// The next part; a file without a row has one, too.
    pub fn next(&mut self) -> Option<Result<Part, String>> {
        let is_first = self.origin == Origin::default();
        if std::mem::take(&mut self.is_done) {
            return None;
        }
        let part = match self.rows.next(self.least) {
            Some(Err(e)) => {
                self.is_done = true;
                return Some(Err(e.to_string()));
            }
            Some(Ok(part)) => part,
            None if is_first => Default::default(),
            None => return None,
        };
        let (bytes, cells) = part;
        let origin = self.origin;
        self.origin.offset += bytes.len();
        self.origin.lines += cells.len();
        self.is_done = cells.is_empty();
        Some(Ok(Part { bytes: bytes.into(), origin, reading: self.reading.clone().of_cells(cells) }))
    }
}

/// A file as a whole.
pub fn hold(settings: &Settings, path: &Path, file: File) -> io::Result<Held> {
    let mut rows = Rows::new(Arc::new(table(settings, path, file)?));
    let (bytes, cells) = rows.next(usize::MAX).transpose().map_err(io::Error::other)?.unwrap_or_default();
    Ok(Held { bytes, reading: settings.reading(path).of_cells(cells) })
}

fn table(settings: &Settings, path: &Path, file: File) -> io::Result<Table<File>> {
    if named(path).1.is_some() {
        return Err(io::Error::other("Parquet is compressed within; unpack it first"));
    }
    Table::open(file, &settings.reading(path).fields, settings.growth()).map_err(io::Error::other)
}

/// Parts the rows of a file.
pub struct Sorter(Split<File, std::fs::File>);

impl Sorter {
    pub fn new(
        settings: &Settings,
        path: &Path,
        kept: std::fs::File,
        dropped: Option<std::fs::File>,
    ) -> io::Result<Self> {
        let table = table(settings, path, File::open(path)?)?;
        Split::new(table, kept, dropped).map(Self).map_err(other)
    }

    /// Says where the next row goes.
    pub fn push(&mut self, is_kept: bool) -> io::Result<()> {
        self.0.push(is_kept).map_err(other)
    }

    pub fn finish(self) -> io::Result<()> {
        self.0.finish().map_err(other)
    }
}

fn other(e: Broken) -> io::Error {
    io::Error::other(e)
}

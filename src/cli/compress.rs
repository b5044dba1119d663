//! `.gz` and `.zst`: read as a stream, written again as they were.

use std::io::{self, BufReader, Read, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;
use newslint::read::Growth;

/// Bytes that a file may become that has to be held as a whole.
pub const MOST_WHOLE: u64 = 1 << 30;
/// Bytes that any other may become.
pub const MOST: u64 = 1 << 40;
/// As the program `zstd` does unless told otherwise.
const ZSTD_LEVEL: i32 = 3;

/// How a file is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compression {
    Gzip,
    Zstd,
}

impl Compression {
    /// What a file's last ending says.
    pub fn of_extension(extension: &str) -> Option<Self> {
        match extension.to_ascii_lowercase().as_str() {
            "gz" => Some(Self::Gzip),
            "zst" | "zstd" => Some(Self::Zstd),
            _ => None,
        }
    }

    /// Bytes as they are stored.
    pub fn compress(self, bytes: &[u8]) -> io::Result<Vec<u8>> {
        let mut writer = Writer::new(Vec::new(), Some(self))?;
        writer.write_all(bytes)?;
        writer.finish()
    }
}

/// Reads what a file holds; refuses what becomes far larger than any text does, and more than `most` bytes.
pub fn reader<'r>(
    raw: impl Read + Send + 'r,
    compression: Option<Compression>,
    growth: Growth,
    most: u64,
) -> io::Result<Box<dyn Read + Send + 'r>> {
    let Some(compression) = compression else { return Ok(Box::new(raw)) };
    let taken = Arc::new(AtomicU64::new(0));
    let counted = BufReader::with_capacity(1 << 17, Counted { raw, taken: taken.clone() });
    let inner: Box<dyn Read + Send + 'r> = match compression {
        Compression::Gzip => Box::new(MultiGzDecoder::new(counted)),
        Compression::Zstd => Box::new(zstd::stream::read::Decoder::with_buffer(counted)?),
    };
    Ok(Box::new(Guarded { inner, taken, given: 0, growth, most }))
}

struct Counted<R> {
    raw: R,
    taken: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.raw.read(buffer)?;
        self.taken.fetch_add(n as u64, Ordering::Relaxed);
        Ok(n)
    }
}

struct Guarded<'r> {
    inner: Box<dyn Read + Send + 'r>,
    taken: Arc<AtomicU64>,
    given: u64,
    growth: Growth,
    most: u64,
}

impl Read for Guarded<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buffer).map_err(|e| io::Error::other(format!("cannot decompress it: {e}")))?;
        self.given += n as u64;
        if !self.growth.allows(self.taken.load(Ordering::Relaxed), self.given) {
            return Err(io::Error::other(format!(
                "it becomes more than {} times as large as it is, as no text does; if it is sound, raise \
                 `max-expansion` under [input] in newslint.toml",
                self.growth.times
            )));
        }
        if self.given > self.most {
            return Err(io::Error::other(format!("it becomes larger than {} MiB", self.most >> 20)));
        }
        Ok(n)
    }
}

/// Writes what a file is to hold.
pub enum Writer<W: Write> {
    Plain(W),
    Gzip(GzEncoder<W>),
    Zstd(zstd::stream::write::Encoder<'static, W>),
}

impl<W: Write> Writer<W> {
    pub fn new(raw: W, compression: Option<Compression>) -> io::Result<Self> {
        Ok(match compression {
            None => Self::Plain(raw),
            Some(Compression::Gzip) => Self::Gzip(GzEncoder::new(raw, flate2::Compression::default())),
            Some(Compression::Zstd) => Self::Zstd(zstd::stream::write::Encoder::new(raw, ZSTD_LEVEL)?),
        })
    }

    /// Writes the end.
    pub fn finish(self) -> io::Result<W> {
        match self {
            Self::Plain(raw) => Ok(raw),
            Self::Gzip(encoder) => encoder.finish(),
            Self::Zstd(encoder) => encoder.finish(),
        }
    }
}

impl<W: Write> Write for Writer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Plain(raw) => raw.write(bytes),
            Self::Gzip(encoder) => encoder.write(bytes),
            Self::Zstd(encoder) => encoder.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(raw) => raw.flush(),
            Self::Gzip(encoder) => encoder.flush(),
            Self::Zstd(encoder) => encoder.flush(),
        }
    }
}

//! A long file as a row of parts, each a row of whole records or paragraphs.

use std::io::Read;
use std::ops::Deref;
use std::sync::{Arc, Mutex};

use newslint::read::{LONGEST, Reading, Unreadable};
use newslint::report::Origin;

/// Bytes read at a time.
const BLOCK: usize = 64 << 10;
/// Buffers kept for the next parts.
const SPARE: usize = 16;
/// Bytes from which on a file is read part by part.
pub const LARGE: u64 = 3 << 20;

/// The bytes of a part; dropped, they make room for another.
pub struct Bytes {
    bytes: Vec<u8>,
    spare: Spare,
}

type Spare = Arc<Mutex<Vec<Vec<u8>>>>;

impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Self {
        Self { bytes, spare: Spare::default() }
    }
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.bytes
    }
}

impl Drop for Bytes {
    fn drop(&mut self) {
        if let Ok(mut spare) = self.spare.lock()
            && spare.len() < SPARE
        {
            spare.push(std::mem::take(&mut self.bytes));
        }
    }
}

/// A part of a file.
pub struct Part {
    pub bytes: Bytes,
    pub origin: Origin,
    /// How it is read.
    pub reading: Reading,
}

/// Cuts a stream into parts.
pub struct Parts<R> {
    source: R,
    buffer: Vec<u8>,
    spare: Spare,
    at_end: bool,
    done: bool,
    origin: Origin,
    reading: Reading,
}

impl<R: Read> Parts<R> {
    pub fn new(source: R, reading: Reading) -> Self {
        let (buffer, spare, origin) = (Vec::new(), Spare::default(), Origin::default());
        Self { source, buffer, spare, at_end: false, done: false, origin, reading }
    }

    /// Continues behind the first parts of a stream, which have been passed over.
    pub fn resume(source: R, reading: Reading, origin: Origin) -> Self {
        Self { origin, ..Self::new(source, reading) }
    }

    /// The next part; a file without a byte has one, too.
    pub fn next(&mut self) -> Option<Result<Part, String>> {
        if self.done {
            return None;
        }
        match self.end() {
            Ok(end) => {
                self.done = self.at_end && end == self.buffer.len();
                let mut rest = self.spare.lock().ok().and_then(|mut s| s.pop()).unwrap_or_default();
                rest.clear();
                rest.extend_from_slice(&self.buffer[end..]);
                let mut bytes = std::mem::replace(&mut self.buffer, rest);
                bytes.truncate(end);
                let bytes = Bytes { bytes, spare: self.spare.clone() };
                let after = self.reading.after(&bytes);
                let reading = std::mem::replace(&mut self.reading, after);
                let origin = self.origin;
                self.origin.offset += end;
                self.origin.lines += memchr::memchr_iter(b'\n', &bytes).count();
                Some(Ok(Part { bytes, origin, reading }))
            }
            Err(e) => {
                self.done = true;
                Some(Err(e))
            }
        }
    }

    /// Reads on until a part is whole, and says where it ends.
    fn end(&mut self) -> Result<usize, String> {
        loop {
            if let Some(end) = self.reading.cut(&self.buffer) {
                return Ok(end);
            }
            if self.at_end {
                return Ok(self.buffer.len());
            }
            if self.buffer.len() > LONGEST + self.reading.part() {
                return Err(Unreadable::LineTooLong.to_string());
            }
            // Half as much again: what has been looked through in vain is looked through again.
            let more = BLOCK.max(self.buffer.len() / 2);
            let more = more.max((self.reading.part() + BLOCK).saturating_sub(self.buffer.len()));
            // A little more than is asked for, or the end is looked for in vain.
            self.buffer.reserve_exact(more + 64);
            let got = (&mut self.source).take(more as u64).read_to_end(&mut self.buffer);
            self.at_end = got.map_err(|e| super::discover::explain(&e))? < more;
        }
    }
}

//! A long file as a row of parts, each a row of whole records or paragraphs.

use std::io::Read;

use newslint::read::{LONGEST, Reading, Unreadable};
use newslint::report::Origin;

/// Bytes read at a time.
const BLOCK: usize = 128 << 10;
/// Bytes from which on a file is read part by part.
pub const LARGE: u64 = 3 << 20;

/// A part of a file.
pub struct Part {
    pub bytes: Vec<u8>,
    pub origin: Origin,
    /// How it is read.
    pub reading: Reading,
}

/// Cuts a stream into parts.
pub struct Parts<R> {
    source: R,
    buffer: Vec<u8>,
    at_end: bool,
    done: bool,
    origin: Origin,
    reading: Reading,
}

impl<R: Read> Parts<R> {
    pub fn new(source: R, reading: Reading) -> Self {
        Self { source, buffer: Vec::new(), at_end: false, done: false, origin: Origin::default(), reading }
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
                let rest = self.buffer[end..].to_vec();
                let mut bytes = std::mem::replace(&mut self.buffer, rest);
                bytes.truncate(end);
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
            let more = if self.buffer.is_empty() { self.reading.part() + BLOCK } else { more };
            let got = (&mut self.source).take(more as u64).read_to_end(&mut self.buffer);
            self.at_end = got.map_err(|e| super::discover::explain(&e))? < more;
        }
    }
}

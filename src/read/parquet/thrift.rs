//! Thrift's compact protocol, as far as it takes to see what a footer or a page says before the crate believes it.

use parquet::file::reader::ChunkReader;

use super::Broken;

/// Nothing in Parquet lies deeper.
const DEEPEST: usize = 64;
/// Columns within columns.
const NESTED: usize = 64;
/// The length of the footer, and the letters at the end.
const TAIL: usize = 8;

const STOP: u8 = 0;
const BOOLS: [u8; 2] = [1, 2];
const BYTE: u8 = 3;
const INTS: [u8; 3] = [4, 5, 6];
const DOUBLE: u8 = 7;
const BINARY: u8 = 8;
const LISTS: [u8; 2] = [9, 10];
const STRUCT: u8 = 12;

/// Reads along.
pub(super) struct Compact<'b> {
    rest: &'b [u8],
}

impl<'b> Compact<'b> {
    pub fn new(bytes: &'b [u8]) -> Self {
        Self { rest: bytes }
    }

    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    fn varint(&mut self) -> Option<u64> {
        let (value, len) = varint(self.rest)?;
        self.rest = &self.rest[len..];
        Some(value)
    }

    /// A number of any width.
    pub fn int(&mut self) -> Option<i64> {
        self.varint().map(zigzag)
    }

    /// The next field of a struct after the one with number `last`: its number and type. Type 0 ends the struct.
    pub fn field(&mut self, last: i64) -> Option<(i64, u8)> {
        let head = self.byte()?;
        let number = match head >> 4 {
            0 if head & 15 != STOP => self.int()?,
            delta => last.checked_add(delta.into())?,
        };
        Some((number, head & 15))
    }

    fn list(&mut self) -> Option<(u64, u8)> {
        let head = self.byte()?;
        let len = if head >> 4 == 15 { self.varint()? } else { u64::from(head >> 4) };
        Some((len, head & 15))
    }

    fn skip_bytes(&mut self, n: u64) -> Option<()> {
        self.rest = self.rest.get(usize::try_from(n).ok()?..)?;
        Some(())
    }

    /// Passes over a value.
    pub fn skip(&mut self, kind: u8, depth: usize) -> Option<()> {
        match kind {
            _ if depth > DEEPEST => None,
            k if BOOLS.contains(&k) => Some(()),
            BYTE => self.skip_bytes(1),
            k if INTS.contains(&k) => self.varint().map(drop),
            DOUBLE => self.skip_bytes(8),
            BINARY => {
                let len = self.varint()?;
                self.skip_bytes(len)
            }
            k if LISTS.contains(&k) => {
                let (len, kind) = self.list()?;
                // In a list a truth value has a byte of its own.
                let kind = if BOOLS.contains(&kind) { BYTE } else { kind };
                (0..len).try_for_each(|_| self.skip(kind, depth + 1))
            }
            STRUCT => {
                let mut last = 0;
                loop {
                    let (number, kind) = self.field(last)?;
                    if kind == STOP {
                        return Some(());
                    }
                    last = number;
                    self.skip(kind, depth + 1)?;
                }
            }
            _ => None,
        }
    }
}

/// A number of up to ten bytes, and how many it has.
pub(super) fn varint(bytes: &[u8]) -> Option<(u64, usize)> {
    let mut value = 0;
    for (i, byte) in bytes.iter().enumerate().take(10) {
        value |= u64::from(byte & 0x7F) << (7 * i);
        if byte & 0x80 == 0 {
            return Some((value, i + 1));
        }
    }
    None
}

/// Numbers with a sign.
pub(super) fn zigzag(value: u64) -> i64 {
    (value >> 1).cast_signed() ^ -(value & 1).cast_signed()
}

/// Whether the columns of a footer lie in each other as they say: the crate makes room for as many as a column claims to
/// hold, and calls itself for each.
pub(super) fn check_footer<R: ChunkReader>(file: &R) -> Result<(), Broken> {
    let len = file.len();
    // The crate says what is wrong with a file that is too short.
    let Some(at) = len.checked_sub(TAIL as u64) else { return Ok(()) };
    let tail = file.get_bytes(at, TAIL)?;
    let footer = tail.first_chunk().map_or(0, |n| u32::from_le_bytes(*n));
    let Some(start) = at.checked_sub(footer.into()) else { return Ok(()) };
    if &tail[4..] != b"PAR1" {
        return Ok(());
    }
    let bytes = file.get_bytes(start, footer as usize)?;
    is_sound(&mut Compact::new(&bytes))
        .filter(|sound| *sound)
        .map(drop)
        .ok_or(Broken::Impossible("its footer is garbled"))
}

fn is_sound(footer: &mut Compact<'_>) -> Option<bool> {
    let mut last = 0;
    loop {
        let (number, kind) = footer.field(last)?;
        last = number;
        match (number, kind) {
            (_, STOP) => return Some(true),
            (2, k) if LISTS.contains(&k) => {
                if !is_tree(&children(footer)?) {
                    return Some(false);
                }
            }
            (_, kind) => footer.skip(kind, 0)?,
        }
    }
}

/// How many columns each element of a schema says to hold.
fn children(footer: &mut Compact<'_>) -> Option<Vec<i64>> {
    let (len, _) = footer.list()?;
    let mut out = Vec::new();
    for _ in 0..len {
        let (mut last, mut children) = (0, 0);
        loop {
            let (number, kind) = footer.field(last)?;
            last = number;
            match (number, kind) {
                (_, STOP) => break,
                (5, k) if INTS.contains(&k) => children = footer.int()?,
                (_, kind) => footer.skip(kind, 0)?,
            }
        }
        out.push(children);
    }
    Some(out)
}

/// Whether elements, each before what it holds, are one tree that is not too deep.
fn is_tree(children: &[i64]) -> bool {
    let mut open: Vec<i64> = Vec::new();
    for (i, n) in children.iter().enumerate() {
        if i > 0 && open.is_empty() || open.len() > NESTED || *n < 0 || *n > children.len().try_into().unwrap_or(0) {
            return false;
        }
        if let Some(left) = open.last_mut() {
            *left -= 1;
        }
        open.push(*n);
        while open.last() == Some(&0) {
            open.pop();
        }
    }
    open.is_empty()
}

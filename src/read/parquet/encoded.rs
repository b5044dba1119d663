//! Looks through encoded values before the crate decodes them: it stops the program where lengths lead out of the page, and
//! makes room for as many values as a page claims.
//!
//! What is what is told in <https://github.com/apache/parquet-format/blob/master/Encodings.md>.

use super::thrift::{varint, zigzag};

/// Values of a block of deltas: writers make blocks of 128 to some thousands.
const BLOCK: u64 = 1 << 24;

/// Looks through runs of values of some bits each (RLE and bit-packed), until `most` values were seen. Gives how many of
/// them are `wanted`; nothing if the runs are garbled.
pub(super) fn runs(mut bytes: &[u8], width: u8, most: u64, wanted: u64) -> Option<u64> {
    let (mut seen, mut found) = (0, 0);
    let width = usize::from(width);
    // The crate reads the first run even if no value is asked for.
    while !bytes.is_empty() {
        let (head, len) = varint(bytes).or_else(|| none_if_whole(bytes))?;
        bytes = &bytes[len..];
        // Padding, or a number that the end of the page cuts.
        if head == 0 {
            break;
        }
        let left = most - seen;
        if head & 1 == 0 {
            let Some((value, rest)) = bytes.split_at_checked(width.div_ceil(8)) else { break };
            let value = value.iter().rev().fold(0, |sum, b| sum << 8 | u64::from(*b));
            bytes = rest;
            let values = left.min(head >> 1);
            seen += values;
            found += if value == wanted { values } else { 0 };
            if seen == most {
                break;
            }
            continue;
        }
        let values = (head >> 1).saturating_mul(8);
        let end = usize::try_from((head >> 1).saturating_mul(width as u64)).unwrap_or(usize::MAX);
        let (packed, rest) = bytes.split_at(end.min(bytes.len()));
        let there = (packed.len() * 8).checked_div(width).map_or(values, |n| n as u64);
        let values = values.min(there).min(left);
        let is_wanted = |i: &u64| bits(packed, usize::try_from(*i).unwrap_or(0) * width, width) == wanted;
        found += if width == 0 {
            if wanted == 0 { values } else { 0 }
        } else {
            (0..values).filter(is_wanted).count() as u64
        };
        seen += values;
        bytes = rest;
        if seen == most {
            break;
        }
    }
    Some(found)
}

/// A number may break off at the end of the page, but not go on beyond ten bytes.
fn none_if_whole(bytes: &[u8]) -> Option<(u64, usize)> {
    (bytes.len() < 10).then_some((0, bytes.len()))
}

/// Some bits, the lowest first.
fn bits(bytes: &[u8], at: usize, width: usize) -> u64 {
    let window = bytes.iter().skip(at / 8).take(9).rev().fold(0_u128, |sum, b| sum << 8 | u128::from(*b));
    let mask = (1_u128 << width) - 1;
    u64::try_from(window >> (at % 8) & mask).unwrap_or(0)
}

/// Looks through values that are told by their differences, tells each, and gives the offset of what follows. At most `most`
/// values.
pub(super) fn deltas(bytes: &[u8], most: u64, mut tell: impl FnMut(i64)) -> Option<usize> {
    let mut at = 0;
    let number = |at: &mut usize| -> Option<u64> {
        let (value, len) = varint(bytes.get(*at..)?)?;
        *at += len;
        Some(value)
    };
    let (block, parts) = (number(&mut at)?, number(&mut at)?);
    let mut left = number(&mut at)?;
    let mut value = zigzag(number(&mut at)?);
    // The crate refuses blocks that are no multiple of 128 values, in parts of a multiple of 32.
    if block > BLOCK || parts == 0 || parts > block || left > most {
        return None;
    }
    let part = block / parts;
    if left > 0 {
        tell(value);
        left -= 1;
    }
    while left > 0 {
        let least = zigzag(number(&mut at)?);
        let widths = bytes.get(at..at + usize::try_from(parts).ok()?)?;
        at += widths.len();
        for width in widths.iter().map(|w| usize::from(*w)) {
            // Of parts beyond the last value there are no bytes.
            if left == 0 {
                break;
            }
            let packed = bytes.get(at..at + width * usize::try_from(part).ok()? / 8).filter(|_| width <= 64)?;
            at += packed.len();
            for i in 0..left.min(part) {
                let delta = bits(packed, usize::try_from(i).ok()? * width, width).cast_signed();
                value = value.wrapping_add(least).wrapping_add(delta);
                tell(value);
            }
            left -= left.min(part);
        }
    }
    Some(at)
}

/// Lengths that are told by their differences: how many there are, their sum, and the offset of what follows.
pub(super) fn lengths(bytes: &[u8], most: u64, mut tell: impl FnMut(u64)) -> Option<(u64, u64, usize)> {
    let (mut count, mut sum, mut is_sound) = (0, 0_u64, true);
    let end = deltas(bytes, most, |length| {
        // The crate reckons in 32 bits.
        let length = u64::try_from(length.to_le_bytes().first_chunk().map_or(0, |low| i32::from_le_bytes(*low)));
        is_sound &= length.is_ok();
        let length = length.unwrap_or(0);
        (count, sum) = (count + 1, sum.saturating_add(length));
        tell(length);
    })?;
    is_sound.then_some((count, sum, end))
}

/// Whether so many strings, each behind its length, are there.
pub(super) fn has_strings(mut bytes: &[u8], count: u64) -> bool {
    (0..count).all(|_| {
        let Some((len, rest)) = bytes.split_first_chunk() else { return false };
        let rest = usize::try_from(u32::from_le_bytes(*len)).ok().and_then(|len| rest.get(len..));
        bytes = rest.unwrap_or_default();
        rest.is_some()
    })
}

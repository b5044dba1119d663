//! Files that are compressed.

use std::io::Read;

#[path = "../../src/cli/compress.rs"]
mod compress;

use compress::{Compression, reader};
use newslint::read::Growth;

/// As many bytes as a file may become here.
const MOST: u64 = 1 << 20;

/// Any bytes are a compressed file or an error, and never more than was allowed. What was compressed is read again; cut or
/// damaged it is an error or other bytes, not a hang.
pub fn compression(bytes: &[u8]) {
    for way in [Compression::Gzip, Compression::Zstd] {
        drop(read(way, bytes, MOST));
        let stored = way.compress(bytes).unwrap();
        assert_eq!(read(way, &stored, MOST).unwrap(), bytes);
        if bytes.len() > 1 {
            let most = bytes.len() as u64 - 1;
            assert!(read(way, &stored, most).is_err(), "more than {most} bytes");
        }
        let (Some(&at), Some(&with)) = (bytes.first(), bytes.get(1)) else { continue };
        let at = usize::from(at) % stored.len();
        assert!(read(way, &stored[..at], MOST).is_err() || at == 0 && way == Compression::Zstd, "cut at {at}");
        let mut damaged = stored;
        damaged[at] ^= with;
        drop(read(way, &damaged, MOST));
    }
}

fn read(way: Compression, stored: &[u8], most: u64) -> std::io::Result<Vec<u8>> {
    let mut out = Vec::new();
    let done = reader(stored, Some(way), Growth::default(), most).and_then(|mut r| r.read_to_end(&mut out));
    assert!(out.len() as u64 <= most, "{} bytes", out.len());
    done.map(|_| out)
}

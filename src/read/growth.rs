//! How many times as large as it is something compressed may become.

/// What is believed of a compressed file: text becomes some 4 to 15 times as large, a bomb thousands of times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Growth {
    /// How many times as large it may become.
    pub times: u32,
}

/// As many times as no text becomes larger.
const TIMES: u32 = 100;
/// Bytes that anything may become: small ones do no harm.
const FREE: u64 = 16 << 20;

impl Default for Growth {
    fn default() -> Self {
        Self { times: TIMES }
    }
}

impl Growth {
    /// Whether so many stored bytes may become so many others.
    pub fn allows(self, stored: u64, becomes: u64) -> bool {
        becomes <= FREE.max(stored.saturating_mul(self.times.into()))
    }
}

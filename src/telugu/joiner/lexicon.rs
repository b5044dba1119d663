//! Sets of words as Bloom filters: small, quick, and no word can be read back from them. A few words that are not in a
//! set look as if they were.

/// Where the hash of a word begins.
pub const START: u64 = 0x2545_F491_4F6C_DD1D;

/// Adds a letter to the hash of a word.
pub fn step(hash: u64, letter: u8) -> u64 {
    (hash ^ u64::from(letter)).wrapping_mul(0xFF51_AFD7_ED55_8CCD).rotate_left(31)
}

/// The hash of letters.
pub fn whole(letters: &[u8]) -> u64 {
    letters.iter().fold(START, |hash, &letter| step(hash, letter))
}

/// The hash of two parts of a word, the first with its virama.
pub fn joint(left: &[u8], right: &[u8]) -> u64 {
    whole(left).rotate_left(17) ^ whole(right)
}

/// How wrong a filter may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Density {
    /// Bits of the filter for each of its words.
    pub bits: usize,
    /// Bits that a word sets.
    pub probes: u8,
}

impl Density {
    /// 2 in 100 unknown words look known: enough for a feature among many.
    pub const LOOSE: Self = Self { bits: 8, probes: 5 };
    /// 5 in 10,000: for what a fix may stand on.
    pub const TIGHT: Self = Self { bits: 16, probes: 10 };
}

/// One set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub(super) probes: u8,
    pub(super) bytes: Vec<u8>,
}

impl Filter {
    /// The set of words with these hashes.
    ///
    /// ```
    /// use newslint::telugu::joiner::lexicon::{Density, Filter, whole};
    /// let filter = Filter::new(&[whole(&[1, 2]), whole(&[3])], Density::TIGHT);
    /// assert!(filter.has(whole(&[3])) && !filter.has(whole(&[4])));
    /// ```
    pub fn new(hashes: &[u64], density: Density) -> Self {
        let mut filter = Self { probes: density.probes, bytes: vec![0; hashes.len() * density.bits / 8 + 1] };
        for &hash in hashes {
            for bit in filter.bits(hash) {
                filter.bytes[bit / 8] |= 1 << (bit % 8);
            }
        }
        filter
    }

    fn bits(&self, hash: u64) -> impl Iterator<Item = usize> + use<> {
        let size = self.bytes.len() as u64 * 8;
        let mixed = hash.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let (first, stride) = (mixed & 0xFFFF_FFFF, mixed >> 32 | 1);
        // 32 bits of hash times the size, shifted down: an even spread without a division.
        (0..u64::from(self.probes)).map(move |k| ((((first + k * stride) & 0xFFFF_FFFF) * size) >> 32) as usize)
    }

    /// Whether a word is in the set, or looks as if it were.
    pub fn has(&self, hash: u64) -> bool {
        !self.bytes.is_empty() && self.bits(hash).all(|bit| self.bytes[bit / 8] >> (bit % 8) & 1 == 1)
    }
}

/// How often words stand on their own: nested sets, the largest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lexicon(pub Vec<Filter>);

impl Lexicon {
    /// The number of sets that hold a word: 0 for one that was never seen.
    pub fn level(&self, hash: u64) -> u64 {
        self.0.iter().take_while(|filter| filter.has(hash)).count() as u64
    }
}

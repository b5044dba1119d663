//! Whether a word looks like a name: native words, loans and names differ in the letters they put together.
//!
//! A linear score over the letter groups of `^word$`, one to four letters long. Weights are learned by
//! `crates/train-names` and stand in `rules/names/name-shape.tsv`, in hundredths.

use hashbrown::HashMap;

use crate::telugu::tables::rows;

/// Letters in a group at most.
const LONGEST: usize = 4;
/// Letters that are looked at; no name is longer.
const MOST: usize = 48;

/// Bits that say which longer groups there may be.
const BITS: usize = 1 << 16;

/// Scores words.
#[derive(Debug)]
pub struct Shape {
    /// Groups of one and two letters, by their codes; a single letter has 0 before it.
    short: Box<[i16]>,
    long: HashMap<u32, i16>,
    /// A bit for the groups in `long`: most groups of a word are not among them.
    may_be_long: Box<[u64]>,
}

/// The bit of a longer group: its word and its place there.
fn bit(group: u32) -> (usize, u64) {
    let mixed = group.wrapping_mul(0x9E37_79B1) >> 16;
    (mixed as usize / 64 % (BITS / 64), 1 << (mixed % 64))
}

/// A letter as a byte: its place in the Telugu block, or an edge of the word.
fn code(c: char) -> u8 {
    match c {
        '^' => 0x7E,
        '$' => 0x7F,
        c => u8::try_from(u32::from(c).wrapping_sub(0x0C00)).unwrap_or(0x7D),
    }
}

fn pack(group: &[u8]) -> u32 {
    group.iter().fold(0, |key, &b| key << 8 | u32::from(b))
}

/// Where a group of one or two letters stands in the table.
fn place(group: &[u8]) -> usize {
    group.iter().fold(0, |place, &b| place << 7 | usize::from(b & 0x7F))
}

impl Shape {
    /// With the shipped weights.
    pub fn shipped() -> Self {
        let mut all = Self {
            short: vec![0; 1 << 14].into(),
            long: HashMap::with_capacity(10_000),
            may_be_long: vec![0; BITS / 64].into(),
        };
        for mut row in rows(include_str!("../../rules/names/name-shape.tsv")) {
            let (Some(letters), Some(Ok(weight))) = (row.next(), row.next().map(str::parse)) else { continue };
            let group: Vec<u8> = letters.chars().map(code).collect();
            match group.len() {
                1 | 2 => all.short[place(&group)] = weight,
                _ => {
                    let (word, bit) = bit(pack(&group));
                    all.may_be_long[word] |= bit;
                    all.long.insert(pack(&group), weight);
                }
            }
        }
        all
    }

    /// The log-odds that a word without joiners is a name, up to a constant.
    ///
    /// ```
    /// let shape = newslint::names::Shape::shipped();
    /// assert!(shape.score("జెలెన్స్కీ") > shape.score("తెలిపారు"));
    /// ```
    pub fn score(&self, word: &str) -> f32 {
        let mut sum = 0;
        // The letters up to this one, the last in the lowest byte.
        let mut last: u32 = 0;
        for (n, letter) in letters(word).enumerate() {
            last = last << 8 | u32::from(letter);
            sum += i32::from(self.short[usize::from(letter)]);
            if n > 0 {
                let [.., before, letter] = last.to_be_bytes();
                sum += i32::from(self.short[place(&[before, letter])]);
            }
            if n > 1 {
                sum += i32::from(self.long_weight(last & 0x00FF_FFFF));
            }
            if n > 2 {
                sum += i32::from(self.long_weight(last));
            }
        }
        #[allow(clippy::cast_precision_loss, reason = "a sum of small weights")]
        let score = sum as f32 / 100.0;
        score
    }

    fn long_weight(&self, group: u32) -> i16 {
        let (word, bit) = bit(group);
        if self.may_be_long[word] & bit == 0 { 0 } else { self.long.get(&group).copied().unwrap_or_default() }
    }

    /// The letter groups of a word as text, for training.
    pub fn features_of(word: &str) -> Vec<(String, f32)> {
        let letter = |b: &u8| match b {
            0x7E => '^',
            0x7F => '$',
            b => char::from_u32(0x0C00 + u32::from(*b)).unwrap_or('?'),
        };
        let mut out = Vec::new();
        groups(word, |group| out.push((group.iter().map(letter).collect(), 1.0)));
        out
    }
}

/// The codes of `^word$`.
fn letters(word: &str) -> impl Iterator<Item = u8> {
    std::iter::once('^').chain(word.chars().take(MOST - 2)).chain(['$']).map(code)
}

fn groups(word: &str, mut give: impl FnMut(&[u8])) {
    let letters: Vec<u8> = letters(word).collect();
    for start in 0..letters.len() {
        for len in 1..=LONGEST.min(letters.len() - start) {
            give(&letters[start..start + len]);
        }
    }
}

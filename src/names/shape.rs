//! Whether a word looks like a name: native words, loans and names differ in the letters they put together.
//!
//! A linear score over the letter groups of `^word$`, one to four letters long. Weights are learned by
//! `crates/train-names` and stand in `rules/names/name-shape.tsv`, in hundredths.

use hashbrown::HashMap;
use smallvec::SmallVec;

use crate::telugu::tables::rows;

/// Letters in a group at most.
const LONGEST: usize = 4;
/// Letters that are looked at; no name is longer.
const MOST: usize = 46;
/// The edges of a word.
const START: u32 = 0x7E;
const END: u32 = 0x7F;

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
        self.beginnings(word).score(word)
    }

    /// A word of which several beginnings may be names: what they share is looked up once.
    pub fn beginnings(&self, word: &str) -> Beginnings<'_> {
        let mut sums = SmallVec::from_slice(&[Sum { last: START, weight: self.weight(START, 1) }]);
        for c in word.chars().take(MOST) {
            let Sum { last, weight } = sums[sums.len() - 1];
            let last = last << 8 | u32::from(code(c));
            sums.push(Sum { last, weight: weight + self.weight(last, sums.len() + 1) });
        }
        Beginnings { shape: self, sums }
    }

    /// The weight of all groups that end in the last of so many letters.
    fn weight(&self, last: u32, letters: usize) -> i32 {
        let [.., before, letter] = last.to_be_bytes();
        let mut sum = i32::from(self.short[usize::from(letter)]);
        if letters > 1 {
            sum += i32::from(self.short[place(&[before, letter])]);
        }
        if letters > 2 {
            sum += i32::from(self.long_weight(last & 0x00FF_FFFF));
        }
        if letters > 3 {
            sum += i32::from(self.long_weight(last));
        }
        sum
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

/// The beginnings of a word.
pub struct Beginnings<'s> {
    shape: &'s Shape,
    /// After `^` and after each letter.
    sums: SmallVec<[Sum; 24]>,
}

#[derive(Clone, Copy)]
struct Sum {
    /// The last letters, the very last in the lowest byte.
    last: u32,
    /// Of the groups up to here.
    weight: i32,
}

impl Beginnings<'_> {
    /// [`Shape::score`] of what the word begins with.
    pub fn score(&self, beginning: &str) -> f32 {
        let letters = beginning.chars().count().min(self.sums.len() - 1);
        let Sum { last, weight } = self.sums[letters];
        let sum = weight + self.shape.weight(last << 8 | END, letters + 2);
        #[allow(clippy::cast_precision_loss, reason = "a sum of small weights")]
        let score = sum as f32 / 100.0;
        score
    }
}

/// The codes of `^word$`.
fn letters(word: &str) -> impl Iterator<Item = u8> {
    std::iter::once('^').chain(word.chars().take(MOST)).chain(['$']).map(code)
}

fn groups(word: &str, mut give: impl FnMut(&[u8])) {
    let letters: Vec<u8> = letters(word).collect();
    for start in 0..letters.len() {
        for len in 1..=LONGEST.min(letters.len() - start) {
            give(&letters[start..start + len]);
        }
    }
}

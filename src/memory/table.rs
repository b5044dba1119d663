//! Tables of words that are found by a print of their letters.

use std::hash::{BuildHasher, Hasher};

use hashbrown::{DefaultHashBuilder, HashTable};

use crate::diagnostic::Span;

/// What stands for the letters of a word: its hash, under a key drawn at random for each run, and its last eight bytes.
/// That any two of a million words share a hash is less likely than one in 10^7, that they share both far less; and to look
/// at every letter costs as much as all the rest of a look-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Print {
    /// The hash.
    pub hash: u64,
    end: u64,
}

impl Print {
    /// The print of a word.
    pub fn of(word: &str, hasher: &DefaultHashBuilder) -> Self {
        let bytes = word.as_bytes();
        let mut state = hasher.build_hasher();
        state.write(bytes);
        let last = |bytes: &[u8]| bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte));
        let end = bytes.last_chunk().map_or_else(|| last(bytes), |chunk| u64::from_be_bytes(*chunk));
        Self { hash: state.finish(), end }
    }
}

/// Distinct words. They stand in the order in which they were met: those that come up most stand together at the
/// beginning, and the processor keeps them near.
#[derive(Debug)]
pub struct Table<T> {
    /// Half of the hash of each word, and its number.
    numbers: HashTable<(u32, u32)>,
    words: Vec<(Print, T)>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { numbers: HashTable::new(), words: Vec::new() }
    }
}

impl<T> Table<T> {
    /// The number of a word that is in the table.
    pub fn find(&self, word: Print) -> Option<u32> {
        let same = |&(half, i): &(u32, u32)| half == upper(word.hash) && self.words[i as usize].0 == word;
        self.numbers.find(word.hash, same).map(|&(_, i)| i)
    }

    /// Puts a word in that is not there, and gives its number.
    pub fn insert(&mut self, word: Print, value: T) -> u32 {
        let i = Span::point(self.words.len()).start;
        self.words.push((word, value));
        self.numbers.insert_unique(word.hash, (upper(word.hash), i), |&(_, i)| self.words[i as usize].0.hash);
        i
    }

    /// What is known of the word with a number that the table gave.
    pub fn at(&mut self, number: u32) -> &mut T {
        &mut self.words[number as usize].1
    }

    /// What is known of a word that is in the table.
    pub fn get(&self, word: Print) -> Option<&T> {
        self.find(word).map(|i| &self.words[i as usize].1)
    }
}

#[allow(clippy::cast_possible_truncation, reason = "half of the bits is what is asked for")]
fn upper(hash: u64) -> u32 {
    (hash >> 32) as u32
}

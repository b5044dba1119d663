//! Bound suffixes: what follows a stem without a space.

use hashbrown::HashMap;

use super::tables::rows;

/// Places of the Telugu block.
const BLOCK: usize = 128;
/// Bytes of a letter in UTF-8.
const LETTER: usize = 3;

/// What a suffix marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SuffixKind {
    /// Accusative, dative, instrumental and the like.
    Case,
    /// In, inside, into.
    Locative,
    /// Plural, with or without a case after it.
    Plural,
}

/// The inventory of suffixes that begin with a consonant.
#[derive(Debug)]
pub struct Suffixes {
    all: HashMap<&'static str, SuffixKind>,
    /// By their first letter, from U+0C00 on: which numbers of letters they have, a bit each. Most places in a word are
    /// ruled out by it.
    lengths: [u64; BLOCK],
}

impl Suffixes {
    /// The shipped inventory, `rules/joiners/suffixes.tsv`.
    pub fn shipped() -> Self {
        let all: HashMap<&str, SuffixKind> = rows(include_str!("../../rules/joiners/suffixes.tsv"))
            .filter_map(|mut row| {
                let (suffix, _writing, kind) = (row.next()?, row.next()?, row.next()?);
                let kind = match kind {
                    "locative" => SuffixKind::Locative,
                    "plural" => SuffixKind::Plural,
                    _ => SuffixKind::Case,
                };
                Some((suffix, kind))
            })
            .collect();
        let mut lengths = [0; BLOCK];
        for suffix in all.keys() {
            if let Some(place) = suffix.chars().next().and_then(place) {
                lengths[place] |= bit(suffix.len());
            }
        }
        Self { all, lengths }
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.all.keys().copied()
    }

    /// The kind of a suffix, if it is one.
    pub fn kind(&self, suffix: &str) -> Option<SuffixKind> {
        self.all.get(suffix).copied()
    }

    /// The word without its longest suffix, if something of at least two characters is left.
    ///
    /// ```
    /// let suffixes = newslint::telugu::suffixes::Suffixes::shipped();
    /// assert_eq!(suffixes.strip("మెంట్‌తో".replace('\u{200C}', "").as_str()), Some(("మెంట్", "తో")));
    /// ```
    pub fn strip<'w>(&self, word: &'w str) -> Option<(&'w str, &'w str)> {
        self.splits(word).next()
    }

    /// Every way to take a suffix off, the longest suffix first.
    pub fn splits<'w>(&self, word: &'w str) -> impl Iterator<Item = (&'w str, &'w str)> {
        let may_start = move |&(at, c): &(usize, char)| {
            place(c).is_some_and(|place| self.lengths[place] & bit(word.len() - at) != 0)
        };
        let starts = word.char_indices().skip(2).filter(may_start);
        starts.map(|(at, _)| word.split_at(at)).filter(|(_, suffix)| self.all.contains_key(suffix))
    }
}

/// The bit for so many bytes of Telugu letters; of what is too long for a suffix none.
fn bit(bytes: usize) -> u64 {
    u32::try_from(bytes / LETTER).ok().and_then(|letters| 1_u64.checked_shl(letters)).unwrap_or(0)
}

/// The place of a letter in the Telugu block.
fn place(c: char) -> Option<usize> {
    u32::from(c).checked_sub(0x0C00).map(|n| n as usize).filter(|&n| n < BLOCK)
}

//! A word as the joiner model sees it: letters without joiners, the sites between them, the suffixes it may end in.

use crate::telugu::letters::{VIRAMA, is_consonant, is_telugu};
use crate::telugu::suffixes::{SuffixKind, Suffixes};
use crate::text::words::{ZWJ, ZWNJ, without_joiners};

/// More letters than this are no word: nothing is said about them. One bit a letter fits in 64.
pub const LONGEST: usize = 64;
/// Bytes of a Telugu letter in UTF-8.
pub(super) const LETTER: usize = 3;

/// A site: a virama before a consonant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Byte offset in the word as written, right after the virama.
    pub at: usize,
    /// Index of the virama among the letters.
    pub virama: usize,
    /// Whether a joiner stands there.
    pub joined: bool,
}

/// Whether the joiner at a byte offset of a word stands between a virama and a consonant.
pub fn is_inner_joiner(word: &str, at: usize) -> bool {
    word[..at].ends_with(VIRAMA) && word[at + ZWNJ.len_utf8()..].starts_with(is_consonant)
}

/// A word taken apart.
#[derive(Clone, Debug)]
pub struct Word<'w> {
    bare: std::borrow::Cow<'w, str>,
    codes: Vec<u8>,
    places: Vec<Place>,
    suffixes: u64,
}

impl<'w> Word<'w> {
    /// Reads a word. `None` if it has no site, a character that is neither Telugu nor a joiner, or more than
    /// 64 letters.
    ///
    /// ```
    /// use newslint::telugu::{joiner::Word, suffixes::Suffixes};
    /// let word = Word::read("ట్రంప్\u{200C}తో", &Suffixes::shipped()).unwrap();
    /// let joined: Vec<bool> = word.places().iter().map(|p| p.joined).collect();
    /// assert_eq!(joined, [false, true]);
    /// assert!(word.ends_in_suffix(6));
    /// ```
    pub fn read(word: &'w str, suffixes: &Suffixes) -> Option<Self> {
        // Most words have no virama before a consonant, or end in one.
        memchr::memmem::find(word.as_bytes(), "్".as_bytes()).filter(|at| at + LETTER < word.len())?;
        let (codes, places) = letters(word)?;
        if places.is_empty() {
            return None;
        }
        let bare = without_joiners(word);
        let starts = suffixes.splits(&bare).fold(0, |set, (stem, _)| set | 1 << (stem.len() / LETTER));
        Some(Self { bare, codes, places, suffixes: starts })
    }

    /// The word without joiners.
    pub fn bare(&self) -> &str {
        &self.bare
    }

    /// Its letters, each the offset of its code point in the Telugu block.
    pub fn codes(&self) -> &[u8] {
        &self.codes
    }

    /// Its sites, in order.
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// Whether the letters from an index on are a suffix.
    pub fn ends_in_suffix(&self, from: usize) -> bool {
        from < LONGEST && self.suffixes >> from & 1 == 1
    }

    /// The parts left and right of a site, without joiners.
    pub fn parts(&self, place: &Place) -> (&str, &str) {
        self.bare.split_at((place.virama + 1) * LETTER)
    }

    /// The part right of a site without the suffix it may end in: పింగ్ of జిన్‌పింగ్‌తో.
    pub fn element(&self, place: &Place) -> &[u8] {
        let from = place.virama + 1;
        let end = (from + 2..self.codes.len()).find(|&i| self.ends_in_suffix(i)).unwrap_or(self.codes.len());
        &self.codes[from..end]
    }

    /// The kind of the suffix right of a site, if it is one.
    pub fn suffix(&self, place: &Place, suffixes: &Suffixes) -> Option<SuffixKind> {
        let right = self.ends_in_suffix(place.virama + 1).then(|| self.parts(place).1)?;
        suffixes.kind(right)
    }
}

fn letters(word: &str) -> Option<(Vec<u8>, Vec<Place>)> {
    let (mut codes, mut places) = (Vec::with_capacity(word.len() / LETTER), Vec::new());
    let mut chars = word.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if matches!(c, ZWNJ | ZWJ) {
            continue;
        }
        if !is_telugu(c) || codes.len() == LONGEST {
            return None;
        }
        codes.push(code(c));
        if c == VIRAMA && codes.len() > 1 {
            let mut joined = false;
            while chars.next_if(|&(_, c)| matches!(c, ZWNJ | ZWJ)).is_some() {
                joined = true;
            }
            if chars.peek().is_some_and(|&(_, next)| is_consonant(next)) {
                places.push(Place { at: at + LETTER, virama: codes.len() - 1, joined });
            }
        }
    }
    Some((codes, places))
}

/// The offset of a Telugu letter in its block.
pub(super) fn code(letter: char) -> u8 {
    // The block has 128 code points, so the low seven bits are the offset.
    u8::try_from(u32::from(letter) & 0x7F).unwrap_or(0)
}

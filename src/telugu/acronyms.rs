//! Acronyms spelt in Telugu letters: ఆర్‌బీఐ, సీఆర్పీఎఫ్.

use super::phonetics::phonemes;
use super::suffixes::Suffixes;
use super::tables::rows;

/// The names of the Latin letters in Telugu.
#[derive(Debug)]
pub struct Acronyms {
    /// By their first character, the longest first, so that డబ్ల్యూ is not డ and more.
    letters: Vec<Vec<&'static str>>,
    suffixes: Suffixes,
}

impl Acronyms {
    /// With `rules/joiners/letter-names.tsv`.
    pub fn shipped() -> Self {
        let mut letters: Vec<Vec<&str>> = vec![Vec::new(); 128];
        for name in rows(include_str!("../../rules/joiners/letter-names.tsv")).filter_map(|mut row| row.next()) {
            if let Some(place) = place(name) {
                letters[place].push(name);
            }
        }
        for group in &mut letters {
            group.sort_by_key(|l| std::cmp::Reverse(l.len()));
        }
        Self { letters, suffixes: Suffixes::shipped() }
    }

    /// Whether a word without joiners is nothing but names of letters, at least two, perhaps with a suffix.
    ///
    /// ```
    /// let acronyms = newslint::telugu::acronyms::Acronyms::shipped();
    /// assert!(acronyms.is_acronym("ఆర్బీఐ") && acronyms.is_acronym("సీఆర్పీఎఫ్కు"));
    /// assert!(!acronyms.is_acronym("ఇన్ఫోసిస్") && !acronyms.is_acronym("ఏ"));
    /// ```
    pub fn is_acronym(&self, bare: &str) -> bool {
        self.count(bare) >= 2 || self.suffixes.splits(bare).any(|(stem, _)| self.count(stem) >= 2)
    }

    /// Whether two acronyms are read with the same letters: సీపీఐ and సిపిఐ, not ఎస్పీ and ఏఎస్పీ.
    pub fn same_letters(&self, a: &str, b: &str) -> bool {
        let read = |word: &str| -> Vec<String> {
            let mut rest = word;
            let mut out = Vec::new();
            while let Some(letter) = self.first(rest) {
                out.push(phonemes(letter).to_ascii_lowercase());
                rest = &rest[letter.len()..];
            }
            out.push(rest.to_owned());
            out
        };
        read(a) == read(b)
    }

    /// The letter name that a word begins with.
    fn first(&self, word: &str) -> Option<&'static str> {
        self.letters[place(word)?].iter().find(|l| word.starts_with(**l)).copied()
    }

    /// The number of letter names that make up the word; 0 if something else is in it.
    fn count(&self, mut rest: &str) -> usize {
        let mut count = 0;
        while !rest.is_empty() {
            let Some(letter) = self.first(rest) else { return 0 };
            rest = &rest[letter.len()..];
            count += 1;
        }
        count
    }
}

/// The place of the first character in the Telugu block.
fn place(word: &str) -> Option<usize> {
    let code = u32::from(word.chars().next()?).checked_sub(0x0C00)?;
    usize::try_from(code).ok().filter(|&code| code < 128)
}

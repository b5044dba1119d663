//! Acronyms spelt in Telugu letters: ఆర్‌బీఐ, సీఆర్పీఎఫ్.

use super::suffixes::Suffixes;
use super::tables::rows;

/// The names of the Latin letters in Telugu.
#[derive(Debug)]
pub struct Acronyms {
    /// The longest first, so that డబ్ల్యూ is not డ and more.
    letters: Vec<&'static str>,
    suffixes: Suffixes,
}

impl Acronyms {
    /// With `rules/joiners/letter-names.tsv`.
    pub fn shipped() -> Self {
        let mut letters: Vec<&str> =
            rows(include_str!("../../rules/joiners/letter-names.tsv")).filter_map(|mut row| row.next()).collect();
        letters.sort_by_key(|l| std::cmp::Reverse(l.len()));
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

    /// Whether the name of a letter begins with this character.
    #[allow(clippy::unused_self, reason = "the names are part of what acronyms are")]
    pub fn may_begin(&self, first: char) -> bool {
        matches!(
            first,
            'డ' | 'ఎ'
                | 'హ'
                | 'జ'
                | 'క'
                | 'ఆ'
                | 'బ'
                | 'స'
                | 'ప'
                | 'ట'
                | 'య'
                | 'వ'
                | 'ఏ'
                | 'ఇ'
                | 'ఈ'
                | 'ఐ'
                | 'ఒ'
                | 'ఓ'
        )
    }

    /// The Latin letters that a word without joiners spells, at least two, and the word without its suffix.
    ///
    /// ```
    /// let acronyms = newslint::telugu::acronyms::Acronyms::shipped();
    /// assert_eq!(acronyms.latin("బిజెపిలో"), Some(("BJP".to_owned(), "బిజెపి")));
    /// assert_eq!(acronyms.latin("వీటి"), None);
    /// ```
    pub fn latin<'w>(&self, bare: &'w str) -> Option<(String, &'w str)> {
        // Two letters at least: nearly every word fails here, before its endings are looked at.
        let (first, _) = name_at(bare)?;
        name_at(&bare[first.len()..])?;
        // “Of these” and “of the year” spell V T and A T by chance.
        if matches!(bare, "వీటి" | "ఏటి") {
            return None;
        }
        // ఎంపికై is “having been chosen”, not M P.
        let mut ways = std::iter::once((bare, "")).chain(self.suffixes.splits(bare).filter(|(_, s)| *s != "కై"));
        ways.find_map(|(stem, _)| spelt(stem).map(|letters| (letters, stem)))
    }

    /// The number of letter names that make up the word; 0 if something else is in it.
    fn count(&self, mut rest: &str) -> usize {
        let mut count = 0;
        while !rest.is_empty() {
            let Some(letter) = self.letters.iter().find(|l| rest.starts_with(**l)) else { return 0 };
            rest = &rest[letter.len()..];
            count += 1;
        }
        count
    }
}

/// Letter names with the letter that each spells, the longest first where one begins another.
const NAMES: [(&str, char); 42] = [
    ("డబ్ల్యూ", 'W'),
    ("డబ్ల్యు", 'W'),
    ("ఎక్స్", 'X'),
    ("హెచ్", 'H'),
    ("జెడ్", 'Z'),
    ("జడ్", 'Z'),
    ("క్యూ", 'Q'),
    ("ఎఫ్", 'F'),
    ("ఎమ్", 'M'),
    ("ఎం", 'M'),
    ("ఎల్", 'L'),
    ("ఎస్", 'S'),
    ("ఎన్", 'N'),
    ("ఆర్", 'R'),
    ("బి", 'B'),
    ("బీ", 'B'),
    ("సి", 'C'),
    ("సీ", 'C'),
    ("డి", 'D'),
    ("డీ", 'D'),
    ("జి", 'G'),
    ("జీ", 'G'),
    ("జె", 'J'),
    ("జే", 'J'),
    ("కె", 'K'),
    ("కే", 'K'),
    ("పి", 'P'),
    ("పీ", 'P'),
    ("టి", 'T'),
    ("టీ", 'T'),
    ("యు", 'U'),
    ("యూ", 'U'),
    ("వి", 'V'),
    ("వీ", 'V'),
    ("వై", 'Y'),
    ("ఎ", 'A'),
    ("ఏ", 'A'),
    ("ఇ", 'E'),
    ("ఈ", 'E'),
    ("ఐ", 'I'),
    ("ఒ", 'O'),
    ("ఓ", 'O'),
];

/// The letter name that a text begins with, unless a sign makes it part of another syllable.
fn name_at(text: &str) -> Option<&'static (&'static str, char)> {
    let first = text.as_bytes().first_chunk::<3>()?;
    NAMES.iter().find(|(name, _)| {
        name.as_bytes().first_chunk() == Some(first)
            && text.strip_prefix(name).is_some_and(|more| !more.starts_with(super::letters::is_dependent))
    })
}

/// The letters that a word spells from end to end, if it does nothing else.
fn spelt(mut rest: &str) -> Option<String> {
    let mut letters = String::new();
    while !rest.is_empty() {
        let (name, letter) = name_at(rest)?;
        letters.push(*letter);
        rest = &rest[name.len()..];
    }
    (letters.len() >= 2).then_some(letters)
}

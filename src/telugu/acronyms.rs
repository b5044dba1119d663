//! Acronyms spelt in Telugu letters: ఆర్‌బీఐ, సీఆర్పీఎఫ్.

use super::letters::is_dependent;
use super::suffixes::Suffixes;
use super::tables::rows;

/// Places of the Telugu block.
const BLOCK: usize = 128;

/// The names of the Latin letters in Telugu.
#[derive(Debug)]
pub struct Acronyms {
    /// With the letter that each spells, by their first character, the longest first: డబ్ల్యూ is not డ and more.
    names: Vec<Vec<(&'static str, char)>>,
    suffixes: Suffixes,
}

impl Acronyms {
    /// With `rules/joiners/letter-names.tsv`.
    pub fn shipped() -> Self {
        let mut names = vec![Vec::new(); BLOCK];
        let list = rows(include_str!("../../rules/joiners/letter-names.tsv"));
        for (name, letter) in list.filter_map(|mut row| Some((row.next()?, row.next()?.chars().next()?))) {
            if let Some(place) = place(name.chars().next()) {
                names[place].push((name, letter));
            }
        }
        for group in &mut names {
            group.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        }
        Self { names, suffixes: Suffixes::shipped() }
    }

    /// Whether a word without joiners is nothing but names of letters, at least two, perhaps with a suffix.
    ///
    /// ```
    /// let acronyms = newslint::telugu::acronyms::Acronyms::shipped();
    /// assert!(acronyms.is_acronym("ఆర్బీఐ") && acronyms.is_acronym("సీఆర్పీఎఫ్కు"));
    /// assert!(!acronyms.is_acronym("ఇన్ఫోసిస్") && !acronyms.is_acronym("ఏ"));
    /// ```
    pub fn is_acronym(&self, bare: &str) -> bool {
        let spells = |word: &str| matches!(self.spell(word), (letters, "") if letters.len() >= 2);
        // Nearly every word begins with no letter's name.
        self.name_at(bare).is_some() && (spells(bare) || self.suffixes.splits(bare).any(|(stem, _)| spells(stem)))
    }

    /// Whether the name of a letter begins with this character.
    pub fn may_begin(&self, first: char) -> bool {
        place(Some(first)).is_some_and(|place| !self.names[place].is_empty())
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
        let (first, _) = self.name_at(bare).filter(|(name, _)| ends_a_syllable(bare, name))?;
        let rest = &bare[first.len()..];
        self.name_at(rest).filter(|(name, _)| ends_a_syllable(rest, name))?;
        // “Of these” and “of the year” spell V T and A T by chance.
        if matches!(bare, "వీటి" | "ఏటి") {
            return None;
        }
        // ఎంపికై is “having been chosen”, not M P.
        let mut ways = std::iter::once((bare, "")).chain(self.suffixes.splits(bare).filter(|(_, s)| *s != "కై"));
        ways.find_map(|(stem, _)| match self.spell(stem) {
            (letters, "") if letters.len() >= 2 => Some((letters, stem)),
            _ => None,
        })
    }

    /// The Latin letter that a word names, as in యు.ఎస్.
    pub fn letter(&self, word: &str) -> Option<char> {
        self.name_at(word).filter(|(name, _)| *name == word).map(|(_, letter)| letter)
    }

    /// Whether two acronyms are read with the same letters: సీపీఐ and సిపిఐ, not ఎస్పీ and ఏఎస్పీ.
    pub fn same_letters(&self, a: &str, b: &str) -> bool {
        self.spell(a) == self.spell(b)
    }

    /// The letters that a word begins by spelling, and what is left of it.
    fn spell<'w>(&self, word: &'w str) -> (String, &'w str) {
        let (mut letters, mut rest) = (String::new(), word);
        while let Some((name, letter)) = self.name_at(rest) {
            letters.push(letter);
            rest = &rest[name.len()..];
        }
        (letters, rest)
    }

    /// The letter name that a text begins with.
    fn name_at(&self, text: &str) -> Option<(&'static str, char)> {
        let group = &self.names[place(text.chars().next())?];
        group.iter().find(|(name, _)| text.starts_with(name)).copied()
    }
}

/// Whether no sign after a letter name makes it part of another syllable.
fn ends_a_syllable(text: &str, name: &str) -> bool {
    text.strip_prefix(name).is_some_and(|more| !more.starts_with(is_dependent))
}

/// The place of a character in the Telugu block.
fn place(letter: Option<char>) -> Option<usize> {
    let code = u32::from(letter?).checked_sub(0x0C00)?;
    usize::try_from(code).ok().filter(|&code| code < BLOCK)
}

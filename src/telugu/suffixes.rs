//! Bound suffixes: what follows a stem without a space.

use hashbrown::HashMap;

use super::tables::rows;

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
}

impl Suffixes {
    /// The shipped inventory, `rules/joiners/suffixes.tsv`.
    pub fn shipped() -> Self {
        let all = rows(include_str!("../../rules/joiners/suffixes.tsv"))
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
        Self { all }
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
        let starts = word.char_indices().skip(2).map(|(at, _)| at);
        starts
            .map(|at| word.split_at(at))
            .filter(|(_, suffix)| self.all.contains_key(suffix))
    }
}

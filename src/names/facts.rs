//! What the lists say of a word, whatever the article.

use std::hash::BuildHasher;
use std::sync::Arc;

use super::gazetteer::{Gazetteer, is_telling};
use crate::telugu::letters::VIRAMA;
use crate::telugu::phonetics::skeleton;
use crate::text::words::{ZWNJ, without_joiners};

/// What a word is to the lists, whatever the article.
#[derive(Clone, Debug, Default)]
pub enum Judged {
    /// A listed name, perhaps with a suffix.
    Listed {
        /// The name without its suffix.
        stem: Stem,
        /// What all spellings of the name share.
        key: Arc<str>,
        /// A hash of the key.
        name: u64,
    },
    /// Too common to be an unlisted name, or too short.
    #[default]
    Ordinary,
    /// Anything else: the stems it may have, the longest suffix first, the whole word last.
    Unlisted(Box<[Stem]>),
}

/// The part of a word before its suffix.
#[derive(Clone, Debug)]
pub struct Stem {
    /// Its length in bytes, without joiners.
    pub len: usize,
    /// A hash of its skeleton, to find stems that may share it.
    pub sound: u64,
    /// Whether the suffix makes it a stem by itself; otherwise the article must show it to be a word.
    pub sure: bool,
}

/// A word and whether it may begin a wrong spelling.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// What it is.
    pub judged: Judged,
    /// Whether a wrong spelling begins with it or its stem.
    pub begins_wrong: bool,
}

impl Gazetteer {
    /// What the lists say of a word.
    ///
    /// ```
    /// use newslint::names::{Gazetteer, Judged};
    /// let names = Gazetteer::with_house(&[]);
    /// let facts = names.facts("పుతిన్\u{200C}కు");
    /// assert!(matches!(facts.judged, Judged::Listed { stem, .. } if stem.len == "పుతిన్".len()));
    /// ```
    pub fn facts(&self, word: &str) -> Facts {
        let bare = without_joiners(word);
        let splits: Vec<(&str, &str)> = self.splits(&bare).collect();
        let begins_wrong =
            self.wrong.contains_key(&*bare) || splits.iter().any(|(stem, _)| self.wrong.contains_key(*stem));
        // A joiner before the suffix is a sure break.
        let joined = word.rsplit_once(ZWNJ).map_or(0, |(_, suffix)| bare.len() - suffix.len().min(bare.len()));
        Facts { judged: self.judge(&bare, &splits, joined), begins_wrong }
    }

    /// `joined` is where a suffix with a joiner before it begins, in bytes; 0 if there is none.
    fn judge(&self, bare: &str, splits: &[(&str, &str)], joined: usize) -> Judged {
        let stem = |stem: &str, sure| Stem { len: stem.len(), sound: self.hasher.hash_one(skeleton(stem)), sure };
        let listed = std::iter::once(bare).chain(splits.iter().map(|(stem, _)| *stem));
        let mut listed = listed.filter_map(|s| Some((s, self.known(s)?)));
        if let Some((left, known)) = listed.next() {
            let (key, name) = (known.key.as_ref().into(), self.hasher.hash_one(&known.key));
            return Judged::Listed { stem: stem(left, true), key, name };
        }
        if self.is_ordinary(bare) {
            return Judged::Ordinary;
        }
        // బాటిళ్లు is బాటిల్ in the plural, not బాటిళ్ with a suffix.
        let possible: Box<[Stem]> = splits
            .iter()
            .filter(|(left, _)| !left.ends_with("ళ్"))
            .map(|(left, suffix)| (*left, left.len() == joined || is_sure(left, suffix)))
            .chain([(bare, true)])
            .filter(|(left, _)| is_telling(left) && !self.is_ordinary(left))
            .map(|(left, sure)| stem(left, sure))
            .collect();
        if possible.is_empty() { Judged::Ordinary } else { Judged::Unlisted(possible) }
    }
}

/// A virama-final stem before a suffix is a name or loanword, unless the two letters make a native geminate (ల్ + లో).
fn is_sure(stem: &str, suffix: &str) -> bool {
    let last = stem.chars().rev().nth(1);
    stem.ends_with(VIRAMA) && last != suffix.chars().next() && !(suffix.starts_with('ల') && last == Some('ళ'))
}

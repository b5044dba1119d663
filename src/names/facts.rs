//! What the lists say of a word, whatever the article.

use std::cell::LazyCell;
use std::hash::BuildHasher;
use std::num::NonZeroU64;
use std::sync::Arc;

use smallvec::SmallVec;

use super::blocks::Blocks;
use super::gazetteer::{Gazetteer, is_telling};
use super::pairs::Sounds;
use crate::telugu::letters::VIRAMA;
use crate::text::words::{ZWNJ, without_joiners};

/// Two to this power occurrences make a word too common for any name that is not listed.
const COMMON: u8 = 9;
/// A stem with less for it is no name and no variant of one.
const LEAST_PROMISE: f32 = -3.0;
/// A stem that scores this much is taken for a name when a case ending follows.
const NAME_LIKE: f32 = 1.5;

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
    Unlisted(SmallVec<[Stem; 1]>),
}

/// The part of a word before its suffix.
#[derive(Clone, Debug)]
pub struct Stem {
    /// Its length in bytes, without joiners.
    pub len: u16,
    /// A hash of its skeleton, to find stems that may share it.
    pub sound: u64,
    /// A hash of its text.
    pub text: u64,
    /// For a stem in -ు before a suffix (ట్రంపుకు): a hash of the word in -్ that it may be a form of.
    pub virama: Option<NonZeroU64>,
    /// Whether the suffix makes it a stem by itself; otherwise the article must show it to be a word.
    pub sure: bool,
    /// Whether nothing but the word by itself in the article shows it: తమిళుల్లో is తమిళులు.
    pub doubtful: bool,
    /// How it sounds.
    pub sounds: Sounds,
    /// Its consonants.
    pub blocks: Blocks,
    /// How much it looks like a name: a log-odds.
    pub shape: f32,
    /// How common it is as an ordinary word, as a power of two.
    pub level: u8,
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
    /// assert!(matches!(facts.judged, Judged::Listed { stem, .. } if usize::from(stem.len) == "పుతిన్".len()));
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
        let shapes = LazyCell::new(|| self.shape.beginnings(bare));
        let listed = std::iter::once((bare, "")).chain(splits.iter().copied());
        let mut listed = listed.filter_map(|(s, suffix)| Some((s, suffix, self.known(s)?)));
        if let Some((left, suffix, known)) = listed.next() {
            let (key, name) = (known.key.as_ref().into(), self.hasher.hash_one(&known.key));
            return Judged::Listed { stem: self.stem(left, suffix, true, shapes.score(left), 0), key, name };
        }
        let level = self.level(bare);
        if level >= COMMON || NEUTER.iter().any(|ending| bare.ends_with(ending)) {
            return Judged::Ordinary;
        }
        let possible: SmallVec<[Stem; 1]> = splits
            .iter()
            .filter(|(left, suffix)| !is_inflected(left, suffix))
            .map(|(left, suffix)| (*left, *suffix, left.len() == joined || is_sure(left, suffix)))
            .chain([(bare, "", true)])
            .filter(|(left, _, _)| is_telling(left))
            .filter_map(|(left, suffix, sure)| {
                let (shape, own) = (shapes.score(left), self.level(left));
                let hopeless = promise(shape, own) < LEAST_PROMISE && !self.acronyms.is_acronym(left);
                if hopeless || own >= COMMON {
                    return None;
                }
                let mut stem = self.stem(left, suffix, sure, shape, own);
                // A commoner word with an ending, or an unknown word with a case ending on what looks like a name.
                stem.sure |= own > level && !stem.doubtful;
                stem.sure |= level == 0 && own == 0 && is_strong(suffix) && shape > NAME_LIKE;
                Some(stem)
            })
            .collect();
        if possible.is_empty() { Judged::Ordinary } else { Judged::Unlisted(possible) }
    }

    fn stem(&self, text: &str, suffix: &str, sure: bool, shape: f32, level: u8) -> Stem {
        let sounds = Sounds::of(text);
        let virama = text
            .strip_suffix('ు')
            .filter(|_| !suffix.is_empty())
            .and_then(|left| NonZeroU64::new(self.hash(&format!("{left}{VIRAMA}"))));
        Stem {
            len: u16::try_from(text.len()).unwrap_or(u16::MAX),
            sound: self.hasher.hash_one(sounds.skeleton()),
            text: self.hash(text),
            virama,
            sure,
            doubtful: !sure && is_geminate(text, suffix),
            blocks: Blocks::of(&sounds),
            sounds,
            shape,
            level,
        }
    }
}

/// What letters and commonness promise: how much a stem may be a name.
fn promise(shape: f32, level: u8) -> f32 {
    0.5 * shape - 0.3 * f32::from(level)
}

/// Cases of nouns in -ం, whose stem is no part of the word: సంస్థానాన్ని, సంస్థానానికి.
const NEUTER: [&str; 4] = ["ాన్ని", "ాన్నీ", "ానికి", "ానికీ"];

/// What looks like a stem and is an inflected form: బాటిళ్లు is బాటిల్ in the plural, నగరాలు is నగరం.
fn is_inflected(left: &str, suffix: &str) -> bool {
    left.ends_with("ళ్") || left.ends_with('ా') && suffix.starts_with('ల')
}

/// Whether the letters at the joint make a native geminate: నీళ్లల్లో, పిన్ని. The accusative is written after న్ too
/// (పుతిన్‌ను).
fn is_geminate(stem: &str, suffix: &str) -> bool {
    let (last, first) = (stem.chars().rev().nth(1), suffix.chars().next());
    stem.ends_with(VIRAMA) && (last == first && suffix != "ను" || first == Some('ల') && matches!(last, Some('ల' | 'ళ')))
}

/// A virama-final stem before a suffix is a name or loanword, unless the two letters make a native geminate.
fn is_sure(stem: &str, suffix: &str) -> bool {
    stem.ends_with(VIRAMA) && !is_geminate(stem, suffix)
}

/// Endings that native words hardly ever end in by chance.
fn is_strong(suffix: &str) -> bool {
    suffix.starts_with("లో") || matches!(suffix, "కు" | "కి" | "తో" | "పై" | "ను" | "నుంచి" | "నుండి" | "తోపాటు")
}

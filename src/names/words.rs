//! The words of an article that may be names, each with the stem that the article shows it to have.

use std::cell::LazyCell;
use std::sync::Arc;

use super::facts::{Judged, Stem};
use super::gazetteer::{Gazetteer, Wrong};
use super::wrong::find_wrong;
use crate::diagnostic::Span;
use crate::document::{Document, Vocabulary};
use crate::text::words::{ZWJ, ZWNJ, without_joiners};

/// A distinct word that may be a name.
#[derive(Clone, Copy, Debug)]
pub struct NameWord {
    /// Index in the vocabulary.
    pub id: u32,
    /// Which of its notable words it is.
    notable: usize,
    /// Which of its possible stems the article shows it to have.
    stem: usize,
}

impl NameWord {
    fn judged<'d>(&self, vocabulary: &Vocabulary<'d>) -> &'d Judged {
        &vocabulary.facts(self.notable).name.judged
    }

    /// The word without its suffix.
    pub fn stem<'d>(&self, vocabulary: &Vocabulary<'d>) -> &'d Stem {
        match self.judged(vocabulary) {
            Judged::Unlisted(stems) => &stems[self.stem],
            Judged::Listed { stem, .. } => stem,
            Judged::Ordinary => unreachable!("an ordinary word is never kept as a name"),
        }
    }

    /// What all spellings of a listed name share, and its hash.
    pub fn key<'d>(&self, vocabulary: &Vocabulary<'d>) -> Option<(&'d Arc<str>, u64)> {
        match self.judged(vocabulary) {
            Judged::Listed { key, name, .. } => Some((key, *name)),
            _ => None,
        }
    }
}

/// The distinct words that may be names, and the places of wrong spellings.
pub fn read_words(document: &Document<'_>, names: &Gazetteer) -> (Vec<NameWord>, Vec<(Span, Wrong)>) {
    let vocabulary = document.vocabulary();
    let mut words = Vec::new();
    let mut begins = Vec::new();
    for (notable, (id, entry, facts)) in vocabulary.notable().enumerate() {
        let name = &facts.name;
        if name.begins_wrong {
            begins.push(id);
        }
        let stem = match &name.judged {
            Judged::Ordinary => None,
            Judged::Listed { .. } => Some(0),
            // The longest suffix whose stem the article or the suffix itself vouches for.
            Judged::Unlisted(stems) => {
                let bare = LazyCell::new(|| without_joiners(entry.text));
                let stands_alone = |s: &Stem| vocabulary.count_by_hash(s.text, &bare[..s.len.into()]) > 0;
                stems.iter().position(|s| s.sure || stands_alone(s))
            }
        };
        words.extend(stem.map(|stem| NameWord { id, notable, stem }));
    }
    prefer_stems_that_recur(&mut words, vocabulary);
    let wrong = if begins.is_empty() { Vec::new() } else { find_wrong(document, names, &begins) };
    (words, wrong)
}

/// A word that is a whole stem so far gets a suffix taken off if the rest sounds like another stem of the article:
/// పెలోసిని beside పెలోసీ.
fn prefer_stems_that_recur(words: &mut [NameWord], vocabulary: &Vocabulary<'_>) {
    let open = |w: &NameWord| matches!(w.judged(vocabulary), Judged::Unlisted(stems) if w.stem + 1 == stems.len() && stems.len() > 1);
    if !words.iter().any(open) {
        return;
    }
    let sounds = Recurring::new(words.iter().map(|w| w.stem(vocabulary).sound));
    for i in 0..words.len() {
        let word = &words[i];
        let Judged::Unlisted(stems) = word.judged(vocabulary) else { continue };
        if !open(word) {
            continue;
        }
        let own = word.stem(vocabulary).sound;
        let may_recur = |s: &Stem| if s.sound == own { sounds.twice(own) } else { sounds.once(s.sound) };
        let shares = |s: &Stem, w: &NameWord| w.stem(vocabulary).sound == s.sound;
        let recurs = |s: &Stem| !s.doubtful && words.iter().enumerate().any(|(j, w)| j != i && shares(s, w));
        if let Some(stem) = stems[..stems.len() - 1].iter().position(|s| may_recur(s) && recurs(s)) {
            words[i].stem = stem;
        }
    }
}

/// Words of 64 bits: an article has some thousand hashes.
const PLACES: usize = 512;

/// Which hashes come up once and which twice, roughly: a look here saves a look at all the others.
pub struct Recurring {
    once: [u64; PLACES],
    twice: [u64; PLACES],
}

impl Recurring {
    pub fn new(hashes: impl Iterator<Item = u64>) -> Self {
        let mut seen = Self { once: [0; PLACES], twice: [0; PLACES] };
        for hash in hashes {
            let (word, bit) = Self::place(hash);
            seen.twice[word] |= seen.once[word] & bit;
            seen.once[word] |= bit;
        }
        seen
    }

    fn place(hash: u64) -> (usize, u64) {
        // Numbers that are no hashes have their differences in a few bits: mixed, some bits choose the word, six the bit.
        let mixed = hash.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40;
        ((mixed >> 6) as usize % PLACES, 1 << (mixed & 63))
    }

    /// Whether the hash may have come up.
    pub fn once(&self, hash: u64) -> bool {
        let (word, bit) = Self::place(hash);
        self.once[word] & bit != 0
    }

    /// Whether it may have come up twice.
    pub fn twice(&self, hash: u64) -> bool {
        let (word, bit) = Self::place(hash);
        self.twice[word] & bit != 0
    }
}

/// The part of a word that is its stem: `len` bytes without joiners.
pub fn stem_span(document: &Document<'_>, word: usize, len: usize) -> Span {
    let span = document.words()[word].span;
    Span::new(span.start as usize, span.start as usize + stem_end(document.slice(span), len))
}

/// Where in a word as written its first `len` bytes without joiners end.
pub fn stem_end(text: &str, len: usize) -> usize {
    let mut left = len;
    let mut end = 0;
    for (at, c) in text.char_indices() {
        if left == 0 {
            break;
        }
        if !matches!(c, ZWNJ | ZWJ) {
            left -= c.len_utf8();
        }
        end = at + c.len_utf8();
    }
    end
}

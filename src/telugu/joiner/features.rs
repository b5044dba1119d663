//! What the model looks at around a site. Each feature is a number in a hash space; the trainer and the scorer share this
//! file, so a change of it needs a new model.

use super::lexicon::{Lexicon, START, step, whole};
use super::word::{Place, Word, code};
use crate::telugu::letters::VIRAMA;
use crate::telugu::suffixes::SuffixKind;

/// Bits of the hash space.
pub const BITS: u32 = 20;
/// Letters of context on the left and on the right.
const REACH: usize = 8;
/// Letters of context in products of both sides.
const LEFT: std::ops::RangeInclusive<usize> = 2..=5;
const RIGHT: std::ops::RangeInclusive<usize> = 1..=4;
/// The edges of the word.
const EDGE: u8 = 0x80;
/// Vowel signs that a virama-final loan may end in instead: ే ా ో ీ ై.
const VOWELS: [char; 5] = ['ే', 'ా', 'ో', 'ీ', 'ై'];

/// What kind of joint a site would be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SiteClass {
    /// Before a case suffix.
    Case,
    /// Before a locative suffix.
    Locative,
    /// Before a plural suffix.
    Plural,
    /// Between names of letters.
    Acronym,
    /// Inside a name or compound.
    Name,
}

impl SiteClass {
    /// All of them, in the order of the model file.
    pub const ALL: [Self; 5] = [Self::Case, Self::Locative, Self::Plural, Self::Acronym, Self::Name];

    /// From what stands right of the site.
    pub fn of(suffix: Option<SuffixKind>, acronym: bool) -> Self {
        match suffix {
            Some(SuffixKind::Case) => Self::Case,
            Some(SuffixKind::Locative) => Self::Locative,
            Some(SuffixKind::Plural) => Self::Plural,
            None if acronym => Self::Acronym,
            None => Self::Name,
        }
    }
}

/// Makes one feature of a hash.
fn feature(salt: u64, hash: u64) -> u32 {
    let mixed = (hash ^ salt.wrapping_mul(0xD6E8_FEB8_6659_FD93)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    u32::try_from(mixed >> (64 - BITS)).unwrap_or(0)
}

/// Calls `emit` with each feature of a site.
pub fn features(word: &Word<'_>, place: &Place, class: SiteClass, lexicon: &Lexicon, mut emit: impl FnMut(u32)) {
    let (left, right) = word.codes().split_at(place.virama + 1);
    spelling(left, right, &mut emit);
    let parts = Parts::new(word, left, right, lexicon);
    parts.features(class, &mut emit);
}

/// Letters on both sides.
fn spelling(left: &[u8], right: &[u8], emit: &mut impl FnMut(u32)) {
    let mut lefts = [None; REACH + 1];
    let mut hash = START;
    let backwards = left.iter().rev().copied().chain([EDGE]);
    for (k, c) in (1..=REACH).zip(backwards) {
        hash = step(hash, c);
        lefts[k] = Some(hash);
        if k >= 2 {
            emit(feature(1, hash));
        }
    }
    let mut rights = [None; REACH + 1];
    hash = START;
    for (k, c) in (1..=REACH).zip(right.iter().copied().chain([EDGE])) {
        hash = step(hash, c);
        rights[k] = Some(hash);
        emit(feature(2, hash));
    }
    for (j, l) in lefts[LEFT].iter().zip(0u64..).filter_map(|(l, j)| l.map(|l| (j, l))) {
        for (k, r) in rights[RIGHT].iter().zip(0u64..).filter_map(|(r, k)| r.map(|r| (k, r))) {
            emit(feature(3 + j * 4 + k, l.rotate_left(17) ^ r));
        }
    }
    emit(feature(20, whole(left)));
    emit(feature(21, whole(right)));
    emit(feature(22, left.len().min(12) as u64));
    emit(feature(23, right.len().min(12) as u64));
}

/// Whether the parts of a word are words of their own, and how frequent: levels of the lexicon.
struct Parts {
    /// The left part as it stands.
    left: u64,
    /// With -u instead of the virama: ట్రంపు.
    with_u: u64,
    /// With another vowel sign.
    with_vowel: u64,
    /// The right part.
    right: u64,
    /// The right part, or what it is without a suffix.
    stem: u64,
    /// The left part from its last joint on; 9 if it has none.
    inner: u64,
    /// The last consonant of the left part and the first of the right one.
    edges: (u64, u64),
    /// A hash of the first letters of the right part.
    onset: u64,
}

impl Parts {
    fn new(word: &Word<'_>, left: &[u8], right: &[u8], lexicon: &Lexicon) -> Self {
        let (stem, last) = (&left[..left.len() - 1], left[left.len() - 2]);
        let stem_hash = whole(stem);
        let with = |sign: char| lexicon.level(step(stem_hash, code(sign)));
        let mut hash = START;
        let (mut onset, mut whole_right, mut cut) = (START, 0, 0);
        for (k, &letter) in (1..).zip(right) {
            hash = step(hash, letter);
            if k == right.len().min(3) {
                onset = hash;
            }
            if k == right.len() {
                whole_right = lexicon.level(hash);
            } else if k >= 2 && word.ends_in_suffix(left.len() + k) {
                cut = cut.max(lexicon.level(hash));
            }
        }
        let joint = stem.iter().rposition(|&letter| letter == code(VIRAMA));
        Self {
            left: lexicon.level(whole(left)),
            with_u: with('ు'),
            with_vowel: VOWELS.into_iter().map(with).max().unwrap_or(0),
            right: whole_right,
            stem: if whole_right > 0 { whole_right } else { cut },
            inner: joint.map_or(9, |j| lexicon.level(whole(&left[j + 1..]))),
            edges: (u64::from(last), u64::from(right[0])),
            onset,
        }
    }

    fn features(&self, class: SiteClass, emit: &mut impl FnMut(u32)) {
        let &Self { left, with_u, with_vowel, right, stem, inner, edges: (last, first), onset } = self;
        let class = class as u64;
        for (salt, hash) in [
            (30, left),
            (31, right),
            (32, left << 8 | right),
            (33, left << 8 | last),
            (34, left << 8 | class),
            (35, onset.rotate_left(8) ^ left),
            (36, right << 8 | first),
            (37, with_u),
            (38, left << 8 | with_u),
            (39, left << 16 | with_u << 8 | class),
            (40, with_vowel),
            (41, left << 8 | with_vowel),
            (42, stem),
            (43, left << 8 | stem),
            (44, left << 24 | stem << 16 | last << 8 | first),
            (45, inner),
            (46, inner << 8 | right),
            (47, class),
            (48, class << 8 | last),
        ] {
            emit(feature(salt, hash));
        }
    }
}

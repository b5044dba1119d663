//! Whether two Telugu spellings are one name, by their letters alone: a linear score over the steps of their alignment.
//!
//! Weights are learned by `crates/train-names` and stand in `rules/names/pair-weights.tsv`.

use hashbrown::HashMap;

use super::tails::derived;
use crate::telugu::distance::{Costs, Step};
use crate::telugu::phonetics::{fold, is_vowel, phonemes_and_skeleton};
use crate::telugu::tables::rows;

/// Above this score two spellings are one name without further evidence.
pub const SURE: f32 = 3.0;
/// Above this score they are one name if nothing speaks against it.
pub const LIKELY: f32 = 0.5;
/// With fewer sounds than these, too many words sound alike to be compared by sound.
pub const LEAST_SOUNDS: usize = 4;
/// Words of the same skeleton that are less alike than this are not the same without a score.
const CLOSE: f32 = 0.9;

/// The name of a feature: up to eight ASCII letters, the rest zero.
pub type Key = [u8; 8];

/// How sure the letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// Two names.
    No,
    /// One name, if nothing in the article speaks against it.
    Likely,
    /// One name.
    Sure,
}

/// A spelling with what is compared of it, in one piece of text.
#[derive(Clone, Debug)]
pub struct Sounds {
    text: Box<str>,
    /// Where the skeleton begins, and where the consonants.
    parts: (u16, u16),
}

impl Sounds {
    /// The sounds of a word; joiners do not count.
    pub fn of(word: &str) -> Self {
        let (text, skeleton, consonants) = phonemes_and_skeleton(word);
        let part = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
        Self { text: text.into(), parts: (part(skeleton), part(consonants)) }
    }

    /// Every sound.
    pub fn phonemes(&self) -> &str {
        &self.text[..usize::from(self.parts.0)]
    }

    /// Without length, aspiration, retroflexion and gemination.
    pub fn skeleton(&self) -> &str {
        &self.text[usize::from(self.parts.0)..usize::from(self.parts.1)]
    }

    /// Its consonants.
    pub fn consonants(&self) -> &str {
        &self.text[usize::from(self.parts.1)..]
    }

    /// Number of sounds.
    pub fn len(&self) -> usize {
        self.parts.0.into()
    }

    /// Whether nothing is left of the word.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// What two spellings have in common.
#[derive(Clone, Copy, Debug)]
pub struct Likeness {
    /// The learned score, a log-odds.
    pub score: f32,
    /// 1 for the same sounds.
    pub similarity: f32,
    /// The same skeleton, close, and no derived form.
    pub tier_a: bool,
    /// What the letters say.
    pub tier: Tier,
}

/// Scores pairs of spellings.
#[derive(Debug)]
pub struct PairScorer {
    costs: Costs,
    /// By the bytes of their names as one number, which hashes fastest.
    weights: HashMap<u64, f32>,
}

impl PairScorer {
    /// With the shipped weights.
    pub fn shipped() -> Self {
        let weights = rows(include_str!("../../rules/names/pair-weights.tsv"))
            .filter_map(|mut row| Some((u64::from_le_bytes(key(row.next()?.as_bytes())), row.next()?.parse().ok()?)))
            .collect();
        Self { costs: Costs::shipped(), weights }
    }

    /// How alike two spellings are.
    ///
    /// ```
    /// use newslint::names::{PairScorer, Sounds, Tier};
    /// let scorer = PairScorer::shipped();
    /// let tier = |a, b| scorer.compare(&Sounds::of(a), &Sounds::of(b)).tier;
    /// assert_eq!(tier("మిషుస్టిన్", "మిషుస్తిన్"), Tier::Sure);
    /// assert_eq!(tier("స్లోవేకియా", "స్లోవేనియా"), Tier::No);
    /// ```
    pub fn compare(&self, a: &Sounds, b: &Sounds) -> Likeness {
        let mut score = 0.0;
        let (similarity, tier_a) = self.features(a, b, |key, value| {
            score += self.weights.get(&u64::from_le_bytes(key)).copied().unwrap_or_default() * value;
        });
        let tier = match () {
            () if score > SURE => Tier::Sure,
            () if score > LIKELY => Tier::Likely,
            () => Tier::No,
        };
        Likeness { score, similarity, tier_a, tier }
    }

    /// What the score is made of, for training.
    pub fn features_of(&self, a: &str, b: &str) -> Vec<(String, f32)> {
        let mut out = Vec::new();
        self.features(&Sounds::of(a), &Sounds::of(b), |key, value| {
            out.push((String::from_utf8_lossy(&key).trim_end_matches('\0').to_owned(), value));
        });
        out
    }

    /// Gives each feature to `add`; returns the similarity and whether the pair is of tier A.
    #[allow(clippy::cast_precision_loss, reason = "words are short")]
    fn features(&self, a: &Sounds, b: &Sounds, mut add: impl FnMut(Key, f32)) -> (f32, bool) {
        // The score must not depend on which spelling comes first.
        let (a, b) = if a.phonemes() <= b.phonemes() { (a, b) } else { (b, a) };
        let (x, y) = (a.phonemes().as_bytes(), b.phonemes().as_bytes());
        let (distance, steps) = self.costs.align(x, y);
        let len = (x.len() + y.len()).max(1) as f32 / 2.0;
        let similarity = 1.0 - distance / len;
        let same = a.skeleton() == b.skeleton();
        let derived = derived(a, b);
        let tier_a = same && similarity >= CLOSE && !derived;
        let mut flag = |name: &str, on: bool| {
            if on {
                add(key(name.as_bytes()), 1.0);
            }
        };
        flag("bias", true);
        flag("skeleton", same);
        flag("consonan", a.consonants() == b.consonants());
        flag("derived", derived);
        flag("short", len <= 4.0);
        flag("long", len >= 8.0);
        flag("initial", a.skeleton().as_bytes().first() != b.skeleton().as_bytes().first());
        flag("clean", steps.is_empty());
        add(key(b"alike"), 5.0 * similarity);
        add(key(b"distance"), distance);
        add(key(b"length"), len.ln());
        add(key(b"mismatch"), x.len().abs_diff(y.len()) as f32);
        add(key(b"steps"), steps.len() as f32);
        for step in steps {
            describe(step, x, y, &mut add);
        }
        (similarity, tier_a)
    }
}

/// The features of one step: what changes and where.
#[allow(clippy::many_single_char_names, reason = "sounds and their places")]
fn describe(step: Step, x: &[u8], y: &[u8], add: &mut impl FnMut(Key, f32)) {
    let place = |sounds: &[u8], i: usize| match i {
        0 => b'^',
        i if i + 1 == sounds.len() => b'$',
        _ => b'-',
    };
    match step {
        Step::Swap(i, j) => {
            let (p, q) = (x[i], y[j]);
            let at = if place(x, i) == b'-' { place(y, j) } else { place(x, i) };
            let (f, g) = (fold(p).min(fold(q)), fold(p).max(fold(q)));
            match (is_vowel(p), is_vowel(q)) {
                (true, true) if f == g => {
                    add(key(&[b'l', b'e', b'n', at]), 1.0);
                    add(key(&[b'l', b'e', b'n', f]), 1.0);
                }
                (true, true) => {
                    add(key(&[b'v', f, g]), 1.0);
                    add(key(&[b'v', b'o', b'w', at]), 1.0);
                }
                (false, false) if f == g => {
                    add(key(&[b'a', b's', b'p', f]), 1.0);
                    add(key(&[b'a', b's', b'p', at]), 1.0);
                }
                (false, false) => {
                    add(key(&[b'c', f, g]), 1.0);
                    add(key(&[b'c', b'o', b'n', at]), 1.0);
                }
                _ => add(key(&[b'm', b'i', b'x', at]), 1.0),
            }
        }
        Step::Left(i) => describe_drop(x, i, place(x, i), add),
        Step::Right(j) => describe_drop(y, j, place(y, j), add),
    }
}

fn describe_drop(sounds: &[u8], i: usize, at: u8, add: &mut impl FnMut(Key, f32)) {
    let p = fold(sounds[i]);
    let doubled = i > 0 && fold(sounds[i - 1]) == p || sounds.get(i + 1).is_some_and(|&n| fold(n) == p);
    if doubled {
        add(key(b"gem"), 1.0);
    } else if is_vowel(p) {
        add(key(&[b'+', p]), 1.0);
        add(key(&[b'+', b'v', at]), 1.0);
        add(key(&[b'+', p, at]), 1.0);
    } else {
        add(key(&[b'+', p]), 1.0);
        add(key(&[b'+', b'c', at]), 1.0);
    }
}

fn key(name: &[u8]) -> Key {
    let mut key = [0; 8];
    let len = name.len().min(8);
    key[..len].copy_from_slice(&name[..len]);
    key
}

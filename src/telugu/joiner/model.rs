//! The learned weights, and the file they come in.
//!
//! Little-endian, in this order: [`MAGIC`]; a note for people (`u16` length, UTF-8); bias and scale (`f32`); slope and
//! intercept for each class (`f32`); the number of weights (`u32`), the gaps between their places (LEB128) and their
//! values (`i8`); the lexicon (`u8` sets), the set of attested joints and that of second parts, each as probes (`u8`),
//! length (`u32`) and bytes; last a checksum of all before it (`u64`).

use super::features::{BITS, SiteClass, features};
use super::lexicon::{Filter, Lexicon, joint, whole};
use super::word::{Place, Word};

/// What a model file begins with; the last byte is the version of its features and layout.
pub const MAGIC: &[u8; 16] = b"newslint-joiner\x01";
const CLASSES: usize = SiteClass::ALL.len();

/// Why a model cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// Some other file.
    #[error("this is not a joiner model")]
    Foreign,
    /// Made by another version of the trainer.
    #[error("this joiner model was made for another version of newslint; train it again")]
    Version,
    /// Shortened or changed on the way.
    #[error("this joiner model is damaged")]
    Damaged,
}

/// A model.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// What it was trained on, for people.
    pub note: String,
    /// The score of a site without any feature.
    pub bias: f32,
    /// A weight of 1 in steps of the file.
    pub scale: f32,
    /// For each class of sites slope and intercept that turn a score into log-odds.
    pub calibration: [(f32, f32); CLASSES],
    /// A weight for each feature, in steps.
    pub weights: Vec<i8>,
    /// Words that stand on their own.
    pub lexicon: Lexicon,
    /// Names and compounds that edited text joins.
    pub attested: Filter,
    /// Second parts of such names and compounds: సైట్, వేర్.
    pub elements: Filter,
}

impl Model {
    /// How likely the joiner belongs at a site, 0 to 1.
    pub fn probability(&self, word: &Word<'_>, place: &Place, class: SiteClass) -> f32 {
        let (slope, intercept) = self.calibration[class as usize];
        logistic(slope * self.score(word, place, class) + intercept)
    }

    /// The sum of the weights of a site's features.
    pub fn score(&self, word: &Word<'_>, place: &Place, class: SiteClass) -> f32 {
        let mut steps = 0i32;
        features(word, place, class, &self.lexicon, |f| steps += i32::from(self.weights[f as usize]));
        #[allow(clippy::cast_precision_loss, reason = "some sixty weights of a byte each: exact")]
        let steps = steps as f32;
        self.bias + steps / self.scale
    }

    /// Whether a name or compound is one that edited text joins at this site.
    pub fn is_attested(&self, word: &Word<'_>, place: &Place) -> bool {
        self.attested.has(joint(&word.codes()[..=place.virama], word.element(place)))
    }

    /// Whether edited text has what stands right of a site as the second part of names or compounds.
    pub fn is_element(&self, word: &Word<'_>, place: &Place) -> bool {
        self.elements.has(whole(word.element(place)))
    }

    /// Reads a model file.
    ///
    /// # Errors
    /// If the bytes are something else, or not what the trainer wrote.
    pub fn read(file: &[u8]) -> Result<Self, ModelError> {
        let (name, version) = MAGIC.split_at(MAGIC.len() - 1);
        let rest = file.strip_prefix(name).ok_or(ModelError::Foreign)?;
        let rest = rest.strip_prefix(version).ok_or(ModelError::Version)?;
        let (body, sum) = rest.split_last_chunk::<8>().ok_or(ModelError::Damaged)?;
        if whole(body).to_le_bytes() != *sum {
            return Err(ModelError::Damaged);
        }
        Cursor(body).model().ok_or(ModelError::Damaged)
    }

    /// The bytes of a model file.
    pub fn write(&self) -> Vec<u8> {
        let mut out = Vec::new();
        let length = |n: usize| u32::try_from(n).unwrap_or(u32::MAX).to_le_bytes();
        let note: String = self.note.chars().take(usize::from(u16::MAX) / 4).collect();
        out.extend_from_slice(&length(note.len())[..2]);
        out.extend_from_slice(note.as_bytes());
        let floats = [self.bias, self.scale].into_iter().chain(self.calibration.iter().flat_map(|&(a, b)| [a, b]));
        out.extend(floats.flat_map(f32::to_le_bytes));
        let kept: Vec<(usize, i8)> = self.weights.iter().copied().enumerate().filter(|(_, w)| *w != 0).collect();
        out.extend_from_slice(&length(kept.len()));
        let mut before = 0;
        for &(place, _) in &kept {
            push_gap(&mut out, place - before);
            before = place;
        }
        out.extend(kept.iter().flat_map(|(_, w)| w.to_le_bytes()));
        out.push(u8::try_from(self.lexicon.0.len()).unwrap_or(u8::MAX));
        for filter in self.lexicon.0.iter().chain([&self.attested, &self.elements]) {
            out.push(filter.probes);
            out.extend_from_slice(&length(filter.bytes.len()));
            out.extend_from_slice(&filter.bytes);
        }
        [MAGIC.as_slice(), &out, &whole(&out).to_le_bytes()].concat()
    }
}

/// From log-odds to a probability.
pub fn logistic(odds: f32) -> f32 {
    1.0 / (1.0 + (-odds).exp())
}

/// Seven bits a byte, the lowest first; the high bit says that more follow.
fn push_gap(out: &mut Vec<u8>, mut gap: usize) {
    while gap > 0x7F {
        out.push(u8::try_from(gap & 0x7F).unwrap_or(0) | 0x80);
        gap >>= 7;
    }
    out.push(u8::try_from(gap).unwrap_or(0));
}

/// What is left of a file. Each read is `None` past its end.
struct Cursor<'f>(&'f [u8]);

impl<'f> Cursor<'f> {
    fn model(mut self) -> Option<Model> {
        let note = usize::from(u16::from_le_bytes(self.array()?));
        let note = String::from_utf8(self.bytes(note)?.to_vec()).ok()?;
        let (bias, scale) = (self.float()?, self.float()?);
        let mut calibration = [(0.0, 0.0); CLASSES];
        for class in &mut calibration {
            *class = (self.float()?, self.float()?);
        }
        let weights = self.weights()?;
        let sets = self.array::<1>()?[0];
        let lexicon = Lexicon((0..sets).map(|_| self.filter()).collect::<Option<_>>()?);
        let (attested, elements) = (self.filter()?, self.filter()?);
        self.0.is_empty().then_some(Model { note, bias, scale, calibration, weights, lexicon, attested, elements })
    }

    fn weights(&mut self) -> Option<Vec<i8>> {
        let count = u32::from_le_bytes(self.array()?) as usize;
        let mut weights = vec![0; 1 << BITS];
        let mut places = Vec::with_capacity(count.min(weights.len()));
        let mut place = 0;
        for _ in 0..count {
            place += self.gap()?;
            places.push(place);
        }
        for (place, value) in places.into_iter().zip(self.bytes(count)?) {
            *weights.get_mut(place)? = i8::from_le_bytes([*value]);
        }
        Some(weights)
    }

    fn filter(&mut self) -> Option<Filter> {
        let probes = self.array::<1>()?[0];
        let length = u32::from_le_bytes(self.array()?) as usize;
        Some(Filter { probes, bytes: self.bytes(length)?.to_vec() })
    }

    fn gap(&mut self) -> Option<usize> {
        let mut gap = 0;
        for shift in [0, 7, 14, 21] {
            let [byte] = self.array()?;
            gap |= usize::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Some(gap);
            }
        }
        None
    }

    fn float(&mut self) -> Option<f32> {
        self.array().map(f32::from_le_bytes).filter(|f| f.is_finite())
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (first, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*first)
    }

    fn bytes(&mut self, count: usize) -> Option<&'f [u8]> {
        let (first, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(first)
    }
}

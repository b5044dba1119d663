//! What tells a name from another word, and two spellings of one name from two names.

use std::sync::Arc;

use crate::document::Document;
use crate::telugu::letters::{VIRAMA, is_vowel_sign};
use crate::telugu::phonetics::phonemes;
use crate::text::words::without_joiners;

use super::gazetteer::Gazetteer;

/// Fewer sounds than these are shared by too many words.
const LEAST_SOUNDS: usize = 5;

/// A word of the article that may be a name.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Without joiners and suffix.
    pub stem: String,
    /// What all spellings of a listed name share.
    pub key: Option<Arc<str>>,
    /// How it sounds, folded.
    pub skeleton: String,
    /// Occurrences, in any case.
    pub count: u32,
    /// Word indices of its mentions.
    pub mentions: Vec<usize>,
}

/// Whether two candidates with the same skeleton are one name in two spellings.
pub fn same_name(document: &Document<'_>, names: &Gazetteer, a: &Candidate, b: &Candidate) -> bool {
    let (listed_a, listed_b) = (a.key.is_some(), b.key.is_some());
    if listed_a && listed_b {
        return a.key == b.key;
    }
    if phonemes(&a.stem).len() < LEAST_SOUNDS || phonemes(&b.stem).len() < LEAST_SOUNDS {
        return false;
    }
    if differ_in_final_vowel(&a.stem, &b.stem)
        && !share_neighbour(document, names, a, b)
        && !longer(a, b).is_some_and(|long| takes_suffix(document, long))
    {
        return false;
    }
    !are_coordinated(document, a, b) && (is_name(document, names, a) || is_name(document, names, b))
}

/// Final -అ/-ఆ, -ఇ/-ఈ, a virama or -u at the end cut both ways: గుప్త/గుప్తా is one name, రామ/రామా are two words, మూర్తీ is a vocative.
pub fn differ_in_final_vowel(a: &str, b: &str) -> bool {
    let stem = |w: &str| w.trim_end_matches(|c| is_vowel_sign(c) || c == VIRAMA).to_owned();
    stem(a) == stem(b)
}

/// The one of two that ends in a long -ఈ or -ఊ where the other has the short vowel.
fn longer<'c>(a: &'c Candidate, b: &'c Candidate) -> Option<&'c Candidate> {
    [a, b].into_iter().find(|c| c.stem.ends_with(['ీ', 'ూ']))
}

/// Whether a form stands with a suffix: then its length is no vocative.
fn takes_suffix(document: &Document<'_>, c: &Candidate) -> bool {
    c.mentions.iter().any(|&m| without_joiners(document.slice(document.words()[m].span)).len() > c.stem.len())
}

/// Ends in a virama, as loans and foreign names do, or is announced as a name.
fn is_name(document: &Document<'_>, names: &Gazetteer, c: &Candidate) -> bool {
    c.key.is_some()
        || c.stem.ends_with(VIRAMA)
        || c.mentions.iter().any(|&m| {
            neighbours(document, m)
                .any(|(word, before)| before && names.is_title(&word) || names.known(&word).is_some())
        })
}

/// The words right before and after a mention, with nothing but a space between; the flag tells which.
fn neighbours<'d>(document: &'d Document<'_>, mention: usize) -> impl Iterator<Item = (String, bool)> + 'd {
    let before = mention.checked_sub(1).filter(|&i| document.gap_after(i) == " ").map(|i| (i, true));
    let after = Some(mention + 1)
        .filter(|&i| i < document.words().len() && document.gap_after(mention) == " ")
        .map(|i| (i, false));
    before
        .into_iter()
        .chain(after)
        .map(|(i, side)| (without_joiners(document.slice(document.words()[i].span)).into_owned(), side))
}

/// The same given name or surname stands beside both.
fn share_neighbour(document: &Document<'_>, names: &Gazetteer, a: &Candidate, b: &Candidate) -> bool {
    let of = |c: &Candidate| -> Vec<_> {
        c.mentions.iter().flat_map(|&m| neighbours(document, m).collect::<Vec<_>>()).collect()
    };
    let beside_b = of(b);
    of(a).iter().any(|n| !names.is_ordinary(&n.0) && !names.is_title(&n.0) && beside_b.contains(n))
}

/// `X, Y` and `X మరియు Y` name two, not one.
fn are_coordinated(document: &Document<'_>, a: &Candidate, b: &Candidate) -> bool {
    let follows = |x: &Candidate, y: &Candidate| {
        x.mentions.iter().any(|&m| {
            let comma = y.mentions.binary_search(&(m + 1)).is_ok() && document.gap_after(m).trim() == ",";
            let and =
                y.mentions.binary_search(&(m + 2)).is_ok() && document.slice(document.words()[m + 1].span) == "మరియు";
            comma || and
        })
    };
    follows(a, b) || follows(b, a)
}

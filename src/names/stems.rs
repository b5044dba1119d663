//! The distinct stems of an article and which of them are near enough to be compared.

use std::sync::Arc;

use hashbrown::{HashMap, HashSet};

use super::facts::Stem;
use super::words::{NameWord, Recurring};
use crate::document::Document;
use crate::text::words::without_joiners;

/// Stems that share their consonants with so many others are short and say little.
const CROWD: usize = 40;

/// A distinct stem.
#[derive(Debug)]
pub struct DistinctStem<'s> {
    /// A word that has it: its number in the vocabulary.
    pub id: u32,
    /// What the lists say of it.
    pub stem: &'s Stem,
    /// What all spellings of the listed name share.
    pub key: Option<(&'s Arc<str>, u64)>,
    /// Whether some word has it with a suffix.
    pub suffixed: bool,
}

impl DistinctStem<'_> {
    /// Its text, without joiners.
    pub fn text(&self, document: &Document<'_>) -> String {
        let text = document.vocabulary().entries()[self.id as usize].text;
        without_joiners(text)[..self.stem.len].to_owned()
    }
}

/// The distinct stems that may be names; for each name word the index of its stem.
pub fn distinct<'s>(document: &Document<'_>, words: &'s [NameWord]) -> (Vec<DistinctStem<'s>>, Vec<Option<usize>>) {
    let mut stems: Vec<DistinctStem<'s>> = Vec::new();
    let mut by_text: HashMap<u64, usize> = HashMap::with_capacity(words.len());
    let mut of_word = vec![None; words.len()];
    let mut add = |i: usize, text: u64, stems: &mut Vec<DistinctStem<'s>>| {
        let (word, stem) = (&words[i], words[i].stem());
        let next = stems.len();
        let at = *by_text.entry(text).or_insert(next);
        if at == next {
            stems.push(DistinctStem { id: word.id, stem, key: word.key(), suffixed: false });
        }
        stems[at].suffixed |= document.vocabulary().entries()[word.id as usize].text.len() > stem.len + 3;
        at
    };
    let (late, early): (Vec<usize>, Vec<usize>) = (0..words.len()).partition(|&i| words[i].stem().virama.is_some());
    for i in early {
        of_word[i] = Some(add(i, words[i].stem().text, &mut stems));
    }
    // ట్రంపుకు is a form of ట్రంప్ if the article has that, of ట్రంపు otherwise.
    let seen: HashSet<u64> = stems.iter().map(|s| s.stem.text).collect();
    for i in late {
        let stem = words[i].stem();
        let virama = stem.virama.filter(|v| !seen.contains(&stem.text) && seen.contains(v));
        of_word[i] = Some(add(i, virama.unwrap_or(stem.text), &mut stems));
    }
    (stems, of_word)
}

/// Pairs of stems that share a listed name, or their consonants but for one.
pub fn near(stems: &[DistinctStem<'_>]) -> Vec<(usize, usize)> {
    sharing(stems.len(), CROWD, |i| {
        let stem = &stems[i];
        stem.stem.blocks.iter().copied().chain(stem.key.map(|(_, name)| name))
    })
}

/// Pairs among so many things that share a hash; a hash that more than `crowd` of them have says nothing.
pub fn sharing<I: Iterator<Item = u64>>(len: usize, crowd: usize, hashes: impl Fn(usize) -> I) -> Vec<(usize, usize)> {
    let all = || (0..len).flat_map(|i| hashes(i).map(move |hash| (hash, i)));
    let recurring = Recurring::new(all().map(|(hash, _)| hash));
    let mut shared: Vec<(u64, usize)> = all().filter(|(hash, _)| recurring.twice(*hash)).collect();
    shared.sort_unstable();
    let mut out = Vec::new();
    for group in shared.chunk_by(|a, b| a.0 == b.0).filter(|g| (2..=crowd).contains(&g.len())) {
        for (n, &(_, i)) in group.iter().enumerate() {
            out.extend(group[n + 1..].iter().map(|&(_, j)| (i.min(j), i.max(j))));
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

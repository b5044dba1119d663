//! The distinct stems of an article and which of them are near enough to be compared.

use std::sync::Arc;

use hashbrown::HashTable;

use super::facts::Stem;
use super::words::{NameWord, Recurring};
use crate::document::{Document, Vocabulary};
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
        without_joiners(text)[..usize::from(self.stem.len)].to_owned()
    }
}

/// The distinct stems that may be names; for each name word the index of its stem.
pub fn distinct<'d>(document: &Document<'d>, words: &[NameWord]) -> (Vec<DistinctStem<'d>>, Vec<Option<usize>>) {
    let vocabulary = document.vocabulary();
    let mut stems: Vec<DistinctStem<'d>> = Vec::with_capacity(words.len());
    // Found by the hash of the text, which needs no hashing again.
    let mut by_text: HashTable<(u64, usize)> = HashTable::with_capacity(words.len());
    let mut of_word = vec![None; words.len()];
    let mut late = Vec::new();
    for (i, word) in words.iter().enumerate() {
        let stem = word.stem(vocabulary);
        match stem.virama {
            None => of_word[i] = Some(add(vocabulary, word, stem.text, &mut stems, &mut by_text)),
            Some(virama) => late.push((i, virama.get())),
        }
    }
    // ట్రంపుకు is a form of ట్రంప్ if the article has that, of ట్రంపు otherwise.
    let early = stems.len();
    for (i, virama) in late {
        let own = words[i].stem(vocabulary).text;
        let seen = |text: u64| by_text.find(text, |(t, _)| *t == text).is_some_and(|(_, at)| *at < early);
        let text = if !seen(own) && seen(virama) { virama } else { own };
        of_word[i] = Some(add(vocabulary, &words[i], text, &mut stems, &mut by_text));
    }
    (stems, of_word)
}

/// The index of a word's stem, by the hash of its text.
fn add<'d>(
    vocabulary: &Vocabulary<'d>,
    word: &NameWord,
    text: u64,
    stems: &mut Vec<DistinctStem<'d>>,
    by_text: &mut HashTable<(u64, usize)>,
) -> usize {
    let stem = word.stem(vocabulary);
    let at = by_text.entry(text, |(t, _)| *t == text, |(t, _)| *t).or_insert((text, stems.len())).get().1;
    if at == stems.len() {
        stems.push(DistinctStem { id: word.id, stem, key: word.key(vocabulary), suffixed: false });
    }
    stems[at].suffixed |= vocabulary.entries()[word.id as usize].text.len() > usize::from(stem.len) + 3;
    at
}

/// Pairs of stems that share a listed name, or their consonants but for one.
pub fn near(stems: &[DistinctStem<'_>]) -> Vec<(usize, usize)> {
    sharing(stems.len(), CROWD, |i, all| {
        let DistinctStem { stem, key, .. } = &stems[i];
        stem.blocks.each(&stem.sounds, |block| all.push((block, i)));
        all.extend(key.map(|(_, name)| (name, i)));
    })
}

/// Pairs among so many things that share a hash; a hash that more than `crowd` of them have says nothing. `hashes` adds
/// those of a thing, with its number.
pub fn sharing(len: usize, crowd: usize, hashes: impl Fn(usize, &mut Vec<(u64, usize)>)) -> Vec<(usize, usize)> {
    let mut all: Vec<(u64, usize)> = Vec::with_capacity(len * 8);
    for i in 0..len {
        hashes(i, &mut all);
    }
    let recurring = Recurring::new(all.iter().map(|(hash, _)| *hash));
    let mut shared: Vec<(u64, usize)> = all.into_iter().filter(|(hash, _)| recurring.twice(*hash)).collect();
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

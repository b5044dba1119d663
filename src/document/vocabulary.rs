//! The distinct words of a document.

use std::borrow::Cow;

use hashbrown::HashMap;

use crate::text::words::without_joiners;

/// How often one word occurs, and how it is written.
#[derive(Clone, Debug, Default)]
pub struct Entry<'a> {
    /// Its place among the distinct words, by first occurrence.
    pub order: u32,
    /// Occurrences of all its spellings.
    pub count: u32,
    /// Spellings with joiners, each with its count; a word written one way has one.
    pub spellings: Vec<(&'a str, u32)>,
}

/// Distinct Telugu words by their form without joiners.
#[derive(Debug, Default)]
pub struct Vocabulary<'a> {
    entries: HashMap<Cow<'a, str>, Entry<'a>>,
}

impl<'a> Vocabulary<'a> {
    /// Counts words.
    pub fn new(words: impl Iterator<Item = &'a str>) -> Self {
        let mut entries: HashMap<Cow<'a, str>, Entry<'a>> = HashMap::new();
        for word in words {
            let order = u32::try_from(entries.len()).unwrap_or(u32::MAX);
            let entry = entries.entry(without_joiners(word)).or_insert_with(|| Entry { order, ..Entry::default() });
            entry.count += 1;
            match entry.spellings.iter_mut().find(|(s, _)| *s == word) {
                Some((_, n)) => *n += 1,
                None => entry.spellings.push((word, 1)),
            }
        }
        Self { entries }
    }

    /// The entry of a word; joiners in the argument must be stripped.
    pub fn get(&self, bare: &str) -> Option<&Entry<'a>> {
        self.entries.get(bare)
    }

    /// How often a word occurs, in any spelling with or without joiners.
    pub fn count(&self, bare: &str) -> u32 {
        self.get(bare).map_or(0, |e| e.count)
    }

    /// All entries, by first occurrence.
    pub fn sorted(&self) -> Vec<(&str, &Entry<'a>)> {
        let mut all: Vec<_> = self.entries.iter().map(|(bare, entry)| (bare.as_ref(), entry)).collect();
        all.sort_unstable_by_key(|(_, entry)| entry.order);
        all
    }
}

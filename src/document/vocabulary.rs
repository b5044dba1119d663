//! The distinct words of a document: what is costly about a word is asked once for each of them.

use std::borrow::Cow;

use hashbrown::HashMap;

use crate::text::words::without_joiners;

/// A distinct Telugu word as written, joiners included.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// The word.
    pub text: &'a str,
    /// How often it occurs.
    pub count: u32,
}

/// Distinct Telugu words, by first occurrence.
#[derive(Debug, Default)]
pub struct Vocabulary<'a> {
    entries: Vec<Entry<'a>>,
    by_text: HashMap<&'a str, u32>,
    /// Words with joiners, by their form without them.
    joined: HashMap<String, Vec<u32>>,
}

impl<'a> Vocabulary<'a> {
    /// An empty one with room for the words of a text of so many bytes.
    pub(super) fn for_text(bytes: usize) -> Self {
        // Measured: an article of 9 kB has some 400 distinct words; a long text repeats them.
        let room = (bytes / 20).min(1 << 14);
        Self { entries: Vec::with_capacity(room), by_text: HashMap::with_capacity(room), joined: HashMap::new() }
    }

    /// Counts a word and gives its number: its place among the distinct words.
    pub(super) fn add(&mut self, text: &'a str) -> u32 {
        let next = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        let id = *self.by_text.entry(text).or_insert(next);
        if id == next {
            self.entries.push(Entry { text, count: 0 });
            if let Cow::Owned(bare) = without_joiners(text) {
                self.joined.entry(bare).or_default().push(id);
            }
        }
        self.entries[id as usize].count += 1;
        id
    }

    /// All distinct words; [`super::Word::id`] is an index into them.
    pub fn entries(&self) -> &[Entry<'a>] {
        &self.entries
    }

    /// The number of a word as written.
    pub fn id(&self, text: &str) -> Option<u32> {
        self.by_text.get(text).copied()
    }

    /// Whether any word has a joiner.
    pub fn has_joiners(&self) -> bool {
        !self.joined.is_empty()
    }

    /// Whether some word is written in two ways that differ in joiners alone.
    pub fn has_twins(&self) -> bool {
        self.joined.iter().any(|(bare, ids)| ids.len() > 1 || self.by_text.contains_key(bare.as_str()))
    }

    /// The ways a word is written with joiners; those in the argument must be stripped.
    pub fn joined(&self, bare: &str) -> impl Iterator<Item = &Entry<'a>> {
        self.joined.get(bare).into_iter().flatten().map(|&id| &self.entries[id as usize])
    }

    /// How often a word occurs, with or without joiners; those in the argument must be stripped.
    pub fn count(&self, bare: &str) -> u32 {
        let plain = self.by_text.get(bare).map_or(0, |&id| self.entries[id as usize].count);
        plain + self.joined(bare).map(|e| e.count).sum::<u32>()
    }
}

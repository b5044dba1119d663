//! The distinct words of a document: what is costly about a word is asked once for each of them.

use std::cell::OnceCell;

use hashbrown::{DefaultHashBuilder, HashTable};

use crate::memory::{FactsId, KnownWords, Print, ReadWord, Reader, Sighting, WordFacts};
use crate::telugu::forms::Form;
use crate::text::words::without_joiners;

/// A distinct Telugu word as written, joiners included.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// The word.
    pub text: &'a str,
    /// How often it occurs.
    pub count: u32,
    /// What it is by its letters, if a rule has asked for that.
    pub form: Form,
    hash: u64,
}

/// What words with joiners are without them.
#[derive(Debug)]
struct Bare {
    text: String,
    hash: u64,
    /// The words that are this.
    ids: Vec<u32>,
}

/// Distinct Telugu words, by first occurrence.
#[derive(Debug, Default)]
pub struct Vocabulary<'a> {
    entries: Vec<Entry<'a>>,
    hasher: DefaultHashBuilder,
    /// Numbers of words by their text; built when a word is first asked for by its text.
    by_text: OnceCell<HashTable<u32>>,
    /// Forms without joiners of the words that have some, by first occurrence.
    bare: Vec<Bare>,
    by_bare: HashTable<usize>,
    /// Words with joiners, in order.
    with_joiners: Vec<u32>,
    twins: OnceCell<Vec<u32>>,
    /// The words that the lists have something to say of, and what.
    notable: Vec<(u32, &'a WordFacts)>,
    /// What any word is by its letters.
    forms: Form,
}

impl<'a> Vocabulary<'a> {
    /// An empty one with room for the words of a text of so many bytes.
    pub(super) fn for_text(bytes: usize, hasher: DefaultHashBuilder) -> Self {
        // Measured: an article of 9 kB has some 400 distinct words; a long text repeats them.
        Self { entries: Vec::with_capacity((bytes / 20).min(1 << 14)), hasher, ..Self::default() }
    }

    /// Counts a word and gives its number, its place among the distinct words. What is known of it goes to `notable`.
    pub(super) fn add(
        &mut self,
        text: &'a str,
        sighting: Sighting,
        has_joiner: bool,
        reader: &mut Reader<'_>,
        notable: &mut Vec<(u32, FactsId)>,
    ) -> u32 {
        let next = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        let ReadWord { number, hash, facts, form } = reader.read(text, sighting, next);
        if number == next {
            self.entries.push(Entry { text, count: 0, form, hash });
            self.forms |= form;
            notable.extend(facts.map(|facts| (number, facts)));
            if has_joiner {
                self.with_joiners.push(number);
                self.add_joined(without_joiners(text).into_owned(), number);
            }
        }
        self.entries[number as usize].count += 1;
        number
    }

    fn add_joined(&mut self, text: String, number: u32) {
        let hash = Print::of(&text, &self.hasher).hash;
        let same = |&at: &usize| self.bare[at].text == text;
        if let Some(&at) = self.by_bare.find(hash, same) {
            self.bare[at].ids.push(number);
        } else {
            self.by_bare.insert_unique(hash, self.bare.len(), |&at| self.bare[at].hash);
            self.bare.push(Bare { text, hash, ids: vec![number] });
        }
    }

    /// Remembers what the lists say, and about which words.
    pub(super) fn note(&mut self, notable: &[(u32, FactsId)], memory: &'a KnownWords) {
        self.notable = notable.iter().filter_map(|&(number, facts)| Some((number, memory.facts(facts)?))).collect();
    }

    /// What any word of the article is by its letters.
    pub fn forms(&self) -> Form {
        self.forms
    }

    /// What the lists have to say, and about which words. Most words are not among them.
    pub(crate) fn notable(&self) -> impl Iterator<Item = (u32, &Entry<'a>, &'a WordFacts)> {
        self.notable.iter().map(|&(id, facts)| (id, &self.entries[id as usize], facts))
    }

    /// What the lists say of a word that is the n-th of [`Self::notable`].
    pub(crate) fn facts(&self, n: usize) -> &'a WordFacts {
        self.notable[n].1
    }

    /// For each word the number that all its spellings share, with joiners and without; nothing if no word has joiners.
    pub(crate) fn twins(&self) -> &[u32] {
        self.twins.get_or_init(|| {
            if self.bare.is_empty() {
                return Vec::new();
            }
            let mut twins: Vec<u32> = (0..).take(self.entries.len()).collect();
            for Bare { text, hash, ids } in &self.bare {
                let shared = self.id_by_hash(*hash, text).unwrap_or(ids[0]);
                for &id in ids {
                    twins[id as usize] = shared;
                }
            }
            twins
        })
    }

    /// All distinct words; [`super::Word::id`] is an index into them.
    pub fn entries(&self) -> &[Entry<'a>] {
        &self.entries
    }

    /// The number of a word as written.
    pub fn id(&self, text: &str) -> Option<u32> {
        self.id_by_hash(Print::of(text, &self.hasher).hash, text)
    }

    fn id_by_hash(&self, hash: u64, text: &str) -> Option<u32> {
        let hash_of = |&i: &u32| self.entries[i as usize].hash;
        let table = self.by_text.get_or_init(|| {
            let mut table = HashTable::with_capacity(self.entries.len());
            for i in (0..).take(self.entries.len()) {
                table.insert_unique(hash_of(&i), i, hash_of);
            }
            table
        });
        table.find(hash, |&i| self.entries[i as usize].text == text).copied()
    }

    /// Whether any word has a joiner.
    pub fn has_joiners(&self) -> bool {
        !self.bare.is_empty()
    }

    /// The words with joiners and their numbers, in order.
    pub fn with_joiners(&self) -> impl Iterator<Item = (u32, &Entry<'a>)> {
        self.with_joiners.iter().map(|&id| (id, &self.entries[id as usize]))
    }

    /// The words that are written both with joiners and without them, as written without.
    pub fn both_ways(&self) -> impl Iterator<Item = u32> {
        self.bare.iter().filter_map(|bare| self.id_by_hash(bare.hash, &bare.text))
    }

    /// The ways a word is written with joiners; those in the argument must be stripped.
    pub fn joined(&self, bare: &str) -> impl Iterator<Item = &Entry<'a>> {
        self.joined_by_hash(Print::of(bare, &self.hasher).hash, bare)
    }

    fn joined_by_hash(&self, hash: u64, bare: &str) -> impl Iterator<Item = &Entry<'a>> {
        let at = self.by_bare.find(hash, |&at| self.bare[at].text == bare);
        at.into_iter().flat_map(|&at| &self.bare[at].ids).map(|&id| &self.entries[id as usize])
    }

    /// How often a word occurs, with or without joiners; those in the argument must be stripped.
    pub fn count(&self, bare: &str) -> u32 {
        self.count_by_hash(Print::of(bare, &self.hasher).hash, bare)
    }

    /// The same for a word whose hash a list has kept.
    pub(crate) fn count_by_hash(&self, hash: u64, bare: &str) -> u32 {
        let plain = self.id_by_hash(hash, bare).map_or(0, |id| self.entries[id as usize].count);
        plain + self.joined_by_hash(hash, bare).map(|e| e.count).sum::<u32>()
    }
}

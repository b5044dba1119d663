//! Remembers what was found out about a word: news repeats its words, in one article and across articles.

use std::cell::{RefCell, RefMut};
use std::hash::BuildHasher;
use std::sync::{Arc, Mutex};

use hashbrown::{DefaultHashBuilder, HashTable};
use thread_local::ThreadLocal;

use crate::diagnostic::Span;
use crate::names::{Facts, Gazetteer, Judged};
use crate::telugu::forms::{Form, Forms};
use crate::telugu::joiner::{Joiners, Site};
use crate::text::words::LONGEST_WORD;

/// Words after which a thread forgets and starts over, so that an endless stream needs no endless memory.
const MOST: usize = 1 << 17;
/// Parts of the common memory, each with a lock of its own, so that threads seldom wait for each other.
const SHARDS: usize = 32;

/// What the lists say of a word, whatever the article.
#[derive(Debug)]
pub struct WordFacts {
    /// Where a joiner may be missing.
    pub(crate) sites: Box<[Site]>,
    /// Byte offsets of joiners that stand inside a native conjunct.
    pub(crate) misplaced: Box<[usize]>,
    /// Whether it may be a name.
    pub(crate) name: Facts,
}

impl WordFacts {
    /// Whether no rule has anything to say about the word itself.
    fn is_plain(&self) -> bool {
        self.sites.is_empty()
            && self.misplaced.is_empty()
            && matches!(self.name.judged, Judged::Ordinary)
            && !self.name.begins_wrong
    }
}

/// The lists that judge words: those that a rule which is on has asked for.
#[derive(Clone, Debug, Default)]
pub struct Judges {
    /// For `sites`.
    pub joiners: Option<Arc<Joiners>>,
    /// For `name`.
    pub names: Option<Arc<Gazetteer>>,
    /// For the form of a word.
    pub forms: Option<Arc<Forms>>,
}

impl Judges {
    fn judge(&self, text: &str) -> Judgement {
        // What is longer than any word is noise, of which the beginning says enough.
        let end = (0..=text.len().min(LONGEST_WORD)).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0);
        let word = &text[..end];
        let facts = WordFacts {
            sites: self.joiners.as_ref().map(|j| j.sites(word)).unwrap_or_default(),
            misplaced: self.joiners.as_ref().map(|j| j.misplaced_joiners(word)).unwrap_or_default(),
            name: self.names.as_ref().map(|n| n.facts(word)).unwrap_or_default(),
        };
        Judgement {
            facts: (!facts.is_plain()).then(|| Arc::new(facts)),
            form: self.forms.as_ref().map(|f| f.form(word)).unwrap_or_default(),
        }
    }
}

/// All that is known of a word.
#[derive(Clone, Debug, Default)]
struct Judgement {
    facts: Option<Arc<WordFacts>>,
    form: Form,
}

/// A memory of each thread's own, and one of all threads that is asked when a thread meets a word for the first time. It
/// changes no answer, only how soon it comes.
#[derive(Debug, Default)]
pub struct WordMemory {
    judges: Judges,
    hasher: DefaultHashBuilder,
    threads: ThreadLocal<RefCell<Table>>,
    shared: [Mutex<Words<Judgement>>; SHARDS],
}

impl WordMemory {
    /// A memory of what these lists say.
    pub fn new(judges: Judges) -> Self {
        Self { judges, ..Self::default() }
    }

    /// The words that this thread knows, ready for one more document.
    pub(crate) fn open(&self) -> Reader<'_> {
        let mut table = self.threads.get_or_default().borrow_mut();
        table.next_document();
        Reader { memory: self, table }
    }

    /// What the lists say of a word, found out by the first thread that meets it.
    fn judgement(&self, print: Print, word: &str) -> Judgement {
        // Tables use the low and the high bits of a hash.
        let shard = &self.shared[(print.hash >> 32) as usize % SHARDS];
        // A poisoned lock means that another thread panicked, which ends the run.
        if let Ok(known) = shard.lock()
            && let Some(judgement) = known.get(print)
        {
            return judgement.clone();
        }
        let judgement = self.judges.judge(word);
        if let Ok(mut known) = shard.lock() {
            if known.len() >= MOST / SHARDS {
                *known = Words::default();
            }
            known.get_or_insert(print, || judgement.clone());
        }
        judgement
    }
}

/// Looks up the words of one document.
pub(crate) struct Reader<'m> {
    memory: &'m WordMemory,
    table: RefMut<'m, Table>,
}

impl Reader<'_> {
    /// How words are hashed.
    pub fn hasher(&self) -> DefaultHashBuilder {
        self.memory.hasher.clone()
    }

    /// A word: its number in this document, `next` if it comes up for the first time.
    pub fn read(&mut self, text: &str, next: u32) -> (u32, &Known) {
        let Table { words, document } = &mut *self.table;
        let hash = self.memory.hasher.hash_one(text);
        let print = Print::of(text, hash);
        let known = words.get_or_insert(print, || {
            let Judgement { facts, form } = self.memory.judgement(print, text);
            Known { hash, facts, form, document: 0, number: 0 }
        });
        if known.document != *document {
            (known.document, known.number) = (*document, next);
        }
        (known.number, known)
    }
}

/// Distinct words. A word of an article is looked up once, here; the look-up also tells its number in the article.
#[derive(Debug, Default)]
struct Table {
    words: Words<Known>,
    document: u32,
}

impl Table {
    fn next_document(&mut self) {
        if self.words.len() >= MOST || self.document == u32::MAX {
            *self = Self::default();
        }
        self.document += 1;
    }
}

/// A distinct word.
#[derive(Debug)]
pub(crate) struct Known {
    /// The hash of the text.
    pub hash: u64,
    /// What is known of it; nothing of most words.
    pub facts: Option<Arc<WordFacts>>,
    /// What it is by its letters.
    pub form: Form,
    document: u32,
    number: u32,
}

/// A table of words. They stand in the order in which they were met: those that come up most stand together at the
/// beginning, and the processor keeps them near.
#[derive(Debug)]
struct Words<T> {
    /// Half of the hash of each word, and its number.
    numbers: HashTable<(u32, u32)>,
    words: Vec<(Print, T)>,
}

/// What stands for the letters of a word: its hash, under a key drawn at random for each run, its last eight bytes and its
/// length. That any two of a million words share a hash is less likely than one in 10^7, that they share all of it far
/// less; and to look at every letter costs as much as all the rest of a look-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Print {
    hash: u64,
    end: u64,
    len: u32,
}

impl Print {
    fn of(text: &str, hash: u64) -> Self {
        let bytes = text.as_bytes();
        let last = |bytes: &[u8]| bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte));
        let end = bytes.last_chunk().map_or_else(|| last(bytes), |chunk| u64::from_be_bytes(*chunk));
        Self { hash, end, len: Span::point(bytes.len()).start }
    }
}

impl<T> Default for Words<T> {
    fn default() -> Self {
        Self { numbers: HashTable::new(), words: Vec::new() }
    }
}

impl<T> Words<T> {
    fn len(&self) -> usize {
        self.words.len()
    }

    fn number(&self, word: Print) -> Option<usize> {
        let same = |&(half, i): &(u32, u32)| half == upper(word.hash) && self.words[i as usize].0 == word;
        self.numbers.find(word.hash, same).map(|&(_, i)| i as usize)
    }

    fn get(&self, word: Print) -> Option<&T> {
        self.number(word).map(|i| &self.words[i].1)
    }

    fn get_or_insert(&mut self, word: Print, value: impl FnOnce() -> T) -> &mut T {
        let i = if let Some(i) = self.number(word) {
            i
        } else {
            let i = Span::point(self.words.len()).start;
            self.words.push((word, value()));
            self.numbers.insert_unique(word.hash, (upper(word.hash), i), |&(_, i)| self.words[i as usize].0.hash);
            i as usize
        };
        &mut self.words[i].1
    }
}

#[allow(clippy::cast_possible_truncation, reason = "half of the bits is what is asked for")]
fn upper(hash: u64) -> u32 {
    (hash >> 32) as u32
}

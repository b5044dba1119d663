//! Remembers what was found out about a word: news repeats its words, in one article and across articles.

mod table;

use std::cell::{RefCell, RefMut};
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use hashbrown::DefaultHashBuilder;
use thread_local::ThreadLocal;

pub(crate) use self::table::Print;
use self::table::Table;
use crate::names::{Facts, Gazetteer, Judged};
use crate::telugu::forms::{Form, Forms};
use crate::telugu::joiner::{Joiners, Site};
use crate::text::words::LONGEST_WORD;

/// Distinct words after which all is forgotten, so that an endless stream needs no endless memory.
const MOST: usize = 1 << 18;
/// Parts of the common memory, each with a lock of its own, so that threads seldom wait for each other.
const SHARDS: usize = 32;

/// What the lists say of a word, whatever the article.
#[derive(Debug)]
pub struct WordFacts {
    /// Whether it may be a name.
    pub(crate) name: Facts,
    /// Few words have any, and all that are kept apart stay small.
    sites: Option<Box<JoinerSites>>,
}

/// Places of a word where a joiner is missing or too many.
#[derive(Debug, Default)]
struct JoinerSites {
    missing: Box<[Site]>,
    misplaced: Box<[usize]>,
}

impl WordFacts {
    /// Where a joiner may be missing.
    pub(crate) fn missing_joiners(&self) -> &[Site] {
        self.sites.as_ref().map_or(&[], |sites| &sites.missing)
    }

    /// Byte offsets of joiners that stand inside a native conjunct.
    pub(crate) fn misplaced_joiners(&self) -> &[usize] {
        self.sites.as_ref().map_or(&[], |sites| &sites.misplaced)
    }

    /// Whether no rule has anything to say about the word itself.
    fn is_plain(&self) -> bool {
        self.sites.is_none() && matches!(self.name.judged, Judged::Ordinary) && !self.name.begins_wrong
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
    fn judge(&self, text: &str) -> (WordFacts, Form) {
        // What is longer than any word is noise, of which the beginning says enough.
        let end = (0..=text.len().min(LONGEST_WORD)).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0);
        let word = &text[..end];
        let sites =
            self.joiners.as_ref().map(|j| JoinerSites { missing: j.sites(word), misplaced: j.misplaced_joiners(word) });
        let facts = WordFacts {
            name: self.names.as_ref().map(|n| n.facts(word)).unwrap_or_default(),
            sites: sites.filter(|s| !s.missing.is_empty() || !s.misplaced.is_empty()).map(Box::new),
        };
        (facts, self.forms.as_ref().map(|f| f.form(word)).unwrap_or_default())
    }
}

/// What threads know of the words they met. It changes no answer, only how soon it comes.
#[derive(Debug, Default)]
pub struct WordMemory {
    judges: Judges,
    words: RwLock<Arc<KnownWords>>,
}

impl WordMemory {
    /// A memory of what these lists say.
    pub fn new(judges: Judges) -> Self {
        let words = RwLock::new(Arc::new(KnownWords::new(judges.clone())));
        Self { judges, words }
    }

    /// The words that are known now; none if there were too many. They stay for whoever holds them.
    pub(crate) fn words(&self) -> Arc<KnownWords> {
        // Nothing panics while it holds a lock, and what is behind it stays whole.
        let words = self.words.read().unwrap_or_else(PoisonError::into_inner).clone();
        if !words.is_full() {
            return words;
        }
        let mut current = self.words.write().unwrap_or_else(PoisonError::into_inner);
        if current.is_full() {
            *current = Arc::new(KnownWords::new(self.judges.clone()));
        }
        current.clone()
    }
}

/// All that is known of a word; mostly nothing.
#[derive(Clone, Copy, Debug, Default)]
struct Judgement {
    facts: Option<FactsId>,
    form: Form,
}

/// Which of the facts are those of a word: one more than their index.
pub(crate) type FactsId = NonZeroU32;

/// A memory of each thread's own, and one of all threads that is asked when a thread meets a word for the first time.
#[derive(Debug, Default)]
pub(crate) struct KnownWords {
    judges: Judges,
    hasher: DefaultHashBuilder,
    facts: boxcar::Vec<WordFacts>,
    count: AtomicUsize,
    shared: [Mutex<Table<Judgement>>; SHARDS],
    threads: ThreadLocal<RefCell<OwnTable>>,
}

impl KnownWords {
    fn new(judges: Judges) -> Self {
        // Lists and documents know a word by the same hash.
        let hasher = judges.names.as_ref().map(|names| names.hasher.clone()).unwrap_or_default();
        Self { judges, hasher, ..Self::default() }
    }

    fn is_full(&self) -> bool {
        self.count.load(Ordering::Relaxed) >= MOST
    }

    /// The words that this thread knows, ready for one more document.
    pub fn open(&self) -> Reader<'_> {
        let mut table = self.threads.get_or_default().borrow_mut();
        table.document += 1;
        Reader { memory: self, table }
    }

    /// The facts of a word that was read.
    pub fn facts(&self, id: FactsId) -> Option<&WordFacts> {
        self.facts.get(id.get() as usize - 1)
    }

    /// What the lists say of a word, found out by the first thread that meets it.
    fn judgement(&self, print: Print, word: &str) -> Judgement {
        // Tables use the low and the high bits of a hash.
        let shard = &self.shared[(print.hash >> 32) as usize % SHARDS];
        let lock = || shard.lock().unwrap_or_else(PoisonError::into_inner);
        let known = lock().get(print).copied();
        known.unwrap_or_else(|| {
            let (facts, form) = self.judges.judge(word);
            let plain = facts.is_plain();
            let keep = || NonZeroU32::new(u32::try_from(self.facts.push(facts) + 1).ok()?);
            let judgement = Judgement { facts: if plain { None } else { keep() }, form };
            let mut words = lock();
            // Another thread may have judged it meanwhile.
            if words.find(print).is_none() {
                words.insert(print, judgement);
                self.count.fetch_add(1, Ordering::Relaxed);
            }
            judgement
        })
    }
}

/// The words that a thread has met.
#[derive(Debug, Default)]
struct OwnTable {
    words: Table<Known>,
    document: u32,
}

/// A distinct word.
#[derive(Debug)]
struct Known {
    judgement: Judgement,
    /// The last document that had it, and its number there.
    document: u32,
    number: u32,
}

/// A word of a document.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sighting {
    print: Print,
    known: Option<u32>,
}

/// A word that was read.
pub(crate) struct ReadWord {
    /// Its number in the document.
    pub number: u32,
    /// The hash of its text.
    pub hash: u64,
    /// What is known of it; nothing of most words.
    pub facts: Option<FactsId>,
    /// What it is by its letters.
    pub form: Form,
}

/// Looks up the words of one document.
pub(crate) struct Reader<'m> {
    memory: &'m KnownWords,
    table: RefMut<'m, OwnTable>,
}

impl Reader<'_> {
    /// How words are hashed.
    pub fn hasher(&self) -> DefaultHashBuilder {
        self.memory.hasher.clone()
    }

    /// Looks for the words of a document. The table is larger than what the processor keeps near, and when one look-up does
    /// not wait for the last, it fetches several at once.
    pub fn find<'t>(&self, words: impl Iterator<Item = &'t str>) -> Vec<Sighting> {
        let mut all: Vec<Sighting> =
            words.map(|word| Sighting { print: Print::of(word, &self.memory.hasher), known: None }).collect();
        for sighting in &mut all {
            sighting.known = self.table.words.find(sighting.print);
        }
        all
    }

    /// A word that was looked for: its number in this document is `next` if it comes up for the first time.
    pub fn read(&mut self, text: &str, sighting: Sighting, next: u32) -> ReadWord {
        let OwnTable { words, document } = &mut *self.table;
        let print = sighting.print;
        // It may have come up since.
        let known = sighting.known.or_else(|| words.find(print)).unwrap_or_else(|| {
            let judgement = self.memory.judgement(print, text);
            words.insert(print, Known { judgement, document: 0, number: 0 })
        });
        let known = words.at(known);
        if known.document != *document {
            (known.document, known.number) = (*document, next);
        }
        let Judgement { facts, form } = known.judgement;
        ReadWord { number: known.number, hash: print.hash, facts, form }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Judges, MOST, WordMemory};
    use crate::document::{Document, Source};

    #[test]
    fn a_full_memory_is_replaced_and_stays_for_whoever_reads_it() {
        let letters: Vec<char> = ('క'..='న').collect();
        let n = letters.len();
        let word = |i: usize| [4, 3, 2, 1, 0].map(|place| letters[i / n.pow(place) % n]);
        let text: String = (0..MOST).flat_map(|i| word(i).into_iter().chain([' '])).collect();
        let memory = WordMemory::new(Judges::default());
        let (full, source) = (memory.words(), Source::from_text(&text));
        assert!(Arc::ptr_eq(&full, &memory.words()));
        let document = Document::with_words(&source, &full);
        let new = memory.words();
        assert!(!Arc::ptr_eq(&full, &new), "a new memory begins");
        let again = Document::with_words(&source, &new);
        assert_eq!(document.vocabulary().entries().len(), MOST);
        assert!(document.words().iter().zip(again.words()).all(|(a, b)| a.id == b.id && a.span == b.span));
    }
}

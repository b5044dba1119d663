//! Known names and their settled spellings, from the shipped list and the desk's own.

use std::borrow::Cow;
use std::hash::BuildHasher;
use std::sync::OnceLock;

use hashbrown::{DefaultHashBuilder, HashMap, HashSet};
use smallvec::SmallVec;

use super::endings::{Endings, differ_in_final_vowel};
use super::likeness::LikenessMemory;
use super::list::{Row, Text, bare, own, places, shipped, shipped_at, words_of};
use super::pairs::PairScorer;
use super::score::ClusterScorer;
use super::shape::Shape;
use crate::config::{NameEntry, NameKind};
use crate::memory::Print;
use crate::telugu::acronyms::Acronyms;
use crate::telugu::letters::VIRAMA;
use crate::telugu::phonetics::skeleton;
use crate::telugu::romanise::Romaniser;
use crate::telugu::suffixes::Suffixes;
use crate::telugu::tables::{RowIndex, rows};

/// How alike two spellings on one row sound at least: అస్సాం and అసోం do (.75), టీడీపీ and తెదేపా do not (.5).
const ALIKE: f64 = 0.65;

/// The level of a common word, as a power of two.
const COMMON: u8 = 5;

/// A word of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The settled spelling, with its joiners.
    pub canonical: Text,
    /// Its form without joiners: what all spellings of the word share.
    pub key: Text,
    /// What bears it.
    pub kind: NameKind,
    /// In Latin letters, if the name has as many words there.
    pub latin: Text,
    /// Whether the desk's own list has it.
    pub house: bool,
}

/// A word of a name in Latin letters.
#[derive(Clone, Debug)]
pub struct LatinName {
    /// The Telugu word for it.
    pub known: Known,
    /// The other words of the name, if this one is too short to stand for it: జిన్పింగ్ of Xi.
    pub mates: Vec<Text>,
}

/// A spelling that is always corrected.
#[derive(Clone, Debug)]
pub struct Wrong {
    /// Its words without joiners.
    pub words: Vec<Text>,
    /// What to write, with joiners.
    pub right: Text,
    /// The keys of the right words.
    pub keys: Vec<Text>,
}

/// A word that a row has as a variant of another.
#[derive(Debug)]
struct Alias {
    /// The word in the settled name.
    key: Text,
    known: usize,
    /// Words of the name.
    words: usize,
}

/// Where a row stands.
#[derive(Clone, Copy, Debug)]
enum Place {
    /// The number of the row in the desk's own list.
    House(usize),
    /// The byte of the shipped list.
    Shipped(usize),
}

/// All that is known of names.
#[derive(Debug)]
pub struct Gazetteer {
    known: Vec<Known>,
    /// Where the name that a word is stands in `known`.
    words: HashMap<Text, usize>,
    /// Variants of words. Few of them come up in an article, so whether they sound alike is asked then.
    aliases: HashMap<Text, SmallVec<[Alias; 1]>>,
    pub(super) wrong: HashMap<Text, Vec<Wrong>>,
    house: Vec<NameEntry>,
    /// The rows that have a Latin word, by its hash; found when an article first has a name in Latin letters.
    latin: OnceLock<HashMap<u64, SmallVec<[Place; 1]>>>,
    /// Hashes of words that stand side by side in a settled full name; read when an article first has one name in two
    /// spellings.
    full: OnceLock<HashSet<u64>>,
    ordinary: RowIndex,
    titles: HashSet<&'static str>,
    suffixes: Suffixes,
    pub(super) acronyms: Acronyms,
    pub(super) shape: Shape,
    pub(super) pairs: PairScorer,
    pub(super) endings: Endings,
    pub(super) scorer: ClusterScorer,
    romaniser: Romaniser,
    pub(super) likeness: LikenessMemory,
    pub(crate) hasher: DefaultHashBuilder,
}

impl Gazetteer {
    /// The shipped list, then the desk's own, which wins.
    pub fn with_house(house: &[NameEntry]) -> Self {
        let mut all = Self {
            // Room for every row at once: growing is what takes the time at start-up.
            ordinary: RowIndex::new(include_str!("../../rules/names/ordinary.tsv")),
            known: Vec::with_capacity(6_000),
            words: HashMap::with_capacity(7_000),
            aliases: HashMap::with_capacity(3_000),
            wrong: HashMap::with_capacity(1_000),
            house: house.to_vec(),
            latin: OnceLock::new(),
            full: OnceLock::new(),
            titles: rows(include_str!("../../rules/names/titles.tsv")).filter_map(|mut row| row.next()).collect(),
            suffixes: Suffixes::shipped(),
            acronyms: Acronyms::shipped(),
            shape: Shape::shipped(),
            pairs: PairScorer::shipped(),
            endings: Endings::shipped(),
            scorer: ClusterScorer::shipped(),
            romaniser: Romaniser::shipped(),
            likeness: LikenessMemory::default(),
            hasher: DefaultHashBuilder::default(),
        };
        // The desk's own list comes first, with its variants: what is there already is not written over.
        for row in house.iter().map(own) {
            all.add(&row);
            all.add_aliases(&row);
        }
        for long in [false, true] {
            // A variant is an alias only if no row has it as a settled form.
            let list = || shipped().filter(|row| is_long(row) == long);
            list().for_each(|row| all.add(&row));
            list().for_each(|row| all.add_aliases(&row));
        }
        all
    }

    /// The desk's own rows, then names of one word, which say how a given name or surname is spelt whoever bears it, then
    /// the others.
    fn places(&self) -> impl Iterator<Item = Place> {
        let list = |long: bool| places().filter(move |at| is_long(&shipped_at(*at)) == long).map(Place::Shipped);
        (0..self.house.len()).map(Place::House).chain(list(false)).chain(list(true))
    }

    fn row(&self, place: Place) -> Row {
        match place {
            Place::House(i) => own(&self.house[i]),
            Place::Shipped(at) => shipped_at(at),
        }
    }

    fn add(&mut self, row: &Row) {
        let known = words_known(row);
        if has_telling_words(row, known.len()) {
            for k in known.iter().filter(|k| is_telling(&k.key)) {
                // What a list before this one has as a variant stays one.
                let at = self.place(&k.key).unwrap_or_else(|| {
                    self.known.push(k.clone());
                    self.words.insert(k.key.clone(), self.known.len() - 1);
                    self.known.len() - 1
                });
                if self.known[at].latin.is_empty() {
                    self.known[at].latin.clone_from(&k.latin);
                }
            }
        }
        for wrong in row.wrong.iter() {
            let words: Vec<Text> = words_of(&wrong).iter().map(bare).collect();
            let keys = known.iter().map(|k| k.key.clone()).collect();
            if let Some(first) = words.first().cloned() {
                self.wrong.entry(first).or_default().push(Wrong { words, right: row.telugu.clone(), keys });
            }
        }
    }

    fn latin_rows(&self) -> HashMap<u64, SmallVec<[Place; 1]>> {
        let mut rows: HashMap<u64, SmallVec<[Place; 1]>> = HashMap::with_capacity(5_000);
        for place in self.places() {
            for word in words_of(&self.row(place).latin) {
                rows.entry(self.hasher.hash_one(lower(&word))).or_default().push(place);
            }
        }
        rows
    }

    fn full_names(&self) -> HashSet<u64> {
        let pair = |pair: &[Text]| self.hasher.hash_one((&*bare(&pair[0]), &*bare(&pair[1])));
        self.places()
            .flat_map(|place| words_of(&self.row(place).telugu).windows(2).map(pair).collect::<Vec<_>>())
            .collect()
    }

    /// A variant that differs from the settled name in one word makes the two words one name.
    fn add_aliases(&mut self, row: &Row) {
        let canonical = words_of(&row.telugu);
        for variant in row.variants.iter() {
            let words = words_of(&variant);
            if words.len() != canonical.len() || !has_telling_words(row, words.len()) {
                continue;
            }
            for (word, right) in words.iter().map(bare).zip(&canonical) {
                let key = bare(right);
                if word != key && is_telling(&word) && !self.words.contains_key(&word) {
                    // The settled form may itself be a variant to the desk.
                    let known = self.place(&key).unwrap_or_else(|| {
                        self.known.push(row.known(right));
                        self.known.len() - 1
                    });
                    self.aliases.entry(word).or_default().push(Alias { key, known, words: words.len() });
                }
            }
        }
    }

    /// Where what is known of a word stands.
    fn place(&self, bare: &str) -> Option<usize> {
        let alias = || {
            let mut aliases = self.aliases.get(bare)?.iter();
            aliases.find(|alias| is_spelling_of(bare, &alias.key, alias.words)).map(|alias| alias.known)
        };
        self.words.get(bare).copied().or_else(alias)
    }

    /// The known name that a word without joiners is.
    pub fn known(&self, bare: &str) -> Option<&Known> {
        self.place(bare).map(|at| &self.known[at])
    }

    /// Whether two words without joiners stand side by side in the settled form of a full name.
    pub fn are_full_name(&self, first: &str, second: &str) -> bool {
        self.full.get_or_init(|| self.full_names()).contains(&self.hasher.hash_one((first, second)))
    }

    /// Ways to take a suffix off a word.
    pub fn splits<'w>(&self, bare: &'w str) -> impl Iterator<Item = (&'w str, &'w str)> {
        self.suffixes.splits(bare)
    }

    /// Wrong spellings that begin with a word or with its stem.
    pub fn wrong_of(&self, bare: &str) -> Vec<&Wrong> {
        let stems = std::iter::once(bare).chain(self.splits(bare).map(|(stem, _)| stem));
        stems.filter_map(|stem| self.wrong.get(stem)).flatten().collect()
    }

    /// Telugu words for a word of a name in Latin letters.
    pub fn from_latin(&self, word: &str) -> Vec<LatinName> {
        let word = lower(word);
        let rows = self.latin.get_or_init(|| self.latin_rows()).get(&self.hasher.hash_one(&word));
        let rows = rows.into_iter().flatten().map(|place| self.row(*place));
        rows.flat_map(|row| latin_names(&row)).filter(|(latin, _)| lower(latin) == word).map(|(_, name)| name).collect()
    }

    /// Whether a word is a common one: it occurs some 30 times and more in the edited text that the list comes from.
    pub fn is_common(&self, bare: &str) -> bool {
        self.level(bare) >= COMMON
    }

    /// How common an ordinary word is, as a power of two; 0 for one that is not.
    pub fn level(&self, bare: &str) -> u8 {
        self.ordinary.get(bare).and_then(|level| level.parse().ok()).unwrap_or_default()
    }

    /// Reads Latin names aloud.
    pub fn romaniser(&self) -> &Romaniser {
        &self.romaniser
    }

    /// The hash of a word, as documents have it too.
    pub(super) fn hash(&self, word: &str) -> u64 {
        Print::of(word, &self.hasher).hash
    }

    /// Whether a word announces a name: `అధ్యక్షుడు`, `మంత్రి`.
    pub fn is_title(&self, bare: &str) -> bool {
        self.titles.contains(bare)
    }
}

fn lower(latin: &str) -> Cow<'_, str> {
    if latin.bytes().all(|b| b.is_ascii_lowercase()) { Cow::Borrowed(latin) } else { Cow::Owned(latin.to_lowercase()) }
}

/// The words of a name in Latin letters, each with the Telugu word for it.
fn latin_names(row: &Row) -> Vec<(Text, LatinName)> {
    let (known, latin) = (words_known(row), words_of(&row.latin));
    if !has_telling_words(row, known.len()) || latin.len() != known.len() {
        return Vec::new();
    }
    let name = |k: &Known| {
        let others = known.iter().filter(|o| o.key != k.key && is_telling(&o.key)).map(|o| o.key.clone());
        LatinName { known: k.clone(), mates: if is_telling(&k.key) { Vec::new() } else { others.collect() } }
    };
    latin.into_iter().zip(known.iter().map(name)).collect()
}

/// The words of a name, each with its Latin word if there are as many.
fn words_known(row: &Row) -> Vec<Known> {
    let words = words_of(&row.telugu);
    if let [word] = &words[..] {
        return vec![row.known(word)];
    }
    let latin = words_of(&row.latin);
    let latin_of = |i: usize| if latin.len() == words.len() { latin[i].clone() } else { Text::default() };
    words.iter().enumerate().map(|(i, w)| Known { latin: latin_of(i), ..row.known(w) }).collect()
}

/// Whether a name has several words.
fn is_long(row: &Row) -> bool {
    memchr::memchr(b' ', row.telugu.as_bytes()).is_some()
}

/// Words of a name that stand for it by themselves: those of people, and names of one word.
fn has_telling_words(row: &Row, words: usize) -> bool {
    words == 1 || row.kind == NameKind::Person
}

/// Whether two words are one name spelt in two ways, rather than two names of one thing (తెదేపా for టీడీపీ) or, inside a
/// longer name, an ordinary word and its vocative (స్వామీ).
fn is_spelling_of(a: &str, b: &str, words: usize) -> bool {
    strsim::normalized_levenshtein(&skeleton(a), &skeleton(b)) >= ALIKE && (words == 1 || !differ_in_final_vowel(a, b))
}

/// Too short to stand for a name by itself: initials, జీ, లీ.
pub(super) fn is_telling(bare: &str) -> bool {
    bare.chars().filter(|&c| c != VIRAMA).count() >= 3
}

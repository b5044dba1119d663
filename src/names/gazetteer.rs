//! Known names and their settled spellings, from the shipped list and the desk's own.

use std::borrow::Cow;
use std::hash::BuildHasher;
use std::sync::Arc;

use hashbrown::{DefaultHashBuilder, HashMap, HashSet};

use super::evidence::differ_in_final_vowel;
use crate::config::{NameEntry, NameKind};
use crate::telugu::letters::VIRAMA;
use crate::telugu::phonetics::skeleton;
use crate::telugu::suffixes::Suffixes;
use crate::telugu::tables::rows;
use crate::text::words::{ZWNJ, without_joiners};

/// How alike two spellings on one row sound at least: అస్సాం and అసోం do (.75), టీడీపీ and తెదేపా do not (.5).
const ALIKE: f64 = 0.65;

/// Text of the shipped list as it is compiled in, or of the desk's own.
type Text = Cow<'static, str>;

/// A word of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The settled spelling, with its joiners.
    pub canonical: Text,
    /// Its form without joiners: what all spellings of the word share.
    pub key: Text,
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

/// A row of a list.
struct Row {
    telugu: Text,
    latin: Text,
    kind: NameKind,
    variants: Vec<Text>,
    wrong: Vec<Text>,
}

/// All that is known of names.
#[derive(Debug, Default)]
pub struct Gazetteer {
    words: HashMap<Text, Known>,
    wrong: HashMap<Text, Vec<Wrong>>,
    latin: HashMap<String, Vec<Known>>,
    ordinary: HashSet<&'static str>,
    titles: HashSet<&'static str>,
    suffixes: Option<Suffixes>,
    hasher: DefaultHashBuilder,
}

/// What a word is to the lists, whatever the article.
#[derive(Clone, Debug)]
pub enum Judged {
    /// A listed name, perhaps with a suffix.
    Listed {
        /// The name without its suffix.
        stem: Stem,
        /// [`Known::key`].
        key: Arc<str>,
        /// A hash of the key.
        name: u64,
    },
    /// Too common to be an unlisted name, or too short.
    Ordinary,
    /// Anything else: the stems it may have, the longest suffix first, the whole word last.
    Unlisted(Box<[Stem]>),
}

/// The part of a word before its suffix.
#[derive(Clone, Debug)]
pub struct Stem {
    /// Its length in bytes, without joiners.
    pub len: usize,
    /// A hash of its skeleton, to find stems that may share it.
    pub sound: u64,
    /// Whether the suffix makes it a stem by itself; otherwise the article must show it to be a word.
    pub sure: bool,
}

/// A word and whether it may begin a wrong spelling.
#[derive(Clone, Debug)]
pub struct Facts {
    /// What it is.
    pub judged: Judged,
    /// Whether a wrong spelling begins with it or its stem.
    pub begins_wrong: bool,
}

/// The words of a name.
fn words_of(name: &Text) -> Vec<Text> {
    match name {
        Cow::Borrowed(name) => name.split_whitespace().map(Cow::Borrowed).collect(),
        Cow::Owned(name) => name.split_whitespace().map(|w| Cow::Owned(w.to_owned())).collect(),
    }
}

fn bare(word: &Text) -> Text {
    match word {
        Cow::Borrowed(word) => without_joiners(word),
        Cow::Owned(word) => Cow::Owned(without_joiners(word).into_owned()),
    }
}

/// The shipped list. A test holds it against the format of [`parse_tsv`].
///
/// [`parse_tsv`]: crate::config::parse_tsv
fn shipped() -> impl Iterator<Item = Row> {
    let list = |forms: &'static str| -> Vec<Text> {
        forms.split(';').map(str::trim).filter(|f| !f.is_empty()).map(Cow::Borrowed).collect()
    };
    rows(include_str!("../../rules/names/gazetteer.tsv")).map(move |mut row| {
        let mut next = || row.next().unwrap_or_default();
        Row {
            telugu: Cow::Borrowed(next()),
            latin: Cow::Borrowed(next()),
            kind: NameKind::parse(next()).unwrap_or_default(),
            variants: list(next()),
            wrong: list(next()),
        }
    })
}

fn own(entry: &NameEntry) -> Row {
    let list = |forms: &[String]| -> Vec<Text> { forms.iter().map(|f| Cow::Owned(f.clone())).collect() };
    Row {
        telugu: Cow::Owned(entry.telugu.clone()),
        latin: Cow::Owned(entry.latin.clone()),
        kind: entry.kind,
        variants: list(&entry.variants),
        wrong: list(&entry.wrong),
    }
}

impl Gazetteer {
    /// The shipped list, then the desk's own, which wins.
    pub fn with_house(house: &[NameEntry]) -> Self {
        let ordinary = include_str!("../../rules/names/ordinary.tsv");
        let mut all = Self {
            // Room for every row at once: growing is what takes the time at start-up.
            ordinary: HashSet::with_capacity(20_000),
            words: HashMap::with_capacity(8_000),
            wrong: HashMap::with_capacity(2_000),
            latin: HashMap::with_capacity(4_000),
            titles: rows(include_str!("../../rules/names/titles.tsv")).filter_map(|mut row| row.next()).collect(),
            suffixes: Some(Suffixes::shipped()),
            ..Self::default()
        };
        all.ordinary.extend(ordinary.lines().filter(|l| !l.starts_with('#')));
        let list: Vec<Row> = house.iter().map(own).chain(shipped()).collect();
        for row in &list {
            all.add(row);
        }
        // A variant is an alias only if no row has it as a settled form.
        for row in &list {
            all.add_aliases(row);
        }
        all
    }

    fn add(&mut self, row: &Row) {
        let canonical = words_of(&row.telugu);
        let known: Vec<Known> = canonical.iter().map(|w| Known { canonical: w.clone(), key: bare(w) }).collect();
        if has_telling_words(row, canonical.len()) {
            for k in known.iter().filter(|k| is_telling(&k.key)) {
                self.words.entry(k.key.clone()).or_insert_with(|| k.clone());
            }
            if row.latin.split_whitespace().count() == known.len() {
                for (latin, k) in row.latin.split_whitespace().zip(&known) {
                    self.latin.entry_ref(latin.to_lowercase().as_str()).or_default().push(k.clone());
                }
            }
        }
        for wrong in &row.wrong {
            let words: Vec<Text> = words_of(wrong).iter().map(bare).collect();
            let keys = known.iter().map(|k| k.key.clone()).collect();
            if let Some(first) = words.first().cloned() {
                self.wrong.entry(first).or_default().push(Wrong { words, right: row.telugu.clone(), keys });
            }
        }
    }

    /// A variant that differs from the settled name in one word makes the two words one name.
    fn add_aliases(&mut self, row: &Row) {
        let canonical = words_of(&row.telugu);
        for variant in &row.variants {
            let words = words_of(variant);
            if words.len() != canonical.len() || !has_telling_words(row, words.len()) {
                continue;
            }
            for (word, right) in words.iter().map(bare).zip(&canonical) {
                let key = bare(right);
                if word != key
                    && is_telling(&word)
                    && is_spelling_of(&word, &key, words.len())
                    && !self.words.contains_key(&word)
                {
                    self.words.insert(word, Known { canonical: right.clone(), key });
                }
            }
        }
    }

    /// The known name that a word without joiners is.
    pub fn known(&self, bare: &str) -> Option<&Known> {
        self.words.get(bare)
    }

    /// The known name that an inflected word contains, and the length in bytes of its stem.
    ///
    /// ```
    /// let names = newslint::names::Gazetteer::with_house(&[]);
    /// let (stem, known) = names.known_stem("పుతిన్కు").unwrap();
    /// assert_eq!((&"పుతిన్కు"[..stem], &*known.canonical), ("పుతిన్", "పుతిన్"));
    /// ```
    pub fn known_stem(&self, bare: &str) -> Option<(usize, &Known)> {
        let whole = self.known(bare).map(|k| (bare.len(), k));
        whole.or_else(|| self.splits(bare).find_map(|(stem, _)| self.known(stem).map(|k| (stem.len(), k))))
    }

    /// What the lists say of a word.
    pub fn facts(&self, word: &str) -> Facts {
        let bare = without_joiners(word);
        let splits: Vec<(&str, &str)> = self.splits(&bare).collect();
        let begins_wrong =
            self.wrong.contains_key(&*bare) || splits.iter().any(|(stem, _)| self.wrong.contains_key(*stem));
        // A joiner before the suffix is a sure break.
        let joined = word.rsplit_once(ZWNJ).map_or(0, |(_, suffix)| bare.len() - suffix.len().min(bare.len()));
        Facts { judged: self.judge(&bare, &splits, joined), begins_wrong }
    }

    /// `joined` is where a suffix with a joiner before it begins, in bytes; 0 if there is none.
    fn judge(&self, bare: &str, splits: &[(&str, &str)], joined: usize) -> Judged {
        let stem = |stem: &str, sure| Stem { len: stem.len(), sound: self.hasher.hash_one(skeleton(stem)), sure };
        let listed = std::iter::once(bare).chain(splits.iter().map(|(stem, _)| *stem));
        let mut listed = listed.filter_map(|s| Some((s, self.known(s)?)));
        if let Some((left, known)) = listed.next() {
            let (key, name) = (known.key.as_ref().into(), self.hasher.hash_one(&known.key));
            return Judged::Listed { stem: stem(left, true), key, name };
        }
        if self.is_ordinary(bare) {
            return Judged::Ordinary;
        }
        // బాటిళ్లు is బాటిల్ in the plural, not బాటిళ్ with a suffix.
        let possible: Box<[Stem]> = splits
            .iter()
            .filter(|(left, _)| !left.ends_with("ళ్"))
            .map(|(left, suffix)| (*left, left.len() == joined || is_sure(left, suffix)))
            .chain([(bare, true)])
            .filter(|(left, _)| is_telling(left) && !self.is_ordinary(left))
            .map(|(left, sure)| stem(left, sure))
            .collect();
        if possible.is_empty() { Judged::Ordinary } else { Judged::Unlisted(possible) }
    }

    /// Ways to take a suffix off a word.
    pub fn splits<'w>(&self, bare: &'w str) -> impl Iterator<Item = (&'w str, &'w str)> {
        self.suffixes.iter().flat_map(move |s| s.splits(bare))
    }

    /// Wrong spellings that begin with this word.
    pub fn wrong_from(&self, first: &str) -> &[Wrong] {
        self.wrong.get(first).map_or(&[], Vec::as_slice)
    }

    /// Telugu words for a word of a name in Latin letters.
    pub fn from_latin(&self, word: &str) -> &[Known] {
        self.latin.get(&word.to_lowercase()).map_or(&[], Vec::as_slice)
    }

    /// Whether a word is too common to be an unlisted name.
    pub fn is_ordinary(&self, bare: &str) -> bool {
        self.ordinary.contains(bare)
    }

    /// Whether a word announces a name: `అధ్యక్షుడు`, `మంత్రి`.
    pub fn is_title(&self, bare: &str) -> bool {
        self.titles.contains(bare)
    }
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
fn is_telling(bare: &str) -> bool {
    bare.chars().filter(|&c| c != VIRAMA).count() >= 3
}

/// A virama-final stem before a suffix is a name or loanword, unless the two letters make a native geminate (ల్ + లో).
fn is_sure(stem: &str, suffix: &str) -> bool {
    let last = stem.chars().rev().nth(1);
    stem.ends_with(VIRAMA) && last != suffix.chars().next() && !(suffix.starts_with('ల') && last == Some('ళ'))
}

//! Known names and their settled spellings, from the shipped list and the desk's own.

use std::sync::Arc;

use hashbrown::{HashMap, HashSet};

use crate::config::{NameEntry, NameKind, parse_tsv};
use crate::telugu::letters::VIRAMA;
use crate::telugu::memo::WordMemo;
use crate::telugu::phonetics::skeleton;
use crate::telugu::suffixes::Suffixes;
use crate::telugu::tables::rows;
use crate::text::words::without_joiners;

/// A word of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The settled spelling, with its joiners.
    pub canonical: String,
    /// Its form without joiners: what all spellings of the word share.
    pub key: String,
}

/// A spelling that is always corrected.
#[derive(Clone, Debug)]
pub struct Wrong {
    /// Its words without joiners.
    pub words: Vec<String>,
    /// What to write, with joiners.
    pub right: String,
    /// The keys of the right words.
    pub keys: Vec<String>,
}

/// All that is known of names.
#[derive(Debug, Default)]
pub struct Gazetteer {
    words: HashMap<String, Known>,
    wrong: HashMap<String, Vec<Wrong>>,
    latin: HashMap<String, Vec<Known>>,
    ordinary: HashSet<&'static str>,
    titles: HashSet<&'static str>,
    suffixes: Option<Suffixes>,
    facts: WordMemo<Facts>,
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
    },
    /// Too common to be an unlisted name, or too short.
    Ordinary,
    /// Anything else: the stems it may have, the longest suffix first, the whole word last.
    Unlisted(Arc<[Stem]>),
}

/// The part of a word before its suffix.
#[derive(Clone, Debug)]
pub struct Stem {
    /// Its length in bytes, without joiners.
    pub len: usize,
    /// How it sounds, folded.
    pub skeleton: Arc<str>,
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

fn bare_words(name: &str) -> Vec<String> {
    name.split_whitespace()
        .map(|w| without_joiners(w).into_owned())
        .collect()
}

impl Gazetteer {
    /// The shipped list, then the desk's own, which wins.
    pub fn with_house(house: &[NameEntry]) -> Self {
        // A test holds the shipped list against its format.
        let shipped = parse_tsv(include_str!("../../rules/names/gazetteer.tsv"), "gazetteer.tsv").unwrap_or_default();
        let mut all = Self {
            ordinary: rows(include_str!("../../rules/names/ordinary.tsv"))
                .filter_map(|mut row| row.next())
                .collect(),
            titles: rows(include_str!("../../rules/names/titles.tsv"))
                .filter_map(|mut row| row.next())
                .collect(),
            suffixes: Some(Suffixes::shipped()),
            ..Self::default()
        };
        for entry in house {
            all.add(entry);
        }
        for entry in &shipped {
            all.add(entry);
        }
        all.add_aliases(house.iter().chain(&shipped));
        all
    }

    /// Words of a name that stand for it by themselves: those of people, and names of one word.
    fn has_telling_words(entry: &NameEntry, words: usize) -> bool {
        words == 1 || entry.kind == NameKind::Person
    }

    fn add(&mut self, entry: &NameEntry) {
        let canonical: Vec<&str> = entry.telugu.split_whitespace().collect();
        let known: Vec<Known> = canonical
            .iter()
            .map(|w| Known {
                canonical: (*w).to_owned(),
                key: without_joiners(w).into_owned(),
            })
            .collect();
        if Self::has_telling_words(entry, canonical.len()) {
            for k in known.iter().filter(|k| is_telling(&k.key)) {
                self.words.entry(k.key.clone()).or_insert_with(|| k.clone());
            }
            let latin: Vec<&str> = entry.latin.split_whitespace().collect();
            if latin.len() == known.len() {
                for (latin, k) in latin.iter().zip(&known) {
                    self.latin.entry(latin.to_lowercase()).or_default().push(k.clone());
                }
            }
        }
        for wrong in &entry.wrong {
            let words = bare_words(wrong);
            let keys = known.iter().map(|k| k.key.clone()).collect();
            if let Some(first) = words.first().cloned() {
                self.wrong.entry(first).or_default().push(Wrong {
                    words,
                    right: entry.telugu.clone(),
                    keys,
                });
            }
        }
    }

    /// A variant that differs from the settled name in one word makes the two words one name.
    fn add_aliases<'e>(&mut self, entries: impl Iterator<Item = &'e NameEntry>) {
        for entry in entries {
            let canonical: Vec<&str> = entry.telugu.split_whitespace().collect();
            for variant in &entry.variants {
                let words = bare_words(variant);
                if words.len() != canonical.len() || !Self::has_telling_words(entry, words.len()) {
                    continue;
                }
                for (word, right) in words.iter().zip(&canonical) {
                    let key = without_joiners(right).into_owned();
                    if *word != key && is_telling(word) && !self.words.contains_key(word) {
                        self.words.insert(
                            word.clone(),
                            Known {
                                canonical: (*right).to_owned(),
                                key,
                            },
                        );
                    }
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
    /// assert_eq!((&"పుతిన్కు"[..stem], known.canonical.as_str()), ("పుతిన్", "పుతిన్"));
    /// ```
    pub fn known_stem(&self, bare: &str) -> Option<(usize, &Known)> {
        let whole = self.known(bare).map(|k| (bare.len(), k));
        whole.or_else(|| {
            self.splits(bare)
                .find_map(|(stem, _)| self.known(stem).map(|k| (stem.len(), k)))
        })
    }

    /// What the lists say of a word without joiners.
    pub fn facts(&self, bare: &str) -> Facts {
        self.facts.get(bare, || Facts {
            judged: self.judge(bare),
            begins_wrong: self.wrong.contains_key(bare)
                || self.splits(bare).any(|(stem, _)| self.wrong.contains_key(stem)),
        })
    }

    fn judge(&self, bare: &str) -> Judged {
        let stem = |stem: &str, sure| Stem { len: stem.len(), skeleton: skeleton(stem).into(), sure };
        if let Some((len, known)) = self.known_stem(bare) {
            return Judged::Listed { stem: stem(&bare[..len], true), key: known.key.as_str().into() };
        }
        if self.is_ordinary(bare) {
            return Judged::Ordinary;
        }
        let splits = self.splits(bare).map(|(left, suffix)| stem(left, is_sure(left, suffix)));
        let stems = splits.chain([stem(bare, true)]);
        let possible: Arc<[Stem]> =
            stems.filter(|s| is_telling(&bare[..s.len]) && !self.is_ordinary(&bare[..s.len])).collect();
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

/// Too short to stand for a name by itself: initials, జీ, లీ.
fn is_telling(bare: &str) -> bool {
    bare.chars().filter(|&c| c != VIRAMA).count() >= 3
}

/// A virama-final stem before a suffix is a name or loanword, unless the two letters make a native geminate (ల్ + లో).
fn is_sure(stem: &str, suffix: &str) -> bool {
    let last = stem.chars().rev().nth(1);
    stem.ends_with(VIRAMA) && last != suffix.chars().next() && !(suffix.starts_with('ల') && last == Some('ళ'))
}

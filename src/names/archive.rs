//! The names of many articles: which are spelt differently from article to article.
//!
//! Memory is bounded by the number of distinct names: beyond a limit, unlisted names that came up once are forgotten.

use std::hash::BuildHasher;
use std::sync::Arc;

use hashbrown::HashMap;

use super::blocks::Blocks;
use super::evidence::{Candidate, clues, veto};
use super::gazetteer::Gazetteer;
use super::pairs::{LEAST_SOUNDS, Sounds, Tier};
use super::stems::{distinct, sharing};
use super::words::{read_words, stem_end};
use crate::config::NameKind;
use crate::document::Document;
use crate::text::words::without_joiners;

/// Distinct names that are remembered.
const MOST_NAMES: usize = 200_000;
/// A stem that scores this much and is no common word counts as a name.
const NAME_LIKE: f32 = 0.0;
/// The commonest ordinary word that may still be a name.
const COMMON: u8 = 5;
/// Neighbours and articles that are remembered of each name.
const FEW: usize = 4;
/// From this score on two spellings are one: in an archive two people more often bear names that sound alike.
const REPORT: f32 = 2.0;
/// Names that share their consonants with more others are not compared.
const CROWD: usize = 200;

/// The names of one article.
#[derive(Debug, Default)]
pub struct ArticleNames(Vec<ArticleName>);

impl ArticleNames {
    /// Adds those of another part of the same article.
    pub fn merge(&mut self, other: Self) {
        if self.0.is_empty() {
            self.0 = other.0;
            return;
        }
        for name in other.0 {
            match self.0.iter_mut().find(|n| n.stem == name.stem) {
                Some(own) => own.count += name.count,
                None => self.0.push(name),
            }
        }
    }
}

#[derive(Debug)]
struct ArticleName {
    stem: String,
    text: String,
    key: Option<Arc<str>>,
    count: u32,
    shape: f32,
    level: u8,
    neighbours: Vec<(bool, String)>,
}

/// Reads the names of an article, a document of a [`NameReader`](super::NameReader).
pub fn article_names(document: &Document<'_>, names: &Gazetteer) -> ArticleNames {
    let (words, _) = read_words(document, names);
    let (stems, of_word) = distinct(document, &words);
    let is_name = |i: usize| {
        let stem = stems[i].stem;
        stems[i].key.is_some() || stem.shape > NAME_LIKE && stem.level <= COMMON && stem.sounds.len() >= LEAST_SOUNDS
    };
    let mut out: Vec<Option<ArticleName>> = (0..stems.len())
        .map(|i| {
            let text = document.vocabulary().entries()[stems[i].id as usize].text;
            is_name(i).then(|| ArticleName {
                stem: stems[i].text(document),
                text: text[..stem_end(text, stems[i].stem.len.into())].to_owned(),
                key: stems[i].key.map(|(key, _)| key.clone()),
                count: 0,
                shape: stems[i].stem.shape,
                level: stems[i].stem.level,
                neighbours: Vec::new(),
            })
        })
        .collect();
    let by_id: HashMap<u32, usize> = words.iter().zip(of_word).filter_map(|(w, s)| Some((w.id, s?))).collect();
    let stem_of = |i: usize| document.words().get(i)?.id.and_then(|id| by_id.get(&id)).copied().filter(|&s| is_name(s));
    for (i, _) in document.telugu_words() {
        let Some(at) = stem_of(i) else { continue };
        let beside = [(true, i.checked_sub(1)), (false, Some(i + 1))];
        for (before, other) in beside {
            let gap = if before { other } else { Some(i) };
            let Some(neighbour) = other.and_then(stem_of).filter(|_| gap.is_some_and(|g| document.gap_after(g) == " "))
            else {
                continue;
            };
            let neighbour = (before, stems[neighbour].text(document));
            if let Some(name) = out[at].as_mut().filter(|n| n.neighbours.len() < FEW) {
                name.neighbours.push(neighbour);
            }
        }
        if let Some(name) = &mut out[at] {
            name.count += 1;
        }
    }
    ArticleNames(out.into_iter().flatten().filter(|n| n.count > 0).collect())
}

/// What an archive knows of a spelling.
#[derive(Debug)]
struct Seen {
    text: String,
    key: Option<Arc<str>>,
    count: u32,
    articles: u32,
    shape: f32,
    level: u8,
    neighbours: Vec<(bool, String)>,
    places: Vec<Place>,
}

/// Where an article stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The number of the file, as whoever adds articles counts.
    pub file: u32,
    /// What the record calls itself, if it is one.
    pub record: Option<Arc<str>>,
}

/// The names of an archive.
#[derive(Debug, Default)]
pub struct Archive {
    seen: HashMap<String, Seen>,
}

/// A spelling in an archive.
#[derive(Clone, Debug)]
pub struct ArchiveForm {
    /// With its joiners.
    pub text: String,
    /// Occurrences.
    pub count: u32,
    /// Articles that have it.
    pub articles: u32,
    /// Where the first of these stand.
    pub places: Vec<Place>,
}

/// A name of an archive, the spelling to keep first.
#[derive(Clone, Debug)]
pub struct ArchiveName {
    /// The settled spelling of a list, or the commonest one.
    pub telugu: String,
    /// In Latin letters, if a list has it.
    pub latin: String,
    /// What bears it, if a list says so.
    pub kind: Option<NameKind>,
    /// Its spellings in the archive, the commonest first.
    pub forms: Vec<ArchiveForm>,
}

impl Archive {
    /// Adds the names of an article.
    pub fn add(&mut self, article: ArticleNames, place: &Place) {
        for name in article.0 {
            let seen = self.seen.entry(name.stem).or_insert_with(|| Seen {
                text: name.text,
                key: name.key,
                count: 0,
                articles: 0,
                shape: name.shape,
                level: name.level,
                neighbours: Vec::new(),
                places: Vec::new(),
            });
            seen.count += name.count;
            seen.articles += 1;
            if seen.places.len() < FEW {
                seen.places.push(place.clone());
            }
            for neighbour in name.neighbours {
                if seen.neighbours.len() < FEW && !seen.neighbours.contains(&neighbour) {
                    seen.neighbours.push(neighbour);
                }
            }
        }
        if self.seen.len() > MOST_NAMES {
            self.seen.retain(|_, s| s.key.is_some() || s.count > 1);
        }
    }

    /// The names, the commonest first; those with one spelling too if `all`.
    pub fn names(self, names: &Gazetteer, all: bool) -> Vec<ArchiveName> {
        let mut list: Vec<(String, Seen)> = self.seen.into_iter().collect();
        // The spelling to keep comes first: the desk's, the commonest, the listed one.
        list.sort_by(|(a, x), (b, y)| {
            let rank = |stem: &str, s: &Seen| {
                let known = names.known(stem).filter(|k| k.key == *stem);
                (known.is_some_and(|k| k.house), s.articles, s.count, known.is_some())
            };
            rank(b, y).cmp(&rank(a, x)).then_with(|| a.cmp(b))
        });
        let candidates: Vec<Candidate> = list.iter_mut().map(|(stem, seen)| candidate(stem, seen)).collect();
        let near = sharing(list.len(), CROWD, |i, all| {
            let Candidate { sounds, key, .. } = &candidates[i];
            Blocks::of(sounds).each(sounds, |block| all.push((block, i)));
            all.extend(key.as_ref().map(|key| (names.hasher.hash_one(key), i)));
        });
        let mut joined: Vec<Option<usize>> = vec![None; list.len()];
        // Pairs are sorted: the first that a spelling matches is the one to keep, and there are no chains.
        for (i, j) in near {
            if joined[i].is_none() && joined[j].is_none() && is_one(names, &candidates[i], &candidates[j]) {
                joined[j] = Some(i);
            }
        }
        let mut members: HashMap<usize, Vec<usize>> = HashMap::new();
        for (j, centre) in joined.iter().enumerate() {
            members.entry(centre.unwrap_or(j)).or_default().push(j);
        }
        let mut out: Vec<(usize, ArchiveName)> = members
            .into_iter()
            .filter(|(_, m)| m.len() > 1 || all && list[m[0]].1.count > 1)
            .map(|(centre, m)| (centre, archive_name(names, &list, &m)))
            .collect();
        out.sort_by_key(|(centre, _)| *centre);
        out.into_iter().map(|(_, name)| name).collect()
    }
}

fn candidate(stem: &str, seen: &mut Seen) -> Candidate {
    Candidate {
        stem: stem.to_owned(),
        key: seen.key.clone(),
        sounds: Sounds::of(stem),
        shape: seen.shape,
        level: seen.level,
        suffixed: false,
        mentions: Vec::new(),
        neighbours: std::mem::take(&mut seen.neighbours),
    }
}

fn is_one(names: &Gazetteer, a: &Candidate, b: &Candidate) -> bool {
    if a.key.is_some() && b.key.is_some() {
        return a.key == b.key;
    }
    let likeness = names.pairs.compare(&a.sounds, &b.sounds);
    if likeness.tier == Tier::No {
        return false;
    }
    let clues = clues(names, a, b, &likeness, false);
    let shared = clues.neighbour > 0.0;
    (likeness.tier == Tier::Sure || shared)
        && veto(names, a, b, &clues).is_none()
        && names.scorer.score(&clues) >= REPORT
        && names.scorer.is_name(&clues)
}

fn archive_name(names: &Gazetteer, list: &[(String, Seen)], members: &[usize]) -> ArchiveName {
    let mut forms: Vec<ArchiveForm> = members
        .iter()
        .map(|&i| {
            let s = &list[i].1;
            ArchiveForm { text: s.text.clone(), count: s.count, articles: s.articles, places: s.places.clone() }
        })
        .collect();
    forms.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.text.cmp(&b.text)));
    let known = members.iter().find_map(|&i| names.known(&list[i].0));
    let latin = known.map(|k| k.latin.clone().into_owned()).unwrap_or_default();
    let settled = known.map(|k| k.canonical.clone().into_owned());
    let telugu = settled.unwrap_or_else(|| forms[0].text.clone());
    forms.sort_by_key(|f| *without_joiners(&f.text) != *without_joiners(&telugu));
    ArchiveName { telugu, latin, kind: known.map(|k| k.kind), forms }
}

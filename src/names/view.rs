//! The names of one article: which spellings belong together, where each stands, what is spelt wrong.

use std::sync::Arc;

use hashbrown::{HashMap, HashSet};

use super::evidence::{Candidate, same_name};
use super::gazetteer::{Gazetteer, Judged, Stem, Wrong};
use crate::diagnostic::Span;
use crate::document::Document;
use crate::telugu::phonetics::consonants;
use crate::text::words::{ZWJ, ZWNJ, without_joiners};

/// One spelling.
#[derive(Clone, Debug)]
pub struct Form {
    /// As the article writes it most often, with joiners, without suffix.
    pub text: String,
    /// Occurrences.
    pub count: u32,
}

/// Spellings of one name, the commonest first.
#[derive(Clone, Debug)]
pub struct Cluster {
    /// At least two.
    pub forms: Vec<Form>,
    /// What to write; `None` on a tie.
    pub canonical: Option<String>,
    /// Whether a list says that the forms are one name; otherwise they sound alike.
    pub listed: bool,
}

/// A place where a name of a cluster stands.
#[derive(Clone, Debug)]
pub struct Mention {
    /// The stem, without suffix.
    pub span: Span,
    /// Index into [`NameView::clusters`].
    pub cluster: usize,
    /// Index into [`Cluster::forms`].
    pub form: usize,
}

/// The names of an article.
#[derive(Debug, Default)]
pub struct NameView {
    /// Names with more than one spelling.
    pub clusters: Vec<Cluster>,
    /// Their mentions, in order.
    pub mentions: Vec<Mention>,
    /// Places of wrong spellings and what is right there.
    pub wrong: Vec<(Span, Wrong)>,
    /// Keys of the listed names that occur, in whatever spelling.
    pub present: HashSet<Arc<str>>,
    /// Distinct words that may be names, with their stems.
    words: Vec<NameWord>,
}

/// A distinct word that may be a name.
#[derive(Debug)]
struct NameWord {
    /// Index in the vocabulary.
    id: u32,
    stem: Stem,
    key: Option<Arc<str>>,
}

impl NameView {
    /// Finds them.
    pub fn build(document: &Document<'_>, names: &Gazetteer) -> Self {
        let (words, wrong) = read_words(document, names);
        let mut present: HashSet<Arc<str>> = words.iter().filter_map(|w| w.key.clone()).collect();
        present.extend(wrong.iter().flat_map(|(_, w)| w.keys.iter().map(|k| k.as_str().into())));
        let mut view = Self { words, wrong, present, ..Self::default() };
        let candidates = view.candidates(document);
        view.cluster(document, names, &candidates);
        view.mentions.sort_by_key(|m| m.span);
        view
    }

    /// A name of the article, as it is written there, that has one of these rows of consonants.
    pub fn with_consonants(&self, document: &Document<'_>, readings: &[String]) -> Option<String> {
        let word = self.words.iter().find(|w| readings.contains(&consonants(&w.stem.skeleton)))?;
        let text = document.vocabulary().entries()[word.id as usize].text;
        Some(text[..stem_end(text, word.stem.len)].to_owned())
    }

    /// The words that share their sound or their listed name with another stem: only they can be spelt in two ways.
    fn candidates(&self, document: &Document<'_>) -> Vec<Candidate> {
        let bare = |w: &NameWord| without_joiners(document.vocabulary().entries()[w.id as usize].text);
        let mut groups: HashMap<&str, Vec<usize>> = HashMap::with_capacity(self.words.len());
        for (i, w) in self.words.iter().enumerate() {
            groups.entry(&w.stem.skeleton).or_default().push(i);
            if let Some(key) = &w.key {
                groups.entry(key).or_default().push(i);
            }
        }
        let mut shared = vec![false; self.words.len()];
        for group in groups.values().filter(|g| g.len() > 1) {
            let first = &self.words[group[0]];
            let differs = |&i: &usize| bare(&self.words[i])[..self.words[i].stem.len] != bare(first)[..first.stem.len];
            if group.iter().any(differs) {
                group.iter().for_each(|&i| shared[i] = true);
            }
        }
        let mut of_id: HashMap<u32, usize> = HashMap::new();
        let mut out: Vec<Candidate> = Vec::new();
        for (w, _) in self.words.iter().zip(&shared).filter(|(_, shared)| **shared) {
            let stem = bare(w)[..w.stem.len].to_owned();
            let at = out.iter().position(|c| c.stem == stem).unwrap_or(out.len());
            if at == out.len() {
                let (key, skeleton) = (w.key.clone(), w.stem.skeleton.clone());
                out.push(Candidate { stem, key, skeleton, count: 0, mentions: Vec::new() });
            }
            of_id.insert(w.id, at);
        }
        if !out.is_empty() {
            for (i, word) in document.telugu_words() {
                let Some(&at) = word.id.and_then(|id| of_id.get(&id)) else { continue };
                if !self.wrong.iter().any(|(span, _)| span.touches(word.span)) {
                    out[at].count += 1;
                    out[at].mentions.push(i);
                }
            }
        }
        out.retain(|c| c.count > 0);
        out
    }

    fn cluster(&mut self, document: &Document<'_>, names: &Gazetteer, candidates: &[Candidate]) {
        let mut taken = vec![false; candidates.len()];
        let mut alike: HashMap<&str, Vec<usize>> = HashMap::new();
        for (i, c) in candidates.iter().enumerate() {
            alike
                .entry(c.key.as_deref().unwrap_or(&c.skeleton))
                .or_default()
                .push(i);
            if c.key.is_some() {
                alike.entry(&c.skeleton).or_default().push(i);
            }
        }
        for i in 0..candidates.len() {
            if taken[i] {
                continue;
            }
            let star = &candidates[i];
            let mut members = vec![i];
            let near = [Some(&*star.skeleton), star.key.as_deref()]
                .into_iter()
                .flatten();
            for &j in near.filter_map(|k| alike.get(k)).flatten() {
                // A star: each form joins the first that it matches directly; no chains.
                if j != i && !taken[j] && !members.contains(&j) && same_name(document, names, star, &candidates[j]) {
                    members.push(j);
                }
            }
            if members.len() > 1 {
                members.iter().for_each(|&m| taken[m] = true);
                self.add(document, names, members.iter().map(|&m| &candidates[m]).collect());
            }
        }
    }

    fn add(&mut self, document: &Document<'_>, names: &Gazetteer, mut members: Vec<&Candidate>) {
        members.sort_by_key(|c| std::cmp::Reverse(c.count));
        let cluster = self.clusters.len();
        let forms: Vec<Form> = members
            .iter()
            .map(|c| Form {
                text: spelling(document, c),
                count: c.count,
            })
            .collect();
        let tie = forms[0].count == forms[1].count;
        let settled = members
            .iter()
            .find_map(|c| c.key.as_ref())
            .and_then(|key| names.known(key))
            .map(|k| k.canonical.clone());
        let canonical = if tie { settled } else { Some(forms[0].text.clone()) };
        for (form, member) in members.iter().enumerate() {
            for &word in &member.mentions {
                self.mentions.push(Mention {
                    span: stem_span(document, word, member.stem.len()),
                    cluster,
                    form,
                });
            }
        }
        let listed = members.iter().all(|c| c.key.is_some());
        self.clusters.push(Cluster {
            forms,
            canonical,
            listed,
        });
    }
}

/// The distinct words that may be names, and the places of wrong spellings.
fn read_words(document: &Document<'_>, names: &Gazetteer) -> (Vec<NameWord>, Vec<(Span, Wrong)>) {
    let vocabulary = document.vocabulary();
    let mut words = Vec::new();
    let mut begins = Vec::new();
    for (id, entry) in (0..).zip(vocabulary.entries()) {
        let bare = without_joiners(entry.text);
        let facts = names.facts(&bare);
        if facts.begins_wrong {
            begins.push(id);
        }
        match facts.judged {
            Judged::Ordinary => {}
            Judged::Listed { stem, key } => words.push(NameWord { id, stem, key: Some(key) }),
            Judged::Unlisted(stems) => {
                // The longest suffix whose stem the article or the suffix itself vouches for.
                let stem = stems.iter().find(|s| s.sure || vocabulary.count(&bare[..s.len]) > 0);
                words.extend(stem.map(|s| NameWord { id, stem: s.clone(), key: None }));
            }
        }
    }
    let wrong = if begins.is_empty() { Vec::new() } else { find_wrong(document, names, &begins) };
    (words, wrong)
}

/// The commonest way the article writes a stem, with its joiners.
fn spelling(document: &Document<'_>, candidate: &Candidate) -> String {
    let mut counts: Vec<(&str, u32)> = Vec::new();
    for &word in &candidate.mentions {
        let text = document.slice(stem_span(document, word, candidate.stem.len()));
        match counts.iter_mut().find(|(t, _)| *t == text) {
            Some((_, n)) => *n += 1,
            None => counts.push((text, 1)),
        }
    }
    // The first of the commonest.
    counts
        .iter()
        .rev()
        .max_by_key(|(_, n)| *n)
        .map_or_else(|| candidate.stem.clone(), |(t, _)| (*t).to_owned())
}

/// The part of a word that is its stem: `len` bytes without joiners.
fn stem_span(document: &Document<'_>, word: usize, len: usize) -> Span {
    let span = document.words()[word].span;
    Span::new(span.start as usize, span.start as usize + stem_end(document.slice(span), len))
}

/// Where in a word as written its first `len` bytes without joiners end.
fn stem_end(text: &str, len: usize) -> usize {
    let mut left = len;
    let mut end = 0;
    for (at, c) in text.char_indices() {
        if left == 0 {
            break;
        }
        if !matches!(c, ZWNJ | ZWJ) {
            left -= c.len_utf8();
        }
        end = at + c.len_utf8();
    }
    end
}

/// Wrong spellings of the lists: a row of words, the last one with or without a suffix.
fn find_wrong(document: &Document<'_>, names: &Gazetteer, begins: &[u32]) -> Vec<(Span, Wrong)> {
    let mut out = Vec::new();
    for (i, word) in document.telugu_words().filter(|(_, w)| w.id.is_some_and(|id| begins.contains(&id))) {
        let first = without_joiners(document.slice(word.span));
        let stems = std::iter::once(first.as_ref()).chain(names.splits(&first).map(|(stem, _)| stem));
        let found = stems
            .flat_map(|stem| names.wrong_from(stem))
            .find_map(|wrong| matches(document, names, i, wrong).map(|span| (span, wrong.clone())));
        out.extend(found);
    }
    out
}

/// The span of a wrong spelling that begins at a word, if all its words follow.
fn matches(document: &Document<'_>, names: &Gazetteer, first: usize, wrong: &Wrong) -> Option<Span> {
    let last = first + wrong.words.len() - 1;
    for (i, expected) in (first..).zip(&wrong.words) {
        let word = document.words().get(i)?;
        let bare = without_joiners(document.slice(word.span));
        let fits = *bare == **expected || i == last && names.splits(&bare).any(|(stem, _)| stem == expected);
        if !fits || i < last && document.gap_after(i) != " " {
            return None;
        }
    }
    let end = stem_span(document, last, wrong.words.last()?.len()).end;
    Some(Span {
        start: document.words()[first].span.start,
        end,
    })
}

//! The names of one article: which spellings belong together, where each stands, what is spelt wrong.

use hashbrown::{HashMap, HashSet};

use super::evidence::{Candidate, same_name};
use super::gazetteer::{Gazetteer, Wrong};
use crate::diagnostic::Span;
use crate::document::Document;
use crate::telugu::letters::VIRAMA;
use crate::telugu::phonetics::{consonants, skeleton};
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
    pub present: HashSet<String>,
    /// Consonants of the names that occur, with the commonest spelling: for names in Latin letters.
    pub sounds: HashMap<String, String>,
}

impl NameView {
    /// Finds them.
    pub fn build(document: &Document<'_>, names: &Gazetteer) -> Self {
        let wrong = find_wrong(document, names);
        let candidates = candidates(document, names, &wrong);
        let mut view = Self { wrong, ..Self::default() };
        view.present.extend(view.wrong.iter().flat_map(|(_, w)| w.keys.iter().cloned()));
        view.present.extend(candidates.iter().filter_map(|c| c.key.clone()));
        for c in &candidates {
            view.sounds.entry(consonants(&c.skeleton)).or_insert_with(|| spelling(document, c));
        }
        view.cluster(document, names, &candidates);
        view.mentions.sort_by_key(|m| m.span);
        view
    }

    fn cluster(&mut self, document: &Document<'_>, names: &Gazetteer, candidates: &[Candidate]) {
        let mut taken = vec![false; candidates.len()];
        let mut alike: HashMap<&str, Vec<usize>> = HashMap::new();
        for (i, c) in candidates.iter().enumerate() {
            alike.entry(c.key.as_deref().unwrap_or(&c.skeleton)).or_default().push(i);
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
            let near = [Some(star.skeleton.as_str()), star.key.as_deref()].into_iter().flatten();
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
        let forms: Vec<Form> = members.iter().map(|c| Form { text: spelling(document, c), count: c.count }).collect();
        let tie = forms[0].count == forms[1].count;
        let settled = members.iter().find_map(|c| c.key.as_ref()).and_then(|key| names.known(key)).map(|k| k.canonical.clone());
        let canonical = if tie { settled } else { Some(forms[0].text.clone()) };
        for (form, member) in members.iter().enumerate() {
            for &word in &member.mentions {
                self.mentions.push(Mention { span: stem_span(document, word, member.stem.len()), cluster, form });
            }
        }
        let listed = members.iter().all(|c| c.key.is_some());
        self.clusters.push(Cluster { forms, canonical, listed });
    }
}

/// Words that may be names, by stem, in order of first occurrence.
fn candidates(document: &Document<'_>, names: &Gazetteer, wrong: &[(Span, Wrong)]) -> Vec<Candidate> {
    let vocabulary = document.vocabulary();
    let mut stems: HashMap<&str, (usize, Option<String>)> = HashMap::new();
    for (bare, _) in vocabulary.sorted() {
        let stem = match names.known_stem(bare) {
            Some((len, known)) => Some((len, Some(known.key.clone()))),
            None if names.is_ordinary(bare) => None,
            None => unlisted_stem(bare, document, names).map(|len| (len, None)),
        };
        if let Some(stem) = stem {
            stems.insert(bare, stem);
        }
    }
    let mut out: Vec<Candidate> = Vec::new();
    let mut index: HashMap<String, usize> = HashMap::new();
    for (i, word) in document.telugu_words() {
        let bare = without_joiners(document.slice(word.span));
        let Some((len, key)) = stems.get(bare.as_ref()) else { continue };
        if wrong.iter().any(|(span, _)| span.touches(word.span)) {
            continue;
        }
        let stem = &bare[..*len];
        let at = *index.entry_ref(stem).or_insert_with(|| {
            out.push(Candidate { stem: stem.to_owned(), key: key.clone(), skeleton: skeleton(stem), count: 0, mentions: Vec::new() });
            out.len() - 1
        });
        out[at].count += 1;
        out[at].mentions.push(i);
    }
    out
}

/// The stem of a word that is on no list: attested by itself in the article, or virama-final before a suffix, or the
/// whole word.
fn unlisted_stem(bare: &str, document: &Document<'_>, names: &Gazetteer) -> Option<usize> {
    let attested = |stem: &str| document.vocabulary().count(stem) > 0;
    let geminate = |stem: &str, suffix: &str| {
        let last = stem.chars().rev().nth(1);
        last == suffix.chars().next() || suffix.starts_with('ల') && last == Some('ళ')
    };
    let split = names.splits(bare).find(|(stem, suffix)| attested(stem) || stem.ends_with(VIRAMA) && !geminate(stem, suffix));
    let stem = split.map_or(bare, |(stem, _)| stem);
    let telling = stem.chars().filter(|&c| c != VIRAMA).count() >= 3;
    (telling && !names.is_ordinary(stem)).then_some(stem.len())
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
    counts.iter().rev().max_by_key(|(_, n)| *n).map_or_else(|| candidate.stem.clone(), |(t, _)| (*t).to_owned())
}

/// The part of a word that is its stem: `len` bytes without joiners.
fn stem_span(document: &Document<'_>, word: usize, len: usize) -> Span {
    let span = document.words()[word].span;
    let mut left = len;
    let mut end = 0;
    for (at, c) in document.slice(span).char_indices() {
        if left == 0 {
            break;
        }
        if !matches!(c, ZWNJ | ZWJ) {
            left -= c.len_utf8();
        }
        end = at + c.len_utf8();
    }
    Span::new(span.start as usize, span.start as usize + end)
}

/// Wrong spellings of the lists: a row of words, the last one with or without a suffix.
fn find_wrong(document: &Document<'_>, names: &Gazetteer) -> Vec<(Span, Wrong)> {
    let mut out = Vec::new();
    for (i, word) in document.telugu_words() {
        let first = without_joiners(document.slice(word.span));
        let stems = std::iter::once(first.as_ref()).chain(names.splits(&first).map(|(stem, _)| stem));
        let found = stems.flat_map(|stem| names.wrong_from(stem)).find_map(|wrong| matches(document, names, i, wrong).map(|span| (span, wrong.clone())));
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
    Some(Span { start: document.words()[first].span.start, end })
}

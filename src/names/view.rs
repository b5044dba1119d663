//! The names of one article: which spellings belong together, where each stands, what is spelt wrong.

use hashbrown::HashMap;

use super::evidence::{Candidate, same_name};
use super::gazetteer::{Gazetteer, Wrong};
use super::words::{NameWord, Recurring, read_words, stem_end, stem_span};
use crate::diagnostic::Span;
use crate::document::Document;
use crate::telugu::phonetics::{consonants, skeleton};
use crate::text::words::without_joiners;

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
    /// The form that a list has settled on, if it is among them.
    pub settled: Option<String>,
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
    /// Distinct words that may be names, with their stems.
    words: Vec<NameWord>,
}

impl NameView {
    /// Finds them.
    pub fn build(document: &Document<'_>, names: &Gazetteer) -> Self {
        let (words, wrong) = read_words(document, names);
        let mut view = Self { wrong, words, ..Self::default() };
        let candidates = view.candidates(document);
        view.cluster(document, names, &candidates);
        view.mentions.sort_by_key(|m| m.span);
        view
    }

    /// Whether a listed name occurs, in whatever spelling.
    pub fn has(&self, key: &str) -> bool {
        self.words.iter().any(|w| w.key().is_some_and(|(k, _)| **k == *key))
            || self.wrong.iter().any(|(_, w)| w.keys.iter().any(|k| k == key))
    }

    /// A name of the article, as it is written there, that has one of these rows of consonants.
    pub fn with_consonants(&self, document: &Document<'_>, readings: &[String]) -> Option<String> {
        let text = |w: &NameWord| document.vocabulary().entries()[w.id as usize].text;
        let sounds = |w: &NameWord| consonants(&skeleton(&without_joiners(text(w))[..w.stem().len]));
        let count = |w: &&NameWord| document.vocabulary().entries()[w.id as usize].count;
        let word = self.words.iter().filter(|w| readings.contains(&sounds(w))).max_by_key(count)?;
        let text = text(word);
        Some(text[..stem_end(text, word.stem().len)].to_owned())
    }

    /// The words that share their sound or their listed name with another stem: only they can be spelt in two ways.
    fn candidates(&self, document: &Document<'_>) -> Vec<Candidate> {
        let bare = |w: &NameWord| without_joiners(document.vocabulary().entries()[w.id as usize].text);
        let sounds = self.words.iter().enumerate().map(|(i, w)| (w.stem().sound, i));
        let keys = self.words.iter().enumerate().filter_map(|(i, w)| w.key().map(|(_, name)| (name, i)));
        let all = || sounds.clone().chain(keys.clone());
        let recurring = Recurring::new(all().map(|(hash, _)| hash));
        let mut hashes: Vec<(u64, usize)> = all().filter(|(hash, _)| recurring.twice(*hash)).collect();
        hashes.sort_unstable();
        let mut shared = vec![false; self.words.len()];
        for group in hashes.chunk_by(|a, b| a.0 == b.0).filter(|g| g.len() > 1) {
            let stem = |i: usize| bare(&self.words[i])[..self.words[i].stem().len].to_owned();
            let first = stem(group[0].1);
            if group.iter().any(|&(_, i)| stem(i) != first) {
                for &(_, i) in group {
                    shared[i] = true;
                }
            }
        }
        let mut of_id: HashMap<u32, usize> = HashMap::new();
        let mut out: Vec<Candidate> = Vec::new();
        for (w, _) in self.words.iter().zip(&shared).filter(|(_, shared)| **shared) {
            let stem = bare(w)[..w.stem().len].to_owned();
            let at = out.iter().position(|c| c.stem == stem).unwrap_or(out.len());
            if at == out.len() {
                let (key, skeleton) = (w.key().map(|(k, _)| k.clone()), skeleton(&stem));
                out.push(Candidate { stem, key, skeleton, count: 0, mentions: Vec::new() });
            }
            of_id.insert(w.id, at);
        }
        if !out.is_empty() {
            for (i, word) in document.telugu_words() {
                let Some(&at) = word.id.and_then(|id| of_id.get(&id)) else {
                    continue;
                };
                let at_or_after = self.wrong.partition_point(|(span, _)| span.end <= word.span.start);
                if !self.wrong.get(at_or_after).is_some_and(|(span, _)| span.touches(word.span)) {
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
            let near = [Some(&*star.skeleton), star.key.as_deref()].into_iter().flatten();
            for &j in near.filter_map(|k| alike.get(k)).flatten() {
                // A star: each form joins the first that it matches directly; no chains.
                if j != i && !taken[j] && !members.contains(&j) && same_name(document, names, star, &candidates[j]) {
                    members.push(j);
                }
            }
            if members.len() > 1 {
                for &m in &members {
                    taken[m] = true;
                }
                self.add(document, names, members.iter().map(|&m| &candidates[m]).collect());
            }
        }
    }

    fn add(&mut self, document: &Document<'_>, names: &Gazetteer, mut members: Vec<&Candidate>) {
        members.sort_by_key(|c| std::cmp::Reverse(c.count));
        let cluster = self.clusters.len();
        let forms: Vec<Form> = members.iter().map(|c| Form { text: spelling(document, c), count: c.count }).collect();
        let tie = forms[0].count == forms[1].count;
        let settled = members
            .iter()
            .find_map(|c| c.key.as_ref())
            .and_then(|key| names.known(key))
            .and_then(|known| forms.iter().find(|f| without_joiners(&f.text) == known.key))
            .map(|f| f.text.clone());
        let canonical = if tie { settled.clone() } else { Some(forms[0].text.clone()) };
        for (form, member) in members.iter().enumerate() {
            for &word in &member.mentions {
                self.mentions.push(Mention { span: stem_span(document, word, member.stem.len()), cluster, form });
            }
        }
        let listed = members.iter().all(|c| c.key.is_some());
        self.clusters.push(Cluster { forms, canonical, settled, listed });
    }
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

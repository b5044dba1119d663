//! The names of one article: which spellings belong together, where each stands, what is spelt wrong.

use std::cell::OnceCell;

use super::clusters::clusters;
use super::compare::{Pair, compare};
use super::evidence::Candidate;
use super::gazetteer::{Gazetteer, Wrong};
use super::short::add_short;
use super::words::{NameWord, read_words, stem_end};
use crate::diagnostic::Span;
use crate::document::Document;
use crate::telugu::phonetics::phonemes;
use crate::telugu::romanise::{Reading, Romaniser, SAME};
use crate::text::words::without_joiners;

/// One spelling.
#[derive(Clone, Debug)]
pub struct Form {
    /// As the article writes it most often, with joiners, without suffix.
    pub text: String,
    /// Occurrences.
    pub count: u32,
    /// The log-odds that it is the name of the first form; endless for that form itself.
    pub score: f32,
    /// Whether it may be replaced without a person's look.
    pub sure: bool,
}

/// Spellings of one name, the one to keep first unless a list knows better.
#[derive(Clone, Debug)]
pub struct Cluster {
    /// At least two.
    pub forms: Vec<Form>,
    /// What to write; `None` on a tie.
    pub canonical: Option<String>,
    /// The form that a list has settled on, if it is among them.
    pub settled: Option<String>,
    /// Whether the desk's own list decides.
    pub house: bool,
    /// Whether a list says that the forms are one name; otherwise they sound alike.
    pub listed: bool,
    /// A name, not a loanword or an acronym.
    pub is_name: bool,
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
    /// Whether it stands in a full name that a list spells just so: ధర్మపురి అర్వింద్ beside అరవింద్ కేజ్రీవాల్.
    pub settled: bool,
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
    /// What each of them sounds like, for comparing with Latin names.
    sounds: OnceCell<Vec<String>>,
}

impl NameView {
    /// Finds them.
    pub fn build(document: &Document<'_>, names: &Gazetteer) -> Self {
        let (words, wrong) = read_words(document, names);
        let places: Vec<Span> = wrong.iter().map(|(span, _)| *span).collect();
        let (candidates, pairs) = compare(document, names, &words, &places);
        let (mut clusters, mut mentions) = clusters(document, names, &candidates, &pairs);
        let name_of = |id: u32| name_of(id, document, &words, &clusters);
        let (mut short, mut short_mentions) = (Vec::new(), Vec::new());
        add_short(document, name_of, &mut short, &mut short_mentions);
        short_mentions.retain(|m| !wrong.iter().any(|(span, _)| span.touches(m.span)));
        mentions.extend(short_mentions.into_iter().map(|m| Mention { cluster: m.cluster + clusters.len(), ..m }));
        clusters.append(&mut short);
        mentions.sort_by_key(|m| m.span);
        Self { clusters, mentions, wrong, words, sounds: OnceCell::new() }
    }

    /// Whether a listed name occurs, in whatever spelling. The document is the one that the view was built from.
    pub fn has(&self, document: &Document<'_>, key: &str) -> bool {
        self.words.iter().any(|w| w.key(document.vocabulary()).is_some_and(|(k, _)| **k == *key))
            || self.wrong.iter().any(|(_, w)| w.keys.iter().any(|k| k == key))
    }

    /// A name of the article, as it is written there, that sounds as a Latin name does; and how alike they are.
    pub fn sounding_like(
        &self,
        document: &Document<'_>,
        romaniser: &Romaniser,
        latin: &Reading,
    ) -> Option<(String, f32)> {
        let vocabulary = document.vocabulary();
        let entry = |w: &NameWord| vocabulary.entries()[w.id as usize];
        let sounds = self.sounds.get_or_init(|| {
            self.words
                .iter()
                .map(|w| phonemes(&without_joiners(entry(w).text)[..w.stem(vocabulary).len.into()]))
                .collect()
        });
        let alike = self.words.iter().zip(sounds).map(|(w, s)| (w, romaniser.similarity(latin, s.as_bytes())));
        let best = alike
            .filter(|(_, alike)| *alike >= SAME)
            .max_by(|(v, x), (w, y)| x.total_cmp(y).then_with(|| entry(v).count.cmp(&entry(w).count)));
        best.map(|(w, alike)| {
            let text = entry(w).text;
            (text[..stem_end(text, w.stem(vocabulary).len.into())].to_owned(), alike)
        })
    }
}

/// What all mentions of a name share, however it is spelt.
fn name_of(id: u32, document: &Document<'_>, words: &[NameWord], clusters: &[Cluster]) -> Option<u64> {
    // The words stand in the order of their numbers.
    let word = &words[words.binary_search_by_key(&id, |w| w.id).ok()?];
    let vocabulary = document.vocabulary();
    if let Some((_, name)) = word.key(vocabulary) {
        return Some(name);
    }
    let (text, stem) = (vocabulary.entries()[id as usize].text, word.stem(vocabulary));
    let written = &text[..stem_end(text, stem.len.into())];
    let cluster = clusters.iter().position(|c| c.forms.iter().any(|f| f.text == written));
    Some(cluster.map_or(stem.text, |c| c as u64))
}

/// Two spellings of an article that were compared, and what was found; for measuring and training.
pub struct Compared {
    /// The spellings, each with the word indices of its mentions.
    pub spellings: [(String, Vec<usize>); 2],
    /// The rest.
    pub pair: Pair,
}

/// All pairs of an article that sound alike; the document is one of a [`NameReader`](super::NameReader).
pub fn compared(document: &Document<'_>, names: &Gazetteer) -> Vec<Compared> {
    let (words, wrong) = read_words(document, names);
    let places: Vec<Span> = wrong.iter().map(|(span, _)| *span).collect();
    let (candidates, pairs) = compare(document, names, &words, &places);
    let spelling = |c: &Candidate| (c.stem.clone(), c.mentions.clone());
    let out = pairs
        .into_iter()
        .map(|pair| Compared { spellings: [spelling(&candidates[pair.a]), spelling(&candidates[pair.b])], pair });
    out.collect()
}

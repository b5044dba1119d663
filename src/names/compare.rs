//! Compares the stems of an article that are near each other and scores those that may be one name.

use super::evidence::{Candidate, Veto, are_coordinated, clues, veto};
use super::gazetteer::Gazetteer;
use super::pairs::{LEAST_SOUNDS, Likeness, Tier};
use super::score::{Clues, REPORT};
use super::stems::{DistinctStem, distinct, near};
use super::words::NameWord;
use crate::config::NameKind;
use crate::diagnostic::Span;
use crate::document::Document;
use crate::text::words::without_joiners;

/// Two names that differ more in length are never one.
const MOST_LONGER: usize = 3;
/// So alike are words that differ in one last vowel.
const CLOSE: f32 = 0.94;
/// The score of two spellings that a list calls one name.
const LISTED: f32 = 5.0;
/// The score of two acronyms that are read with the same letters, at least.
const ACRONYM: f32 = 3.0;

/// Two candidates that may be one name.
#[derive(Debug)]
pub struct Pair {
    /// Indices of the candidates.
    pub a: usize,
    /// The second one.
    pub b: usize,
    /// Whether a list says that they are one name.
    pub listed: bool,
    /// What the letters say.
    pub likeness: Likeness,
    /// What the article says.
    pub clues: Clues,
    /// What forbids it.
    pub veto: Option<Veto>,
    /// The log-odds that they are one name.
    pub score: f32,
}

/// Candidates and their pairs. `wrong` are places that another rule mends.
pub fn compare(
    document: &Document<'_>,
    names: &Gazetteer,
    words: &[NameWord],
    wrong: &[Span],
) -> (Vec<Candidate>, Vec<Pair>) {
    let (stems, of_word) = distinct(document, words);
    let alike = alike(names, &stems);
    if alike.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let mut chosen: Vec<usize> = alike.iter().flat_map(|(i, j, _)| [*i, *j]).collect();
    chosen.sort_unstable();
    chosen.dedup();
    let candidates = candidates(document, words, &stems, &of_word, &chosen, wrong);
    let at = |stem: usize| chosen.binary_search(&stem).unwrap_or_default();
    let pairs = alike.into_iter().filter_map(|(i, j, likeness)| {
        let (a, b) = (&candidates[at(i)], &candidates[at(j)]);
        if a.mentions.is_empty() || b.mentions.is_empty() {
            return None;
        }
        let listed = a.key.is_some() && a.key == b.key;
        let clues = clues(names, a, b, &likeness, are_coordinated(document, a, b));
        let decided = likeness.tier > Tier::No || likeness.tier_a || clues.final_length * clues.neighbour_rare > 0.0;
        let veto = match () {
            () if listed => None,
            () if !decided => Some(Veto::FinalVowel),
            () => veto(names, a, b, &clues),
        };
        let score = match () {
            () if listed => LISTED,
            // What is vetoed is not read with the same letters.
            // Letters cannot decide over the last vowel; the same name beside both does.
            () if clues.final_length * clues.neighbour_rare > 0.0 => names.scorer.score(&clues).max(REPORT),
            () if clues.acronym > 0.0 => names.scorer.score(&clues).max(ACRONYM),
            () => names.scorer.score(&clues),
        };
        Some(Pair { a: at(i), b: at(j), listed, likeness, clues, veto, score })
    });
    let pairs = pairs.collect();
    (candidates, pairs)
}

/// Pairs of stems that sound alike or are one listed name.
fn alike(names: &Gazetteer, stems: &[DistinctStem<'_>]) -> Vec<(usize, usize, Likeness)> {
    let is_person = |key: &str| names.known(key).is_some_and(|k| k.kind == NameKind::Person);
    let keep = |(i, j): (usize, usize)| {
        let (a, b) = (&stems[i], &stems[j]);
        let listed = match (a.key, b.key) {
            (Some((x, _)), Some((y, _))) if x == y => true,
            // Given names and surnames have rows for several bearers: మహమ్మద్ Yunus, మొహమ్మద్ Siraj.
            (Some((x, _)), Some((y, _))) if !(is_person(x) && is_person(y)) => return None,
            _ => false,
        };
        let (x, y) = (&a.stem.sounds, &b.stem.sounds);
        let comparable = x.len().min(y.len()) >= LEAST_SOUNDS && x.len().abs_diff(y.len()) <= MOST_LONGER;
        if !listed && !comparable {
            return None;
        }
        let likeness = names.likeness.recall(a.stem.text, b.stem.text, || names.pairs.compare(x, y));
        let two = !listed && a.key.is_some() && b.key.is_some();
        if two && likeness.tier < Tier::Sure {
            return None;
        }
        // What differs in the last vowel alone is left to the evidence: సంజీవ్ Rathod, సంజీవ Rathod.
        let alike = listed || likeness.tier > Tier::No || likeness.tier_a || likeness.similarity >= CLOSE;
        alike.then_some((i, j, likeness))
    };
    near(stems).into_iter().filter_map(keep).collect()
}

/// The chosen stems with their mentions and what stands beside them.
fn candidates(
    document: &Document<'_>,
    words: &[NameWord],
    stems: &[DistinctStem<'_>],
    of_word: &[Option<usize>],
    chosen: &[usize],
    wrong: &[Span],
) -> Vec<Candidate> {
    let mut out: Vec<Candidate> = chosen
        .iter()
        .map(|&i| Candidate {
            sounds: stems[i].stem.sounds.clone(),
            stem: stems[i].text(document),
            key: stems[i].key.map(|(key, _)| key.clone()),
            shape: stems[i].stem.shape,
            level: stems[i].stem.level,
            suffixed: stems[i].suffixed,
            mentions: Vec::new(),
            neighbours: Vec::new(),
        })
        .collect();
    let mut by_id = vec![None; document.vocabulary().entries().len()];
    words.iter().zip(of_word).for_each(|(w, stem)| by_id[w.id as usize] = *stem);
    for (i, word) in document.telugu_words() {
        let stem = word.id.and_then(|id| by_id[id as usize]);
        let Some(Ok(at)) = stem.map(|s| chosen.binary_search(&s)) else { continue };
        let near = wrong.partition_point(|span| span.end <= word.span.start);
        if !wrong.get(near).is_some_and(|span| span.touches(word.span)) {
            out[at].mentions.push(i);
        }
    }
    let stem_of = |i: usize| {
        let word = &document.words()[i];
        match word.id.and_then(|id| by_id[id as usize]) {
            Some(stem) => stems[stem].text(document),
            None => without_joiners(document.slice(word.span)).into_owned(),
        }
    };
    for candidate in &mut out {
        candidate.read_neighbours(document, stem_of);
    }
    out
}

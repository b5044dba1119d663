//! Stars of spellings: each joins the first settled form that it matches directly; there are no chains.

use super::compare::Pair;
use super::evidence::Candidate;
use super::gazetteer::Gazetteer;
use super::pairs::Tier;
use super::score::REPORT;
use super::view::{Cluster, Form, Mention};
use super::words::stem_span;
use crate::config::NameKind;
use crate::document::Document;
use crate::text::words::without_joiners;

/// Names with fewer sounds are left to a person.
const SAFE_SOUNDS: usize = 5;
/// A pair that only sounds alike is mended by itself from this score on.
const SAFE_SCORE: f32 = 1.5;

/// Forms the clusters and gives the mentions of their forms.
pub fn clusters(
    document: &Document<'_>,
    names: &Gazetteer,
    candidates: &[Candidate],
    pairs: &[Pair],
) -> (Vec<Cluster>, Vec<Mention>) {
    let mut near: Vec<Vec<(usize, &Pair)>> = vec![Vec::new(); candidates.len()];
    for pair in pairs.iter().filter(|p| p.veto.is_none() && (p.listed || p.score >= REPORT)) {
        near[pair.a].push((pair.b, pair));
        near[pair.b].push((pair.a, pair));
    }
    let house = |c: &Candidate| names.known(&c.stem).is_some_and(|k| k.house && k.key == c.stem);
    let settled = |c: &Candidate| names.known(&c.stem).is_some_and(|k| k.key == c.stem);
    let rank = |&i: &usize| {
        let c = &candidates[i];
        let rank = (house(c), c.mentions.len(), settled(c), c.stem.len());
        (std::cmp::Reverse(rank), c.mentions.first().copied())
    };
    let mut order: Vec<usize> = (0..candidates.len()).filter(|&i| !near[i].is_empty()).collect();
    order.sort_by_key(rank);
    let mut taken = vec![false; candidates.len()];
    let (mut out, mut mentions) = (Vec::new(), Vec::new());
    for &centre in &order {
        if taken[centre] {
            continue;
        }
        let mut members: Vec<(usize, &Pair)> = near[centre].iter().filter(|(j, _)| !taken[*j]).copied().collect();
        members.sort_by_key(|(j, _)| rank(j));
        if members.is_empty() {
            continue;
        }
        taken[centre] = true;
        for &(j, _) in &members {
            taken[j] = true;
        }
        let all: Vec<&Candidate> =
            std::iter::once(centre).chain(members.iter().map(|m| m.0)).map(|i| &candidates[i]).collect();
        for (form, c) in all.iter().enumerate() {
            mentions.extend(c.mentions.iter().map(|&w| Mention {
                span: stem_span(document, w, c.stem.len()),
                cluster: out.len(),
                form,
                settled: is_full_name(document, names, c, w),
            }));
        }
        out.push(cluster(document, names, &all, &members));
    }
    mentions.sort_by_key(|m| m.span);
    (out, mentions)
}

fn cluster(document: &Document<'_>, names: &Gazetteer, all: &[&Candidate], members: &[(usize, &Pair)]) -> Cluster {
    let known = all.iter().find_map(|c| names.known(&c.stem));
    let mut forms: Vec<Form> = Vec::with_capacity(all.len());
    for (i, c) in all.iter().enumerate() {
        let pair = i.checked_sub(1).map(|i| members[i].1);
        let sure = pair.is_none_or(|p| {
            p.listed
                || p.likeness.tier == Tier::Sure
                    && p.score >= SAFE_SCORE
                    && p.clues.final_length == 0.0
                    && !differ_in_length_of_a(&c.stem, &all[0].stem)
                    && c.sounds.len().min(all[0].sounds.len()) >= SAFE_SOUNDS
        });
        forms.push(Form {
            text: spelling(document, c),
            count: u32::try_from(c.mentions.len()).unwrap_or(u32::MAX),
            score: pair.map_or(f32::INFINITY, |p| p.score),
            sure,
        });
    }
    let settled = known.and_then(|k| forms.iter().find(|f| without_joiners(&f.text) == k.key)).map(|f| f.text.clone());
    let house = known.filter(|k| k.house).map(|k| k.canonical.clone().into_owned());
    let tie = forms[1..].iter().any(|f| f.count == forms[0].count);
    let listed = members.iter().all(|(_, p)| p.listed);
    let canonical = match (&house, &settled) {
        (Some(house), _) => Some(house.clone()),
        // What a list has settled does not lose to a spelling that no list knows, however often that stands here.
        (None, Some(settled)) if tie || !listed => Some(settled.clone()),
        _ if tie => None,
        _ => Some(forms[0].text.clone()),
    };
    let person = known.is_some_and(|k| k.kind == NameKind::Person);
    let acronym = all.iter().all(|c| names.acronyms.is_acronym(&c.stem));
    let is_name = person || !acronym && members.iter().any(|(_, p)| p.listed || names.scorer.is_name(&p.clues));
    Cluster { forms, canonical, settled, house: house.is_some(), listed, is_name }
}

/// హసన్ and హాసన్ may be a man and a town: which was meant, a person must say.
fn differ_in_length_of_a(a: &str, b: &str) -> bool {
    a != b && a.replace('ా', "") == b.replace('ా', "")
}

/// Whether a mention and the word beside it are a full name as a list spells it.
fn is_full_name(document: &Document<'_>, names: &Gazetteer, candidate: &Candidate, mention: usize) -> bool {
    let word = |i: usize| without_joiners(document.slice(document.words()[i].span));
    let after = || document.gap_after(mention) == " " && mention + 1 < document.words().len();
    let follows = |second: &str| {
        names.are_full_name(&candidate.stem, second)
            || names.splits(second).any(|(s, _)| names.are_full_name(&candidate.stem, s))
    };
    mention > 0 && document.gap_after(mention - 1) == " " && names.are_full_name(&word(mention - 1), &candidate.stem)
        || after() && follows(&word(mention + 1))
}

/// The commonest way the article writes a stem, with its joiners.
fn spelling(document: &Document<'_>, candidate: &Candidate) -> String {
    let mut counts: Vec<(&str, u32)> = Vec::new();
    for &word in &candidate.mentions {
        let text = document.slice(stem_span(document, word, candidate.stem.len()));
        // ట్రంపు- before a suffix is a form of ట్రంప్.
        if *without_joiners(text) != candidate.stem {
            continue;
        }
        match counts.iter_mut().find(|(t, _)| *t == text) {
            Some((_, n)) => *n += 1,
            None => counts.push((text, 1)),
        }
    }
    // The first of the commonest.
    counts.iter().rev().max_by_key(|(_, n)| *n).map_or_else(|| candidate.stem.clone(), |(t, _)| (*t).to_owned())
}

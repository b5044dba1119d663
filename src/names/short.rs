//! Short names, told apart only through the full name they belong to: జి జిన్‌పింగ్ and జీ జిన్‌పింగ్.
//!
//! Alone జీ is an honorific, a broadcaster, a letter; లీ is a hundred people. Before the same name, two short words that
//! sound alike are one.

use hashbrown::HashMap;

use super::gazetteer::is_telling;
use super::view::{Cluster, Form, Mention};
use crate::diagnostic::Span;
use crate::document::Document;
use crate::telugu::letters::is_consonant;
use crate::telugu::phonetics::skeleton;
use crate::text::words::without_joiners;

/// Bytes of a short name at most: three characters.
const LONGEST: usize = 9;
/// The log-odds that two of them are one.
const SCORE: f32 = 2.0;

/// Adds clusters of short names. `name_of` tells names apart: what two spellings of one name share.
pub fn add_short(
    document: &Document<'_>,
    name_of: impl Fn(u32) -> Option<u64>,
    clusters: &mut Vec<Cluster>,
    mentions: &mut Vec<Mention>,
) {
    let mut groups: HashMap<(u64, String), Vec<usize>> = HashMap::new();
    for (i, word) in document.telugu_words().filter(|(_, w)| w.span.len() <= LONGEST) {
        let text = without_joiners(document.slice(word.span));
        if !text.starts_with(is_consonant) || is_telling(&text) {
            continue;
        }
        let next = document.words().get(i + 1).and_then(|w| w.id).filter(|_| document.gap_after(i) == " ");
        if let Some(name) = next.and_then(&name_of) {
            groups.entry((name, skeleton(&text))).or_default().push(i);
        }
    }
    let mut found: Vec<Vec<usize>> = groups.into_values().filter(|g| g.len() > 1).collect();
    found.sort();
    for group in found {
        let spans: Vec<Span> = group.iter().map(|&i| document.words()[i].span).collect();
        let mut counts: Vec<(&str, u32)> = Vec::new();
        for span in &spans {
            let text = document.slice(*span);
            match counts.iter_mut().find(|(t, _)| *t == text) {
                Some((_, n)) => *n += 1,
                None => counts.push((text, 1)),
            }
        }
        counts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        if counts.len() < 2 {
            continue;
        }
        let form =
            |(text, count): &(&str, u32)| Form { text: (*text).to_owned(), count: *count, score: SCORE, sure: false };
        let index = |span: Span| counts.iter().position(|(t, _)| *t == document.slice(span)).unwrap_or_default();
        mentions.extend(spans.iter().map(|&span| Mention {
            span,
            cluster: clusters.len(),
            form: index(span),
            settled: false,
        }));
        clusters.push(Cluster {
            forms: counts.iter().map(form).collect(),
            canonical: (counts[0].1 > counts[1].1).then(|| counts[0].0.to_owned()),
            settled: None,
            house: false,
            listed: false,
            is_name: true,
        });
    }
}

//! Finds the wrong spellings of the lists in an article.

use hashbrown::HashMap;

use super::gazetteer::{Gazetteer, Wrong};
use super::words::stem_span;
use crate::diagnostic::Span;
use crate::document::Document;
use crate::text::words::without_joiners;

/// Wrong spellings of the lists: a row of words, the last one with or without a suffix. `begins` are the words that one
/// may begin with.
pub fn find_wrong(document: &Document<'_>, names: &Gazetteer, begins: &[u32]) -> Vec<(Span, Wrong)> {
    let mut out: Vec<(Span, Wrong)> = Vec::new();
    let vocabulary = document.vocabulary();
    // News repeats its names: what may begin with a word is looked up once.
    let wrong_of = |id: &u32| names.wrong_of(&without_joiners(vocabulary.entries()[*id as usize].text));
    let known: HashMap<u32, Vec<&Wrong>> = begins.iter().map(|id| (*id, wrong_of(id))).collect();
    for (i, word) in document.words_like(begins.iter().copied()) {
        let Some(wrong) = word.id.and_then(|id| known.get(&id)) else { continue };
        // రిషి సునక్ holds సునక్.
        if out.last().is_some_and(|(span, _)| word.span.start < span.end) {
            continue;
        }
        let found = wrong.iter().find_map(|wrong| Some((matches(document, names, i, wrong)?, (*wrong).clone())));
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
        // A stem is what the word begins with: hardly any word gets further.
        let has_stem = || i == last && names.splits(&bare).any(|(stem, _)| stem == expected);
        let fits = bare.starts_with(&**expected) && (bare == *expected || has_stem());
        if !fits || i < last && document.gap_after(i) != " " {
            return None;
        }
    }
    let end = stem_span(document, last, wrong.words.last()?.len()).end;
    Some(Span { start: document.words()[first].span.start, end })
}

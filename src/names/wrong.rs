//! Finds the wrong spellings of the lists in an article.

use super::gazetteer::{Gazetteer, Wrong};
use super::words::stem_span;
use crate::diagnostic::Span;
use crate::document::Document;
use crate::text::words::without_joiners;

/// Wrong spellings of the lists: a row of words, the last one with or without a suffix.
pub fn find_wrong(document: &Document<'_>, names: &Gazetteer, begins: &[u32]) -> Vec<(Span, Wrong)> {
    let mut out: Vec<(Span, Wrong)> = Vec::new();
    let mut is_begin = vec![false; document.vocabulary().entries().len()];
    for &id in begins {
        is_begin[id as usize] = true;
    }
    for (i, word) in document.telugu_words().filter(|(_, w)| w.id.is_some_and(|id| is_begin[id as usize])) {
        // రిషి సునక్ holds సునక్.
        if out.last().is_some_and(|(span, _)| word.span.start < span.end) {
            continue;
        }
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
        let fits = bare == *expected || i == last && names.splits(&bare).any(|(stem, _)| stem == expected);
        if !fits || i < last && document.gap_after(i) != " " {
            return None;
        }
    }
    let end = stem_span(document, last, wrong.words.last()?.len()).end;
    Some(Span { start: document.words()[first].span.start, end })
}

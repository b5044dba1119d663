//! A phrase of two to six words written twice in a row.

use crate::diagnostic::{Applicability, Span};
use crate::document::Document;
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;

const LONGEST: usize = 6;

/// `phrase-repeated`.
pub struct PhraseRepeated;

impl CodedRule for PhraseRepeated {
    const ID: &'static str = "phrase-repeated";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl Rule for PhraseRepeated {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        let words = document.words();
        let ids = document.ids();
        let mut end = 0;
        for i in recurring(ids, document.vocabulary().entries().len()) {
            let Some(n) = (2..=LONGEST).find(|&n| i >= end && repeats(document, ids, i, n)) else { continue };
            let (whole, copy) = (
                words[i].span.to(words[i + 2 * n - 1].span),
                Span { start: words[i + n - 1].span.end, end: words[i + 2 * n - 1].span.end },
            );
            if !document.is_quoted(whole) {
                sink.push(Finding::at(whole).edit(copy, "", Applicability::Unsafe).confidence(0.95));
            }
            end = i + 2 * n;
        }
    }
}

/// Where words stand that come up again soon: nearly none does. `distinct` is how many words there are.
fn recurring(ids: &[Option<u32>], distinct: usize) -> Vec<usize> {
    let mut last = vec![usize::MAX; distinct];
    let mut out = Vec::new();
    for (i, id) in ids.iter().enumerate().filter_map(|(i, id)| Some((i, (*id)? as usize))) {
        let before = std::mem::replace(&mut last[id], i);
        if i.checked_sub(before).is_some_and(|apart| apart <= LONGEST) {
            out.push(before);
        }
    }
    out.sort_unstable();
    out
}

/// Whether the `n` words from `i` on stand again right after, with single spaces between all of them.
fn repeats(document: &Document<'_>, ids: &[Option<u32>], i: usize, n: usize) -> bool {
    let Some(copy) = ids.get(i + n..i + 2 * n) else { return false };
    ids[i].is_some()
        && ids[i] == copy[0]
        && ids[i..i + n] == *copy
        && copy.iter().all(Option::is_some)
        && (i..i + 2 * n - 1).all(|j| document.joint_after(j) == " ")
        // `చిన్న చిన్న చిన్న చిన్న` is one word repeated.
        && copy.iter().any(|id| *id != copy[0])
}

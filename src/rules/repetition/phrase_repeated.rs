//! A phrase of two to six words written twice in a row.

use crate::diagnostic::{Applicability, Span};
use crate::document::Document;
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::text::words::{Kinds, without_joiners};

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
        let (words, vocabulary) = (document.words(), document.vocabulary());
        let twins = vocabulary.has_twins();
        let mut i = 0;
        while i + 4 <= words.len() {
            // Nearly every word stands once in its neighbourhood; only one that occurs again can begin a repetition.
            let again = words[i].id.is_some_and(|id| twins || vocabulary.entries()[id as usize].count > 1);
            let Some(n) = (2..=LONGEST).find(|&n| again && repeats(document, i, n)) else {
                i += 1;
                continue;
            };
            let (whole, copy) = (
                words[i].span.to(words[i + 2 * n - 1].span),
                Span { start: words[i + n - 1].span.end, end: words[i + 2 * n - 1].span.end },
            );
            if !document.is_quoted(whole) {
                sink.push(Finding::at(whole).edit(copy, "", Applicability::Unsafe).confidence(0.95));
            }
            i += 2 * n;
        }
    }
}

/// Whether the `n` words from `i` on stand again right after, with single spaces between all of them.
fn repeats(document: &Document<'_>, i: usize, n: usize) -> bool {
    let words = document.words();
    if i + 2 * n > words.len() {
        return false;
    }
    let id = |j: usize| words[j].id;
    let joined = |j: usize| (words[j].kinds | words[j + n].kinds).has(Kinds::JOINER);
    let bare = |j: usize| without_joiners(document.slice(words[j].span));
    let same = |j: usize| {
        id(j).is_some() && id(j + n).is_some() && (id(j) == id(j + n) || joined(j) && bare(j) == bare(j + n))
    };
    same(i)
        && (i..i + n).all(same)
        && (i..i + 2 * n - 1).all(|j| document.gap_after(j) == " ")
        // `చిన్న చిన్న చిన్న చిన్న` is one word repeated.
        && (i + 1..i + n).any(|j| id(j) != id(i))
}

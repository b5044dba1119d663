//! What each distinct word of the article is by its letters: see [`crate::telugu::forms`].

use std::sync::Arc;

use super::{Document, Entry, Vocabulary, Word};
use crate::diagnostic::Span;
use crate::telugu::forms::{Form, Forms};
use crate::telugu::orthography::{Fault, FaultKind, faults};
use crate::text::words::LONGEST_WORD;

/// The lists that words are held against. To hold one is to ask that each word be held against them.
#[derive(Clone, Debug)]
pub struct WordForms {
    lists: Arc<Forms>,
}

/// The forms of an article's words.
#[derive(Clone, Copy, Debug)]
pub struct FormView<'d> {
    vocabulary: &'d Vocabulary<'d>,
}

impl WordForms {
    /// With lists that were read before.
    pub(crate) fn new(lists: Arc<Forms>) -> Self {
        Self { lists }
    }

    /// The lists.
    pub fn lists(&self) -> &Forms {
        &self.lists
    }

    /// The forms of an article.
    #[allow(clippy::unused_self, reason = "only who holds the lists may ask: without them no word was judged")]
    pub fn view<'d>(&self, document: &'d Document<'_>) -> FormView<'d> {
        FormView { vocabulary: document.vocabulary() }
    }

    /// The words that are any of these, with their index; most articles are ruled out at once.
    pub fn words<'d>(&self, document: &'d Document<'_>, form: Form) -> impl Iterator<Item = (usize, &'d Word)> {
        document.words_like(self.view(document).ids(form))
    }

    /// The faults of orthography of these kinds, with the place of each.
    pub fn faults(&self, document: &Document<'_>, kinds: &[FaultKind]) -> Vec<(usize, Span, Fault)> {
        let mut out = Vec::new();
        for (i, word) in self.words(document, Form::ILL_FORMED) {
            let start = word.span.start as usize;
            let mut found = faults(document.slice(word.span));
            // Of noise the first fault says enough.
            if word.span.len() > LONGEST_WORD {
                found.truncate(1);
                for fault in &mut found {
                    fault.right = None;
                }
            }
            let found = found.into_iter().filter(|f| kinds.contains(&f.kind));
            out.extend(found.map(|f| (i, Span::new(start + f.at.start, start + f.at.end), f)));
        }
        out
    }
}

impl<'d> FormView<'d> {
    /// Whether a word of the prose is any of these.
    pub fn is(self, word: &Word, form: Form) -> bool {
        word.id.is_some_and(|id| self.vocabulary.entries()[id as usize].form.has(form))
    }

    /// Whether any word of the article is.
    pub fn any(self, form: Form) -> bool {
        self.vocabulary.forms().has(form)
    }

    /// The distinct words that are.
    pub fn entries(self, form: Form) -> impl Iterator<Item = &'d Entry<'d>> {
        self.ids(form).map(|id| &self.vocabulary.entries()[id as usize])
    }

    /// Their numbers.
    fn ids(self, form: Form) -> impl Iterator<Item = u32> + use<'d> {
        let entries = if self.any(form) { self.vocabulary.entries() } else { &[] };
        (0..).zip(entries).filter(move |(_, entry)| entry.form.has(form)).map(|(id, _)| id)
    }
}

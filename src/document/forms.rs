//! What each distinct word of the article is by its letters: see [`crate::telugu::forms`].

use std::sync::Arc;

use super::{Document, Word};
use crate::diagnostic::Span;
use crate::memory::WordMemory;
use crate::telugu::forms::{Form, Forms};
use crate::telugu::orthography::{Fault, FaultKind, faults};

/// The lists that words are held against, and the memory of what came of it.
#[derive(Clone, Debug)]
pub struct WordForms {
    lists: Arc<Forms>,
    memory: Arc<WordMemory>,
}

/// The forms of an article's words.
#[derive(Debug, Default)]
pub struct FormView {
    /// By the word's number in the vocabulary.
    of: Vec<Form>,
    /// What any of them is.
    any: Form,
}

impl WordForms {
    /// With lists that were read before.
    pub(crate) fn new(lists: Arc<Forms>, memory: Arc<WordMemory>) -> Self {
        Self { lists, memory }
    }

    /// The lists.
    pub fn lists(&self) -> &Forms {
        &self.lists
    }

    /// The forms of an article, found out when the first rule asks.
    pub fn view<'d>(&self, document: &'d Document<'_>) -> &'d FormView {
        document.form_view(|| {
            let facts = document.facts(&self.memory);
            let mut view = FormView { of: Vec::with_capacity(facts.len()), any: Form::default() };
            for (entry, facts) in document.vocabulary().entries().iter().zip(facts) {
                let form = *facts.form.get_or_init(|| self.lists.form(entry.text));
                view.any |= form;
                view.of.push(form);
            }
            view
        })
    }

    /// The words that are any of these, with their index; most articles are ruled out at once.
    pub fn words<'d>(&self, document: &'d Document<'_>, form: Form) -> impl Iterator<Item = (usize, &'d Word)> {
        let view = self.view(document);
        let words = if view.any.has(form) { document.words() } else { &[] };
        words.iter().enumerate().filter(move |(_, word)| view.is(word, form))
    }

    /// The faults of orthography of these kinds, with the place of each.
    pub fn faults(&self, document: &Document<'_>, kinds: &[FaultKind]) -> Vec<(usize, Span, Fault)> {
        let mut out = Vec::new();
        for (i, word) in self.words(document, Form::ILL_FORMED) {
            let start = word.span.start as usize;
            let found = faults(document.slice(word.span)).into_iter().filter(|f| kinds.contains(&f.kind));
            out.extend(found.map(|f| (i, Span::new(start + f.at.start, start + f.at.end), f)));
        }
        out
    }
}

impl FormView {
    /// Whether a word of the prose is any of these.
    pub fn is(&self, word: &Word, form: Form) -> bool {
        word.id.is_some_and(|id| self.of[id as usize].has(form))
    }

    /// Whether any word of the article is.
    pub fn any(&self, form: Form) -> bool {
        self.any.has(form)
    }
}

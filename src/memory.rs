//! Remembers what was found out about a word: news repeats its words, in one article and across articles.

use std::cell::RefCell;
use std::sync::{Arc, OnceLock};

use hashbrown::HashMap;
use thread_local::ThreadLocal;

use crate::names::Facts;
use crate::telugu::forms::Form;
use crate::telugu::joiner::Site;

/// Words after which a thread forgets and starts over, so that an endless stream needs no endless memory.
const MOST: usize = 1 << 17;

/// What the lists say of a word, whatever the article; each part is found out when first asked for.
#[derive(Debug, Default)]
pub struct WordFacts {
    /// Where a joiner may be missing.
    pub(crate) sites: OnceLock<Box<[Site]>>,
    /// Whether it may be a name.
    pub(crate) name: OnceLock<Facts>,
    /// What it is by its letters.
    pub(crate) form: OnceLock<Form>,
}

/// A memory of each thread's own. It changes no answer, only how soon it comes.
#[derive(Debug, Default)]
pub struct WordMemory {
    threads: ThreadLocal<RefCell<HashMap<String, Arc<WordFacts>>>>,
}

impl WordMemory {
    /// The facts of some words, in their order.
    pub(crate) fn recall<'w>(&self, words: impl Iterator<Item = &'w str>) -> Vec<Arc<WordFacts>> {
        let mut memory = self.threads.get_or_default().borrow_mut();
        if memory.len() >= MOST {
            memory.clear();
        }
        words.map(|word| memory.entry_ref(word).or_default().clone()).collect()
    }
}

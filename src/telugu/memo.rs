//! Remembers what was found out about a word: news repeats its words, in one article and across articles.

use std::cell::RefCell;

use hashbrown::HashMap;
use thread_local::ThreadLocal;

/// Words after which a thread forgets and starts over, so that an endless stream needs no endless memory.
const MOST: usize = 1 << 17;

/// A memory of each thread's own. It changes no answer, only how soon it comes.
#[derive(Debug)]
pub struct WordMemo<V: Send> {
    threads: ThreadLocal<RefCell<HashMap<Box<str>, V>>>,
}

impl<V: Send> Default for WordMemo<V> {
    fn default() -> Self {
        Self { threads: ThreadLocal::new() }
    }
}

impl<V: Clone + Send> WordMemo<V> {
    /// What is remembered of a word, or what `find_out` says.
    pub fn get(&self, word: &str, find_out: impl FnOnce() -> V) -> V {
        let memory = self.threads.get_or_default();
        if let Some(value) = memory.borrow().get(word) {
            return value.clone();
        }
        let value = find_out();
        let mut memory = memory.borrow_mut();
        if memory.len() >= MOST {
            memory.clear();
        }
        memory.insert(word.into(), value.clone());
        value
    }
}

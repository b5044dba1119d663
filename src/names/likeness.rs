//! Remembers how alike two words are: news repeats its words, and so its near pairs.

use std::cell::RefCell;

use hashbrown::HashMap;
use thread_local::ThreadLocal;

use super::pairs::Likeness;

/// Pairs after which a thread forgets and starts over.
const MOST: usize = 1 << 16;

/// A memory of each thread's own. It changes no answer, only how soon it comes.
#[derive(Debug, Default)]
pub struct LikenessMemory {
    threads: ThreadLocal<RefCell<HashMap<(u64, u64), Likeness>>>,
}

impl LikenessMemory {
    /// The likeness of two words by the hashes of their text, found out if it is not known.
    pub fn recall(&self, a: u64, b: u64, compare: impl FnOnce() -> Likeness) -> Likeness {
        let mut memory = self.threads.get_or_default().borrow_mut();
        if memory.len() >= MOST {
            memory.clear();
        }
        *memory.entry((a.min(b), a.max(b))).or_insert_with(compare)
    }
}

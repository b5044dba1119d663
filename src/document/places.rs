//! Where each distinct word of an article stands: a rule about few words looks at these alone.

use super::{Entry, Word};
use crate::diagnostic::Span;

/// The words of an article, those that are the same together.
#[derive(Debug)]
pub(super) struct Places {
    /// For each distinct word where its places begin in `words`, and where the last of them ends.
    starts: Vec<u32>,
    /// Indices of words.
    words: Vec<u32>,
}

impl Places {
    pub fn new(words: &[Word], entries: &[Entry<'_>]) -> Self {
        let mut starts = Vec::with_capacity(entries.len() + 1);
        let mut end = 0;
        for entry in entries {
            starts.push(end);
            end += entry.count;
        }
        starts.push(end);
        let mut next = starts.clone();
        let mut sorted = vec![0; end as usize];
        for (i, word) in words.iter().enumerate() {
            if let Some(id) = word.id {
                let place = &mut next[id as usize];
                sorted[*place as usize] = Span::point(i).start;
                *place += 1;
            }
        }
        Self { starts, words: sorted }
    }

    /// The places of some words, in order.
    pub fn of(&self, ids: impl IntoIterator<Item = u32>) -> Vec<u32> {
        let mut all: Vec<u32> = Vec::new();
        for id in ids {
            let (start, end) = (self.starts[id as usize], self.starts[id as usize + 1]);
            all.extend_from_slice(&self.words[start as usize..end as usize]);
        }
        all.sort_unstable();
        all.dedup();
        all
    }
}

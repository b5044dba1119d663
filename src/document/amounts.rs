//! Numbers that are written with commas.

use super::Document;
use crate::diagnostic::Span;
use crate::telugu::numbers::{Grouping, grouping};
use crate::text::words::Kinds;

/// A number with commas.
#[derive(Clone, Copy, Debug)]
pub struct Amount {
    /// Its digits and commas.
    pub span: Span,
    /// How it is grouped.
    pub grouping: Grouping,
    /// How many digits it has.
    pub digits: usize,
    /// Words from the first group to the last, as indices.
    pub words: (usize, usize),
}

impl Document<'_> {
    /// The numbers with commas, in order.
    pub fn amounts(&self) -> &[Amount] {
        self.amount_view(|| {
            let mut out = Vec::new();
            if !self.has_ascii(b',') || !self.has_word(|kinds| kinds.has(Kinds::DIGIT)) {
                return out;
            }
            let mut gaps = self.odd_gaps().iter().map(|&i| i as usize).peekable();
            while let Some(first) = gaps.next() {
                if !self.joins_digits(first) {
                    continue;
                }
                let mut last = first + 1;
                while gaps.next_if(|&i| i == last && self.joins_digits(i)).is_some() {
                    last += 1;
                }
                out.extend(self.amount(first, last));
            }
            out
        })
    }

    /// Whether a word and the next are digits with a comma between them.
    fn joins_digits(&self, word: usize) -> bool {
        let Some(next) = self.words().get(word + 1) else { return false };
        self.gap_after(word) == ","
            && self.words()[word].kinds == Kinds::DIGIT
            && !self.words()[word].masked
            && next.kinds.has(Kinds::DIGIT)
            && self.slice(next.span).starts_with(|c: char| c.is_ascii_digit())
    }

    fn amount(&self, first: usize, last: usize) -> Option<Amount> {
        let words = &self.words()[first..=last];
        // `2.1,5` and `-1,2`: what stands before belongs to it.
        if self.text()[..words[0].span.range().start].ends_with(['.', '/', ':']) && !self.follows_currency(first) {
            return None;
        }
        let mut groups: Vec<&str> = words.iter().map(|w| self.slice(w.span)).collect();
        let tail = groups.pop()?;
        let digits = tail.bytes().take_while(u8::is_ascii_digit).count();
        groups.push(&tail[..digits]);
        let end = words[words.len() - 1].span.range().start + digits;
        Some(Amount {
            span: Span::new(words[0].span.range().start, end),
            grouping: grouping(&groups),
            digits: groups.iter().map(|g| g.len()).sum(),
            words: (first, last),
        })
    }

    /// The number whose last digits are in a word: `15,000`, `6.85`.
    pub fn number_at(&self, word: usize) -> Span {
        let words = self.words();
        let belongs =
            |i: usize| matches!(self.gap_after(i), "," | ".") && words[i].kinds == Kinds::DIGIT && !words[i].masked;
        let first = (0..word).rev().take_while(|&i| belongs(i)).last().unwrap_or(word);
        words[first].span.to(words[word].span)
    }

    /// Whether `రూ.`, ₹ or $ stands right before a word.
    pub fn follows_currency(&self, word: usize) -> bool {
        let before = self.text()[..self.words()[word].span.range().start].trim_end_matches([' ', '.']);
        ["రూ", "₹", "$", "Rs", "€", "£"].iter().any(|c| before.ends_with(c))
    }
}

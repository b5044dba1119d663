//! U+200D typed for U+200C.

use std::sync::Arc;

use crate::diagnostic::{Applicability, Span};
use crate::document::Document;
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::joiner::{Joiners, Site};
use crate::telugu::letters::{VIRAMA, is_consonant};
use crate::text::words::{ZWJ, ZWNJ, without_joiners};

/// From this probability on U+200D after ర stands for a lost U+200C.
const LIKELY: f32 = 0.6;

/// `zwj-for-zwnj`.
pub struct ZwjForZwnj {
    joiners: Arc<Joiners>,
}

impl CodedRule for ZwjForZwnj {
    const ID: &'static str = "zwj-for-zwnj";
    type Config = NoSettings;

    fn new(_: NoSettings, setup: &Setup) -> Result<Self, Error> {
        Ok(Self { joiners: setup.joiners()? })
    }
}

impl Rule for ZwjForZwnj {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        // Nearly no article has the character.
        if !document.rare().iter().any(|&(_, c)| c == ZWJ) {
            return;
        }
        for (_, word) in document.telugu_words() {
            let text = document.slice(word.span);
            let edits: Vec<Span> = text
                .match_indices(ZWJ)
                .filter(|(at, _)| self.is_zwnj(text, *at))
                .map(|(at, _)| Span::new(word.span.start as usize + at, word.span.start as usize + at + ZWJ.len_utf8()))
                .collect();
            if !edits.is_empty() {
                let finding = edits
                    .iter()
                    .fold(Finding::at(word.span).confidence(0.98), |f, &at| f.edit(at, ZWNJ, Applicability::Safe));
                sink.push(finding);
            }
        }
    }
}

impl ZwjForZwnj {
    /// Whether the U+200D at a byte offset stands where U+200C belongs: between a virama and a consonant. After ర it is
    /// the old spelling of the valapalagilaka unless a joint follows.
    fn is_zwnj(&self, word: &str, at: usize) -> bool {
        let (left, right) = (&word[..at], &word[at + ZWJ.len_utf8()..]);
        let mut before = left.chars().rev();
        let after_virama = before.next() == Some(VIRAMA) && right.starts_with(is_consonant);
        let after_ra = before.next() == Some('ర');
        after_virama && (!after_ra || self.is_joint(left, right))
    }

    fn is_joint(&self, left: &str, right: &str) -> bool {
        let (left, right) = (without_joiners(left), without_joiners(right));
        let word = format!("{left}{right}");
        let missing = |site: &Site| site.at() == left.len() && site.probability() >= LIKELY;
        self.joiners.suffixes().kind(&right).is_some()
            || self.joiners.is_acronym(&word)
            || self.joiners.sites(&word).iter().any(missing)
    }
}

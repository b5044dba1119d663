//! One word with its joiner in one place and without it, with a space or a hyphen, in another.

use std::sync::Arc;

use hashbrown::HashMap;

use crate::diagnostic::{Applicability, Severity, Span};
use crate::document::Document;
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::joiner::{Joiners, is_inner_joiner};
use crate::telugu::letters::is_consonant;
use crate::telugu::suffixes::SuffixKind;
use crate::text::words::{LONGEST_WORD, ZWNJ, non_joiners, without_joiners};

/// `joiner-form-mixed`.
pub struct JoinerFormMixed {
    joiners: Arc<Joiners>,
}

impl CodedRule for JoinerFormMixed {
    const ID: &'static str = "joiner-form-mixed";
    type Config = NoSettings;

    fn new(_: NoSettings, setup: &Setup) -> Result<Self, Error> {
        Ok(Self { joiners: setup.joiners()? })
    }
}

impl Rule for JoinerFormMixed {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        if !document.vocabulary().has_joiners() {
            return;
        }
        if !self.may_be_mixed(document) {
            return;
        }
        let joined = self.joined_forms(document);
        let mut fused: Vec<(&Joined<'_>, Span)> = Vec::new();
        let mut apart: Vec<(&Joined<'_>, Span)> = Vec::new();
        let fused_ids: HashMap<u32, &Joined<'_>> =
            joined.values().filter_map(|j| Some((document.vocabulary().id(&j.bare)?, j))).collect();
        // Few first parts stand alone in an article, and only those can be half of a word in two.
        let first_parts =
            joined.values().flat_map(Joined::first_parts).filter_map(|part| document.vocabulary().id(part));
        for (_, word) in document.words_like(fused_ids.keys().copied()) {
            fused.extend(word.id.and_then(|id| fused_ids.get(&id)).map(|form| (*form, word.span)));
        }
        for (i, _) in document.words_like(first_parts) {
            let pair = in_two_words(document, i);
            apart.extend(pair.and_then(|(bare, span)| Some((joined.get(bare.as_str())?, span))));
        }
        // Print fuses much that it also joins: only a fused form against many joined ones stands out.
        for (places, least) in [(fused, 2), (apart, 1)] {
            for (form, span) in &places {
                let others = places.iter().filter(|(f, _)| f.bare == form.bare).count();
                if form.count as usize >= others * least {
                    let finding = Finding::at(*span).arg("other", form.text).confidence(0.9);
                    // Print fuses plurals and locatives too: the article should keep to one, and which is for the desk to say.
                    sink.push(if self.is_contested(form.text) {
                        finding.message("contested").severity(Severity::Info)
                    } else {
                        finding.replace(form.text, Applicability::Unsafe)
                    });
                }
            }
        }
    }
}

/// A word, or its stem, that the article writes with a joiner.
struct Joined<'d> {
    bare: String,
    /// The first joined spelling.
    text: &'d str,
    count: u32,
}

impl Joined<'_> {
    fn first_parts(&self) -> impl Iterator<Item = &str> {
        first_parts(self.text)
    }
}

/// What stands before each joiner, as the first of two words would be written.
fn first_parts(text: &str) -> impl Iterator<Item = &str> {
    non_joiners(text).map(|at| &text[..at])
}

impl JoinerFormMixed {
    /// Whether some word stands in another form too. Nearly every article keeps to one, and nothing is built for it.
    fn may_be_mixed(&self, document: &Document<'_>) -> bool {
        let vocabulary = document.vocabulary();
        let is_word = |text: &str| vocabulary.id(text).is_some();
        let has_other_form = |text: &str| {
            let stem = || self.stem(text).is_some_and(|stem| is_word(&without_joiners(stem)));
            first_parts(text).any(is_word) || has_two(text) && stem()
        };
        vocabulary.both_ways().next().is_some()
            || vocabulary.with_joiners().any(|(_, entry)| is_joined(entry.text) && has_other_form(entry.text))
    }

    /// By their form without joiners: words as written, and their stems where a suffix is joined on.
    fn joined_forms<'d>(&self, document: &'d Document<'_>) -> HashMap<String, Joined<'d>> {
        let mut out: HashMap<String, Joined<'_>> = HashMap::new();
        for (_, entry) in document.vocabulary().with_joiners().filter(|(_, e)| is_joined(e.text)) {
            // A stem has a joiner of its own only if the word has two.
            let stem = has_two(entry.text).then(|| self.stem(entry.text)).flatten();
            for text in stem.into_iter().chain([entry.text]) {
                let bare = without_joiners(text).into_owned();
                out.entry(bare.clone()).or_insert(Joined { bare, text, count: 0 }).count += entry.count;
            }
        }
        out
    }

    /// Whether the last joiner stands before a plural or locative, which print also fuses (ప్లాంట్లు).
    fn is_contested(&self, text: &str) -> bool {
        let suffix = text.rsplit_once(ZWNJ).and_then(|(_, suffix)| self.joiners.suffixes().kind(suffix));
        suffix.is_some_and(|kind| kind != SuffixKind::Case)
    }

    /// What stands before the last joiner, if a suffix follows it.
    fn stem<'t>(&self, text: &'t str) -> Option<&'t str> {
        let (stem, suffix) = text.rsplit_once(ZWNJ)?;
        self.joiners.suffixes().kind(suffix).map(|_| stem)
    }
}

/// Whether a word has two joiners.
fn has_two(text: &str) -> bool {
    non_joiners(text).nth(1).is_some()
}

/// Every joiner stands between virama and consonant, and there is one.
fn is_joined(spelling: &str) -> bool {
    if spelling.len() > LONGEST_WORD {
        return false;
    }
    let mut joiners = non_joiners(spelling).peekable();
    joiners.peek().is_some() && joiners.all(|at| is_inner_joiner(spelling, at))
}

/// Two words with a space or hyphen between that may be one, put together without joiners.
fn in_two_words(document: &Document<'_>, i: usize) -> Option<(String, Span)> {
    let (first, second) = (document.words()[i], *document.words().get(i + 1)?);
    if second.id.is_none() || !matches!(document.gap_after(i), " " | "-") {
        return None;
    }
    let (a, b) = (document.slice(first.span), document.slice(second.span));
    b.starts_with(is_consonant).then(|| (without_joiners(&format!("{a}{b}")).into_owned(), first.span.to(second.span)))
}

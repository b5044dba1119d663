//! Untranslated Latin words in Telugu sentences.

use std::borrow::Cow;

use hashbrown::HashSet;

use crate::diagnostic::{Severity, Span};
use crate::document::{Document, Word};
use crate::engine::{CodedRule, Finding, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::tables::rows;
use crate::text::words::Kinds;

/// English words that carry no meaning by themselves: nobody leaves one in on purpose.
const FUNCTION_WORDS: [&str; 20] = [
    "a", "an", "the", "of", "to", "in", "on", "and", "or", "for", "by", "with", "at", "from", "is", "was", "as",
    "that", "it", "are",
];
/// Share of Telugu words from which a sentence counts as Telugu.
const TELUGU_SHARE: f32 = 0.6;

/// `stray-latin-word`.
pub struct StrayLatinWord {
    allowed: HashSet<String>,
}

/// `[rules.stray-latin-word]`.
#[derive(Default, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Latin words that the desk prints as they are, besides the shipped list of brands and units.
    pub allow: Vec<String>,
}

impl CodedRule for StrayLatinWord {
    const ID: &'static str = "stray-latin-word";
    type Config = Settings;

    fn new(settings: Settings, _: &Setup) -> Result<Self, Error> {
        let shipped = rows(include_str!("../../../rules/scripts/latin-words.tsv")).filter_map(|mut row| row.next());
        let allowed = shipped.map(str::to_owned).chain(settings.allow).collect();
        Ok(Self { allowed })
    }
}

impl Rule for StrayLatinWord {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        if !document.has_word(|kinds| kinds == Kinds::LATIN) {
            return;
        }
        let mut last = None;
        for (i, word) in document.words().iter().enumerate() {
            if word.masked || word.kinds != Kinds::LATIN || !self.is_stray(document, i, word) {
                continue;
            }
            if !in_telugu_sentence(document, word, &mut last) {
                continue;
            }
            let function = FUNCTION_WORDS.contains(&document.slice(word.span));
            let finding = Finding::at(word.span).confidence(if function { 0.98 } else { 0.9 });
            sink.push(if function { finding.message("function").severity(Severity::Error) } else { finding });
        }
    }
}

impl StrayLatinWord {
    fn is_stray(&self, document: &Document<'_>, i: usize, word: &Word) -> bool {
        let text = document.slice(word.span);
        // `Signal` is a program and `signal` is not; what is listed in small letters may be written either way.
        let listed = self.allowed.contains(text) || self.allowed.contains(&text.to_lowercase());
        if listed || is_deliberate(text) {
            return false;
        }
        stands_alone(document, i) && !document.is_quoted(word.span) && !document.is_bracketed(word.span)
    }
}

/// Acronyms, initials, letters as symbols, brands in mixed case (`eSIM`).
fn is_deliberate(text: &str) -> bool {
    let capitals = text.bytes().filter(u8::is_ascii_uppercase).count();
    let single = text.chars().count() == 1 && text != "a";
    single || capitals >= 2 || capitals == 1 && !text.starts_with(|c: char| c.is_ascii_uppercase())
}

/// With Telugu on both sides, or the edge of a line: titles and names of several words are left alone, and so is what
/// belongs to a number, an abbreviation or a compound with signs.
fn stands_alone(document: &Document<'_>, i: usize) -> bool {
    let words = document.words();
    let before = i.checked_sub(1).map(|j| (words[j], document.joint_after(j)));
    let after = words.get(i + 1).map(|&w| (w, document.joint_after(i)));
    let free = |(other, gap): (Word, Cow<'_, str>)| {
        gap.contains('\n')
            || gap.starts_with([' ', ',', '.', '…', '”', '’', '!', '?']) && other.kinds.is_telugu() && !other.masked
    };
    let dotted = document.gap_after(i).starts_with('.') && document.slice(words[i].span).len() <= 3;
    let opens = before
        .is_none_or(|(w, gap)| gap.contains('\n') || gap.ends_with(' ') && w.kinds.has(Kinds::TELUGU) && !w.masked);
    opens && !dotted && after.is_none_or(free)
}

/// `last` is the sentence that was asked about last: its words are counted once, however many of them are Latin.
fn in_telugu_sentence(document: &Document<'_>, word: &Word, last: &mut Option<(Span, bool)>) -> bool {
    let Some(sentence) = document.sentence_at(word.span.start) else {
        return false;
    };
    if let Some((_, is_telugu)) = last.filter(|(span, _)| *span == sentence) {
        return is_telugu;
    }
    let is_telugu = is_telugu_sentence(document, sentence);
    *last = Some((sentence, is_telugu));
    is_telugu
}

fn is_telugu_sentence(document: &Document<'_>, sentence: Span) -> bool {
    let words = &document.words()[document.words_in(sentence)];
    let telugu = words.iter().filter(|w| w.kinds.has(Kinds::TELUGU)).count();
    #[allow(clippy::cast_precision_loss, reason = "a sentence has few words")]
    let share = telugu as f32 / words.len().max(1) as f32;
    share >= TELUGU_SHARE && telugu >= 2
}

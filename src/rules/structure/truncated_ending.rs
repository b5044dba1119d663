//! An article that breaks off.

use crate::document::{BlockKind, Document, Language, Paragraph};
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::verbs::is_finite;
use crate::text::words::without_joiners;

/// `truncated-ending`.
pub struct TruncatedEnding;

impl CodedRule for TruncatedEnding {
    const ID: &'static str = "truncated-ending";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl Rule for TruncatedEnding {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        // Behind the story there may be pictures, and tables end as they like.
        let of_picture =
            |p: &Paragraph| matches!(document.block_at(p.span.start), Some(BlockKind::AltText | BlockKind::Caption));
        let Some(i) = document.paragraphs().iter().rposition(|p| !of_picture(p)) else { return };
        let paragraph = &document.paragraphs()[i];
        let kind = document.block_at(paragraph.span.start);
        if document.languages()[i] != Language::Telugu || !matches!(kind, None | Some(BlockKind::Paragraph)) {
            return;
        }
        let Some(last) = paragraph.words.clone().last() else { return };
        let word = document.words()[last];
        // A short last line is a signature, a credit or a heading.
        let sentences = document.sentences(paragraph).len();
        if word.id.is_none() || paragraph.words.len() < LEAST || sentences < 2 || document.is_bracketed(word.span) {
            return;
        }
        let tail = document.text()[word.span.range().end..paragraph.span.range().end].trim_end();
        let bare = without_joiners(document.slice(word.span));
        let waits = ENDINGS.iter().any(|e| bare.ends_with(e)) || WORDS.contains(&&*bare);
        let cut = matches!(tail, "," | ";" | "-" | "–") || tail.is_empty() && waits;
        if cut && !is_finite(&bare) {
            sink.push(Finding::at(word.span).confidence(0.93));
        }
    }
}

/// Words from which on a last paragraph is part of the story.
const LEAST: usize = 8;
/// Endings of nouns and verbs that wait for more.
const ENDINGS: [&str; 26] = [
    "తో",
    "ను",
    "కు",
    "కి",
    "లో",
    "పై",
    "లోని",
    "ేందుకు",
    "డానికి",
    "చిన",
    "సిన",
    "తున్న",
    "గల",
    "స్తూ",
    "తూ",
    "చేసి",
    "మైన",
    "మని",
    "లను",
    "నున్న",
    "ిన",
    "డంతో",
    "స్తే",
    "ితే",
    "ైతే",
    "ంటే",
];
/// Words that wait for more.
const WORDS: [&str; 14] = ["మరియు", "లేదా", "కానీ", "అయితే", "అని", "అంటూ", "ఈ", "ఆ", "కోసం", "ద్వారా", "వద్ద", "యొక్క", "కూడా", "ఒక"];

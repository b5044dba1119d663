//! Text of an old 8-bit Telugu font, and private characters.

use crate::diagnostic::Span;
use crate::document::Document;
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::letters::is_telugu;

/// `legacy-font-text`.
pub struct LegacyFontText;

impl CodedRule for LegacyFontText {
    const ID: &'static str = "legacy-font-text";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl Rule for LegacyFontText {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        let rare = document.rare();
        let private = rare.iter().any(|(_, c)| is_private(*c));
        let western = rare.iter().filter(|(_, c)| is_western(*c)).count();
        if !private && western < LEAST {
            return;
        }
        let mut start = 0;
        for chunk in document.text().split_inclusive(char::is_whitespace) {
            let word = chunk.trim_end();
            let span = Span::new(start, start + word.len());
            start += chunk.len();
            if word.is_ascii() || document.is_masked(span) {
                continue;
            }
            let chars = word.chars().count();
            let odd = word.chars().filter(|c| is_western(*c)).count();
            if word.chars().any(is_private) {
                sink.push(Finding::at(span).message("private").confidence(0.93));
            } else if chars >= LEAST && odd * 2 >= chars && !is_mojibake(word) && has_signs(word) {
                sink.push(Finding::at(span).confidence(0.95));
            }
        }
    }
}

/// Characters from which on a word can be told from a name with an accent.
const LEAST: usize = 4;

/// U+00A1 to U+00FF, and what Windows-1252 has beside them.
fn is_western(c: char) -> bool {
    matches!(c, '\u{A1}'..='\u{FF}' | 'Œ' | 'œ' | 'Š' | 'š' | 'Ÿ' | 'Ž' | 'ž' | 'ƒ' | '†' | '‡' | '‰')
}

/// Private use: icons of a web font, or letters of an old one.
fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}')
}

fn is_mojibake(word: &str) -> bool {
    word.contains("à°") || word.contains("à±") || word.contains("â€") || word.chars().any(is_telugu)
}

/// Signs among letters: `ªîÿ§{Å`. A word of accented letters alone is of another language.
fn has_signs(word: &str) -> bool {
    word.chars()
        .any(|c| matches!(c, '\u{A1}'..='\u{BF}' | '×' | '÷' | '{' | '}' | '†' | '‡' | '‰' | '[' | ']' | '\\' | '^'))
}

//! Text in UTF-8 that was read as a western code page.

use crate::diagnostic::{Applicability, Span};
use crate::document::Document;
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::letters::is_telugu;

/// `mojibake`.
pub struct Mojibake;

impl CodedRule for Mojibake {
    const ID: &'static str = "mojibake";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl Rule for Mojibake {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        if !document.rare().iter().any(|&(_, c)| is_lead(c)) {
            return;
        }
        let text = document.text();
        let mut end = 0;
        for &(at, c) in document.rare() {
            let at = at as usize;
            if at < end || !is_lead(c) {
                continue;
            }
            let run = run_end(text, at);
            end = run;
            let found = &text[at..run];
            match decoded(found) {
                Some(repaired) if is_right(&repaired) => {
                    sink.push(Finding::at(Span::new(at, run)).replace(repaired, Applicability::Safe).confidence(0.99));
                }
                // BeyoncÃ©: a letter with an accent, in a name.
                Some(repaired) if is_accented(&repaired) => {
                    sink.push(
                        Finding::at(Span::new(at, run)).replace(repaired, Applicability::Unsafe).confidence(0.95),
                    );
                }
                // Bytes were lost on the way: only the source has the text.
                _ if looks_lost(found) => sink.push(Finding::at(Span::new(at, run)).message("lost").confidence(0.95)),
                _ => {}
            }
        }
    }
}

/// What the first byte of a Telugu letter or a quotation mark becomes: E0, E2, C3.
fn is_lead(c: char) -> bool {
    matches!(c, 'à' | 'â' | 'Ã')
}

/// Where the characters end that a western code page has: letters of U+0080 to U+00FF, its punctuation, and spaces between
/// them that were bytes themselves.
fn run_end(text: &str, start: usize) -> usize {
    let mut end = start;
    for (at, c) in text[start..].char_indices() {
        let western = byte(c).is_some_and(|b| b >= 0x80);
        if western {
            end = start + at + c.len_utf8();
        } else if !(c == ' ' && text[start + at + 1..].starts_with(is_lead)) {
            break;
        }
    }
    end
}

/// The byte that Windows-1252 or Latin-1 has for a character.
fn byte(c: char) -> Option<u8> {
    const UPPER: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
    ];
    match UPPER.iter().position(|u| *u == c) {
        Some(at) => u8::try_from(0x80 + at).ok(),
        None => u8::try_from(u32::from(c)).ok(),
    }
}

/// The text that the bytes are in UTF-8, if all of them are.
fn decoded(run: &str) -> Option<String> {
    let bytes: Vec<u8> = run.chars().map(byte).collect::<Option<_>>()?;
    String::from_utf8(bytes).ok()
}

/// Four fifths Telugu, or marks that news has. French `à` and `Ã` never come out so.
fn is_right(text: &str) -> bool {
    let letters = text.chars().filter(|c| !c.is_whitespace()).count();
    let right = text
        .chars()
        .filter(|c| is_telugu(*c) || matches!(c, '“' | '”' | '‘' | '’' | '–' | '—' | '…' | '₹' | '\u{200C}'))
        .count();
    letters > 0 && right * 5 >= letters * 4
}

/// Letters of western Europe with accents, and nothing else.
fn is_accented(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| matches!(c, 'À'..='ÿ') && c.is_alphabetic())
}

/// `à°` and `à±` in a row: Telugu for certain, but not whole. `â€`: a mark whose last byte no code page has.
fn looks_lost(run: &str) -> bool {
    run.matches("à°").count() + run.matches("à±").count() >= 2 || run.starts_with("â€")
}

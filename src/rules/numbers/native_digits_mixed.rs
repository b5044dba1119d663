//! Telugu or other digits where the article has 0–9.

use crate::diagnostic::{Applicability, Span};
use crate::document::Document;
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::text::words::Kinds;

/// `native-digits-mixed`.
pub struct NativeDigitsMixed;

impl CodedRule for NativeDigitsMixed {
    const ID: &'static str = "native-digits-mixed";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl Rule for NativeDigitsMixed {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        if !document.rare().iter().any(|&(_, c)| digit(c).is_some())
            || !document.has_word(|kinds| kinds.has(Kinds::DIGIT))
        {
            return;
        }
        let own = document.words().iter().filter(|w| !w.masked && w.kinds.has(Kinds::DIGIT)).count();
        let mut found: Vec<(Span, String)> = Vec::new();
        for word in document.words().iter().filter(|w| !w.masked && w.kinds.has(Kinds::OTHER)) {
            let text = document.slice(word.span);
            let start = text.find(|c| digit(c).is_some());
            let Some(start) = start else { continue };
            let run: String = text[start..].chars().map_while(digit).collect();
            let len: usize = text[start..].chars().take_while(|c| digit(*c).is_some()).map(char::len_utf8).sum();
            // A sunna typed as ౦ stands among letters: `digit-or-o-for-anusvara`.
            let among_letters = start > 0 || run.len() == 1 && text.len() > len && text.starts_with('౦');
            if !among_letters {
                let at = word.span.range().start + start;
                found.push((Span::new(at, at + len), run));
            }
        }
        // An almanac or an inscription has all its numbers so.
        if found.len() <= own {
            for (span, ascii) in found {
                sink.push(Finding::at(span).replace(ascii, Applicability::Safe).confidence(0.97));
            }
        }
    }
}

/// The ASCII digit for one of another script.
fn digit(c: char) -> Option<char> {
    const ZEROS: [u32; 8] = [0x0966, 0x0C66, 0x0CE6, 0x0BE6, 0x09E6, 0x0660, 0x06F0, 0xFF10];
    let value = ZEROS.iter().map(|zero| u32::from(c).wrapping_sub(*zero)).find(|value| *value < 10)?;
    char::from_digit(value, 10)
}

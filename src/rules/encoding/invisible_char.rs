//! Zero-width junk inside and between words.

use crate::diagnostic::{Applicability, Span};
use crate::document::Document;
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::letters::{VIRAMA, is_consonant};
use crate::text::visible::invisible_name;
use crate::text::words::{ZWNJ, keeps_scripts_apart};

const ZERO_WIDTH_SPACE: char = '\u{200B}';

/// `invisible-char`.
pub struct InvisibleChar;

impl CodedRule for InvisibleChar {
    const ID: &'static str = "invisible-char";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl Rule for InvisibleChar {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        // Direction marks are right where Arabic or Hebrew is quoted.
        let right_to_left = document
            .rare()
            .iter()
            .any(|&(_, c)| matches!(c, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'));
        for &(at, c) in document.rare() {
            if !is_junk(c) && (right_to_left || !is_direction_mark(c)) {
                continue;
            }
            let span = Span { start: at, end: at + Span::new(0, c.len_utf8()).end };
            let (before, after) = (&document.text()[..at as usize], &document.text()[span.end as usize..]);
            let joint = c == ZERO_WIDTH_SPACE && before.ends_with(VIRAMA) && after.starts_with(is_consonant);
            let replacement = if joint { ZWNJ.to_string() } else { String::new() };
            let apart = keeps_scripts_apart(before, after);
            let applicability = if apart { Applicability::Unsafe } else { Applicability::Safe };
            let name = invisible_name(c).unwrap_or_default().into_owned();
            sink.push(Finding::at(span).arg("name", name).replace(replacement, applicability).confidence(0.99));
        }
    }
}

fn is_junk(c: char) -> bool {
    matches!(c, ZERO_WIDTH_SPACE | '\u{2060}' | '\u{FEFF}' | '\u{00AD}' | '\u{034F}' | '\u{180E}')
}

fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

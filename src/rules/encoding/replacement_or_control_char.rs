//! Characters that stand for lost ones, and control characters.

use crate::diagnostic::{Applicability, Span};
use crate::document::Document;
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::text::words::keeps_scripts_apart;

/// `replacement-or-control-char`.
pub struct ReplacementOrControlChar;

impl CodedRule for ReplacementOrControlChar {
    const ID: &'static str = "replacement-or-control-char";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl Rule for ReplacementOrControlChar {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        let ascii_control = (0..0x20).chain([0x7F]).any(|b| !matches!(b, 9 | 10 | 13) && document.has_ascii(b));
        if !ascii_control && !document.rare().iter().any(|&(_, c)| is_damage(c)) {
            return;
        }
        let mut run: Option<Span> = None;
        for (at, c) in document.text().char_indices().filter(|&(_, c)| is_damage(c)) {
            let span = Span::new(at, at + c.len_utf8());
            run = match run {
                Some(before) if before.end == span.start => Some(before.to(span)),
                ended => {
                    report(document, ended, sink);
                    Some(span)
                }
            };
        }
        report(document, run, sink);
    }
}

/// U+FFFD, C0 and C1 controls but tab and line ends, noncharacters.
fn is_damage(c: char) -> bool {
    c == char::REPLACEMENT_CHARACTER
        || c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{0085}')
        || matches!(c, '\u{FDD0}'..='\u{FDEF}' | '\u{FFFE}' | '\u{FFFF}')
}

/// One finding for a row of them. What stands beside a lost character is part of the same damage and stays as a clue to
/// what was there; control characters alone can go.
fn report(document: &Document<'_>, run: Option<Span>, sink: &mut Sink<'_>) {
    let Some(span) = run else { return };
    let text = document.slice(span);
    let codes: Vec<String> = text.chars().take(4).map(|c| format!("U+{:04X}", u32::from(c))).collect();
    let finding = Finding::at(span).arg("name", codes.join(" ")).confidence(0.99);
    sink.push(if document.source().map.has_undecoded(span) {
        finding.message("bytes")
    } else if text.contains(char::REPLACEMENT_CHARACTER) {
        finding.message("lost")
    } else {
        let (before, after) = (&document.text()[..span.start as usize], &document.text()[span.end as usize..]);
        let replacement = in_their_place(text, before, after);
        let apart = replacement.is_empty() && keeps_scripts_apart(before, after);
        finding.replace(replacement, if apart { Applicability::Unsafe } else { Applicability::Safe })
    });
}

/// Page breaks and separators that stand between two words keep them apart; other controls just go.
fn in_their_place(controls: &str, before: &str, after: &str) -> &'static str {
    let separates = controls.contains(['\u{B}', '\u{C}', '\u{1C}', '\u{1D}', '\u{1E}', '\u{1F}']);
    let spaced = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let between_words = !spaced(before.chars().next_back()) && !spaced(after.chars().next());
    if separates && between_words { " " } else { "" }
}

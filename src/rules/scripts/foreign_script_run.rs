//! Words of another script in a Telugu paragraph.

use unicode_script::{Script, UnicodeScript};

use crate::diagnostic::Span;
use crate::document::{Document, Word};
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::text::words::Kinds;

/// `foreign-script-run`.
pub struct ForeignScriptRun;

impl CodedRule for ForeignScriptRun {
    const ID: &'static str = "foreign-script-run";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl Rule for ForeignScriptRun {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        if !document.has_word(|kinds| kinds.has(Kinds::OTHER)) {
            return;
        }
        let mut run: Option<(usize, Span)> = None;
        for (i, word) in document.words().iter().enumerate() {
            if !is_foreign(document, word) {
                continue;
            }
            run = match run {
                Some((last, span)) if last + 1 == i && document.gap_after(last) == " " => Some((i, span.to(word.span))),
                ended => {
                    report(document, ended, sink);
                    Some((i, word.span))
                }
            };
        }
        report(document, run, sink);
    }
}

fn report(document: &Document<'_>, run: Option<(usize, Span)>, sink: &mut Sink<'_>) {
    let Some((_, span)) = run else { return };
    let in_telugu = document.paragraph_at(span.start).is_some_and(crate::document::Paragraph::is_telugu);
    if in_telugu && !document.is_quoted(span) && !document.is_bracketed(span) {
        sink.push(Finding::at(span).confidence(0.9));
    }
}

fn is_foreign(document: &Document<'_>, word: &Word) -> bool {
    word.kinds.has(Kinds::OTHER)
        && !word.masked
        && !word.kinds.has(Kinds::TELUGU)
        && document
            .slice(word.span)
            .chars()
            .any(|c| c.is_alphabetic() && !matches!(c.script(), Script::Telugu | Script::Latin))
}

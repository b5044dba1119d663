//! A danda, or a bar typed for it, at the end of a sentence.

use crate::diagnostic::{Applicability, Span};
use crate::document::Document;
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::text::words::Kinds;

/// `danda-in-news`.
pub struct DandaInNews;

impl CodedRule for DandaInNews {
    const ID: &'static str = "danda-in-news";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl Rule for DandaInNews {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        for &(at, c) in document.rare().iter().filter(|(_, c)| matches!(c, '।' | '॥')) {
            let span = Span::new(at as usize, at as usize + c.len_utf8());
            report(document, span, c == '॥', sink);
        }
        if !document.has_ascii(b'|') {
            return;
        }
        for paragraph in document.paragraphs() {
            let text = document.slice(paragraph.span);
            let mut bars = text.match_indices('|');
            // Several bars part the items of a menu or the cells of a table.
            if let (Some((at, _)), None) = (bars.next(), bars.next())
                && text[..at].ends_with(' ')
                && text[at + 1..].trim().is_empty()
            {
                let at = paragraph.span.range().start + at;
                report(document, Span::new(at, at + 1), false, sink);
            }
        }
    }
}

/// Verse has its dandas on purpose: in quotation marks, or with a double danda in the paragraph.
fn report(document: &Document<'_>, mark: Span, double: bool, sink: &mut Sink<'_>) {
    let Some(paragraph) = document.paragraph_at(mark.start) else { return };
    let verse = double || document.slice(paragraph.span).contains('॥');
    let words = document.words_in(Span { start: paragraph.span.start, end: mark.start });
    let after_telugu = words.last().is_some_and(|i| document.words()[i].kinds.has(Kinds::TELUGU));
    if verse || !after_telugu || document.is_quoted(mark) || document.is_masked(mark) {
        return;
    }
    let before = &document.text()[..mark.range().start];
    let space = before.len() - before.trim_end_matches(' ').len();
    let whole = Span::new(mark.range().start - space, mark.range().end);
    sink.push(Finding::at(mark).edit(whole, ".", Applicability::Safe).confidence(0.96));
}

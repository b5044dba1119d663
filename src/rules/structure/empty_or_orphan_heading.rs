//! A heading without its section, at the end of the article or before another.

use crate::document::{BlockKind, Document, Language, Paragraph};
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::verbs::is_finite;
use crate::text::words::without_joiners;

/// `empty-or-orphan-heading`.
pub struct EmptyOrOrphanHeading;

impl CodedRule for EmptyOrOrphanHeading {
    const ID: &'static str = "empty-or-orphan-heading";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl Rule for EmptyOrOrphanHeading {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        if !document.source().blocks.is_empty() {
            return known(document, sink);
        }
        let paragraphs = document.paragraphs();
        // The first line is the article's own heading, and needs no section.
        for (i, paragraph) in paragraphs.iter().enumerate().skip(2) {
            let alone = || paragraphs.get(i + 1).is_none_or(|next| is_heading(document, next));
            let after_body = || is_body(document, &paragraphs[i - 1]);
            if is_heading(document, paragraph)
                && alone()
                && after_body()
                && document.languages()[i] == Language::Telugu
                && has_paragraphs(document)
            {
                sink.push(Finding::at(paragraph.span).confidence(0.8));
            }
        }
    }
}

/// Where the format tells headings, one below which nothing follows is no guess. That another heading follows says
/// nothing: it may be one of a lower level.
fn known(document: &Document<'_>, sink: &mut Sink<'_>) {
    let blocks = &document.source().blocks;
    for (i, block) in blocks.iter().enumerate().filter(|(_, b)| b.kind == BlockKind::Heading) {
        if blocks.get(i + 1).is_none_or(|next| next.kind == BlockKind::Title) {
            sink.push(Finding::at(block.span).confidence(0.95));
        }
    }
}

/// Words that a heading has at most.
const MOST: usize = 7;

/// A short line without a full stop and without a verb at its end.
fn is_heading(document: &Document<'_>, paragraph: &Paragraph) -> bool {
    if !(2..=MOST).contains(&paragraph.words.len()) {
        return false;
    }
    let text = document.slice(paragraph.span).trim();
    let Some(last) = paragraph.words.clone().last().map(|i| document.words()[i]) else { return false };
    let furniture = text.contains([':', '|', '@', '/', '(', '…']) || text.starts_with(['-', '—', '–', '•', '*']);
    let ends_bare = !text.ends_with(['.', '?', '!', ',', ';', ':']);
    ends_bare && !furniture && last.id.is_some() && !is_finite(&without_joiners(document.slice(last.span)))
}

/// Whether lines are paragraphs: a poem, or a text that was cut into sentences, has one sentence a line.
fn has_paragraphs(document: &Document<'_>) -> bool {
    document.paragraphs().iter().any(|p| document.sentences(p).len() > 1)
}

/// A paragraph that ends in a full stop.
fn is_body(document: &Document<'_>, paragraph: &Paragraph) -> bool {
    paragraph.words.len() > MOST && document.slice(paragraph.span).trim_end().ends_with(['.', '?', '!', '”', '"'])
}

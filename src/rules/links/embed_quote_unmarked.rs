//! A post's words in the paper's own voice, just before its link or signature.

use crate::document::{Document, Paragraph};
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::text::masks::MaskKind;

/// `embed-quote-unmarked`.
pub struct EmbedQuoteUnmarked;

impl CodedRule for EmbedQuoteUnmarked {
    const ID: &'static str = "embed-quote-unmarked";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl Rule for EmbedQuoteUnmarked {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        let remains = document.masks().iter().filter(|m| matches!(m.kind, MaskKind::Url | MaskKind::Handle));
        let paragraphs = document.paragraphs();
        let mut reported = 0;
        let mut last = usize::MAX;
        for mask in remains {
            let n = paragraphs.partition_point(|p| p.span.end < mask.span.start);
            // A paragraph is asked once, however many links it has.
            if std::mem::replace(&mut last, n) == n {
                continue;
            }
            // A link to another site inside a sentence is no post.
            let Some(at) = paragraphs.get(n).filter(|p| is_of_post(document, p)) else { continue };
            let text = document.slice(at.span);
            let first = if text.trim_start().starts_with(['—', '–', '-']) {
                n.saturating_sub(REACH)
            } else {
                n.saturating_sub(1)
            };
            for (i, paragraph) in paragraphs.iter().enumerate().take(n + 1).skip(first.max(reported)) {
                speaker(document, paragraph, sink);
                reported = i + 1;
            }
        }
    }
}

/// Paragraphs before a signature that may be the post.
const REACH: usize = 3;
/// We and our, whatever the case.
const FIRST_PERSON: [&str; 12] = ["మా", "మేము", "మేం", "మనం", "మన", "మాకు", "మనకు", "నేను", "నా", "మమ్మల్ని", "మాతో", "నాకు"];

/// Whether a paragraph ends in what is left of a post.
fn is_of_post(document: &Document<'_>, paragraph: &Paragraph) -> bool {
    let text = document.slice(paragraph.span);
    ["twitter.com/", "t.co/", "x.com/", "instagram.com/", "facebook.com/", "(@"].iter().any(|host| text.contains(host))
}

/// Reports the first word of a paragraph that speaks for someone else.
fn speaker(document: &Document<'_>, paragraph: &Paragraph, sink: &mut Sink<'_>) {
    let words = paragraph.words.clone().map(|i| (i, document.words()[i]));
    let mut ours = words.filter(|(_, w)| w.id.is_some() && FIRST_PERSON.contains(&document.slice(w.span)));
    // `మా ప్రతినిధి` is the paper's own.
    let found = ours.find(|(i, w)| {
        let next = document.words().get(i + 1).map_or("", |n| document.slice(n.span));
        !document.is_quoted(w.span) && !next.starts_with("ప్రతినిధి") && !next.starts_with("విలేకరి")
    });
    if let Some((_, word)) = found {
        sink.push(Finding::at(word.span).confidence(0.9));
    }
}

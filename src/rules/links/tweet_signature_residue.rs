//! The signature line of a social-media post whose embed is lost.

use crate::diagnostic::{Applicability, Span};
use crate::document::{Document, Paragraph};
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::text::masks::MaskKind;
use crate::text::visible::invisible_name;

/// `tweet-signature-residue`.
pub struct TweetSignatureResidue;

impl CodedRule for TweetSignatureResidue {
    const ID: &'static str = "tweet-signature-residue";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl Rule for TweetSignatureResidue {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        if !document.has_ascii(b'@') && !document.has_ascii(b'#') {
            return;
        }
        for paragraph in document.paragraphs() {
            if is_signature(document, paragraph) || is_tags_alone(document, paragraph) {
                sink.push(
                    Finding::at(trimmed(document, paragraph.span))
                        .edit(with_line_end(document, paragraph.span), "", Applicability::Unsafe)
                        .confidence(0.97),
                );
            }
        }
    }
}

/// `— పేరు (@handle) తేదీ`.
fn is_signature(document: &Document<'_>, paragraph: &Paragraph) -> bool {
    // Invisible junk at the start of the line hides nothing from a reader.
    let unseen = |c: char| c.is_whitespace() || invisible_name(c).is_some();
    let line = document.slice(paragraph.span).trim_start_matches(unseen);
    line.starts_with(['—', '–', '-'])
        && masks_in(document, paragraph.span)
            .any(|(kind, span)| kind == MaskKind::Handle && document.text()[..span.start as usize].ends_with('('))
}

/// Nothing but handles and hashtags, at least one handle or two tags.
fn is_tags_alone(document: &Document<'_>, paragraph: &Paragraph) -> bool {
    let words = &document.words()[paragraph.words.clone()];
    let (mut handles, mut tags) = (0, 0);
    for (kind, _) in masks_in(document, paragraph.span) {
        match kind {
            MaskKind::Handle => handles += 1,
            MaskKind::Hashtag => tags += 1,
            _ => return false,
        }
    }
    words.iter().all(|w| w.masked) && (handles >= 1 || tags >= 2)
}

fn masks_in<'d>(document: &'d Document<'_>, span: Span) -> impl Iterator<Item = (MaskKind, Span)> + 'd {
    let first = document.masks().partition_point(|m| m.span.start < span.start);
    document.masks()[first..].iter().take_while(move |m| m.span.end <= span.end).map(|m| (m.kind, m.span))
}

fn trimmed(document: &Document<'_>, span: Span) -> Span {
    let text = document.slice(span);
    let start = span.start as usize + text.len() - text.trim_start().len();
    Span::new(start, start + text.trim().len())
}

/// The line and the line end after it.
fn with_line_end(document: &Document<'_>, span: Span) -> Span {
    let rest = &document.text()[span.end as usize..];
    let end = ["\r\n", "\n"].iter().find(|e| rest.starts_with(**e)).map_or(0, |e| e.len());
    Span::new(span.start as usize, span.end as usize + end)
}

//! HTML that survived extraction: entities and tags.

use crate::diagnostic::{Applicability, Span};
use crate::document::Document;
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::letters::is_telugu;
use crate::text::masks::MaskKind;

/// `html-entity-or-tag`.
pub struct HtmlEntityOrTag;

impl CodedRule for HtmlEntityOrTag {
    const ID: &'static str = "html-entity-or-tag";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl Rule for HtmlEntityOrTag {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        for mask in document.masks() {
            let finding = Finding::at(mask.span).confidence(0.98);
            match mask.kind {
                MaskKind::Tag => sink.push(finding.message("tag").replace("", Applicability::Unsafe)),
                MaskKind::Entity => {
                    if let Some(decoded) = decode(document.slice(mask.span)) {
                        sink.push(finding.replace(decoded, applicability(document, mask.span)));
                    }
                }
                _ => {}
            }
        }
        if document.has_ascii(b'\\') {
            for (span, decoded) in escapes(document.text()) {
                sink.push(Finding::at(span).message("escape").replace(decoded, Applicability::Safe).confidence(0.98));
            }
        }
    }
}

/// Runs of `\u0C1A…`, as JSON and JavaScript write Telugu, with what they stand for.
fn escapes(text: &str) -> Vec<(Span, String)> {
    const LEN: usize = r"\u0C1A".len();
    let letter = |at: usize| {
        let hex = text.get(at..at + LEN)?.strip_prefix(r"\u")?;
        char::from_u32(u32::from_str_radix(hex, 16).ok()?).filter(|c| is_telugu(*c) || *c == '\u{200C}')
    };
    let mut out: Vec<(Span, String)> = Vec::new();
    for (at, _) in text.match_indices(r"\u") {
        let Some(c) = letter(at) else { continue };
        match out.last_mut().filter(|(span, _)| span.range().end == at) {
            Some((span, decoded)) => {
                *span = Span::new(span.range().start, at + LEN);
                decoded.push(c);
            }
            None => out.push((Span::new(at, at + LEN), c.to_string())),
        }
    }
    out
}

/// Text that was escaped twice (`&amp;lt;b&gt;`) may mean to show code: how often to decode it is a person's choice.
fn applicability(document: &Document<'_>, entity: Span) -> Applicability {
    let rest = &document.text()[entity.end as usize..];
    let escaped_twice = rest
        .find(';')
        .is_some_and(|end| end < 10 && rest[..end].bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#'));
    let ampersand = matches!(document.slice(entity), "&amp;" | "&#38;" | "&#x26;");
    if ampersand && escaped_twice { Applicability::Unsafe } else { Applicability::Safe }
}

/// What the entity stands for; nothing if it is none, or stands for a control character. A no-break space becomes a
/// plain one: in running text it is an artefact of the editor that wrote the HTML.
fn decode(entity: &str) -> Option<String> {
    let decoded = html_escape::decode_html_entities(entity).replace('\u{00A0}', " ");
    (decoded != entity && !decoded.chars().any(char::is_control)).then_some(decoded)
}

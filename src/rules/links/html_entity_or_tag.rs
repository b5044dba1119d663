//! HTML that survived extraction: entities and tags.

use crate::diagnostic::{Applicability, Span};
use crate::document::Document;
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
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
    }
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

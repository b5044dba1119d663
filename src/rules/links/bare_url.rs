//! Links in the running text: what is left of an embed, or of a link that lost its text.

use crate::diagnostic::{Applicability, Span};
use crate::document::Document;
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::text::masks::MaskKind;

/// `bare-url`.
pub struct BareUrl;

impl CodedRule for BareUrl {
    const ID: &'static str = "bare-url";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl Rule for BareUrl {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        for mask in document.masks().iter().filter(|m| m.kind == MaskKind::Url) {
            let before = document.text()[..mask.span.start as usize].chars().next_back();
            let space = usize::from(before == Some(' '));
            let with_space = Span::new(mask.span.start as usize - space, mask.span.end as usize);
            sink.push(Finding::at(mask.span).edit(with_space, "", Applicability::Unsafe).confidence(0.97));
        }
    }
}

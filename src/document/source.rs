//! A decoded text with the way back to its bytes.

use std::borrow::Cow;

use super::{Notation, OffsetMap};
use crate::diagnostic::{Edit, Span};

/// What a stretch of a text is in the article it was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum BlockKind {
    /// The headline, or the field of a record that holds it.
    Title,
    /// A heading within the article.
    Heading,
    /// A paragraph.
    Paragraph,
    /// An entry of a list.
    ListItem,
    /// A cell of a table.
    Cell,
    /// A quotation set off from the text.
    Quote,
    /// Words under a picture or table.
    Caption,
    /// Words that stand for a picture.
    AltText,
}

/// A stretch of text that the format sets apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Bytes of the text.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// Text as a rule sees it, and where each byte of it came from.
#[derive(Debug, Default)]
pub struct Source<'a> {
    /// The decoded text. Each block is a line of its own.
    pub text: Cow<'a, str>,
    /// From text offsets to offsets of the original.
    pub map: OffsetMap,
    /// How the original writes what is put into it.
    pub notation: Notation,
    /// The blocks that the format tells apart, in order; none in plain text.
    pub blocks: Vec<Block>,
    /// Code and other stretches that the format says are not prose, in order.
    pub code: Vec<Span>,
}

impl<'a> Source<'a> {
    /// A text that is its own original.
    pub fn from_text(text: &'a str) -> Self {
        let mut map = OffsetMap::default();
        map.verbatim(0, 0);
        Self { text: Cow::Borrowed(text), map, ..Self::default() }
    }

    /// An edit of the text as an edit of the original; `None` if the original cannot take it.
    pub fn edit(&self, edit: &Edit) -> Option<Edit> {
        if !self.map.is_editable(edit.span) {
            return None;
        }
        let replacement = self.notation.write(&edit.replacement)?.into_owned();
        Some(Edit { span: self.map.to_original(edit.span), replacement })
    }
}

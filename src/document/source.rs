//! A decoded text with the way back to its bytes.

use std::borrow::Cow;

use super::{Guard, Notation, OffsetMap};
use crate::diagnostic::{Edit, Span};
use crate::read::Charset;

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
    /// Stretches of the text that the original writes otherwise, in order: the alt text of a picture in HTML.
    pub notations: Vec<(Span, Notation)>,
    /// The blocks that the format tells apart, in order; none in plain text.
    pub blocks: Vec<Block>,
    /// Code and other stretches that the format says are not prose, in order.
    pub code: Vec<Span>,
    /// Where what is put in could become markup whatever it is: reads again what an edit would make.
    pub guard: Option<Guard>,
    /// The encoding of the file, if it may lack characters.
    pub charset: Option<Charset>,
}

impl<'a> Source<'a> {
    /// A text that is its own original.
    pub fn from_text(text: &'a str) -> Self {
        let mut map = OffsetMap::default();
        map.verbatim(0, 0);
        Self { text: Cow::Borrowed(text), map, ..Self::default() }
    }

    /// How the original writes the text around a span.
    fn notation_at(&self, span: Span) -> Notation {
        let i = self.notations.partition_point(|(s, _)| s.end < span.start);
        self.notations.get(i).filter(|(s, _)| s.contains(span)).map_or(self.notation, |(_, n)| *n)
    }

    /// A text without the characters that the encoding lacks; `None` if it has no other way to write them.
    fn encodable(&self, text: &str, notation: Notation) -> Option<String> {
        let lacks = |c: char| self.charset.is_some_and(|set| !set.has(c));
        text.chars().map(|c| if lacks(c) { notation.reference(c) } else { Some(c.to_string()) }).collect()
    }

    /// The first character of an edit that the file has no way to write, and what its encoding is called.
    pub(crate) fn lacks(&self, edit: &Edit) -> Option<(char, &'static str)> {
        let charset = self.charset?;
        let written = |c: char| charset.has(c) || self.notation_at(edit.span).reference(c).is_some();
        edit.replacement.chars().find(|c| !written(*c)).map(|c| (c, charset.name()))
    }

    /// An edit of the text as an edit of the original; `None` if the original cannot take it.
    pub fn edit(&self, edit: &Edit) -> Option<Edit> {
        // Where a record has no text there is no string to put any into.
        if self.text.is_empty() || !self.map.is_editable(edit.span) {
            return None;
        }
        let notation = self.notation_at(edit.span);
        let replacement = match self.charset {
            None => notation.write(&edit.replacement)?.into_owned(),
            Some(_) => self.encodable(&notation.write(&edit.replacement)?, notation)?,
        };
        let written = Edit { span: self.map.to_original(edit.span), replacement };
        let guard = self.guard.as_ref().filter(|_| notation == self.notation);
        guard.is_none_or(|g| g.allows(&self.text, edit, &written)).then_some(written)
    }
}

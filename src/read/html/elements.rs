//! What the elements of HTML are to a reader of news.

use crate::document::BlockKind;

/// What an element does to the text in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Runs on in the line: `b`, `a`, `span`, and whatever is not known.
    Inline,
    /// Stands apart; its text is a block of the kind of what it lies in.
    Block,
    /// Stands apart as a block of this kind.
    Kind(BlockKind),
    /// Code.
    Code,
    /// Code that stands apart and keeps its white space.
    Pre,
    /// The frame of a page: menus, teasers. A headline in the header of a page is read all the same.
    Frame,
    /// No text for readers.
    Hidden,
}

/// The role of an element by its name in lower case.
pub(super) fn role(name: &[u8]) -> Role {
    use BlockKind::{Caption, Cell, Heading, ListItem, Quote, Title};
    match name {
        b"title" | b"h1" => Role::Kind(Title),
        b"h2" | b"h3" | b"h4" | b"h5" | b"h6" | b"summary" | b"legend" => Role::Kind(Heading),
        b"li" | b"dt" | b"dd" => Role::Kind(ListItem),
        b"td" | b"th" => Role::Kind(Cell),
        b"blockquote" | b"q-block" => Role::Kind(Quote),
        b"figcaption" | b"caption" => Role::Kind(Caption),
        b"code" | b"kbd" | b"samp" | b"var" | b"tt" => Role::Code,
        b"pre" | b"listing" | b"xmp" | b"plaintext" => Role::Pre,
        b"nav" | b"aside" | b"footer" | b"header" => Role::Frame,
        b"script" | b"style" | b"template" | b"noscript" | b"svg" | b"math" | b"select" | b"datalist" | b"textarea"
        | b"button" | b"iframe" | b"object" | b"video" | b"audio" | b"canvas" | b"noembed" | b"noframes" | b"map"
        | b"rp" => Role::Hidden,
        b"address" | b"article" | b"body" | b"center" | b"details" | b"dialog" | b"dir" | b"div" | b"dl"
        | b"fieldset" | b"figure" | b"form" | b"head" | b"hgroup" | b"hr" | b"html" | b"main" | b"menu" | b"ol"
        | b"optgroup" | b"option" | b"p" | b"search" | b"section" | b"table" | b"tbody" | b"tfoot" | b"thead"
        | b"tr" | b"ul" => Role::Block,
        _ => Role::Inline,
    }
}

/// Elements that hold nothing and have no end.
pub(super) fn is_void(name: &[u8]) -> bool {
    matches!(
        name,
        b"area"
            | b"base"
            | b"br"
            | b"col"
            | b"embed"
            | b"hr"
            | b"img"
            | b"input"
            | b"link"
            | b"meta"
            | b"param"
            | b"source"
            | b"track"
            | b"wbr"
            | b"frame"
            | b"keygen"
            | b"amp-img"
            | b"amp-pixel"
    )
}

/// The elements that end, without a tag of their own, where this one begins, and the elements that keep them in.
pub(super) fn closes(name: &[u8]) -> (&'static [&'static [u8]], &'static [&'static [u8]]) {
    match name {
        b"li" => (&[b"li"], &[b"ul", b"ol", b"menu"]),
        b"dt" | b"dd" => (&[b"dt", b"dd"], &[b"dl"]),
        b"td" | b"th" => (&[b"td", b"th"], &[b"tr", b"table"]),
        b"tr" => (&[b"td", b"th", b"tr"], &[b"table"]),
        b"tbody" | b"thead" | b"tfoot" => {
            (&[b"td", b"th", b"tr", b"tbody", b"thead", b"tfoot", b"caption"], &[b"table"])
        }
        // A paragraph ends before any other block.
        _ if matches!(role(name), Role::Block | Role::Kind(_) | Role::Pre | Role::Frame) => (&[b"p"], &[]),
        _ => (&[], &[]),
    }
}

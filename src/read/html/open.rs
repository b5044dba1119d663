//! The elements that are open: what of a page is its article, and what is not read.

use std::hash::Hasher;

use super::elements::Role;
use super::tokens::Attribute;
use crate::document::BlockKind;

/// Which part of a page is the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Region {
    Body,
    Article,
    Main,
    Page,
}

impl Region {
    pub const ALL: [Self; 4] = [Self::Body, Self::Article, Self::Main, Self::Page];

    /// Whether a page may have it: what is not in its bytes need not be looked for.
    pub fn may_be_in(self, original: &str) -> bool {
        let has = |needle: &str| memchr::memmem::find(original.as_bytes(), needle.as_bytes()).is_some();
        match self {
            Self::Body => has("articleBody"),
            Self::Article => has("<article") || has("<ARTICLE") || has("<Article"),
            Self::Main => has("<main") || has("<MAIN") || has("<Main") || has("main\"") || has("main'"),
            Self::Page => true,
        }
    }

    pub fn begins_at(self, name: &[u8], attributes: &[Attribute]) -> bool {
        match self {
            Self::Body => says(attributes, b"itemprop", "articleBody"),
            Self::Article => name == b"article",
            Self::Main => name == b"main" || says(attributes, b"role", "main"),
            Self::Page => true,
        }
    }
}

/// Why the text of an element is not read; what is graver counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unread {
    /// It is read.
    No,
    /// It lies in a feed, of which named elements alone are read.
    Feed,
    /// It lies in the header of the page.
    Header,
    Frame,
    Hidden,
}

/// An element that is open. What lies in it inherits all of this.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(super) struct Element {
    /// Its name, as far as it tells two open elements apart.
    pub name: u64,
    pub role: Role,
    pub kind: BlockKind,
    pub unread: Unread,
    pub code: bool,
    pub pre: bool,
    /// In the region, or to be read wherever it stands.
    pub inside: bool,
    /// In an article or main part: a header here is not that of the page.
    pub in_article: bool,
}

/// What keeps the text of an element itself from being read.
pub(super) fn unread(name: &[u8], role: Role, attributes: &[Attribute], parent: Element) -> Unread {
    let style = attributes.iter().find(|a| a.name == b"style").map(|a| {
        let text = String::from_utf8_lossy(&a.value).to_ascii_lowercase();
        text.split_ascii_whitespace().collect::<String>()
    });
    let not_shown = style.is_some_and(|s| s.contains("display:none") || s.contains("visibility:hidden"));
    let closed = name == b"dialog" && !attributes.iter().any(|a| a.name == b"open");
    if role == Role::Hidden || not_shown || closed || attributes.iter().any(|a| a.name == b"hidden") {
        return Unread::Hidden;
    }
    let frames = ["navigation", "complementary", "contentinfo", "search", "menu", "menubar"];
    if frames.iter().any(|f| says(attributes, b"role", f)) {
        return Unread::Frame;
    }
    match name {
        b"rss" => Unread::Feed,
        b"header" if parent.in_article => Unread::No,
        b"header" => Unread::Header,
        // The source of a quotation.
        b"footer" if parent.kind == BlockKind::Quote => Unread::No,
        _ if role == Role::Frame => Unread::Frame,
        _ if says(attributes, b"role", "banner") => Unread::Header,
        _ => Unread::No,
    }
}

/// Whether an element begins and ends lines.
pub(super) fn stands_apart(role: Role) -> bool {
    !matches!(role, Role::Inline | Role::Code | Role::Hidden)
}

/// Whether an element is part of a line, and ends with it at the latest.
pub(super) fn runs_on(role: Role) -> bool {
    matches!(role, Role::Inline | Role::Code)
}

/// Whether an attribute has a word among its words.
pub(super) fn says(attributes: &[Attribute], name: &[u8], word: &str) -> bool {
    let value = attributes.iter().find(|a| a.name == name).map(|a| String::from_utf8_lossy(&a.value));
    value.is_some_and(|v| v.split_ascii_whitespace().any(|w| w == word))
}

/// A heading is ended by the end of any other.
pub(super) fn hash(name: &[u8]) -> u64 {
    let name = if matches!(name, [b'h', b'1'..=b'6']) { b"h" } else { name };
    let mut hasher = fnv::FnvHasher::default();
    hasher.write(name);
    hasher.finish()
}

//! HTML: the text of the article as a browser shows it.
//!
//! Read is the article if the page says where it is (`itemprop=articleBody`, else `<article>`, else `<main>`), the
//! page without its frame (`<nav>`, `<aside>`, `<header>`, `<footer>`) if not; always its title and headline. A page is
//! read in one pass without building a tree: a tag that is never closed, or closed in the wrong order, costs what any
//! other tag costs.

mod elements;
pub(super) mod references;
pub(super) mod tokens;

use std::ops::Range;

use super::utf8::Utf8;
use super::weaver::{Piece, Weaver};
use crate::document::{BlockKind, Joiners, Notation, Source};
use elements::{Role, closes, is_void, role};
use references::{Place, pieces, preserved};
use tokens::{Attribute, Token, tokens};

/// How far up an end tag looks for its element.
const FAR: usize = 256;

/// Which part of a page is the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Region {
    Body,
    Article,
    Main,
    Page,
}

impl Region {
    const ALL: [Self; 4] = [Self::Body, Self::Article, Self::Main, Self::Page];

    /// Whether a page may have it: what is not in its bytes need not be looked for.
    fn may_be_in(self, original: &str) -> bool {
        let has = |needle: &str| memchr::memmem::find(original.as_bytes(), needle.as_bytes()).is_some();
        match self {
            Self::Body => has("articleBody"),
            Self::Article => has("<article") || has("<ARTICLE"),
            Self::Main => has("<main") || has("<MAIN") || has("main\"") || has("main'"),
            Self::Page => true,
        }
    }

    fn begins_at(self, name: &[u8], attributes: &[Attribute]) -> bool {
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
enum Unread {
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
struct Element {
    /// Its name, as far as it tells two open elements apart.
    name: u64,
    role: Role,
    kind: BlockKind,
    unread: Unread,
    code: bool,
    pre: bool,
    /// In the region, or to be read wherever it stands.
    inside: bool,
    /// In an article or main part: a header here is not that of the page.
    in_article: bool,
}

/// The article of a page.
pub(super) fn read(utf8: &Utf8<'_>) -> Source<'static> {
    let joiners = Joiners::of(&utf8.text);
    let mut regions = Region::ALL.into_iter().filter(|r| r.may_be_in(&utf8.text));
    loop {
        let region = regions.next().unwrap_or(Region::Page);
        let mut page = Page { weaver: Weaver::new(utf8), open: Vec::new(), region, joiners, pictures: Vec::new() };
        tokens(&utf8.text, utf8.start(), &mut |token| page.take(token));
        page.end_block();
        let source = page.weaver.finish(Notation::Markup(joiners));
        let is_text = |b: &crate::document::Block| !matches!(b.kind, BlockKind::Title | BlockKind::AltText);
        if region == Region::Page || source.blocks.iter().any(is_text) {
            return source;
        }
    }
}

struct Page<'u> {
    weaver: Weaver<'u>,
    open: Vec<Element>,
    region: Region,
    joiners: Joiners,
    /// Words of pictures in the line, which stand behind it if the line ends before more text.
    pictures: Vec<(Vec<Piece>, Notation)>,
}

impl Page<'_> {
    fn take(&mut self, token: Token) {
        match token {
            Token::Start { name, attributes, self_closing } => self.start(&name, &attributes, self_closing),
            Token::End { name } => self.end(&name),
            Token::Text(at) => self.text(at),
            Token::Comment(at) => {
                let comment = &self.weaver.original()[at.clone()];
                let body = comment.strip_prefix("<!--").map(str::trim_start);
                if body.is_some_and(|b| b.starts_with("newslint-")) && comment.ends_with("-->") {
                    self.pictures.clear();
                    self.weaver.comment(at);
                }
            }
        }
    }

    fn top(&self) -> Element {
        let root = Element {
            name: 0,
            role: Role::Block,
            kind: BlockKind::Paragraph,
            unread: Unread::No,
            code: false,
            pre: false,
            inside: self.region == Region::Page,
            in_article: false,
        };
        self.open.last().copied().unwrap_or(root)
    }

    fn reads(&self) -> bool {
        let top = self.top();
        top.inside && top.unread == Unread::No
    }

    fn start(&mut self, name: &[u8], attributes: &[Attribute], self_closing: bool) {
        let (ended, kept_by) = closes(name);
        if !ended.is_empty() {
            self.close_implied(ended, kept_by);
        }
        let element = self.element(name, attributes);
        if (stands_apart(element.role) || name == b"br") && element.unread != Unread::Hidden {
            self.end_block();
        }
        self.words_of(name, attributes, element);
        let empty = is_void(name) || self_closing && (element.unread == Unread::Hidden || name.contains(&b':'));
        if !empty {
            self.open.push(element);
        }
    }

    /// What an element is where it stands.
    fn element(&self, name: &[u8], attributes: &[Attribute]) -> Element {
        let parent = self.top();
        let in_feed = parent.unread == Unread::Feed;
        let fields: [&[u8]; 4] = [b"title", b"description", b"content:encoded", b"excerpt:encoded"];
        let role = if in_feed && fields.contains(&name) && name != b"title" { Role::Block } else { role(name) };
        let headline = name == b"h1" || name == b"title" || says(attributes, b"itemprop", "headline");
        let mut unread = parent.unread.max(unread(name, role, attributes, parent));
        if headline && unread == Unread::Header || in_feed && unread == Unread::Feed && fields.contains(&name) {
            unread = Unread::No;
        }
        Element {
            name: hash(name),
            role,
            kind: match role {
                Role::Kind(kind) => kind,
                _ if says(attributes, b"itemprop", "headline") => BlockKind::Title,
                _ => parent.kind,
            },
            unread,
            code: parent.code || matches!(role, Role::Code | Role::Pre),
            pre: parent.pre || role == Role::Pre,
            inside: parent.inside || headline || self.region.begins_at(name, attributes),
            in_article: parent.in_article
                || [Region::Body, Region::Article, Region::Main].iter().any(|r| r.begins_at(name, attributes)),
        }
    }

    /// Ends the elements that the next one ends without a tag of their own.
    fn close_implied(&mut self, names: &[&[u8]], kept_by: &[&[u8]]) {
        let is = |element: &Element, names: &[&[u8]]| names.iter().any(|n| hash(n) == element.name);
        let mut cut = None;
        for (i, element) in self.open.iter().enumerate().rev().take(FAR) {
            if is(element, names) {
                cut = Some(i);
            } else if is(element, kept_by) || kept_by.is_empty() && !runs_on(element.role) {
                break;
            }
        }
        if let Some(cut) = cut {
            if self.top().unread != Unread::Hidden {
                self.end_block();
            }
            self.open.truncate(cut);
        }
    }

    fn end(&mut self, name: &[u8]) {
        let role = role(name);
        if (stands_apart(role) || name == b"br") && self.top().unread != Unread::Hidden {
            self.end_block();
        }
        let is_cell = |e: &Element| matches!(e.kind, BlockKind::Cell) && matches!(e.role, Role::Kind(_));
        let of_table = matches!(name, b"td" | b"th" | b"tr" | b"tbody" | b"thead" | b"tfoot" | b"table");
        for (i, element) in self.open.iter().enumerate().rev().take(FAR) {
            if element.name == hash(name) {
                self.open.truncate(i);
                return;
            }
            let keeps = runs_on(role) && !runs_on(element.role)
                || name == b"p" && !runs_on(element.role)
                || is_cell(element) && !of_table;
            if keeps {
                return;
            }
        }
    }

    fn text(&mut self, at: Range<usize>) {
        if !self.reads() {
            return;
        }
        let top = self.top();
        let at = self.without_cdata(at);
        let original = self.weaver.original();
        let blank = original.as_bytes()[at.clone()].iter().all(u8::is_ascii_whitespace);
        if !blank && self.weaver.in_prose() {
            // A picture within a sentence is no block.
            self.pictures.clear();
        }
        if top.pre {
            self.lines(preserved(original, at, Place::Text));
        } else if top.code {
            self.weaver.code(pieces(original, at, Place::Text));
        } else {
            for piece in pieces(original, at, Place::Text) {
                self.weaver.add(piece);
            }
        }
    }

    /// A title is text to the end, also in a feed that wraps it in CDATA.
    fn without_cdata(&self, at: Range<usize>) -> Range<usize> {
        let text = &self.weaver.original()[at.clone()];
        match text.trim_start().strip_prefix("<![CDATA[") {
            Some(rest) if self.top().kind == BlockKind::Title => {
                let start = at.end - rest.len();
                let end = rest.trim_end().strip_suffix("]]>").map_or(at.end, |inside| start + inside.len());
                start..end
            }
            _ => at,
        }
    }

    /// Code whose lines are lines.
    fn lines(&mut self, pieces: Vec<Piece>) {
        let original = self.weaver.original();
        for piece in pieces {
            let at = match piece {
                Piece::Verbatim(at) => at,
                Piece::Atom(_, text) if text == "\n" => {
                    self.end_block();
                    continue;
                }
                other => {
                    self.weaver.code([other]);
                    continue;
                }
            };
            let mut from = at.start;
            for line in original[at].split_inclusive('\n') {
                let text = line.trim_end_matches(['\n', '\r']);
                if !text.is_empty() {
                    self.weaver.code([Piece::Verbatim(from..from + text.len())]);
                }
                if line.ends_with('\n') {
                    self.end_block();
                }
                from += line.len();
            }
        }
    }

    /// Reads the attributes that are words: `alt`, and `title` where it is not in the midst of a sentence.
    fn words_of(&mut self, name: &[u8], attributes: &[Attribute], element: Element) {
        if element.unread != Unread::No || !element.inside {
            return;
        }
        let picture =
            matches!(name, b"img" | b"amp-img" | b"area") || name == b"input" && says(attributes, b"type", "image");
        let value = |wanted: &[u8]| attributes.iter().find(|a| a.name == wanted && !a.at.is_empty());
        let alt = value(b"alt").filter(|_| picture);
        let title = value(b"title")
            .filter(|t| (picture || stands_apart(element.role)) && alt.is_none_or(|a| a.value != t.value));
        let mut both: Vec<&Attribute> = alt.into_iter().chain(title).collect();
        both.sort_by_key(|a| a.at.start);
        for attribute in both {
            if let Some(words) = self.words(attribute) {
                self.pictures.push((words, Notation::Attribute(self.joiners)));
            }
        }
        if !self.weaver.in_prose() {
            self.show_pictures();
        }
    }

    fn words(&self, attribute: &Attribute) -> Option<Vec<Piece>> {
        let original = self.weaver.original();
        let quoted = original[..attribute.at.start].ends_with(['"', '\'']);
        let pieces = pieces(original, attribute.at.clone(), Place::Attribute);
        // Where the tokenizer and the bytes do not agree, nothing is said of either.
        if !agrees(original, &pieces, &attribute.value) {
            return None;
        }
        // Without quotation marks a space would end the value.
        Some(if quoted { pieces } else { pieces.into_iter().flat_map(|p| fixed(original, p)).collect() })
    }

    fn show_pictures(&mut self) {
        for (words, notation) in std::mem::take(&mut self.pictures) {
            // A comment may stand on the line.
            self.weaver.end_block(self.top().kind);
            self.weaver.block(BlockKind::AltText, words, notation);
        }
    }

    fn end_block(&mut self) {
        self.weaver.end_block(self.top().kind);
        self.show_pictures();
    }
}

/// Whether pieces, white space aside, are what the tokenizer made of the same bytes.
fn agrees(original: &str, pieces: &[Piece], value: &[u8]) -> bool {
    let mut shown = String::with_capacity(value.len());
    for piece in pieces {
        match piece {
            Piece::Verbatim(at) | Piece::Bare(at) | Piece::Space(at) => shown.push_str(&original[at.clone()]),
            Piece::Atom(_, text) => shown.push_str(text),
            Piece::Fixed(_, c) => shown.push(*c),
        }
    }
    let value = String::from_utf8_lossy(value);
    shown.split_ascii_whitespace().eq(value.split_ascii_whitespace())
}

fn fixed(original: &str, piece: Piece) -> Vec<Piece> {
    let Piece::Verbatim(at) = piece else { return vec![piece] };
    let char = |(i, c): (usize, char)| Piece::Fixed(at.start + i..at.start + i + c.len_utf8(), c);
    original[at.clone()].char_indices().map(char).collect()
}

/// What keeps the text of an element itself from being read.
fn unread(name: &[u8], role: Role, attributes: &[Attribute], parent: Element) -> Unread {
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
fn stands_apart(role: Role) -> bool {
    !matches!(role, Role::Inline | Role::Code | Role::Hidden)
}

/// Whether an element is part of a line, and ends with it at the latest.
fn runs_on(role: Role) -> bool {
    matches!(role, Role::Inline | Role::Code)
}

/// Whether an attribute has a word among its words.
fn says(attributes: &[Attribute], name: &[u8], word: &str) -> bool {
    let value = attributes.iter().find(|a| a.name == name).map(|a| String::from_utf8_lossy(&a.value));
    value.is_some_and(|v| v.split_ascii_whitespace().any(|w| w == word))
}

/// A heading is ended by the end of any other.
fn hash(name: &[u8]) -> u64 {
    use std::hash::Hasher;
    let name = if matches!(name, [b'h', b'1'..=b'6']) { b"h" } else { name };
    let mut hasher = fnv::FnvHasher::default();
    hasher.write(name);
    hasher.finish()
}

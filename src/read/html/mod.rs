//! HTML: the text of the article as a browser shows it.
//!
//! Read is the article if the page says where it is (`itemprop=articleBody`, else `<article>`, else `<main>`), the
//! page without its frame (`<nav>`, `<aside>`, `<header>`, `<footer>`) if not; always its title and headline. A page is
//! read in one pass without building a tree: a tag that is never closed, or closed in the wrong order, costs what any
//! other tag costs.

mod elements;
mod open;
pub(super) mod references;
pub(super) mod tokens;
mod words;

use std::ops::Range;

use super::utf8::Utf8;
use super::weaver::{Piece, Weaver};
use crate::document::{BlockKind, Joiners, Notation, Source};
use elements::{Role, closes, is_void, role};
use open::{Element, Region, Unread, hash, runs_on, says, stands_apart, unread};
use references::{Place, pieces, preserved};
use tokens::{Attribute, Token, tokens};
use words::words;

/// How far up an end tag looks for its element.
const FAR: usize = 256;

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
                    self.weaver.raw_comment(at);
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
            if let Some(words) = words(self.weaver.original(), attribute) {
                self.pictures.push((words, Notation::Attribute(self.joiners)));
            }
        }
        if !self.weaver.in_prose() {
            self.show_pictures();
        }
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

//! Markdown: `CommonMark` with the tables, strikethrough, footnotes and task lists of GitHub.
//!
//! Code blocks, HTML blocks and the targets of links are not read; of the settings above the text (YAML between `---`,
//! TOML between `+++`) the title and the summary are.

mod front_matter;

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use super::utf8::Utf8;
use super::weaver::{Piece, Weaver, collapsed};
use crate::diagnostic::Span;
use crate::document::{BlockKind, Guard, Island, Notation, Source};

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
}

/// The text of a file.
pub(super) fn read(utf8: &Utf8<'_>) -> Source<'static> {
    let mut weaver = Weaver::new(utf8);
    let start = front_matter::read(&mut weaver, utf8.start());
    let (weaver, islands) = body(weaver, start);
    let mut source = weaver.finish(Notation::Markdown);
    source.guard = Some(Guard { original: utf8.text.clone().into_owned(), islands, read: read_part });
    source
}

/// A part of a file, without what a whole one may have above it.
fn read_part(text: &str) -> Source<'static> {
    let utf8 = Utf8 { text: Cow::Borrowed(text), lost: Vec::new() };
    body(Weaver::new(&utf8), 0).0.finish(Notation::Markdown)
}

fn body(weaver: Weaver<'_>, start: usize) -> (Weaver<'_>, Vec<Island>) {
    let original = weaver.original();
    let mut page =
        Page { weaver, kinds: Vec::new(), depth: 0, unread: 0, raw: false, picture: None, pictures: Vec::new() };
    let mut islands = Vec::new();
    let mut island = 0;
    for (event, at) in Parser::new_ext(&original[start..], options()).into_offset_iter() {
        let at = start + at.start..start + at.end;
        if page.depth == 0 {
            island = page.weaver.len();
        }
        let ends = matches!(event, Event::End(_));
        page.take(event, at.clone());
        if ends && page.depth == 0 {
            // Its indentation decides whether the beginning is text or code.
            let line = start + original[start..at.start].trim_end_matches([' ', '\t']).len();
            let new = Island { original: Span::new(line, at.end), text: Span::new(island, page.weaver.len()) };
            push(&mut islands, new, original);
        }
    }
    page.end_block();
    (page.weaver, islands)
}

/// Blocks without an empty line between them can swallow each other.
fn push(islands: &mut Vec<Island>, new: Island, original: &str) {
    let apart = |last: &Island| {
        let gap = last.original.range().end.saturating_sub(1)..new.original.range().start;
        original.get(gap).is_some_and(|g| g.matches('\n').count() > 1)
    };
    match islands.last_mut().filter(|last| !apart(last)) {
        Some(last) => *last = Island { original: last.original.to(new.original), text: last.text.to(new.text) },
        None => islands.push(new),
    }
}

struct Page<'u> {
    weaver: Weaver<'u>,
    kinds: Vec<BlockKind>,
    /// Elements that are open.
    depth: usize,
    /// Of these, those whose text is not read.
    unread: usize,
    /// Whether text stands between angle brackets: `<https://example.org>`.
    raw: bool,
    /// The words of the picture that is being read, and how many pictures hold each other.
    picture: Option<(usize, Vec<Piece>)>,
    /// Words of pictures in the line, which stand behind it if the line ends before more text.
    pictures: Vec<Vec<Piece>>,
}

impl Page<'_> {
    fn take(&mut self, event: Event<'_>, at: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, at),
            Event::End(tag) => self.end(tag),
            _ if self.unread > 0 => {}
            Event::Text(text) => self.text(&text, at),
            Event::Code(code) => {
                let pieces = code_pieces(self.weaver.original(), at, &code);
                self.code(pieces);
            }
            Event::InlineHtml(_) => self.tag(at),
            Event::SoftBreak => {
                let piece = Piece::Space(self.blank(at));
                self.add([piece]);
            }
            Event::HardBreak | Event::Rule => self.end_block(),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, at: Range<usize>) {
        self.depth += 1;
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => return,
            Tag::Link { link_type, .. } => {
                self.raw = matches!(link_type, LinkType::Autolink | LinkType::Email);
                return;
            }
            Tag::Image { .. } => {
                self.picture.get_or_insert_default().0 += 1;
                return;
            }
            _ => self.end_block(),
        }
        match tag {
            Tag::Heading { level: HeadingLevel::H1, .. } => self.kinds.push(BlockKind::Title),
            Tag::Heading { .. } => self.kinds.push(BlockKind::Heading),
            Tag::BlockQuote(_) => self.kinds.push(BlockKind::Quote),
            Tag::Item | Tag::DefinitionListTitle | Tag::DefinitionListDefinition => {
                self.kinds.push(BlockKind::ListItem);
            }
            Tag::TableCell => self.kinds.push(BlockKind::Cell),
            Tag::HtmlBlock => {
                self.comments(at);
                self.unread += 1;
            }
            Tag::CodeBlock(_) | Tag::MetadataBlock(_) => self.unread += 1,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        self.depth -= 1;
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript => {}
            TagEnd::Link => self.raw = false,
            TagEnd::Image => {
                if let Some((open, _)) = &mut self.picture {
                    *open -= 1;
                }
                if let Some((_, words)) = self.picture.take_if(|(open, _)| *open == 0) {
                    self.pictures.push(words);
                    if !self.weaver.in_prose() {
                        self.show_pictures();
                    }
                }
            }
            _ => {
                self.end_block();
                match tag {
                    TagEnd::Heading(_)
                    | TagEnd::BlockQuote(_)
                    | TagEnd::Item
                    | TagEnd::DefinitionListTitle
                    | TagEnd::DefinitionListDefinition
                    | TagEnd::TableCell => drop(self.kinds.pop()),
                    TagEnd::HtmlBlock | TagEnd::CodeBlock | TagEnd::MetadataBlock(_) => self.unread -= 1,
                    _ => {}
                }
            }
        }
    }

    fn text(&mut self, text: &str, at: Range<usize>) {
        let original = self.weaver.original();
        let verbatim = &original[at.clone()] == text;
        // `\*`: the backslash belongs to the sign.
        let escaped = text.starts_with(|c: char| c.is_ascii_punctuation())
            && original[..at.start].ends_with('\\')
            && self.weaver.end() < at.start;
        if !verbatim {
            // An entity.
            self.add([Piece::Atom(at, Cow::Owned(text.to_owned()))]);
        } else if self.raw {
            let fixed = |(i, c): (usize, char)| Piece::Fixed(at.start + i..at.start + i + c.len_utf8(), c);
            self.add(text.char_indices().map(fixed));
        } else {
            let first = escaped.then(|| Piece::Atom(at.start - 1..at.start + 1, Cow::Owned(text[..1].to_owned())));
            self.add(first.into_iter().chain(collapsed(original, at.start + usize::from(escaped)..at.end)));
        }
    }

    /// The white space around a line end.
    fn blank(&self, at: Range<usize>) -> Range<usize> {
        let original = self.weaver.original();
        let before = &original[self.weaver.end().min(at.start)..at.start];
        let rest = &original[at.start..];
        let blanks = before.len() - before.trim_end_matches([' ', '\t']).len();
        at.start - blanks..at.start + rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len()
    }

    fn tag(&mut self, at: Range<usize>) {
        let tag = &self.weaver.original()[at.clone()];
        if is_ours(tag) {
            self.pictures.clear();
            self.weaver.comment(at);
        } else if tag.len() > 3 && tag.is_char_boundary(3) && tag[..3].eq_ignore_ascii_case("<br") {
            self.end_block();
        }
    }

    /// Of a block of HTML the comments to newslint stay.
    fn comments(&mut self, at: Range<usize>) {
        let original = self.weaver.original();
        let mut from = at.start;
        while let Some(start) = original[from..at.end].find("<!--").map(|i| from + i) {
            let Some(end) = original[start..at.end].find("-->").map(|i| start + i + 3) else { return };
            if is_ours(&original[start..end]) {
                self.weaver.comment(start..end);
                self.end_block();
            }
            from = end;
        }
    }

    fn add(&mut self, pieces: impl IntoIterator<Item = Piece>) {
        if let Some((_, words)) = &mut self.picture {
            words.extend(pieces);
            return;
        }
        for piece in pieces {
            if !matches!(piece, Piece::Space(_)) && self.weaver.in_prose() {
                // A picture within a sentence is no block.
                self.pictures.clear();
            }
            self.weaver.add(piece);
        }
    }

    fn code(&mut self, pieces: Vec<Piece>) {
        match &mut self.picture {
            Some((_, words)) => words.extend(pieces),
            None => self.weaver.code(pieces),
        }
    }

    fn kind(&self) -> BlockKind {
        self.kinds.last().copied().unwrap_or(BlockKind::Paragraph)
    }

    fn show_pictures(&mut self) {
        for words in std::mem::take(&mut self.pictures) {
            // A comment may stand on the line.
            self.weaver.end_block(self.kind());
            self.weaver.block(BlockKind::AltText, words, Notation::Markdown);
        }
    }

    fn end_block(&mut self) {
        self.weaver.end_block(self.kind());
        self.show_pictures();
    }
}

fn is_ours(comment: &str) -> bool {
    comment.strip_prefix("<!--").is_some_and(|c| c.trim_start().starts_with("newslint-")) && comment.ends_with("-->")
}

/// The letters between backticks, of which line ends are spaces and one space at either end is none.
fn code_pieces(original: &str, at: Range<usize>, code: &CowStr<'_>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut from = at.start + original[at.clone()].bytes().take_while(|b| *b == b'`').count();
    for c in code.chars() {
        let is = |found: char| found == c || c == ' ' && matches!(found, '\n' | '\r');
        let Some(i) = original[from..at.end].find(is) else { break };
        let start = from + i;
        from = start + original[start..].chars().next().map_or(1, char::len_utf8);
        match pieces.last_mut() {
            Some(Piece::Verbatim(last)) if last.end == start && c != ' ' => last.end = from,
            _ if c == ' ' => pieces.push(Piece::Atom(start..from, Cow::Borrowed(" "))),
            _ => pieces.push(Piece::Verbatim(start..from)),
        }
    }
    pieces
}

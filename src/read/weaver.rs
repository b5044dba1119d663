//! Puts the text of an article together from the pieces of a marked-up file.

use std::borrow::Cow;
use std::ops::Range;

use super::utf8::Utf8;
use crate::diagnostic::Span;
use crate::document::{Block, BlockKind, Notation, OffsetMap, Source};

/// The longest stretch of the original that an atom can stand for.
const LONGEST: usize = 255;

/// What is not decoded but stands for itself in an original, or something else in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// The original, byte for byte.
    Verbatim(Range<usize>),
    /// A stretch that stands for other text, such as an entity.
    Atom(Range<usize>, Cow<'static, str>),
    /// The same, but it and what follows stay: a reference without its semicolon.
    Open(Range<usize>, Cow<'static, str>),
    /// The same as an atom, but nothing may be put in its place.
    Fixed(Range<usize>, char),
    /// Signs in ASCII that stand for themselves only because of what follows, such as the `<` of `5 < 6`: they and what
    /// follows stay.
    Bare(Range<usize>),
    /// White space that counts as one space.
    Space(Range<usize>),
}

/// A source in the making: lines, each a block, and the way back from each piece of them.
pub(super) struct Weaver<'u> {
    utf8: &'u Utf8<'u>,
    /// Where the article begins in the original; its map counts from there.
    base: usize,
    text: String,
    map: OffsetMap,
    blocks: Vec<Block>,
    code: Vec<Span>,
    notations: Vec<(Span, Notation)>,
    /// Where the line began in the text.
    line: usize,
    /// Whether the line holds more than comments.
    prose: bool,
    /// White space of the original before what comes next, and whether there is more of it behind a tag: that would be
    /// the space if this went.
    space: Option<(Range<usize>, bool)>,
    /// Whether what comes next has to stay, because of a bare sign.
    stays: bool,
    /// Where the last piece ended in the original.
    end: usize,
}

impl<'u> Weaver<'u> {
    pub fn new(utf8: &'u Utf8<'u>) -> Self {
        Self::at(utf8, 0)
    }

    /// A source that begins within the file.
    pub fn at(utf8: &'u Utf8<'u>, base: usize) -> Self {
        let end = base.max(utf8.start());
        Self {
            utf8,
            base,
            text: String::with_capacity(if base == 0 { utf8.text.len() / 2 } else { 64 }),
            map: OffsetMap::default(),
            blocks: Vec::new(),
            code: Vec::new(),
            notations: Vec::new(),
            line: 0,
            prose: false,
            space: None,
            stays: false,
            end,
        }
    }

    /// The original.
    pub fn original(&self) -> &'u str {
        &self.utf8.text
    }

    /// Whether the line has text already.
    pub fn in_prose(&self) -> bool {
        self.prose
    }

    /// Bytes of text so far.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Where the last piece ended in the original.
    pub fn end(&self) -> usize {
        self.end
    }

    /// Adds a piece to the line.
    pub fn add(&mut self, piece: Piece) {
        let at = match piece {
            // White space at the start of a line is none.
            Piece::Space(_) if self.text.len() == self.line => return,
            Piece::Verbatim(at) if at.is_empty() => return,
            Piece::Space(at) => {
                self.space = Some(match self.space.take() {
                    None => (at, false),
                    Some((first, split)) if first.end == at.start => (first.start..at.end, split),
                    Some((first, _)) => (first, true),
                });
                return;
            }
            Piece::Verbatim(at) => {
                self.flush_space();
                let first = self.utf8.text[at.clone()].chars().next().filter(|_| std::mem::take(&mut self.stays));
                if let Some(c) = first.filter(|_| self.utf8.lost.binary_search(&at.start).is_err()) {
                    self.map.fixed(self.text.len(), at.start - self.base, c.len_utf8(), c.len_utf8());
                    self.text.push(c);
                    self.verbatim(at.start + c.len_utf8()..at.end);
                } else {
                    self.verbatim(at.clone());
                }
                at
            }
            Piece::Atom(at, text) => {
                self.flush_space();
                self.atom(&at, &text);
                at
            }
            Piece::Open(at, text) => {
                self.flush_space();
                self.stays = true;
                self.atom(&at, &text);
                self.stays = true;
                at
            }
            Piece::Bare(at) => {
                self.flush_space();
                self.map.fixed(self.text.len(), at.start - self.base, 1, 1);
                self.text.push_str(&self.utf8.text[at.clone()]);
                self.stays = true;
                at
            }
            Piece::Fixed(at, c) => {
                self.flush_space();
                let len = at.len().min(LONGEST);
                self.map.fixed(self.text.len(), at.start - self.base, c.len_utf8(), len);
                self.text.push(c);
                at
            }
        };
        self.prose = true;
        self.end = at.end;
    }

    fn flush_space(&mut self) {
        let Some((at, split)) = self.space.take() else { return };
        // A longer stretch is a space and a gap.
        let whole = at.start..at.end.min(at.start + LONGEST);
        if split || at.len() > LONGEST || std::mem::take(&mut self.stays) {
            self.map.fixed(self.text.len(), whole.start - self.base, 1, whole.len());
        } else {
            self.map.atom(self.text.len(), whole.start - self.base, 1, whole.len());
        }
        self.text.push(' ');
        self.end = whole.end;
    }

    fn verbatim(&mut self, at: Range<usize>) {
        let lost = &self.utf8.lost;
        let first = lost.partition_point(|&l| l < at.start);
        let mut from = at.start;
        for &byte in lost[first..].iter().take_while(|&&l| l < at.end) {
            self.run(from..byte);
            self.map.fixed(self.text.len(), byte - self.base, char::REPLACEMENT_CHARACTER.len_utf8(), 1);
            self.text.push(char::REPLACEMENT_CHARACTER);
            from = byte + 1;
        }
        self.run(from..at.end);
    }

    fn run(&mut self, at: Range<usize>) {
        if !at.is_empty() {
            self.map.verbatim(self.text.len(), at.start - self.base);
            self.text.push_str(&self.utf8.text[at]);
        }
    }

    /// An atom of more than 255 bytes cannot be edited, and its end is a gap.
    fn atom(&mut self, at: &Range<usize>, text: &str) {
        if text.is_empty() {
            return;
        }
        if std::mem::take(&mut self.stays) {
            self.map.fixed(self.text.len(), at.start - self.base, text.len().min(LONGEST), at.len().min(LONGEST));
        } else if at.len() <= LONGEST && text.len() <= LONGEST {
            self.map.atom(self.text.len(), at.start - self.base, text.len(), at.len());
        } else {
            let head = text.chars().next().map_or(1, char::len_utf8);
            self.map.fixed(self.text.len(), at.start - self.base, head, LONGEST.min(at.len()));
        }
        self.text.push_str(text);
    }

    /// A comment to newslint stays in the text; the line remains a line.
    pub fn comment(&mut self, at: Range<usize>) {
        self.flush_space();
        self.stays = false;
        self.verbatim(at.clone());
        self.end = at.end;
    }

    /// The same where a comment knows no references although the text does.
    pub fn raw_comment(&mut self, at: Range<usize>) {
        self.flush_space();
        let start = self.text.len();
        self.comment(at);
        self.notations.push((Span::new(start, self.text.len()), Notation::Plain));
    }

    /// Adds pieces that are code.
    pub fn code(&mut self, pieces: impl IntoIterator<Item = Piece>) {
        // The space before code is prose.
        self.flush_space();
        let start = self.text.len();
        pieces.into_iter().for_each(|p| self.add(p));
        if self.text.len() > start {
            match self.code.last_mut() {
                Some(last) if last.range().end == start => *last = last.to(Span::new(start, self.text.len())),
                _ => self.code.push(Span::new(start, self.text.len())),
            }
        }
    }

    /// Ends the line; what it held is a block of this kind.
    pub fn end_block(&mut self, kind: BlockKind) {
        self.space = None;
        self.stays = false;
        if self.text.len() == self.line {
            return;
        }
        if self.prose {
            let span = Span::new(self.line, self.text.len());
            self.blocks.push(Block { span, kind });
        }
        self.end_line();
    }

    fn end_line(&mut self) {
        let rest = &self.utf8.text[self.end..];
        let own = if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with('\n')) };
        // The line of a comment can be taken away with it.
        if own > 0 && !self.prose {
            self.run(self.end..self.end + own);
            self.end += own;
        } else {
            self.map.fixed(self.text.len(), self.end - self.base, 1, 0);
            self.text.push('\n');
        }
        self.line = self.text.len();
        self.prose = false;
    }

    /// A block of pieces that are written otherwise than the rest.
    pub fn block(&mut self, kind: BlockKind, pieces: impl IntoIterator<Item = Piece>, notation: Notation) {
        let start = self.text.len();
        pieces.into_iter().for_each(|p| self.add(p));
        let end = self.text.len();
        self.end_block(kind);
        if end > start {
            self.notations.push((Span::new(start, end), notation));
        }
    }

    /// The source.
    pub fn finish(mut self, notation: Notation) -> Source<'static> {
        // What ends the text ends nothing.
        if self.text.ends_with('\n') && self.blocks.last().is_some_and(|b| b.span.range().end + 1 == self.text.len()) {
            self.text.pop();
        }
        Source {
            text: Cow::Owned(self.text),
            map: self.map,
            notation,
            notations: self.notations,
            blocks: self.blocks,
            code: self.code,
            ..Source::default()
        }
    }
}

/// Cuts a stretch of the original into words and the white space between them, as it collapses in HTML.
pub(super) fn collapsed(original: &str, at: Range<usize>) -> impl Iterator<Item = Piece> {
    let bytes = &original.as_bytes()[..at.end];
    let mut from = at.start;
    std::iter::from_fn(move || {
        let first = *bytes.get(from)?;
        let is_space = |b: &u8| matches!(b, b' ' | b'\t' | b'\n' | b'\r' | b'\x0C');
        let blank = is_space(&first);
        // A single space within a text is part of it.
        let mut end = from;
        while end < bytes.len() {
            let run = bytes[end..].iter().take_while(|b| is_space(b) == blank).count();
            end += run;
            let single = !blank && bytes.get(end) == Some(&b' ') && bytes.get(end + 1).is_some_and(|b| !is_space(b));
            if !single {
                break;
            }
            end += 1;
        }
        let piece = from..end;
        from = end;
        Some(if blank { Piece::Space(piece) } else { Piece::Verbatim(piece) })
    })
}

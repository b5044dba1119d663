//! JSON Lines and JSON: each object is an article, and some of its fields are its text.

mod scan;
mod text;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use super::fields::{FieldId, Fields, Step};
use super::{Article, Contents, Problem, records};
use crate::diagnostic::Span;
use crate::document::{Block, BlockKind, Notation, OffsetMap, Source};
use scan::{Flaw, Malformed, Scanner};
use text::{Written, decode, plain};

/// An article a line. Lines that are no records are reported, and the rest goes on.
pub(super) fn lines<'a>(bytes: &'a [u8], fields: &Fields, is_beginning: bool) -> Contents<'a> {
    let mut out = Contents::default();
    let ascii = bytes.is_ascii();
    for line in records::lines(bytes, is_beginning) {
        let (from, len) = (line.start, line.len());
        // What breaks off does so on this line.
        let record = bytes[line].trim_ascii_end();
        let done = (|| {
            let mut walk = Walk::new(record, 0, fields);
            walk.record()?;
            match walk.scanner.peek() {
                None => Ok(walk.article((from, 0), len, ascii, &mut out.fields)),
                Some(_) => Err((walk.scanner.at, Malformed::More)),
            }
        })();
        take(done, from, &mut out);
    }
    out
}

/// An object, or an array of objects.
pub(super) fn whole<'a>(bytes: &'a [u8], fields: &Fields, is_beginning: bool) -> Contents<'a> {
    let mut out = Contents::default();
    let ascii = bytes.is_ascii();
    let skip = records::bom(bytes, is_beginning);
    let mut scanner = Scanner::new(bytes, skip);
    let mut one = |scanner: &mut Scanner<'a>| -> Result<(), Flaw> {
        scanner.peek();
        let start = scanner.at;
        let mut walk = Walk::new(bytes, start, fields);
        match walk.record() {
            Ok(()) => {
                let len = walk.scanner.at - start;
                scanner.at = walk.scanner.at;
                out.articles.push(walk.article((start, start), len, ascii, &mut out.fields));
                Ok(())
            }
            // What is no object in a row of objects is passed over.
            Err((at, Malformed::NoObject)) => {
                out.problems.push(Problem { at: at as u64, what: Malformed::NoObject.to_string() });
                scanner.skip(1)
            }
            Err(flaw) => Err(flaw),
        }
    };
    let mut done = match scanner.peek() {
        Some(b'[') => scanner.members(b']', 0, &mut one),
        Some(_) => one(&mut scanner),
        None => Ok(()),
    };
    if done.is_ok() && scanner.peek().is_some() {
        done = Err((scanner.at, Malformed::More));
    }
    if let Err((at, what)) = done {
        out.problems.push(Problem { at: at as u64, what: what.to_string() });
    }
    out
}

fn take<'a>(done: Result<Article<'a>, Flaw>, from: usize, out: &mut Contents<'a>) {
    match done {
        Ok(article) => out.articles.push(article),
        Err((at, what)) => out.problems.push(Problem { at: (from + at) as u64, what: what.to_string() }),
    }
}

/// A string of a text field.
struct Piece {
    /// Bytes between the quotation marks.
    raw: Range<usize>,
    field: FieldId,
    title: bool,
    /// The object that the field belongs to, and the field's key there, by their first bytes.
    object: usize,
    key: usize,
}

/// Collects what matters of one record.
struct Walk<'a, 'f> {
    scanner: Scanner<'a>,
    fields: &'f Fields,
    pieces: Vec<Piece>,
    id: Option<(usize, Arc<str>)>,
}

impl<'a, 'f> Walk<'a, 'f> {
    fn new(bytes: &'a [u8], at: usize, fields: &'f Fields) -> Self {
        Self { scanner: Scanner::new(bytes, at), fields, pieces: Vec::new(), id: None }
    }

    fn record(&mut self) -> Result<(), Flaw> {
        match self.scanner.peek() {
            Some(b'{') => self.value(self.fields.root(), (0, 0), 0),
            Some(b'[' | b'"' | b'0'..=b'9' | b'-' | b't' | b'f' | b'n') => Err((self.scanner.at, Malformed::NoObject)),
            _ => Err(self.scanner.flaw("an object")),
        }
    }

    /// Steps over a value. `owner` is its object and its key there.
    fn value(&mut self, step: Step, owner: (usize, usize), depth: usize) -> Result<(), Flaw> {
        if step.is_idle() {
            return self.scanner.skip(depth);
        }
        // The scanner is lent to itself: what a member is, this walk decides.
        let mut scanner = Scanner::new(self.scanner.bytes, self.scanner.at);
        let done = match scanner.peek() {
            Some(b'{') => {
                let object = scanner.at;
                scanner.members(b'}', depth, |s| {
                    s.peek();
                    let start = s.at;
                    let key = s.key()?;
                    let step = self.fields.enter(step, &plain(&s.bytes[key]));
                    self.go(s, step, (object, start), depth + 1)
                })
            }
            Some(b'[') => scanner.members(b']', depth, |s| self.go(s, step, owner, depth + 1)),
            Some(b'"') => scanner.string().map(|raw| self.string(raw, step, owner)),
            _ => scanner.scalar().map(|raw| {
                if let Some(rank) = step.id {
                    self.identify(rank, String::from_utf8_lossy(&self.scanner.bytes[raw]).as_ref());
                }
            }),
        };
        self.scanner.at = scanner.at;
        done
    }

    fn go(&mut self, s: &mut Scanner<'a>, step: Step, owner: (usize, usize), depth: usize) -> Result<(), Flaw> {
        self.scanner.at = s.at;
        let done = self.value(step, owner, depth);
        s.at = self.scanner.at;
        done
    }

    fn string(&mut self, raw: Range<usize>, step: Step, (object, key): (usize, usize)) {
        if let Some(rank) = step.id {
            let text = plain(&self.scanner.bytes[raw.clone()]).into_owned();
            self.identify(rank, &text);
        }
        if let Some(field) = step.text {
            self.pieces.push(Piece { raw, field, title: step.title, object, key });
        }
    }

    fn identify(&mut self, rank: usize, id: &str) {
        if self.id.as_ref().is_none_or(|(best, _)| rank <= *best) && id != "null" && !id.is_empty() {
            self.id = Some((rank, id.into()));
        }
    }

    /// The article of a record that lies at `base` in the file and at `from` for the scanner.
    fn article(
        mut self,
        (base, from): (usize, usize),
        len: usize,
        ascii: bool,
        used: &mut Vec<FieldId>,
    ) -> Article<'a> {
        self.drop_overridden();
        let bytes = self.scanner.bytes;
        let mut text = String::with_capacity(self.pieces.iter().map(|p| p.raw.len() + 1).sum());
        let mut map = OffsetMap::default();
        let (mut written, mut blocks) = (Written::default(), Vec::new());
        let mut end = 0;
        for piece in self.pieces.iter().filter(|p| !p.raw.is_empty()) {
            let raw = piece.raw.start - from;
            if !text.is_empty() {
                map.fixed(text.len(), end, 1, 0);
                text.push('\n');
            }
            end = piece.raw.end - from;
            let start = text.len();
            decode(&bytes[piece.raw.clone()], raw, &mut text, &mut map, &mut written);
            if piece.title {
                blocks.push(Block { span: Span::new(start, text.len()), kind: BlockKind::Title });
            }
        }
        for piece in &self.pieces {
            if !used.contains(&piece.field) {
                used.push(piece.field);
            }
        }
        let notation = Notation::Json(written.style(ascii));
        let source = Source { text: Cow::Owned(text), map, notation, blocks, ..Source::default() };
        Article { base: base as u64, len, record: self.id.map(|(_, id)| id), source }
    }

    /// Of fields with one name in one object readers see the last.
    fn drop_overridden(&mut self) {
        let last = |p: &Piece| {
            let same = |q: &&Piece| q.object == p.object && q.field == p.field;
            self.pieces.iter().rev().find(same).is_none_or(|q| q.key == p.key)
        };
        if self.pieces.len() > 1 && self.pieces.len() < 64 {
            let keep: Vec<bool> = self.pieces.iter().map(last).collect();
            let mut keep = keep.into_iter();
            self.pieces.retain(|_| keep.next().unwrap_or(true));
        }
    }
}

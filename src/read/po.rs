//! Gettext catalogues: `msgstr` is read, `msgid` is not. Each translation is an article, named by its `msgctxt`.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use super::Article;
use super::utf8::Utf8;
use super::weaver::{Piece, Weaver};
use crate::document::Notation;

/// What the strings that follow belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Context,
    Id,
    Translation,
    Other,
}

/// The translations of a catalogue.
pub(super) fn read(utf8: &Utf8<'_>) -> Vec<Article<'static>> {
    let mut catalogue = Catalogue {
        utf8,
        field: Field::Other,
        strings: Vec::new(),
        context: None,
        header: false,
        lines: (0, 0),
        out: Vec::new(),
    };
    let mut at = utf8.start();
    for line in utf8.text[at..].split_inclusive('\n') {
        catalogue.line(at..at + line.len());
        at += line.len();
    }
    catalogue.end_field();
    catalogue.out
}

struct Catalogue<'u> {
    utf8: &'u Utf8<'u>,
    field: Field,
    /// The insides of the strings of the field.
    strings: Vec<Range<usize>>,
    context: Option<Arc<str>>,
    /// Whether the entry is the header of the catalogue, whose id is empty.
    header: bool,
    /// The line of the field, from 1, and of what is read now.
    lines: (usize, usize),
    out: Vec<Article<'static>>,
}

impl Catalogue<'_> {
    fn line(&mut self, at: Range<usize>) {
        let line = &self.utf8.text[at.clone()];
        self.lines.1 += 1;
        let keyword = line.trim_start();
        if !keyword.starts_with('"') {
            self.end_field();
            self.lines.0 = self.lines.1;
            let word = keyword.split(|c: char| !c.is_ascii_alphabetic() && c != '_').next().unwrap_or_default();
            self.field = match word {
                "msgctxt" => Field::Context,
                "msgid" => Field::Id,
                "msgstr" => Field::Translation,
                _ => Field::Other,
            };
        }
        let inside = line.find('"').map(|i| i + 1).zip(line.rfind('"'));
        if let Some((start, end)) = inside.filter(|(start, end)| start <= end && self.field != Field::Other) {
            self.strings.push(at.start + start..at.start + end);
        }
    }

    fn end_field(&mut self) {
        let strings = std::mem::take(&mut self.strings);
        let Some(first) = strings.first().cloned() else { return };
        let pieces: Vec<Piece> = strings.iter().flat_map(|at| pieces(&self.utf8.text, at.clone())).collect();
        let mut weaver = Weaver::at(self.utf8, first.start);
        for piece in pieces {
            weaver.add(piece);
        }
        let source = weaver.finish(Notation::Po);
        match self.field {
            Field::Context => self.context = Some(Arc::from(&*source.text)),
            Field::Id => self.header = source.text.is_empty(),
            Field::Translation if !self.header && !source.text.is_empty() => {
                let record = self.context.clone().unwrap_or_else(|| Arc::from(self.lines.0.to_string()));
                self.out.push(Article { base: first.start as u64, len: 0, record: Some(record), source });
            }
            Field::Translation | Field::Other => {}
        }
        if self.field == Field::Id {
            return;
        }
        // A context is that of the entry that follows.
        if self.field == Field::Translation && !self.next_is_plural(strings.last()) {
            self.context = None;
        }
    }

    /// Whether another form of the same translation follows.
    fn next_is_plural(&self, last: Option<&Range<usize>>) -> bool {
        let rest = last.map_or("", |at| &self.utf8.text[at.end + 1..]);
        rest.trim_start().starts_with("msgstr[")
    }
}

/// A string with its escapes as atoms.
fn pieces(original: &str, at: Range<usize>) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut from = at.start;
    while let Some(start) = memchr::memchr(b'\\', &original.as_bytes()[from..at.end]).map(|i| from + i) {
        out.push(Piece::Verbatim(from..start));
        let rest = &original[start + 1..at.end];
        let Some(c) = rest.chars().next() else {
            from = start;
            break;
        };
        let (len, text) = match c {
            'n' => (1, "\n"),
            't' => (1, "\t"),
            'r' => (1, "\r"),
            '"' => (1, "\""),
            '\\' => (1, "\\"),
            // What is no escape stands as it is written.
            _ => (0, ""),
        };
        out.push(match len {
            0 => Piece::Bare(start..start + 1),
            _ => Piece::Atom(start..start + 1 + len, Cow::Borrowed(text)),
        });
        from = start + 1 + len;
    }
    out.push(Piece::Verbatim(from..at.end));
    out
}

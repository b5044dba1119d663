//! CSV and TSV with a header: each record is an article, and some of its columns are its text (RFC 4180).

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use super::fields::{FieldId, Fields, Step};
use super::plain::{append, append_lost};
use super::{Article, Contents, Problem, records};
use crate::diagnostic::Span;
use crate::document::{Block, BlockKind, Notation, OffsetMap, Source};

/// What the header of a file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    delimiter: u8,
    /// For each column what it is to us.
    columns: Vec<Column>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Column {
    text: Option<FieldId>,
    title: bool,
    id: Option<usize>,
}

/// A field of a record, quotation marks and all.
#[derive(Clone, Debug)]
struct Field {
    /// Between the quotation marks, if there are any.
    raw: Range<usize>,
    is_quoted: bool,
}

impl Columns {
    /// Reads the header, and says where it ends.
    pub(super) fn of(bytes: &[u8], tabs: bool, fields: &Fields) -> (Self, usize) {
        let start = records::bom(bytes, true);
        let first = &bytes[start..bytes.len().min(start + (64 << 10))];
        let line = &first[..memchr::memchr(b'\n', first).unwrap_or(first.len())];
        let count = |b: u8| memchr::memchr_iter(b, line).count();
        let delimiter = match tabs {
            true => b'\t',
            false if count(b';') > count(b',') => b';',
            false => b',',
        };
        let mut header = Vec::new();
        let end = record(bytes, start, delimiter, &mut header);
        let mut columns: Vec<Column> = header
            .iter()
            .map(|f| {
                let Step { text, title, id, .. } = fields.enter(fields.root(), unquoted(bytes, f).trim());
                Column { text, title, id }
            })
            .collect();
        // Of several columns that may name the record the best does.
        let best = columns.iter().filter_map(|c| c.id).min();
        let mut is_first = true;
        for column in &mut columns {
            column.id = column.id.filter(|id| Some(*id) == best && std::mem::take(&mut is_first));
        }
        (Self { delimiter, columns }, end)
    }

    /// Where a part of at least `least` bytes may end: behind a record.
    pub(super) fn cut(&self, bytes: &[u8], least: usize) -> Option<usize> {
        let mut at = records::bom(bytes, true);
        while at < least {
            at = record_end(bytes, at, self.delimiter)?;
        }
        (at < bytes.len()).then_some(at)
    }

    /// The records that are not blank.
    pub(super) fn records<'b>(&'b self, bytes: &'b [u8], from: usize) -> impl Iterator<Item = Range<usize>> + 'b {
        let mut start = from;
        let next = move || {
            let end = if start < bytes.len() {
                record_end(bytes, start, self.delimiter).unwrap_or(bytes.len())
            } else {
                return None;
            };
            let whole = start..end;
            start = end;
            Some(whole)
        };
        std::iter::from_fn(next).filter(|r| !bytes[r.clone()].trim_ascii().is_empty())
    }

    /// The articles of records.
    pub(super) fn articles<'a>(&self, bytes: &'a [u8], from: usize) -> Contents<'a> {
        let mut out = Contents { fields: self.columns.iter().filter_map(|c| c.text).collect(), ..Contents::default() };
        let mut fields = Vec::with_capacity(self.columns.len());
        for whole in self.records(bytes, from) {
            fields.clear();
            record(bytes, whole.start, self.delimiter, &mut fields);
            let open = fields.last().is_some_and(|f| f.is_quoted && f.raw.end == whole.end);
            let what = match fields.len() {
                _ if open => "a quotation mark in this record is never closed".to_owned(),
                n if n == self.columns.len() => {
                    out.articles.push(self.article(bytes, whole, &fields));
                    continue;
                }
                n => format!("a record with {n} fields under a header with {}", self.columns.len()),
            };
            out.problems.push(Problem { at: whole.start as u64, what });
        }
        out
    }

    fn article<'a>(&self, bytes: &'a [u8], whole: Range<usize>, fields: &[Field]) -> Article<'a> {
        let mut text = String::new();
        let (mut map, mut blocks, mut end) = (OffsetMap::default(), Vec::new(), 0);
        let (mut id, mut all_quoted) = (None, true);
        for (column, field) in self.columns.iter().zip(fields) {
            if column.id.is_some() {
                id = Some(unquoted(bytes, field).trim().into()).filter(|id: &Arc<str>| !id.is_empty());
            }
            if column.text.is_none() || field.raw.is_empty() {
                continue;
            }
            if !text.is_empty() {
                map.fixed(text.len(), end, 1, 0);
                text.push('\n');
            }
            all_quoted &= field.is_quoted;
            let start = text.len();
            decode(bytes, field, whole.start, &mut text, &mut map);
            end = field.raw.end - whole.start;
            if column.title {
                blocks.push(Block { span: Span::new(start, text.len()), kind: BlockKind::Title });
            }
        }
        let notation = Notation::Csv { delimiter: self.delimiter, quoted: all_quoted };
        let source = Source { text: Cow::Owned(text), map, notation, blocks, ..Source::default() };
        Article { base: whole.start as u64, len: whole.len(), record: id, source }
    }
}

/// Appends what a field reads.
fn decode(bytes: &[u8], field: &Field, base: usize, text: &mut String, map: &mut OffsetMap) {
    let raw = &bytes[field.raw.clone()];
    let original = field.raw.start - base;
    if !field.is_quoted {
        // What stands before a quotation mark must stay, or the field would become a quoted one.
        match memchr::memchr(b'"', raw) {
            Some(_) => append_fixed(raw, original, text, map),
            None => append(raw, original, text, map),
        }
        return;
    }
    let mut at = 0;
    while at < raw.len() {
        let quote = memchr::memchr(b'"', &raw[at..]).map_or(raw.len(), |i| at + i);
        if quote > at {
            append(&raw[at..quote], original + at, text, map);
        }
        // A mark that is not doubled cannot stand here: the field would have ended.
        if quote < raw.len() {
            map.atom(text.len(), original + quote, 1, 2);
            text.push('"');
        }
        at = quote + 2;
    }
}

/// Appends bytes that must all stay.
fn append_fixed(bytes: &[u8], mut original: usize, text: &mut String, map: &mut OffsetMap) {
    for chunk in bytes.utf8_chunks() {
        map.fixed(text.len(), original, 1, 1);
        text.push_str(chunk.valid());
        original += chunk.valid().len();
        append_lost(chunk.invalid(), &mut original, text, map);
    }
}

/// A field as it reads.
fn unquoted<'a>(bytes: &'a [u8], field: &Field) -> Cow<'a, str> {
    let text = String::from_utf8_lossy(&bytes[field.raw.clone()]);
    if field.is_quoted && text.contains("\"\"") { Cow::Owned(text.replace("\"\"", "\"")) } else { text }
}

/// The fields of the record that begins here, and where the next record begins.
fn record(bytes: &[u8], start: usize, delimiter: u8, out: &mut Vec<Field>) -> usize {
    let mut at = start;
    loop {
        let field = field(bytes, at, delimiter);
        at = field.raw.end + usize::from(field.is_quoted);
        // What stands between a closing mark and the delimiter belongs to nothing.
        at += memchr::memchr2(delimiter, b'\n', bytes.get(at..).unwrap_or_default())
            .unwrap_or(bytes.len().saturating_sub(at));
        out.push(field);
        if bytes.get(at) != Some(&delimiter) {
            return (at + 1).min(bytes.len());
        }
        at += 1;
    }
}

/// The same without the fields; `None` if the record does not end in these bytes.
fn record_end(bytes: &[u8], start: usize, delimiter: u8) -> Option<usize> {
    let mut at = start;
    loop {
        let field = field(bytes, at, delimiter);
        at = field.raw.end + usize::from(field.is_quoted);
        at += memchr::memchr2(delimiter, b'\n', bytes.get(at..)?)?;
        if bytes[at] != delimiter {
            return Some(at + 1);
        }
        at += 1;
    }
}

/// A quoted field runs to its closing mark; another to the delimiter or the line end.
fn field(bytes: &[u8], start: usize, delimiter: u8) -> Field {
    if bytes.get(start) == Some(&b'"') {
        let mut at = start + 1;
        loop {
            match memchr::memchr(b'"', &bytes[at..]) {
                None => return Field { raw: start + 1..bytes.len(), is_quoted: true },
                Some(i) if bytes.get(at + i + 1) == Some(&b'"') => at += i + 2,
                Some(i) => return Field { raw: start + 1..at + i, is_quoted: true },
            }
        }
    }
    let rest = &bytes[start.min(bytes.len())..];
    let len = memchr::memchr2(delimiter, b'\n', rest).unwrap_or(rest.len());
    let len = len - usize::from(rest.get(len) != Some(&delimiter) && rest[..len].ends_with(b"\r"));
    Field { raw: start..start + len, is_quoted: false }
}

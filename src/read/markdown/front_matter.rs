//! The settings above a Markdown text, of which title and summary are words for readers.

use std::ops::Range;

use crate::document::{BlockKind, Notation};
use crate::read::utf8::LOST;
use crate::read::weaver::{Piece, Weaver, collapsed};

/// Reads what is for readers; where the text begins.
pub(super) fn read(weaver: &mut Weaver<'_>, start: usize) -> usize {
    let original = weaver.original();
    let yaml = match original[start..].lines().next().map(str::trim_end) {
        Some("---") => true,
        Some("+++") => false,
        _ => return start,
    };
    let lines: Vec<Range<usize>> = lines(original, start).skip(1).collect();
    let closes = |line: &Range<usize>| match original[line.clone()].trim_end() {
        "---" | "..." => yaml,
        "+++" => !yaml,
        _ => false,
    };
    let Some(last) = lines.iter().position(closes) else { return start };
    for (i, line) in lines[..last].iter().enumerate() {
        let Some((kind, value)) = setting(original, line.clone(), if yaml { ':' } else { '=' }) else { continue };
        let below = &lines[i + 1..last];
        let found = if yaml { yaml_value(original, value, below) } else { quoted(original, value) };
        for pieces in found {
            weaver.block(kind, pieces, Notation::Words);
        }
    }
    lines[last].end
}

/// Lines with their line ends.
fn lines(original: &str, start: usize) -> impl Iterator<Item = Range<usize>> {
    let mut from = start;
    original[start..].split_inclusive('\n').map(move |line| {
        from += line.len();
        from - line.len()..from
    })
}

/// What a line says if it is one of the settings that are read.
fn setting(original: &str, line: Range<usize>, sign: char) -> Option<(BlockKind, Range<usize>)> {
    let (key, value) = original[line.clone()].split_once(sign)?;
    let kind = match key.trim_end() {
        "title" => BlockKind::Title,
        "description" | "summary" => BlockKind::Paragraph,
        _ => return None,
    };
    let start = line.end - value.trim_start().len();
    Some((kind, start..(line.end - (value.len() - value.trim_end().len())).max(start)))
}

/// A value on the line, or on the indented lines below it.
fn yaml_value(original: &str, at: Range<usize>, below: &[Range<usize>]) -> Vec<Vec<Piece>> {
    let value = &original[at.clone()];
    match value.chars().next() {
        None => Vec::new(),
        Some('"' | '\'') => quoted(original, at),
        Some('|' | '>') => {
            let indented = |line: &&Range<usize>| {
                let text = &original[(*line).clone()];
                text.starts_with([' ', '\t']) || text.trim().is_empty()
            };
            let lines = below.iter().take_while(indented).map(|line| collapsed(original, line.clone()).collect());
            if value.starts_with('|') { lines.collect() } else { vec![lines.collect::<Vec<Vec<_>>>().concat()] }
        }
        Some(c) if c.is_ascii_punctuation() => Vec::new(),
        Some(_) => {
            let end = value.find(" #").map_or(at.end, |i| at.start + i);
            vec![plain(original, at.start..end)]
        }
    }
}

/// A value without quotation marks. Its first sign, and what stands beside `#` and `:`, decide what it is: these stay.
fn plain(original: &str, at: Range<usize>) -> Vec<Piece> {
    let decides = |c: char| matches!(c, '#' | ':');
    let (mut out, mut from, mut before) = (Vec::new(), at.start, ':');
    for (i, c) in original[at.clone()].char_indices() {
        let here = at.start + i..at.start + i + c.len_utf8();
        let after = original[here.end..at.end].chars().next();
        // A byte that is no text stays anyway.
        if c != LOST && [before, c].into_iter().chain(after).any(decides) {
            out.extend(collapsed(original, from..here.start));
            from = here.end;
            out.push(Piece::Fixed(here, c));
        }
        before = c;
    }
    out.extend(collapsed(original, from..at.end));
    out
}

/// A value between quotation marks that is written as it reads.
fn quoted(original: &str, at: Range<usize>) -> Vec<Vec<Piece>> {
    let value = &original[at.clone()];
    let Some(mark) = value.chars().next().filter(|c| matches!(c, '"' | '\'')) else { return Vec::new() };
    let inside = &value[1..];
    let Some(end) = inside.find(mark) else { return Vec::new() };
    // Escapes and rows of quotation marks are left alone.
    let plain = mark == '\'' || !inside[..end].contains('\\');
    if end == 0 || !plain || inside[end + 1..].starts_with(mark) {
        return Vec::new();
    }
    vec![collapsed(original, at.start + 1..at.start + 1 + end).collect()]
}

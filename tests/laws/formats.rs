//! What must hold for a file of any format: where its text stands, what an edit does, and that reading what was mended is
//! mending what was read.

use std::sync::Arc;

use newslint::diagnostic::Edit;
use newslint::document::{BlockKind, Notation, OffsetMap};
use newslint::engine::apply;
use newslint::read::{Article, Format, Reading};
use newslint::{Applicability, Diagnostic, Source, Span};

use super::structure;
use super::texts::{is_boundary, places, strict};

/// A file in a format, with the usual names of fields.
fn file(format: Format, bytes: &[u8]) {
    let reading = Reading::new(format, Arc::default());
    let Ok(contents) = reading.contents(bytes) else { return };
    let mut end = 0;
    for (i, article) in contents.articles.iter().enumerate() {
        let (start, stop) = stretch(article);
        assert!(end <= start && stop <= bytes.len(), "articles are in order, in the file, and share no byte");
        end = stop;
        led_back(&article.source, &bytes[start..stop]);
        mended_as_its_text(&reading, bytes, i, article);
        edits(&reading, bytes, i, article);
    }
    assert!(contents.problems.iter().all(|p| p.at <= bytes.len() as u64), "problems are in the file");
    let checked = strict().check_file(bytes, &reading, &mut |_| {}).unwrap();
    places(bytes, &checked.found);
    for level in [Applicability::Safe, Applicability::Unsafe] {
        let once = strict().fix_file(bytes, &reading, level).unwrap();
        places(&once.bytes, &once.remaining.found);
        let twice = strict().fix_file(&once.bytes, &reading, level).unwrap();
        let shown = String::from_utf8_lossy;
        assert!(
            twice.fixes == 0 && twice.bytes == once.bytes,
            "{level:?}: {} then {}",
            shown(&once.bytes),
            shown(&twice.bytes)
        );
        assert!(once.fixes > 0 || once.bytes == bytes, "changed without a fix");
        structure::stays(&reading, bytes, &once.bytes);
    }
}

/// HTML.
pub fn html(bytes: &[u8]) {
    file(Format::Html, bytes);
}

/// Markdown.
pub fn markdown(bytes: &[u8]) {
    file(Format::Markdown, bytes);
}

/// JSON, as a whole and line by line.
pub fn json(bytes: &[u8]) {
    file(Format::Json, bytes);
    file(Format::Jsonl, bytes);
}

/// CSV and TSV; without a header of its own under one that fits.
pub fn csv(bytes: &[u8]) {
    file(Format::Csv, bytes);
    file(Format::Tsv, bytes);
    file(Format::Csv, &[b"id,text,title\n", bytes].concat());
}

/// Catalogues of gettext; also with the bytes as a translation.
pub fn po(bytes: &[u8]) {
    file(Format::Po, bytes);
    file(Format::Po, &[b"msgid \"a\"\nmsgstr \"", bytes, b"\"\n"].concat());
}

/// XLIFF; also with the bytes as a translation.
pub fn xliff(bytes: &[u8]) {
    file(Format::Xliff, bytes);
    let unit = [&b"<xliff><unit id='u'><source>a</source><target>"[..], bytes, b"</target></unit></xliff>"];
    file(Format::Xliff, &unit.concat());
}

fn stretch(article: &Article<'_>) -> (usize, usize) {
    let start = usize::try_from(article.base).unwrap();
    (start, start + article.len)
}

/// Each character leads to bytes of its own article, in order, and what may be edited to what says the same.
fn led_back(source: &Source<'_>, original: &[u8]) {
    let (text, map) = (&*source.text, &source.map);
    let mut last = 0;
    for (at, c) in text.char_indices() {
        let here = Span::new(at, at + c.len_utf8());
        let there = map.to_original(here);
        let range = there.range();
        assert!(last <= range.start && range.end <= original.len(), "{c:?} at {at} leads to {range:?} after {last}");
        last = range.start;
        if !map.is_editable(here) {
            continue;
        }
        assert!(is_boundary(original, range.start) && is_boundary(original, range.end), "{c:?} at {at} is cut");
        assert!(!there.is_empty(), "{c:?} at {at} may be edited, but where?");
        assert_eq!(map.to_text(there), here, "{c:?} at {at}: there is a way back");
        if range.len() == c.len_utf8() && !c.is_whitespace() {
            assert_eq!(&original[range], text[here.range()].as_bytes(), "at {at}");
        }
    }
    let line = |span: Span| {
        let range = span.range();
        text.is_char_boundary(range.start) && text.is_char_boundary(range.end) && range.start < range.end
    };
    let mut end = 0;
    for block in &source.blocks {
        assert!(line(block.span) && end <= block.span.range().start, "{block:?}");
        end = block.span.range().end;
    }
    assert!(source.code.iter().all(|s| line(*s)), "{:?}", source.code);
    assert!(source.notations.iter().all(|(s, _)| line(*s)), "{:?}", source.notations);
}

/// A round of fixes in the file gives the text that the same round gives of the text.
fn mended_as_its_text(reading: &Reading, bytes: &[u8], i: usize, article: &Article<'_>) {
    let source = &article.source;
    let (in_file, mut in_text) = (strict().check(source), strict().check(&bare(source)));
    let rules = |found: &[Diagnostic]| found.iter().map(|d| d.rule.clone()).collect::<Vec<_>>();
    assert_eq!(rules(&in_file), rules(&in_text));
    for (file, text) in in_file.iter().zip(&mut in_text) {
        // What the file cannot take is not mended.
        if file.fixes.is_empty() {
            text.fixes.clear();
        }
    }
    let (start, end) = stretch(article);
    for level in [Applicability::Safe, Applicability::Unsafe] {
        let fixes = |d: &Diagnostic| d.sole_fix().is_some_and(|f| f.applicability >= level && !f.edits.is_empty());
        let all = in_file.iter().filter(|d| fixes(d)).count();
        let fit = |bytes: &[u8], found: &[Diagnostic]| apply(bytes, found, level).fixes == all;
        // Where fixes touch one waits, and which do is not the same in the text and in the file. In Markdown the linter
        // looks at what all of them make together.
        let together = fit(&bytes[start..end], &in_file) && fit(source.text.as_bytes(), &in_text);
        let several =
            if together && (reading.format != Format::Markdown || all < 2) { in_file.len().max(1) } else { 1 };
        let rounds = in_file.chunks(several).zip(in_text.chunks(several)).filter(|(file, _)| file.iter().any(fixes));
        for (file, text) in rounds.take(8) {
            let mended = apply(&bytes[start..end], file, level).bytes;
            let text = apply(source.text.as_bytes(), text, level).bytes;
            let whole = [&bytes[..start], &mended, &bytes[end..]].concat();
            reads_as(reading, &whole, i, &source.text, &String::from_utf8(text).unwrap());
        }
    }
}

/// A text with its blocks that is its own original.
pub fn bare(source: &Source<'_>) -> Source<'static> {
    let mut map = OffsetMap::default();
    map.verbatim(0, 0);
    Source {
        text: source.text.clone().into_owned().into(),
        map,
        notation: Notation::Plain,
        blocks: source.blocks.clone(),
        code: source.code.clone(),
        ..Source::default()
    }
}

/// Some edits anywhere, as the bytes have it.
fn edits(reading: &Reading, bytes: &[u8], i: usize, article: &Article<'_>) {
    const PUT: [&str; 20] = [
        "", "క", " ", "\"", "'", "<b>", "&amp;", "\\", "a", "\u{200C}", "#", "*", "_", "|", "`", ",", "&", "<", ">",
        ";",
    ];
    let mut seed = bytes.iter().fold(bytes.len(), |sum, b| sum.wrapping_mul(31).wrapping_add(usize::from(*b)));
    let mut next = |n: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % n
    };
    for _ in 0..4 {
        let ends: Vec<usize> =
            article.source.text.char_indices().map(|(i, _)| i).chain([article.source.text.len()]).collect();
        let start = next(ends.len());
        let span = Span::new(ends[start], ends[(start + next(12)).min(ends.len() - 1)]);
        an_edit(reading, bytes, i, article, &Edit { span, replacement: PUT[next(PUT.len())].to_owned() });
    }
}

/// An edit of a text that its file takes changes what it says and nothing else.
pub fn an_edit(reading: &Reading, bytes: &[u8], i: usize, article: &Article<'_>, edit: &Edit) {
    let (text, (base, _)) = (&article.source.text, stretch(article));
    let Some(written) = article.source.edit(edit).filter(|_| !text.contains("newslint-")) else { return };
    let (from, to) = (base + written.span.range().start, base + written.span.range().end);
    let changed = [&bytes[..from], written.replacement.as_bytes(), &bytes[to..]].concat();
    let span = edit.span.range();
    reads_as(reading, &changed, i, text, &[&text[..span.start], &edit.replacement, &text[span.end..]].concat());
}

const BOM: &[u8] = "\u{FEFF}".as_bytes();

/// The article of a file with this index, which had the text `before`, has this text, as a reader sees it.
fn reads_as(reading: &Reading, bytes: &[u8], i: usize, before: &str, text: &str) {
    // A link gone, the odd bytes beside it may look like a picture.
    let Ok(contents) = reading.contents(bytes) else { return };
    let is_markup = matches!(reading.format, Format::Html | Format::Markdown);
    // A mark of the byte order that comes to stand first is one.
    let text = Some(text).filter(|_| bytes.starts_with(BOM)).and_then(|t| t.strip_prefix('\u{FEFF}')).unwrap_or(text);
    let wanted = lines(text, is_markup);
    let mut read = contents.articles.get(i).map(|a| lines(&a.source.text, is_markup)).unwrap_or_default();
    // Where the words beside a picture are gone it stands by itself, and its own words are read; where those of a whole
    // article are gone, the next one is read.
    let alts = contents.articles.get(i).map(|a| alts(&a.source)).unwrap_or_default();
    let line_gone = reading.format == Format::Html && lines(before, true).len() > wanted.len();
    read.retain(|line| wanted.iter().any(|w| says(line, w)) || !line_gone && !alts.contains(line));
    // A translation without text is none, and the next one stands in its place; so with a record of one blank field.
    let none = match reading.format {
        Format::Po | Format::Xliff => wanted.is_empty(),
        Format::Csv | Format::Tsv => text.trim().is_empty(),
        _ => false,
    };
    if !none {
        let same = read.len() == wanted.len() && read.iter().zip(&wanted).all(|(read, wanted)| says(read, wanted));
        assert!(same, "{read:?}\n{wanted:?}\n{:?}", String::from_utf8_lossy(bytes));
    }
}

/// The words of pictures.
fn alts(source: &Source<'_>) -> Vec<String> {
    let alts = source.blocks.iter().filter(|b| b.kind == BlockKind::AltText);
    alts.flat_map(|b| lines(&source.text[b.span.range()], true)).collect()
}

/// Whether a line reads as it should. Odd bytes that meet, when what stood between them is taken away, make a letter.
fn says(read: &str, wanted: &str) -> bool {
    let mut wanted = wanted.chars();
    read.chars().all(|c| {
        let first = wanted.next();
        let is_odd = |c: Option<char>| c == Some(char::REPLACEMENT_CHARACTER);
        first == Some(c) || c.len_utf8() > 1 && is_odd(first) && (1..c.len_utf8()).all(|_| is_odd(wanted.next()))
    }) && wanted.next().is_none()
}

/// The lines that are not empty; in markup white space is a space. What comes to stand before a line end may be part of it.
pub fn lines(text: &str, is_markup: bool) -> Vec<String> {
    let words = |line: &str| line.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    let line = |line: &str| if is_markup { words(line) } else { line.trim_end_matches('\r').to_owned() };
    text.lines().map(line).filter(|l| !l.is_empty()).collect()
}

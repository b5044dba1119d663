//! Parsers that are not ours see the same file before and after, but for the text in it.

use newslint::read::{Format, Reading};
use quick_xml::events::Event;
use serde_json::Value;

/// What stands around the text stays as it is. What another parser cannot read is left out.
pub fn stays(reading: &Reading, before: &[u8], after: &[u8]) {
    match reading.format {
        Format::Json => json(reading, before, after),
        Format::Jsonl => {
            let lines = |bytes: &'_ [u8]| bytes.split(|b| *b == b'\n').map(<[u8]>::to_vec).collect::<Vec<_>>();
            let (before, after) = (lines(before), lines(after));
            assert_eq!(before.len(), after.len(), "a record a line");
            before.iter().zip(&after).for_each(|(before, after)| json(reading, before, after));
        }
        Format::Csv | Format::Tsv => table(reading, before, after),
        Format::Po => assert_eq!(frame(after), frame(before)),
        Format::Xliff => {
            if let Some(tags) = xml_tags(before) {
                assert_eq!(xml_tags(after), Some(tags), "{}", String::from_utf8_lossy(after));
            }
        }
        Format::Html => assert_eq!(html_tags(after), html_tags(before), "{}", String::from_utf8_lossy(after)),
        // Parquet is never written in place.
        Format::Markdown | Format::Parquet | Format::Text => {}
    }
    let (Ok(before), Ok(after)) = (reading.contents(before), reading.contents(after)) else { return };
    if matches!(reading.format, Format::Json | Format::Jsonl | Format::Csv | Format::Tsv) {
        let names =
            |all: &newslint::read::Contents<'_>| all.articles.iter().map(|a| a.record.clone()).collect::<Vec<_>>();
        assert_eq!(names(&after), names(&before), "every record is still there");
        assert_eq!(after.problems.len(), before.problems.len(), "{:?}", after.problems);
    }
}

/// The names of the fields that hold text, the last part of each.
fn fields(reading: &Reading, bytes: &[u8]) -> Vec<String> {
    let Ok(contents) = reading.contents(bytes) else { return Vec::new() };
    reading.names(&contents).map(|n| n.rsplit('.').next().unwrap_or_default().to_ascii_lowercase()).collect()
}

fn json(reading: &Reading, before: &[u8], after: &[u8]) {
    let Ok(old) = serde_json::from_slice::<Value>(before) else { return };
    let new: Value =
        serde_json::from_slice(after).unwrap_or_else(|e| panic!("{e}: {}", String::from_utf8_lossy(after)));
    same(&old, &new, false, &fields(reading, before));
}

/// Equal but for the strings in some fields.
fn same(old: &Value, new: &Value, is_text: bool, fields: &[String]) {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => {
            assert!(old.keys().eq(new.keys()), "{old:?} became {new:?}");
            for (key, value) in old {
                same(value, &new[key], fields.contains(&key.to_ascii_lowercase()), fields);
            }
        }
        (Value::Array(old), Value::Array(new)) => {
            assert_eq!(old.len(), new.len());
            old.iter().zip(new).for_each(|(old, new)| same(old, new, is_text, fields));
        }
        (Value::String(_), Value::String(_)) if is_text => {}
        _ => assert_eq!(old, new),
    }
}

fn table(reading: &Reading, before: &[u8], after: &[u8]) {
    let line = before.split(|b| *b == b'\n').next().unwrap_or_default();
    let count = |b: u8| memchr::memchr_iter(b, line).count();
    let delimiter = match reading.format {
        Format::Tsv => b'\t',
        _ if count(b';') > count(b',') => b';',
        _ => b',',
    };
    let rows = |bytes: &[u8]| -> Vec<Vec<Vec<u8>>> {
        let mut reader = csv::ReaderBuilder::new();
        reader.has_headers(false).flexible(true).delimiter(delimiter).terminator(csv::Terminator::Any(b'\n'));
        reader.from_reader(bytes).byte_records().map(|r| r.unwrap().iter().map(<[u8]>::to_vec).collect()).collect()
    };
    let (old, new) = (rows(before), rows(after));
    let shape = |rows: &[Vec<Vec<u8>>]| rows.iter().map(Vec::len).collect::<Vec<_>>();
    assert_eq!(shape(&old), shape(&new), "{}", String::from_utf8_lossy(after));
    let fields = fields(reading, before);
    let is_text = |column: usize| {
        let name = old[0].get(column).map(|n| String::from_utf8_lossy(n).trim().to_ascii_lowercase());
        name.is_some_and(|n| fields.contains(&n))
    };
    for (i, (old, new)) in old.iter().zip(&new).enumerate() {
        for (column, (old, new)) in old.iter().zip(new).enumerate() {
            assert!(old == new || i > 0 && is_text(column), "{old:?} became {new:?}");
        }
    }
}

/// A catalogue without the insides of its translations.
fn frame(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut in_translation = false;
    let lines = bytes.split(|b| *b == b'\n').map(|line| {
        let start = line.trim_ascii_start();
        if !start.starts_with(b"\"") {
            in_translation = start.starts_with(b"msgstr");
        }
        let first = line.iter().position(|b| *b == b'"');
        let last = line.iter().rposition(|b| *b == b'"');
        match first.zip(last).filter(|(first, last)| in_translation && first < last) {
            Some((first, last)) => [&line[..=first], &line[last..]].concat(),
            None => line.to_vec(),
        }
    });
    lines.collect()
}

/// All that is no text; nothing if it is not well-formed.
fn xml_tags(bytes: &[u8]) -> Option<Vec<String>> {
    let mut reader = quick_xml::Reader::from_reader(bytes);
    let mut out = Vec::new();
    loop {
        match reader.read_event().ok()? {
            Event::Eof => return Some(out),
            // This parser takes anything for a name, and `<` for a part of a tag; to us these are bare.
            Event::Start(tag) | Event::Empty(tag) if !is_tag(&tag) => return None,
            Event::Text(_) | Event::GeneralRef(_) | Event::CData(_) => {}
            other => out.push(format!("{other:?}")),
        }
    }
}

fn is_tag(tag: &quick_xml::events::BytesStart<'_>) -> bool {
    let name = tag.name();
    let name = name.as_ref().as_bytes();
    let inside = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b':');
    name.first().is_some_and(u8::is_ascii_alphabetic) && name.iter().all(inside) && !tag.contains('<')
}

/// The tags, without the words of pictures.
fn html_tags(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes);
    let mut emitter = html5gum::DefaultEmitter::default();
    // In a title or a script there are no tags.
    emitter.naively_switch_states(true);
    let tokens = html5gum::Tokenizer::new_with_emitter(&*text, emitter);
    let tag = |token: Result<html5gum::Token, std::convert::Infallible>| match token {
        Ok(html5gum::Token::StartTag(mut tag)) => {
            tag.attributes.retain(|name, _| !matches!(&name.0[..], b"alt" | b"title"));
            Some(format!("{tag:?}"))
        }
        Ok(html5gum::Token::EndTag(tag)) => Some(format!("{tag:?}")),
        _ => None,
    };
    tokens.filter_map(tag).collect()
}

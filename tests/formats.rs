//! What must hold for every format, whatever is in the file: the text is what other parsers read, and a fix inside the file
//! is a fix of that text.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on should panic")]

use std::fmt::Write;
use std::sync::LazyLock;

use newslint::read::{Fields, Format, Reading};
use newslint::{Applicability, ConfigFile, Linter, Span};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

static STRICT: LazyLock<Linter> = LazyLock::new(|| {
    let toml = "profile = \"strict\"";
    Linter::new(&ConfigFile::parse(toml, "test").unwrap().into_config("test", toml)).unwrap()
});

/// News with faults and with all that a format could trip over.
fn text() -> impl Strategy<Value = String> {
    let pieces = [
        "ట్రంప్తో",
        "బీజింగ్లో ",
        "ట్రంప్ తో ",
        "పుతిన్ పుటిన్ ",
        "మరియు మరియు ",
        "వెబ్\u{200C}సైట్ ",
        "\u{200B}",
        "&nbsp;",
        "</p>",
        " https://t.co/ab12",
        "\"",
        "\"\"",
        "“",
        "\\",
        "/",
        ",",
        ";",
        "\t",
        "\n",
        "\r\n",
        ". ",
        "..",
        " ,",
        "😀",
        "caf\u{E9} ",
        "ప్రభుత్వ0",
        "{",
        "}",
        "'",
    ];
    let piece = prop_oneof![
        6 => proptest::sample::select(pieces.to_vec()).prop_map(str::to_owned),
        1 => "[\u{0C00}-\u{0C7F}\u{200C}]{1,6}",
        1 => "[ -~]{0,4}",
    ];
    // What leads a file is the format's own business.
    proptest::collection::vec(piece, 1..16).prop_map(|p| format!("వార్త {}", p.concat()))
}

#[derive(Clone, Copy, Debug)]
enum Style {
    Raw,
    Escaped,
    Upper,
    /// Letters as they are, joiners and slashes escaped.
    Joiners,
}

/// A JSON string in one of the styles that programs write.
fn json(text: &str, style: Style) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '/' if matches!(style, Style::Joiners) => out.push_str("\\/"),
            c if c < ' ' => write!(out, "\\u{:04x}", u32::from(c)).unwrap(),
            '\u{200C}' | '\u{200D}' if matches!(style, Style::Joiners) => {
                write!(out, "\\u{:04x}", u32::from(c)).unwrap();
            }
            c if c.is_ascii() || matches!(style, Style::Raw | Style::Joiners) => out.push(c),
            c => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    match style {
                        Style::Upper => write!(out, "\\u{unit:04X}").unwrap(),
                        _ => write!(out, "\\u{unit:04x}").unwrap(),
                    }
                }
            }
        }
    }
    out + "\""
}

fn style() -> impl Strategy<Value = Style> {
    proptest::sample::select(vec![Style::Raw, Style::Escaped, Style::Upper, Style::Joiners])
}

fn level() -> impl Strategy<Value = Applicability> {
    proptest::sample::select(vec![Applicability::Safe, Applicability::Unsafe])
}

fn reading(format: Format) -> Reading {
    Reading::new(format, Fields::new(&["text".to_owned()], Some("id")).unwrap())
}

/// The texts of a JSON Lines file, as another parser reads them.
fn json_texts(bytes: &[u8]) -> Vec<String> {
    let lines = bytes.split(|b| *b == b'\n').filter(|l| !l.is_empty());
    lines
        .map(|l| serde_json::from_slice::<serde_json::Value>(l).unwrap()["text"].as_str().unwrap().to_owned())
        .collect()
}

/// All fields of a CSV file, as another parser reads them.
fn table(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
    reader.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn fixed(text: &str, level: Applicability) -> String {
    String::from_utf8(STRICT.fix(text.as_bytes(), level).unwrap().bytes).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn to_fix_json_is_to_fix_its_text(texts in proptest::collection::vec((text(), style()), 1..4), level in level()) {
        let records: Vec<String> =
            texts.iter().map(|(t, style)| format!("{{\"n\": [1, {{\"text\": 2}}], \"text\": {}}}", json(t, *style))).collect();
        let expected: Vec<String> = texts.iter().map(|(t, _)| fixed(t, level)).collect();
        let lines = records.join("\n");
        let done = STRICT.fix_file(lines.as_bytes(), &reading(Format::Jsonl), level).unwrap();
        prop_assert!(done.remaining.problems.is_empty());
        prop_assert_eq!(json_texts(&done.bytes), &*expected);
        let array = format!("[{}]", records.join(",\n  "));
        let done = STRICT.fix_file(array.as_bytes(), &reading(Format::Json), level).unwrap();
        let read: serde_json::Value = serde_json::from_slice(&done.bytes).unwrap();
        let texts: Vec<&str> = read.as_array().unwrap().iter().map(|r| r["text"].as_str().unwrap()).collect();
        prop_assert_eq!(texts, expected);
    }

    #[test]
    fn a_fix_writes_json_as_its_record_does(text in text(), style in style(), level in level()) {
        let record = format!("{{\"text\":{}}}", json(&text, style));
        let done = STRICT.fix_file(record.as_bytes(), &reading(Format::Jsonl), level).unwrap();
        match style {
            // A line end that a fix puts in is written `\n` where the others may be.
            Style::Escaped | Style::Upper => {
                prop_assert!(done.bytes.is_ascii());
                prop_assert_eq!(String::from_utf8(done.bytes).unwrap(), format!("{{\"text\":{}}}", json(&fixed(&text, level), style)));
            }
            Style::Raw => prop_assert!(memchr::memmem::find(&done.bytes, b"u0c").is_none()),
            Style::Joiners => {
                let had = text.contains(['\u{200C}', '\u{200D}']);
                let raw = String::from_utf8(done.bytes).unwrap();
                prop_assert!(!had || !raw.contains(newslint::text::words::ZWNJ), "{}", raw);
            }
        }
    }

    #[test]
    fn every_stretch_of_text_is_what_its_bytes_say(text in text(), style in style(), cut in any::<(u16, u16)>()) {
        let record = format!(" {{\"id\": \"7\", \"text\": {}}}", json(&text, style));
        let contents = reading(Format::Jsonl).contents(record.as_bytes()).unwrap();
        let source = &contents.articles[0].source;
        prop_assert_eq!(&*source.text, &*text);
        let ends: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
        let (a, b) = (ends[cut.0 as usize % ends.len()], ends[cut.1 as usize % ends.len()]);
        let span = source.map.to_original(Span::new(a.min(b), a.max(b)));
        let read: String = serde_json::from_str(&format!("\"{}\"", &record[span.range()])).unwrap();
        prop_assert_eq!(read, &text[a.min(b)..a.max(b)]);
    }

    #[test]
    fn to_fix_quoted_csv_is_to_fix_its_text(texts in proptest::collection::vec(text(), 1..4), level in level()) {
        let quoted = |t: &str| format!("\"{}\"", t.replace('"', "\"\""));
        let mut file = String::from("id,text,note\r\n");
        for t in &texts {
            write!(file, "1,{},\"a \"\"b\"\"\"\r\n", quoted(t)).unwrap();
        }
        let done = STRICT.fix_file(file.as_bytes(), &reading(Format::Csv), level).unwrap();
        prop_assert!(done.remaining.problems.is_empty());
        let expected: Vec<Vec<String>> =
            texts.iter().map(|t| vec!["1".to_owned(), fixed(t, level), "a \"b\"".to_owned()]).collect();
        prop_assert_eq!(&table(&done.bytes)[1..], expected);
    }

    #[test]
    fn a_fix_of_an_unquoted_field_leaves_the_table_whole(text in text(), level in level()) {
        let text = text.replace(['\n', '\r', ','], " ");
        let file = format!("text,id\n{text},9\n");
        let before = table(file.as_bytes());
        let done = STRICT.fix_file(file.as_bytes(), &reading(Format::Csv), level).unwrap();
        let after = table(&done.bytes);
        prop_assert_eq!(before.len(), after.len());
        prop_assert_eq!(&after[1][1], "9");
    }

    #[test]
    fn no_bytes_are_too_odd(bytes in proptest::collection::vec(prop_oneof![
        Just(b'"'), Just(b'\\'), Just(b'{'), Just(b'}'), Just(b'['), Just(b':'), Just(b','), Just(b'\n'), Just(b'u'),
        Just(b't'), Just(0xE0), Just(b'1'), any::<u8>()], 0..60), whole in any::<bool>()) {
        let record = [if whole { &b"{\"text\":\""[..] } else { b"" }, &bytes].concat();
        for format in Format::ALL {
            let guessing = Reading::new(format, std::sync::Arc::default());
            for reading in [reading(format), guessing.after(b"id,text\n"), guessing] {
                let Ok(done) = STRICT.fix_file(&record, &reading, Applicability::Unsafe) else { continue };
                prop_assert!(done.fixes > 0 || done.bytes == record);
            }
        }
    }
}

#[test]
fn a_file_is_the_same_articles_in_parts_and_as_a_whole() {
    let line = |i: usize| match i % 3 {
        0 => format!("{i},\"ట్రంప్తో\nభేటీ, {i}\"\n"),
        1 => format!("{i},బీజింగ్లో సమావేశం {}\n", "అవును ".repeat(i % 500)),
        _ => format!("{i},\n\n"),
    };
    let csv: String = std::iter::once("id,text\n".to_owned()).chain((0..9000).map(line)).collect();
    let record = |i: usize| format!("{{\"id\":{i},\"text\":{}}}\r\n", json(&line(i), Style::Raw));
    let jsonl: String = (0..9000).map(record).collect();
    for (format, file) in [(Format::Csv, csv), (Format::Jsonl, jsonl.clone()), (Format::Text, jsonl)] {
        let whole = reading(format).contents(file.as_bytes()).unwrap();
        let (mut at, mut reading, mut parts) = (0, reading(format), Vec::new());
        while at < file.len() {
            let rest = &file.as_bytes()[at..];
            let end = reading.cut(rest).unwrap_or(rest.len());
            let contents = reading.contents(&rest[..end]).unwrap();
            parts.extend(contents.articles.into_iter().map(|a| (at as u64 + a.base, a.record, a.source.text)));
            reading = reading.after(rest);
            at += end;
        }
        assert!(parts.len() > 1 && whole.articles.len() == parts.len(), "{format:?}");
        for (article, part) in whole.articles.iter().zip(&parts) {
            assert_eq!((article.base, &article.record, &article.source.text), (part.0, &part.1, &part.2));
        }
    }
}

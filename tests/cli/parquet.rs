//! Parquet: a corpus as data people keep it, checked, annotated and filtered.

use std::sync::Arc;

use ::parquet::basic::{Compression, Encoding, GzipLevel, ZstdLevel};
use ::parquet::data_type::{ByteArray, ByteArrayType, DataType, Int32Type, Int64Type};
use ::parquet::file::metadata::KeyValue;
use ::parquet::file::properties::{WriterProperties, WriterPropertiesBuilder, WriterVersion};
use ::parquet::file::reader::{FileReader, SerializedFileReader};
use ::parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use ::parquet::schema::parser::parse_message_type;
use bytes::Bytes;
use newslint::read::parquet::{Broken, Rows, Split, Table};
use newslint::read::{Fields, Growth};

use super::*;

/// Of these `title` and `body` are text by their names and kinds.
const SCHEMA: &str = "message articles {
    required int64 id;
    optional binary title (STRING);
    optional binary body (UTF8);
    optional binary text;
    optional group paragraphs (LIST) { repeated group list { optional binary element (STRING); } }
    optional group meta { optional binary note (STRING); optional int32 n; }
}";

type Row<'t> = (i64, Option<&'t str>, Option<&'t str>);

/// Two row groups: a clean article, faults in two columns, one without any text, an empty title.
const GROUPS: [&[Row<'_>]; 2] = [
    &[(11, Some("సరే"), Some("ప్రధాని ఢిల్లీలో మాట్లాడారు.")), (12, Some("ట్రంప్తో భేటీ"), Some("మొదటి పేరా ఇది.\nఆయన 😀 బీజింగ్లో మాట్లాడారు."))],
    &[(13, None, None), (14, Some(""), Some("మంత్రి జపాన్లో మాట్లాడారు."))],
];

fn plain() -> WriterPropertiesBuilder {
    let note = KeyValue::new("desk".to_owned(), "తెలుగు".to_owned());
    WriterProperties::builder().set_key_value_metadata(Some(vec![note]))
}

type Group<'g, 'w> = &'g mut SerializedRowGroupWriter<'w, Vec<u8>>;

fn column<T: DataType>(group: Group<'_, '_>, values: &[T::T], levels: &[i16], repeats: &[i16]) {
    let mut column = group.next_column().unwrap().unwrap();
    column.typed::<T>().write_batch(values, Some(levels), Some(repeats)).unwrap();
    column.close().unwrap();
}

fn texts<'t>(group: Group<'_, '_>, there: i16, repeats: &[i16], texts: impl Iterator<Item = Option<&'t str>>) {
    let texts: Vec<Option<&str>> = texts.collect();
    let levels: Vec<i16> = texts.iter().map(|t| if t.is_some() { there } else { 0 }).collect();
    let values: Vec<ByteArray> = texts.into_iter().flatten().map(ByteArray::from).collect();
    column::<ByteArrayType>(group, &values, &levels, repeats);
}

/// A table of these rows. What is no text by its kind, raw bytes and lists, holds faults; so does `meta.note`.
fn table(groups: &[&[Row<'_>]], properties: WriterPropertiesBuilder) -> Vec<u8> {
    let schema = Arc::new(parse_message_type(SCHEMA).unwrap());
    let mut writer = SerializedFileWriter::new(Vec::new(), schema, Arc::new(properties.build())).unwrap();
    for rows in groups {
        let mut group = writer.next_row_group().unwrap();
        let zeros = vec![0; rows.len()];
        column::<Int64Type>(&mut group, &rows.iter().map(|r| r.0).collect::<Vec<_>>(), &zeros, &zeros);
        texts(&mut group, 1, &zeros, rows.iter().map(|r| r.1));
        texts(&mut group, 1, &zeros, rows.iter().map(|r| r.2));
        texts(&mut group, 1, &zeros, rows.iter().map(|_| Some("ట్రంప్తో")));
        let is_even = |r: &Row<'_>| r.0 % 2 == 0;
        let list =
            |r| if is_even(r) { vec![(Some("ట్రంప్తో"), 0), (Some("b"), 1)] } else { vec![(None, 0)] };
        let (items, repeats): (Vec<_>, Vec<_>) = rows.iter().flat_map(list).unzip();
        texts(&mut group, 3, &repeats, items.into_iter());
        texts(&mut group, 2, &zeros, rows.iter().map(|r| is_even(r).then_some("లండన్లో సభ.")));
        let numbers: Vec<i32> = rows.iter().filter(|r| is_even(r)).map(|_| 7).collect();
        column::<Int32Type>(
            &mut group,
            &numbers,
            &rows.iter().map(|r| i16::from(is_even(r)) * 2).collect::<Vec<_>>(),
            &zeros,
        );
        group.close().unwrap();
    }
    writer.into_inner().unwrap()
}

/// The ways in which others write Parquet.
fn ways() -> Vec<(String, WriterPropertiesBuilder)> {
    let codecs = [
        Compression::UNCOMPRESSED,
        Compression::SNAPPY,
        Compression::GZIP(GzipLevel::default()),
        Compression::ZSTD(ZstdLevel::default()),
        Compression::LZ4_RAW,
        Compression::LZ4,
    ];
    let mut out = Vec::new();
    for codec in codecs {
        for version in [WriterVersion::PARQUET_1_0, WriterVersion::PARQUET_2_0] {
            let way = plain().set_compression(codec).set_writer_version(version);
            out.push((format!("{codec} {version:?} dictionary"), way.clone()));
            for encoding in [Encoding::PLAIN, Encoding::DELTA_LENGTH_BYTE_ARRAY, Encoding::DELTA_BYTE_ARRAY] {
                let mut way = way.clone().set_dictionary_enabled(false);
                for name in ["title", "body", "text"] {
                    way = way.set_column_encoding(name.into(), encoding);
                }
                out.push((format!("{codec} {version:?} {encoding}"), way));
            }
        }
    }
    out
}

/// Its rows as another program shows them, and what it says of the whole.
fn shown(bytes: Vec<u8>) -> (Vec<String>, String) {
    let reader = SerializedFileReader::new(Bytes::from(bytes)).unwrap();
    let rows = reader.get_row_iter(None).unwrap().map(|row| row.unwrap().to_string()).collect();
    let file = reader.metadata().file_metadata();
    (rows, format!("{:?} {:?}", file.schema(), file.key_value_metadata()))
}

const SELECT: [&str; 4] = ["--select", "missing-zwnj", "--format", "jsonl"];

#[test]
fn a_corpus_builder_sees_the_row_and_the_column_of_each_fault_however_the_file_was_written() {
    for (way, properties) in ways().into_iter().step_by(7) {
        let f = folder(&[("a.parquet", &table(&GROUPS, properties))]);
        let run = newslint(f.path(), &["--select", "missing-zwnj", "--format", "concise", "a.parquet"]);
        let shown = out(&run);
        let places: Vec<&str> = shown.lines().map(|l| l.split(": ").next().unwrap()).collect();
        assert_eq!(places, ["a.parquet:2:1", "a.parquet:2:23", "a.parquet:4:8"], "{way}: {}", err(&run));
        assert!(shown.lines().next().unwrap().ends_with("(record 12, title)"), "{shown}");
        assert!(err(&run).contains("Read as text: body, title"), "{}", err(&run));
        assert!(code(&run) == 1 && err(&run).contains("1 file (4 records)"), "{}", err(&run));
    }
}

#[test]
fn bytes_count_within_the_cell() {
    let f = folder(&[("a.parquet", &table(&GROUPS, plain()))]);
    let found = jsonl(&newslint(f.path(), &[&SELECT[..], &["a.parquet"]].concat()));
    let cells: Vec<Row<'_>> = GROUPS.concat();
    for d in &found {
        let at = |key: &str| usize::try_from(d[key].as_u64().unwrap()).unwrap();
        let row = cells[at("line") - 1];
        let cell = if d["field"] == "title" { row.1 } else { row.2 }.unwrap();
        assert_eq!(
            (&cell[at("start")..at("end")], d["record"].as_str().unwrap()),
            (d["text"].as_str().unwrap(), &*row.0.to_string())
        );
        assert_eq!(cell[..at("start")].chars().count() + 1, at("column"));
        assert_eq!(d["fixes"][0]["edits"][0]["field"], d["field"]);
    }
    assert_eq!(found.len(), 3);
    let sarif: Value = serde_json::from_str(&out(&newslint(f.path(), &["--format", "sarif", "a.parquet"]))).unwrap();
    let first = &sarif["runs"][0]["results"][0];
    assert_eq!((&first["properties"]["field"], &first["properties"]["record"]), (&"title".into(), &"12".into()));
    assert!(first["locations"][0]["physicalLocation"]["region"]["byteOffset"].is_null(), "no bytes of the file");
    let pretty = out(&newslint(f.path(), &["--select", "missing-zwnj", "a.parquet"]));
    assert!(
        pretty.contains("a.parquet:2:23") && pretty.contains("ఆయన 😀 బీజింగ్లో") && !pretty.contains("మొదటి"),
        "{pretty}"
    );
    assert!(!pretty.contains("[--fix]"), "{pretty}");
}

#[test]
fn columns_are_named_as_fields_of_json_are() {
    let f = folder(&[("a.parquet", &table(&GROUPS, plain()))]);
    let run = |words: &[&str]| newslint(f.path(), &[&SELECT[..], words].concat());
    let found = jsonl(&run(&["--text-fields", "meta.note", "--id-field", "meta.n", "a.parquet"]));
    let brief: Vec<String> = found.iter().map(|d| format!("{} {} {}", d["line"], d["record"], d["field"])).collect();
    assert_eq!(brief, ["2 \"7\" \"meta.note\"", "4 \"7\" \"meta.note\""]);
    let none = run(&["--text-fields", "text,paragraphs", "a.parquet"]);
    assert!(code(&none) == 2 && err(&none).contains("no record has any of the text fields"), "{}", err(&none));
    let walked = run(&["."]);
    assert!(code(&walked) == 2 && err(&walked).contains("no text files"), "{}", err(&walked));
    assert_eq!(jsonl(&run(&["--text-fields", "title", "."])).len(), 1, "walked once the fields are said");
}

#[test]
fn it_is_never_changed_in_place() {
    let bytes = table(&GROUPS, plain());
    let f = folder(&[("a.parquet", &bytes)]);
    for (words, status) in
        [(&["--fix"][..], 1), (&["--diff"], 0), (&["--fix", "--fail-on", "error", "--ignore", "joiners"], 0)]
    {
        let run = newslint(f.path(), &[words, &["a.parquet"]].concat());
        assert!(err(&run).contains("a.parquet: not fixed: Parquet is not changed in place"), "{}", err(&run));
        assert_eq!(code(&run), status, "{words:?}");
    }
    assert!(fs::read(f.path().join("a.parquet")).unwrap() == bytes);
    assert!(!err(&newslint(f.path(), &["a.parquet"])).contains("Fixable: 3"));
}

#[test]
fn annotate_writes_a_row_a_record_and_goes_on_where_a_killed_run_was() {
    let f = folder(&[("a.parquet", &table(&GROUPS, plain()))]);
    let words = ["annotate", "--select", "missing-zwnj", "a.parquet", "-o", "notes.jsonl"];
    assert_eq!(out(&newslint(f.path(), &words)), "Wrote notes.jsonl (4 records)\n");
    let read = |name: &str| fs::read_to_string(f.path().join(name)).unwrap();
    let whole = read("notes.jsonl");
    let rows: Vec<Value> = whole.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let brief = |r: &Value| format!("{} {} {} {}", r["index"], r["line"], r["id"], r["rules"]["missing-zwnj"]);
    let all: Vec<String> = rows.iter().map(brief).collect();
    assert_eq!(all, ["0 1 \"11\" null", "1 2 \"12\" 2", "2 3 \"13\" null", "3 4 \"14\" 1"]);
    // As a run leaves it that was killed behind the third row, in the middle of a row group.
    let mut m: Value = serde_json::from_str(&read("notes.jsonl.progress.json")).unwrap();
    let third = whole.match_indices('\n').nth(2).unwrap().0 + 1;
    (m["finished"], m["outputs"]["notes.jsonl"], m["reached"]["records"]) = (false.into(), third.into(), 3.into());
    fs::write(f.path().join("notes.jsonl.progress.json"), m.to_string()).unwrap();
    fs::write(f.path().join("notes.jsonl"), &whole[..third + 9]).unwrap();
    assert_eq!(code(&newslint(f.path(), &words)), 0);
    assert_eq!(read("notes.jsonl"), whole);
}

#[test]
fn filter_parts_the_rows_into_two_tables_of_the_same_kind() {
    for (way, properties) in ways().into_iter().step_by(11) {
        let bytes = table(&GROUPS, properties);
        let f = folder(&[("a.parquet", &bytes)]);
        let words = ["filter", "a.parquet", "--keep", "k.parquet", "--drop", "d.parquet", "--max", "missing-zwnj=0"];
        let run = newslint(f.path(), &words);
        assert_eq!(out(&run), "Kept 2 of 4 records in k.parquet\n", "{way}: {}", err(&run));
        let read = |name: &str| fs::read(f.path().join(name)).unwrap();
        let ((rows, kind), (kept, kept_kind), (dropped, dropped_kind)) =
            (shown(bytes), shown(read("k.parquet")), shown(read("d.parquet")));
        assert_eq!(
            (&kept[..], &dropped[..]),
            (&[&*rows[0], &*rows[2]].map(str::to_owned)[..], &[&*rows[1], &*rows[3]].map(str::to_owned)[..]),
            "{way}"
        );
        assert_eq!((&kept_kind, &dropped_kind), (&kind, &kind), "{way}");
        let reasons = fs::read_to_string(f.path().join("d.parquet.reasons.jsonl")).unwrap();
        let first: Value = serde_json::from_str(reasons.lines().next().unwrap()).unwrap();
        assert_eq!(
            (&first["index"], &first["id"], &first["reasons"][0]["count"]),
            (&1.into(), &"12".into(), &2.into())
        );
        let before = read("k.parquet");
        assert!(out(&newslint(f.path(), &words)).starts_with("Kept before 2 of 4"), "made before: nothing to do");
        newslint(f.path(), &[&words[..], &["--restart"]].concat());
        assert!(read("k.parquet") == before, "{way}: the same bytes again");
        assert_eq!(fs::read_dir(f.path()).unwrap().count(), 5, "nothing else is left");
    }
}

#[test]
fn a_filter_that_is_killed_leaves_nothing_half_written_under_its_names() {
    let body = "ఆయన బీజింగ్లో మాట్లాడారు. ప్రధాని ఢిల్లీలో మాట్లాడారు. ".repeat(20);
    let rows: Vec<Row<'_>> = (0..3000).map(|i| (i, None, Some(if i % 2 == 0 { &*body } else { "సరే." }))).collect();
    let groups: Vec<&[Row<'_>]> = rows.chunks(100).collect();
    let f = folder(&[("a.parquet", &table(&groups, plain()))]);
    let words = ["filter", "a.parquet", "--max", "missing-zwnj=0", "--drop", "d.parquet", "--keep"];
    assert_eq!(code(&newslint(f.path(), &[&words[..], &["k.parquet"]].concat())), 0);
    let read = |name: &str| fs::read(f.path().join(name)).unwrap();
    let (kept, dropped) = (read("k.parquet"), read("d.parquet"));
    for name in ["k.parquet", "d.parquet", "k.parquet.progress.json"] {
        fs::remove_file(f.path().join(name)).unwrap();
    }
    let is_half = |e: std::io::Result<fs::DirEntry>| {
        let e = e.unwrap();
        e.file_name().to_string_lossy().ends_with(".tmp") && e.metadata().is_ok_and(|m| m.len() > 100_000)
    };
    let mut child = Command::new(env!("CARGO_BIN_EXE_newslint"))
        .args(words)
        .arg("k.parquet")
        .current_dir(f.path())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    while !fs::read_dir(f.path()).unwrap().any(is_half) {
        assert!(child.try_wait().unwrap().is_none(), "it writes before it ends");
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    child.kill().unwrap();
    assert!(!child.wait().unwrap().success(), "killed in the middle");
    assert!(!f.path().join("k.parquet").exists() && !f.path().join("d.parquet").exists());
    assert_eq!(code(&newslint(f.path(), &[&words[..], &["k.parquet"]].concat())), 0);
    assert!(read("k.parquet") == kept && read("d.parquet") == dropped);
    assert!(!fs::read_dir(f.path()).unwrap().any(|e| e.unwrap().file_name().to_string_lossy().ends_with(".tmp")));
}

#[test]
fn what_is_no_parquet_is_named_and_the_status_is_2() {
    let bytes = table(&GROUPS, plain());
    let f = folder(&[
        ("torn.parquet", &bytes[..bytes.len() - 20]),
        ("empty.parquet", b""),
        ("text.parquet", FAULTY.as_bytes()),
        ("a.parquet.gz", &bytes),
        ("none.parquet", &table(&[], plain())),
    ]);
    for (name, why) in [
        ("torn.parquet", "cannot be read"),
        ("empty.parquet", "cannot be read"),
        ("text.parquet", "cannot be read"),
        ("a.parquet.gz", "compressed within"),
    ] {
        for words in [
            &[name][..],
            &["--fix", name],
            &["annotate", name, "-o", "n"],
            &["filter", name, "--keep", "k", "--max", "all=0"],
        ] {
            let run = newslint(f.path(), words);
            assert!(code(&run) == 2 && err(&run).contains(name) && err(&run).contains(why), "{words:?} {}", err(&run));
        }
    }
    let piped = piped(f.path(), &["--input-format", "parquet", "-"], &bytes);
    assert!(code(&piped) == 2 && err(&piped).contains("not standard input"), "{}", err(&piped));
    assert_eq!(code(&newslint(f.path(), &["none.parquet"])), 0, "no row is no fault");
    let run = newslint(f.path(), &["filter", "none.parquet", "--keep", "k.parquet", "--max", "all=0"]);
    assert_eq!(out(&run), "Kept 0 of 0 records in k.parquet\n", "{}", err(&run));
    assert!(shown(fs::read(f.path().join("k.parquet")).unwrap()).0.is_empty());
}

#[test]
fn what_asks_for_a_whole_file_works_too() {
    let f = folder(&[("a.parquet", &table(&GROUPS, plain()))]);
    let page = newslint(f.path(), &["report", "-o", "page.html", "a.parquet"]);
    assert_eq!(out(&page), "Wrote page.html (4 articles)\n", "{}", err(&page));
    let names: [&[Row<'_>]; 1] = [&[(1, None, Some("ప్రధాని ఎర్డోగాన్ వచ్చారు.")), (2, None, Some("ఎర్డోగాన్\u{200C}తో చర్చలు."))]];
    fs::write(f.path().join("names.parquet"), table(&names, plain())).unwrap();
    let listed = out(&newslint(f.path(), &["names", "--all", "names.parquet"]));
    assert!(listed.contains("ఎర్డోగాన్ 2 "), "{listed}");
    assert_eq!(code(&newslint(f.path(), &["baseline", "write", "a.parquet"])), 0);
    let run = newslint(f.path(), &["a.parquet"]);
    assert!(code(&run) == 0 && err(&run).contains("3 findings"), "{}", err(&run));
}

#[test]
fn a_bomb_is_refused() {
    let zstd = || plain().set_compression(Compression::ZSTD(ZstdLevel::default()));
    // A cell of 40 MB in a few thousand bytes; a cell that a dictionary repeats up to 60 MB.
    let (wide, long) = ("అ".repeat(14 << 20), "అ ".repeat(10 << 10));
    let row = (1, None, Some(&*long));
    let f = folder(&[
        ("wide.parquet", &table(&[&[(1, None, Some(&*wide))]], zstd())),
        ("long.parquet", &table(&[&vec![row; 1500]], zstd())),
    ]);
    for (name, why) in [("wide.parquet", "larger than any"), ("long.parquet", "more than 100 times as large")] {
        let run = newslint(f.path(), &["--select", "missing-zwnj", name]);
        assert!(code(&run) == 2 && err(&run).contains(why), "{name}: {}", err(&run));
    }
}

/// Reads all of a file and parts its rows; the bytes of its texts.
fn all(bytes: Vec<u8>) -> Result<usize, Broken> {
    let (bytes, fields) = (Bytes::from(bytes), Fields::default());
    let open = || Table::open(bytes.clone(), &fields, Growth::default());
    let (mut rows, mut read, mut number) = (Rows::new(Arc::new(open()?)), 0, 0);
    let mut split = Split::new(open()?, Vec::new(), Some(Vec::new()))?;
    while let Some(part) = rows.next(1 << 16) {
        let (bytes, cells) = part?;
        for _ in 0..cells.len() {
            number += 1;
            split.push(number % 3 == 0)?;
        }
        read += bytes.len();
    }
    split.finish().map(|()| read)
}

/// Bits of each file that are turned, one at a time.
const FLIPS: usize = 8;

#[test]
fn damage_anywhere_is_an_error_at_worst() {
    let (mut errors, mut tries) = (0, 0);
    for (i, (way, properties)) in ways().into_iter().enumerate() {
        let bytes = table(&GROUPS, properties);
        let sound = all(bytes.clone()).unwrap_or_else(|e| panic!("{way}: {e}"));
        assert!(sound > 300);
        // All over the file, elsewhere in each.
        for part in 0..FLIPS {
            let at = (part * bytes.len() / FLIPS + i * 7) % bytes.len();
            let mut broken = bytes.clone();
            broken[at] ^= 1 << ((part + i) % 8);
            errors += usize::from(all(broken).is_err());
            tries += 1;
        }
        assert!(all(bytes[..bytes.len() / 2].to_vec()).is_err());
    }
    assert!(errors > tries / 10, "{errors} of {tries}");
}

//! Files of records: each record an article, checked and mended where it stands.

use super::*;

/// Three records, the second broken, in the style of a dump: escapes, a nested body, a blank line, CRLF.
const DUMP: &str = concat!(
    "{\"id\": \"te-1\", \"title\": \"ట్రంప్తో భేటీ\", \"text\": \"ఆయన \\\"బీజింగ్లో\\\" మాట్లాడారు.\\nఅంతే.\"}\n",
    "{\"id\": \"te-2\", \"title\": \"తెగిన వరుస\n",
    "\n",
    "{\"id\": 3, \"content\": {\"body\": [\"మొదటి పేరా.\", \"\\u0c1f\\u0c4d\\u0c30\\u0c02\\u0c2a\\u0c4d\\u0c24\\u0c4b భేటీ.\"]}}\r\n",
);

#[test]
fn a_corpus_builder_checks_a_dump_and_sees_which_record_is_at_fault() {
    let f = folder(&[("dump.jsonl", DUMP.as_bytes())]);
    let run = newslint(f.path(), &["--format", "concise", "dump.jsonl"]);
    assert_eq!(code(&run), 2, "a line could not be read");
    let shown = out(&run);
    let lines: Vec<&str> = shown.lines().collect();
    assert!(
        lines[0].starts_with("dump.jsonl:1:26: error[missing-zwnj]") && lines[0].ends_with("(record te-1)"),
        "{shown}"
    );
    assert!(lines[2].starts_with("dump.jsonl:4:") && lines[2].ends_with("(record 3)"), "{shown}");
    assert_eq!(lines.len(), 3);
    let said = err(&run);
    assert!(said.contains("dump.jsonl:2: this is not JSON"), "{said}");
    assert!(said.contains("Read as text: content.body, text, title"), "{said}");
    assert!(said.contains("Found 3 problems in 1 file (2 records)"), "{said}");
}

#[test]
fn spans_are_bytes_of_the_file_and_the_record_is_named_in_reports() {
    let f = folder(&[("dump.jsonl", DUMP.as_bytes())]);
    for d in jsonl(&newslint(f.path(), &["--format", "jsonl", "dump.jsonl"])) {
        let at = |key: &str| usize::try_from(d[key].as_u64().unwrap()).unwrap();
        let raw = &DUMP[at("start")..at("end")];
        assert_eq!(raw, d["text"]);
        let word: String = serde_json::from_str(&format!("\"{raw}\"")).unwrap();
        assert!(["ట్రంప్తో", "బీజింగ్లో"].contains(&&*word), "{word}");
        assert!(["te-1", "3"].contains(&d["record"].as_str().unwrap()));
    }
    let sarif: Value = serde_json::from_str(&out(&newslint(f.path(), &["--format", "sarif", "dump.jsonl"]))).unwrap();
    assert_eq!(sarif["runs"][0]["results"][0]["properties"]["record"], "te-1");
    assert!(out(&newslint(f.path(), &["dump.jsonl"])).contains("(record te-1)"));
}

#[test]
fn fix_mends_inside_the_strings_and_touches_nothing_else() {
    let f = folder(&[("dump.jsonl", DUMP.as_bytes())]);
    newslint(f.path(), &["--fix", "dump.jsonl"]);
    let expected = DUMP
        .replace("ట్రంప్తో", "ట్రంప్\u{200C}తో")
        .replace("బీజింగ్లో", "బీజింగ్\u{200C}లో")
        .replace("\\u0c2a\\u0c4d\\u0c24", "\\u0c2a\\u0c4d\u{200C}\\u0c24");
    assert_eq!(fs::read_to_string(f.path().join("dump.jsonl")).unwrap(), expected);
}

#[test]
fn a_file_that_escapes_is_mended_with_escapes() {
    let escaped =
        r#"[{"text": "\u0C1F\u0C4D\u0C30\u0C02\u0C2A\u0C4D\u0C24\u0C4B \ud83d\ude00 \ud83d"}, {"text": "x"}]"#;
    let f = folder(&[("a.json", escaped.as_bytes())]);
    newslint(f.path(), &["--fix", "a.json"]);
    let expected = escaped.replace("\\u0C4D\\u0C24", "\\u0C4D\\u200C\\u0C24");
    assert_eq!(fs::read_to_string(f.path().join("a.json")).unwrap(), expected);
}

#[test]
fn json_is_an_object_or_an_array_and_faults_are_told_with_their_line() {
    let record = "{\"title\": \"ట్రంప్తో\", \"n\": 123456789012345678901234567890e99, \"x\": NaN}";
    let array = format!("\u{FEFF}[\n{record},\n 5,\n{record}\n]\n");
    let deep = format!("{{\"text\": {}1{}}}", "[".repeat(100_000), "]".repeat(100_000));
    let f = folder(&[
        ("one.json", record.as_bytes()),
        ("many.json", array.as_bytes()),
        ("deep.json", deep.as_bytes()),
        ("twice.json", "{\"text\": \"ట్రంప్తో\", \"text\": \"సరే.\"}".as_bytes()),
        ("more.json", b"{\"text\": \"a.\"} {"),
    ]);
    let found = |file: &str| {
        let run = newslint(f.path(), &["--select", "missing-zwnj", "--format", "concise", file]);
        (out(&run).lines().count(), code(&run), err(&run))
    };
    assert_eq!((found("one.json").0, found("one.json").1), (1, 1));
    let (n, status, said) = found("many.json");
    assert!(n == 2 && status == 2 && said.contains("many.json:3: a record has to be an object"), "{said}");
    assert!(found("deep.json").2.contains("nested more than 256 deep"));
    assert_eq!(found("twice.json").0, 0, "of two fields with one name readers see the last");
    assert!(found("more.json").2.contains("more after the end"));
}

#[test]
fn text_fields_can_be_named_on_the_command_line_and_in_settings() {
    let record = "{\"url\": \"u1\", \"te\": {\"lines\": [{\"s\": \"ట్రంప్తో.\"}]}, \"title\": \"బీజింగ్లో\"}\n";
    let f = folder(&[("a.jsonl", record.as_bytes()), ("package.json", b"{\"description\": \"x..\"}")]);
    let texts = |words: &[&str]| -> Vec<String> {
        let run = newslint(f.path(), &[&["--format", "jsonl", "--select", "joiners"], words].concat());
        jsonl(&run)
            .iter()
            .map(|d| format!("{} {}", d["record"].as_str().unwrap(), d["text"].as_str().unwrap()))
            .collect()
    };
    assert_eq!(texts(&["."]), ["u1 బీజింగ్లో"]);
    assert_eq!(texts(&["--text-fields", "te.lines.s", "--id-field", "te.lines.s", "."]), ["ట్రంప్తో. ట్రంప్తో"]);
    let toml = "[[overrides]]\npaths = [\"*.jsonl\"]\n[overrides.input]\ntext-fields = [\"te.lines.s\", \"title\"]\n";
    fs::write(f.path().join("newslint.toml"), toml).unwrap();
    assert_eq!(texts(&["."]), ["u1 ట్రంప్తో", "u1 బీజింగ్లో"]);
    let shown = out(&newslint(f.path(), &["config", "a.jsonl"]));
    assert!(shown.contains("[input]\ntext-fields = [\"te.lines.s\", \"title\"]  # newslint.toml:4"), "{shown}");
    let none = newslint(f.path(), &["--text-fields", "titel", "a.jsonl"]);
    assert!(code(&none) == 2 && err(&none).contains("no record has any of the text fields"), "{}", err(&none));
    let unknown = newslint(f.path(), &["--no-config", "--fix", "package.json", "newslint.toml"]);
    assert!(err(&unknown).contains("Read as text: description"), "{}", err(&unknown));
    fs::write(f.path().join("data.json"), "{\"a\": 1}").unwrap();
    let skipped = newslint(f.path(), &["data.json"]);
    assert!(code(&skipped) == 2 && err(&skipped).contains("Skipped 1 file (data.json)"), "{}", err(&skipped));
}

#[test]
fn what_is_let_be_can_name_a_record() {
    let line = |id: u32| format!("{{\"id\": {id}, \"text\": \"ఆయన ట్రంప్తో మాట్లాడారు.\"}}\n");
    let side = "[[suppress]]\npath = \"a.jsonl\"\nrules = [\"missing-zwnj\"]\nrecord = \"2\"\nreason = \"a test\"\n";
    let f = folder(&[("a.jsonl", (line(1) + &line(2)).as_bytes()), ("newslint-suppressions.toml", side.as_bytes())]);
    let records = || -> Vec<Value> {
        jsonl(&newslint(f.path(), &["--format", "jsonl", "a.jsonl"])).iter().map(|d| d["record"].clone()).collect()
    };
    assert_eq!(records(), ["1"]);
    fs::remove_file(f.path().join("newslint-suppressions.toml")).unwrap();
    newslint(f.path(), &["baseline", "write"]);
    fs::write(f.path().join("a.jsonl"), line(3) + &line(2) + &line(1)).unwrap();
    assert_eq!(records(), ["3"], "records may change places");
}

#[test]
fn records_are_counted_as_articles() {
    let clean = "{\"id\": 9, \"text\": \"ప్రధాని ఢిల్లీలో మాట్లాడారు.\"}\n";
    let f = folder(&[("dump.jsonl", (DUMP.to_owned() + clean).as_bytes())]);
    let all: Value =
        serde_json::from_str(&out(&newslint(f.path(), &["--statistics", "--format", "json", "dump.jsonl"]))).unwrap();
    assert_eq!((all["files"].as_u64(), all["articles"].as_u64()), (Some(1), Some(3)));
    assert_eq!(
        (&all["rules"]["missing-zwnj"]["findings"], &all["rules"]["missing-zwnj"]["articles"]),
        (&3.into(), &2.into())
    );
    let run = newslint(f.path(), &["report", "-o", "page.html", "dump.jsonl"]);
    assert_eq!(out(&run), "Wrote page.html (3 articles)\n", "{}", err(&run));
    assert!(fs::read_to_string(f.path().join("page.html")).unwrap().contains("dump.jsonl (te-1)"));
}

#[test]
fn tables_are_read_by_their_header_and_mended_inside_the_quotes() {
    let csv = "id;headline;body;note\r\n1;\"ట్రంప్తో \"\"భేటీ\"\"\";\"మొదటి వరుస.\nబీజింగ్లో సమావేశం; ముగిసింది.\";ట్రంప్తో\r\n\
               2;సరే;మంత్రి ట్రంప్తో మాట్లాడారు.;\r\n3;short\r\n";
    let f = folder(&[("a.csv", csv.as_bytes()), ("b.tsv", "id\ttext\n7\tట్రంప్తో భేటీ.\n".as_bytes())]);
    let run = newslint(f.path(), &["--format", "concise", "a.csv", "b.tsv"]);
    let places: Vec<String> = out(&run).lines().map(|l| l.split(": ").next().unwrap().to_owned()).collect();
    assert_eq!(places, ["a.csv:2:4", "a.csv:3:1", "a.csv:4:14", "b.tsv:2:3"]);
    assert!(err(&run).contains("a.csv:5: a record with 2 fields under a header with 4"), "{}", err(&run));
    newslint(f.path(), &["--fix", "a.csv"]);
    let expected = csv
        .replace("\"ట్రంప్తో", "\"ట్రంప్\u{200C}తో")
        .replace("బీజింగ్లో", "బీజింగ్\u{200C}లో")
        .replace("మంత్రి ట్రంప్తో", "మంత్రి ట్రంప్\u{200C}తో");
    assert_eq!(fs::read_to_string(f.path().join("a.csv")).unwrap(), expected);
}

#[test]
fn a_table_that_is_hardly_text_is_still_text_when_it_was_mended() {
    // Eight odd bytes in a hundred are damage, eighteen are no text: the spaces that a fix would take away make the
    // difference.
    let table = |odd: usize| {
        let words = ["క ".repeat(100), " ".repeat(600), "క\n".to_owned()].concat();
        [&b"text\n"[..], &vec![0xFF; odd], words.as_bytes()].concat()
    };
    let f = folder(&[("damaged.csv", &table(20)), ("noise.csv", &table(90))]);
    let words = ["--text-fields", "text", "--encoding", "utf-8", "--select", "whitespace-irregular", "--fix", "."];
    for _ in 0..2 {
        let run = newslint(f.path(), &words);
        assert_eq!(code(&run), 0, "a note is left: {}", err(&run));
        assert!(!err(&run).contains("binary"), "{}", err(&run));
        assert!(fs::read(f.path().join("damaged.csv")).unwrap().len() < table(20).len() - 590, "its spaces are gone");
        assert!(fs::read(f.path().join("noise.csv")).unwrap() == table(90), "it is left as it is");
    }
}

#[test]
fn a_record_that_is_a_mere_address_stays_a_record() {
    let table = "text\nhttps://t.co/ab12\nఅధ్యక్షుడు వచ్చారు https://t.co/ab12\n";
    let f = folder(&[("dump.csv", table.as_bytes()), ("newslint.toml", b"[input]\ntext-fields = [\"text\"]\n")]);
    for words in [&["--fix", "--unsafe-fixes", "dump.csv"][..], &["--fix", "--unsafe-fixes", "."]] {
        newslint(f.path(), words);
        let mended = fs::read_to_string(f.path().join("dump.csv")).unwrap();
        assert_eq!(mended, "text\nhttps://t.co/ab12\nఅధ్యక్షుడు వచ్చారు\n", "a blank line would be no record");
    }
}

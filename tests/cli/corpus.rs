//! What a corpus builder does with many records: annotate, filter, go on after a crash.

use std::time::Duration;

use super::*;

/// A clean record, one with two faults in few words, one that is broken, one with a fault in many words.
fn dump() -> String {
    let long = "ప్రధాని ఢిల్లీలో మాట్లాడారు. ".repeat(40);
    format!(
        "{{\"id\": \"a\", \"text\": \"ప్రధాని ఢిల్లీలో మాట్లాడారు.\"}}\n\
         {{\"id\": \"b\", \"text\": \"ట్రంప్తో భేటీ. బీజింగ్లో సమావేశం జరిగింది.\"}}\n\
         {{\"id\": \"c\", \"text\": \n\n\
         {{\"id\": \"d\", \"n\": 1, \"text\": \"ట్రంప్తో భేటీ అయ్యారు. {long}\"}}\r\n"
    )
}

fn rows(folder: &Path, file: &str) -> Vec<Value> {
    fs::read_to_string(folder.join(file)).unwrap().lines().map(|l| serde_json::from_str(l).unwrap()).collect()
}

#[test]
fn annotate_writes_a_row_a_record_and_never_the_text() {
    let f = folder(&[("dump.jsonl", dump().as_bytes())]);
    let run = newslint(f.path(), &["annotate", "--select", "joiners", "dump.jsonl", "-o", "notes.jsonl"]);
    assert_eq!(
        (code(&run), &*out(&run)),
        (0, "Wrote notes.jsonl (4 records)\n1 record could not be read\n"),
        "{}",
        err(&run)
    );
    let rows = rows(f.path(), "notes.jsonl");
    let brief: Vec<String> = rows
        .iter()
        .map(|r| format!("{} {} {} {}", r["index"], r["line"], r["id"], r["rules"]["missing-zwnj"]))
        .collect();
    assert_eq!(brief, ["0 1 \"a\" null", "1 2 \"b\" 2", "2 3 null null", "3 5 \"d\" 1"]);
    assert_eq!((&rows[1]["words"], &rows[1]["errors"], &rows[1]["score"]), (&5.into(), &2.into(), &80.into()));
    assert_eq!(rows[1]["per_1000_words"], 400.0);
    assert!(rows[2]["error"].as_str().unwrap().contains("breaks off"), "{}", rows[2]);
    assert!(!fs::read_to_string(f.path().join("notes.jsonl")).unwrap().contains("ట్రంప్"));
}

#[test]
fn filter_keeps_and_drops_records_byte_for_byte_with_the_reason() {
    let f = folder(&[("dump.jsonl", dump().as_bytes())]);
    let words =
        ["filter", "dump.jsonl", "--keep", "clean.jsonl", "--drop", "dirty.jsonl", "--max", "missing-zwnj=20/1000w"];
    let run = newslint(f.path(), &words);
    let said = "Kept 2 of 4 records in clean.jsonl\n1 record could not be read\n";
    assert_eq!((code(&run), &*out(&run)), (0, said), "{}", err(&run));
    let lines: Vec<String> = dump().split_inclusive('\n').map(str::to_owned).collect();
    let read = |name: &str| fs::read_to_string(f.path().join(name)).unwrap();
    assert_eq!(read("clean.jsonl"), lines[0].clone() + &lines[4]);
    assert_eq!(read("dirty.jsonl"), lines[1].clone() + &lines[2]);
    let reasons = rows(f.path(), "dirty.jsonl.reasons.jsonl");
    assert_eq!((&reasons[0]["id"], &reasons[0]["index"]), (&"b".into(), &1.into()));
    let broken =
        serde_json::json!([{ "what": "missing-zwnj", "count": 2, "per_1000_words": 400.0, "max": "20/1000w" }]);
    assert_eq!(reasons[0]["reasons"], broken);
    assert!(reasons[1]["error"].as_str().unwrap().contains("not JSON"));
    assert!(out(&newslint(f.path(), &words)).starts_with("Kept before 2 of 4"), "made before: nothing to do");
    let stricter = [&words[..6], &["--max", "error=0"]].concat();
    assert!(out(&newslint(f.path(), &stricter)).starts_with("Kept 1 of 4"), "a finished run is no hindrance");
}

#[test]
fn a_filtered_table_keeps_its_header() {
    let csv = "\u{FEFF}id,text\r\n1,సరే.\r\n2,\"ట్రంప్తో\nభేటీ\"\r\n3,\n";
    let f = folder(&[("t.csv", csv.as_bytes())]);
    newslint(f.path(), &["filter", "t.csv", "--keep", "c.csv", "--drop", "d.csv", "--max", "joiners=0"]);
    let read = |name: &str| fs::read_to_string(f.path().join(name)).unwrap();
    assert_eq!(read("c.csv"), "\u{FEFF}id,text\r\n1,సరే.\r\n3,\n");
    assert_eq!(read("d.csv"), "\u{FEFF}id,text\r\n2,\"ట్రంప్తో\nభేటీ\"\r\n");
}

#[test]
fn limits_that_mean_nothing_are_refused() {
    let f = folder(&[("dump.jsonl", dump().as_bytes()), ("a.txt", CLEAN.as_bytes())]);
    let said = |max: &str, file: &str| {
        let run = newslint(f.path(), &["filter", file, "--keep", "c.jsonl", "--max", max]);
        assert_eq!(code(&run), 2);
        err(&run)
    };
    assert!(said("mising-zwnj=1", "dump.jsonl").contains("did you mean `missing-zwnj`?"));
    assert!(said("error", "dump.jsonl").contains("expected NAME=N"));
    assert!(said("error=-1", "dump.jsonl").contains("0 or more"));
    assert!(said("error=0", "a.txt").contains("only rows of records"));
    assert!(!f.path().join("c.jsonl").exists());
}

/// Records that are large enough together for several parts.
fn many() -> String {
    let record = |i: usize| {
        let fault = if i.is_multiple_of(3) { "బీజింగ్లో" } else { "ఢిల్లీలో" };
        let text = format!("{fault} సమావేశం {i} జరిగింది. ").repeat(20);
        if i % 101 == 7 {
            format!("{{\"id\": {i}, \"text\": \n")
        } else {
            format!("{{\"id\": {i}, \"text\": \"{text}\"}}\n")
        }
    };
    (0..1300).map(record).collect()
}

/// Records with little text, much else and long names: many parts of input, rows that fill buffers.
fn wide() -> String {
    let (name, other) = ("n".repeat(300), "x".repeat(2000));
    let record = |i: usize| {
        if i % 101 == 7 {
            return format!("{{\"id\": {i}, \"text\": \n");
        }
        let fault = if i.is_multiple_of(3) { "బీజింగ్లో" } else { "ఢిల్లీలో" };
        let text = format!("{fault} సమావేశం {i} జరిగింది.");
        format!("{{\"id\": \"{name}{i}\", \"other\": \"{other}\", \"text\": \"{text}\"}}\n")
    };
    (0..2500).map(record).collect()
}

/// Kills of each run.
const KILLS: u64 = 10;

#[test]
fn a_run_that_is_killed_ten_times_goes_on_and_ends_as_if_undisturbed() {
    let text = wide();
    let f = folder(&[("dump.jsonl", text.as_bytes())]);
    let gz = fs::File::create(f.path().join("dump.jsonl.gz")).unwrap();
    let mut gz = flate2::write::GzEncoder::new(gz, flate2::Compression::fast());
    std::io::Write::write_all(&mut gz, text.as_bytes()).unwrap();
    gz.finish().unwrap();
    let annotate = ["annotate", "dump.jsonl.gz", "--select", "joiners", "-o"];
    let filter = ["filter", "dump.jsonl", "--select", "joiners", "--max", "joiners=0", "--drop", "dirty", "--keep"];
    for (words, outputs) in [(&annotate[..], &["out"][..]), (&filter[..], &["out", "dirty", "dirty.reasons.jsonl"][..])]
    {
        let command = |folder: &str| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_newslint"));
            fs::create_dir_all(f.path().join(folder)).unwrap();
            let input = |w: &&str| if w.starts_with("dump") { format!("../{w}") } else { (*w).to_owned() };
            command.args(words.iter().map(input)).arg("out").current_dir(f.path().join(folder)).stdout(Stdio::null());
            command
        };
        let path = |folder: &str, output: &&str| f.path().join(folder).join(output);
        let written = |folder: &str| -> u64 {
            outputs.iter().map(|o| fs::metadata(path(folder, o)).map_or(0, |m| m.len())).sum()
        };
        // What the record vouches for: the rest is cut off when a run goes on.
        let vouched = || -> u64 {
            let text = fs::read_to_string(path("torn", &"out.progress.json")).unwrap_or_default();
            let manifest: Value = serde_json::from_str(&text).unwrap_or_default();
            outputs.iter().filter_map(|o| manifest["outputs"][*o].as_u64()).sum()
        };
        assert!(command("whole").status().unwrap().success());
        let whole = written("whole");
        for n in 1..=KILLS {
            let before = vouched();
            // Later in the run each time, up to its middle, and always once it has written something itself.
            let until = (whole * n / (2 * KILLS)).max(before + 1);
            let mut child = command("torn").spawn().unwrap();
            while written("torn") < until || written("torn") > whole {
                assert!(child.try_wait().unwrap().is_none(), "kill {n}: it ended before {until} of {whole} bytes");
                std::thread::sleep(Duration::from_millis(1));
            }
            child.kill().unwrap();
            assert!(!child.wait().unwrap().success(), "kill {n} hit a run at work");
        }
        assert!(command("torn").status().unwrap().success());
        for output in outputs {
            let read = |folder: &str| fs::read(path(folder, output)).unwrap();
            assert!(read("torn") == read("whole"), "{output} differs");
        }
    }
}

#[test]
fn a_killed_run_is_not_continued_with_other_settings_or_another_input() {
    let f = folder(&[("dump.jsonl", dump().as_bytes())]);
    let words = ["annotate", "dump.jsonl", "-o", "notes.jsonl"];
    assert_eq!(code(&newslint(f.path(), &words)), 0);
    let manifest = f.path().join("notes.jsonl.progress.json");
    let whole = fs::read_to_string(f.path().join("notes.jsonl")).unwrap();
    // As it would be had the run been killed after the first row, and in the middle of the second.
    let torn = |extra: &str| {
        let mut m: Value = serde_json::from_str(&fs::read_to_string(&manifest).unwrap()).unwrap();
        let first = whole.find('\n').unwrap() + 1;
        m["finished"] = false.into();
        m["outputs"]["notes.jsonl"] = first.into();
        m["reached"]["bytes"] = (dump().find('\n').unwrap() + 1).into();
        (m["reached"]["lines"], m["reached"]["records"]) = (1.into(), 1.into());
        fs::write(&manifest, m.to_string()).unwrap();
        fs::write(f.path().join("notes.jsonl"), whole[..first + 20].to_owned() + extra).unwrap();
    };
    torn("");
    let other = newslint(f.path(), &[&words[..], &["--ignore", "joiners"]].concat());
    assert!(code(&other) == 2 && err(&other).contains("the settings have changed"), "{}", err(&other));
    assert_eq!(code(&newslint(f.path(), &words)), 0);
    assert_eq!(fs::read_to_string(f.path().join("notes.jsonl")).unwrap(), whole, "a torn row is cut off");
    torn("more");
    fs::write(f.path().join("dump.jsonl"), dump() + "\n").unwrap();
    let changed = newslint(f.path(), &words);
    assert!(code(&changed) == 2 && err(&changed).contains("the input has changed"), "{}", err(&changed));
    assert_eq!(code(&newslint(f.path(), &[&words[..], &["--restart"]].concat())), 0);
    assert_eq!(fs::read_to_string(f.path().join("notes.jsonl")).unwrap(), whole);
}

#[test]
fn a_large_file_is_read_in_parts_and_reported_as_one() {
    let text = many();
    let f = folder(&[("dump.jsonl", text.repeat(2).as_bytes()), ("small.jsonl", text.as_bytes())]);
    let report = |file: &str, jobs: &str| {
        let run = newslint(f.path(), &["--select", "joiners", "--format", "jsonl", "-j", jobs, file]);
        (jsonl(&run), err(&run))
    };
    let ((small, _), (large, said)) = (report("small.jsonl", "2"), report("dump.jsonl", "2"));
    assert_eq!(large.len(), 2 * small.len());
    assert_eq!(large, report("dump.jsonl", "1").0, "threads change nothing");
    let lines = text.lines().count() as u64;
    for (a, b) in small.iter().zip(&large[small.len()..]) {
        assert_eq!(b["start"].as_u64().unwrap(), a["start"].as_u64().unwrap() + text.len() as u64);
        assert_eq!((b["line"].as_u64().unwrap(), &b["column"]), (a["line"].as_u64().unwrap() + lines, &a["column"]));
    }
    assert!(said.contains(&format!("dump.jsonl:{}: this is not JSON", lines + 8)), "{said}");
    let whole = fs::read(f.path().join("dump.jsonl")).unwrap();
    assert_eq!(
        code(&newslint(f.path(), &["--fix", "--quiet", "--select", "joiners", "dump.jsonl"])),
        2,
        "broken lines stay"
    );
    let fixed = fs::read_to_string(f.path().join("dump.jsonl")).unwrap();
    assert!(fixed == String::from_utf8(whole).unwrap().replace("బీజింగ్లో", "బీజింగ్\u{200C}లో"));
    assert_eq!(fs::read_dir(f.path()).unwrap().count(), 2, "no temporary file stays");
}

#[test]
fn a_bomb_is_refused_and_damage_is_told() {
    let f = folder(&[]);
    let write = |name: &str, chunk: &[u8], times: usize| {
        let gz = fs::File::create(f.path().join(name)).unwrap();
        let mut gz = flate2::write::GzEncoder::new(gz, flate2::Compression::fast());
        (0..times).for_each(|_| std::io::Write::write_all(&mut gz, chunk).unwrap());
        gz.finish().unwrap();
    };
    // What is free of suspicion is 16 MB.
    write("bomb.txt.gz", &vec![b' '; 1 << 20], 17);
    write("bomb.jsonl.gz", &vec![b'\n'; 1 << 20], 17);
    let spaces = vec![b' '; 17 << 20];
    fs::write(f.path().join("bomb.txt.zst"), zstd::encode_all(&spaces[..], 1).unwrap()).unwrap();
    write("ok.txt.gz", FAULTY.as_bytes(), 1);
    let bytes = fs::read(f.path().join("ok.txt.gz")).unwrap();
    fs::write(f.path().join("two.txt.gz"), [&bytes[..], &bytes].concat()).unwrap();
    fs::write(f.path().join("torn.txt.gz"), &bytes[..bytes.len() - 9]).unwrap();
    for words in [&["bomb.txt.gz"][..], &["bomb.jsonl.gz"], &["--fix", "bomb.txt.zst"], &["names", "bomb.txt.zst"]] {
        let bomb = newslint(f.path(), words);
        assert!(code(&bomb) == 2 && err(&bomb).contains("more than 100 times as large"), "{words:?}: {}", err(&bomb));
    }
    let torn = newslint(f.path(), &["--fix", "torn.txt.gz"]);
    assert!(code(&torn) == 2 && err(&torn).contains("cannot decompress"), "{}", err(&torn));
    assert_eq!(out(&newslint(f.path(), &["--format", "concise", "two.txt.gz"])).lines().count(), 4, "two members");
    newslint(f.path(), &["--fix", "."]);
    let mut text = String::new();
    let file = fs::File::open(f.path().join("two.txt.gz")).unwrap();
    std::io::Read::read_to_string(&mut flate2::read::MultiGzDecoder::new(file), &mut text).unwrap();
    assert_eq!(text, MENDED.repeat(2));
}

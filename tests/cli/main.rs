//! The built program, as its users run it.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on should panic")]

mod baseline;
#[path = "../common/mod.rs"]
mod common;
mod corpus;
mod counting;
mod docs;
mod encodings;
mod fixing;
mod formats;
mod git;
mod joiners;
mod languages;
mod layers;
mod markup;
mod names;
mod own_rules;
#[cfg(feature = "parquet")]
mod parquet;
mod records;
mod settings;
mod suppressions;

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use tempfile::TempDir;

use common::{FAULTY, MENDED, err, folder, newslint, out};

const CLEAN: &str = "ప్రధాని ఢిల్లీలో మాట్లాడారు. రైతులకు సాయం చేస్తామని చెప్పారు.\n";

fn piped(folder: &Path, words: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_newslint"))
        .args(words)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), input).unwrap();
    child.wait_with_output().unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn jsonl(output: &Output) -> Vec<Value> {
    out(output).lines().map(|l| serde_json::from_str(l).unwrap()).collect()
}

const PACK_RULE: &str = r#"
id = "house-quint"
severity = "warning"
fix = "safe"
[summary]
en = "Our style is quintal"
te = "మన శైలి క్వింటాల్"
[message]
en = "Write {fixed}, not {text}"
te = "{text} కాదు, {fixed} అని రాయండి"
[fix-title]
en = "Use the house spelling"
te = "మన శైలిలో రాయండి"
[words]
"క్వింటా" = "క్వింటాల్"
"#;

#[test]
fn a_sub_editor_runs_it_on_a_file_and_sees_what_is_wrong() {
    let f = folder(&[("article.txt", FAULTY.as_bytes())]);
    let run = newslint(f.path(), &["article.txt"]);
    assert_eq!(code(&run), 1);
    let shown = out(&run);
    assert!(shown.contains("article.txt:1:12"), "columns are code points: {shown}");
    assert!(shown.contains("ట్రంప్‹ZWNJ›తో") && shown.contains("missing-zwnj"), "{shown}");
    assert!(err(&run).contains("Found 2 problems in 1 file"), "{}", err(&run));
}

#[test]
fn clean_text_says_so_and_exits_0() {
    let f = folder(&[("article.txt", CLEAN.as_bytes())]);
    let run = newslint(f.path(), &["article.txt"]);
    assert_eq!((code(&run), out(&run).as_str()), (0, ""));
    assert!(err(&run).contains("No problems"));
}

#[cfg(unix)]
#[test]
fn jsonl_has_an_object_a_finding_with_bytes_of_the_file() {
    let text = format!("\u{FEFF}{FAULTY}");
    let f = folder(&[("article.txt", text.as_bytes())]);
    let found = jsonl(&newslint(f.path(), &["--format", "jsonl", "article.txt"]));
    assert_eq!(found.len(), 2);
    for d in &found {
        let offset = |key: &str| usize::try_from(d[key].as_u64().unwrap()).unwrap();
        let (start, end) = (offset("start"), offset("end"));
        assert_eq!(&text[start..end], d["text"].as_str().unwrap());
        assert_eq!(d["group"], "joiners");
        assert_eq!(d["fixes"][0]["applicability"], "safe");
        assert_eq!(d["fixes"][0]["edits"][0]["replacement"], "\u{200C}");
    }
    let array: Value = serde_json::from_str(&out(&newslint(f.path(), &["--format", "json", "article.txt"]))).unwrap();
    assert_eq!(array.as_array().unwrap(), &found);
    let none: Value =
        serde_json::from_str(&out(&piped(f.path(), &["--format", "json", "-"], CLEAN.as_bytes()))).unwrap();
    assert_eq!(none, serde_json::json!([]));
}

#[test]
fn folders_are_walked_in_order_and_gitignore_is_respected() {
    let f = folder(&[
        ("b/2.txt", FAULTY.as_bytes()),
        ("a/1.txt", FAULTY.as_bytes()),
        ("a/notes.rst", FAULTY.as_bytes()),
        ("old/3.txt", FAULTY.as_bytes()),
        (".gitignore", b"old/\n"),
    ]);
    let many = out(&newslint(f.path(), &["--format", "concise"]));
    let paths: Vec<&str> = many.lines().map(|l| l.split(':').next().unwrap()).collect();
    assert_eq!(paths, ["./a/1.txt", "./a/1.txt", "./b/2.txt", "./b/2.txt"]);
    let one = out(&newslint(f.path(), &["--format", "concise", "-j", "1"]));
    assert_eq!(one, many, "threads change nothing");
    assert_eq!(
        out(&newslint(f.path(), &["--format", "concise", "a/notes.rst"])).lines().count(),
        2,
        "a named file is checked whatever its ending"
    );
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_checked() {
    let f =
        folder(&[("good.txt", FAULTY.as_bytes()), ("picture.txt", &[0u8; 400]), ("music.txt", b"\xFF\xFE\0\0\x01\0")]);
    let run = newslint(f.path(), &["--format", "concise", "gone.txt", "."]);
    assert_eq!(code(&run), 2);
    assert!(err(&run).contains("gone.txt: no such file"), "{}", err(&run));
    assert!(err(&run).contains("Skipped 2 binary files"), "{}", err(&run));
    assert_eq!(out(&run).lines().count(), 2, "good.txt was checked");
}

#[test]
fn a_folder_without_text_is_an_error_not_a_success() {
    let f = folder(&[("readme.rst", b"x")]);
    let run = newslint(f.path(), &["."]);
    assert_eq!(code(&run), 2);
    assert!(err(&run).contains("no text files"), "{}", err(&run));
}

#[test]
fn wrong_words_on_the_command_line_exit_2_with_a_hint() {
    let f = folder(&[("article.txt", CLEAN.as_bytes())]);
    let run = newslint(f.path(), &["--select", "mising-zwnj", "article.txt"]);
    assert_eq!(code(&run), 2);
    assert!(err(&run).contains("did you mean `missing-zwnj`?"), "{}", err(&run));
    for words in
        [["--format", "xml", "article.txt"], ["--fail-on", "never", "article.txt"], ["--no-such", "x", "article.txt"]]
    {
        assert_eq!(code(&newslint(f.path(), &words)), 2, "{words:?}");
    }
}

#[test]
fn select_and_ignore_take_rules_and_groups() {
    let text = "బీజింగ్లో సమావేశం ముగిసింది https://t.co/ab12\n";
    let f = folder(&[("article.txt", text.as_bytes())]);
    let groups = |words: &[&str]| -> Vec<String> {
        jsonl(&newslint(f.path(), &[words, &["--format", "jsonl", "article.txt"]].concat()))
            .iter()
            .map(|d| d["group"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(groups(&[]), ["joiners", "links"]);
    assert_eq!(groups(&["--select", "links"]), ["links"]);
    assert_eq!(groups(&["--ignore", "bare-url"]), ["joiners"]);
    assert_eq!(groups(&["--ignore", "joiners,links"]), Vec::<String>::new());
}

#[test]
fn the_gate_fails_only_from_the_severity_that_the_desk_chose() {
    // A joiner at a word edge is a matter of information.
    let f = folder(&[("article.txt", "మంత్రి కేజ్రీవాల్\u{200C} మాట్లాడారు.\n".as_bytes())]);
    assert_eq!(code(&newslint(f.path(), &["article.txt"])), 0);
    assert_eq!(code(&newslint(f.path(), &["--fail-on", "info", "article.txt"])), 1);
    let hidden = newslint(f.path(), &["--fail-on", "info", "--min-severity", "warning", "article.txt"]);
    assert_eq!((code(&hidden), out(&hidden).as_str()), (1, ""));
}

#[test]
fn messages_come_in_telugu() {
    let f = folder(&[("article.txt", FAULTY.as_bytes())]);
    let run = newslint(f.path(), &["--lang", "te", "--format", "concise", "article.txt"]);
    assert!(out(&run).contains("అని రాయాలి"), "{}", out(&run));
}

#[test]
fn without_colour_nothing_but_text_is_printed() {
    let f = folder(&[("article.txt", FAULTY.as_bytes())]);
    for words in [["--color", "never", "article.txt"], ["--color", "auto", "article.txt"]] {
        assert!(!out(&newslint(f.path(), &words)).contains('\u{1B}'));
    }
    assert!(out(&newslint(f.path(), &["--color", "always", "article.txt"])).contains('\u{1B}'));
}

#[cfg(unix)]
#[test]
fn a_reader_that_leaves_early_is_no_error() {
    let f = folder(&[("article.txt", FAULTY.repeat(3000).as_bytes())]);
    let shell = format!("'{}' article.txt | head -n 1", env!("CARGO_BIN_EXE_newslint"));
    let run = Command::new("sh").args(["-c", &shell]).current_dir(f.path()).output().unwrap();
    assert!(!err(&run).contains("panic"), "{}", err(&run));
}

#[cfg(unix)]
#[test]
fn hostile_lines_take_no_time() {
    let comment = "<!-- newslint-disable-next-line bare-url -->\n".repeat(2_000);
    let hostile =
        [comment, "<!-- newslint-".repeat(50_000), "`".repeat(200_000), "a#".repeat(100_000), "</p>".repeat(3_000)]
            .join("\n");
    let f = folder(&[("article.txt", hostile.as_bytes())]);
    let start = std::time::Instant::now();
    let run = newslint(f.path(), &["article.txt"]);
    assert_eq!(code(&run), 1);
    // Minutes when something is quadratic, well under a second when nothing is; the bound allows for a busy machine.
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    assert!(run.stdout.len() < 20_000_000, "{}", run.stdout.len());
}

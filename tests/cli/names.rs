//! Names in several spellings: one report a name, and the list that a desk makes of its archive.

use super::*;

const FIRST: &str = "ప్రధాని ఎర్డోగాన్ వచ్చారు.\nఎర్డోగాన్\u{200C}తో చర్చలు జరిగాయి.\n";
const SECOND: &str = "ఎర్దోగాన్ ప్రసంగించారు.\nహైదరాబాద్\u{200C}లో సభ జరిగింది.\n";

#[test]
fn the_report_shows_a_name_once_with_the_lines_of_each_spelling() {
    let text = format!("{FIRST}{SECOND}ఎర్దోగాన్\u{200C}ను మంత్రులు కలిశారు. ఎర్డోగాన్ నవ్వారు.\n");
    let f = folder(&[("article.txt", text.as_bytes())]);
    let shown = out(&newslint(f.path(), &["--select", "name-variant-mixed", "article.txt"]));
    assert_eq!(shown.matches("name-variant-mixed (").count(), 1, "{shown}");
    assert!(shown.contains("“ఎర్డోగాన్”: lines 1, 2, 5") && shown.contains("“ఎర్దోగాన్”: lines 3, 5"), "{shown}");
    let found = jsonl(&newslint(f.path(), &["--format", "jsonl", "--select", "name-variant-mixed", "article.txt"]));
    assert_eq!(found.len(), 2, "one object for each mention that is to be mended");
    assert_eq!(found[0]["variants"], serde_json::json!(["ఎర్దోగాన్", "ఎర్డోగాన్"]));
}

#[test]
fn quoted_words_are_never_mended_unattended() {
    let text = format!("{FIRST}“ఎర్దోగాన్ గెలిచారు” అని మంత్రి అన్నారు.\n");
    let f = folder(&[("article.txt", text.as_bytes())]);
    newslint(f.path(), &["--fix", "article.txt"]);
    assert_eq!(fs::read_to_string(f.path().join("article.txt")).unwrap(), text);
}

#[test]
fn an_archive_gives_a_list_that_newslint_reads_back() {
    let f = folder(&[("a.txt", FIRST.as_bytes()), ("b.txt", SECOND.as_bytes())]);
    let list = newslint(f.path(), &["names", "."]);
    assert_eq!(code(&list), 0);
    let rows = out(&list);
    assert!(rows.lines().any(|l| l.starts_with("ఎర్డోగాన్\t")), "{rows}");
    fs::write(f.path().join("names.tsv"), &rows).unwrap();
    fs::write(f.path().join("newslint.toml"), "[names]\nfiles = [\"names.tsv\"]\n").unwrap();
    assert_eq!(code(&newslint(f.path(), &["a.txt"])), 0, "the list is good as it is");
    let json = out(&newslint(f.path(), &["names", "--format", "json", "."]));
    let names: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(names[0]["forms"][1]["text"], "ఎర్దోగాన్");
}

#[test]
fn check_finds_what_differs_between_articles_and_fails() {
    let f = folder(&[("a.txt", FIRST.as_bytes()), ("b.txt", SECOND.as_bytes())]);
    assert_eq!(code(&newslint(f.path(), &["a.txt", "b.txt"])), 0, "each article agrees with itself");
    let check = newslint(f.path(), &["names", "--check", "."]);
    assert_eq!(code(&check), 1);
    assert!(out(&check).contains("b.txt"), "{}", out(&check));
    assert_eq!(code(&newslint(f.path(), &["names", "--check", "a.txt"])), 0);
}

#[test]
fn each_record_of_a_dump_is_an_article() {
    let record = |id: &str, text: &str| serde_json::json!({ "id": id, "text": text }).to_string() + "\n";
    let dump = record("r1", FIRST) + &record("r2", SECOND) + &record("r3", FIRST);
    let csv = "id,text\nr1,ఎర్డోగాన్ వచ్చారు.\nr2,ఎర్దోగాన్ వెళ్లారు.\n";
    let f = folder(&[("dump.jsonl", dump.as_bytes()), ("t.csv", csv.as_bytes())]);
    let check = newslint(f.path(), &["names", "--check", "dump.jsonl"]);
    let said = out(&check);
    assert!(code(&check) == 1 && said.contains("ఎర్దోగాన్ ×1 (articles: 1)"), "{said}");
    assert!(said.contains("ఎర్డోగాన్ ×4 elsewhere (articles: 2): dump.jsonl (r2)"), "{said}");
    let json = out(&newslint(f.path(), &["names", "--format", "json", "t.csv"]));
    let names: Value = serde_json::from_str(&json).unwrap();
    let forms = names[0]["forms"].as_array().unwrap();
    assert!(forms.iter().all(|form| form["articles"] == 1 && form["paths"] == serde_json::json!(["t.csv"])), "{names}");
    let records: Vec<&Value> = forms.iter().map(|form| &form["records"][0]).collect();
    assert_eq!(records.len(), 2);
    assert_ne!(records[0], records[1]);
}

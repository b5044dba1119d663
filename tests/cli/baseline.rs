//! An archive with old faults: what was there before the gate is let be, and nothing new hides behind it.

use super::git::repository;
use super::*;

/// Two faults of one rule.
const OLD: &str = "నిన్న అధ్యక్షుడు ట్రంప్తో భేటీ అయ్యారు.\nరేపు బీజింగ్లో సమావేశం జరుగుతుంది.\n";

fn texts(folder: &Path, words: &[&str]) -> Vec<String> {
    let run = newslint(folder, &[words, &["--format", "jsonl"]].concat());
    jsonl(&run).iter().map(|d| d["text"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn only_what_is_new_counts() {
    let f = folder(&[("desk/a.txt", OLD.as_bytes()), ("newslint.toml", b"")]);
    let write = newslint(f.path(), &["baseline", "write"]);
    assert_eq!(code(&write), 0, "{}", err(&write));
    assert!(out(&write).contains("2 findings let be"), "{}", out(&write));
    let run = newslint(f.path(), &["."]);
    assert_eq!((code(&run), out(&run).as_str()), (0, ""));
    assert!(err(&run).contains("Let be: 2 findings"), "{}", err(&run));
    assert_eq!(code(&newslint(&f.path().join("desk"), &["a.txt"])), 0, "found from a subfolder too");
    assert_eq!(code(&newslint(f.path(), &["--no-baseline", "."])), 1);
    // Lines above, and words far from the faults, change nothing.
    let edited = format!("కొత్త పేరా ఇక్కడ ఉంది.\n\n{}", OLD.replace("అయ్యారు", "అయ్యారు అని చెప్పారు"));
    fs::write(f.path().join("desk/a.txt"), edited).unwrap();
    assert_eq!(texts(f.path(), &[]), Vec::<String>::new());
}

#[test]
fn an_old_fault_mended_does_not_make_room_for_a_new_one() {
    let f = folder(&[("a.txt", OLD.as_bytes())]);
    newslint(f.path(), &["baseline", "write"]);
    // As many of the same rule in the same file as before; the same word even.
    let swapped = OLD.replace("ట్రంప్తో", "ట్రంప్\u{200C}తో") + "మంత్రి కూడా ట్రంప్తో మాట్లాడారు.\n";
    fs::write(f.path().join("a.txt"), swapped).unwrap();
    assert_eq!(texts(f.path(), &[]), ["ట్రంప్తో"]);
    // The same words once more are one more.
    fs::write(f.path().join("a.txt"), OLD.to_owned() + OLD).unwrap();
    assert_eq!(texts(f.path(), &[]).len(), 2);
}

#[test]
fn a_moved_file_keeps_its_old_faults_and_a_copy_does_not() {
    let r = repository(&[("a.txt", OLD.as_bytes()), ("b.txt", OLD.as_bytes())]);
    newslint(r.path(), &["baseline", "write"]);
    r.git(&["add", "."]);
    r.git(&["commit", "-qm", "baseline"]);
    r.git(&["mv", "a.txt", "moved.txt"]);
    assert_eq!(code(&newslint(r.path(), &["."])), 0);
    fs::copy(r.path().join("b.txt"), r.path().join("copy.txt")).unwrap();
    let found = out(&newslint(r.path(), &["--format", "concise"]));
    assert_eq!(found.lines().count(), 2, "{found}");
    assert!(found.lines().all(|l| l.starts_with("./moved.txt") || l.starts_with("./copy.txt")), "{found}");
    fs::remove_file(r.path().join("copy.txt")).unwrap();
    newslint(r.path(), &["baseline", "update"]);
    let json = fs::read_to_string(r.path().join("newslint-baseline.json")).unwrap();
    assert!(json.contains("\"moved.txt\"") && !json.contains("\"a.txt\""), "{json}");
}

#[test]
fn the_ratchet_only_turns_one_way() {
    let f = folder(&[("a.txt", OLD.as_bytes()), ("b.txt", OLD.as_bytes())]);
    newslint(f.path(), &["baseline", "write"]);
    assert_eq!(code(&newslint(f.path(), &["--ratchet", "."])), 0);
    let mended = OLD.replace("ట్రంప్తో", "ట్రంప్\u{200C}తో");
    fs::write(f.path().join("a.txt"), &mended).unwrap();
    fs::remove_file(f.path().join("b.txt")).unwrap();
    assert_eq!(code(&newslint(f.path(), &["."])), 0);
    let run = newslint(f.path(), &["--ratchet", "."]);
    assert_eq!(code(&run), 1);
    assert!(err(&run).contains("newslint baseline prune"), "{}", err(&run));
    // A run of other rules knows nothing of these.
    assert_eq!(code(&newslint(f.path(), &["--ratchet", "--select", "links", "a.txt", "--baseline", "x.json"])), 2);
    // Pruning forgets, and never takes anything in.
    fs::write(f.path().join("a.txt"), mended.clone() + "మంత్రి ట్రంప్తో మాట్లాడారు.\n").unwrap();
    assert!(out(&newslint(f.path(), &["baseline", "prune"])).contains("1 finding let be (before: 4)"));
    assert_eq!(texts(f.path(), &[]), ["ట్రంప్తో"]);
    assert_eq!(code(&newslint(f.path(), &["--ratchet", "--quiet", "."])), 1, "the new one still counts");
    fs::write(f.path().join("a.txt"), OLD).unwrap();
    assert_eq!(texts(f.path(), &[]), ["ట్రంప్తో"], "what was mended cannot come back");
    assert!(out(&newslint(f.path(), &["baseline", "update"])).contains("2 findings let be"));
    assert_eq!(code(&newslint(f.path(), &["--ratchet", "."])), 0);
}

#[test]
fn a_part_of_the_archive_can_be_brought_up_to_date() {
    let f = folder(&[("a/1.txt", OLD.as_bytes()), ("b/1.txt", OLD.as_bytes())]);
    newslint(f.path(), &["baseline", "write"]);
    for path in ["a/1.txt", "b/1.txt"] {
        fs::write(f.path().join(path), OLD.to_owned() + LINK).unwrap();
    }
    newslint(f.path(), &["baseline", "update", "a"]);
    assert_eq!(texts(f.path(), &["a"]).len(), 0);
    assert_eq!(texts(f.path(), &["b"]), ["https://t.co/ab12"]);
    // A run of some rules says nothing about the others' findings.
    newslint(f.path(), &["baseline", "update", "--select", "links"]);
    assert_eq!(texts(f.path(), &[]).len(), 0);
}

const LINK: &str = "సమావేశం ముగిసింది https://t.co/ab12\n";

#[test]
fn findings_of_a_rule_that_is_no_more_are_forgotten() {
    let f = folder(&[("a.txt", OLD.as_bytes())]);
    newslint(f.path(), &["baseline", "write"]);
    let path = f.path().join("newslint-baseline.json");
    let gone = "{\"rule\":\"old-name\",\"text\":\"x\",\"context\":\"00000000000000aa\",\"occurrence\":1},\n      {";
    let json = fs::read_to_string(&path).unwrap().replacen('{', gone, 4).replacen(gone, "{", 3);
    fs::write(&path, json).unwrap();
    assert_eq!(code(&newslint(f.path(), &["--ratchet", "--ignore", "missing-zwnj", "."])), 1);
    newslint(f.path(), &["baseline", "prune", "--ignore", "missing-zwnj"]);
    let json = fs::read_to_string(&path).unwrap();
    assert!(!json.contains("old-name") && json.contains("missing-zwnj"), "{json}");
}

#[test]
fn what_is_let_be_is_not_mended() {
    let f = folder(&[("a.txt", OLD.as_bytes())]);
    newslint(f.path(), &["baseline", "write"]);
    let new = OLD.to_owned() + "మంత్రి ట్రంప్తో మాట్లాడారు.\n";
    fs::write(f.path().join("a.txt"), &new).unwrap();
    assert_eq!(code(&newslint(f.path(), &["--fix", "."])), 0);
    let after = fs::read_to_string(f.path().join("a.txt")).unwrap();
    assert_eq!(after, OLD.to_owned() + "మంత్రి ట్రంప్\u{200C}తో మాట్లాడారు.\n");
    newslint(f.path(), &["--no-baseline", "--fix", "."]);
    assert!(fs::read_to_string(f.path().join("a.txt")).unwrap().contains("బీజింగ్\u{200C}లో"));
}

#[test]
fn a_baseline_that_cannot_be_read_is_an_error() {
    for text in ["{", "{\"version\": 9, \"files\": {}}", "[]"] {
        let f = folder(&[("a.txt", CLEAN.as_bytes()), ("newslint-baseline.json", text.as_bytes())]);
        let run = newslint(f.path(), &["a.txt"]);
        assert_eq!(code(&run), 2, "{text}");
        assert!(err(&run).contains("newslint-baseline.json"), "{}", err(&run));
    }
}

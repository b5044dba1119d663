//! Joiners: what a text that lost them is told, what one that kept them is spared, and what a desk may decide.

use std::fs;

use newslint::telugu::joiner::Joiners;

use super::{code, err, folder, jsonl, newslint, out};

/// A note from a pipeline that took every joiner; డాలర్లు and మార్కెట్లో are printed both ways.
const STRIPPED: &str = "అధ్యక్షుడు ట్రంప్తో ప్రధాని భేటీ అయ్యారు. బీజింగ్లో సమావేశం జరిగింది.\n\
    డెవలప్మెంట్తో పాటు అప్గ్రేడ్పై చర్చించారు. ఉక్రెయిన్పై మాట్లాడారు.\nమార్కెట్లో ధర పది డాలర్లు తగ్గింది.\n";

#[test]
fn a_text_that_lost_all_its_joiners_is_told_so_once_and_gets_each_back() {
    let f = folder(&[("a.txt", STRIPPED.as_bytes())]);
    let found = jsonl(&newslint(f.path(), &["--select", "missing-zwnj", "--format", "jsonl", "a.txt"]));
    let notes: Vec<_> = found.iter().filter(|d| d["severity"] == "info").collect();
    assert_eq!(notes.len(), 1, "{found:?}");
    assert!(found.iter().any(|d| d["text"] == "ట్రంప్తో" && d["severity"] == "error"));
    assert!(found.iter().all(|d| d["severity"] == "info" || d["text"] != "డాలర్లు"), "print writes it both ways");
    newslint(f.path(), &["--select", "missing-zwnj", "--fix", "a.txt"]);
    let fixed = fs::read_to_string(f.path().join("a.txt")).unwrap();
    assert!(fixed.contains("ట్రంప్\u{200C}తో") && fixed.contains("బీజింగ్\u{200C}లో") && fixed.contains("డాలర్లు"), "{fixed}");
    assert_eq!(fixed.replace('\u{200C}', ""), STRIPPED, "nothing but joiners came");
}

#[test]
fn a_text_that_keeps_its_joiners_may_write_what_print_writes_both_ways() {
    let kept = "ప్రధాని ఢిల్లీ ఎయిర్\u{200C}పోర్ట్\u{200C}లో మాట్లాడారు. ట్రంప్\u{200C}తో, మాక్రాన్\u{200C}తో భేటీ అయ్యారు. \
        సాఫ్ట్\u{200C}వేర్ రంగంపై చర్చించారు.\nమార్కెట్లో ధర పది డాలర్లు తగ్గింది. ఆర్బీఐ ప్రకటన చేసింది.\n";
    let f = folder(&[("a.txt", kept.as_bytes())]);
    let run = newslint(f.path(), &["--select", "missing-zwnj", "--format", "jsonl", "a.txt"]);
    assert_eq!((code(&run), out(&run)), (0, String::new()));
}

#[test]
fn an_article_is_asked_to_keep_to_one_spelling_where_print_has_two() {
    let mixed = "హైదరాబాద్ మార్కెట్\u{200C}లో ధర పెరిగింది. ముంబయి మార్కెట్\u{200C}లో కూడా పెరిగింది. ఢిల్లీ మార్కెట్లో ధర తగ్గింది.\n";
    let f = folder(&[("a.txt", mixed.as_bytes())]);
    let run = newslint(f.path(), &["--select", "joiners", "--format", "jsonl", "a.txt"]);
    let found = jsonl(&run);
    assert_eq!((code(&run), found.len()), (0, 1), "a hint, no fault: {found:?}");
    assert!(found[0]["rule"] == "joiner-form-mixed" && found[0]["severity"] == "info" && found[0]["text"] == "మార్కెట్లో");
}

#[test]
fn a_desk_makes_its_choice_binding() {
    let both = "మార్కెట్లో ధర తగ్గింది. హైదరాబాద్ మార్కెట్\u{200C}లో ధర పెరిగింది.\n";
    for (choice, wrong, right) in [
        ("joiner", "మార్కెట్లో", "మార్కెట్\u{200C}లో ధర తగ్గింది. హైదరాబాద్ మార్కెట్\u{200C}లో ధర పెరిగింది.\n"),
        ("conjunct", "మార్కెట్\u{200C}లో", "మార్కెట్లో ధర తగ్గింది. హైదరాబాద్ మార్కెట్లో ధర పెరిగింది.\n"),
    ] {
        let toml = format!("[rules.missing-zwnj]\ncontested = \"{choice}\"\n");
        let f = folder(&[("newslint.toml", toml.as_bytes()), ("a.txt", both.as_bytes())]);
        let found = jsonl(&newslint(f.path(), &["--select", "missing-zwnj", "--format", "jsonl", "a.txt"]));
        assert_eq!(found.len(), 1, "{choice}: {found:?}");
        assert_eq!(found[0]["text"], wrong, "{choice}");
        newslint(f.path(), &["--select", "missing-zwnj", "--fix", "--unsafe-fixes", "a.txt"]);
        assert_eq!(fs::read_to_string(f.path().join("a.txt")).unwrap(), right, "{choice}");
    }
}

#[test]
fn a_desk_brings_a_model_of_its_own_and_a_damaged_one_is_refused() {
    let shipped = fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/rules/joiners/shipped.model")).unwrap();
    assert!(shipped.len() < 400_000 && Joiners::shipped().is_ok());
    let toml = "[rules.missing-zwnj]\nmodel = \"models/desk.model\"\n";
    let f = folder(&[("newslint.toml", toml.as_bytes()), ("a.txt", STRIPPED.as_bytes())]);
    fs::create_dir(f.path().join("models")).unwrap();
    let check = || newslint(f.path(), &["--select", "missing-zwnj", "a.txt"]);
    assert!(code(&check()) == 2 && err(&check()).contains("desk.model"), "a model that is not there");
    fs::write(f.path().join("models/desk.model"), &shipped).unwrap();
    assert_eq!(code(&check()), 1);
    let mut damaged = shipped.clone();
    damaged[shipped.len() / 2] ^= 1;
    for (bytes, says) in [
        (&damaged[..], "damaged"),
        (&shipped[..shipped.len() / 2], "damaged"),
        (b"GIF89a".as_slice(), "not a joiner model"),
    ] {
        fs::write(f.path().join("models/desk.model"), bytes).unwrap();
        let run = check();
        assert!(code(&run) == 2 && err(&run).contains(says), "{}", err(&run));
    }
}

//! Findings that are kept back on purpose.

use super::*;

const LINK: &str = "సమావేశం ముగిసింది https://t.co/ab12\n";

fn rules(output: &Output) -> Vec<String> {
    jsonl(output).iter().map(|d| d["rule"].as_str().unwrap().to_owned()).collect()
}

fn check(text: &str, words: &[&str]) -> Vec<String> {
    let f = folder(&[("a.txt", text.as_bytes())]);
    rules(&newslint(f.path(), &[words, &["--format", "jsonl", "a.txt"]].concat()))
}

#[test]
fn a_comment_keeps_back_the_line_a_region_or_the_file() {
    let next = "<!-- newslint-disable-next-line bare-url: the address is the story -->\n";
    assert_eq!(check(&format!("{next}{LINK}"), &[]), Vec::<String>::new());
    assert_eq!(
        check(&format!("{next}\n{LINK}"), &[]),
        Vec::<String>::new(),
        "as Markdown has it, an empty line between"
    );
    assert_eq!(check(&format!("{next}{LINK}{LINK}"), &[]), ["bare-url"], "one line, no more");
    let region = format!("{LINK}<!-- newslint-disable links -->\n{LINK}\n{LINK}<!-- newslint-enable links -->\n{LINK}");
    assert_eq!(check(&region, &[]), ["bare-url", "bare-url"], "before and after the region");
    assert_eq!(check(&format!("{LINK}{LINK}<!-- newslint-disable-file bare-url -->\n"), &[]), Vec::<String>::new());
    assert_eq!(
        check(&format!("{next}{FAULTY}{LINK}"), &["--select", "joiners"]),
        ["missing-zwnj"; 2],
        "only that rule"
    );
}

#[test]
fn two_comments_may_share_a_line() {
    let text = "<!-- newslint-disable-next-line bare-url -->\n<!-- newslint-disable-next-line missing-zwnj -->\nట్రంప్తో భేటీ https://t.co/ab12\n";
    assert_eq!(check(text, &[]), Vec::<String>::new());
    let text = "<!-- newslint-disable-next-line bare-url -->\n\n <!-- newslint-disable-next-line missing-zwnj --> <!-- newslint-enable -->\nట్రంప్తో భేటీ https://t.co/ab12\n";
    assert_eq!(check(text, &[]), ["unused-suppression"], "the one that ends nothing");
    let text = "<!-- newslint-disable-next-line bare-url -->\n<!-- newslint-disable-line missing-zwnj --> ట్రంప్తో భేటీ https://t.co/ab12\n";
    assert_eq!(check(text, &[]), Vec::<String>::new(), "a line with text is a line");
}

#[test]
fn what_is_kept_back_is_not_mended() {
    let text = format!("<!-- newslint-disable-next-line missing-zwnj -->\n{FAULTY}");
    let f = folder(&[("a.txt", text.as_bytes())]);
    newslint(f.path(), &["--fix", "--unsafe-fixes", "a.txt"]);
    let (first, rest) = (FAULTY.lines().next().unwrap(), MENDED.lines().nth(1).unwrap());
    let expected = format!("<!-- newslint-disable-next-line missing-zwnj -->\n{first}\n{rest}\n");
    assert_eq!(fs::read_to_string(f.path().join("a.txt")).unwrap(), expected);
}

#[test]
fn comments_that_do_nothing_are_reported_and_removed() {
    let text = format!(
        "<!-- newslint-disable-next-line bare-url, missing-zwnj -->\n{LINK}<!-- newslint-disable-file qqq -->\n"
    );
    let f = folder(&[("a.txt", text.as_bytes())]);
    let run = newslint(f.path(), &["--format", "jsonl", "a.txt"]);
    assert_eq!((code(&run), rules(&run)), (1, vec!["unused-suppression".to_owned(), "unknown-suppression".to_owned()]));
    assert!(jsonl(&run)[0]["message"].as_str().unwrap().contains("missing-zwnj"));
    assert_eq!(code(&newslint(f.path(), &["--fix", "a.txt"])), 0);
    let expected = format!("<!-- newslint-disable-next-line bare-url -->\n{LINK}");
    assert_eq!(fs::read_to_string(f.path().join("a.txt")).unwrap(), expected);
}

#[test]
fn removing_a_comment_keeps_line_ends_and_odd_bytes() {
    let comment = "<!-- newslint-disable-next-line bare-url -->";
    let text = |comment: &str| {
        [b"\xEF\xBB\xBF".as_slice(), comment.as_bytes(), CLEAN.replace('\n', "\r\n").as_bytes(), b"\xFF"].concat()
    };
    let f = folder(&[("a.txt", &text(&format!("{comment}\r\n"))), ("b.txt", &text(&format!("{comment} ")))]);
    newslint(f.path(), &["--fix", "."]);
    assert_eq!(fs::read(f.path().join("a.txt")).unwrap(), text(""));
    assert_eq!(fs::read(f.path().join("b.txt")).unwrap(), text(""));
}

#[test]
fn a_rule_that_did_not_run_cannot_call_its_comment_unused() {
    let text = format!("<!-- newslint-disable-next-line bare-url -->\n{CLEAN}");
    assert_eq!(check(&text, &[]), ["unused-suppression"]);
    assert_eq!(check(&text, &["--ignore", "bare-url"]), Vec::<String>::new());
    assert_eq!(check(&text, &["--ignore", "unused-suppression"]), Vec::<String>::new());
}

#[test]
fn a_misspelt_comment_protects_until_a_person_has_looked() {
    let text = format!("<!-- newslint-disable-next-line bare-urll -->\n{LINK}");
    let f = folder(&[("a.txt", text.as_bytes())]);
    assert_eq!(code(&newslint(f.path(), &["--fix", "a.txt"])), 1);
    assert_eq!(fs::read_to_string(f.path().join("a.txt")).unwrap(), text);
    assert_eq!(code(&newslint(f.path(), &["--fix", "--unsafe-fixes", "a.txt"])), 0);
    assert_eq!(fs::read_to_string(f.path().join("a.txt")).unwrap(), text.replace("urll", "url"));
}

const SIDE: &str = "# Agreed with the wire desk.\n[[suppress]]\npath = \"wire/*.txt\"\nrules = [\"bare-url\", \"stray-latin-word\"]\ntext = \"https://t.co/ab12\"\nreason = \"the agency's own style\"\n\n# The old desk.\n[[suppress]]\npath = \"/gone/old.txt\"\nrules = [\"joiners\"]\n";

#[test]
fn a_side_file_speaks_for_texts_that_hold_no_comments() {
    let f = folder(&[
        ("newslint-suppressions.toml", SIDE.as_bytes()),
        ("wire/a.txt", LINK.as_bytes()),
        ("wire/b.txt", "వివరాలు https://t.co/other\n".as_bytes()),
        ("desk/a.txt", LINK.as_bytes()),
    ]);
    let run = newslint(f.path(), &["--format", "concise", "."]);
    let paths: Vec<String> = out(&run).lines().map(|l| l.split(": ").next().unwrap().to_owned()).collect();
    assert_eq!(paths[..2], ["./desk/a.txt:1:19", "./wire/b.txt:1:9"], "another folder, another text: {}", out(&run));
    assert_eq!(paths[2..], ["newslint-suppressions.toml:2:1", "newslint-suppressions.toml:9:1"]);
    assert!(err(&run).contains("Let be: 1 finding"), "{}", err(&run));
    newslint(f.path(), &["--fix", "."]);
    let expected = SIDE[..SIDE.find("# The old desk.\n[[").unwrap()]
        .replace("\"bare-url\", \"stray-latin-word\"", "\"bare-url\"")
        + "# The old desk.\n";
    assert_eq!(fs::read_to_string(f.path().join("newslint-suppressions.toml")).unwrap(), expected);
}

#[test]
fn faults_in_the_side_file_are_shown_with_their_place() {
    let f = folder(&[
        ("newslint-suppressions.toml", b"[[suppress]]\npth = \"a\"\nrules = []\n"),
        ("a.txt", LINK.as_bytes()),
    ]);
    let run = newslint(f.path(), &["a.txt"]);
    assert_eq!(code(&run), 2);
    assert!(err(&run).contains("did you mean `path`?"), "{}", err(&run));
    let toml = "[[suppress]]\npath = \"a.txt\"\nrules = [\"bare-urll\", \"bare-url\"]\n";
    fs::write(f.path().join("newslint-suppressions.toml"), toml).unwrap();
    assert_eq!(rules(&newslint(f.path(), &["--format", "jsonl", "a.txt"])), ["unknown-suppression"]);
    assert_eq!(code(&newslint(f.path(), &["--fix", "a.txt"])), 0);
    let fixed = fs::read_to_string(f.path().join("newslint-suppressions.toml")).unwrap();
    assert_eq!(fixed, toml.replace("\"bare-urll\", ", ""));
}

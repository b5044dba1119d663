//! Files that are not in UTF-8 are read, and written back as they were.

use super::*;

fn utf16(text: &str, big: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
}

#[test]
fn a_file_in_utf_16_is_mended_and_stays_in_utf_16() {
    for big in [false, true] {
        for mark in ["\u{FEFF}", ""] {
            let text = |body: &str| utf16(&format!("{mark}{}", body.replace('\n', "\r\n")), big);
            let f = folder(&[("a.txt", &text(FAULTY)), ("b.html", &text(&format!("<p>{FAULTY}</p>")))]);
            let run = newslint(f.path(), &["--format", "jsonl", "a.txt"]);
            let bytes = text(FAULTY);
            for d in jsonl(&run) {
                let offset = |key: &str| usize::try_from(d[key].as_u64().unwrap()).unwrap();
                assert_eq!(bytes[offset("start")..offset("end")], utf16(d["text"].as_str().unwrap(), big));
            }
            let places: Vec<_> = jsonl(&run).iter().map(|d| (d["line"].clone(), d["column"].clone())).collect();
            let mark = usize::from(!mark.is_empty());
            assert_eq!(places, [(1.into(), (12 + mark).into()), (2.into(), 1.into())]);
            assert_eq!(code(&newslint(f.path(), &["--fix", "."])), 0);
            assert_eq!(fs::read(f.path().join("a.txt")).unwrap(), text(MENDED));
            assert_eq!(fs::read(f.path().join("b.html")).unwrap(), text(&format!("<p>{MENDED}</p>")));
        }
    }
}

#[test]
fn a_patch_of_a_file_in_utf_16_can_be_applied() {
    let f = folder(&[("a.txt", &utf16(FAULTY, false))]);
    let run = newslint(f.path(), &["--diff", "a.txt"]);
    fs::write(f.path().join("fix.patch"), &run.stdout).unwrap();
    let git = Command::new("git").args(["apply", "fix.patch"]).current_dir(f.path()).output().unwrap();
    assert!(git.status.success(), "{}", String::from_utf8_lossy(&git.stderr));
    assert_eq!(fs::read(f.path().join("a.txt")).unwrap(), utf16(MENDED, false));
}

#[test]
fn what_an_encoding_lacks_is_a_reference_in_a_page_and_a_finding_elsewhere() {
    // Telugu in a page in Windows-1252 can only be references.
    let letters = |text: &str| text.chars().map(|c| format!("&#{};", u32::from(c))).collect::<Vec<_>>().concat();
    let page = |word: &str| [b"<meta charset=windows-1252><p>caf\xE9 ", letters(word).as_bytes(), b"</p>"].concat();
    let f = folder(&[("a.html", &page("ట్రంప్తో"))]);
    newslint(f.path(), &["--fix", "a.html"]);
    let expected = [
        &b"<meta charset=windows-1252><p>caf\xE9 "[..],
        letters("ట్రంప్").as_bytes(),
        b"&#x200C;",
        letters("తో").as_bytes(),
        b"</p>",
    ]
    .concat();
    assert_eq!(fs::read(f.path().join("a.html")).unwrap(), expected);

    let rule = PACK_RULE
        .replace("[words]", "[pattern]\nregex = 'quintal'\nliterals = [\"quintal\"]\nreplace = \"క్వింటాల్\"")
        .replace("\"క్వింటా\" = \"క్వింటాల్\"\n", "");
    let text = b"A caf\xE9 sold ten \x93quintal\x94.\n";
    let f = folder(&[("r/a.toml", rule.as_bytes()), ("a.txt", text)]);
    let run = newslint(f.path(), &["--rules", "r", "--select", "house-quint", "--format", "concise", "--fix", "a.txt"]);
    assert_eq!(fs::read(f.path().join("a.txt")).unwrap(), text);
    assert!(out(&run).contains("a.txt:1:18") && out(&run).contains("windows-1252 has no U+0C15"), "{}", out(&run));
}

#[test]
fn the_desk_can_say_what_its_files_are_in() {
    let text = "ప్రధాని ట్రంప్తో";
    let f = folder(&[("a.txt", &utf16(text, true)), ("newslint.toml", b"[input]\nencoding = \"utf-16be\"\n")]);
    assert_eq!(jsonl(&newslint(f.path(), &["--format", "jsonl", "a.txt"])).len(), 1);
    let wrong = newslint(f.path(), &["--encoding", "latin1", "--format", "jsonl", "a.txt"]);
    assert!(jsonl(&wrong).iter().all(|d| d["rule"] != "missing-zwnj"), "the command line wins");
    let unknown = newslint(f.path(), &["--encoding", "utf-9", "a.txt"]);
    assert!(code(&unknown) == 2 && err(&unknown).contains("windows-1252"), "{}", err(&unknown));
    fs::write(f.path().join("newslint.toml"), "[input]\nencoding = \"utf-9\"\n").unwrap();
    let unknown = newslint(f.path(), &["a.txt"]);
    assert!(code(&unknown) == 2 && err(&unknown).contains("newslint.toml:2"), "{}", err(&unknown));
}

#[test]
fn a_file_that_would_not_survive_is_not_written() {
    let broken = [utf16(FAULTY, false), vec![0x00, 0xD8, b'\n', 0]].concat();
    let f = folder(&[("a.txt", &broken)]);
    let run = newslint(f.path(), &["--fix", "a.txt"]);
    assert_eq!((code(&run), fs::read(f.path().join("a.txt")).unwrap()), (2, broken));
    assert!(err(&run).contains("not fixed: some of its bytes mean nothing in UTF-16LE"), "{}", err(&run));
}

#[test]
fn an_override_says_the_encoding_of_some_files() {
    // What is in UTF-8 after all is no Telugu in the encoding that the override names.
    let toml = "[[overrides]]\npaths = [\"old/\"]\n[overrides.input]\nencoding = \"windows-1252\"\n";
    let f =
        folder(&[("old/a.txt", FAULTY.as_bytes()), ("b.txt", FAULTY.as_bytes()), ("newslint.toml", toml.as_bytes())]);
    let shown = out(&newslint(f.path(), &["config", "old/a.txt"]));
    assert!(shown.lines().any(|l| l.starts_with("encoding = ") && l.ends_with("# newslint.toml:4")), "{shown}");
    let paths = |words: &[&str]| -> Vec<Value> {
        let run = newslint(f.path(), &[&["--format", "jsonl", "--select", "missing-zwnj"], words].concat());
        jsonl(&run).iter().map(|d| d["path"].clone()).collect()
    };
    assert_eq!(paths(&["b.txt", "old/a.txt"]), ["b.txt", "b.txt"]);
    assert_eq!(paths(&["--encoding", "utf-8", "old/a.txt"]).len(), 2, "the command line wins");
}

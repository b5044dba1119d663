//! What a file, a name or a setting holds never moves a cursor, hides text or fakes a line on the terminal.

use super::*;

/// Moves the cursor, clears the screen, overwrites the line, rings, sets the title, turns the direction of text.
const EVIL: &str = "\u{1B}[2J\u{1B}]0;t\u{7}\r\u{8}\u{9B}1A\u{85}\u{202E}\u{2066}\u{200F}\u{2028}";

/// Colours and links that the program itself makes are taken away first, if they were asked for.
fn raw(text: &str, coloured: bool) -> Option<char> {
    let mut text = text.to_owned();
    if coloured {
        let own = regex::Regex::new("\u{1B}\\[[0-9;]*m|\u{1B}\\]8;;[!-~]*\u{1B}\\\\").unwrap();
        text = own.replace_all(&text, "").into_owned();
    }
    let moves = |c: char| {
        c.is_control() && c != '\n' && c != '\t'
            || matches!(c, '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().find(|c| moves(*c))
}

fn assert_harmless(run: &Output, coloured: bool, what: &str) {
    for (stream, text) in [("output", out(run)), ("errors", err(run))] {
        assert_eq!(raw(&text, coloured), None, "{what}, {stream}: {text:?}");
        assert!(!text.contains("\nfaked"), "{what}: a name began a line of its own: {text:?}");
    }
}

fn hostile() -> TempDir {
    let text =
        format!("{EVIL}అధ్యక్షుడు {EVIL}ట్రంప్తో{EVIL} భేటీ{EVIL} మరియు మరియు పుతిన్{EVIL} పుటిన్ https://t.co/{EVIL}x\n{FAULTY}");
    let name = format!("a{EVIL}\nfaked.txt");
    folder(&[(&name, text.as_bytes()), (&format!("b{EVIL}\nfaked.txt"), &[0; 600]), ("c.txt", b"\xFF\xFEa\0")])
}

#[test]
fn reports_for_people_are_harmless_whatever_a_text_and_its_name_hold() {
    let f = hostile();
    for color in ["never", "always"] {
        for words in [
            &["--format", "pretty", "."][..],
            &["--format", "concise", "."],
            &["--format", "concise", "--lang", "te", "."],
            &["--format", "github", "."],
            &["--format", "markdown", "."],
            &["--profile", "strict", "."],
            &["--statistics", "."],
            &["--timing", "."],
            &["names", "--check", "."],
            &["config", "."],
        ] {
            let run = newslint(f.path(), &[&["--color", color], words].concat());
            assert!(!run.stdout.is_empty() || words[0] == "names", "{words:?}: {}", err(&run));
            assert_harmless(&run, color == "always", &format!("{words:?} {color}"));
        }
    }
    let run = newslint(f.path(), &["--fix", "--color", "always", "."]);
    assert_harmless(&run, true, "--fix");
}

#[test]
fn reports_for_programs_are_whole_and_name_the_file_exactly() {
    let f = hostile();
    let run = newslint(f.path(), &["--format", "jsonl", "."]);
    let name = format!("./a{EVIL}\nfaked.txt");
    for line in out(&run).lines() {
        let finding: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(finding["path"], name.as_str());
    }
    // JSON escapes what moves a cursor, but for C1 and turned text, which only programs read here.
    assert!(!out(&run).contains(['\u{1B}', '\r', '\u{7}']));
    for format in ["checkstyle", "junit"] {
        let xml = out(&newslint(f.path(), &["--format", format, "."]));
        let mut reader = quick_xml::Reader::from_str(&xml);
        while reader.read_event().expect("well-formed XML") != quick_xml::events::Event::Eof {}
    }
}

#[test]
fn a_patch_is_exact_and_its_names_are_quoted() {
    let f = hostile();
    let diff = newslint(f.path(), &["--diff", "."]).stdout;
    let header = String::from_utf8_lossy(&diff).lines().take(2).collect::<Vec<_>>().join("\n");
    assert_eq!(raw(&header, false), None, "{header:?}");
    fs::write(f.path().join("fix.patch"), &diff).unwrap();
    let git = Command::new("git").args(["apply", "fix.patch"]).current_dir(f.path()).output().unwrap();
    assert!(git.status.success(), "{}\n{header}", String::from_utf8_lossy(&git.stderr));
    let text = fs::read_to_string(f.path().join(format!("a{EVIL}\nfaked.txt"))).unwrap();
    let other = hostile();
    newslint(other.path(), &["--fix", "."]);
    let fixed = fs::read_to_string(other.path().join(format!("a{EVIL}\nfaked.txt"))).unwrap();
    assert_eq!(text, fixed, "to the byte what --fix writes");
    assert!(text.ends_with(MENDED));
}

#[test]
fn errors_are_harmless_whatever_was_written_in_settings() {
    let plain = "[[suppress]]\npath = \"a.txt\"\nrules = [\"x\\u001b[2J\\u009b\"]\n";
    let rule = "id = \"our-rule\"\nseverity = \"error\"\n[summary]\nen = \"s\\u001b[2J\"\nte = \"s\\u202e\"\n[message]\nen = \"m\\u001b[2J\\r\\n\\u009b\"\nte = \"t\"\n[fix-title]\nen = \"f\\u001b[1A\"\nte = \"f\"\n[label]\nen = \"l\\u0007\"\nte = \"l\"\n[words]\n\"భేటీ\" = \"సమావేశం\"\n[[bad]]\ntext = \"ఇది \\u001b[2J\"\n";
    let f = folder(&[
        ("a.txt", FAULTY.as_bytes()),
        ("raw.toml", format!("profile = \"{EVIL}\"\n").as_bytes()),
        ("comment.toml", format!("# {EVIL}\nprofil = 1 # {EVIL}\n").as_bytes()),
        ("key.toml", b"\"x\\u001b[2J\\u009b\" = 1\n"),
        ("rule.toml", b"select = [\"x\\u001b[2J\\u202e\"]\n"),
        ("table.toml", b"[rules.\"x\\u001b[2J\"]\nseverity = \"error\"\n"),
        ("names.toml", b"[names]\nfiles = [\"n\\u001b[2J.tsv\"]\n"),
        ("list.toml", b"[names]\nfiles = [\"list.tsv\"]\n"),
        ("list.tsv", format!("పుతిన్\tPutin\t{EVIL}\n").as_bytes()),
        ("exclude.toml", b"exclude = [\"[z-\\u001b[2J\"]\n"),
        ("baseline.json", b"{\"version\": 1, \"files\": {}, \"x\\u001b[2J\": 1}"),
        ("side/newslint.toml", b""),
        ("side/a.txt", FAULTY.as_bytes()),
        ("side/newslint-suppressions.toml", plain.as_bytes()),
        ("pack/house/our.toml", rule.as_bytes()),
        ("broken/house/our.toml", format!("id = \"our\" # {EVIL}\n").as_bytes()),
    ]);
    for color in ["never", "always"] {
        let coloured = color == "always";
        for config in ["raw", "comment", "key", "rule", "table", "names", "list", "exclude"] {
            let run = newslint(f.path(), &["--color", color, "--config", &format!("{config}.toml"), "a.txt"]);
            assert_eq!(run.status.code(), Some(2), "{config}");
            assert_harmless(&run, coloured, config);
        }
        for words in [
            &["--baseline", "baseline.json", "a.txt"][..],
            &["--select", "x\u{1B}[2J", "a.txt"],
            &["explain", "x\u{1B}[2J"],
            &["--rules", "gone\u{1B}[2J", "a.txt"],
            &["--rules", "broken", "a.txt"],
            &["--config", "gone\u{1B}[2J", "a.txt"],
            &["--output", "json=gone\u{1B}/x", "a.txt"],
            &["--since", "x\u{1B}[2J", "a.txt"],
            &["gone\u{1B}[2J\u{9B}\nfaked"],
            &["--x\u{1B}[2J\u{9B}\nfaked"],
            &["--format", "x\u{1B}[2J"],
        ] {
            let run = newslint(f.path(), &[&["--color", color], words].concat());
            assert_eq!(run.status.code(), Some(2), "{words:?}: {}", out(&run));
            assert_harmless(&run, coloured, &format!("{words:?}"));
        }
        for words in [
            &["--rules", "pack", "--format", "pretty", "a.txt"][..],
            &["--rules", "pack", "--format", "concise", "a.txt"],
            &["--rules", "pack", "--format", "github", "a.txt"],
            &["--rules", "pack", "--format", "markdown", "a.txt"],
            &["rules", "--rules", "pack"],
            &["explain", "our-rule", "--rules", "pack"],
            &["rules", "test", "pack"],
        ] {
            let run = newslint(f.path(), &[words, &["--color", color]].concat());
            assert!(!run.stdout.is_empty(), "{words:?}: {}", err(&run));
            assert_harmless(&run, coloured, &format!("{words:?}"));
        }
        let run = newslint(&f.path().join("side"), &["--color", color, "a.txt"]);
        assert!(out(&run).contains("unknown-suppression"), "{}", err(&run));
        assert_harmless(&run, coloured, "side file");
    }
}

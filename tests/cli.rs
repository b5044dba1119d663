//! The built program, as its users run it.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on should panic")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

const FAULTY: &str = "అధ్యక్షుడు ట్రంప్తో భేటీ అయ్యారు.\nబీజింగ్లో సమావేశం జరిగింది.\n";
const MENDED: &str = "అధ్యక్షుడు ట్రంప్\u{200C}తో భేటీ అయ్యారు.\nబీజింగ్\u{200C}లో సమావేశం జరిగింది.\n";
const CLEAN: &str = "ప్రధాని ఢిల్లీలో మాట్లాడారు. రైతులకు సాయం చేస్తామని చెప్పారు.\n";

fn newslint(folder: &Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_newslint"))
        .args(words)
        .current_dir(folder)
        .stdin(Stdio::null())
        .env_remove("NO_COLOR")
        .output()
        .unwrap()
}

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

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn jsonl(output: &Output) -> Vec<Value> {
    out(output).lines().map(|l| serde_json::from_str(l).unwrap()).collect()
}

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

#[test]
fn fix_mends_the_file_in_place_and_once_is_enough() {
    let f = folder(&[("article.txt", FAULTY.as_bytes())]);
    let run = newslint(f.path(), &["--fix", "article.txt"]);
    assert_eq!(code(&run), 0, "{}", err(&run));
    assert_eq!(fs::read_to_string(f.path().join("article.txt")).unwrap(), MENDED);
    newslint(f.path(), &["--fix", "article.txt"]);
    assert_eq!(fs::read_to_string(f.path().join("article.txt")).unwrap(), MENDED);
    assert_eq!(fs::read_dir(f.path()).unwrap().count(), 1, "no temporary file stays");
}

#[test]
fn fix_keeps_byte_order_mark_line_ends_and_odd_bytes() {
    let odd =
        [b"\xEF\xBB\xBF".as_slice(), FAULTY.replace('\n', "\r\n").as_bytes(), b"\xff\xfe\x00 no newline"].concat();
    let f = folder(&[("article.txt", &odd)]);
    newslint(f.path(), &["--fix", "article.txt"]);
    let expected =
        [b"\xEF\xBB\xBF".as_slice(), MENDED.replace('\n', "\r\n").as_bytes(), b"\xff\xfe\x00 no newline"].concat();
    assert_eq!(fs::read(f.path().join("article.txt")).unwrap(), expected);
}

#[cfg(unix)]
#[test]
fn fix_keeps_permissions_and_rewrites_the_target_of_a_symlink() {
    use std::os::unix::fs::PermissionsExt;
    let f = folder(&[("real.txt", FAULTY.as_bytes())]);
    let real = f.path().join("real.txt");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink("real.txt", f.path().join("link.txt")).unwrap();
    newslint(f.path(), &["--fix", "link.txt"]);
    assert!(fs::symlink_metadata(f.path().join("link.txt")).unwrap().is_symlink());
    assert_eq!(fs::read_to_string(&real).unwrap(), MENDED);
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn diff_writes_nothing_and_git_applies_it() {
    let f = folder(&[("article one.txt", FAULTY.as_bytes()), ("clean.txt", CLEAN.as_bytes())]);
    let run = newslint(f.path(), &["--diff", "."]);
    assert_eq!(code(&run), 1);
    assert_eq!(fs::read_to_string(f.path().join("article one.txt")).unwrap(), FAULTY);
    fs::write(f.path().join("fix.patch"), &run.stdout).unwrap();
    let git = Command::new("git").args(["apply", "fix.patch"]).current_dir(f.path()).output().unwrap();
    assert!(git.status.success(), "{}", String::from_utf8_lossy(&git.stderr));
    assert_eq!(fs::read_to_string(f.path().join("article one.txt")).unwrap(), MENDED);
    assert_eq!(code(&newslint(f.path(), &["--diff", "clean.txt"])), 0);
}

#[test]
fn standard_input_is_checked_and_fixed_to_standard_output() {
    let f = folder(&[]);
    assert_eq!(code(&piped(f.path(), &["-"], CLEAN.as_bytes())), 0);
    let run = piped(f.path(), &["--format", "concise", "-"], FAULTY.as_bytes());
    assert!(out(&run).starts_with("-:1:12: error[missing-zwnj]"), "{}", out(&run));
    assert_eq!(out(&piped(f.path(), &["--fix", "-"], FAULTY.as_bytes())), MENDED);
}

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
        ("a/notes.md", FAULTY.as_bytes()),
        ("old/3.txt", FAULTY.as_bytes()),
        (".gitignore", b"old/\n"),
    ]);
    let many = out(&newslint(f.path(), &["--format", "concise"]));
    let paths: Vec<&str> = many.lines().map(|l| l.split(':').next().unwrap()).collect();
    assert_eq!(paths, ["./a/1.txt", "./a/1.txt", "./b/2.txt", "./b/2.txt"]);
    let one = out(&newslint(f.path(), &["--format", "concise", "-j", "1"]));
    assert_eq!(one, many, "threads change nothing");
    assert_eq!(
        out(&newslint(f.path(), &["--format", "concise", "a/notes.md"])).lines().count(),
        2,
        "a named file is checked whatever its ending"
    );
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_checked() {
    let f = folder(&[("good.txt", FAULTY.as_bytes()), ("picture.txt", &[0u8; 400]), ("wide.txt", b"\xFF\xFEa\0b\0")]);
    let run = newslint(f.path(), &["--format", "concise", "gone.txt", "."]);
    assert_eq!(code(&run), 2);
    assert!(
        err(&run).contains("gone.txt: no such file") && err(&run).contains("wide.txt: this is UTF-16"),
        "{}",
        err(&run)
    );
    assert!(err(&run).contains("Skipped 1 binary file"), "{}", err(&run));
    assert_eq!(out(&run).lines().count(), 2, "good.txt was checked");
}

#[test]
fn a_folder_without_text_is_an_error_not_a_success() {
    let f = folder(&[("readme.md", b"x")]);
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
fn settings_are_found_above_and_faults_in_them_are_shown_with_their_place() {
    let f = folder(&[
        ("desk/today/article.txt", FAULTY.as_bytes()),
        ("desk/newslint.toml", b"ignore = [\"joiners\"]\nlang = \"te\"\n"),
    ]);
    let run = newslint(&f.path().join("desk/today"), &["article.txt"]);
    assert_eq!(code(&run), 0);
    assert!(err(&run).contains("లోపాలేమీ లేవు"), "{}", err(&run));
    for (toml, said) in [
        ("profil = \"desk\"\n", "did you mean `profile`?"),
        ("[rules.mising-zwnj]\n", "did you mean `missing-zwnj`?"),
        ("[rules.stray-latin-word]\nalow = [\"x\"]\n", "alow"),
        ("[rules.missing-zwnj]\nseverity = \"fatal\"\n", "`severity` is"),
        ("select = [\"links\"\n", "newslint.toml:"),
    ] {
        fs::write(f.path().join("desk/newslint.toml"), toml).unwrap();
        let run = newslint(&f.path().join("desk/today"), &["article.txt"]);
        assert_eq!(code(&run), 2, "{toml}");
        assert!(err(&run).contains(said), "{toml}: {}", err(&run));
        assert_eq!(fs::read_to_string(f.path().join("desk/today/article.txt")).unwrap(), FAULTY);
    }
}

#[test]
fn the_desks_own_names_win() {
    let toml = "[names]\nfiles = [\"names.tsv\"]\n";
    let names = "హోరాక్\tHorak\tperson\t\tహొరాక్\n";
    let f = folder(&[
        ("newslint.toml", toml.as_bytes()),
        ("names.tsv", names.as_bytes()),
        ("article.txt", "హొరాక్ మాట్లాడారు.\n".as_bytes()),
    ]);
    let found = jsonl(&newslint(f.path(), &["--format", "jsonl", "article.txt"]));
    assert_eq!(found[0]["rule"], "name-house-spelling");
    assert_eq!(found[0]["variants"], serde_json::json!(["హొరాక్", "హోరాక్"]));
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
fn a_rule_of_ones_own_is_one_file_in_a_folder() {
    let f = folder(&[
        ("our-rules/house/house-quint.toml", PACK_RULE.as_bytes()),
        ("article.txt", "పది క్వింటా ధాన్యం వచ్చింది.\n".as_bytes()),
    ]);
    let run = newslint(f.path(), &["--rules", "our-rules", "--format", "concise", "article.txt"]);
    assert_eq!(out(&run), "article.txt:1:5: warning[house-quint] Write క్వింటాల్, not క్వింటా\n");
    let run = newslint(f.path(), &["--rules", "our-rules", "--fix", "article.txt"]);
    assert_eq!(code(&run), 0);
    assert_eq!(fs::read_to_string(f.path().join("article.txt")).unwrap(), "పది క్వింటాల్ ధాన్యం వచ్చింది.\n");
}

#[test]
fn a_fault_in_a_pack_is_shown_with_its_place() {
    let cases = [
        (PACK_RULE.replace("[words]", "[pattern]\nregex = '(క్వింటా'\nliterals = [\"క్వింటా\"]\n[ignored]"), "ignored"),
        (
            PACK_RULE.replace("[words]\n\"క్వింటా\" = \"క్వింటాల్\"", "[pattern]\nregex = '(క్వింటా'\nliterals = [\"క్వింటా\"]"),
            "unclosed group",
        ),
        (PACK_RULE.replace("severity", "severty"), "did you mean `severity`?"),
        (PACK_RULE.replace("house-quint", "missing-zwnj"), "exists already"),
        (PACK_RULE.replace("house-quint", "House Quint"), "lower-case"),
    ];
    for (rule, said) in cases {
        let f = folder(&[("our-rules/a.toml", rule.as_bytes()), ("article.txt", CLEAN.as_bytes())]);
        let run = newslint(f.path(), &["--rules", "our-rules", "article.txt"]);
        assert_eq!(code(&run), 2, "{rule}");
        assert!(err(&run).contains(said) && err(&run).contains("a.toml"), "{said}: {}", err(&run));
    }
    let f = folder(&[("empty/readme", b""), ("article.txt", CLEAN.as_bytes())]);
    assert!(err(&newslint(f.path(), &["--rules", "empty", "article.txt"])).contains("holds no rules"));
}

#[test]
fn explain_rules_init_and_completions_do_what_they_say() {
    let f = folder(&[]);
    let page = out(&newslint(f.path(), &["explain", "missing-zwnj"]));
    assert!(page.starts_with("# missing-zwnj") && page.contains("ట్రంప్‹ZWNJ›తో"), "{page}");
    assert!(err(&newslint(f.path(), &["explain", "zwnj"])).contains("no rule"));
    let rules: Value = serde_json::from_str(&out(&newslint(f.path(), &["rules", "--format", "json"]))).unwrap();
    assert!(
        rules.as_array().unwrap().iter().all(|r| r["messages"]["te"].is_string() && r["examples"]["bad"].is_array())
    );
    assert_eq!(code(&newslint(f.path(), &["init"])), 0);
    let written = fs::read_to_string(f.path().join("newslint.toml")).unwrap();
    assert!(written.contains("profile = \"desk\""));
    assert_eq!(code(&newslint(f.path(), &["init"])), 2, "never writes over a file");
    fs::write(f.path().join("article.txt"), CLEAN).unwrap();
    assert_eq!(code(&newslint(f.path(), &["article.txt"])), 0, "what init writes is a valid configuration");
    assert!(out(&newslint(f.path(), &["completions", "bash"])).contains("newslint"));
}

#[test]
fn what_init_shows_as_examples_is_valid_when_uncommented() {
    let f = folder(&[("names.tsv", b""), ("article.txt", CLEAN.as_bytes())]);
    newslint(f.path(), &["init"]);
    let path = f.path().join("newslint.toml");
    let settings: String = fs::read_to_string(&path)
        .unwrap()
        .lines()
        .map(|l| {
            l.strip_prefix("# ").filter(|l| l.contains(" = ") || l.starts_with('[')).unwrap_or(l).to_owned() + "\n"
        })
        .collect();
    let settings = settings.replace("rule-packs = [\"newslint-rules\"]", "");
    fs::write(&path, &settings).unwrap();
    let run = newslint(f.path(), &["article.txt"]);
    assert_eq!(code(&run), 0, "{settings}\n{}", err(&run));
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
fn fixing_goes_on_when_the_reader_leaves_early() {
    let f = tempfile::tempdir().unwrap();
    for n in 0..700 {
        fs::write(f.path().join(format!("{n:03}.txt")), format!("{FAULTY}Xi మరియు మరియు a చెప్పారు.\n")).unwrap();
    }
    let shell = format!("'{}' --fix --format concise . | head -n 1", env!("CARGO_BIN_EXE_newslint"));
    Command::new("sh").args(["-c", &shell]).current_dir(f.path()).output().unwrap();
    for n in 0..700 {
        assert!(fs::read_to_string(f.path().join(format!("{n:03}.txt"))).unwrap().starts_with(MENDED), "{n}");
    }
}

#[test]
fn a_file_named_twice_is_checked_once() {
    let f = folder(&[("desk/article.txt", FAULTY.as_bytes())]);
    let run = newslint(f.path(), &["--format", "concise", "desk", "./desk", "desk/article.txt"]);
    assert_eq!(out(&run).lines().count(), 2, "{}", out(&run));
}

#[test]
fn a_gate_that_checks_nothing_is_an_error() {
    let f = folder(&[("article.txt", FAULTY.as_bytes())]);
    let run = newslint(f.path(), &["--select", "links", "--ignore", "links", "article.txt"]);
    assert_eq!(code(&run), 2);
    assert!(err(&run).contains("no rule is on"), "{}", err(&run));
}

#[test]
fn a_careless_pack_that_feeds_itself_changes_nothing() {
    let rule = PACK_RULE
        .replace("\"క్వింటా\" = \"క్వింటాల్\"", "")
        .replace("[words]", "[pattern]\nregex = 'క్వింటా'\nliterals = [\"క్వింటా\"]\nreplace = \"క్వింటా క్వింటా\"");
    let text = "పది క్వింటా ధాన్యం వచ్చింది.\n";
    let f = folder(&[("our-rules/a.toml", rule.as_bytes()), ("article.txt", text.as_bytes())]);
    newslint(f.path(), &["--rules", "our-rules", "--select", "house-quint", "--fix", "article.txt"]);
    assert_eq!(fs::read_to_string(f.path().join("article.txt")).unwrap(), text);
}

#[test]
fn a_name_without_a_spelling_is_refused() {
    let f = folder(&[
        ("newslint.toml", "[names]\nentries = [{ telugu = \"\", wrong = [\"ట్రంప్\"] }]\n".as_bytes()),
        ("article.txt", FAULTY.as_bytes()),
    ]);
    let run = newslint(f.path(), &["--fix", "article.txt"]);
    assert_eq!(code(&run), 2);
    assert_eq!(fs::read_to_string(f.path().join("article.txt")).unwrap(), FAULTY);
}

#[test]
fn hostile_lines_take_no_time() {
    let hostile = ["`".repeat(200_000), "a#".repeat(100_000), "</p>".repeat(3_000)].join("\n");
    let f = folder(&[("article.txt", hostile.as_bytes())]);
    let start = std::time::Instant::now();
    let run = newslint(f.path(), &["article.txt"]);
    assert_eq!(code(&run), 1);
    // Minutes when something is quadratic, well under a second when nothing is; the bound allows for a busy machine.
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    assert!(run.stdout.len() < 20_000_000, "{}", run.stdout.len());
}

#[test]
fn rules_of_a_pack_can_be_listed_and_explained() {
    let f = folder(&[("our-rules/house/a.toml", PACK_RULE.as_bytes())]);
    assert!(out(&newslint(f.path(), &["rules", "--rules", "our-rules"])).contains("house-quint"));
    assert!(out(&newslint(f.path(), &["explain", "--rules", "our-rules", "house-quint"])).starts_with("# house-quint"));
    assert!(out(&newslint(f.path(), &["rules", "--lang", "te"])).contains("పదంలోని భాగాల మధ్య"));
}

//! Mending files: exactly, as a whole, and only where it is right.

use super::*;

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
fn a_quotation_keeps_its_spelling_and_style_but_not_its_damage() {
    let said = "“ఆర్ధిక మంత్రి గురవారం చైనాలోలో ఉంటారు, ఊరి నుండి వస్తారు, ట్రంప్తో కలుస్తారు” అని చెప్పారు. ఆయన ఢిల్లీ నుంచి వచ్చారు.\n";
    let kept = said.replace("ట్రంప్తో", "ట్రంప్\u{200C}తో");
    let f = folder(&[("article.txt", said.as_bytes())]);
    newslint(f.path(), &["--fix", "article.txt"]);
    assert_eq!(fs::read_to_string(f.path().join("article.txt")).unwrap(), kept);
}

//! Gating on what changed, in real repositories.

use super::*;

/// A repository with one commit.
pub struct Repository(TempDir);

pub fn repository(files: &[(&str, &[u8])]) -> Repository {
    let r = Repository(folder(files));
    r.git(&["init", "-qb", "main"]);
    r.git(&["add", "--all"]);
    r.git(&["commit", "-qm", "first"]);
    r
}

impl Repository {
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn git(&self, words: &[&str]) -> Output {
        let done = Command::new("git")
            .args(["-c", "user.name=desk", "-c", "user.email=desk@localhost"])
            .args(words)
            .current_dir(self.path())
            .output()
            .unwrap();
        assert!(done.status.success(), "git {words:?}: {}", err(&done));
        done
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path().join(name), text).unwrap();
    }

    fn found(&self, words: &[&str]) -> Vec<String> {
        let run = newslint(self.path(), &[words, &["--format", "concise"]].concat());
        assert_ne!(code(&run), 2, "{}", err(&run));
        out(&run).lines().map(|l| l.split(": ").next().unwrap().trim_start_matches("./").to_owned()).collect()
    }
}

#[test]
fn since_a_revision_only_changed_lines_count() {
    let r = repository(&[("a.txt", FAULTY.as_bytes()), ("b.txt", FAULTY.as_bytes())]);
    assert_eq!(r.found(&["--since", "HEAD"]), Vec::<String>::new());
    r.write("a.txt", &format!("{CLEAN}{FAULTY}మంత్రి ట్రంప్తో మాట్లాడారు.\n"));
    r.write("new.txt", "మంత్రి ట్రంప్తో మాట్లాడారు.\n");
    assert_eq!(
        r.found(&["--since", "HEAD"]),
        ["a.txt:4:8", "new.txt:1:8"],
        "the changed line, and a new file as a whole"
    );
    assert_eq!(r.found(&["--since", "HEAD", "new.txt"]), ["new.txt:1:8"]);
    assert_eq!(code(&newslint(r.path(), &["--since", "HEAD", "b.txt"])), 0);
    r.git(&["add", "."]);
    r.git(&["commit", "-qm", "second"]);
    assert_eq!(r.found(&["--since", "HEAD~1"]), ["a.txt:4:8", "new.txt:1:8"]);
    // An edit of a line with an old fault makes it this change's business.
    r.write("b.txt", &FAULTY.replace("అయ్యారు", "అయ్యారని"));
    assert_eq!(r.found(&["--since", "HEAD"]), ["b.txt:1:12"]);
}

#[test]
fn a_habit_counts_where_any_of_its_places_changed() {
    let old = "మంత్రి లండన్ లో దిగారు.\nప్యారిస్ కు వెళ్లారు.\nఅక్కడి మేయర్ తో భేటీ అయ్యారు.\n";
    let r = repository(&[("a.txt", old.as_bytes())]);
    r.write("a.txt", &format!("{old}చర్చలు ముగిశాయి.\n"));
    assert_eq!(r.found(&["--since", "HEAD"]), Vec::<String>::new(), "the habit is old");
    r.write("a.txt", &format!("{old}సాయంత్రం బెర్లిన్ కు చేరారు.\n"));
    assert_eq!(r.found(&["--since", "HEAD"]), ["a.txt:1:8"]);
}

#[test]
fn since_a_branch_means_since_its_common_ancestor() {
    let r = repository(&[("a.txt", CLEAN.as_bytes())]);
    r.git(&["checkout", "-qb", "story"]);
    r.write("story.txt", FAULTY);
    r.git(&["add", "."]);
    r.git(&["commit", "-qm", "story"]);
    r.git(&["checkout", "-q", "main"]);
    r.write("other.txt", FAULTY);
    r.git(&["add", "."]);
    r.git(&["commit", "-qm", "other"]);
    r.git(&["checkout", "-q", "story"]);
    assert_eq!(r.found(&["--since", "main"]), ["story.txt:1:12", "story.txt:2:1"], "not what main got meanwhile");
}

#[test]
fn a_renamed_file_is_not_a_new_one() {
    let long = CLEAN.repeat(20) + FAULTY;
    let r = repository(&[("a.txt", long.as_bytes())]);
    fs::create_dir(r.path().join("కథలు")).unwrap();
    r.git(&["mv", "a.txt", "కథలు/b c.txt"]);
    assert_eq!(r.found(&["--since", "HEAD"]), Vec::<String>::new());
    assert_eq!(r.found(&["--staged"]), Vec::<String>::new());
    r.write("కథలు/b c.txt", &(long + "మంత్రి ట్రంప్తో మాట్లాడారు.\n"));
    r.git(&["add", "--all"]);
    assert_eq!(r.found(&["--since", "HEAD"]), ["కథలు/b c.txt:23:8"]);
    assert_eq!(r.found(&["--staged"]), ["కథలు/b c.txt:23:8"]);
    assert_eq!(
        out(&newslint(&r.path().join("కథలు"), &["--staged", "--format", "concise"])).lines().count(),
        1,
        "from a subfolder"
    );
}

#[test]
fn odd_names_and_the_users_own_diff_settings_do_no_harm() {
    let r = repository(&[("first.txt", CLEAN.as_bytes())]);
    for (key, value) in [
        ("diff.noprefix", "true"),
        ("diff.mnemonicPrefix", "true"),
        ("color.ui", "always"),
        ("diff.context", "5"),
        ("diff.interHunkContext", "9"),
        ("diff.external", "false"),
        ("diff.relative", "true"),
    ] {
        r.git(&["config", key, value]);
    }
    r.write("a\t\"b\".txt", FAULTY);
    r.write("++ b.txt", &format!("{CLEAN}++ b/x.txt\n{FAULTY}"));
    r.git(&["add", "--all"]);
    assert_eq!(r.found(&["--staged"]).len(), 4);
    assert_eq!(r.found(&["--since", "HEAD"]).len(), 4);
}

#[cfg(unix)]
#[test]
fn a_way_through_a_symlink_is_a_way_into_the_repository() {
    let r = repository(&[("desk/a.txt", CLEAN.as_bytes())]);
    r.write("desk/a.txt", FAULTY);
    let elsewhere = tempfile::tempdir().unwrap();
    let link = elsewhere.path().join("link");
    std::os::unix::fs::symlink(r.path(), &link).unwrap();
    for path in [link.join("desk"), link.join("desk/a.txt")] {
        assert_eq!(r.found(&["--since", "HEAD", path.to_str().unwrap()]).len(), 2, "{}", path.display());
    }
    let piped = piped(r.path(), &["--since", "HEAD", "-"], FAULTY.as_bytes());
    assert_eq!(code(&piped), 1, "standard input has no old lines");
}

#[test]
fn a_named_file_is_gated_whatever_its_ending() {
    let r = repository(&[("notes.rst", CLEAN.as_bytes()), ("UPPER.TXT", CLEAN.as_bytes())]);
    r.write("notes.rst", FAULTY);
    r.write("UPPER.TXT", FAULTY);
    r.git(&["add", "."]);
    assert_eq!(r.found(&["--staged"]), ["UPPER.TXT:1:12", "UPPER.TXT:2:1"]);
    assert_eq!(r.found(&["--staged", "notes.rst"]).len(), 2);
    assert_eq!(r.found(&["--since", "HEAD", "./notes.rst"]).len(), 2);
}

#[test]
fn staged_text_is_what_is_checked() {
    let r = repository(&[("a.txt", CLEAN.as_bytes())]);
    r.write("a.txt", &format!("{CLEAN}{FAULTY}"));
    assert_eq!(r.found(&["--staged"]), Vec::<String>::new(), "nothing is staged yet");
    r.git(&["add", "a.txt"]);
    r.write("a.txt", CLEAN);
    assert_eq!(r.found(&["--staged"]), ["a.txt:2:12", "a.txt:3:1"], "mended on disk is not mended in the commit");
    let run = newslint(r.path(), &["--staged", "--fix"]);
    assert_eq!(code(&run), 2);
    assert!(err(&run).contains("not staged"), "{}", err(&run));
    assert_eq!(fs::read_to_string(r.path().join("a.txt")).unwrap(), CLEAN);
    fs::remove_file(r.path().join("a.txt")).unwrap();
    assert_eq!(r.found(&["--staged"]).len(), 2, "even if the file is gone from disk");
}

#[test]
fn fix_mends_changed_lines_and_no_others() {
    let r = repository(&[("a.txt", FAULTY.as_bytes())]);
    let link = "https://t.co/ab12\n";
    let added = format!("{link}మంత్రి ట్రంప్తో మాట్లాడారు.\n");
    r.write("a.txt", &format!("{link}{FAULTY}{added}"));
    r.git(&["add", "a.txt"]);
    // The first fix takes a line away: what is a changed line moves with the text.
    newslint(r.path(), &["--staged", "--fix", "--unsafe-fixes"]);
    let after = fs::read_to_string(r.path().join("a.txt")).unwrap();
    assert!(after.contains(FAULTY), "old lines stay as they are: {after}");
    assert!(after.contains("ట్రంప్\u{200C}తో మాట్లాడారు") && !after.contains("t.co"), "{after}");
}

#[test]
fn the_first_commit_and_an_empty_one_can_be_gated() {
    let f = folder(&[("a.txt", FAULTY.as_bytes())]);
    let r = Repository(f);
    r.git(&["init", "-qb", "main"]);
    assert_eq!(r.found(&["--staged"]), Vec::<String>::new());
    r.git(&["add", "."]);
    assert_eq!(r.found(&["--staged"]).len(), 2);
}

#[test]
fn what_git_does_not_know_is_an_error_with_advice() {
    let r = repository(&[("a.txt", CLEAN.as_bytes())]);
    for revision in ["no-such", "-x", "--output=evil"] {
        let run = newslint(r.path(), &[&format!("--since={revision}"), "."]);
        assert_eq!(code(&run), 2, "{revision}");
        assert!(err(&run).contains("fetch-depth") && err(&run).contains("no revision"), "{}", err(&run));
    }
    let f = folder(&[("a.txt", CLEAN.as_bytes())]);
    let run = newslint(f.path(), &["--staged", "."]);
    assert_eq!(code(&run), 2);
    assert!(err(&run).contains("git repository"), "{}", err(&run));
    assert_eq!(code(&newslint(r.path(), &["--since", "HEAD", "gone.txt"])), 2, "a path that is nowhere");
}

#[test]
fn a_baseline_and_changed_lines_work_together() {
    let r = repository(&[("a.txt", FAULTY.as_bytes())]);
    newslint(r.path(), &["baseline", "write"]);
    // An old fault on a changed line is still an old fault.
    r.write("a.txt", &FAULTY.replace("జరిగింది", "జరిగింది నిన్న సాయంత్రం"));
    assert_eq!(r.found(&["--since", "HEAD"]), Vec::<String>::new());
}

//! The program ends in the middle of its work.

use super::*;

const FILES: usize = 500;

fn archive() -> (TempDir, String) {
    let text = FAULTY.repeat(4);
    let folder = tempfile::tempdir().unwrap();
    for n in 0..FILES {
        fs::write(folder.path().join(format!("{n:03}.txt")), &text).unwrap();
    }
    (folder, text)
}

/// How many files are mended; each must be old or new.
fn mended(folder: &Path, old: &str) -> usize {
    let new = old.replace(FAULTY, MENDED);
    let whole = |n: usize| {
        let text = fs::read_to_string(folder.join(format!("{n:03}.txt"))).unwrap();
        assert!(text == old || text == new, "{n:03}.txt is half written: {} bytes", text.len());
        usize::from(text == new)
    };
    (0..FILES).map(whole).sum()
}

fn leftovers(folder: &Path) -> usize {
    names(folder).iter().filter(|n| n.starts_with(".newslint-")).count()
}

#[test]
fn killed_at_any_moment_each_file_is_old_or_new_and_the_next_run_cleans_up() {
    let mut in_the_middle = 0;
    let mut left = 0;
    for round in 0..12 {
        let (folder, text) = archive();
        let mut child = program(folder.path(), &["--fix", "--quiet", "."])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // At a moment that depends on the work, not on the machine: once so many files are done.
        let wanted = round * FILES / 12;
        let mut seen = 0;
        while seen < wanted && child.try_wait().unwrap().is_none() {
            seen = mended(folder.path(), &text);
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let done = mended(folder.path(), &text);
        in_the_middle += usize::from(done > 0 && done < FILES);
        left += leftovers(folder.path());
        newslint(folder.path(), &["--fix", "--quiet", "."]);
        assert_eq!(mended(folder.path(), &text), FILES);
        assert_eq!(names(folder.path()).len(), FILES, "no temporary file stays");
    }
    assert!(in_the_middle >= 3, "killed in the middle only {in_the_middle} times");
    println!("killed in the middle {in_the_middle} times, {left} temporary files left and removed");
}

#[test]
fn only_leftovers_of_dead_runs_are_removed() {
    let ours = ".newslint-a1B2c3.tmp";
    let not_ours = [
        ".newslint-a1B2c.tmp",
        ".newslint-a1B2c34.tmp",
        ".newslint-a1B-c3.tmp",
        ".newslint-a1B2c3.tmp.txt",
        "newslint-a1B2c3.tmp",
        ".newslint-a1B2c3",
    ];
    let folder = folder(&[("a.txt", FAULTY.as_bytes()), (ours, b"half"), ("deep/b.txt", b""), ("other/x", b"")]);
    for name in not_ours {
        fs::write(folder.path().join(name), "mine").unwrap();
    }
    fs::create_dir(folder.path().join(".newslint-folder.tmp")).unwrap();
    std::os::unix::fs::symlink("a.txt", folder.path().join(".newslint-symlnk.tmp")).unwrap();
    fs::copy(folder.path().join(ours), folder.path().join("other").join(ours)).unwrap();
    let held = folder.path().join(".newslint-living.tmp");
    fs::write(&held, "the work of another run").unwrap();
    let file = fs::File::open(&held).unwrap();
    fs4::FileExt::try_lock(&file).unwrap();

    newslint(folder.path(), &["."]);
    newslint(folder.path(), &["--diff", "."]);
    assert!(folder.path().join(ours).exists(), "a run that only looks removes nothing");
    newslint(folder.path(), &["--fix", "."]);
    assert!(!folder.path().join(ours).exists(), "the leftover is gone");
    assert!(held.exists(), "a file that a living run holds stays");
    assert!(folder.path().join("other").join(ours).exists(), "a folder that is not worked on is not looked at");
    for name in not_ours.into_iter().chain([".newslint-folder.tmp", ".newslint-symlnk.tmp"]) {
        assert!(fs::symlink_metadata(folder.path().join(name)).is_ok(), "{name} was not ours");
    }
    drop(file);
    newslint(folder.path(), &["--fix", "."]);
    assert!(!held.exists(), "once its run is dead it goes");
}

/// Waits until the program catches Ctrl-C. Where the system does not tell, some time will do.
fn wait_for_handler(child: &Child) {
    const INTERRUPT: u64 = 1 << (2 - 1);
    let caught = || {
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
        let mask = status.lines().find_map(|line| line.strip_prefix("SigCgt:"))?;
        u64::from_str_radix(mask.trim(), 16).ok()
    };
    while caught().is_some_and(|mask| mask & INTERRUPT == 0) {
        std::thread::sleep(Duration::from_millis(5));
    }
    if caught().is_none() {
        std::thread::sleep(Duration::from_millis(700));
    }
}

#[test]
fn ctrl_c_finishes_the_file_at_hand_and_says_what_was_done() {
    for (words, fixes) in [(&["--fix", "."][..], true), (&["--format", "json", "."], false)] {
        let (folder, text) = archive();
        fs::write(folder.path().join("zz.txt"), FAULTY.repeat(10_000)).unwrap();
        let child = program(folder.path(), words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        if fixes {
            while mended(folder.path(), &text) < 20 {}
        } else {
            // The last file alone takes longer than this.
            wait_for_handler(&child);
        }
        signal(&child, "INT");
        let run = child.wait_with_output().unwrap();
        assert_eq!(run.status.code(), Some(130), "{}", err(&run));
        let said = err(&run);
        assert!(said.contains("Interrupted: ") && said.contains("of 501 files were looked at"), "{said}");
        assert!(said.contains("Found ") || said.contains("No problems"), "the summary is there: {said}");
        if fixes {
            let looked_at: usize =
                said.split("Interrupted: ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
            assert_eq!(mended(folder.path(), &text), looked_at, "what was said is what was done");
            assert!((20..FILES).contains(&looked_at));
            assert_eq!(leftovers(folder.path()), 0);
        } else {
            serde_json::from_str::<serde_json::Value>(&out(&run)).expect("the report is whole");
        }
    }
}

//! Writing fails, or the file is not what it was.

use super::*;

#[test]
fn a_write_that_fails_leaves_the_file_and_nothing_else() {
    let text = FAULTY.repeat(200);
    let f = folder(&[("big.txt", text.as_bytes()), ("small.txt", FAULTY.as_bytes())]);
    // Files may not grow beyond 8 blocks of 512 bytes: writing fails as on a full disk, without a disk to fill.
    let shell = format!("trap '' XFSZ; ulimit -f 8; '{}' --fix --quiet .", env!("CARGO_BIN_EXE_newslint"));
    let run = Command::new("sh").args(["-c", &shell]).current_dir(f.path()).output().unwrap();
    assert_eq!(run.status.code(), Some(2), "{}", err(&run));
    assert!(err(&run).contains("big.txt: not fixed: "), "{}", err(&run));
    assert_eq!(fs::read_to_string(f.path().join("big.txt")).unwrap(), text);
    assert_eq!(fs::read_to_string(f.path().join("small.txt")).unwrap(), MENDED, "what fits is mended");
    assert_eq!(names(f.path()), ["big.txt", "small.txt"], "no temporary file stays");
}

#[test]
fn a_full_disk_loses_nothing() {
    let f = tempfile::tempdir().unwrap();
    let mount = |words: &[&str]| Command::new("mount").args(words).arg(f.path()).output();
    if !mount(&["-t", "tmpfs", "-o", "size=64k", "tmpfs"]).is_ok_and(|o| o.status.success()) {
        return skipped("a small disk of its own takes the superuser and the right to mount");
    }
    let text = FAULTY.repeat(230);
    fs::write(f.path().join("article.txt"), &text).unwrap();
    let full = fs::write(f.path().join("filler"), vec![b'x'; 64 * 1024]);
    let run = newslint(f.path(), &["--fix", "--quiet", "article.txt"]);
    let (kept, left) = (fs::read_to_string(f.path().join("article.txt")), names(f.path()));
    assert!(Command::new("umount").arg(f.path()).status().unwrap().success());
    assert!(full.is_err(), "the disk is full");
    assert_eq!(run.status.code(), Some(2), "{}", err(&run));
    assert!(err(&run).contains("article.txt: not fixed: No space left"), "{}", err(&run));
    assert_eq!(kept.unwrap(), text);
    assert_eq!(left, ["article.txt", "filler"]);
}

/// Runs `--fix` on a text that takes a while and does something to it once the program has read it.
#[cfg(target_os = "linux")]
fn meanwhile(act: impl FnOnce(&Path)) -> (TempDir, Output) {
    let text = FAULTY.repeat(6_000);
    let f = folder(&[("article.txt", text.as_bytes())]);
    let child = program(f.path(), &["--fix", "--quiet", "--min-severity", "error", "article.txt"])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let io = format!("/proc/{}/io", child.id());
    let read = || -> usize {
        let all = fs::read_to_string(&io).unwrap();
        all.lines().find_map(|l| l.strip_prefix("rchar: ")).unwrap().parse().unwrap()
    };
    while read() < text.len() {
        std::thread::sleep(Duration::from_millis(1));
    }
    act(&f.path().join("article.txt"));
    let run = child.wait_with_output().unwrap();
    (f, run)
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_someone_else_changed_meanwhile_keeps_the_change() {
    let (f, run) = meanwhile(|path| fs::write(path, "సంపాదకుడి కొత్త వాక్యం.\n").unwrap());
    assert_eq!(run.status.code(), Some(2), "{}", err(&run));
    assert!(err(&run).contains("article.txt: not fixed: the file changed while it was being checked"), "{}", err(&run));
    assert_eq!(fs::read_to_string(f.path().join("article.txt")).unwrap(), "సంపాదకుడి కొత్త వాక్యం.\n");
    assert_eq!(names(f.path()), ["article.txt"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_was_deleted_meanwhile_stays_deleted() {
    let (f, run) = meanwhile(|path| fs::remove_file(path).unwrap());
    assert_eq!(run.status.code(), Some(2), "{}", err(&run));
    assert!(err(&run).contains("article.txt: not fixed: no such file"), "{}", err(&run));
    assert_eq!(names(f.path()), Vec::<String>::new());
}

#[cfg(target_os = "linux")]
#[test]
fn a_pipe_that_took_the_place_of_a_file_is_neither_read_nor_replaced() {
    let (f, run) = meanwhile(|path| {
        fs::remove_file(path).unwrap();
        assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
    });
    assert_eq!(run.status.code(), Some(2), "{}", err(&run));
    assert!(err(&run).contains("no longer a regular file"), "{}", err(&run));
    assert!(!fs::metadata(f.path().join("article.txt")).unwrap().is_file());
}

/// A long file is mended as a stream. When the first part has been written beside it, something happens to the file.
fn while_streamed(act: impl FnOnce(&Path)) -> (TempDir, Output) {
    let text = (FAULTY.to_owned() + &"ఇది మరో వాక్యం. ".repeat(20) + "\n").repeat(3500);
    assert!(text.len() > 3 << 20, "long enough for a stream: {}", text.len());
    let f = folder(&[("long.txt", text.as_bytes())]);
    let mut child = program(f.path(), &["--fix", "--quiet", "--select", "missing-zwnj", "-j", "1", "long.txt"])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    while names(f.path()).len() < 2 {
        assert!(child.try_wait().unwrap().is_none(), "it writes before it ends");
        std::thread::sleep(Duration::from_millis(1));
    }
    act(&f.path().join("long.txt"));
    let run = child.wait_with_output().unwrap();
    (f, run)
}

#[test]
fn a_long_file_that_someone_else_changed_meanwhile_keeps_the_change() {
    let new = "సంపాదకుడి కొత్త వాక్యం.\n";
    let written = |path: &Path| fs::write(path, new).unwrap();
    let replaced = |path: &Path| {
        let beside = path.with_extension("new");
        fs::write(&beside, new).unwrap();
        fs::rename(beside, path).unwrap();
    };
    for (how, act) in [("written", &written as &dyn Fn(&Path)), ("replaced", &replaced)] {
        let (f, run) = while_streamed(act);
        assert_eq!(run.status.code(), Some(2), "{how}: {}", err(&run));
        let said = "long.txt: not fixed: the file changed while it was being checked";
        assert!(err(&run).contains(said), "{how}: {}", err(&run));
        assert_eq!(fs::read_to_string(f.path().join("long.txt")).unwrap(), new, "{how}");
        assert_eq!(names(f.path()), ["long.txt"], "{how}: no temporary file stays");
    }
}

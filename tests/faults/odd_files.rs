//! Files that are none, names that are no text, and contents that are nothing.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;

use super::*;

fn fifo(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[test]
fn pipes_and_devices_are_never_opened() {
    let f = folder(&[("article.txt", FAULTY.as_bytes())]);
    fifo(&f.path().join("pipe.txt"));
    symlink("pipe.txt", f.path().join("link.txt")).unwrap();
    symlink("/dev/zero", f.path().join("zero.txt")).unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(f.path().join("socket.txt")).unwrap();
    // Walked: passed over.
    let run = in_time(program(f.path(), &["--format", "concise", "."]));
    assert_eq!((run.status.code(), out(&run).lines().count()), (Some(1), 2), "{}", err(&run));
    // Named: refused. Opening the pipe would wait for ever, reading the device would never end.
    for name in ["pipe.txt", "link.txt", "zero.txt", "socket.txt", "/dev/zero"] {
        for words in [&["--fix", name][..], &["names", name], &["report", "-o", "page.html", name]] {
            let run = in_time(program(f.path(), words));
            assert_eq!(run.status.code(), Some(2), "{words:?}");
            assert!(err(&run).contains(&format!("{name}: not a regular file")), "{words:?}: {}", err(&run));
        }
    }
}

#[test]
fn a_pipe_that_git_names_is_not_opened_either() {
    let f = folder(&[("article.txt", FAULTY.as_bytes()), ("base.txt", b"x\n")]);
    let git = |words: &[&str]| {
        let own = ["-c", "user.name=t", "-c", "user.email=t@localhost", "-c", "commit.gpgSign=false"];
        let run = Command::new("git").args(own).args(words).current_dir(f.path()).output().unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    };
    git(&["init", "--quiet"]);
    git(&["add", "base.txt"]);
    git(&["commit", "--quiet", "--message", "base"]);
    fs::create_dir(f.path().join(".git/pipes")).unwrap();
    fifo(&f.path().join(".git/pipes/p"));
    symlink(".git/pipes/p", f.path().join("link.txt")).unwrap();
    let run = in_time(program(f.path(), &["--since", "HEAD", "--format", "concise"]));
    assert!(err(&run).contains("link.txt: not a regular file"), "{}", err(&run));
    assert_eq!(out(&run).lines().count(), 2, "{}", out(&run));
}

#[test]
fn pipes_by_the_names_of_settings_are_not_opened_either() {
    let f = folder(&[("article.txt", FAULTY.as_bytes()), ("deep/b.txt", FAULTY.as_bytes())]);
    fifo(&f.path().join("newslint.toml"));
    fifo(&f.path().join("newslint-suppressions.toml"));
    fifo(&f.path().join("newslint-baseline.json"));
    let run = in_time(program(f.path(), &["--format", "concise", "."]));
    assert_eq!((run.status.code(), out(&run).lines().count()), (Some(1), 4), "{}", err(&run));
    // What a folder does not want walked cannot be known: it is named, and the rest is checked.
    for name in [".gitignore", ".ignore"] {
        fifo(&f.path().join("deep").join(name));
        let run = in_time(program(f.path(), &["--format", "concise", "."]));
        assert_eq!((run.status.code(), out(&run).lines().count()), (Some(2), 2), "{}", err(&run));
        assert!(err(&run).contains(&format!("deep/{name}: not a regular file")), "{}", err(&run));
        // So where the walk begins there, or below.
        fs::create_dir_all(f.path().join("deep/er")).unwrap();
        for from in ["deep", "deep/er"] {
            let run = in_time(program(f.path(), &[from]));
            assert_eq!((run.status.code(), out(&run).as_str()), (Some(2), ""), "{}", err(&run));
        }
        fs::remove_file(f.path().join("deep").join(name)).unwrap();
    }
    symlink("/dev/zero", f.path().join("deep/.gitignore")).unwrap();
    let run = in_time(program(f.path(), &["."]));
    assert!(err(&run).contains("deep/.gitignore: not a regular file"), "{}", err(&run));
}

#[test]
fn settings_may_be_piped_in_but_name_files_alone() {
    let f = folder(&[
        ("article.txt", FAULTY.as_bytes()),
        ("extends.toml", b"extends = [\"pipe\"]\n"),
        ("names.toml", b"[names]\nfiles = [\"pipe\"]\n"),
        ("model.toml", b"[rules.missing-zwnj]\nmodel = \"pipe\"\n"),
    ]);
    fifo(&f.path().join("pipe"));
    for name in ["extends.toml", "names.toml", "model.toml"] {
        let run = in_time(program(f.path(), &["--config", name, "article.txt"]));
        assert_eq!(run.status.code(), Some(2), "{name}: {}", err(&run));
        assert!(err(&run).contains("not a regular file"), "{name}: {}", err(&run));
    }
    let line = format!(
        "printf 'ignore = [\"joiners\"]' | '{}' --config /dev/stdin article.txt",
        env!("CARGO_BIN_EXE_newslint")
    );
    let mut shell = Command::new("sh");
    shell.args(["-c", &line]).current_dir(f.path());
    let run = in_time(shell);
    assert_eq!(run.status.code(), Some(0), "{}{}", out(&run), err(&run));
}

#[test]
fn links_in_a_circle_end() {
    let f = folder(&[("deep/article.txt", FAULTY.as_bytes())]);
    symlink("..", f.path().join("deep/up")).unwrap();
    symlink("self.txt", f.path().join("self.txt")).unwrap();
    symlink("b.txt", f.path().join("a.txt")).unwrap();
    symlink("a.txt", f.path().join("b.txt")).unwrap();
    let run = in_time(program(f.path(), &["--fix", "--format", "concise", "."]));
    assert_eq!(run.status.code(), Some(0), "{}", err(&run));
    assert_eq!(fs::read_to_string(f.path().join("deep/article.txt")).unwrap(), MENDED);
    let named = in_time(program(f.path(), &["self.txt", "deep/up/deep/up/deep/article.txt"]));
    assert_eq!(named.status.code(), Some(2));
    assert!(err(&named).contains("self.txt: Too many levels of symbolic links"), "{}", err(&named));
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_not_utf8_is_told_apart_and_its_file_is_mended() {
    let f = tempfile::tempdir().unwrap();
    let odd = |last: u8| f.path().join(OsStr::from_bytes(&[b'a', 0xE0, last, b'.', b't', b'x', b't']));
    for last in [0xB0, 0xFF] {
        fs::write(odd(last), FAULTY).unwrap();
    }
    for format in ["pretty", "concise", "github", "markdown", "checkstyle", "junit"] {
        let shown = out(&newslint(f.path(), &["--format", format, "."]));
        // In Markdown a backslash is escaped by another.
        let shown = shown.replace("\\\\", "\\");
        assert!(shown.contains("a\\xE0\\xB0.txt") && shown.contains("a\\xE0\\xFF.txt"), "{format}: {shown}");
    }
    for format in ["json", "sarif", "gitlab", "rdjson"] {
        let shown = out(&newslint(f.path(), &["--format", format, "."]));
        serde_json::from_str::<serde_json::Value>(&shown).unwrap();
        assert!(shown.contains("xE0") && shown.contains("xFF"), "{format}: {shown}");
    }
    let diff = newslint(f.path(), &["--diff", "."]).stdout;
    fs::write(f.path().join("fix.patch"), &diff).unwrap();
    let git = Command::new("git").args(["apply", "fix.patch"]).current_dir(f.path()).output().unwrap();
    assert!(git.status.success(), "{}\n{}", String::from_utf8_lossy(&git.stderr), String::from_utf8_lossy(&diff));
    assert_eq!(fs::read_to_string(odd(0xB0)).unwrap(), MENDED, "the patch found the file by its name");
    fs::write(odd(0xFF), FAULTY).unwrap();
    newslint(f.path(), &["--fix", "."]);
    assert_eq!(fs::read_to_string(odd(0xFF)).unwrap(), MENDED);
}

#[test]
fn files_with_nothing_in_them_are_fine() {
    let f = folder(&[("empty.txt", b""), ("bom.txt", b"\xEF\xBB\xBF"), ("line.txt", b"\n"), ("nul.txt", &[0; 4096])]);
    let run = newslint(f.path(), &["--fix", "."]);
    assert_eq!(run.status.code(), Some(0), "{}", err(&run));
    assert!(err(&run).contains("Skipped 1 binary file (./nul.txt)"), "{}", err(&run));
    assert!(err(&run).contains("No problems in 3 files"), "{}", err(&run));
    assert_eq!(fs::read(f.path().join("empty.txt")).unwrap(), b"");
    assert_eq!(fs::read(f.path().join("bom.txt")).unwrap(), b"\xEF\xBB\xBF");
    // By itself it is no text to pass over in silence: nothing was checked.
    assert_eq!(newslint(f.path(), &["empty.txt"]).status.code(), Some(0));
}

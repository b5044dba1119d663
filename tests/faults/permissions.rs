//! Files and folders that may not be written or read. The superuser may do everything, so there the program runs as
//! nobody.

use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;

use super::*;

const NOBODY: u32 = 65534;

fn mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

fn is_root(path: &Path) -> bool {
    fs::metadata(path).unwrap().uid() == 0
}

/// Runs the program as someone for whom permissions count, in a folder that is theirs.
fn unprivileged(folder: &Path, words: &[&str]) -> Output {
    let mut command = program(folder, words);
    if is_root(folder) {
        for entry in walkdir::WalkDir::new(folder) {
            chown(entry.unwrap().path(), Some(NOBODY), Some(NOBODY)).unwrap();
        }
        command.uid(NOBODY).gid(NOBODY);
    } else {
        command.env("HOME", folder);
    }
    in_time(command)
}

#[test]
fn a_read_only_file_is_checked_and_left_alone() {
    let f = folder(&[("kept.txt", FAULTY.as_bytes()), ("other.txt", FAULTY.as_bytes())]);
    mode(&f.path().join("kept.txt"), 0o444);
    let run = unprivileged(f.path(), &["--fix", "."]);
    assert_eq!(run.status.code(), Some(2));
    assert!(err(&run).contains("kept.txt: not fixed: permission denied"), "{}", err(&run));
    assert!(out(&run).contains("missing-zwnj"), "its faults are still reported");
    assert_eq!(fs::read_to_string(f.path().join("kept.txt")).unwrap(), FAULTY);
    assert_eq!(fs::read_to_string(f.path().join("other.txt")).unwrap(), MENDED);
}

#[test]
fn in_a_read_only_folder_nothing_is_written() {
    let f = folder(&[("locked/a.txt", FAULTY.as_bytes()), ("open/a.txt", FAULTY.as_bytes())]);
    mode(&f.path().join("locked"), 0o555);
    let run = unprivileged(f.path(), &["--fix", "."]);
    mode(&f.path().join("locked"), 0o755);
    assert_eq!(run.status.code(), Some(2));
    assert!(err(&run).contains("locked/a.txt: not fixed: permission denied"), "{}", err(&run));
    assert_eq!(fs::read_to_string(f.path().join("locked/a.txt")).unwrap(), FAULTY);
    assert_eq!(fs::read_to_string(f.path().join("open/a.txt")).unwrap(), MENDED, "the rest is mended");
}

#[test]
fn what_cannot_be_read_is_named_and_fails_the_run() {
    let f = folder(&[("secret/a.txt", FAULTY.as_bytes()), ("dark.txt", b"x"), ("open.txt", FAULTY.as_bytes())]);
    mode(&f.path().join("secret"), 0o000);
    mode(&f.path().join("dark.txt"), 0o000);
    let run = unprivileged(f.path(), &["--format", "concise", "."]);
    mode(&f.path().join("secret"), 0o755);
    assert_eq!(run.status.code(), Some(2), "a gate must not pass what it could not look at");
    assert!(err(&run).contains("secret") && err(&run).contains("dark.txt: permission denied"), "{}", err(&run));
    assert_eq!(out(&run).lines().count(), 2, "open.txt was checked: {}", out(&run));
}

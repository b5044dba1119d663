//! What can go wrong around the program: it is killed, disks are full, files change, names and contents are hostile.
//! Whatever happens a file is old or new, never half, and what a report prints is only a report.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on should panic")]

#[path = "../common/mod.rs"]
mod common;
mod disk;
mod growth;
mod killed;
mod odd_files;
mod permissions;
mod streams;
mod terminal;

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use common::{FAULTY, MENDED, err, folder, newslint, out, program};

/// The same, ended if it does not end by itself: what hangs must fail, not wait for ever.
fn in_time(mut command: Command) -> Output {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let end = Instant::now() + Duration::from_secs(60);
    while child.try_wait().unwrap().is_none() {
        if Instant::now() > end {
            child.kill().unwrap();
            panic!("still running after a minute");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    child.wait_with_output().unwrap()
}

/// The names in a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let mut all: Vec<String> =
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
    all.sort();
    all
}

/// Sends a signal by the system's own `kill`.
fn signal(child: &Child, name: &str) {
    let sent = Command::new("kill").args([&format!("-{name}"), &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
}

/// Says that a test could not be made here, and why.
fn skipped(why: &str) {
    eprintln!("SKIPPED: {why}");
}

//! What tests of the built program share.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

pub const FAULTY: &str = "అధ్యక్షుడు ట్రంప్తో భేటీ అయ్యారు.\nబీజింగ్లో సమావేశం జరిగింది.\n";
pub const MENDED: &str = "అధ్యక్షుడు ట్రంప్\u{200C}తో భేటీ అయ్యారు.\nబీజింగ్\u{200C}లో సమావేశం జరిగింది.\n";

/// The program in a folder, with nothing on its standard input.
pub fn program(folder: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_newslint"));
    command.args(words).current_dir(folder).stdin(Stdio::null()).env_remove("NO_COLOR");
    command
}

pub fn newslint(folder: &Path, words: &[&str]) -> Output {
    program(folder, words).output().unwrap()
}

pub fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

pub fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

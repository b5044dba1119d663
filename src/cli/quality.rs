//! `newslint report`: a page about the quality of many articles.

use std::path::Path;
use std::process::ExitCode;

use super::Failure;
use super::args::{Common, Scope};

pub fn run(_scope: &Scope, _output: &Path, _common: &Common) -> Result<ExitCode, Failure> {
    Ok(ExitCode::SUCCESS)
}

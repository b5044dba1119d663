//! Stands in for what reads Parquet where newslint was built without.

use std::io;
use std::path::Path;

use super::parts::Part;
use super::settings::{Held, Settings};

/// Whether such files are read.
pub const IS_READ: bool = false;

/// A file of such a format.
pub struct File;

impl File {
    pub fn open(path: &Path) -> io::Result<Self> {
        super::regular::open(path).map(|_| Self)
    }

    pub fn of(_: Vec<u8>) -> Self {
        Self
    }
}

/// The rows of a file, part by part.
pub enum Parts {}

impl Parts {
    pub fn new(_: &Settings, _: &Path, _: File, _: usize) -> io::Result<Self> {
        Err(absent())
    }

    pub fn pass(&mut self, _: usize) -> io::Result<()> {
        match *self {}
    }

    pub fn next(&mut self) -> Option<Result<Part, String>> {
        match *self {}
    }
}

/// A file as a whole.
pub fn hold(_: &Settings, _: &Path, _: File) -> io::Result<Held> {
    Err(absent())
}

fn absent() -> io::Error {
    io::Error::other("this newslint reads no Parquet; `cargo install newslint --features parquet` makes one that does")
}

/// Parts the rows of a file.
pub enum Sorter {}

impl Sorter {
    pub fn new(_: &Settings, _: &Path, _: std::fs::File, _: Option<std::fs::File>) -> io::Result<Self> {
        Err(absent())
    }

    pub fn push(&mut self, _: bool) -> io::Result<()> {
        match *self {}
    }

    pub fn finish(self) -> io::Result<()> {
        match self {}
    }
}

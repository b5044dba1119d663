//! What must hold whatever the input, said once: properties (`tests/invariants.rs`), the kept inputs of the fuzzer
//! (`tests/corpus.rs`) and the fuzzer itself (`fuzz/`) all run these. A law takes bytes and panics where it is broken.
//!
//! A new reader gets a law of its own here, a line in [`ALL`], and a file of three lines in `fuzz/fuzz_targets`.

#![allow(
    dead_code,
    unused_imports,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a law is used by some of its callers"
)]

mod compression;
mod encodings;
mod fixes;
mod formats;
mod reader;
mod settings;
mod structure;
mod texts;

pub use compression::compression;
pub use encodings::encodings;
pub use fixes::{fixer, safe_fix};
pub use formats::{an_edit, bare, csv, html, json, lines, markdown, po, xliff};
pub use reader::reader;
pub use settings::{config, model, pack, side_file};
pub use texts::{check, strict, suppressions};

/// Holds or panics.
pub type Law = fn(&[u8]);

/// Every law that the fuzzer has a target for, by the target's name.
pub const ALL: [(&str, Law); 16] = [
    ("reader", reader),
    ("check", check),
    ("fixer", fixer),
    ("config", config),
    ("pack", pack),
    ("model", model),
    ("suppressions", suppressions),
    ("side_file", side_file),
    ("html", html),
    ("markdown", markdown),
    ("json", json),
    ("csv", csv),
    ("po", po),
    ("xliff", xliff),
    ("encodings", encodings),
    ("compression", compression),
];

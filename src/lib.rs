//! newslint: a linter and data-quality validator for Indic news text, Telugu first.
//!
//! Text goes in, diagnostics come out: the library does no I/O, prints nothing and keeps no globals. See
//! `docs/architecture.md` for the whole picture.
//!
//! ```
//! use newslint::{Config, Linter};
//!
//! let linter = Linter::new(&Config::default())?;
//! let found = linter.check_bytes("సమావేశం ముగిసింది.</p>".as_bytes()).unwrap();
//! assert_eq!(&*found[0].diagnostic.rule, "html-entity-or-tag");
//! # Ok::<(), newslint::Error>(())
//! ```

pub mod config;
pub mod diagnostic;
pub mod document;
pub mod engine;
mod error;
mod memory;
pub mod names;
pub mod read;
pub mod report;
pub mod rules;
pub mod telugu;
pub mod text;

pub use config::{Config, ConfigFile};
pub use diagnostic::{Applicability, Diagnostic, Severity, Span};
pub use document::{Document, Source};
pub use engine::{Linter, Registry};
pub use error::Error;

//! From the bytes of a file to documents. One file a format; plain text for now.

mod plain;

pub use plain::{Unreadable, pieces};

//! The built-in rules. Written by `just bless` from `rules/` and the files beside this one; do not edit.

use crate::engine::{Coded, coded};

#[allow(missing_docs, reason = "each file says what it is for")]
pub mod joiners {
    pub mod missing_zwnj;
}

/// Path of the manifest, its text, and the code if the rule has any.
#[rustfmt::skip]
pub(crate) static BUILT_IN: &[(&str, &str, Option<Coded>)] = &[
    ("rules/joiners/missing-zwnj.toml", include_str!("../../rules/joiners/missing-zwnj.toml"), Some(coded::<joiners::missing_zwnj::MissingZwnj>())),
];

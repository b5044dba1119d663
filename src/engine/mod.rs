//! Runs rules over documents and applies what they propose.

mod finding;
mod fixer;
mod lexical;
mod linter;
mod manifest;
mod pattern;
mod possible;
mod registry;
mod rule;
mod template;

pub use finding::{Finding, Sink};
pub use fixer::{Applied, apply};
pub use lexical::{Consistency, Density, Order};
pub use linter::{Fixed, Linter, Located};
pub use manifest::{Bad, FixClass, Good, Manifest, Message, Profile, TELUGU_GROUPS};
pub use pattern::PatternRule;
pub use registry::{Entry, GROUPS, Logic, Registry};
pub(crate) use rule::{Coded, coded};
pub use rule::{CodedRule, NoSettings, Rule, Setup};

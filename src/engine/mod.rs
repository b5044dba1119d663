//! Runs rules over documents and applies what they propose.

mod baseline;
mod finding;
mod fingerprint;
mod fixer;
mod halves;
mod lexical;
mod linter;
mod manifest;
mod pattern;
mod possible;
mod registry;
mod rounds;
mod rule;
mod side_file;
mod suppression;
mod template;

pub use baseline::{Accepted, Baseline, Matched};
pub use finding::{Finding, Sink};
pub use fingerprint::{Fingerprint, fingerprints};
pub use fixer::{Applied, apply};
pub use lexical::{Consistency, Density, Order};
pub use linter::{Checked, Linter, Located, Seen};
pub use manifest::{Bad, FixClass, Good, Manifest, Message, Profile, TELUGU_GROUPS};
pub use pattern::PatternRule;
pub use registry::{Entry, GROUPS, Logic, Registry};
pub use rounds::{Fixed, Keep};
pub(crate) use rule::{Coded, coded};
pub use rule::{CodedRule, NoSettings, Rule, Setup};
pub use side_file::{SideEntry, SideFile};
pub use suppression::{Comment, Directive, Named, Suppressions};

//! What can be wrong with a configuration or a rule pack, shown with its place in the file.

use miette::{NamedSource, SourceSpan};

use crate::text::visible::{harmless, masked, on_one_line};

/// A fault in a configuration, a rule pack or a list of names.
#[derive(Debug, thiserror::Error, miette::Diagnostic)]
pub enum Error {
    /// A file whose text does not mean what it should.
    #[error("{message}")]
    #[diagnostic(code(newslint::settings))]
    InFile {
        /// What is wrong, in a sentence.
        message: String,
        /// The file.
        #[source_code]
        file: std::sync::Arc<NamedSource<String>>,
        /// The place in it.
        #[label("here")]
        at: Option<SourceSpan>,
        /// What to do about it.
        #[help]
        help: Option<String>,
    },
    /// Nothing would be checked, which must not look like success.
    #[error("no rule is on")]
    #[diagnostic(
        code(newslint::no_rules),
        help(
            "what `select`, `ignore` and the profile leave is empty; `newslint rules` lists the rules and their groups"
        )
    )]
    NoRules,
    /// A joiner model that cannot be used.
    #[error("{name}: {error}")]
    #[diagnostic(
        code(newslint::model),
        help("`[rules.missing-zwnj] model` takes a file that the trainer wrote; see CONTRIBUTING")
    )]
    Model {
        /// The file.
        name: String,
        /// What is wrong with it.
        error: crate::telugu::joiner::ModelError,
    },
    /// A rule or group that does not exist, named on the command line.
    #[error("there is no rule or group named `{}`", on_one_line(name))]
    #[diagnostic(code(newslint::unknown_rule))]
    UnknownRule {
        /// As it was written.
        name: String,
        /// The nearest name, or where to look.
        #[help]
        help: String,
    },
}

impl Error {
    /// A joiner model that cannot be used.
    pub fn model(name: &str, error: crate::telugu::joiner::ModelError) -> Self {
        Self::Model { name: name.to_owned(), error }
    }

    /// A fault that the TOML reader found.
    pub(crate) fn toml(error: &toml::de::Error, name: &str, text: &str) -> Self {
        let message = error.message().to_owned();
        let help = unknown_field(&message)
            .and_then(|(wrong, known)| nearest(wrong, known.into_iter()).map(|n| format!("did you mean `{n}`?")));
        Self::in_file(name, text, error.span().map(|r| (r.start, r.len())), message, help)
    }

    /// A fault at a key of a manifest.
    pub(crate) fn manifest(name: &str, text: &str, key: &str, message: &str) -> Self {
        Self::in_file(name, text, place_of(text, key), message, None)
    }

    pub(crate) fn in_file(
        name: &str,
        text: &str,
        at: Option<(usize, usize)>,
        message: impl AsRef<str>,
        help: Option<String>,
    ) -> Self {
        let source = NamedSource::new(on_one_line(name), masked(text).into_owned()).with_language("toml");
        let (message, help) = (harmless(message.as_ref()).into_owned(), help.map(|h| harmless(&h).into_owned()));
        Self::InFile { message, file: std::sync::Arc::new(source), at: at.map(SourceSpan::from), help }
    }
}

/// Where a key stands: the first line that begins with it, or the table of that name.
pub(crate) fn place_of(text: &str, key: &str) -> Option<(usize, usize)> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim_start().trim_start_matches('[');
        if trimmed.strip_prefix(key).is_some_and(|rest| rest.starts_with([' ', '=', ']', '.'])) {
            return Some((start + line.len() - trimmed.len(), key.len()));
        }
        start += line.len();
    }
    None
}

/// The unknown field and the known ones, from the message of a TOML reader ("unknown field `x`, expected one of `a`, `b`").
fn unknown_field(message: &str) -> Option<(&str, Vec<&str>)> {
    let mut quoted = message.strip_prefix("unknown ")?.split('`').skip(1).step_by(2);
    Some((quoted.next()?, quoted.collect()))
}

/// The known name nearest to a misspelt one, if any is near enough to be meant.
pub(crate) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    known
        .map(|k| (strsim::jaro_winkler(name, k), k))
        .filter(|(likeness, _)| *likeness > 0.75)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, k)| k)
}

//! Settings: what `newslint.toml` may say and what is in force. Reading files is the command line's business.

mod names;
pub mod schema;

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use names::{NameEntry, NameKind, Names, parse_tsv};

use crate::diagnostic::Severity;
use crate::engine::{Message, Profile, Registry};
use crate::error::Error;
use crate::telugu::joiner::Model;

/// The language of messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Telugu.
    Te,
}

impl Lang {
    /// The text in this language.
    pub fn pick(self, message: &Message) -> &str {
        match self {
            Self::En => &message.en,
            Self::Te => &message.te,
        }
    }
}

/// `newslint.toml`.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct ConfigFile {
    /// Which rules are on: `desk` (default), `corpus` or `strict`.
    pub profile: Option<Profile>,
    /// Run only these rules or groups.
    pub select: Vec<String>,
    /// Do not run these rules or groups.
    pub ignore: Vec<String>,
    /// The language of messages.
    pub lang: Option<Lang>,
    /// The lowest severity that makes the exit status 1.
    pub fail_on: Option<Severity>,
    /// The lowest severity that is shown.
    pub min_severity: Option<Severity>,
    /// Files and folders that are never checked, as in `.gitignore`.
    pub exclude: Vec<String>,
    /// Folders with rules of your own, relative to this file.
    pub rule_packs: Vec<String>,
    /// The desk's own list of names.
    pub names: Names,
    /// A table a rule: `severity`, and what the rule's page lists.
    #[schemars(with = "BTreeMap<String, serde_json::Value>")]
    pub rules: BTreeMap<String, toml::Table>,
}

/// The settings in force.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// Which rules are on.
    pub profile: Profile,
    /// Only these, if any.
    pub select: Vec<String>,
    /// Not these.
    pub ignore: Vec<String>,
    /// The language of messages.
    pub lang: Lang,
    /// The desk's own names.
    pub names: Vec<NameEntry>,
    /// The desk's own joiner model, read from [`Config::joiner_model_path`].
    pub joiner_model: Option<Arc<Model>>,
    rules: BTreeMap<String, toml::Table>,
    /// Name and text of the file, for errors.
    origin: Option<(String, String)>,
}

impl ConfigFile {
    /// Reads the text of a `newslint.toml`; `name` is shown in errors.
    ///
    /// ```
    /// let file = newslint::ConfigFile::parse("profile = \"corpus\"\n[rules.missing-zwnj]\nseverity = \"warning\"\n", "newslint.toml").unwrap();
    /// assert!(file.profile.is_some());
    /// let error = newslint::ConfigFile::parse("profil = \"corpus\"\n", "newslint.toml").unwrap_err();
    /// assert!(error.to_string().contains("profil"));
    /// ```
    pub fn parse(text: &str, name: &str) -> Result<Self, Error> {
        let file: Self = toml::from_str(text).map_err(|e| Error::toml(&e, name, text))?;
        if file.names.entries.iter().any(|e| e.telugu.trim().is_empty()) {
            let message = "a name needs its settled spelling: `telugu` is empty";
            return Err(Error::manifest(name, text, "names", message));
        }
        Ok(file)
    }

    /// What is in force. Lists of names that stand in other files are added by the caller.
    pub fn into_config(self, name: &str, text: &str) -> Config {
        Config {
            profile: self.profile.unwrap_or_default(),
            select: self.select,
            ignore: self.ignore,
            lang: self.lang.unwrap_or_default(),
            names: self.names.entries,
            joiner_model: None,
            rules: self.rules,
            origin: Some((name.to_owned(), text.to_owned())),
        }
    }
}

impl Config {
    /// Where the desk's own joiner model is, as the settings have it.
    pub fn joiner_model_path(&self) -> Option<&str> {
        self.rules.get("missing-zwnj")?.get("model")?.as_str()
    }

    /// A rule's severity, if set, and the rest of its table.
    pub(crate) fn rule_table(&self, id: &str) -> (Option<Severity>, toml::Table) {
        let mut table = self.rules.get(id).cloned().unwrap_or_default();
        let severity = table.remove("severity").and_then(|v| v.try_into().ok());
        (severity, table)
    }

    /// An error at a rule's table.
    pub(crate) fn rule_error(&self, id: &str, message: &str) -> Error {
        let (name, text) = self.origin.clone().unwrap_or_default();
        let at = crate::error::place_of(&text, &format!("rules.{id}"));
        let help = format!("`newslint explain {id}` lists the settings of this rule");
        Error::in_file(&name, &text, at, format!("in `[rules.{id}]`: {message}"), Some(help))
    }

    /// Refuses names of rules that do not exist and severities that are none.
    pub(crate) fn check_names(&self, registry: &Registry) -> Result<(), Error> {
        let help = |name: &str| match registry.nearest(name) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`newslint rules` lists them all".to_owned(),
        };
        if let Some(name) = self.select.iter().chain(&self.ignore).find(|n| !registry.knows(n)) {
            return Err(Error::UnknownRule { name: name.clone(), help: help(name) });
        }
        for (id, table) in &self.rules {
            let (file, text) = self.origin.clone().unwrap_or_default();
            if registry.get(id).is_none() {
                let at = crate::error::place_of(&text, &format!("rules.{id}"));
                return Err(Error::in_file(&file, &text, at, format!("there is no rule named `{id}`"), Some(help(id))));
            }
            let severity = table.get("severity").map(|v| v.clone().try_into::<Severity>());
            if let Some(Err(_)) = severity {
                return Err(self.rule_error(id, "`severity` is \"error\", \"warning\" or \"info\""));
            }
        }
        Ok(())
    }
}

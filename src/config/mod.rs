//! Settings: what `newslint.toml` may say and what is in force. Reading files is the command line's business.

mod file;
mod layer;
mod names;
pub mod schema;

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use file::{ConfigFile, Encoding, Input, Override};
use layer::RuleTable;
pub use layer::{Layer, Origin};
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
    /// How files are read.
    pub input: Input,
    /// The desk's own joiner model, read from [`ConfigFile::joiner_model`].
    pub joiner_model: Option<Arc<Model>>,
    rules: BTreeMap<String, RuleTable>,
}

impl Config {
    /// What several layers say together, the last word last. `select` replaces, the other lists add up, and a rule's
    /// table is laid over the earlier one key by key. Lists of names that stand in other files are added by the caller.
    ///
    /// ```
    /// use newslint::config::{Config, ConfigFile, Layer};
    /// let layer = |toml: &str| Layer::new(ConfigFile::parse(toml, "a.toml").unwrap(), "a.toml", toml);
    /// let (house, desk) = (layer("ignore = [\"links\"]\nlang = \"te\""), layer("ignore = [\"joiners\"]"));
    /// let config = Config::from_layers([&house, &desk]);
    /// assert_eq!(config.ignore, ["links", "joiners"]);
    /// assert_eq!(config.lang, newslint::config::Lang::Te);
    /// ```
    pub fn from_layers<'a>(layers: impl IntoIterator<Item = &'a Layer>) -> Self {
        let mut config = Self::default();
        for Layer { file, origin } in layers {
            config.profile = file.profile.unwrap_or(config.profile);
            config.lang = file.lang.unwrap_or(config.lang);
            if !file.select.is_empty() {
                config.select.clone_from(&file.select);
            }
            config.ignore.extend(file.ignore.iter().cloned());
            config.input.lay(&file.input);
            config.names.extend(file.names.entries.iter().cloned());
            for (id, table) in &file.rules {
                config.rules.entry(id.clone()).or_default().add(table, origin);
            }
        }
        config
    }

    /// A rule's table.
    pub fn rule(&self, id: &str) -> toml::Table {
        self.rules.get(id).map(RuleTable::table).unwrap_or_default()
    }

    /// A rule's severity, if set, and the rest of its table.
    pub(crate) fn rule_table(&self, id: &str) -> (Option<Severity>, toml::Table) {
        let mut table = self.rule(id);
        let severity = table.remove("severity").and_then(|v| v.try_into().ok());
        (severity, table)
    }

    /// An error at a rule's table.
    pub(crate) fn rule_error(&self, id: &str, message: &str) -> Error {
        let nowhere = RuleTable::default();
        let origin = self.rules.get(id).unwrap_or(&nowhere).origin(message);
        let help = format!("`newslint explain {id}` lists the settings of this rule");
        origin.error(&format!("rules.{id}"), format!("in `[rules.{id}]`: {message}"), Some(help))
    }

    /// Refuses names of rules that do not exist and severities that are none.
    pub(crate) fn check_names(&self, registry: &Registry) -> Result<(), Error> {
        let unknown =
            |name: &String| Error::UnknownRule { name: name.clone(), help: unknown_rule_help(registry, name) };
        if let Some(name) = self.select.iter().chain(&self.ignore).find(|n| !registry.knows(n)) {
            return Err(unknown(name));
        }
        for (id, table) in &self.rules {
            if registry.get(id).is_none() {
                let (key, message) = (format!("rules.{id}"), format!("there is no rule named `{id}`"));
                return Err(table.origin("").error(&key, message, Some(unknown_rule_help(registry, id))));
            }
            let severity = table.table().get("severity").map(|v| v.clone().try_into::<Severity>());
            if let Some(Err(_)) = severity {
                return Err(self.rule_error(id, "`severity` is \"error\", \"warning\" or \"info\""));
            }
        }
        Ok(())
    }
}

/// What to do about a rule or group that does not exist.
fn unknown_rule_help(registry: &Registry, name: &str) -> String {
    match registry.nearest(name) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`newslint rules` lists them all".to_owned(),
    }
}

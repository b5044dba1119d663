//! What a `newslint.toml` may say.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Config, Lang, Layer, Names};
use crate::diagnostic::Severity;
use crate::engine::Profile;
use crate::error::Error;
use crate::read::Declared;

/// `newslint.toml`.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct ConfigFile {
    /// Settings files that this one builds on, relative to it. What is said here wins.
    pub extends: Vec<String>,
    /// Which rules are on: `desk` (default), `corpus` or `strict`.
    pub profile: Option<Profile>,
    /// Run only these rules or groups. Replaces the list of a file that this one extends.
    pub select: Vec<String>,
    /// Do not run these rules or groups. Adds to the list of a file that this one extends.
    pub ignore: Vec<String>,
    /// The language of messages.
    pub lang: Option<Lang>,
    /// The lowest severity that makes the exit status 1.
    pub fail_on: Option<Severity>,
    /// The lowest severity that is shown.
    pub min_severity: Option<Severity>,
    /// Files and folders that are never checked, as in `.gitignore`.
    pub exclude: Vec<String>,
    /// How files are read.
    pub input: Input,
    /// Folders with rules of your own, relative to this file.
    pub rule_packs: Vec<String>,
    /// The desk's own list of names.
    pub names: Names,
    /// A table a rule: `severity`, and what the rule's page lists.
    #[schemars(with = "BTreeMap<String, serde_json::Value>")]
    pub rules: BTreeMap<String, toml::Table>,
    /// Other settings for some files. Of several that match a file the later ones win.
    pub overrides: Vec<Override>,
}

/// How files are read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Input {
    /// The fields of a record (JSON, CSV) that are text, such as `title` or `content.body`. Without it the usual names are
    /// looked for.
    pub text_fields: Vec<String>,
    /// The field that says what a record calls itself.
    pub id_field: Option<String>,
    /// How many times as large as it is a compressed file may become.
    pub max_expansion: Option<u32>,
    /// The encoding of all files, such as `utf-16` or `windows-1252`. Without one, or with `auto`, each file tells.
    #[schemars(with = "Option<String>")]
    pub encoding: Option<Encoding>,
}

/// The name of an encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Encoding(Declared);

impl Encoding {
    /// `None` if no encoding has this name.
    pub fn parse(name: &str) -> Option<Self> {
        Declared::parse(name).map(Self)
    }

    /// The name.
    pub fn name(self) -> &'static str {
        match self.0 {
            Declared::Nothing => "auto",
            Declared::Utf8 => "utf-8",
            Declared::Other(charset) => charset.name(),
        }
    }

    /// What the name says.
    pub fn declared(self) -> Declared {
        self.0
    }
}

impl Serialize for Encoding {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Encoding {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        let unknown = || serde::de::Error::custom(format!("`{name}` is no encoding that is known; try `windows-1252`"));
        Self::parse(&name).ok_or_else(unknown)
    }
}

/// Settings for the files that its patterns match.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Override {
    /// Files and folders, as in `.gitignore`.
    pub paths: Vec<String>,
    /// Which rules are on here.
    #[serde(default)]
    pub profile: Option<Profile>,
    /// Run only these rules or groups here.
    #[serde(default)]
    pub select: Vec<String>,
    /// Nor run these rules or groups here.
    #[serde(default)]
    pub ignore: Vec<String>,
    /// How files are read here.
    #[serde(default)]
    pub input: Input,
    /// A table a rule, as above.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, serde_json::Value>")]
    pub rules: BTreeMap<String, toml::Table>,
}

impl Input {
    /// Lets a later layer win, setting by setting.
    pub(super) fn lay(&mut self, later: &Self) {
        if !later.text_fields.is_empty() {
            self.text_fields.clone_from(&later.text_fields);
        }
        self.id_field = later.id_field.clone().or(self.id_field.take());
        self.max_expansion = later.max_expansion.or(self.max_expansion);
        self.encoding = later.encoding.or(self.encoding);
    }
}

impl ConfigFile {
    /// Where the desk's own joiner model is, relative to the file.
    pub fn joiner_model(&self) -> Option<&str> {
        self.rules.get("missing-zwnj")?.get("model")?.as_str()
    }

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

    /// What is in force if this is the only file. What other files say (`extends`, lists of names) is the caller's.
    pub fn into_config(self, name: &str, text: &str) -> Config {
        Config::from_layers([&Layer::new(self, name, text)])
    }
}

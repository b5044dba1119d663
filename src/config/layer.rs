//! Settings come in layers: files, the overrides for a path, the command line. A later layer wins.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{ConfigFile, Override, unknown_rule_help};
use crate::diagnostic::Severity;
use crate::engine::Registry;
use crate::error::{Error, place_of};

/// Where a layer was written.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// The file, or "command line".
    pub name: String,
    text: Arc<str>,
    /// Where in the text the layer begins, and what its tables are called there.
    start: usize,
    prefix: &'static str,
}

impl Origin {
    /// File and line of a key, as far as they can be told.
    pub fn describe(&self, key: &str) -> String {
        match self.place(key) {
            Some((at, _)) => format!("{}:{}", self.name, self.text[..at].matches('\n').count() + 1),
            None => self.name.clone(),
        }
    }

    fn place(&self, key: &str) -> Option<(usize, usize)> {
        let rest = &self.text[self.start..];
        let named = format!("{}{key}", self.prefix);
        // A rule's table may also be written as `rules.x.severity = …` or under `[rules]`.
        let last = key.rsplit('.').next().unwrap_or(key);
        let found = place_of(rest, &named).or_else(|| place_of(rest, key)).or_else(|| place_of(rest, last))?;
        Some((self.start + found.0, found.1))
    }

    /// An error at a key.
    pub(crate) fn error(&self, key: &str, message: String, help: Option<String>) -> Error {
        Error::in_file(&self.name, &self.text, self.place(key), message, help)
    }
}

/// Settings that were written in one place.
#[derive(Clone, Debug)]
pub struct Layer {
    /// What they say.
    pub file: ConfigFile,
    /// Where.
    pub origin: Arc<Origin>,
}

impl Layer {
    /// The settings of a file with this name and text, its overrides aside.
    pub fn new(file: ConfigFile, name: &str, text: &str) -> Self {
        let origin = Origin { name: name.to_owned(), text: text.into(), start: 0, prefix: "" };
        Self { file, origin: Arc::new(origin) }
    }

    /// The overrides of this file, each with its patterns, as layers of their own.
    pub fn overrides(&self) -> impl Iterator<Item = (&[String], Self)> {
        let text = &self.origin.text;
        let at_line_start = |i: &usize| *i == 0 || text[..*i].ends_with('\n');
        let starts: Vec<usize> = text.match_indices("[[overrides]]").map(|(i, _)| i).filter(at_line_start).collect();
        self.file.overrides.iter().enumerate().map(move |(i, o)| {
            let Override { paths, profile, select, ignore, input, rules } = o;
            let file = ConfigFile {
                profile: *profile,
                select: select.clone(),
                ignore: ignore.clone(),
                input: input.clone(),
                rules: rules.clone(),
                ..ConfigFile::default()
            };
            let start = starts.get(i).copied().unwrap_or(0);
            let origin = Origin { start, prefix: "overrides.", ..(*self.origin).clone() };
            (&**paths, Self { file, origin: Arc::new(origin) })
        })
    }

    /// Refuses names of rules that do not exist and severities that are none.
    pub fn check(&self, registry: &Registry) -> Result<(), Error> {
        let unknown = |key: &str, name: &str| {
            let help = unknown_rule_help(registry, name);
            if self.origin.text.is_empty() {
                return Error::UnknownRule { name: name.to_owned(), help };
            }
            self.origin.error(key, format!("there is no rule or group named `{name}`"), Some(help))
        };
        for (key, names) in [("select", &self.file.select), ("ignore", &self.file.ignore)] {
            if let Some(name) = names.iter().find(|n| !registry.knows(n)) {
                return Err(unknown(key, name));
            }
        }
        for (id, table) in &self.file.rules {
            let key = format!("rules.{id}");
            if registry.get(id).is_none() {
                let help = unknown_rule_help(registry, id);
                return Err(self.origin.error(&key, format!("there is no rule named `{id}`"), Some(help)));
            }
            severity(table).map_err(|message| self.origin.error(&key, format!("in `[{key}]`: {message}"), None))?;
        }
        Ok(())
    }
}

fn severity(table: &toml::Table) -> Result<Option<Severity>, &'static str> {
    let fits = |v: &toml::Value| v.clone().try_into().map_err(|_| "`severity` is \"error\", \"warning\" or \"info\"");
    table.get("severity").map(fits).transpose()
}

/// A rule's table, each key with where it was written.
#[derive(Clone, Debug, Default)]
pub(super) struct RuleTable {
    keys: BTreeMap<String, (toml::Value, Arc<Origin>)>,
    last: Arc<Origin>,
}

impl RuleTable {
    pub fn add(&mut self, table: &toml::Table, origin: &Arc<Origin>) {
        self.last = origin.clone();
        self.keys.extend(table.iter().map(|(k, v)| (k.clone(), (v.clone(), origin.clone()))));
    }

    pub fn table(&self) -> toml::Table {
        self.keys.iter().map(|(k, (v, _))| (k.clone(), v.clone())).collect()
    }

    /// Where what an error complains of was written: the key that it names, or else the last to speak of the rule.
    pub fn origin(&self, message: &str) -> &Origin {
        let named = self.keys.iter().find(|(k, _)| message.contains(&format!("`{k}`")));
        named.map_or(&self.last, |(_, (_, origin))| origin)
    }
}

//! Every rule that this run knows: the built-in ones and those of the packs that the user loaded.

use std::sync::Arc;

use super::halves::in_halves;
use super::manifest::{Manifest, Profile};
use super::pattern::PatternRule;
use super::rule::Coded;
use crate::error::Error;
use crate::rules::BUILT_IN;

/// The groups of the built-in rules. A pack may add its own.
pub const GROUPS: [&str; 11] = [
    "joiners",
    "validity",
    "scripts",
    "names",
    "links",
    "punctuation",
    "numbers",
    "repetition",
    "translation",
    "structure",
    "encoding",
];

/// How a rule finds what it reports.
pub enum Logic {
    /// Rust code.
    Coded(&'static Coded),
    /// The manifest itself.
    Declarative,
}

/// A known rule.
pub struct Entry {
    /// What the manifest says.
    pub manifest: Manifest,
    /// How it works.
    pub logic: Logic,
    /// Id and group, shared by its diagnostics.
    pub(crate) names: (Arc<str>, Arc<str>),
    /// Where the manifest came from, and its text, for errors.
    pub(crate) origin: (String, String),
}

impl Entry {
    fn read(name: &str, toml: &str, folder: &str, coded: Option<&'static Coded>) -> Result<Self, Error> {
        let manifest = Manifest::parse(toml, name, folder)?;
        if coded.is_some_and(|c| c.id != manifest.id) {
            return Err(Error::manifest(name, toml, "id", "the rule's code says another id"));
        }
        let logic = coded.map_or(Logic::Declarative, Logic::Coded);
        let names = (Arc::from(manifest.id.as_str()), Arc::from(manifest.group.as_str()));
        Ok(Self { manifest, logic, names, origin: (name.to_owned(), toml.to_owned()) })
    }

    /// The text of its manifest.
    pub fn text(&self) -> &str {
        &self.origin.1
    }

    /// Whether it is part of newslint rather than of a pack.
    pub fn is_built_in(&self) -> bool {
        BUILT_IN.iter().any(|(path, ..)| *path == self.origin.0)
    }
}

/// All known rules, in the order of group and id.
#[derive(Default)]
pub struct Registry {
    entries: Vec<Entry>,
}

impl Registry {
    /// The rules that are part of newslint.
    ///
    /// # Errors
    /// If a manifest that was compiled in is faulty, which a test rules out.
    pub fn built_in() -> Result<Self, Error> {
        let read = |(path, toml, coded): &'static (&str, &str, Option<Coded>)| {
            Entry::read(path, toml, path.split('/').nth(1).unwrap_or_default(), coded.as_ref())
        };
        Ok(Self { entries: in_halves(BUILT_IN, read).into_iter().collect::<Result<_, _>>()? })
    }

    /// Adds a rule of a pack. Its expression is compiled at once, so that a fault is reported with its place.
    pub fn add_pack(&mut self, name: &str, toml: &str, folder: &str) -> Result<(), Error> {
        let manifest = Manifest::parse(toml, name, folder)?;
        if self.get(&manifest.id).is_some() {
            return Err(Error::manifest(name, toml, "id", &format!("a rule named `{}` exists already", manifest.id)));
        }
        PatternRule::validate(&manifest, name, toml)?;
        super::possible::check(&manifest, name, toml)?;
        PatternRule::new(&manifest, name, toml)?;
        self.entries.push(Entry::read(name, toml, folder, None)?);
        Ok(())
    }

    /// All rules.
    pub fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter()
    }

    /// The rule with this id.
    pub fn get(&self, id: &str) -> Option<&Entry> {
        self.iter().find(|e| e.manifest.id == id)
    }

    /// Whether a name is a rule's id or a group.
    pub fn knows(&self, name: &str) -> bool {
        GROUPS.contains(&name) || self.iter().any(|e| e.manifest.id == name || e.manifest.group == name)
    }

    /// The nearest id or group to a misspelt one.
    pub fn nearest(&self, name: &str) -> Option<&str> {
        let names = self.iter().flat_map(|e| [e.manifest.id.as_str(), e.manifest.group.as_str()]);
        crate::error::nearest(name, names)
    }

    /// The rules that are on. `select` replaces the profile's choice: an id is on whatever its profiles, a group means
    /// its rules of the profile. `ignore` takes ids and groups away.
    pub fn active(&self, profile: Profile, select: &[String], ignore: &[String]) -> Vec<&Entry> {
        let named = |list: &[String], name: &str| list.iter().any(|n| n == name);
        self.iter()
            .filter(|e| {
                let (id, group) = (&e.manifest.id, &e.manifest.group);
                let in_profile = e.manifest.profiles.contains(&profile);
                let wanted = if select.is_empty() {
                    in_profile
                } else {
                    named(select, id) || in_profile && named(select, group)
                };
                wanted && !named(ignore, id) && !named(ignore, group)
            })
            .collect()
    }
}

//! What a contributor implements.

use std::cell::OnceCell;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use super::finding::Sink;
use super::suppression::Suppressions;
use crate::config::NameEntry;
use crate::document::Document;
use crate::error::Error;
use crate::memory::WordMemory;
use crate::names::Gazetteer;
use crate::telugu::joiner::Joiners;

/// Checks a document. Rules keep no state between documents.
pub trait Rule: Send + Sync {
    /// Reports what is wrong.
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>);

    /// Reports what is wrong with the comments that keep findings back, once it is known what they kept back.
    fn check_suppressions(&self, _: &Suppressions, _: &Document<'_>, _: &mut Sink<'_>) {}
}

/// A rule written in Rust. `Config` is the rule's own table in `newslint.toml`.
pub trait CodedRule: Rule + Sized + 'static {
    /// The id of its manifest.
    const ID: &'static str;
    /// Its settings; [`NoSettings`] if it has none.
    type Config: DeserializeOwned + JsonSchema + Default;

    /// Builds the rule. Word lists come from `setup`, which reads each once.
    fn new(config: Self::Config, setup: &Setup) -> Result<Self, Error>;
}

/// What rules share: lists that are read once, and only if a rule that is on asks for them.
#[derive(Default)]
pub struct Setup {
    house: Vec<NameEntry>,
    joiners: OnceCell<Arc<Joiners>>,
    gazetteer: OnceCell<Arc<Gazetteer>>,
    memory: Arc<WordMemory>,
}

impl Setup {
    /// With the desk's own list of names.
    pub fn new(house: Vec<NameEntry>) -> Self {
        Self { house, ..Self::default() }
    }

    /// Where joiners belong.
    pub fn joiners(&self) -> Arc<Joiners> {
        self.joiners.get_or_init(|| Arc::new(Joiners::shipped())).clone()
    }

    /// What was found out about words.
    pub fn memory(&self) -> Arc<WordMemory> {
        self.memory.clone()
    }

    /// Names and their settled spellings.
    pub fn gazetteer(&self) -> Arc<Gazetteer> {
        self.gazetteer.get_or_init(|| Arc::new(Gazetteer::with_house(&self.house))).clone()
    }
}

/// How the registry knows a coded rule: its constructor and the schema of its settings.
pub struct Coded {
    pub(crate) id: &'static str,
    pub(crate) build: fn(toml::Table, &Setup) -> Built,
    pub(crate) schema: fn(&mut schemars::SchemaGenerator) -> schemars::Schema,
}

/// A rule, or why there is none.
type Built = Result<Box<dyn Rule>, BuildError>;

/// Why a rule could not be built from its table.
pub(crate) enum BuildError {
    /// The table does not fit the rule's settings.
    Table(toml::de::Error),
    /// The rule itself refused.
    Rule(Box<Error>),
}

/// Makes the registry's entry for a rule.
pub(crate) const fn coded<R: CodedRule>() -> Coded {
    Coded {
        id: R::ID,
        build: |table, setup| {
            let config =
                if table.is_empty() { R::Config::default() } else { table.try_into().map_err(BuildError::Table)? };
            R::new(config, setup).map(|r| Box::new(r) as Box<dyn Rule>).map_err(|e| BuildError::Rule(Box::new(e)))
        },
        schema: |generator| generator.subschema_for::<R::Config>(),
    }
}

/// For rules without settings.
#[derive(Default, serde::Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoSettings {}

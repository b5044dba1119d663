//! What a contributor implements.

use std::sync::{Arc, OnceLock};

use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use super::finding::Sink;
use super::suppression::Suppressions;
use crate::config::{Config, NameEntry};
use crate::document::{Document, WordForms};
use crate::error::Error;
use crate::memory::Judges;
use crate::names::Gazetteer;
use crate::telugu::forms::Forms;
use crate::telugu::joiner::{Joiners, Model, ModelError};

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
    model: Option<Arc<Model>>,
    joiners: OnceLock<Result<Arc<Joiners>, ModelError>>,
    gazetteer: OnceLock<Arc<Gazetteer>>,
    forms: OnceLock<Arc<Forms>>,
}

impl Setup {
    /// With the desk's own list of names and its own joiner model.
    pub fn new(config: &Config) -> Self {
        Self { house: config.names.clone(), model: config.joiner_model.clone(), ..Self::default() }
    }

    /// Where joiners belong: by the desk's own model, if it has one.
    ///
    /// # Errors
    /// Never for the shipped model, which a test reads.
    pub fn joiners(&self) -> Result<Arc<Joiners>, Error> {
        let read = || self.model.clone().map(Joiners::new).map_or_else(Joiners::shipped, Ok).map(Arc::new);
        self.joiners.get_or_init(read).clone().map_err(|e| Error::model("the shipped joiner model", e))
    }

    /// The lists that rules have asked for.
    pub(crate) fn judges(&self) -> Judges {
        Judges {
            joiners: self.joiners.get().and_then(|read| read.clone().ok()),
            names: self.gazetteer.get().cloned(),
            forms: self.forms.get().cloned(),
        }
    }

    /// What words are by their letters.
    pub fn forms(&self) -> WordForms {
        let lists = self.forms.get_or_init(|| Arc::new(Forms::shipped()));
        WordForms::new(lists.clone())
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

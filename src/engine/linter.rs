//! Runs the rules that are on over the documents of a file.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::finding::Sink;
use super::halves::in_halves;
use super::manifest::Manifest;
use super::pattern::PatternRule;
use super::registry::{Entry, Logic, Registry};
use super::rule::{BuildError, Rule, Setup};
use super::suppression::{RuleNames, Suppressions};
use crate::config::{Config, Lang};
use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::document::{Document, Source};
use crate::error::Error;
use crate::memory::WordMemory;
use crate::read::{Article, Problem, Reading, Unreadable};

struct Active {
    manifest: Manifest,
    names: (Arc<str>, Arc<str>),
    severity: Option<Severity>,
    rule: Box<dyn Rule>,
}

/// The rules of a configuration, ready to run. Can be shared between threads.
pub struct Linter {
    active: Vec<Active>,
    names: RuleNames,
    lang: Lang,
    memory: WordMemory,
}

/// A diagnostic and the offset in the file that its spans count from.
#[derive(Clone, Debug, PartialEq)]
pub struct Located {
    /// Bytes of the file before the document; 0 for a file of usual size.
    pub base: u64,
    /// The finding, its spans counted from `base`.
    pub diagnostic: Diagnostic,
    /// What the record that it was found in calls itself.
    pub record: Option<Arc<str>>,
}

/// An article that was checked.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Bytes of the file before it; what [`Located::base`] is for its findings.
    pub base: u64,
    /// What the record calls itself.
    pub record: Option<Arc<str>>,
    /// Number of its words.
    pub words: usize,
}

/// What was found in a file.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// The findings, article by article.
    pub found: Vec<Located>,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// The articles, those without findings too.
    pub articles: Vec<Seen>,
    /// The fields of records that were read as text.
    pub fields: BTreeSet<String>,
}

impl Checked {
    /// Number of words.
    pub fn words(&self) -> usize {
        self.articles.iter().map(|a| a.words).sum()
    }
}

impl Linter {
    /// Builds the built-in rules that a configuration turns on.
    ///
    /// ```
    /// use newslint::{Config, Linter, Source};
    /// let linter = Linter::new(&Config::default())?;
    /// let source = Source::from_text("అధ్యక్షుడు ట్రంప్తో భేటీ అయ్యారు.");
    /// let found = linter.check(&source);
    /// assert_eq!(&*found[0].rule, "missing-zwnj");
    /// # Ok::<(), newslint::Error>(())
    /// ```
    pub fn new(config: &Config) -> Result<Self, Error> {
        Self::with_registry(config, &Registry::built_in()?)
    }

    /// Builds rules of a registry, which may hold packs.
    ///
    /// # Errors
    /// A setting that does not fit its rule, or an unknown rule.
    pub fn with_registry(config: &Config, registry: &Registry) -> Result<Self, Error> {
        Self::with_setup(config, registry, &Setup::new(config))
    }

    /// Builds rules on lists that other linters share. The names of the configuration must be those of the setup.
    ///
    /// # Errors
    /// A setting that does not fit its rule, or an unknown rule.
    pub fn with_setup(config: &Config, registry: &Registry, setup: &Setup) -> Result<Self, Error> {
        config.check_names(registry)?;
        // Each list is read by the rule that asks first.
        let active: Vec<Active> =
            in_halves(&registry.active(config.profile, &config.select, &config.ignore), |e| build(e, config, setup))
                .into_iter()
                .collect::<Result<_, _>>()?;
        if active.is_empty() {
            return Err(Error::NoRules);
        }
        Ok(Self {
            names: rule_names(registry, config, &active),
            active,
            lang: config.lang,
            memory: WordMemory::new(setup.judges()),
        })
    }

    /// Whether a rule runs, or of a group all rules that the profile has.
    pub fn runs(&self, name: &str) -> bool {
        self.names.names.get(name).copied().unwrap_or(false)
    }

    /// Checks one document. Spans are bytes of its original; sorted.
    pub fn check(&self, source: &Source<'_>) -> Vec<Diagnostic> {
        self.check_observed(source, &mut |_| {})
    }

    /// Checks one document and tells after each rule that it is done, by its id. A view that several rules share is
    /// built by the first that asks.
    pub fn check_observed(&self, source: &Source<'_>, done: &mut dyn FnMut(&str)) -> Vec<Diagnostic> {
        self.check_document(&Document::with_words(source, &self.memory.words()), done)
    }

    fn check_document(&self, document: &Document<'_>, done: &mut dyn FnMut(&str)) -> Vec<Diagnostic> {
        let mut out = Vec::new();
        for active in &self.active {
            active.rule.check(document, &mut self.sink(active, document, &mut out));
            done(&active.names.0);
        }
        self.drop_yielding(&mut out);
        let mut suppressions = Suppressions::read(document.text(), &self.names);
        if !suppressions.comments.is_empty() {
            suppressions.apply(document, &self.names, &mut out);
            for active in &self.active {
                let mut sink = self.sink(active, document, &mut out);
                active.rule.check_suppressions(&suppressions, document, &mut sink);
            }
        }
        out.sort_by(|a, b| (a.span, &a.rule).cmp(&(b.span, &b.rule)));
        out
    }

    fn sink<'s>(&self, active: &'s Active, document: &'s Document<'s>, out: &'s mut Vec<Diagnostic>) -> Sink<'s> {
        let Active { manifest, names, severity, .. } = active;
        Sink { document, manifest, names, severity: *severity, lang: self.lang, out }
    }

    /// A finding gives way to those at the same place of the rules that its manifest names.
    fn drop_yielding(&self, found: &mut Vec<Diagnostic>) {
        for active in self.active.iter().filter(|a| !a.manifest.yields_to.is_empty()) {
            let mut stronger: Vec<Span> = found
                .iter()
                .filter(|d| active.manifest.yields_to.iter().any(|r| **r == *d.rule))
                .flat_map(|d| std::iter::once(d.span).chain(d.other_places().map(|label| label.span)))
                .collect();
            if !stronger.is_empty() {
                stronger.sort_unstable();
                let longest = stronger.iter().map(|s| s.end - s.start).max().unwrap_or(0);
                let touched = |span: Span| {
                    let near = stronger.partition_point(|s| s.start + longest < span.start);
                    stronger[near..].iter().take_while(|s| s.start <= span.end).any(|s| s.touches(span))
                };
                found.retain(|d| d.rule != active.names.0 || !touched(d.span));
            }
        }
    }

    /// Checks the bytes of a file of plain text.
    pub fn check_bytes(&self, bytes: &[u8]) -> Result<Vec<Located>, Unreadable> {
        Ok(self.check_file(bytes, &Reading::plain(), &mut |_| {})?.found)
    }

    /// Checks the articles of a file as [`Self::check_observed`] checks a document.
    pub fn check_file(
        &self,
        bytes: &[u8],
        reading: &Reading,
        done: &mut dyn FnMut(&str),
    ) -> Result<Checked, Unreadable> {
        let contents = reading.contents(bytes)?;
        let mut out = Checked { fields: reading.names(&contents).collect(), ..Checked::default() };
        for article in &contents.articles {
            self.check_article(article, article.base, &mut out, done);
        }
        out.problems = contents.problems;
        Ok(out)
    }

    /// Adds an article that stands at `base`.
    pub(super) fn check_article(
        &self,
        article: &Article<'_>,
        base: u64,
        out: &mut Checked,
        done: &mut dyn FnMut(&str),
    ) {
        let words = self.memory.words();
        let document = Document::with_words(&article.source, &words);
        let record = &article.record;
        out.articles.push(Seen { base, record: record.clone(), words: document.words().len() });
        let found = self.check_document(&document, done).into_iter();
        out.found.extend(found.map(|diagnostic| Located { base, diagnostic, record: record.clone() }));
    }
}

/// Ids and groups, each with whether every rule of the profile that it names runs.
fn rule_names(registry: &Registry, config: &Config, active: &[Active]) -> RuleNames {
    let groups = super::registry::GROUPS.iter().map(|group| ((*group).to_owned(), true));
    let mut names: std::collections::BTreeMap<String, bool> = groups.collect();
    for entry in registry.iter() {
        let runs = active.iter().any(|a| a.names.0 == entry.names.0);
        names.insert(entry.manifest.id.clone(), runs);
        let group = names.entry(entry.manifest.group.clone()).or_insert(true);
        *group &= runs || !entry.manifest.profiles.contains(&config.profile);
    }
    RuleNames { names }
}

fn build(entry: &Entry, config: &Config, setup: &Setup) -> Result<Active, Error> {
    let (severity, table) = config.rule_table(&entry.manifest.id);
    let rule: Box<dyn Rule> = match entry.logic {
        Logic::Declarative if !table.is_empty() => {
            return Err(config.rule_error(&entry.manifest.id, "this rule has no settings but `severity`"));
        }
        Logic::Declarative => Box::new(PatternRule::new(&entry.manifest, &entry.origin.0, &entry.origin.1)?),
        Logic::Coded(coded) => (coded.build)(table, setup).map_err(|e| match e {
            BuildError::Table(e) => config.rule_error(&entry.manifest.id, e.message()),
            BuildError::Rule(e) => *e,
        })?,
    };
    Ok(Active { manifest: entry.manifest.clone(), names: entry.names.clone(), severity, rule })
}

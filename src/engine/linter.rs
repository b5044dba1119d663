//! Runs the rules that are on over the documents of a file.

use std::sync::Arc;

use super::finding::Sink;
use super::fixer::apply;
use super::manifest::Manifest;
use super::pattern::PatternRule;
use super::registry::{Entry, Logic, Registry};
use super::rule::{BuildError, Rule, Setup};
use super::suppression::{RuleNames, Suppressions};
use crate::config::{Config, Lang};
use crate::diagnostic::{Applicability, Diagnostic, Severity, Span};
use crate::document::{Document, Source};
use crate::error::Error;
use crate::memory::WordMemory;
use crate::read::{Unreadable, pieces};

/// Rounds after which fixes must have come to rest.
const ROUNDS: usize = 10;

/// A text that fixes make so many times longer, and this many bytes besides, is one that they feed: it would double in
/// each round, and again.
const MOST_GROWTH: usize = 2;
const ROOM: usize = 1 << 16;

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
}

/// Leaves of the findings in some bytes those that matter.
pub type Keep<'k> = &'k mut dyn FnMut(&[u8], &mut Vec<Located>);

/// What is left after fixing.
#[derive(Debug)]
pub struct Fixed {
    /// The new bytes; equal to the old ones if nothing was to be done.
    pub bytes: Vec<u8>,
    /// How many findings were mended.
    pub fixes: usize,
    /// What still stands, on the new bytes.
    pub remaining: Vec<Located>,
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
        let active: Vec<Active> = registry
            .active(config.profile, &config.select, &config.ignore)
            .into_iter()
            .map(|entry| build(entry, config, setup))
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
        let document = &Document::with_memory(source, &self.memory);
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
                .map(|d| d.span)
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

    /// Checks the bytes of a file.
    pub fn check_bytes(&self, bytes: &[u8]) -> Result<Vec<Located>, Unreadable> {
        self.check_bytes_observed(bytes, &mut |_| {})
    }

    /// Checks the bytes of a file as [`Self::check_observed`] checks a document.
    pub fn check_bytes_observed(&self, bytes: &[u8], done: &mut dyn FnMut(&str)) -> Result<Vec<Located>, Unreadable> {
        let mut out = Vec::new();
        for piece in &pieces(bytes)? {
            let found = self.check_observed(&piece.source, done);
            out.extend(found.into_iter().map(|diagnostic| Located { base: piece.base, diagnostic }));
        }
        Ok(out)
    }

    /// Applies fixes and checks again until nothing is left to fix. Fixes that after ten rounds still make work for each
    /// other, as those of a careless rule pack may, are all left alone.
    pub fn fix(&self, bytes: &[u8], level: Applicability) -> Result<Fixed, Unreadable> {
        self.fix_kept(bytes, level, &mut |_, _| {})
    }

    /// Fixes only what `keep` leaves of the findings. It is given the bytes of each round, the original ones first, and
    /// what was found in them.
    pub fn fix_kept(&self, bytes: &[u8], level: Applicability, keep: Keep<'_>) -> Result<Fixed, Unreadable> {
        let mut check = |bytes: &[u8]| {
            let mut found = self.check_bytes(bytes)?;
            keep(bytes, &mut found);
            Ok(found)
        };
        let unfixed = Fixed { bytes: bytes.to_vec(), fixes: 0, remaining: check(bytes)? };
        let mut fixed = Fixed { bytes: bytes.to_vec(), fixes: 0, remaining: unfixed.remaining.clone() };
        for _ in 0..ROUNDS {
            let next = Self::round(&fixed, level)?;
            if next.fixes == 0 {
                return Ok(fixed);
            }
            if next.bytes.len() > bytes.len() * MOST_GROWTH + ROOM {
                return Ok(unfixed);
            }
            // What was text stays text, however odd its bytes look once their surroundings are mended.
            let Ok(remaining) = check(&next.bytes) else { return Ok(fixed) };
            fixed = Fixed { fixes: fixed.fixes + next.fixes, remaining, bytes: next.bytes };
        }
        Ok(unfixed)
    }

    fn round(fixed: &Fixed, level: Applicability) -> Result<super::fixer::Applied, Unreadable> {
        let mut out = super::fixer::Applied { bytes: Vec::with_capacity(fixed.bytes.len() + 64), fixes: 0 };
        let starts: Vec<usize> =
            pieces(&fixed.bytes)?.iter().map(|p| usize::try_from(p.base).unwrap_or(usize::MAX)).collect();
        let ends = starts.iter().skip(1).copied().chain([fixed.bytes.len()]);
        for (&start, end) in starts.iter().zip(ends) {
            let here: Vec<Diagnostic> =
                fixed.remaining.iter().filter(|l| l.base == start as u64).map(|l| l.diagnostic.clone()).collect();
            let applied = apply(&fixed.bytes[start..end], &here, level);
            out.bytes.extend_from_slice(&applied.bytes);
            out.fixes += applied.fixes;
        }
        Ok(out)
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

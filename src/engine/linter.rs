//! Runs the rules that are on over the documents of a file.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::finding::Sink;
use super::fixer::{Applied, apply, choose};
use super::halves::in_halves;
use super::manifest::Manifest;
use super::pattern::PatternRule;
use super::registry::{Entry, Logic, Registry};
use super::rule::{BuildError, Rule, Setup};
use super::suppression::{RuleNames, Suppressions};
use crate::config::{Config, Lang};
use crate::diagnostic::{Applicability, Diagnostic, Severity, Span};
use crate::document::{Document, Source, holds_together};
use crate::error::Error;
use crate::memory::WordMemory;
use crate::read::{Article, Problem, Reading, Unreadable};

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
    pub remaining: Checked,
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
        self.check_document(&Document::with_memory(source, &self.memory), done)
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
    fn check_article(&self, article: &Article<'_>, base: u64, out: &mut Checked, done: &mut dyn FnMut(&str)) {
        let document = Document::with_memory(&article.source, &self.memory);
        let record = &article.record;
        out.articles.push(Seen { base, record: record.clone(), words: document.words().len() });
        let found = self.check_document(&document, done).into_iter();
        out.found.extend(found.map(|diagnostic| Located { base, diagnostic, record: record.clone() }));
    }

    /// Applies fixes to plain text and checks again until nothing is left to fix. Fixes that after ten rounds still make
    /// work for each other, as those of a careless rule pack may, are all left alone.
    pub fn fix(&self, bytes: &[u8], level: Applicability) -> Result<Fixed, Unreadable> {
        self.fix_file(bytes, &Reading::plain(), level)
    }

    /// The same for any file. Each article comes to rest by itself: those that have nothing to mend are checked once.
    pub fn fix_file(&self, bytes: &[u8], reading: &Reading, level: Applicability) -> Result<Fixed, Unreadable> {
        if !reading.format.is_sliced() {
            return self.fix_kept(bytes, reading, level, &mut |_, _| {});
        }
        let contents = reading.contents(bytes)?;
        let mut out = Fixed { bytes: Vec::with_capacity(bytes.len() + 64), fixes: 0, remaining: Checked::default() };
        out.remaining.fields = reading.names(&contents).collect();
        let mut problems = contents.problems.into_iter().peekable();
        let rest = reading.after(bytes);
        let mut at = 0;
        for article in &contents.articles {
            let start = usize::try_from(article.base).unwrap_or(usize::MAX);
            let slice = &bytes[start..start + article.len];
            while let Some(problem) = problems.next_if(|p| p.at < article.base) {
                out.problem(problem, at);
            }
            out.bytes.extend_from_slice(&bytes[at..start]);
            at = start + article.len;
            let mut checked = Checked::default();
            self.check_article(article, 0, &mut checked, &mut |_| {});
            let unfixed = Fixed { bytes: slice.to_vec(), fixes: 0, remaining: checked };
            let fixed = if has_work(&unfixed.remaining.found, level) {
                let reading = if start == 0 { reading } else { &rest };
                self.rest(unfixed, reading, level, &mut |bytes| self.check_file(bytes, reading, &mut |_| {}))
            } else {
                unfixed
            };
            out.add(fixed);
        }
        problems.for_each(|p| out.problem(p, at));
        out.bytes.extend_from_slice(&bytes[at..]);
        Ok(out)
    }

    /// Fixes only what `keep` leaves of the findings. It is given the bytes of each round, the original ones first, and
    /// what was found in them.
    pub fn fix_kept(
        &self,
        bytes: &[u8],
        reading: &Reading,
        level: Applicability,
        keep: Keep<'_>,
    ) -> Result<Fixed, Unreadable> {
        let mut check = |bytes: &[u8]| {
            let mut checked = self.check_file(bytes, reading, &mut |_| {})?;
            keep(bytes, &mut checked.found);
            Ok(checked)
        };
        let unfixed = Fixed { bytes: bytes.to_vec(), fixes: 0, remaining: check(bytes)? };
        Ok(self.rest(unfixed, reading, level, &mut check))
    }

    /// Rounds of fixes until there is nothing more to fix.
    #[allow(clippy::unused_self, reason = "reads as what a linter does")]
    fn rest(
        &self,
        unfixed: Fixed,
        reading: &Reading,
        level: Applicability,
        check: &mut dyn FnMut(&[u8]) -> Result<Checked, Unreadable>,
    ) -> Fixed {
        let mut fixed = Fixed { bytes: unfixed.bytes.clone(), fixes: 0, remaining: unfixed.remaining.clone() };
        for _ in 0..ROUNDS {
            let next = guarded(reading, &fixed, level);
            if next.fixes == 0 {
                return fixed;
            }
            if next.bytes.len() > unfixed.bytes.len() * MOST_GROWTH + ROOM {
                return unfixed;
            }
            // What was text stays text, however odd its bytes look once their surroundings are mended.
            let Ok(remaining) = check(&next.bytes) else { return fixed };
            fixed = Fixed { fixes: fixed.fixes + next.fixes, remaining, bytes: next.bytes };
        }
        unfixed
    }
}

impl Fixed {
    /// Adds an article whose findings count from its own beginning.
    fn add(&mut self, article: Self) {
        let base = self.bytes.len() as u64;
        self.bytes.extend(article.bytes);
        self.fixes += article.fixes;
        let Checked { found, articles, .. } = article.remaining;
        self.remaining.found.extend(found.into_iter().map(|l| Located { base: base + l.base, ..l }));
        self.remaining.articles.extend(articles.into_iter().map(|a| Seen { base: base + a.base, ..a }));
    }

    /// Adds a problem that stands behind the first `done` bytes of the original, which have been fixed.
    fn problem(&mut self, problem: Problem, done: usize) {
        let at = self.bytes.len() as u64 + problem.at - done as u64;
        self.remaining.problems.push(Problem { at, ..problem });
    }
}

/// Whether a round of fixes would change anything.
fn has_work(found: &[Located], level: Applicability) -> bool {
    let fixes = found.iter().filter_map(|l| l.diagnostic.sole_fix());
    fixes.into_iter().any(|f| f.applicability >= level && !f.edits.is_empty())
}

/// A round in a format where edits that are each harmless may become markup together: if these do, each island of the
/// file gets its first one, and the others wait.
fn guarded(reading: &Reading, fixed: &Fixed, level: Applicability) -> Applied {
    let next = round(fixed, level);
    let guarded = |bytes| {
        let contents = reading.contents(bytes).ok().filter(|_| reading.format.is_guarded() && next.fixes > 1)?;
        contents.articles.into_iter().next().map(|a| a.source)
    };
    let (Some(before), Some(after)) = (guarded(&fixed.bytes), guarded(&next.bytes)) else { return next };
    let diagnostics: Vec<Diagnostic> = fixed.remaining.found.iter().map(|l| l.diagnostic.clone()).collect();
    let (edits, _) = choose(&diagnostics, level);
    if holds_together(&before, &edits, &after, before.notation) {
        return next;
    }
    let islands = before.guard.map(|g| g.islands).unwrap_or_default();
    let mut last = None;
    let first_of_island = |d: &Diagnostic| {
        let fix = d.sole_fix().filter(|fix| fix.applicability >= level && !fix.edits.is_empty());
        let Some(edit) = fix.and_then(|f| f.edits.first()) else { return false };
        let island = islands.partition_point(|i| i.original.end <= edit.span.start);
        last.replace(island) != Some(island)
    };
    apply(&fixed.bytes, &diagnostics.into_iter().filter(first_of_island).collect::<Vec<_>>(), level)
}

/// Applies what fits together of the fixes, article by article.
fn round(fixed: &Fixed, level: Applicability) -> Applied {
    let mut out = Applied { bytes: Vec::with_capacity(fixed.bytes.len() + 64), fixes: 0 };
    let mut at = 0;
    for here in fixed.remaining.found.chunk_by(|a, b| a.base == b.base) {
        let start = usize::try_from(here[0].base).unwrap_or(usize::MAX);
        out.bytes.extend_from_slice(&fixed.bytes[at..start]);
        let diagnostics: Vec<Diagnostic> = here.iter().map(|l| l.diagnostic.clone()).collect();
        // An article ends where its last edit does, as far as edits go.
        let end = diagnostics.iter().flat_map(|d| &d.fixes).flat_map(|f| &f.edits).map(|e| e.span.end).max();
        at = start + end.unwrap_or(0) as usize;
        let applied = apply(&fixed.bytes[start..at], &diagnostics, level);
        out.bytes.extend_from_slice(&applied.bytes);
        out.fixes += applied.fixes;
    }
    out.bytes.extend_from_slice(&fixed.bytes[at..]);
    out
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

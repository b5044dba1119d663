//! Rules that need no Rust: a regular expression or a list of words in the manifest.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, MatchKind};
use hashbrown::HashMap;
use regex::Regex;
use serde::Deserialize;

use super::finding::{Finding, Sink};
use super::lexical::{Consistency, Density, Order, check_stems};
use super::manifest::{FixClass, Manifest};
use super::rule::Rule;
use crate::diagnostic::Span;
use crate::document::Document;
use crate::error::Error;
use crate::telugu::letters::is_telugu;
use crate::telugu::suffixes::Suffixes;
use crate::text::words::{Kinds, split, without_joiners};

/// `[pattern]` in a manifest.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PatternSpec {
    /// A regular expression of the `regex` crate, matched on one line at a time. A group named `fault` narrows the
    /// finding to itself.
    pub regex: String,
    /// The expression is tried only on lines that contain one of these, whatever their case in ASCII.
    #[serde(default)]
    pub literals: Vec<String>,
    /// The same for Telugu words that stand by themselves in what it matches: they cost nothing in articles that lack
    /// them.
    #[serde(default)]
    pub words: Vec<String>,
    /// The replacement, with `$name` for groups; without it there is no fix.
    #[serde(default)]
    pub replace: Option<String>,
    /// Whether links, tags and code are searched too.
    #[serde(default)]
    pub in_masks: bool,
}

impl PatternSpec {
    /// What a line must contain one of.
    pub fn prefilters(&self) -> impl Iterator<Item = &String> {
        self.literals.iter().chain(&self.words)
    }
}

/// A declarative rule ready to run.
pub struct PatternRule {
    logic: Logic,
    fix: FixClass,
}

enum Logic {
    Pattern { spec: PatternSpec, prefilter: Prefilter, regex: OnceLock<Regex> },
    Words(HashMap<String, String>),
    Stems(HashMap<String, String>, Suffixes),
    Density(Density),
    Consistency(Consistency, Suffixes),
    Order(Order, Suffixes),
}

impl PatternRule {
    /// Compiles the prefilter and checks the expression. The expression itself is compiled when a line first needs it.
    pub fn new(manifest: &Manifest, name: &str, toml: &str) -> Result<Self, Error> {
        let logic = if let Some(spec) = &manifest.pattern {
            pattern(spec, name, toml)?
        } else if let Some(words) = &manifest.words {
            Logic::Words(bare(words))
        } else if let Some(stems) = &manifest.stems {
            Logic::Stems(bare(stems), Suffixes::shipped())
        } else if let Some(density) = &manifest.density {
            Logic::Density(density.clone())
        } else if let Some(consistency) = &manifest.consistency {
            Logic::Consistency(consistency.clone(), Suffixes::shipped())
        } else if let Some(order) = &manifest.order {
            Logic::Order(order.clone(), Suffixes::shipped())
        } else {
            let message = "a rule without Rust code needs `[pattern]`, `[words]`, `[stems]`, `[density]`, `[consistency]` or `[order]`";
            return Err(Error::manifest(name, toml, "id", message));
        };
        Ok(Self { logic, fix: manifest.fix })
    }

    /// Compiles the expression now, to report a fault in it with its place.
    pub fn validate(manifest: &Manifest, name: &str, toml: &str) -> Result<(), Error> {
        match &manifest.pattern {
            Some(spec) => {
                Regex::new(&spec.regex).map(drop).map_err(|e| Error::manifest(name, toml, "regex", &e.to_string()))
            }
            None => Ok(()),
        }
    }
}

/// Rules out documents and finds the lines that may match.
struct Prefilter {
    /// The ASCII characters of each literal, in both cases; a document that lacks one of them lacks the literal.
    ascii: Vec<u128>,
    /// The literals without ASCII, if any. Case-sensitive, so that it searches many bytes at a time.
    other: Option<AhoCorasick>,
    words: Vec<String>,
    /// What is masked is in no vocabulary.
    masked_words: Option<AhoCorasick>,
    /// Nothing if the ASCII characters decide, because each literal is one.
    all: Option<AhoCorasick>,
}

impl Prefilter {
    fn new(spec: &PatternSpec) -> Result<Self, aho_corasick::BuildError> {
        let PatternSpec { literals, words, .. } = spec;
        let other: Vec<&String> = literals.iter().filter(|l| !l.bytes().any(|b| b.is_ascii())).collect();
        // Leftmost matches are what the searcher for many bytes at a time knows.
        let search = |texts: &[&String]| {
            let build = || AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(texts);
            (!texts.is_empty()).then(build).transpose()
        };
        let set = |l: &String| l.bytes().filter(u8::is_ascii).fold(0, |set, b| set | 1 << b.to_ascii_lowercase());
        Ok(Self {
            ascii: literals.iter().map(set).filter(|set| *set != 0).collect(),
            other: search(&other)?,
            words: words.clone(),
            masked_words: search(&words.iter().collect::<Vec<_>>())?,
            all: spec
                .prefilters()
                .any(|l| l.len() > 1)
                .then(|| AhoCorasick::builder().ascii_case_insensitive(true).build(spec.prefilters()))
                .transpose()?,
        })
    }

    /// The lines that contain a literal.
    fn lines<'d>(&'d self, document: &'d Document<'_>) -> impl Iterator<Item = Span> + 'd {
        let holds = |search: &Option<AhoCorasick>| search.as_ref().is_some_and(|s| s.is_match(document.text()));
        let anywhere = self.words.iter().any(|word| document.vocabulary().id(word).is_some())
            || !document.masks().is_empty() && holds(&self.masked_words)
            || holds(&self.other);
        // Most articles lack the letters of every literal.
        let possible = anywhere || self.has_letters(document.ascii());
        let sets = if possible { document.ascii_of_paragraphs() } else { &[] };
        document
            .paragraphs()
            .iter()
            .zip(sets)
            .filter(move |(_, set)| anywhere || self.has_letters(**set))
            .map(|(paragraph, _)| paragraph.span)
            .filter(|line| self.all.as_ref().is_none_or(|all| all.is_match(document.slice(*line))))
    }

    fn has_letters(&self, ascii: u128) -> bool {
        // Letters count in either case: fold A–Z onto a–z, 32 bits up.
        let upper = ascii & ((1 << (b'Z' + 1)) - (1 << b'A'));
        let present = ascii | upper << 32;
        self.ascii.iter().any(|set| set & !present == 0)
    }
}

fn pattern(spec: &PatternSpec, name: &str, toml: &str) -> Result<Logic, Error> {
    if spec.prefilters().next().is_none() || spec.prefilters().any(String::is_empty) {
        let message = "`literals` needs at least one text that every match contains: it keeps the rule fast";
        return Err(Error::manifest(name, toml, "literals", message));
    }
    if let Some(word) = spec.words.iter().find(|w| !is_telugu_word(w)) {
        let message = format!("`words` are of Telugu letters alone, without joiners: “{word}” belongs to `literals`");
        return Err(Error::manifest(name, toml, "words", &message));
    }
    let prefilter = Prefilter::new(spec).map_err(|e| Error::manifest(name, toml, "literals", &e.to_string()))?;
    Ok(Logic::Pattern { spec: spec.clone(), prefilter, regex: OnceLock::new() })
}

/// Whether the vocabulary of an article may have it.
fn is_telugu_word(word: &str) -> bool {
    let mut kinds = Kinds::default();
    split(word, |_, of_word| kinds |= of_word);
    kinds == Kinds::TELUGU && word.chars().all(is_telugu)
}

fn bare(words: &BTreeMap<String, String>) -> HashMap<String, String> {
    words.iter().map(|(wrong, right)| (without_joiners(wrong).into_owned(), right.clone())).collect()
}

impl Rule for PatternRule {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        let fix = self.fix.applicability();
        match &self.logic {
            Logic::Stems(stems, suffixes) => check_stems(document, stems, suffixes, fix, sink),
            Logic::Density(density) => density.check(document, sink),
            Logic::Consistency(consistency, suffixes) => consistency.check(document, suffixes, fix, sink),
            Logic::Order(order, suffixes) => order.check(document, suffixes, sink),
            Logic::Words(words) => {
                for (_, word) in document.telugu_words() {
                    if let Some(right) = words.get(without_joiners(document.slice(word.span)).as_ref()) {
                        sink.push(Finding::at(word.span).replace(right.as_str(), fix));
                    }
                }
            }
            Logic::Pattern { spec, prefilter, regex } => {
                for line in prefilter.lines(document) {
                    // Checked when the rule was loaded, so this cannot fail; if it did, the rule would stay silent.
                    let compile = || Regex::new(&spec.regex).ok().map(|r| regex.get_or_init(|| r));
                    let Some(regex) = regex.get().or_else(compile) else {
                        return;
                    };
                    self.check_line(document, line, spec, regex, sink);
                }
            }
        }
    }
}

impl PatternRule {
    fn check_line(&self, document: &Document<'_>, line: Span, spec: &PatternSpec, regex: &Regex, sink: &mut Sink<'_>) {
        for found in regex.captures_iter(document.slice(line)) {
            let Some(fault) = found.name("fault").or_else(|| found.get(0)) else {
                continue;
            };
            let span = Span::new(line.start as usize + fault.start(), line.start as usize + fault.end());
            if span.is_empty() || !spec.in_masks && document.is_masked(span) {
                continue;
            }
            let mut finding = Finding::at(span);
            if let Some(template) = &spec.replace {
                let mut replacement = String::new();
                found.expand(template, &mut replacement);
                finding = finding.replace(replacement, self.fix.applicability());
            }
            sink.push(finding);
        }
    }
}

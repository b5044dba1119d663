//! How many findings there are: per rule, per file, per 1,000 words.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use newslint::engine::Checked;
use newslint::text::visible::on_one_line;
use serde::Serialize;

/// Files listed.
const WORST: usize = 10;

/// The counts of one file.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FileCounts {
    pub path: String,
    pub articles: usize,
    pub words: usize,
    pub findings: usize,
    /// Findings of each rule, and the articles that have any.
    #[serde(skip)]
    rules: BTreeMap<String, (usize, usize)>,
}

impl FileCounts {
    pub fn new(path: &Path, checked: &Checked) -> Self {
        let mut rules: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        for article in checked.found.chunk_by(|a, b| a.base == b.base) {
            let mut seen = std::collections::BTreeSet::new();
            for l in article {
                let rule = &l.diagnostic.rule;
                let counts = rules.entry(rule.to_string()).or_default();
                (counts.0, counts.1) = (counts.0 + 1, counts.1 + usize::from(seen.insert(rule.clone())));
            }
        }
        Self {
            path: super::output::name(path),
            articles: checked.articles.len(),
            words: checked.words(),
            findings: checked.found.len(),
            rules,
        }
    }

    /// Adds the counts of another part of the file.
    fn add(&mut self, part: Self) {
        self.articles += part.articles;
        self.words += part.words;
        self.findings += part.findings;
        for (rule, (findings, articles)) in part.rules {
            let counts = self.rules.entry(rule).or_default();
            (counts.0, counts.1) = (counts.0 + findings, counts.1 + articles);
        }
    }
}

/// Per 1,000 words.
pub fn per_thousand(count: usize, words: usize) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "a share for people to read")]
    let share = 1000.0 * count as f64 / words.max(1) as f64;
    (share * 100.0).round() / 100.0
}

/// The counts of a run.
#[derive(Default)]
pub struct Statistics {
    files: Vec<FileCounts>,
}

#[derive(Serialize)]
struct Whole<'a> {
    files: usize,
    articles: usize,
    words: usize,
    findings: usize,
    per_1000_words: f64,
    rules: BTreeMap<&'a str, RuleCounts>,
    by_file: &'a [FileCounts],
}

#[derive(Default, Serialize)]
struct RuleCounts {
    findings: usize,
    files: usize,
    articles: usize,
    per_1000_words: f64,
}

impl Statistics {
    /// Adds a file, or another part of the file that came last.
    pub fn add(&mut self, counts: FileCounts) {
        match self.files.last_mut() {
            Some(last) if last.path == counts.path => last.add(counts),
            _ => self.files.push(counts),
        }
    }

    fn whole(&self) -> Whole<'_> {
        let words = self.files.iter().map(|f| f.words).sum();
        let findings = self.files.iter().map(|f| f.findings).sum();
        let mut rules: BTreeMap<&str, RuleCounts> = BTreeMap::new();
        for (rule, (findings, articles)) in self.files.iter().flat_map(|f| &f.rules) {
            let counts = rules.entry(rule).or_default();
            (counts.findings, counts.files) = (counts.findings + findings, counts.files + 1);
            counts.articles += articles;
        }
        let articles = self.files.iter().map(|f| f.articles).sum();
        for counts in rules.values_mut() {
            counts.per_1000_words = per_thousand(counts.findings, words);
        }
        let per_1000_words = per_thousand(findings, words);
        Whole { files: self.files.len(), articles, words, findings, per_1000_words, rules, by_file: &self.files }
    }

    /// As JSON.
    pub fn json(&self) -> String {
        // Strings, numbers and lists always serialise.
        serde_json::to_string_pretty(&self.whole()).unwrap_or_default() + "\n"
    }

    /// As tables.
    pub fn text(&self) -> String {
        let whole = self.whole();
        let mut rules: Vec<_> = whole.rules.iter().collect();
        rules.sort_by_key(|(_, c)| std::cmp::Reverse(c.findings));
        let mut out = format!("{:>9} {:>8} {:>12}  rule\n", "findings", "articles", "/1,000 words");
        // Writing to a String does not fail.
        for (rule, c) in rules {
            let _ = writeln!(out, "{:>9} {:>8} {:>12.2}  {rule}", c.findings, c.articles, c.per_1000_words);
        }
        let _ = writeln!(out, "{:>9} {:>8} {:>12.2}  all", whole.findings, whole.articles, whole.per_1000_words);
        let mut files: Vec<&FileCounts> = self.files.iter().filter(|f| f.findings > 0).collect();
        files.sort_by(|a, b| b.findings.cmp(&a.findings).then_with(|| a.path.cmp(&b.path)));
        if !files.is_empty() {
            let _ = writeln!(out, "\n{:>9} {:>7} {:>12}  file", "findings", "words", "/1,000 words");
        }
        for f in files.iter().take(WORST) {
            let rate = per_thousand(f.findings, f.words);
            let _ = writeln!(out, "{:>9} {:>7} {rate:>12.2}  {}", f.findings, f.words, on_one_line(&f.path));
        }
        if files.len() > WORST {
            let _ = writeln!(out, "{:>9} more files with findings", files.len() - WORST);
        }
        out
    }
}

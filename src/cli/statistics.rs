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
    pub words: usize,
    pub findings: usize,
    #[serde(skip)]
    rules: BTreeMap<String, usize>,
}

impl FileCounts {
    pub fn new(path: &Path, checked: &Checked) -> Self {
        let mut rules = BTreeMap::new();
        for l in &checked.found {
            *rules.entry(l.diagnostic.rule.to_string()).or_insert(0) += 1;
        }
        let Checked { found, words, .. } = checked;
        Self { path: super::output::name(path), words: *words, findings: found.len(), rules }
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
    per_1000_words: f64,
}

impl Statistics {
    /// Adds a file.
    pub fn add(&mut self, counts: FileCounts) {
        self.files.push(counts);
    }

    fn whole(&self) -> Whole<'_> {
        let words = self.files.iter().map(|f| f.words).sum();
        let findings = self.files.iter().map(|f| f.findings).sum();
        let mut rules: BTreeMap<&str, RuleCounts> = BTreeMap::new();
        for (rule, count) in self.files.iter().flat_map(|f| &f.rules) {
            let counts = rules.entry(rule).or_default();
            (counts.findings, counts.files) = (counts.findings + count, counts.files + 1);
        }
        for counts in rules.values_mut() {
            counts.per_1000_words = per_thousand(counts.findings, words);
        }
        let per_1000_words = per_thousand(findings, words);
        Whole { files: self.files.len(), words, findings, per_1000_words, rules, by_file: &self.files }
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
        let mut out = format!("{:>9} {:>7} {:>12}  rule\n", "findings", "files", "/1,000 words");
        // Writing to a String does not fail.
        for (rule, c) in rules {
            let _ = writeln!(out, "{:>9} {:>7} {:>12.2}  {rule}", c.findings, c.files, c.per_1000_words);
        }
        let _ = writeln!(out, "{:>9} {:>7} {:>12.2}  all", whole.findings, whole.files, whole.per_1000_words);
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

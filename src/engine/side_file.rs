//! `newslint-suppressions.toml`: keeps findings back in texts that can hold no comments.

use serde::Deserialize;

use super::{Finding, Located, Registry, Sink};
use crate::config::Lang;
use crate::diagnostic::{Applicability, Span};
use crate::document::{Document, Source};
use crate::error::Error;
use crate::text::words::{ZWJ, ZWNJ};

const HEADER: &str = "[[suppress]]";

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Parsed {
    #[serde(default)]
    suppress: Vec<SideEntry>,
}

/// One table of the file.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SideEntry {
    /// Files, as in `.gitignore`.
    pub path: String,
    /// Rules or groups.
    pub rules: Vec<String>,
    /// Only findings that cover this text. Joiners do not count.
    #[serde(default)]
    pub text: Option<String>,
    /// Why, for whoever reads the file.
    #[serde(default)]
    pub reason: String,
}

impl SideEntry {
    /// Whether its `rule`th rule keeps a finding back that covers `text`.
    pub fn holds(&self, rule: usize, located: &Located, text: &str) -> bool {
        let name = &*self.rules[rule];
        let named = *located.diagnostic.rule == *name || *located.diagnostic.group == *name;
        named && self.text.as_ref().is_none_or(|t| plain(t) == plain(text))
    }
}

fn plain(text: &str) -> String {
    text.trim().chars().filter(|c| !matches!(*c, ZWNJ | ZWJ)).collect()
}

/// The file.
#[derive(Debug, Default)]
pub struct SideFile {
    /// Its tables.
    pub entries: Vec<SideEntry>,
    /// Its text.
    pub text: String,
}

impl SideFile {
    /// Reads it; `name` is shown in errors.
    ///
    /// ```
    /// let toml = "[[suppress]]\npath = \"wire/*.txt\"\nrules = [\"bare-url\"]\nreason = \"the agency's own style\"\n";
    /// let file = newslint::engine::SideFile::parse(toml, "newslint-suppressions.toml").unwrap();
    /// assert_eq!(file.entries[0].rules, ["bare-url"]);
    /// ```
    pub fn parse(text: &str, name: &str) -> Result<Self, Error> {
        let parsed: Parsed = toml::from_str(text).map_err(|e| Error::toml(&e, name, text))?;
        Ok(Self { entries: parsed.suppress, text: text.to_owned() })
    }

    /// Findings about the file itself: names of rules that do not exist, and those that `unused` says to keep nothing
    /// back, by entry and rule. Offsets are bytes of its text.
    pub fn findings(&self, registry: &Registry, lang: Lang, unused: &[(usize, usize)]) -> Vec<Located> {
        let mut out = Vec::new();
        for (index, entry) in self.entries.iter().enumerate() {
            let known = |rule: usize| registry.knows(&entry.rules[rule]);
            let rules = 0..entry.rules.len();
            let unknown: Vec<usize> = rules.clone().filter(|&r| !known(r)).collect();
            let unused: Vec<usize> = rules.filter(|&r| known(r) && unused.contains(&(index, r))).collect();
            for (id, gone) in [("unknown-suppression", unknown), ("unused-suppression", unused)] {
                if let (Some(rule), false) = (registry.get(id), gone.is_empty()) {
                    let source = Source::from_text(&self.text);
                    let document = Document::new(&source);
                    let mut sink = Sink {
                        document: &document,
                        manifest: &rule.manifest,
                        names: &rule.names,
                        severity: None,
                        lang,
                        out: &mut out,
                    };
                    sink.push(self.finding(index, &gone));
                }
            }
        }
        out.into_iter().map(|diagnostic| Located { base: 0, diagnostic }).collect()
    }

    fn finding(&self, index: usize, gone: &[usize]) -> Finding {
        let entry = &self.entries[index];
        let names: Vec<&str> = gone.iter().map(|&r| &*entry.rules[r]).collect();
        let table = self.table(index);
        let at =
            table.map_or_else(|| self.first_line(), |t| Span::new(t.range().start, t.range().start + HEADER.len()));
        let finding = Finding::at(at).arg("rules", names.join(", ")).confidence(1.0);
        finding.edits(table.and_then(|table| self.edit(index, gone, table)), Applicability::Safe)
    }

    /// The edit that takes some rules of a table away, the table with them if none is left. TOML can be written in ways
    /// that this does not know: what would say anything else afterwards is not proposed.
    fn edit(&self, index: usize, gone: &[usize], table: Span) -> Option<(Span, String)> {
        let mut want = self.entries.clone();
        let mut rule = 0..;
        want[index].rules.retain(|_| rule.next().is_some_and(|r| !gone.contains(&r)));
        let edit = if want[index].rules.is_empty() {
            want.remove(index);
            (table, String::new())
        } else {
            let stays: Vec<String> = want[index].rules.iter().map(|name| format!("\"{name}\"")).collect();
            (self.list(table)?, format!("[{}]", stays.join(", ")))
        };
        let mut text = self.text.clone();
        text.replace_range(edit.0.range(), &edit.1);
        (Self::parse(&text, "").ok()?.entries == want).then_some(edit)
    }

    /// The bytes of a table, with the empty line after it but without the comments that lead the next one. Nothing where
    /// the headers cannot be told from other text.
    fn table(&self, index: usize) -> Option<Span> {
        let line_starts = |i: &usize| *i == 0 || self.text[..*i].ends_with('\n');
        let headers: Vec<usize> = self.text.match_indices(HEADER).map(|(i, _)| i).filter(line_starts).collect();
        if headers.len() != self.entries.len() {
            return None;
        }
        let (start, next) = (headers[index], headers.get(index + 1).copied().unwrap_or(self.text.len()));
        let mut end = start;
        let mut at = start;
        for line in self.text[start..next].split_inclusive('\n') {
            at += line.len();
            if !line.trim().is_empty() && !line.trim_start().starts_with('#') {
                end = at;
            }
        }
        let blank = self.text[end..next].starts_with('\n');
        Some(Span::new(start, end + usize::from(blank)))
    }

    /// Where a finding stands whose table is not known.
    fn first_line(&self) -> Span {
        let start = self.text.len() - self.text.trim_start().len();
        Span::new(start, start + self.text[start..].find(['\n', '\r']).unwrap_or(self.text.len() - start))
    }

    /// The list of rules in a table.
    fn list(&self, table: Span) -> Option<Span> {
        let text = &self.text[table.range()];
        let key = crate::error::place_of(text, "rules")?.0;
        let open = key + text[key..].find('[')?;
        let close = open + text[open..].find(']')?;
        let base = table.range().start;
        Some(Span::new(base + open, base + close + 1))
    }
}

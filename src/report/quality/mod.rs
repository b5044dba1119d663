//! A page about many articles: a score each, how the scores are spread, the worst, and examples of each rule. One file
//! that needs no network.

mod page;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{FileReport, Placed};
use crate::config::Lang;
use crate::diagnostic::Severity;
use crate::engine::{Registry, Seen};

/// Examples kept of each rule, each of another article.
const EXAMPLES: usize = 5;
/// Code points shown on each side of a fault.
const AROUND: usize = 40;
/// What a finding takes from the score of an article of 1,000 words.
const WEIGHT_OF_ERROR: usize = 3;
const WEIGHT_OF_WARNING: usize = 1;
/// Words that an article counts as having at least: one fault must not ruin a news flash.
const SHORT: usize = 300;

/// One article.
#[derive(Clone, Debug)]
struct Article {
    path: String,
    words: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
}

impl Article {
    fn findings(&self) -> usize {
        self.errors + self.warnings + self.infos
    }

    fn score(&self) -> usize {
        score(self.words, self.errors, self.warnings)
    }
}

/// The score of an article: 100 less the weighted findings per 1,000 words, at least 0.
///
/// ```
/// assert_eq!(newslint::report::quality::score(500, 2, 1), 86);
/// ```
pub fn score(words: usize, errors: usize, warnings: usize) -> usize {
    let weight = errors * WEIGHT_OF_ERROR + warnings * WEIGHT_OF_WARNING;
    100 - (1000 * weight).div_ceil(words.max(SHORT)).min(100)
}

/// A fault in its surroundings.
#[derive(Clone, Debug)]
struct Example {
    path: String,
    line: usize,
    before: String,
    fault: String,
    after: String,
    message: String,
}

/// What is known of a rule.
#[derive(Clone, Debug)]
struct OfRule {
    severity: Severity,
    findings: usize,
    articles: usize,
    examples: Vec<Example>,
}

/// The quality of many articles.
#[derive(Clone, Debug, Default)]
pub struct Quality {
    articles: Vec<Article>,
    rules: BTreeMap<Arc<str>, OfRule>,
}

impl Quality {
    /// What the articles of one file say.
    pub fn of(report: &FileReport<'_>, articles: &[Seen]) -> Self {
        let mut out = Self::default();
        let placed = report.placed();
        let mut rest = &placed[..];
        for seen in articles {
            let (here, others) = rest.split_at(rest.partition_point(|p| p.located.base <= seen.base));
            rest = others;
            let path = match &seen.record {
                Some(record) => format!("{} ({record})", report.portable_path()),
                None => report.portable_path(),
            };
            out.add(Self::of_article(report, path, seen.words, here));
        }
        out
    }

    fn of_article(report: &FileReport<'_>, path: String, words: usize, placed: &[Placed<'_>]) -> Self {
        let mut out = Self::default();
        let mut article = Article { path, words, errors: 0, warnings: 0, infos: 0 };
        for p in placed {
            let d = &p.located.diagnostic;
            match d.severity {
                Severity::Error => article.errors += 1,
                Severity::Warning => article.warnings += 1,
                Severity::Info => article.infos += 1,
            }
            let rule = out.rules.entry(d.rule.clone()).or_insert_with(|| OfRule {
                severity: d.severity,
                findings: 0,
                articles: 1,
                examples: vec![example(report, p)],
            });
            rule.findings += 1;
        }
        out.articles.push(article);
        out
    }

    /// Adds other articles.
    pub fn add(&mut self, other: Self) {
        self.articles.extend(other.articles);
        for (id, theirs) in other.rules {
            match self.rules.get_mut(&id) {
                Some(ours) => {
                    ours.findings += theirs.findings;
                    ours.articles += theirs.articles;
                    let room = EXAMPLES.saturating_sub(ours.examples.len());
                    ours.examples.extend(theirs.examples.into_iter().take(room));
                }
                None => drop(self.rules.insert(id, theirs)),
            }
        }
    }

    /// How many articles there are.
    pub fn len(&self) -> usize {
        self.articles.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }

    /// The page, as HTML.
    pub fn page(&self, registry: &Registry, lang: Lang) -> String {
        page::page(self, registry, lang)
    }
}

fn example(report: &FileReport<'_>, p: &Placed<'_>) -> Example {
    let bytes = report.bytes;
    let line = memchr::memrchr(b'\n', &bytes[..p.start]).map_or(0, |i| i + 1);
    let end = memchr::memchr(b'\n', &bytes[p.end..]).map_or(bytes.len(), |i| p.end + i);
    let left = String::from_utf8_lossy(&bytes[line..p.start]).into_owned();
    let right = String::from_utf8_lossy(&bytes[p.end..end]).into_owned();
    let fault = report.text(p);
    Example {
        path: report.portable_path(),
        line: p.from.line,
        before: last_words(&left),
        fault: crate::text::visible::visible(&first_words(&fault)).into_owned(),
        after: first_words(&right),
        message: p.located.diagnostic.message.clone(),
    }
}

/// The end of a text, from a word's beginning, so that no akshara is cut.
fn last_words(text: &str) -> String {
    match text.char_indices().rev().nth(AROUND) {
        Some((i, _)) => format!("…{}", text[i..].split_once(' ').map_or("", |(_, rest)| rest)),
        None => text.to_owned(),
    }
}

/// The beginning of a text, to a word's end.
fn first_words(text: &str) -> String {
    match text.char_indices().nth(AROUND) {
        Some((i, _)) => format!("{}…", text[..i].rsplit_once(' ').map_or("", |(rest, _)| rest)),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::Article;

    #[test]
    fn the_score_counts_errors_threefold_per_thousand_words() {
        let article = |words, errors, warnings| Article { path: String::new(), words, errors, warnings, infos: 9 };
        assert_eq!(article(1000, 0, 0).score(), 100);
        assert_eq!(article(500, 2, 1).score(), 86);
        assert_eq!(article(30, 1, 0).score(), 90, "a news flash");
        assert_eq!(article(1000, 50, 0).score(), 0);
        assert_eq!(article(100_000, 1, 0).score(), 99, "a fault is never rounded away");
    }
}

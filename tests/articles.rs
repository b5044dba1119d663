//! Whole articles, written for this project, against what a sub-editor marked in them by hand (`*.expected.tsv`).

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on should panic")]

use std::fs;
use std::path::{Path, PathBuf};

use newslint::engine::Located;
use newslint::{Applicability, Config, Linter, Severity};

struct Expected {
    line: usize,
    rules: Vec<String>,
    text: String,
    fixed: String,
}

fn articles() -> Vec<PathBuf> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/articles");
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .collect();
    found.sort();
    assert!(found.len() >= 8);
    found
}

fn expected(article: &Path) -> Vec<Expected> {
    let text = fs::read_to_string(article.with_extension("expected.tsv")).unwrap();
    let row = |line: &str| {
        let c: Vec<&str> = line.split('\t').collect();
        Expected {
            line: c[0].parse().unwrap(),
            rules: c[1].split(' ').map(str::to_owned).collect(),
            text: c[2].to_owned(),
            fixed: c.get(3).unwrap_or(&"").to_string(),
        }
    };
    text.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).map(row).collect()
}

/// Byte ranges of the file where a text stands on a line.
fn places(article: &str, line: usize, text: &str) -> Vec<(usize, usize)> {
    let start: usize = article.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let row = article[start..].split_inclusive('\n').next().unwrap_or("");
    row.match_indices(text).map(|(at, t)| (start + at, start + at + t.len())).collect()
}

fn touches(found: &Located, places: &[(usize, usize)]) -> bool {
    let spans = std::iter::once(found.diagnostic.span).chain(found.diagnostic.other_places().map(|place| place.span));
    spans.map(newslint::Span::range).any(|span| places.iter().any(|&(start, end)| span.start < end && start < span.end))
}

#[test]
fn every_marked_fault_is_found_and_mended_as_marked() {
    let linter = Linter::new(&Config::default()).unwrap();
    let mut missed = Vec::new();
    for path in articles() {
        let article = fs::read_to_string(&path).unwrap();
        let found = linter.check_bytes(article.as_bytes()).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        for e in expected(&path) {
            let here = places(&article, e.line, &e.text);
            assert!(!here.is_empty(), "{name}:{} does not contain {}", e.line, e.text);
            let hits: Vec<&Located> = found
                .iter()
                .filter(|f| e.rules.iter().any(|r| **r == *f.diagnostic.rule) && touches(f, &here))
                .collect();
            if hits.is_empty() {
                missed.push(format!("{name}:{} {:?} {}", e.line, e.rules, e.text));
            } else if !e.fixed.is_empty() {
                let diagnostics: Vec<_> = hits.iter().map(|h| h.diagnostic.clone()).collect();
                let after = newslint::engine::apply(article.as_bytes(), &diagnostics, Applicability::Unsafe);
                let after = String::from_utf8(after.bytes).unwrap();
                let row = after.split('\n').nth(e.line - 1).unwrap_or("");
                if !row.contains(&e.fixed) {
                    missed.push(format!("{name}:{} {} is not mended to {}", e.line, e.text, e.fixed));
                }
            }
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn nothing_else_is_flagged() {
    let linter = Linter::new(&Config::default()).unwrap();
    let mut false_alarms = Vec::new();
    for path in articles() {
        let article = fs::read_to_string(&path).unwrap();
        let expected = expected(&path);
        for found in linter.check_bytes(article.as_bytes()).unwrap() {
            let d = &found.diagnostic;
            let known = expected.iter().any(|e| touches(&found, &places(&article, e.line, &e.text)));
            if !known && d.severity > Severity::Info {
                false_alarms.push(format!("{}: {} on {:?}", path.display(), d.rule, &article[d.span.range()]));
            }
        }
    }
    assert!(false_alarms.is_empty(), "{}", false_alarms.join("\n"));
}

//! A summary for a comment on a pull request: what was found, rule by rule, and the first places.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::{FileReport, Renderer};
use crate::config::Lang;
use crate::text::visible::visible;

/// Places listed. GitHub takes comments of 65,536 characters.
const MOST: usize = 100;

/// Rows of the table of places, each led by the rule's id and a tab.
pub(super) fn file(_: &Renderer<'_>, report: &FileReport<'_>) -> String {
    let path = cell(&report.portable_path());
    let mut out = String::new();
    for p in report.placed() {
        let d = &p.located.diagnostic;
        // Writing to a String does not fail.
        let _ = writeln!(
            out,
            "{}\t| {path}:{}:{} | {} | {} |",
            d.rule,
            p.from.line,
            p.from.column,
            d.severity.as_str(),
            cell(&d.message)
        );
    }
    out
}

pub(super) fn whole(renderer: &Renderer<'_>, parts: &[String]) -> String {
    let rows: Vec<(&str, &str)> = parts.iter().flat_map(|p| p.lines()).filter_map(|l| l.split_once('\t')).collect();
    let w = words(renderer.lang);
    if rows.is_empty() {
        return format!("**newslint**: {}\n", w.none);
    }
    let mut out = format!("**newslint**: {}\n\n", title(renderer.lang, rows.len(), parts.len()));
    let _ = writeln!(out, "| {} | {} | {} |\n| --- | --- | ---: |", w.rule, w.what, w.count);
    for (rule, count) in by_count(&rows) {
        let entry = renderer.registry.get(rule);
        let name = match entry.filter(|e| e.is_built_in()) {
            Some(e) => format!("[{rule}]({})", e.manifest.url()),
            None => rule.to_owned(),
        };
        let summary = entry.map(|e| renderer.lang.pick(&e.manifest.summary)).unwrap_or_default();
        let _ = writeln!(out, "| {name} | {} | {count} |", cell(summary));
    }
    let _ = writeln!(out, "\n<details><summary>{}</summary>\n", w.places);
    let _ = writeln!(out, "| {} | {} | {} |\n| --- | --- | --- |", w.place, w.severity, w.message);
    for (_, row) in rows.iter().take(MOST) {
        let _ = writeln!(out, "{row}");
    }
    if rows.len() > MOST {
        let _ = writeln!(out, "\n{} {}", rows.len() - MOST, w.more);
    }
    out + "\n</details>\n"
}

fn title(lang: Lang, findings: usize, files: usize) -> String {
    let s = |n: usize| if n == 1 { "" } else { "s" };
    match lang {
        Lang::En => format!("{findings} problem{} in {files} file{}", s(findings), s(files)),
        Lang::Te => format!("లోపాలు: {findings} (ఫైళ్లు: {files})"),
    }
}

struct Words {
    none: &'static str,
    rule: &'static str,
    what: &'static str,
    count: &'static str,
    places: &'static str,
    place: &'static str,
    severity: &'static str,
    message: &'static str,
    more: &'static str,
}

fn words(lang: Lang) -> Words {
    match lang {
        Lang::En => Words {
            none: "no problems.",
            rule: "rule",
            what: "what is wrong",
            count: "problems",
            places: "Places",
            place: "place",
            severity: "severity",
            message: "message",
            more: "more are not listed.",
        },
        Lang::Te => Words {
            none: "లోపాలేమీ లేవు.",
            rule: "నియమం",
            what: "లోపం",
            count: "సంఖ్య",
            places: "ఎక్కడెక్కడ",
            place: "చోటు",
            severity: "తీవ్రత",
            message: "వివరం",
            more: "ఇక్కడ చూపలేదు.",
        },
    }
}

fn by_count<'a>(rows: &[(&'a str, &str)]) -> Vec<(&'a str, usize)> {
    let mut counts = BTreeMap::new();
    for (rule, _) in rows {
        *counts.entry(*rule).or_insert(0) += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    counts
}

/// Text that stands in a table and must not become markup, a mention or a link.
fn cell(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in visible(text).chars() {
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '@' => out.push_str("&#64;"),
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '~' | '!' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    // GitHub makes links of bare addresses.
    out.replace("://", "&#58;//").replace("www.", "www&#46;")
}

//! One report for all mentions of a name in several spellings, and for all places of a habit: the first is shown, the
//! lines of the others are told.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use super::{FileReport, Placed};
use crate::config::Lang;
use crate::text::position::Unit;

/// Lines told of one spelling; a long article need not list them all.
const MOST: usize = 12;

/// A finding by its place in the file and its rule.
type Key = (usize, Arc<str>);

pub(super) fn key(p: &Placed<'_>) -> Key {
    (p.start, p.located.diagnostic.rule.clone())
}

/// The findings to show, and for some of them where the spellings of the cluster or the other places stand.
pub(super) fn merge<'a>(
    report: &FileReport<'_>,
    placed: Vec<Placed<'a>>,
    lang: Lang,
) -> (Vec<Placed<'a>>, BTreeMap<Key, String>) {
    let name = |p: &Placed<'_>| {
        let d = &p.located.diagnostic;
        let mut spellings = d.variants.clone();
        spellings.sort();
        (p.located.base, d.rule.clone(), spellings)
    };
    let mut clusters: BTreeMap<_, Vec<&Placed<'_>>> = BTreeMap::new();
    // A finding about names that tells no other mentions, such as a misspelling, stands for itself.
    let is_clustered =
        |p: &Placed<'_>| p.located.diagnostic.variants.len() > 1 && !p.located.diagnostic.labels.is_empty();
    for p in placed.iter().filter(|p| is_clustered(p)) {
        clusters.entry(name(p)).or_default().push(p);
    }
    let mut firsts: BTreeMap<Key, String> =
        clusters.values().map(|mentions| (key(mentions[0]), note(report, mentions, lang))).collect();
    let is_habit = |p: &&Placed<'_>| p.located.diagnostic.other_places().next().is_some();
    let others: Vec<_> = placed.iter().filter(is_habit).map(|p| (key(p), other_lines(report, p, lang))).collect();
    firsts.extend(others);
    let kept = placed.into_iter().filter(|p| !is_clustered(p) || firsts.contains_key(&key(p))).collect();
    (kept, firsts)
}

/// The lines of the other places of a habit.
fn other_lines(report: &FileReport<'_>, p: &Placed<'_>, lang: Lang) -> String {
    let base = p.start - p.located.diagnostic.span.start as usize;
    let mut locator = report.locator(Unit::CodePoints);
    let labels = p.located.diagnostic.other_places();
    let mut lines: Vec<usize> = labels.map(|l| locator.position(base + l.span.start as usize).line).collect();
    lines.dedup();
    let list = listed(&lines);
    match lang {
        Lang::En => format!("\nOther places: line{} {list}", if lines.len() > 1 { "s" } else { "" }),
        Lang::Te => format!("\nమిగతా చోట్లు: వరుస {list}"),
    }
}

/// As many lines as anyone will read.
fn listed(lines: &[usize]) -> String {
    let shown: Vec<String> = lines.iter().take(MOST).map(ToString::to_string).collect();
    shown.join(", ") + if lines.len() > MOST { ", …" } else { "" }
}

/// A line a spelling: where it stands.
fn note(report: &FileReport<'_>, mentions: &[&Placed<'_>], lang: Lang) -> String {
    let mut places: Vec<(usize, &str)> = Vec::new();
    for p in mentions {
        let d = &p.located.diagnostic;
        let base = p.start - d.span.start as usize;
        places.push((p.start, &d.variants[0]));
        places.extend(d.labels.iter().map(|l| (base + l.span.start as usize, l.text.as_str())));
    }
    places.sort_unstable();
    places.dedup();
    let mut locator = report.locator(Unit::CodePoints);
    let mut lines: Vec<(&str, Vec<usize>)> = Vec::new();
    for (at, spelling) in places {
        let line = locator.position(at).line;
        match lines.iter_mut().find(|(s, _)| *s == spelling) {
            Some((_, own)) if own.last() == Some(&line) => {}
            Some((_, own)) => own.push(line),
            None => lines.push((spelling, vec![line])),
        }
    }
    let mut out = String::new();
    for (spelling, lines) in lines {
        let list = listed(&lines);
        // Writing to a String does not fail.
        let _ = match lang {
            Lang::En => write!(out, "\n“{spelling}”: line{} {list}", if lines.len() > 1 { "s" } else { "" }),
            Lang::Te => write!(out, "\n“{spelling}”: వరుస {list}"),
        };
    }
    out
}

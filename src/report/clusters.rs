//! One report for all mentions of a name in several spellings: the first is shown, the lines of the others are told.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::{FileReport, Placed};
use crate::config::Lang;
use crate::text::position::Unit;

/// Lines told of one spelling; a long article need not list them all.
const MOST: usize = 12;

/// The findings to show, and for some of them (by their place in the file) where the spellings of the cluster stand.
pub(super) fn merge<'a>(
    report: &FileReport<'_>,
    placed: Vec<Placed<'a>>,
    lang: Lang,
) -> (Vec<Placed<'a>>, BTreeMap<usize, String>) {
    let key = |p: &Placed<'_>| {
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
        clusters.entry(key(p)).or_default().push(p);
    }
    let firsts: BTreeMap<usize, String> =
        clusters.values().map(|mentions| (mentions[0].start, note(report, mentions, lang))).collect();
    let kept = placed.into_iter().filter(|p| !is_clustered(p) || firsts.contains_key(&p.start)).collect();
    (kept, firsts)
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
        let shown: Vec<String> = lines.iter().take(MOST).map(ToString::to_string).collect();
        let more = if lines.len() > MOST { ", …" } else { "" };
        let list = shown.join(", ") + more;
        // Writing to a String does not fail.
        let _ = match lang {
            Lang::En => write!(out, "\n“{spelling}”: line{} {list}", if lines.len() > 1 { "s" } else { "" }),
            Lang::Te => write!(out, "\n“{spelling}”: వరుస {list}"),
        };
    }
    out
}

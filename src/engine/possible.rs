//! Refuses a rule that can never find anything: it would stay silent for ever, and its author would think all is well.

use regex_syntax::hir::{Hir, HirKind, Look};

use super::manifest::Manifest;
use crate::error::Error;
use crate::text::words::{Kinds, split, without_joiners};

/// Whether the rule can match some text, as far as its manifest tells.
pub(super) fn check(manifest: &Manifest, name: &str, toml: &str) -> Result<(), Error> {
    let refuse = |key: &str, message: String| Err(Error::manifest(name, toml, key, &message));
    if let Some(spec) = &manifest.pattern {
        // What does not parse is reported with the reason elsewhere.
        if let Ok(parsed) = regex_syntax::parse(&spec.regex)
            && parsed.properties().minimum_len().is_none()
        {
            return refuse("regex", "this pattern can never match: part of it is empty of characters".to_owned());
        }
        if let Ok(parsed) = regex_syntax::parse(&spec.regex)
            && let Some(reason) = unmatchable(&parsed)
        {
            return refuse("regex", format!("this pattern can never match: {reason}"));
        }
        if let Some(bad) = manifest.bad.iter().find(|bad| !spec.prefilters().any(|l| contains(&bad.text, l))) {
            let message = format!("no literal stands in the example “{}”, so its lines are never tried", bad.text);
            return refuse("literals", message);
        }
    }
    let pairs = [("words", &manifest.words), ("stems", &manifest.stems)];
    for (table, pairs) in pairs {
        if pairs.as_ref().is_some_and(std::collections::BTreeMap::is_empty) {
            return refuse(table, format!("`[{table}]` has no words"));
        }
        for (wrong, right) in pairs.iter().flat_map(|p| p.iter()) {
            if wrong == right {
                return refuse(table, format!("`{wrong}` is replaced by itself"));
            }
            single_word(wrong, table, &refuse)?;
        }
    }
    if let Some(density) = &manifest.density {
        density.words.iter().try_for_each(|word| single_word(word, "words", &refuse))?;
        if density.words.is_empty() && density.endings.is_empty() {
            return refuse("density", "a density needs `words` or `endings` to count".to_owned());
        }
        if !(0.0..1000.0).contains(&density.per_thousand) {
            return refuse(
                "per-thousand",
                "no text has so many in 1,000 words: write a rate from 0 to 1000".to_owned(),
            );
        }
        let shut = |ending: &String| density.except.iter().any(|e| ending.contains(e.as_str()));
        if let Some(ending) = density.endings.iter().find(|e| shut(e)) {
            return refuse("except", format!("`except` rules out every word that ends in `{ending}`"));
        }
    }
    if let Some(pair) = &manifest.consistency {
        single_word(&pair.either, "either", &refuse)?;
        single_word(&pair.or, "or", &refuse)?;
        if without_joiners(&pair.either) == without_joiners(&pair.or) {
            return refuse("or", "`either` and `or` are one word".to_owned());
        }
    }
    if let Some(order) = &manifest.order {
        single_word(&order.first, "first", &refuse)?;
        single_word(&order.then, "then", &refuse)?;
        if without_joiners(&order.first) == without_joiners(&order.then) {
            return refuse("then", "`first` and `then` are one word".to_owned());
        }
    }
    Ok(())
}

fn contains(text: &str, literal: &str) -> bool {
    text.to_ascii_lowercase().contains(&literal.to_ascii_lowercase())
}

/// A text of several words, or with letters that no Telugu word has, equals none.
fn single_word(text: &str, key: &str, refuse: &impl Fn(&str, String) -> Result<(), Error>) -> Result<(), Error> {
    let mut kinds: Vec<(usize, Kinds)> = Vec::new();
    split(text, |span, k| kinds.push((span.len(), k)));
    match kinds.as_slice() {
        [(len, kinds)] if *len == text.len() && kinds.is_telugu() => Ok(()),
        _ => refuse(
            key,
            format!("`{text}` can never match: it is not one Telugu word; use `[pattern]` for phrases and signs"),
        ),
    }
}

/// Why a pattern fits no line, or finds nothing in one, if that can be seen.
fn unmatchable(hir: &Hir) -> Option<&'static str> {
    match hir.kind() {
        HirKind::Literal(literal) if literal.0.contains(&b'\n') => Some("it is tried on one line at a time"),
        HirKind::Capture(group) => match group.name.as_deref() {
            Some("fault") if group.sub.properties().maximum_len() == Some(0) => Some("its group `fault` is empty"),
            _ => unmatchable(&group.sub),
        },
        HirKind::Repetition(repetition) if repetition.min > 0 => unmatchable(&repetition.sub),
        HirKind::Alternation(parts) => {
            let first = unmatchable(parts.first()?)?;
            parts.iter().all(|part| unmatchable(part).is_some()).then_some(first)
        }
        HirKind::Concat(parts) => parts.iter().find_map(unmatchable).or_else(|| misplaced_anchor(parts)),
        _ => None,
    }
}

/// `a$b`, `b^a`: something must stand where the line is over or has not begun.
fn misplaced_anchor(parts: &[Hir]) -> Option<&'static str> {
    let takes_room = |parts: &[Hir]| parts.iter().any(|p| p.properties().minimum_len().is_some_and(|len| len > 0));
    parts.iter().enumerate().find_map(|(i, part)| match part.kind() {
        HirKind::Look(Look::End | Look::EndLF | Look::EndCRLF) if takes_room(&parts[i + 1..]) => {
            Some("text stands after the end of the line")
        }
        HirKind::Look(Look::Start | Look::StartLF | Look::StartCRLF) if takes_room(&parts[..i]) => {
            Some("text stands before the beginning of the line")
        }
        _ => None,
    })
}

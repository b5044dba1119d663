//! Refuses a rule that can never find anything: it would stay silent for ever, and its author would think all is well.

use super::manifest::Manifest;
use crate::error::Error;
use crate::text::words::{Kinds, split};

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
        if let Some(bad) = manifest.bad.iter().find(|bad| !spec.literals.iter().any(|l| contains(&bad.text, l))) {
            let message = format!("no literal stands in the example “{}”, so its lines are never tried", bad.text);
            return refuse("literals", message);
        }
    }
    let pairs = [("words", &manifest.words), ("stems", &manifest.stems)];
    for (table, pairs) in pairs {
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
    }
    if let Some(pair) = &manifest.consistency {
        single_word(&pair.either, "either", &refuse)?;
        single_word(&pair.or, "or", &refuse)?;
    }
    if let Some(order) = &manifest.order {
        single_word(&order.first, "first", &refuse)?;
        single_word(&order.then, "then", &refuse)?;
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

//! One word with its joiner in one place and without it, with a space or a hyphen, in another.

use std::borrow::Cow;

use hashbrown::HashMap;

use crate::diagnostic::{Applicability, Span};
use crate::document::Document;
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::letters::{VIRAMA, is_consonant};
use crate::text::words::{Kinds, ZWNJ, without_joiners};

/// `joiner-form-mixed`.
pub struct JoinerFormMixed;

impl CodedRule for JoinerFormMixed {
    const ID: &'static str = "joiner-form-mixed";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl Rule for JoinerFormMixed {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        if !document.vocabulary().has_joiners() {
            return;
        }
        let joined = joined_forms(document);
        let mut others: HashMap<&str, Vec<Span>> = HashMap::new();
        for (i, word) in document.telugu_words() {
            let text = document.slice(word.span);
            let fused = (!word.kinds.has(Kinds::JOINER)).then(|| (Cow::Borrowed(text), word.span));
            let apart = if text.ends_with(VIRAMA) { apart(document, i) } else { None };
            for (bare, span) in fused.into_iter().chain(apart) {
                if let Some((key, _)) = joined.get_key_value(bare.as_ref()) {
                    others.entry(key).or_default().push(span);
                }
            }
        }
        for (bare, spans) in others {
            let (form, count) = joined[bare];
            // The rarer form is at fault; with the joiner it is in the majority or on a par, or nothing is said.
            if count as usize >= spans.len() {
                for span in spans {
                    sink.push(Finding::at(span).arg("other", form).replace(form, Applicability::Unsafe).confidence(0.9));
                }
            }
        }
    }
}

/// Words written with a joiner inside, by their form without it: the commonest joined spelling and its count.
fn joined_forms<'d>(document: &'d Document<'_>) -> HashMap<String, (&'d str, u32)> {
    let mut out: HashMap<String, (&str, u32)> = HashMap::new();
    for entry in document.vocabulary().entries().iter().filter(|e| is_joined(e.text)) {
        let best = out.entry(without_joiners(entry.text).into_owned()).or_insert((entry.text, entry.count));
        if entry.count > best.1 {
            *best = (entry.text, entry.count);
        }
    }
    out
}

/// Every joiner stands between virama and consonant, and there is one.
fn is_joined(spelling: &str) -> bool {
    spelling.contains(ZWNJ) && spelling.match_indices(ZWNJ).all(|(at, z)| spelling[..at].ends_with(VIRAMA) && spelling[at + z.len()..].starts_with(is_consonant))
}

/// Two words with a space or hyphen between that may be one.
fn apart(document: &Document<'_>, i: usize) -> Option<(Cow<'static, str>, Span)> {
    let (first, second) = (document.words()[i], *document.words().get(i + 1)?);
    if !matches!(document.gap_after(i), " " | "-") || second.masked || !second.kinds.is_telugu() {
        return None;
    }
    let (a, b) = (without_joiners(document.slice(first.span)), without_joiners(document.slice(second.span)));
    (a.ends_with(VIRAMA) && b.starts_with(is_consonant))
        .then(|| (Cow::Owned(format!("{a}{b}")), first.span.to(second.span)))
}

//! A bound suffix that stands alone: `ట్రంప్ తో`.

use crate::diagnostic::{Applicability, Span};
use crate::document::Document;
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::letters::VIRAMA;
use crate::text::words::{ZWJ, ZWNJ, without_joiners};

/// Suffixes that are never words of their own. పై, గా, ల, ని are left out: they are also words, letters or abbreviations.
const SUFFIXES: [&str; 13] = ["లో", "లోని", "లోకి", "లోనే", "లోనూ", "తో", "ను", "కు", "కి", "లు", "లను", "లకు", "లలో"];
/// `తో పాటు` and `తో సహా` are tolerated in print.
const AFTER_TO: [&str; 3] = ["పాటు", "పాటుగా", "సహా"];
/// English “low” before these: `లో ప్రెజర్`.
const AFTER_LOW: [&str; 10] = ["లెవల్", "లెవెల్", "బీపీ", "ప్రెజర్", "ప్రెషర్", "వోల్టేజ్", "వోల్టేజీ", "కాస్ట్", "బడ్జెట్", "గ్రేడ్"];

/// `suffix-detached`.
pub struct SuffixDetached;

impl CodedRule for SuffixDetached {
    const ID: &'static str = "suffix-detached";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl Rule for SuffixDetached {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        // Few articles have a lone suffix.
        if !SUFFIXES.iter().any(|s| document.vocabulary().count(s) > 0) {
            return;
        }
        let words = document.words();
        for (i, word) in document.telugu_words() {
            let suffix = document.slice(word.span);
            if i == 0 || suffix.len() > 12 || !SUFFIXES.contains(&suffix) || is_exempt(document, i, suffix) {
                continue;
            }
            let stem = words[i - 1];
            if stem.masked || !stem.kinds.is_telugu() || document.gap_after(i - 1) != " " {
                continue;
            }
            let bare = without_joiners(document.slice(stem.span));
            let joint = Span {
                start: stem.span.start
                    + Span::new(0, document.slice(stem.span).trim_end_matches([ZWNJ, ZWJ]).len()).end,
                end: word.span.start,
            };
            let finding = Finding::at(stem.span.to(word.span));
            sink.push(if bare.ends_with(VIRAMA) {
                finding.edit(joint, ZWNJ, Applicability::Safe).confidence(0.97)
            } else {
                finding.edit(joint, "", Applicability::Unsafe).confidence(0.92)
            });
        }
    }
}

fn is_exempt(document: &Document<'_>, i: usize, suffix: &str) -> bool {
    let gap = document.gap_after(i);
    let next = document.words().get(i + 1).filter(|_| gap == " ").map(|w| document.slice(w.span));
    let abbreviation = gap == "." && document.words().get(i + 1).is_some();
    abbreviation
        || suffix == "తో" && next.is_some_and(|n| AFTER_TO.contains(&n))
        || suffix == "లో" && next.is_some_and(|n| AFTER_LOW.contains(&n))
}

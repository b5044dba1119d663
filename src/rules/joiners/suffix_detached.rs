//! A bound suffix that stands alone: `ట్రంప్ తో`.

use crate::diagnostic::{Applicability, Span};
use crate::document::{Document, Word};
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::letters::VIRAMA;
use crate::text::words::{ZWJ, ZWNJ, without_joiners};

/// Suffixes that are never words of their own. పై, గా, ల, ని are left out: they are also words, letters or abbreviations.
const SUFFIXES: [&str; 13] = ["లో", "లోని", "లోకి", "లోనే", "లోనూ", "తో", "ను", "కు", "కి", "లు", "లను", "లకు", "లలో"];
/// “ముఖ్యమైనది” గా: elsewhere it is also a word.
const AFTER_QUOTATION: &str = "గా";
/// `తో పాటు` and `తో సహా` are tolerated in print.
const AFTER_TO: [&str; 3] = ["పాటు", "పాటుగా", "సహా"];
/// English “low” before these: `లో ప్రెజర్`.
const AFTER_LOW: [&str; 20] = [
    "లెవల్",
    "లెవెల్",
    "బీపీ",
    "ప్రెజర్",
    "ప్రెషర్",
    "వోల్టేజ్",
    "వోల్టేజీ",
    "కాస్ట్",
    "బడ్జెట్",
    "గ్రేడ్",
    "ఫ్లోర్",
    "షుగర్",
    "స్కోరింగ్",
    "స్కోర్",
    "ప్రొఫైల్",
    "ఫ్యాట్",
    "క్యాలరీ",
    "కేలరీ",
    "మెయింటెనెన్స్",
    "క్లాస్",
];
/// Suffixes from which on an article has the habit.
const HABIT: usize = 3;

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
        let suffixes = SUFFIXES.iter().chain([&AFTER_QUOTATION]).filter_map(|s| document.vocabulary().id(s));
        let mut found: [Vec<Finding>; 2] = Default::default();
        for (i, word) in document.words_like(suffixes).filter(|(i, _)| *i > 0) {
            let suffix = document.slice(word.span);
            if is_exempt(document, i, suffix) {
                continue;
            }
            let stem = document.words()[i - 1];
            if stem.masked || !stem.kinds.is_telugu() {
                continue;
            }
            let joint = match document.gap_after(i - 1) {
                " " | "-" if suffix == AFTER_QUOTATION => None,
                " " => Some(attached(document, stem, *word, Applicability::Safe)),
                // వాట్సాప్-లో, as on a typewriter.
                "-" => Some(attached(document, stem, *word, Applicability::Unsafe)),
                gap => after_quotation(stem, *word, gap),
            };
            if let Some((after_vowel, finding)) = joint {
                found[usize::from(after_vowel)].push(finding);
            }
        }
        let habit = found.iter().map(Vec::len).sum::<usize>() >= HABIT;
        // What is safe to mend and what is not stay apart.
        for findings in found {
            sink.push_habit(findings, if habit { 2 } else { usize::MAX }, "often");
        }
    }
}

/// The suffix written on to its stem, and whether that ends in a vowel.
fn attached(document: &Document<'_>, stem: Word, suffix: Word, safest: Applicability) -> (bool, Finding) {
    let text = document.slice(stem.span);
    let end = stem.span.range().start + text.trim_end_matches([ZWNJ, ZWJ]).len();
    let joint = Span::new(end, suffix.span.range().start);
    let finding = Finding::at(stem.span.to(suffix.span));
    if without_joiners(text).ends_with(VIRAMA) {
        (safest == Applicability::Unsafe, finding.edit(joint, ZWNJ, safest).confidence(0.97))
    } else {
        (true, finding.edit(joint, "", Applicability::Unsafe).confidence(0.92))
    }
}

/// `‘ఎక్స్’ లో`: a suffix stands close to the mark that closes a quotation.
fn after_quotation(stem: Word, suffix: Word, gap: &str) -> Option<(bool, Finding)> {
    let mark = gap.strip_suffix(' ').filter(|mark| matches!(*mark, "’" | "”"))?;
    let space = Span::new(stem.span.range().end + mark.len(), suffix.span.range().start);
    Some((false, Finding::at(stem.span.to(suffix.span)).edit(space, "", Applicability::Safe).confidence(0.95)))
}

fn is_exempt(document: &Document<'_>, i: usize, suffix: &str) -> bool {
    let gap = document.gap_after(i);
    let next = document.words().get(i + 1).filter(|_| gap == " ").map(|w| document.slice(w.span));
    let abbreviation = gap == "." && document.words().get(i + 1).is_some();
    abbreviation
        // A Hindi title: ‘ఖూన్ కి హోలీ’.
        || suffix == "కి" && document.is_quoted(document.words()[i].span)
        || suffix == "తో" && next.is_some_and(|n| AFTER_TO.contains(&n))
        || suffix == "లో" && next.is_some_and(|n| AFTER_LOW.contains(&n))
}

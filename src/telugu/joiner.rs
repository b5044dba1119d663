//! Where U+200C ZERO WIDTH NON-JOINER belongs in a Telugu word.
//!
//! A *site* is a virama before a consonant. A loanword, name or acronym that ends in a virama takes the joiner there
//! (ట్రంప్‌తో); a native conjunct does not (ఒప్పందాన్ని). This engine knows suffixes, how often each is joined after each
//! consonant, and lists of stems, compounds and whole words, all learned from counts by `tools/joiner-lists.py`.

use hashbrown::HashMap;

use super::letters::{VIRAMA, is_consonant};
use super::suffixes::{SuffixKind, Suffixes};
use super::tables::rows;
use crate::text::words::{ZWJ, ZWNJ};

/// At least this likely, or nothing is said. Chosen on the training counts; see `docs/accuracy.md`.
const REPORT: f32 = 0.6;
/// The same where only the last consonant and the suffix are known, not the stem: a name never seen before.
const REPORT_UNKNOWN: f32 = 0.75;
/// At least this likely, and a fix may be applied unattended.
const SAFE: f32 = 0.9;
/// Where print itself is divided, a form must be this one-sided to be called wrong.
const UNMISTAKABLE: f32 = 0.92;

/// What the document itself says about a word.
pub trait Evidence {
    /// Whether the word, without joiners, stands alone in the document.
    fn stands_alone(&self, stem: &str) -> bool;
}

/// No document.
impl Evidence for () {
    fn stands_alone(&self, _: &str) -> bool {
        false
    }
}

/// A place where a joiner is missing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Missing {
    /// Byte offset in the word, right after the virama.
    pub at: usize,
    /// How likely the joiner belongs there, 0 to 1.
    pub confidence: f32,
    /// Whether it may be inserted unattended.
    pub safe: bool,
}

/// The joiner engine with its lists.
#[derive(Debug)]
pub struct Joiners {
    suffixes: Suffixes,
    pairs: HashMap<(char, &'static str), f32>,
    stems: HashMap<&'static str, f32>,
    compounds: HashMap<&'static str, f32>,
    elements: HashMap<&'static str, f32>,
    forms: HashMap<&'static str, f32>,
}

fn shares(list: &'static str) -> HashMap<&'static str, f32> {
    rows(list).filter_map(|mut row| Some((row.next()?, row.next()?.parse::<f32>().ok()? / 100.0))).collect()
}

/// What the lists say of a site.
struct Verdict {
    share: f32,
    /// The stem, the compound or the whole word is on a list, or in the document.
    known: bool,
    contested: bool,
}

impl Joiners {
    /// With the shipped lists, `rules/joiners/*.tsv`.
    pub fn shipped() -> Self {
        let pairs = rows(include_str!("../../rules/joiners/suffix-joints.tsv"))
            .filter_map(|mut row| Some(((row.next()?.chars().next()?, row.next()?), row.next()?.parse::<f32>().ok()? / 100.0)))
            .collect();
        Self {
            suffixes: Suffixes::shipped(),
            pairs,
            stems: shares(include_str!("../../rules/joiners/stems.tsv")),
            compounds: shares(include_str!("../../rules/joiners/compounds.tsv")),
            elements: shares(include_str!("../../rules/joiners/elements.tsv")),
            forms: shares(include_str!("../../rules/joiners/forms.tsv")),
        }
    }

    /// The inventory of suffixes.
    pub fn suffixes(&self) -> &Suffixes {
        &self.suffixes
    }

    /// The places of a word where a joiner is missing, in order.
    ///
    /// ```
    /// let joiners = newslint::telugu::joiner::Joiners::shipped();
    /// let missing = joiners.missing("ట్రంప్తో", &());
    /// assert_eq!(missing.len(), 1);
    /// assert_eq!(&"ట్రంప్తో"[missing[0].at..], "తో");
    /// assert!(joiners.missing("ఒప్పందాన్ని", &()).is_empty());
    /// ```
    pub fn missing(&self, word: &str, evidence: &dyn Evidence) -> Vec<Missing> {
        let mut out = Vec::new();
        // The word without joiners, with each site's offset in it and in the word as written.
        let mut bare = String::with_capacity(word.len());
        let mut sites = Vec::new();
        let mut chars = word.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            if matches!(c, ZWNJ | ZWJ) {
                continue;
            }
            bare.push(c);
            if c == VIRAMA && at > 0 && chars.peek().is_some_and(|&(_, next)| is_consonant(next)) {
                sites.push((at + c.len_utf8(), bare.len()));
            }
        }
        for (at, in_bare) in sites {
            let verdict = self.judge(&bare, in_bare, evidence);
            let least = match (verdict.contested, verdict.known) {
                (true, _) => UNMISTAKABLE,
                (false, true) => REPORT,
                (false, false) => REPORT_UNKNOWN,
            };
            if verdict.share > least {
                out.push(Missing { at, confidence: verdict.share, safe: verdict.share >= SAFE && verdict.known });
            }
        }
        out
    }

    fn judge(&self, bare: &str, at: usize, evidence: &dyn Evidence) -> Verdict {
        let (left, right) = bare.split_at(at);
        let suffix = self.suffixes.kind(right);
        let contested = suffix.is_some_and(|kind| is_contested(left, kind));
        let marked = format!("{left}{ZWNJ}{right}");
        if let Some(&share) = self.forms.get(marked.as_str()) {
            return Verdict { share, known: true, contested: contested || (0.08..=UNMISTAKABLE).contains(&share) };
        }
        if suffix.is_some() {
            let last = left.chars().rev().nth(1).unwrap_or(VIRAMA);
            let pair = self.pairs.get(&(last, right)).copied().unwrap_or(0.5);
            let share = match self.stems.get(left) {
                Some(stem) => 0.6 * stem + 0.4 * pair,
                // A stem that the article also writes by itself is a word: what follows is a suffix.
                None if evidence.stands_alone(left) => pair.max(0.6) * 0.3 + 0.67,
                None => return Verdict { share: pair, known: false, contested },
            };
            return Verdict { share, known: true, contested };
        }
        let element = self.suffixes.strip(right).map_or(right, |(element, _)| element);
        let compound = format!("{left}{ZWNJ}{element}");
        match self.compounds.get(compound.as_str()) {
            Some(&share) => Verdict { share, known: true, contested: false },
            None => Verdict { share: 0.8 * self.elements.get(element).copied().unwrap_or(0.0), known: false, contested: false },
        }
    }
}

/// Print writes plurals and locatives both ways after ర్ ట్ న్ డ్ ల్ (డాలర్లు, మార్కెట్లో): measured at 61:58, 60:32, 34:50,
/// 10:5 in edited news, so no rule may call one of them wrong.
fn is_contested(left: &str, kind: SuffixKind) -> bool {
    let last = left.chars().rev().nth(1);
    kind != SuffixKind::Case && matches!(last, Some('ర' | 'ట' | 'న' | 'డ' | 'ల'))
}

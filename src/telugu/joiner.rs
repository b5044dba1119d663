//! Where U+200C ZERO WIDTH NON-JOINER belongs in a Telugu word.
//!
//! A *site* is a virama before a consonant. A loanword, name or acronym that ends in a virama takes the joiner there
//! (ట్రంప్‌తో); a native conjunct does not (ఒప్పందాన్ని). This engine knows suffixes, how often each is joined after each
//! consonant, and lists of stems, compounds and whole words, all learned from counts by `tools/joiner-lists.py`.

use hashbrown::HashMap;

use super::acronyms::Acronyms;
use super::letters::{VIRAMA, is_consonant};
use super::suffixes::{SuffixKind, Suffixes};
use super::tables::rows;
use crate::text::words::{ZWJ, ZWNJ, without_joiners};

/// At least this likely, or nothing is said. Chosen on the training counts; see `docs/accuracy.md`.
const REPORT: f32 = 0.6;
/// The same where only the last consonant and the suffix are known, not the stem: a name never seen before.
const REPORT_UNKNOWN: f32 = 0.75;
/// At least this likely, and a fix may be applied unattended.
const SAFE: f32 = 0.9;
/// The same where the stem is not known: the suffix is joined in all but a few words after this consonant.
const SAFE_UNKNOWN: f32 = 0.94;
/// Where print itself is divided, a form must be this one-sided to be called wrong.
const UNMISTAKABLE: f32 = 0.92;
/// From here to `UNMISTAKABLE` print is divided about a form.
const DIVIDED: f32 = 0.08;
/// Compounds that fewer texts than these join are printed both ways (వెల్లింగ్టన్).
const COMPOUND: f32 = 0.75;
/// The same for acronyms (ఆర్బీఐ), of which every house has its own; no fix of one is safe.
const ACRONYM: f32 = 0.9;
/// How much the stem's own share counts against its consonant's.
const STEM_WEIGHT: f32 = 0.6;

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
    native_endings: Vec<&'static str>,
    unmistakable: HashMap<&'static str, f32>,
    acronyms: Acronyms,
}

fn shares(list: &'static str) -> HashMap<&'static str, f32> {
    rows(list).filter_map(|mut row| Some((row.next()?, row.next()?.parse::<f32>().ok()? / 100.0))).collect()
}

/// A site as the lists see it, whatever the article.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Site {
    /// Byte offset in the word as written, right after the virama.
    at: usize,
    /// The same offset in the word without joiners.
    in_bare: usize,
    share: f32,
    /// The stem, the compound or the whole word is on a list.
    known: bool,
    /// Print is divided: nothing is said.
    contested: bool,
    /// Houses differ: no fix is safe.
    cautious: bool,
    /// The suffix's share after this consonant: what counts once the article shows that the stem is a word.
    by_pair: Option<f32>,
}

impl Joiners {
    /// With the shipped lists, `rules/joiners/*.tsv`.
    pub fn shipped() -> Self {
        let share = |percent: &str| percent.parse::<f32>().ok().map(|p| p / 100.0);
        let pairs = rows(include_str!("../../rules/joiners/suffix-joints.tsv"))
            .filter_map(|mut row| Some(((row.next()?.chars().next()?, row.next()?), share(row.next()?)?)))
            .collect();
        Self {
            suffixes: Suffixes::shipped(),
            pairs,
            stems: shares(include_str!("../../rules/joiners/stems.tsv")),
            compounds: shares(include_str!("../../rules/joiners/compounds.tsv")),
            elements: shares(include_str!("../../rules/joiners/elements.tsv")),
            forms: shares(include_str!("../../rules/joiners/forms.tsv")),
            unmistakable: shares(include_str!("../../rules/joiners/unmistakable.tsv")),
            acronyms: Acronyms::shipped(),
            native_endings: rows(include_str!("../../rules/joiners/native-endings.tsv"))
                .filter_map(|mut row| row.next())
                .collect(),
        }
    }

    /// Whether a word without joiners is an acronym in Telugu letters.
    pub fn is_acronym(&self, bare: &str) -> bool {
        self.acronyms.is_acronym(bare)
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
        Self::judge(word, &self.sites(word), evidence)
    }

    /// The same for sites that are known already.
    pub(crate) fn judge(word: &str, sites: &[Site], evidence: &dyn Evidence) -> Vec<Missing> {
        if sites.is_empty() {
            return Vec::new();
        }
        let bare = without_joiners(word);
        sites.iter().filter_map(|site| site.verdict(&bare, evidence)).collect()
    }

    /// The sites of a word where a joiner may be missing: none in most words.
    pub(crate) fn sites(&self, word: &str) -> Box<[Site]> {
        // Look-ups go by the word without joiners.
        let mut bare = String::with_capacity(word.len());
        let mut places = Vec::new();
        let mut chars = word.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            if matches!(c, ZWNJ | ZWJ) {
                continue;
            }
            bare.push(c);
            if c == VIRAMA && at > 0 && chars.peek().is_some_and(|&(_, next)| is_consonant(next)) {
                places.push((at + c.len_utf8(), bare.len()));
            }
        }
        let sites = places.iter().map(|&(at, in_bare)| self.site(&bare, at, in_bare));
        sites.filter(|s| s.share > s.least() || s.by_pair.is_some()).collect()
    }

    fn site(&self, bare: &str, at: usize, in_bare: usize) -> Site {
        let (left, right) = bare.split_at(in_bare);
        let suffix = self.suffixes.kind(right);
        let site = Site {
            at,
            in_bare,
            share: 0.0,
            known: true,
            contested: suffix.is_some_and(|kind| is_contested(left, kind)),
            cautious: false,
            by_pair: None,
        };
        let marked = joined(left, right);
        let unmistakable = self.unmistakable.get(left).filter(|_| suffix == Some(SuffixKind::Locative));
        if let Some(&share) = unmistakable {
            return Site { share, contested: false, cautious: true, ..site };
        }
        if let Some(&share) = self.forms.get(marked.as_str()) {
            let divided = (DIVIDED..=UNMISTAKABLE).contains(&share);
            return Site { share, contested: site.contested || divided, ..site };
        }
        if suffix.is_some() {
            let last = left.chars().rev().nth(1).unwrap_or(VIRAMA);
            let pair = self.pairs.get(&(last, right)).copied().unwrap_or(0.5);
            return match self.stems.get(left) {
                Some(stem) => Site { share: STEM_WEIGHT * stem + (1.0 - STEM_WEIGHT) * pair, ..site },
                None if self.native_endings.iter().any(|e| bare.ends_with(e)) => Site { known: false, ..site },
                None => Site { share: pair, known: false, by_pair: Some(pair), ..site },
            };
        }
        let acronym = self.acronyms.is_acronym(bare);
        let element = self.suffixes.strip(right).map_or(right, |(element, _)| element);
        match self.compounds.get(joined(left, element).as_str()) {
            Some(&share) => {
                Site { share, contested: share < if acronym { ACRONYM } else { COMPOUND }, cautious: acronym, ..site }
            }
            None => Site {
                contested: acronym,
                cautious: acronym,
                share: 0.8 * self.elements.get(element).copied().unwrap_or(0.0),
                known: false,
                ..site
            },
        }
    }
}

impl Site {
    /// The share above which it is reported; none is high enough where print writes it both ways.
    fn least(&self) -> f32 {
        match (self.contested, self.known) {
            (true, _) => f32::INFINITY,
            (false, true) => REPORT,
            (false, false) => REPORT_UNKNOWN,
        }
    }

    fn verdict(&self, bare: &str, evidence: &dyn Evidence) -> Option<Missing> {
        // A stem that the article also writes by itself is a word: what follows it is a suffix.
        let mut site = *self;
        if let Some(pair) = self.by_pair.filter(|_| evidence.stands_alone(&bare[..self.in_bare])) {
            site.share = 0.67 + 0.3 * pair.max(REPORT);
            site.known = true;
        }
        let safe = !site.cautious && site.share >= if site.known { SAFE } else { SAFE_UNKNOWN };
        (site.share > site.least()).then_some(Missing { at: site.at, confidence: site.share, safe })
    }
}

/// Two parts with the joiner between, as the lists have them. Not `format!`, which takes most of the time of a word here.
fn joined(left: &str, right: &str) -> String {
    let mut out = String::with_capacity(left.len() + right.len() + ZWNJ.len_utf8());
    out.push_str(left);
    out.push(ZWNJ);
    out.push_str(right);
    out
}

/// Print writes plurals and locatives both ways after ర్ ట్ న్ డ్ ల్ (డాలర్లు, మార్కెట్లో): measured at 61:58, 60:32,
/// 34:50, 10:5 in edited news, so no rule may call one of them wrong.
fn is_contested(left: &str, kind: SuffixKind) -> bool {
    let last = left.chars().rev().nth(1);
    kind != SuffixKind::Case && matches!(last, Some('ర' | 'ట' | 'న' | 'డ' | 'ల'))
}

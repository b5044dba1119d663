//! Misspelt stems and pairs of accepted spellings.

use aho_corasick::{AhoCorasick, MatchKind};
use hashbrown::HashMap;

use super::letters::is_dependent;
use super::tables::rows;

/// A fault of the list inside a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Misspelling {
    /// Byte of the word where the wrong part begins.
    pub start: usize,
    /// The wrong part.
    pub wrong: &'static str,
    /// What it should be.
    pub right: &'static str,
    /// Whether the wrong part is never a word or part of one in another meaning.
    pub sure: bool,
}

/// An accepted spelling of which a story should use one alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// What both spellings belong to.
    pub class: VariantClass,
    /// Whether it is the form that news prefers.
    pub is_preferred: bool,
    /// The word in the other form.
    pub twin: String,
}

/// Spellings that go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VariantClass {
    /// నుంచి, నుండి.
    From,
    /// చేశారు, చేసారు and all verbs like it.
    Past,
    /// వెళ్లి, వెళ్ళి; ఏళ్ల, ఏళ్ళ.
    Lla,
    /// తర్వాత, తరువాత.
    After,
    /// ఏళ్లు, ఏండ్లు.
    Years,
}

/// The lists.
#[derive(Debug)]
pub struct Spelling {
    stems: AhoCorasick,
    misspellings: Vec<(&'static str, &'static str, Where, bool)>,
    calendar: HashMap<&'static str, &'static str>,
}

/// Where in a word a wrong stem counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Where {
    Start,
    Anywhere,
    Word,
}

impl Spelling {
    /// The shipped lists, `rules/translation/misspellings.tsv` and `rules/numbers/calendar-typos.tsv`.
    pub fn shipped() -> Self {
        let misspellings: Vec<_> = rows(include_str!("../../rules/translation/misspellings.tsv"))
            .filter_map(|mut row| {
                let (wrong, right, place, sure) = (row.next()?, row.next()?, row.next()?, row.next()?);
                let place = match place {
                    "start" => Where::Start,
                    "word" => Where::Word,
                    _ => Where::Anywhere,
                };
                Some((wrong, right, place, sure == "sure"))
            })
            .collect();
        let stems = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(misspellings.iter().map(|m| m.0))
            .unwrap_or_else(|_| unreachable!("a short list of short texts"));
        let calendar = rows(include_str!("../../rules/numbers/calendar-typos.tsv"))
            .filter_map(|mut row| Some((row.next()?, row.next()?)))
            .collect();
        Self { stems, misspellings, calendar }
    }

    /// The first fault of a word as written.
    ///
    /// ```
    /// let spelling = newslint::telugu::spelling::Spelling::shipped();
    /// let fault = spelling.misspelling("ఆర్ధికంగా").unwrap();
    /// assert_eq!((fault.wrong, fault.right), ("ఆర్ధిక", "ఆర్థిక"));
    /// ```
    pub fn misspelling(&self, word: &str) -> Option<Misspelling> {
        self.stems.find_iter(word).find_map(|found| {
            let (wrong, right, place, sure) = self.misspellings[found.pattern()];
            let fits = match place {
                Where::Anywhere => true,
                Where::Start => found.start() == 0,
                Where::Word => found.start() == 0 && found.end() == word.len(),
            };
            fits.then_some(Misspelling { start: found.start(), wrong, right, sure })
        })
    }

    /// The right form of a misspelt month or weekday, its ending kept.
    pub fn calendar_typo(&self, bare: &str) -> Option<(&'static str, &'static str)> {
        if !bare.starts_with(['ఆ', 'అ', 'ఎ', 'ఏ', 'జ', 'డ', 'న', 'ప', 'ఫ', 'స', 'గ', 'బ', 'భ', 'మ', 'శ', 'ష'])
        {
            return None;
        }
        let ends = bare.char_indices().map(|(at, _)| at).skip(2).chain([bare.len()]);
        ends.filter_map(|end| self.calendar.get_key_value(&bare[..end]))
            .map(|(wrong, right)| (*wrong, *right))
            .last()
            .filter(|(wrong, _)| {
                let rest = &bare[wrong.len()..];
                rest.is_empty()
                    || !rest.starts_with(is_dependent) && super::calendar::is_month_ending(rest)
                    || wrong.ends_with("వార")
            })
    }

    /// The pair that a word without joiners belongs to.
    ///
    /// ```
    /// let spelling = newslint::telugu::spelling::Spelling::shipped();
    /// let variant = spelling.variant("చేసారు").unwrap();
    /// assert!(!variant.is_preferred && variant.twin == "చేశారు");
    /// assert_eq!(spelling.variant("చేసిన"), None);
    /// ```
    pub fn variant(&self, bare: &str) -> Option<Variant> {
        const ROWS: [(VariantClass, &str, &str, &[&str]); 2] =
            [(VariantClass::From, "నుంచ", "నుండ", &["ి", "ే", "ీ"]), (VariantClass::After, "తర్వాత", "తరువాత", &["", "ే"])];
        // స, శ and ళ end in these bytes, and no other letter that begins with E0 B0 does.
        let may = bare.starts_with(['న', 'త', 'ఏ']) || memchr::memchr3(0xB8, 0xB6, 0xB3, bare.as_bytes()).is_some();
        if !may {
            return None;
        }
        let variant = |class, is_preferred, twin| Some(Variant { class, is_preferred, twin });
        for (class, preferred, other, endings) in ROWS {
            for (from, to, is_preferred) in [(preferred, other, true), (other, preferred, false)] {
                if let Some(rest) = bare.strip_prefix(from).filter(|rest| endings.contains(rest)) {
                    return variant(class, is_preferred, format!("{to}{rest}"));
                }
            }
        }
        if let Some(rest) = bare.strip_prefix("ఏండ్ల") {
            return variant(VariantClass::Years, false, format!("ఏళ్ల{rest}"));
        }
        if let Some(rest) = bare.strip_prefix("ఏళ్ల") {
            return variant(VariantClass::Years, true, format!("ఏండ్ల{rest}"));
        }
        if let Some((at, old)) = past(bare) {
            let new = if old { "శా" } else { "సా" };
            return variant(VariantClass::Past, !old, format!("{}{new}{}", &bare[..at], &bare[at + new.len()..]));
        }
        if bare.contains("ళ్ళ") {
            return variant(VariantClass::Lla, false, bare.replace("ళ్ళ", "ళ్ల"));
        }
        if bare.contains("ళ్ల") {
            variant(VariantClass::Lla, true, bare.replace("ళ్ల", "ళ్ళ"))
        } else {
            None
        }
    }
}

/// Where -శా- or -సా- stands in a past form of a verb in -యు (చేశారు, చేసారు), and whether it is -సా-. చేసి and చేసిన are
/// always written with స.
fn past(bare: &str) -> Option<(usize, bool)> {
    const BEFORE: [&str; 10] = ["చే", "వే", "రా", "చూ", "తీ", "మూ", "కో", "దో", "పో", "మోసే"];
    const ENDINGS: [&str; 6] = ["రు", "డు", "ను", "ము", "వు", "యి"];
    let (at, old) = match (bare.rfind("శా"), bare.rfind("సా")) {
        (Some(new), old) if old.is_none_or(|old| old < new) => (new, false),
        (_, Some(old)) => (old, true),
        _ => return None,
    };
    let rest = &bare[at + "సా".len()..];
    let ends = ENDINGS.iter().any(|e| rest.strip_prefix(e).is_some_and(|more| matches!(more, "" | "ట")))
        || matches!(rest, "రని" | "డని" | "నని" | "యని" | "మని" | "రా" | "రో" | "ం" | "మన్నారు" | "రన్నారు");
    (ends && BEFORE.iter().any(|b| bare[..at].ends_with(b))).then_some((at, old))
}

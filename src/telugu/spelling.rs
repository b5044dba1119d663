//! Misspelt stems and pairs of accepted spellings.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::heads::Heads;
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
    heads: Heads,
    misspellings: Vec<(&'static str, &'static str, Where, bool)>,
    /// Misspelt months and weekdays with the right ones, the longest first.
    calendar: Vec<(&'static str, &'static str)>,
    calendar_heads: Heads,
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
            // Small enough to stay near; a DFA is a table of more than a megabyte, and takes a millisecond to build.
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .prefilter(false)
            .match_kind(MatchKind::LeftmostLongest)
            .build(misspellings.iter().map(|m| m.0))
            .unwrap_or_else(|_| unreachable!("a short list of short texts"));
        let mut calendar: Vec<_> = rows(include_str!("../../rules/numbers/calendar-typos.tsv"))
            .filter_map(|mut row| Some((row.next()?, row.next()?)))
            .collect();
        calendar.sort_by_key(|(wrong, _)| std::cmp::Reverse(wrong.len()));
        let heads = Heads::of(misspellings.iter().map(|m| m.0));
        let calendar_heads = Heads::of(calendar.iter().map(|c| c.0));
        Self { stems, heads, misspellings, calendar, calendar_heads }
    }

    /// The first fault of a word as written.
    ///
    /// ```
    /// let spelling = newslint::telugu::spelling::Spelling::shipped();
    /// let fault = spelling.misspelling("ఆర్ధికంగా").unwrap();
    /// assert_eq!((fault.wrong, fault.right), ("ఆర్ధిక", "ఆర్థిక"));
    /// ```
    pub fn misspelling(&self, word: &str) -> Option<Misspelling> {
        if !self.heads.may_stand_in(word) {
            return None;
        }
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

    /// The right form of a misspelt month or weekday, and the wrong one; what follows may be its ending alone.
    pub fn calendar_typo(&self, bare: &str) -> Option<(&'static str, &'static str)> {
        if !self.calendar_heads.may_begin(bare) {
            return None;
        }
        self.calendar.iter().copied().find(|(wrong, _)| {
            bare.strip_prefix(wrong)
                .is_some_and(|rest| rest.is_empty() || wrong.ends_with("వార") || super::calendar::is_month_ending(rest))
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
        let Pair { class, is_preferred, from, to, at } = pair(bare)?;
        let twin = if class == VariantClass::Lla {
            bare.replace(from, to)
        } else {
            format!("{}{to}{}", &bare[..at], &bare[at + from.len()..])
        };
        Some(Variant { class, is_preferred, twin })
    }

    /// Whether [`Spelling::variant`] gives something.
    pub fn is_variant(&self, bare: &str) -> bool {
        pair(bare).is_some()
    }
}

/// What makes a word one of two spellings: the part that it has and the part that its twin has, and where.
struct Pair {
    class: VariantClass,
    is_preferred: bool,
    from: &'static str,
    to: &'static str,
    at: usize,
}

fn pair(bare: &str) -> Option<Pair> {
    // Preferred, other, what may follow at the start of a word; nothing: anything.
    const ROWS: [(VariantClass, &str, &str, &[&str]); 3] = [
        (VariantClass::From, "నుంచ", "నుండ", &["ి", "ే", "ీ"]),
        (VariantClass::After, "తర్వాత", "తరువాత", &["", "ే"]),
        (VariantClass::Years, "ఏళ్ల", "ఏండ్ల", &[]),
    ];
    // స, శ and ళ end in these bytes, and no other letter that begins with E0 B0 does.
    let of_verb = memchr::memchr3(0xB8, 0xB6, 0xB3, bare.as_bytes()).is_some();
    if !of_verb && !bare.starts_with(['న', 'త', 'ఏ']) {
        return None;
    }
    for (class, preferred, other, endings) in ROWS {
        for (from, to, is_preferred) in [(preferred, other, true), (other, preferred, false)] {
            if bare.strip_prefix(from).is_some_and(|rest| endings.is_empty() || endings.contains(&rest)) {
                return Some(Pair { class, is_preferred, from, to, at: 0 });
            }
        }
    }
    if !of_verb {
        return None;
    }
    if let Some((at, old)) = past(bare) {
        let (from, to) = if old { ("సా", "శా") } else { ("శా", "సా") };
        return Some(Pair { class: VariantClass::Past, is_preferred: !old, from, to, at });
    }
    let (old, new) = ("ళ్ళ", "ళ్ల");
    let lla = |from, to, is_preferred| Pair { class: VariantClass::Lla, is_preferred, from, to, at: 0 };
    if memchr::memchr(0xB3, bare.as_bytes()).is_none() {
        None
    } else if bare.contains(old) {
        Some(lla(old, new, false))
    } else {
        bare.contains(new).then(|| lla(new, old, true))
    }
}

/// Where -శా- or -సా- stands in a past form of a verb in -యు (చేశారు, చేసారు), and whether it is -సా-. చేసి and చేసిన are
/// always written with స.
fn past(bare: &str) -> Option<(usize, bool)> {
    const BEFORE: [&str; 10] = ["చే", "వే", "రా", "చూ", "తీ", "మూ", "కో", "దో", "పో", "మోసే"];
    const ENDINGS: [&str; 6] = ["రు", "డు", "ను", "ము", "వు", "యి"];
    // The last bytes of శ and స, as above.
    let bytes = bare.as_bytes();
    let mut ends = memchr::memrchr2_iter(0xB6, 0xB8, bytes);
    let end = ends.find(|&end| bytes[end + 1..].starts_with("ా".as_bytes()))?;
    let (at, old) = (end.checked_sub(2)?, bytes[end] == 0xB8);
    let rest = &bare[at + "సా".len()..];
    let ends = ENDINGS.iter().any(|e| rest.strip_prefix(e).is_some_and(|more| matches!(more, "" | "ట")))
        || matches!(rest, "రని" | "డని" | "నని" | "యని" | "మని" | "రా" | "రో" | "ం" | "మన్నారు" | "రన్నారు");
    (ends && BEFORE.iter().any(|b| bare[..at].ends_with(b))).then_some((at, old))
}

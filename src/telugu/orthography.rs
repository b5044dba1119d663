//! How Telugu signs may follow each other, and what breaks the rules.
//!
//! A word is `( (V | C (H C)* M?) B? | C (H C)* H )+` with V an independent vowel, C a consonant, M a vowel sign, H the
//! virama and B a bindu. Sources: Unicode Standard 12.7 and the context rules of ICANN's Telugu label generation rules
//! (“follows C, V or M”, “follows C”). Of 125,083 dictionary entries 26 break them, each a misprint.

use std::ops::Range;

use super::letters::{VIRAMA, is_bindu, is_consonant, is_dependent, is_independent_vowel, is_vowel_sign};
use crate::text::words::{ZWJ, ZWNJ};

/// U+0C3C TELUGU SIGN NUKTA, which belongs to the consonant before it.
const NUKTA: char = '\u{0C3C}';
/// U+0C56 TELUGU AI LENGTH MARK.
const AI_LENGTH_MARK: char = '\u{0C56}';

/// What is wrong at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// Two signs that together look like a third: ె + ు for ొ.
    Lookalike,
    /// The same vowel sign twice.
    Doubled,
    /// Two vowel signs on one consonant.
    Stacked,
    /// A vowel sign on an independent vowel.
    OnVowel,
    /// The virama twice.
    ViramaDoubled,
    /// A vowel sign stored before the subscript consonant: వనే్డ for వన్డే.
    SignBeforeSubscript,
    /// A virama after anything but a consonant.
    ViramaMisplaced,
    /// A word that begins with a sign.
    Orphan,
    /// The same bindu twice.
    BinduDoubled,
    /// A bindu stored before the vowel sign.
    BinduBeforeSign,
    /// A bindu after a virama.
    BinduAfterVirama,
}

/// A fault inside a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Bytes of the word.
    pub at: Range<usize>,
    /// What is wrong.
    pub kind: FaultKind,
    /// What should stand there, if that is clear.
    pub right: Option<String>,
}

/// The faults of a word, in order. Joiners are looked through.
///
/// ```
/// use newslint::telugu::orthography::{FaultKind, faults};
/// let found = faults("వనే్డ");
/// assert_eq!(found[0].kind, FaultKind::SignBeforeSubscript);
/// assert_eq!(found[0].right.as_deref(), Some("్డే"));
/// assert_eq!(faults("పూరె\u{0C56}్తన")[0].right.as_deref(), Some("్తై"));
/// assert!(faults("కాంగ్రెస్").is_empty());
/// ```
pub fn faults(word: &str) -> Vec<Fault> {
    let chars: Vec<(usize, char)> = word.char_indices().filter(|(_, c)| !matches!(*c, ZWNJ | ZWJ | NUKTA)).collect();
    let mut out = Vec::new();
    let mut skip = 0;
    for (i, &(at, c)) in chars.iter().enumerate() {
        if i < skip || !is_dependent(c) {
            continue;
        }
        let Some(&(before_at, before)) = i.checked_sub(1).and_then(|j| chars.get(j)) else {
            let signs = chars.iter().take_while(|(_, c)| is_dependent(*c)).count();
            let end = chars.get(signs).map_or(word.len(), |(at, _)| *at);
            out.push(Fault { at: 0..end, kind: FaultKind::Orphan, right: None });
            skip = signs;
            continue;
        };
        let next = chars.get(i + 1).map(|(_, c)| *c);
        let Some((kind, right, taken)) = fault(before, c, next) else { continue };
        let last = chars[i + taken - 1];
        let mut start =
            if kind == FaultKind::ViramaMisplaced || kind == FaultKind::BinduAfterVirama { at } else { before_at };
        let mut right = right;
        // ె and its length mark are one sign, stored in two.
        if let Some((whole, 'ె')) = i.checked_sub(2).and_then(|j| chars.get(j)).filter(|_| before == AI_LENGTH_MARK) {
            start = (*whole).min(start);
            right = right.map(|r| r.replace(AI_LENGTH_MARK, "ై"));
        }
        let place = start..last.0 + last.1.len_utf8();
        // A joiner in between belongs to a place of its own: what the writer meant is not certain.
        let right = right.filter(|_| !word[place.clone()].contains([ZWNJ, ZWJ]));
        out.push(Fault { at: place, kind, right });
        skip = i + taken;
    }
    out
}

/// Whether a word has any fault: the same question, cheaper.
pub fn is_well_formed(word: &str) -> bool {
    let mut before = None;
    for c in word.chars().filter(|c| !matches!(*c, ZWNJ | ZWJ | NUKTA)) {
        let fits = match before {
            None => !is_dependent(c),
            Some(b) if is_dependent(c) => fault(b, c, None).is_none(),
            Some(_) => true,
        };
        if !fits {
            return false;
        }
        before = Some(c);
    }
    true
}

/// What is wrong with a sign after the character before it: the kind, the right form of both and of as many characters
/// from the sign on as the last number says.
fn fault(before: char, sign: char, next: Option<char>) -> Option<(FaultKind, Option<String>, usize)> {
    use FaultKind as K;
    if is_vowel_sign(sign) {
        if is_consonant(before) || before == 'ె' && sign == AI_LENGTH_MARK {
            return None;
        }
        if is_vowel_sign(before) {
            return Some(match lookalike(before, sign) {
                Some(right) => (K::Lookalike, Some(right.to_owned()), 1),
                None if before == sign => (K::Doubled, Some(sign.to_string()), 1),
                None => (K::Stacked, None, 1),
            });
        }
        if is_independent_vowel(before) {
            let right = lookalike(before, sign).map(str::to_owned);
            let kind = if matches!(sign, '\u{0C55}' | 'ౌ' | 'ా') && before != 'అ' && right.is_some() {
                K::Lookalike
            } else {
                K::OnVowel
            };
            return Some((kind, right.or_else(|| on_vowel(before, sign)), 1));
        }
        if is_bindu(before) {
            return Some((K::BinduBeforeSign, Some(format!("{sign}{before}")), 1));
        }
        // After a virama or an archaic sign: nothing is certain.
        return (before == VIRAMA).then_some((K::ViramaMisplaced, None, 1));
    }
    if is_bindu(sign) {
        return match before {
            b if b == sign => Some((K::BinduDoubled, Some(sign.to_string()), 1)),
            VIRAMA => Some((K::BinduAfterVirama, None, 1)),
            _ => None,
        };
    }
    match before {
        b if is_consonant(b) => None,
        VIRAMA => Some((K::ViramaDoubled, Some(VIRAMA.to_string()), 1)),
        b if is_vowel_sign(b) => Some(match next.filter(|c| is_consonant(*c)) {
            Some(consonant) => (K::SignBeforeSubscript, Some(format!("{VIRAMA}{consonant}{b}")), 2),
            None => (K::ViramaMisplaced, None, 1),
        }),
        _ => Some((K::ViramaMisplaced, None, 1)),
    }
}

/// Pieces that look like another sign or letter. Unicode Standard 12.7 (“do not use”), nisaba's rewrite rules for
/// Telugu, and what converters from older fonts leave.
fn lookalike(first: char, second: char) -> Option<&'static str> {
    Some(match (first, second) {
        ('ి', '\u{0C55}') => "ీ",
        ('ె', '\u{0C55}') => "ే",
        ('ొ', '\u{0C55}') | ('ె', 'ూ') => "ో",
        ('ె', 'ై') => "ై",
        ('ె', 'ు') => "ొ",
        ('ు', 'ా') => "ూ",
        ('ృ', 'ా') => "ౄ",
        ('ఒ', '\u{0C55}') => "ఓ",
        ('ఒ', 'ౌ') => "ఔ",
        ('ఋ', 'ా') => "ౠ",
        _ => return None,
    })
}

/// The letter that a vowel letter and the sign of its long twin mean.
fn on_vowel(letter: char, sign: char) -> Option<String> {
    let long = match (letter, sign) {
        ('అ', 'ా') => 'ఆ',
        ('ఇ', 'ీ') => 'ఈ',
        ('ఉ', 'ూ') => 'ఊ',
        ('ఎ', 'ే') => 'ఏ',
        ('ఒ', 'ో') => 'ఓ',
        _ => return None,
    };
    Some(long.to_string())
}

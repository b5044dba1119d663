//! What a word is by its letters alone, found out once for each distinct word: rules ask for a flag before they look.

use std::ops::{BitOr, BitOrAssign};

use super::acronyms::Acronyms;
use super::calendar;
use super::letters::{is_bindu, is_consonant, is_dependent, is_independent_vowel, is_vowel_sign};
use super::numbers;
use super::orthography::is_well_formed;
use super::spelling::Spelling;
use super::verbs;
use crate::text::words::{ZWJ, ZWNJ, without_joiners};

/// A set of properties of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Form(u16);

impl Form {
    /// Breaks the rules of [`super::orthography`].
    pub const ILL_FORMED: Self = Self(1);
    /// Has a code point that is no Telugu letter, or one that today's news does not use.
    pub const ARCHAIC: Self = Self(1 << 1);
    /// Names a month.
    pub const MONTH: Self = Self(1 << 2);
    /// Names a weekday.
    pub const WEEKDAY: Self = Self(1 << 3);
    /// Is a verb of a news report: [`verbs::is_report`].
    pub const REPORT: Self = Self(1 << 4);
    /// Ends in the same suffix twice.
    pub const SUFFIX_DOUBLED: Self = Self(1 << 5);
    /// Has a spelling fault of the list.
    pub const MISSPELT: Self = Self(1 << 6);
    /// Is one of two accepted spellings.
    pub const VARIANT: Self = Self(1 << 7);
    /// Has an independent vowel after a consonant, vowel sign or bindu.
    pub const VOWEL_INSIDE: Self = Self(1 << 8);
    /// Names a western scale: మిలియన్.
    pub const SCALE: Self = Self(1 << 9);
    /// Misspells a month or a weekday.
    pub const CALENDAR_TYPO: Self = Self(1 << 10);
    /// Has a visarga at its end.
    pub const VISARGA_END: Self = Self(1 << 11);

    /// Spells an acronym: [`Acronyms::latin`].
    pub const ACRONYM: Self = Self(1 << 12);

    /// Whether the sets have something in common.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    fn when(self, holds: bool) -> Self {
        if holds { self } else { Self(0) }
    }
}

impl BitOr for Form {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Form {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// The lists that words are held against.
#[derive(Debug)]
pub struct Forms {
    spelling: Spelling,
    acronyms: Acronyms,
}

impl Forms {
    /// With the shipped lists.
    pub fn shipped() -> Self {
        Self { spelling: Spelling::shipped(), acronyms: Acronyms::shipped() }
    }

    /// The lists of misspellings and variants.
    pub fn spelling(&self) -> &Spelling {
        &self.spelling
    }

    /// Acronyms in Telugu letters.
    pub fn acronyms(&self) -> &Acronyms {
        &self.acronyms
    }

    /// The properties of a word as written.
    ///
    /// ```
    /// use newslint::telugu::forms::{Form, Forms};
    /// let forms = Forms::shipped();
    /// assert!(forms.form("వనే్డ").has(Form::ILL_FORMED) && forms.form("నవంబర్\u{200C}లో").has(Form::MONTH));
    /// assert_eq!(forms.form("ప్రధాని"), Form::default());
    /// ```
    pub fn form(&self, word: &str) -> Form {
        let bare = without_joiners(word);
        let letters = Letters::of(word);
        let first = bare.chars().next().unwrap_or('\0');
        Form::ILL_FORMED.when(letters.ill_formed)
            | Form::ARCHAIC.when(letters.archaic)
            | Form::VOWEL_INSIDE.when(letters.vowel_inside)
            | Form::VISARGA_END.when(bare.ends_with('ః'))
            | Form::REPORT.when(verbs::is_report(&bare))
            | Form::SUFFIX_DOUBLED.when(doubled_suffix(&bare).is_some())
            | Form::MISSPELT.when(self.spelling.misspelling(word).is_some())
            | Form::VARIANT.when(self.spelling.is_variant(&bare))
            | self.by_first_letter(first, &bare)
    }

    /// What only words that begin with certain letters can be.
    fn by_first_letter(&self, first: char, bare: &str) -> Form {
        let mut form = Form::default();
        if matches!(first, 'జ' | 'ఫ' | 'మ' | 'ఏ' | 'ఆ' | 'స' | 'అ' | 'న' | 'డ') {
            form |= Form::MONTH.when(calendar::month(bare).is_some());
        }
        if matches!(first, 'స' | 'మ' | 'బ' | 'గ' | 'శ' | 'ఆ') {
            form |= Form::WEEKDAY.when(calendar::weekday(bare).is_some());
        }
        if matches!(first, 'మ' | 'బ') {
            form |= Form::SCALE.when(numbers::scale(bare).is_some());
        }
        form |= Form::CALENDAR_TYPO.when(self.spelling.calendar_typo(bare).is_some());
        if self.acronyms.may_begin(first) {
            form |= Form::ACRONYM.when(self.acronyms.latin(bare).is_some());
        }
        form
    }
}

/// What one look at the letters of a word tells.
#[derive(Default)]
struct Letters {
    ill_formed: bool,
    archaic: bool,
    vowel_inside: bool,
}

impl Letters {
    fn of(word: &str) -> Self {
        let mut found = Self { ill_formed: !is_well_formed(word), ..Self::default() };
        let mut before = '\0';
        for c in word.chars().filter(|c| !matches!(*c, ZWNJ | ZWJ)) {
            found.archaic |= is_unassigned(c) || modern(c).is_some();
            found.vowel_inside |= before != '\0'
                && is_independent_vowel(c)
                && (is_consonant(before) || is_vowel_sign(before) || is_bindu(before));
            before = c;
        }
        found
    }
}

/// Code points of the Telugu block that are no characters. Unicode 15.
pub fn is_unassigned(c: char) -> bool {
    matches!(
        c,
        '\u{0C0D}'
            | '\u{0C11}'
            | '\u{0C29}'
            | '\u{0C45}'
            | '\u{0C49}'
            | '\u{0C57}'
            | '\u{0C5B}'
            | '\u{0C5E}'
            | '\u{0C5F}'
            | '\u{0C64}'
            | '\u{0C65}'
            | '\u{0C70}'..='\u{0C76}'
    )
}

/// What today's print writes for a letter that it no longer uses.
pub fn modern(c: char) -> Option<&'static str> {
    Some(match c {
        'ఱ' => "ర",
        'ౘ' => "చ",
        'ౙ' => "జ",
        '\u{0C5D}' => "న్",
        'ఁ' | '\u{0C00}' | '\u{0C04}' | '\u{0C3C}' => "",
        'ఴ' | 'ఌ' | 'ౡ' | 'ౢ' | 'ౣ' | 'ౚ' | 'ఽ' => return Some("\u{0}"),
        _ => return None,
    })
}

/// The suffix that stands twice at the end of a word, and the stem before it. లోలోపల and పైపై are words of their own.
///
/// ```
/// use newslint::telugu::forms::doubled_suffix;
/// assert_eq!(doubled_suffix("చైనాలోలో"), Some(("చైనా", "లో")));
/// assert_eq!(doubled_suffix("పైపై"), None);
/// ```
pub fn doubled_suffix(bare: &str) -> Option<(&str, &str)> {
    const SUFFIXES: [&str; 11] = ["లోని", "లోకి", "లోనే", "లో", "తో", "పై", "ను", "కు", "కి", "గా", "లు"];
    // What stands twice is equal bytes: two letters or four.
    let bytes = bare.as_bytes();
    let twice = |len: usize| {
        bytes.len() > 2 * len && bytes[bytes.len() - len..] == bytes[bytes.len() - 2 * len..bytes.len() - len]
    };
    if !(twice(6) || twice(12)) {
        return None;
    }
    SUFFIXES.iter().find_map(|suffix| {
        let stem = bare.strip_suffix(suffix)?.strip_suffix(suffix)?;
        let aksharas = stem.chars().filter(|c| !is_dependent(*c)).count();
        (aksharas >= 2).then(|| (stem, &bare[bare.len() - suffix.len()..]))
    })
}

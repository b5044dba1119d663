//! Splits text into words: maximal runs of letters, marks, digits and joiners of any script.
//!
//! A hand-written pass over bytes, since Telugu is two lead bytes (E0 B0, E0 B1) and a regex or per-character
//! script look-up costs a multiple (see `docs/architecture.md`).

use std::ops::{BitOr, BitOrAssign};

use unicode_script::{Script, UnicodeScript};

use crate::diagnostic::Span;
use crate::telugu::letters::is_telugu;

/// Bytes of the longest word that is looked at as one, some 250 letters: what is longer is noise.
pub const LONGEST_WORD: usize = 750;
/// U+200C ZERO WIDTH NON-JOINER.
pub const ZWNJ: char = '\u{200C}';
/// U+200D ZERO WIDTH JOINER.
pub const ZWJ: char = '\u{200D}';
/// The first byte of both, which no letter of an Indic script has.
const FIRST_OF_JOINERS: u8 = 0xE2;

/// What a word is made of: a set of kinds of characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kinds(u8);

impl Kinds {
    /// Telugu letters and signs (not Telugu digits).
    pub const TELUGU: Self = Self(1);
    /// Latin letters.
    pub const LATIN: Self = Self(2);
    /// Decimal digits of ASCII.
    pub const DIGIT: Self = Self(4);
    /// Letters, marks and digits of any other script, and Telugu digits.
    pub const OTHER: Self = Self(8);
    /// U+200C or U+200D.
    pub const JOINER: Self = Self(16);

    /// Whether every kind of `other` occurs.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// As a number below 32.
    pub(crate) fn bits(self) -> u8 {
        self.0
    }

    /// The kinds of a number that [`Kinds::bits`] gave.
    pub(crate) fn from_bits(bits: u8) -> Self {
        Self(bits)
    }

    /// Whether it is Telugu and nothing else but joiners.
    pub fn is_telugu(self) -> bool {
        self.0 & !Self::JOINER.0 == Self::TELUGU.0
    }
}

impl BitOr for Kinds {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Kinds {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// What one pass over a text finds besides its words.
#[derive(Debug, Default)]
pub struct Characters {
    /// The ASCII characters that occur, a bit each: bit 46 for a full stop.
    pub ascii: u128,
    of_line: u128,
    /// Characters that are neither ASCII nor Telugu letters, with their byte offsets.
    pub rare: Vec<(u32, char)>,
    /// The end of each line, without its line feed, and the ASCII characters of the line.
    pub lines: Vec<(u32, u128)>,
    /// Byte offsets of ASCII characters that may belong to a link, tag or other mask.
    pub marks: Vec<u32>,
    /// Byte offsets of characters that may end a sentence or enclose a part of one: `.?!…।`, quotation marks, brackets.
    pub signs: Vec<u32>,
}

impl Characters {
    fn ascii(&mut self, bytes: &[u8], at: usize) {
        let byte = bytes[at];
        match byte {
            b'\n' => self.end_line(at),
            b'@' | b'#' | b'<' | b'&' | b'`' | b'/' => self.marks.push(Span::point(at).start),
            b'.' => {
                self.signs.push(Span::point(at).start);
                if bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric) {
                    self.marks.push(Span::point(at).start);
                }
            }
            b'?' | b'!' | b'"' | b'(' | b')' | b'[' | b']' => self.signs.push(Span::point(at).start),
            _ => {}
        }
        self.of_line |= 1 << byte;
    }

    fn end_line(&mut self, at: usize) {
        self.lines.push((Span::point(at).start, self.of_line));
        self.ascii |= self.of_line;
        self.of_line = 0;
    }
}

/// Calls `emit` for each word, in order.
///
/// ```
/// use newslint::text::words::{split, Kinds};
/// let mut words = Vec::new();
/// let text = "G20లో జిన్\u{200C}పింగ్, 2025";
/// let characters = split(text, |span, kinds| words.push((&text[span.range()], kinds.has(Kinds::TELUGU))));
/// assert_eq!(words, [("G20లో", true), ("జిన్\u{200C}పింగ్", true), ("2025", false)]);
/// assert!(characters.ascii >> b',' & 1 == 1 && characters.ascii >> b'.' & 1 == 0);
/// assert_eq!(characters.rare[0].1, '\u{200C}');
/// ```
pub fn split(text: &str, mut emit: impl FnMut(Span, Kinds)) -> Characters {
    let bytes = text.as_bytes();
    let mut seen = Characters::default();
    let (mut at, mut start, mut kinds) = (0, 0, Kinds::default());
    while at < bytes.len() {
        // Most of the text: a run of Telugu letters.
        let run = at;
        let letters = bytes[run..].chunks_exact(3).take_while(|l| l[0] == 0xE0 && is_telugu_letter(l[1], l[2]));
        at += letters.count() * 3;
        let (kind, width) = match bytes[run] {
            _ if at > run => (Some(Kinds::TELUGU), at - run),
            ascii @ 0..=0x7F => {
                seen.ascii(bytes, run);
                (ascii_kind(ascii), 1)
            }
            _ => {
                let c = text[run..].chars().next().unwrap_or(char::REPLACEMENT_CHARACTER);
                seen.rare.push((Span::point(run).start, c));
                if matches!(c, '…' | '।' | '“' | '”' | '‘' | '’') {
                    seen.signs.push(Span::point(run).start);
                }
                (rare_kind(c), c.len_utf8())
            }
        };
        match kind {
            Some(kind) => {
                if kinds == Kinds::default() {
                    start = run;
                }
                kinds |= kind;
            }
            None if kinds != Kinds::default() => {
                emit(Span::new(start, run), kinds);
                kinds = Kinds::default();
            }
            None => {}
        }
        at = run + width;
    }
    if kinds != Kinds::default() {
        emit(Span::new(start, at), kinds);
    }
    seen.end_line(bytes.len());
    seen
}

/// The kind of an ASCII character, if it belongs to a word.
fn ascii_kind(b: u8) -> Option<Kinds> {
    match b {
        b'a'..=b'z' | b'A'..=b'Z' => Some(Kinds::LATIN),
        b'0'..=b'9' => Some(Kinds::DIGIT),
        _ => None,
    }
}

/// The kind of any other character that is no Telugu letter.
fn rare_kind(c: char) -> Option<Kinds> {
    match c {
        ZWNJ | ZWJ => Some(Kinds::JOINER),
        // Telugu digits.
        '\u{0C66}'..='\u{0C6F}' => Some(Kinds::OTHER),
        '\u{2000}'..='\u{206F}' => None,
        _ => other_kind(c),
    }
}

/// Whether E0 and these two bytes are in U+0C00..=U+0C7F but no digit, U+0C66..=U+0C6F.
fn is_telugu_letter(second: u8, third: u8) -> bool {
    second == 0xB0 || second == 0xB1 && !matches!(third, 0xA6..=0xAF)
}

fn other_kind(c: char) -> Option<Kinds> {
    match c.script() {
        Script::Latin => Some(Kinds::LATIN),
        // Variation selectors are Inherited but follow emoji; they belong to no word.
        Script::Common | Script::Unknown => None,
        Script::Inherited if matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}') => None,
        _ => Some(Kinds::OTHER),
    }
}

/// Whether what stands between two characters keeps words of two scripts apart: taking it away would make one word of
/// them.
pub fn keeps_scripts_apart(before: &str, after: &str) -> bool {
    let (Some(a), Some(b)) = (before.chars().next_back(), after.chars().next()) else { return false };
    a.is_alphanumeric() && b.is_alphanumeric() && a.script() != b.script()
        || is_telugu(a) != is_telugu(b) && [a, b].iter().all(|c| is_telugu(*c) || c.is_alphanumeric())
}

/// Byte offsets of the U+200C of a word.
pub fn non_joiners(word: &str) -> impl Iterator<Item = usize> {
    let bytes = word.as_bytes();
    memchr::memchr_iter(FIRST_OF_JOINERS, bytes).filter(|&at| bytes[at..].starts_with("\u{200C}".as_bytes()))
}

/// The text without U+200C and U+200D. For look-ups, never for output.
pub fn without_joiners(word: &str) -> std::borrow::Cow<'_, str> {
    // A word is too short for a search that has to get going.
    if word.bytes().fold(0, |found, byte| found | u8::from(byte == FIRST_OF_JOINERS)) > 0 {
        word.replace([ZWNJ, ZWJ], "").into()
    } else {
        word.into()
    }
}

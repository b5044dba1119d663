//! How a Telugu word sounds, and which spellings sound alike.
//!
//! A phoneme is one ASCII letter: vowels `a A i I u U e E o O` (capitals are long), consonants by their usual
//! romanisation, aspirates and retroflexes in capitals or spare letters. Folding forgets what loanword spelling wavers
//! in: length, aspiration, retroflexion, gemination.

use super::letters::{VIRAMA, is_consonant, is_vowel_sign};
use crate::text::words::{ZWJ, ZWNJ};

/// The phonemes of a word, joiners ignored.
///
/// ```
/// assert_eq!(newslint::telugu::phonetics::phonemes("పుతిన్"), "putin");
/// assert_eq!(newslint::telugu::phonetics::phonemes("జిన్‌పింగ్"), "jinping");
/// ```
pub fn phonemes(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut chars = word.chars().filter(|c| !matches!(*c, ZWNJ | ZWJ)).peekable();
    while let Some(c) = chars.next() {
        if is_consonant(c) {
            out.push(consonant(c));
            match chars.peek() {
                Some(&VIRAMA) => {
                    chars.next();
                }
                Some(&sign) if is_vowel_sign(sign) => {
                    out.push_str(vowel(sign));
                    chars.next();
                }
                _ => out.push('a'),
            }
        } else if c == 'ం' || c == 'ఁ' {
            out.push(nasal_before(chars.peek().copied()));
        } else {
            out.push_str(vowel(c));
        }
    }
    out
}

/// The anusvara takes the place of the consonant after it.
fn nasal_before(next: Option<char>) -> char {
    match next {
        Some('క'..='న') => 'n',
        _ => 'm',
    }
}

fn consonant(c: char) -> char {
    match c {
        'క' => 'k',
        'ఖ' => 'K',
        'గ' => 'g',
        'ఘ' => 'G',
        'చ' | 'ౘ' => 'c',
        'ఛ' => 'C',
        'జ' | 'ౙ' => 'j',
        'ఝ' => 'J',
        'ట' => 'T',
        'ఠ' => 'X',
        'డ' => 'D',
        'ఢ' => 'Q',
        'ణ' => 'N',
        'త' => 't',
        'థ' => 'H',
        'ద' => 'd',
        'ధ' => 'W',
        'ప' => 'p',
        'ఫ' => 'f',
        'బ' => 'b',
        'భ' => 'B',
        'మ' => 'm',
        'య' => 'y',
        'ర' | 'ఱ' | 'ౚ' => 'r',
        'ల' => 'l',
        'ళ' => 'L',
        'వ' => 'v',
        'శ' => 'z',
        'ష' => 'S',
        'స' => 's',
        'హ' => 'h',
        _ => 'n',
    }
}

fn vowel(c: char) -> &'static str {
    match c {
        'అ' => "a",
        'ఆ' | 'ా' => "A",
        'ఇ' | 'ి' => "i",
        'ఈ' | 'ీ' => "I",
        'ఉ' | 'ు' => "u",
        'ఊ' | 'ూ' => "U",
        'ఋ' | 'ృ' => "ru",
        'ఎ' | 'ె' => "e",
        'ఏ' | 'ే' => "E",
        'ఐ' | 'ై' => "ai",
        'ఒ' | 'ొ' => "o",
        'ఓ' | 'ో' => "O",
        'ఔ' | 'ౌ' => "au",
        'ః' => "h",
        _ => "",
    }
}

/// The sounds that are left when length, aspiration, retroflexion and gemination are forgotten, and a final -u.
/// Two spellings of one name mostly share it.
///
/// ```
/// use newslint::telugu::phonetics::skeleton;
/// assert_eq!(skeleton("మోదీ"), skeleton("మోడి"));
/// assert_eq!(skeleton("నవంబరు"), skeleton("నవంబర్"));
/// assert_ne!(skeleton("ఇరాన్"), skeleton("ఇరాక్"));
/// ```
pub fn skeleton(word: &str) -> String {
    let sounds = phonemes(word);
    let sounds = sounds.replace("ai", "e").replace("au", "o");
    let mut out = String::with_capacity(sounds.len());
    for p in sounds.chars() {
        let folded = fold(p);
        if !out.ends_with(folded) {
            out.push(folded);
        }
    }
    if out.len() > 1 && out.ends_with('u') && !is_vowel(out.as_bytes()[out.len() - 2]) {
        out.pop();
    }
    out
}

/// The consonants of a skeleton, with `*` for a vowel at the beginning. For comparing with Latin spellings, whose vowels tell little.
pub fn consonants(skeleton: &str) -> String {
    let mut out = String::with_capacity(skeleton.len());
    for (i, b) in skeleton.bytes().enumerate() {
        let c = if is_vowel(b) && i == 0 { '*' } else { char::from(b) };
        let kept = !is_vowel(b) && !(i > 0 && matches!(b, b'y' | b'h' | b'v')) || i == 0;
        if kept && !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

fn is_vowel(b: u8) -> bool {
    matches!(b, b'a' | b'e' | b'i' | b'o' | b'u')
}

fn fold(p: char) -> char {
    match p {
        'K' => 'k',
        'G' => 'g',
        'C' => 'c',
        'J' => 'j',
        'T' | 'X' | 'H' => 't',
        'D' | 'Q' | 'W' => 'd',
        'N' => 'n',
        'f' => 'p',
        'B' => 'b',
        'L' => 'l',
        'z' | 'S' => 's',
        other => other.to_ascii_lowercase(),
    }
}

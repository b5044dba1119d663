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
    each_sound(word, |sound| out.push_str(sound));
    out
}

/// Calls `hear` with each consonant and each vowel; a diphthong comes in one piece.
fn each_sound(word: &str, mut hear: impl FnMut(&str)) {
    let mut chars = word.chars().filter(|c| !matches!(*c, ZWNJ | ZWJ)).peekable();
    while let Some(c) = chars.next() {
        if is_consonant(c) {
            hear(consonant(c).encode_utf8(&mut [0; 4]));
            match chars.peek() {
                Some(&VIRAMA) => {
                    chars.next();
                }
                Some(&sign) if is_vowel_sign(sign) => {
                    hear(vowel(sign));
                    chars.next();
                }
                _ => hear("a"),
            }
        } else if c == 'ం' || c == 'ఁ' {
            hear(nasal_before(chars.peek().copied()));
        } else {
            hear(vowel(c));
        }
    }
}

/// The anusvara takes the place of the consonant after it.
fn nasal_before(next: Option<char>) -> &'static str {
    match next {
        Some('క'..='న') => "n",
        _ => "m",
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
    let mut out = String::with_capacity(word.len() / 2);
    each_sound(word, |sound| push_folded(&mut out, sound));
    drop_final_u(&mut out);
    out
}

/// The phonemes of a word and its skeleton, heard in one go.
pub fn phonemes_and_skeleton(word: &str) -> (String, String) {
    // Room for what callers put behind the phonemes.
    let (mut phonemes, mut skeleton) = (String::with_capacity(word.len()), String::with_capacity(word.len() / 2));
    each_sound(word, |sound| {
        phonemes.push_str(sound);
        push_folded(&mut skeleton, sound);
    });
    drop_final_u(&mut skeleton);
    (phonemes, skeleton)
}

fn push_folded(out: &mut String, sound: &str) {
    let sound = match sound {
        "ai" => "e",
        "au" => "o",
        other => other,
    };
    for p in sound.bytes().map(fold) {
        // A nasal sounds at the place of the consonant after it, however it is written.
        if out.ends_with('m') && !matches!(p, b'p' | b'b' | b'm') && !is_vowel(p) {
            out.pop();
            if !out.ends_with('n') {
                out.push('n');
            }
        }
        if out.as_bytes().last() != Some(&p) {
            out.push(char::from(p));
        }
    }
}

fn drop_final_u(skeleton: &mut String) {
    if skeleton.len() > 1 && skeleton.ends_with('u') && !is_vowel(skeleton.as_bytes()[skeleton.len() - 2]) {
        skeleton.pop();
    }
}

/// The consonants of a skeleton, with `*` for a vowel at the beginning. For comparing with Latin spellings, whose vowels tell little.
pub fn consonants(skeleton: &str) -> String {
    let mut out = String::with_capacity(skeleton.len());
    for (i, b) in skeleton.bytes().enumerate() {
        let c = if is_vowel(b) && i == 0 { '*' } else { char::from(b) };
        // Glides inside a word come and go with the vowels.
        let kept = i == 0 || !is_vowel(b) && !matches!(b, b'y' | b'h' | b'v');
        if kept && !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

/// Whether a sound is a vowel.
pub fn is_vowel(b: u8) -> bool {
    matches!(b.to_ascii_lowercase(), b'a' | b'e' | b'i' | b'o' | b'u')
}

/// A sound without its length, aspiration and retroflexion.
pub fn fold(p: u8) -> u8 {
    match p {
        b'T' | b'X' | b'H' => b't',
        b'D' | b'Q' | b'W' => b'd',
        b'f' => b'p',
        b'z' | b'S' => b's',
        // K G C J N B L and the long vowels differ from their plain sounds in case alone.
        other => other.to_ascii_lowercase(),
    }
}

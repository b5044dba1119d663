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
    let mut out = Vec::with_capacity(word.len());
    each_sound(word, |sound| push(&mut out, sound));
    text(out)
}

/// A consonant or a vowel; a diphthong comes in one piece, all else has 0 behind it.
type Sound = [u8; 2];

/// Calls `hear` with each consonant and each vowel.
fn each_sound(word: &str, mut hear: impl FnMut(Sound)) {
    // A consonant whose vowel is not heard yet; an anusvara, which sounds like what follows.
    let (mut open, mut nasal) = (false, false);
    for c in word.chars().filter(|c| !matches!(*c, ZWNJ | ZWJ)) {
        if std::mem::take(&mut nasal) {
            hear([nasal_before(Some(c)), 0]);
        }
        let has_vowel = c == VIRAMA || is_vowel_sign(c);
        if std::mem::take(&mut open) && !has_vowel {
            hear([b'a', 0]);
        }
        if matches!(c, 'ం' | 'ఁ') {
            nasal = true;
        } else {
            open = is_consonant(c);
            hear(sounds_of(c));
        }
    }
    if nasal {
        hear([nasal_before(None), 0]);
    }
    if open {
        hear([b'a', 0]);
    }
}

fn push(out: &mut Vec<u8>, [first, second]: Sound) {
    if first != 0 {
        out.push(first);
    }
    if second != 0 {
        out.push(second);
    }
}

/// Sounds are ASCII.
fn text(sounds: Vec<u8>) -> String {
    String::from_utf8(sounds).unwrap_or_default()
}

/// What each character of the Telugu block sounds like: looked up for every letter of every new word.
const SOUNDS: [Sound; 128] = {
    let mut all = [[0, 0]; 128];
    let mut i = 0;
    while i < 128 {
        if let Some(c) = char::from_u32(0x0C00 + i) {
            all[i as usize] = if is_consonant(c) { [consonant(c), 0] } else { vowel(c) };
        }
        i += 1;
    }
    all
};

fn sounds_of(c: char) -> Sound {
    u32::from(c).checked_sub(0x0C00).and_then(|i| SOUNDS.get(i as usize)).copied().unwrap_or_default()
}

/// The anusvara takes the place of the consonant after it.
fn nasal_before(next: Option<char>) -> u8 {
    match next {
        Some('క'..='న') => b'n',
        _ => b'm',
    }
}

const fn consonant(c: char) -> u8 {
    match c {
        'క' => b'k',
        'ఖ' => b'K',
        'గ' => b'g',
        'ఘ' => b'G',
        'చ' | 'ౘ' => b'c',
        'ఛ' => b'C',
        'జ' | 'ౙ' => b'j',
        'ఝ' => b'J',
        'ట' => b'T',
        'ఠ' => b'X',
        'డ' => b'D',
        'ఢ' => b'Q',
        'ణ' => b'N',
        'త' => b't',
        'థ' => b'H',
        'ద' => b'd',
        'ధ' => b'W',
        'ప' => b'p',
        'ఫ' => b'f',
        'బ' => b'b',
        'భ' => b'B',
        'మ' => b'm',
        'య' => b'y',
        'ర' | 'ఱ' | 'ౚ' => b'r',
        'ల' => b'l',
        'ళ' => b'L',
        'వ' => b'v',
        'శ' => b'z',
        'ష' => b'S',
        'స' => b's',
        'హ' => b'h',
        _ => b'n',
    }
}

const fn vowel(c: char) -> Sound {
    match c {
        'అ' => [b'a', 0],
        'ఆ' | 'ా' => [b'A', 0],
        'ఇ' | 'ి' => [b'i', 0],
        'ఈ' | 'ీ' => [b'I', 0],
        'ఉ' | 'ు' => [b'u', 0],
        'ఊ' | 'ూ' => [b'U', 0],
        'ఋ' | 'ృ' => *b"ru",
        'ఎ' | 'ె' => [b'e', 0],
        'ఏ' | 'ే' => [b'E', 0],
        'ఐ' | 'ై' => *b"ai",
        'ఒ' | 'ొ' => [b'o', 0],
        'ఓ' | 'ో' => [b'O', 0],
        'ఔ' | 'ౌ' => *b"au",
        'ః' => [b'h', 0],
        _ => [0, 0],
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
    let mut out = Vec::with_capacity(word.len() / 2);
    each_sound(word, |sound| push_folded(&mut out, sound));
    drop_final_u(&mut out);
    text(out)
}

/// The phonemes of a word, its skeleton and the consonants of that, heard in one go and put together; and where skeleton
/// and consonants begin, in bytes.
pub fn phonemes_and_skeleton(word: &str) -> (String, usize, usize) {
    let mut all = Vec::with_capacity(word.len());
    let mut skeleton = Vec::with_capacity(word.len() / 2);
    each_sound(word, |sound| {
        push(&mut all, sound);
        push_folded(&mut skeleton, sound);
    });
    drop_final_u(&mut skeleton);
    let phonemes = all.len();
    all.extend_from_slice(&skeleton);
    push_consonants(&mut all, &skeleton);
    (text(all), phonemes, phonemes + skeleton.len())
}

fn push_folded(out: &mut Vec<u8>, sound: Sound) {
    let sound = match &sound {
        b"ai" => [b'e', 0],
        b"au" => [b'o', 0],
        _ => sound,
    };
    for p in sound.into_iter().filter(|p| *p != 0).map(fold) {
        let last = out.last().copied();
        // A nasal sounds at the place of the consonant after it, however it is written.
        if last == Some(b'm') && !matches!(p, b'p' | b'b' | b'm') && !is_vowel(p) {
            out.pop();
            if out.last() != Some(&b'n') {
                out.push(b'n');
            }
            if p != b'n' {
                out.push(p);
            }
        } else if last != Some(p) {
            out.push(p);
        }
    }
}

fn drop_final_u(skeleton: &mut Vec<u8>) {
    if skeleton.len() > 1 && skeleton.ends_with(b"u") && !is_vowel(skeleton[skeleton.len() - 2]) {
        skeleton.pop();
    }
}

/// The consonants of a skeleton, with `*` for a vowel at the beginning. For comparing with Latin spellings, whose vowels tell little.
pub fn consonants(skeleton: &str) -> String {
    let mut out = Vec::with_capacity(skeleton.len());
    push_consonants(&mut out, skeleton.as_bytes());
    text(out)
}

fn push_consonants(out: &mut Vec<u8>, skeleton: &[u8]) {
    let start = out.len();
    for (i, &b) in skeleton.iter().enumerate() {
        let c = if is_vowel(b) && i == 0 { b'*' } else { b };
        // Glides inside a word come and go with the vowels.
        let kept = i == 0 || !is_vowel(b) && !matches!(b, b'y' | b'h' | b'v');
        if kept && out[start..].last() != Some(&c) {
            out.push(c);
        }
    }
}

/// Whether a sound is a vowel.
pub const fn is_vowel(b: u8) -> bool {
    matches!(b.to_ascii_lowercase(), b'a' | b'e' | b'i' | b'o' | b'u')
}

/// A sound without its length, aspiration and retroflexion.
pub const fn fold(p: u8) -> u8 {
    FOLDED[p as usize]
}

/// Every sound folded: asked for each sound of each new word.
const FOLDED: [u8; 256] = {
    let mut all = [0; 256];
    let mut p = 0;
    while p < 256 {
        all[p] = folded(p.to_le_bytes()[0]);
        p += 1;
    }
    all
};

const fn folded(p: u8) -> u8 {
    match p {
        b'T' | b'X' | b'H' => b't',
        b'D' | b'Q' | b'W' => b'd',
        b'f' => b'p',
        b'z' | b'S' => b's',
        // K G C J N B L and the long vowels differ from their plain sounds in case alone.
        other => other.to_ascii_lowercase(),
    }
}

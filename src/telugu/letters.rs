//! The characters of the Telugu block (U+0C00–U+0C7F) by their role in an akshara.
//! Source: Unicode Standard, chapter 12.7, and the properties of Unicode 15.

/// U+0C4D TELUGU SIGN VIRAMA.
pub const VIRAMA: char = '\u{0C4D}';

/// Any code point of the Telugu block.
pub fn is_telugu(c: char) -> bool {
    matches!(c, '\u{0C00}'..='\u{0C7F}')
}

/// A consonant letter.
pub const fn is_consonant(c: char) -> bool {
    matches!(c, '\u{0C15}'..='\u{0C28}' | '\u{0C2A}'..='\u{0C39}' | '\u{0C58}'..='\u{0C5A}')
}

/// An independent vowel letter.
pub fn is_independent_vowel(c: char) -> bool {
    matches!(c, '\u{0C05}'..='\u{0C0C}' | '\u{0C0E}'..='\u{0C10}' | '\u{0C12}'..='\u{0C14}' | '\u{0C60}' | '\u{0C61}')
}

/// A dependent vowel sign, the length marks included.
pub fn is_vowel_sign(c: char) -> bool {
    matches!(c, '\u{0C3E}'..='\u{0C44}' | '\u{0C46}'..='\u{0C48}' | '\u{0C4A}'..='\u{0C4C}' | '\u{0C55}' | '\u{0C56}' | '\u{0C62}' | '\u{0C63}')
}

/// Candrabindu, anusvara or visarga.
pub fn is_bindu(c: char) -> bool {
    matches!(c, '\u{0C00}'..='\u{0C04}')
}

/// The Telugu letter or sign that stands for the same sound as one of another Indic script. The blocks from Devanagari
/// (U+0900) to Malayalam (U+0D00) follow one plan, ISCII's, so the place in the block tells (Unicode Standard, 12).
///
/// ```
/// use newslint::telugu::letters::from_indic;
/// assert_eq!(from_indic('\u{092A}'), Some('ప')); // Devanagari pa
/// assert_eq!(from_indic('\u{0CAA}'), Some('ప')); // Kannada pa
/// assert_eq!(from_indic('p'), None);
/// ```
pub fn from_indic(c: char) -> Option<char> {
    let code = u32::from(c);
    let telugu = (0x0900..0x0D80).contains(&code).then(|| char::from_u32(0x0C00 | code & 0x7F))??;
    (is_consonant(telugu) || is_dependent(telugu) || is_independent_vowel(telugu)).then_some(telugu)
}

/// A sign that cannot begin a word: vowel sign, virama, bindu.
pub fn is_dependent(c: char) -> bool {
    is_vowel_sign(c) || is_bindu(c) || c == VIRAMA
}

/// The number of aksharas: consonants and vowels that are not joined to the letter before by a virama.
///
/// ```
/// assert_eq!(newslint::telugu::letters::aksharas("ప్రధాని"), 3);
/// ```
pub fn aksharas(word: &str) -> usize {
    let mut count = 0;
    let mut before = None;
    for c in word.chars() {
        count += usize::from(is_independent_vowel(c) || is_consonant(c) && before != Some(VIRAMA));
        before = Some(c);
    }
    count
}

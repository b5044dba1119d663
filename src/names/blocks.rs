//! The consonants of a spelling as numbers: two spellings that share all of them, or all but one, share a number.

use super::pairs::{LEAST_SOUNDS, Sounds};

/// Bits of a letter.
const LETTER: usize = 5;
/// Letters that fit in 64 bits.
const FEW: usize = 64 / LETTER;
/// Letters that are looked at; no name has more.
const MOST: usize = 128 / LETTER;

/// The consonants of a stem. They stand in the stem itself as long as they fit: an article looks at those of all its words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Blocks {
    /// The letters, the last in the lowest bits.
    code: u64,
    letters: u8,
}

impl Blocks {
    /// Those of a spelling; none if it has too few sounds to be compared.
    pub fn of(sounds: &Sounds) -> Self {
        let consonants = sounds.consonants().as_bytes();
        let letters = if sounds.len() < LEAST_SOUNDS { 0 } else { consonants.len().min(MOST) };
        let code = if letters > FEW { 0 } else { fold(number(&consonants[..letters])) };
        Self { code, letters: u8::try_from(letters).unwrap_or(u8::MAX) }
    }

    /// Calls `give` with the number of all letters, and with that of all letters but one for each of them. `sounds` are
    /// those that it was made of.
    pub fn each(self, sounds: &Sounds, mut give: impl FnMut(u64)) {
        let letters = usize::from(self.letters);
        // No two letters in a row are alike, so no two of the numbers are. Of two letters each alone says little.
        let left_out = if letters > 2 { 0..letters } else { 0..0 };
        if letters > FEW {
            let whole = number(&sounds.consonants().as_bytes()[..letters]);
            give(fold(whole));
            for bits in left_out.map(|after| LETTER * after) {
                give(fold((whole >> (bits + LETTER) << bits) | whole & ((1 << bits) - 1)));
            }
        } else if letters > 0 {
            give(self.code);
            for bits in left_out.map(|after| LETTER * after) {
                give((self.code >> (bits + LETTER) << bits) | self.code & ((1 << bits) - 1));
            }
        }
    }
}

fn number(letters: &[u8]) -> u128 {
    // A vowel at the beginning is `*`.
    let code = |b: &u8| u128::from(if *b == b'*' { 27 } else { b & 31 });
    letters.iter().fold(0, |number, b| number << LETTER | code(b))
}

/// The same number as long as it fits, a mix of its halves otherwise.
fn fold(number: u128) -> u64 {
    let half = |bits: u128| u64::try_from(bits & u128::from(u64::MAX)).unwrap_or_default();
    half(number) ^ half(number >> 64).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

#[cfg(test)]
mod tests {
    use super::{Blocks, Sounds};

    fn blocks(word: &str) -> Vec<u64> {
        let sounds = Sounds::of(word);
        let mut out = Vec::new();
        Blocks::of(&sounds).each(&sounds, |block| out.push(block));
        out
    }

    #[test]
    fn spellings_a_consonant_apart_share_a_number_however_long_they_are() {
        let share = |a: &str, b: &str| blocks(a).iter().any(|block| blocks(b).contains(block));
        assert!(share("మిషుస్టిన్", "మిషుస్తిన్") && share("స్లోవేకియా", "స్లోవేనియా") && share("జెలెన్స్కీ", "జెలెన్కీ"));
        assert!(!share("జెలెన్స్కీ", "మిషుస్టిన్"));
        let long = "కటపమరలసనదబగజక";
        assert!(share(long, &long.replace('ర', "ద")) && share(long, &long.replace('ర', "")));
        assert!(!share(long, &long.replace("రల", "గడ")));
    }
}

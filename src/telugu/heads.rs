//! Which words of a list another word may begin with or hold, told by three letters: nearly all words are ruled out without
//! a look at the list.

/// Words of 64 bits.
const PLACES: usize = 256;

/// The first three letters of the words of a list, a bit for each three. Other letters share it.
#[derive(Debug)]
pub struct Heads([u64; PLACES]);

impl Heads {
    /// Those of a list. Each of its words has three letters at least.
    pub fn of<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut heads = Self([0; PLACES]);
        for (place, bit) in words.filter_map(|word| threes(word).next()) {
            heads.0[place] |= bit;
        }
        heads
    }

    /// Whether a word of the list may stand at the beginning of a word.
    pub fn may_begin(&self, word: &str) -> bool {
        threes(word).next().is_some_and(|three| self.has(three))
    }

    /// Whether a word of the list may stand anywhere in a word.
    pub fn may_stand_in(&self, word: &str) -> bool {
        threes(word).any(|three| self.has(three))
    }

    fn has(&self, (place, bit): (usize, u64)) -> bool {
        self.0[place] & bit != 0
    }
}

/// The place of each three letters in a row.
fn threes(word: &str) -> impl Iterator<Item = (usize, u64)> {
    let mut last = 0;
    let letters = word.chars().map(move |c| {
        last = (last << 7 | u32::from(c) & 0x7F) & 0x1F_FFFF;
        last
    });
    letters.skip(2).map(|three| {
        let mixed = three.wrapping_mul(0x9E37_79B1) >> 18;
        ((mixed >> 6) as usize, 1 << (mixed & 63))
    })
}

#[cfg(test)]
mod tests {
    use super::Heads;

    #[test]
    fn no_word_of_the_list_is_ruled_out() {
        let list = ["ఆర్ధిక", "ఛ్ఛ", "కధన"];
        let heads = Heads::of(list.into_iter());
        for word in list {
            assert!(heads.may_begin(word) && heads.may_begin(&format!("{word}లో")));
            assert!(heads.may_stand_in(&format!("అన{word}లో")));
        }
        assert!(!heads.may_begin("తెలుగు") && !heads.may_stand_in("తెలుగు") && !heads.may_begin("కధ"));
    }
}

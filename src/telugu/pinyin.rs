//! Chinese names in pinyin: whether a Latin word can be one, and how it sounds.

use hashbrown::HashMap;

use super::tables::rows;

/// Readings of one word that are followed.
const READINGS: usize = 8;

/// The syllables, `rules/names/pinyin.tsv`.
#[derive(Debug)]
pub struct Pinyin {
    initials: HashMap<&'static str, Vec<&'static str>>,
    finals: HashMap<&'static str, &'static str>,
}

impl Pinyin {
    /// The shipped table.
    pub fn shipped() -> Self {
        let mut all = Self { initials: HashMap::new(), finals: HashMap::new() };
        for mut row in rows(include_str!("../../rules/names/pinyin.tsv")) {
            let (Some(part), Some(letters), Some(sounds)) = (row.next(), row.next(), row.next()) else { continue };
            if part == "initial" {
                all.initials.insert(letters, sounds.split(' ').collect());
            } else {
                all.finals.insert(letters, sounds);
            }
        }
        all
    }

    /// How a word of small Latin letters may sound if it is pinyin; empty if it cannot be.
    ///
    /// ```
    /// use newslint::telugu::pinyin::Pinyin;
    /// let pinyin = Pinyin::shipped();
    /// assert!(pinyin.readings("jinping").contains(&"jinping".to_owned()));
    /// assert!(pinyin.readings("xi").contains(&"ji".to_owned()));
    /// assert!(pinyin.readings("merkel").is_empty(), "no syllable ends in -l");
    /// ```
    pub fn readings(&self, word: &str) -> Vec<String> {
        let Some(syllables) = self.syllables(word) else { return Vec::new() };
        let mut out = vec![String::new()];
        for (initial, last) in syllables {
            let sounds = self.finals[last];
            // y and w before their own vowel are spelling.
            let silent = initial == "y" && last.starts_with(['i', 'ü']) || initial == "w" && last == "u";
            let silence = vec![""];
            let starts = if silent { &silence } else { self.initials.get(initial).unwrap_or(&silence) };
            out = out.iter().flat_map(|o| starts.iter().map(move |s| format!("{o}{s}{sounds}"))).collect();
            out.truncate(READINGS);
        }
        out
    }

    /// The fewest syllables that make up the word.
    fn syllables<'w>(&self, word: &'w str) -> Option<Vec<(&'w str, &'w str)>> {
        // best[i]: the syllables of the rest from byte i on.
        let mut best: Vec<Option<Vec<(&str, &str)>>> = vec![None; word.len() + 1];
        best[word.len()] = Some(Vec::new());
        for at in (0..word.len()).rev().filter(|&at| word.is_char_boundary(at)) {
            for end in (at + 1..=word.len().min(at + 7)).filter(|&end| word.is_char_boundary(end)) {
                let (Some(syllable), Some(rest)) = (self.syllable(&word[at..end]), &best[end]) else { continue };
                if best[at].as_ref().is_none_or(|b| rest.len() + 1 < b.len()) {
                    best[at] = Some(std::iter::once(syllable).chain(rest.iter().copied()).collect());
                }
            }
        }
        best.swap_remove(0).filter(|s| !s.is_empty())
    }

    fn syllable<'w>(&self, letters: &'w str) -> Option<(&'w str, &'w str)> {
        [2, 1, 0].into_iter().filter(|&n| n < letters.len() && letters.is_char_boundary(n)).find_map(|n| {
            let (initial, last) = letters.split_at(n);
            let fits = (n == 0 || self.initials.contains_key(initial)) && self.finals.contains_key(last);
            fits.then_some((initial, last))
        })
    }
}

//! What a name in Latin letters may sound like, and how well a Telugu spelling fits it.

use unicode_normalization::UnicodeNormalization;

use super::distance::Costs;
use super::phonetics::{fold, is_vowel};
use super::pinyin::Pinyin;
use super::tables::rows;

/// From this similarity on a Latin and a Telugu spelling are one name.
pub const SAME: f32 = 0.86;
/// What each less likely reading of some letters costs.
const RANK: f32 = 0.04;
/// Latin letters tell neither length nor aspiration nor retroflexion: a sound that differs in these alone is nearly right.
const FOLDED: f32 = 0.03;

/// Consonants that a Telugu spelling may have beyond what the Latin letters can stand for.
const MOST_STRANGE: usize = 1;

/// A consonant without aspiration and retroflexion as a bit; vowels and glides, which come and go, as none.
fn consonant_bit(sound: u8) -> u32 {
    let sound = fold(sound);
    if is_vowel(sound) || matches!(sound, b'y' | b'h' | b'v') { 0 } else { 1 << (sound & 31) }
}

/// Letters of a name with what they may stand for.
#[derive(Debug)]
struct Spelling {
    letters: &'static str,
    before: &'static str,
    after: &'static str,
    readings: Vec<&'static str>,
}

/// Reads Latin names aloud: English letters (`rules/names/latin-sounds.tsv`) and pinyin.
#[derive(Debug)]
pub struct Romaniser {
    /// By first letter, the row to prefer first.
    spellings: Vec<Vec<Spelling>>,
    pinyin: Pinyin,
    costs: Costs,
}

/// A Latin name read aloud: for each group of letters its readings.
#[derive(Clone, Debug)]
pub struct Reading {
    ways: Vec<Vec<Vec<String>>>,
    /// The consonants that some reading has, a bit each.
    consonants: u32,
}

impl Romaniser {
    /// With the shipped tables.
    pub fn shipped() -> Self {
        let mut spellings: Vec<Vec<Spelling>> = (0..26).map(|_| Vec::new()).collect();
        for mut row in rows(include_str!("../../rules/names/latin-sounds.tsv")) {
            let mut next = || row.next().unwrap_or_default();
            let (letters, before, after, readings) = (next(), next(), next(), next());
            let readings = readings.split(' ').map(|r| if r == "-" { "" } else { r }).collect();
            let Some(first) = letters.bytes().next().filter(u8::is_ascii_lowercase) else { continue };
            spellings[usize::from(first - b'a')].push(Spelling { letters, before, after, readings });
        }
        for group in &mut spellings {
            let asks = |s: &Spelling| u8::from(s.before != "-") + u8::from(s.after != "-");
            group.sort_by_key(|s| std::cmp::Reverse((s.letters.len(), asks(s))));
        }
        Self { spellings, pinyin: Pinyin::shipped(), costs: Costs::shipped() }
    }

    /// How a Latin word may sound.
    pub fn read(&self, latin: &str) -> Reading {
        let plain: String = latin.to_lowercase().nfkd().filter(char::is_ascii_lowercase).collect();
        let mut ways = vec![self.english(&plain)];
        let tones: String = latin.to_lowercase().chars().filter(|c| c.is_ascii_lowercase() || *c == 'ü').collect();
        ways.extend(self.pinyin.readings(&tones).into_iter().map(|r| r.chars().map(|c| vec![c.to_string()]).collect()));
        let sounds = ways.iter().flatten().flatten().flat_map(|r| r.bytes());
        let consonants = sounds.fold(0, |set, s| set | consonant_bit(s));
        Reading { ways, consonants }
    }

    fn english(&self, word: &str) -> Vec<Vec<String>> {
        let bytes = word.as_bytes();
        let mut out = Vec::new();
        let mut at = 0;
        while at < bytes.len() {
            // A doubled consonant sounds once.
            if at > 0 && bytes[at] == bytes[at - 1] && !is_vowel(bytes[at]) {
                at += 1;
                continue;
            }
            let group = &self.spellings[usize::from(bytes[at] - b'a')];
            let Some(spelling) = group.iter().find(|s| s.fits(bytes, at)) else {
                at += 1;
                continue;
            };
            out.push(spelling.readings.iter().map(|r| (*r).to_owned()).collect());
            at += spelling.letters.len();
        }
        out
    }

    /// How well the sounds of a Telugu word, as [`phonemes`](super::phonetics::phonemes) gives them, fit a Latin name; at most 1.
    ///
    /// ```
    /// use newslint::telugu::{phonetics::phonemes, romanise::Romaniser};
    /// let romaniser = Romaniser::shipped();
    /// let putin = romaniser.read("Putin");
    /// assert!(romaniser.similarity(&putin, phonemes("పుతిన్").as_bytes()) > 0.9);
    /// assert!(romaniser.similarity(&putin, phonemes("పునిత్").as_bytes()) < 0.8);
    /// ```
    #[allow(clippy::cast_precision_loss, reason = "words are short")]
    pub fn similarity(&self, latin: &Reading, telugu: &[u8]) -> f32 {
        // A name with two consonants that no reading has is another name, without comparing sound by sound.
        let strange = telugu.iter().filter(|&&s| consonant_bit(s) & !latin.consonants != 0).count();
        if telugu.is_empty() || strange > MOST_STRANGE {
            return 0.0;
        }
        let one = |way: &Vec<Vec<String>>| {
            let len: usize = way.iter().map(|readings| readings[0].len()).sum();
            let sum = (len.max(1) + telugu.len()) as f32;
            // Nothing that differs so much in length is the same name.
            if len.abs_diff(telugu.len()) * 3 > len.max(telugu.len()) + 3 {
                return 0.0;
            }
            1.0 - 2.0 * self.cost(way, telugu) / sum
        };
        latin.ways.iter().map(one).fold(0.0, f32::max)
    }

    /// The cheapest way through the readings, by columns of an edit distance.
    fn cost(&self, way: &[Vec<String>], telugu: &[u8]) -> f32 {
        let extra: Vec<f32> = (0..telugu.len()).map(|j| self.costs.drop(telugu, j)).collect();
        let mut row = vec![0.0; telugu.len() + 1];
        for j in 0..telugu.len() {
            row[j + 1] = row[j] + extra[j];
        }
        for readings in way {
            let mut best = vec![f32::INFINITY; row.len()];
            let mut penalty = 0.0;
            for reading in readings {
                let mut now = row.clone();
                for sound in reading.bytes() {
                    now = self.step(&now, sound, telugu, &extra);
                }
                for (b, n) in best.iter_mut().zip(&now) {
                    *b = b.min(n + penalty);
                }
                penalty += RANK;
            }
            row = best;
        }
        row[telugu.len()]
    }

    fn step(&self, row: &[f32], sound: u8, telugu: &[u8], extra: &[f32]) -> Vec<f32> {
        let missing = match sound {
            b'y' | b'h' => 0.25,
            b'r' => 0.6,
            v if is_vowel(v) => 0.4,
            _ => 0.9,
        };
        let mut out = Vec::with_capacity(row.len());
        out.push(row[0] + missing);
        for (j, &t) in telugu.iter().enumerate() {
            let swapped = row[j] + self.swap(sound, t);
            let value = swapped.min(row[j + 1] + missing).min(out[j] + extra[j]);
            out.push(value);
        }
        out
    }

    fn swap(&self, latin: u8, telugu: u8) -> f32 {
        if latin == telugu {
            0.0
        } else if fold(latin) == fold(telugu) {
            FOLDED
        } else {
            self.costs.swap(latin, telugu)
        }
    }
}

impl Spelling {
    fn fits(&self, word: &[u8], at: usize) -> bool {
        let rest = &word[at..];
        let next = rest.get(self.letters.len());
        let consonant_before = at > 0 && b"bcdfghklmnprstvz".contains(&word[at - 1]);
        let after = match self.after {
            "vowel" => next.is_some_and(|b| is_vowel(*b)),
            "front" => next.is_some_and(|b| matches!(b, b'e' | b'i' | b'y')),
            "any" => next.is_some(),
            "end" => next.is_none(),
            _ => true,
        };
        rest.starts_with(self.letters.as_bytes()) && after && (self.before == "-" || consonant_before)
    }
}

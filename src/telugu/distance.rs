//! How far apart two spellings sound: the cheapest way to turn the sounds of one into those of the other.
//!
//! Costs are data (`rules/names/sound-costs.tsv`): what loanword spelling wavers in costs little, a different sound 1.

use super::phonetics::{fold, is_vowel};
use super::tables::rows;

/// Sounds compared; longer words are cut, which no name in news needs.
const LONGEST: usize = 40;
/// Bytes from `A` to `z`: every sound is one of them.
const SOUNDS: usize = 58;

/// Where a sound that one spelling lacks would stand.
#[derive(Clone, Copy)]
enum Place {
    First,
    Last,
    BesideVowel,
    Inside,
    Doubled,
    DoubledAlike,
    BesideRound,
    Coda,
    BeforeVelar,
    AfterN,
}

const PLACES: [(&str, Place); 10] = [
    ("first", Place::First),
    ("last", Place::Last),
    ("beside-vowel", Place::BesideVowel),
    ("inside", Place::Inside),
    ("doubled", Place::Doubled),
    ("doubled-alike", Place::DoubledAlike),
    ("beside-round", Place::BesideRound),
    ("coda", Place::Coda),
    ("before-velar", Place::BeforeVelar),
    ("after-n", Place::AfterN),
];

/// The costs of changing and leaving out sounds.
#[derive(Debug)]
pub struct Costs {
    swap: Box<[[f32; SOUNDS]; SOUNDS]>,
    drop: Box<[[Option<f32>; PLACES.len()]; SOUNDS]>,
}

/// One step from a spelling to another; sounds by their index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The first spelling's sound stands for the second's.
    Swap(usize, usize),
    /// Only the first spelling has this sound.
    Left(usize),
    /// Only the second spelling has it.
    Right(usize),
}

/// The cost of each way from a beginning of one spelling to a beginning of the other.
struct Table {
    cells: Vec<f32>,
    width: usize,
}

impl Table {
    fn at(&self, i: usize, j: usize) -> f32 {
        self.cells[i * self.width + j]
    }
}

/// Costs are numbers, so that nothing else has to be asked.
fn least(a: f32, b: f32) -> f32 {
    if b < a { b } else { a }
}

fn index(sound: u8) -> usize {
    usize::from(sound.clamp(b'A', b'z') - b'A')
}

impl Costs {
    /// The shipped table.
    pub fn shipped() -> Self {
        let mut all = Self { swap: Box::new([[1.0; SOUNDS]; SOUNDS]), drop: Box::new([[None; PLACES.len()]; SOUNDS]) };
        let table = || {
            rows(include_str!("../../rules/names/sound-costs.tsv"))
                .filter_map(|mut row| Some((row.next()?, row.next()?, row.next()?, row.next()?.parse::<f32>().ok()?)))
        };
        let across = table().find(|r| (r.1, r.2) == ("*", "vowel")).map_or(1.0, |r| r.3);
        for a in b'A'..=b'z' {
            for b in b'A'..=b'z' {
                let cost = if a == b {
                    0.0
                } else if is_vowel(a) == is_vowel(b) {
                    1.0
                } else {
                    across
                };
                all.swap[index(a)][index(b)] = cost;
            }
        }
        for (what, sound, other, cost) in table() {
            let (a, b) = (sound.as_bytes()[0], other.as_bytes()[0]);
            match PLACES.iter().find(|(name, _)| *name == other) {
                Some((_, place)) if what == "drop" && a == b'*' => {
                    for sounds in all.drop.iter_mut() {
                        sounds[*place as usize].get_or_insert(cost);
                    }
                }
                Some((_, place)) if what == "drop" => all.drop[index(a)][*place as usize] = Some(cost),
                _ if a != b'*' => {
                    all.swap[index(a)][index(b)] = cost;
                    all.swap[index(b)][index(a)] = cost;
                }
                _ => {}
            }
        }
        all
    }

    /// The cost of saying one sound for another.
    pub fn swap(&self, a: u8, b: u8) -> f32 {
        self.swap[index(a)][index(b)]
    }

    /// The cost of leaving out the sound at an index: that of the place which tells most of those it stands in.
    pub fn drop(&self, sounds: &[u8], i: usize) -> f32 {
        let sound = sounds[i];
        let costs = &self.drop[index(sound)];
        let at = |fits: bool, place: Place| if fits { costs[place as usize] } else { None };
        let before = if i == 0 { None } else { Some(sounds[i - 1]) };
        let after = sounds.get(i + 1).copied();
        let inside = costs[Place::Inside as usize];
        let cost = if is_vowel(sound) {
            at(after.is_none(), Place::Last)
                .or_else(|| at(before.is_none(), Place::First))
                .or_else(|| at(before.is_some_and(is_vowel) || after.is_some_and(is_vowel), Place::BesideVowel))
        } else {
            let beside = |like: fn(u8, u8) -> bool| {
                before.is_some_and(|o| like(o, sound)) || after.is_some_and(|o| like(o, sound))
            };
            at(beside(|o, s| o == s), Place::Doubled)
                .or_else(|| at(beside(|o, s| fold(o) == fold(s)), Place::DoubledAlike))
                .or_else(|| at(beside(|o, _| matches!(o, b'u' | b'U' | b'o' | b'O')), Place::BesideRound))
                .or_else(|| at(after.is_none_or(|o| !is_vowel(o)), Place::Coda))
                .or_else(|| at(after.is_some_and(|o| matches!(o, b'k' | b'g' | b'K' | b'G')), Place::BeforeVelar))
                .or_else(|| at(before == Some(b'n'), Place::AfterN))
        };
        cost.or(inside).unwrap_or(1.0)
    }

    /// The cost of the cheapest way from one row of sounds to another.
    ///
    /// ```
    /// use newslint::telugu::{distance::Costs, phonetics::phonemes};
    /// let costs = Costs::shipped();
    /// let distance = |a, b| costs.distance(phonemes(a).as_bytes(), phonemes(b).as_bytes());
    /// assert!(distance("పుతిన్", "పుటిన్") < 0.2);
    /// assert!(distance("ఇరాన్", "ఇరాక్") > 0.5);
    /// ```
    pub fn distance(&self, a: &[u8], b: &[u8]) -> f32 {
        self.table(a, b).at(a.len().min(LONGEST), b.len().min(LONGEST))
    }

    /// How alike two rows of sounds are, at most 1: the distance set against their length.
    #[allow(clippy::cast_precision_loss, reason = "words are short")]
    pub fn similarity(&self, a: &[u8], b: &[u8]) -> f32 {
        if a.is_empty() || b.is_empty() { 0.0 } else { 1.0 - 2.0 * self.distance(a, b) / (a.len() + b.len()) as f32 }
    }

    fn table(&self, a: &[u8], b: &[u8]) -> Table {
        let (a, b) = (&a[..a.len().min(LONGEST)], &b[..b.len().min(LONGEST)]);
        let width = b.len() + 1;
        let mut cells = Vec::with_capacity((a.len() + 1) * width);
        // Of each sound of the second spelling: what it costs to leave it out, and where it stands in the table.
        let mut across = [(0.0, 0); LONGEST];
        let mut last = 0.0;
        cells.push(last);
        for (j, place) in across[..b.len()].iter_mut().enumerate() {
            *place = (self.drop(b, j), index(b[j]));
            last += place.0;
            cells.push(last);
        }
        for (i, &sound) in a.iter().enumerate() {
            let left = self.drop(a, i);
            let swap = &self.swap[index(sound)];
            let mut before = cells[i * width];
            last = before + left;
            cells.push(last);
            for (j, &(extra, other)) in across[..b.len()].iter().enumerate() {
                let above = cells[i * width + j + 1];
                last = least(before + swap[other], least(above + left, last + extra));
                cells.push(last);
                before = above;
            }
        }
        Table { cells, width }
    }

    /// The distance and the steps that are not free, from the last to the first.
    pub fn align(&self, a: &[u8], b: &[u8]) -> (f32, Vec<Step>) {
        let cost = self.table(a, b);
        let (mut i, mut j) = (a.len().min(LONGEST), b.len().min(LONGEST));
        let total = cost.at(i, j);
        let mut steps = Vec::new();
        let same = |x: f32, y: f32| (x - y).abs() < 1e-5;
        while i > 0 || j > 0 {
            if i > 0 && j > 0 && same(cost.at(i, j), cost.at(i - 1, j - 1) + self.swap(a[i - 1], b[j - 1])) {
                (i, j) = (i - 1, j - 1);
                if a[i] != b[j] {
                    steps.push(Step::Swap(i, j));
                }
            } else if i > 0 && (j == 0 || same(cost.at(i, j), cost.at(i - 1, j) + self.drop(a, i - 1))) {
                i -= 1;
                steps.push(Step::Left(i));
            } else {
                j = j.saturating_sub(1);
                steps.push(Step::Right(j));
            }
        }
        (total, steps)
    }
}

//! What endings tell: inflection that looks like another spelling, words of kinship, verbs.

use hashbrown::{HashMap, HashSet};

use crate::telugu::letters::{VIRAMA, is_vowel_sign};
use crate::telugu::tables::rows;

/// Endings that words exchange, and words that only look like names.
#[derive(Debug)]
pub struct Endings {
    tails: HashMap<(&'static str, &'static str), f32>,
    verbs: Vec<&'static str>,
    kin: HashSet<&'static str>,
    cases: Vec<&'static str>,
}

impl Endings {
    /// `rules/names/tails.tsv` (learned) and `rules/names/endings.tsv` (by hand).
    pub fn shipped() -> Self {
        let empty = |t: &'static str| if t == "-" { "" } else { t };
        let tails = rows(include_str!("../../rules/names/tails.tsv"))
            .filter_map(|mut row| Some(((empty(row.next()?), empty(row.next()?)), row.next()?.parse().ok()?)));
        let mut all = Self { tails: tails.collect(), verbs: Vec::new(), kin: HashSet::new(), cases: Vec::new() };
        for mut row in rows(include_str!("../../rules/names/endings.tsv")) {
            match (row.next(), row.next()) {
                (Some("verb"), Some(text)) => all.verbs.push(text),
                (Some("case"), Some(text)) => all.cases.push(text),
                (Some(_), Some(text)) => drop(all.kin.insert(text)),
                _ => {}
            }
        }
        all
    }

    /// How many words exchange the endings in which two words differ.
    pub fn exchanged(&self, a: &str, b: &str) -> f32 {
        let (x, y) = tails(a, b);
        let pair = if x <= y { (x, y) } else { (y, x) };
        self.tails.get(&pair).copied().unwrap_or_default()
    }

    /// Whether a word ends as verbs do.
    pub fn is_verb(&self, word: &str) -> bool {
        self.verbs.iter().any(|v| word.ends_with(v))
    }

    /// A word for a relative: తండ్రి and తండ్రీ are no two spellings of a name.
    pub fn is_kin(&self, word: &str) -> bool {
        self.kin.contains(word)
    }

    /// -ుడు, -ుడి, -ుని or -లు, -ల of one stem are cases of one noun.
    pub fn are_cases(&self, a: &str, b: &str) -> bool {
        let stems = self.cases.iter().filter_map(|ending| a.strip_suffix(ending));
        stems.filter_map(|stem| b.strip_prefix(stem)).any(|rest| self.cases.contains(&rest))
    }
}

/// What is left of two words behind the letters they begin with together.
fn tails<'w>(a: &'w str, b: &'w str) -> (&'w str, &'w str) {
    let common: usize = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).map(|(c, _)| c.len_utf8()).sum();
    (&a[common..], &b[common..])
}

/// Final -అ/-ఆ, -ఇ/-ఈ or a virama cut both ways: గుప్త/గుప్తా is one name, రామ/రామా are two words, మూర్తీ is a vocative.
pub fn differ_in_final_vowel(a: &str, b: &str) -> bool {
    let stem = |w: &str| w.trim_end_matches(|c| is_vowel_sign(c) || c == VIRAMA).len();
    a[..stem(a)] == b[..stem(b)] && !differ_in_final_u(a, b)
}

/// కాన్పూర్, కాన్పూరు: a loan with and without the native ending.
pub fn differ_in_final_u(a: &str, b: &str) -> bool {
    let stem = |w: &'_ str, end: char| w.strip_suffix(end).map(str::len);
    let (loan, native) = if a.ends_with(VIRAMA) { (a, b) } else { (b, a) };
    matches!((stem(loan, VIRAMA), stem(native, 'ు')), (Some(x), Some(y)) if loan[..x] == native[..y])
}

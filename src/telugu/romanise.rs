//! What a Latin spelling may sound like, in the skeletons of [`super::phonetics`].

use super::phonetics::consonants;

/// Letter groups and the sounds they may stand for, longest first. English spelling and pinyin (x, q, zh).
const SOUNDS: [(&str, &[&str]); 30] = [
    ("sch", &["s", "sk"]),
    ("tch", &["c"]),
    ("zh", &["j", "s"]),
    ("ch", &["c", "k", "s"]),
    ("sh", &["s"]),
    ("kh", &["k"]),
    ("ph", &["p"]),
    ("th", &["t"]),
    ("dh", &["d"]),
    ("bh", &["b"]),
    ("gh", &["g", ""]),
    ("ck", &["k"]),
    ("qu", &["k"]),
    ("wr", &["r"]),
    ("kn", &["n"]),
    ("ng", &["ng"]),
    ("ci", &["si", "ci"]),
    ("ce", &["se"]),
    ("cy", &["si"]),
    ("ge", &["je", "ge"]),
    ("gi", &["ji", "gi"]),
    ("c", &["k", "s"]),
    ("q", &["k", "c"]),
    ("x", &["ks", "s", "j"]),
    ("w", &["v"]),
    ("f", &["p"]),
    ("z", &["j", "s"]),
    ("j", &["j", "y"]),
    ("s", &["s"]),
    ("y", &["y", "i"]),
];

/// How many readings of one spelling are followed.
const READINGS: usize = 12;

/// The consonant skeletons that a Latin name may have in Telugu, as [`consonants`] makes them.
///
/// ```
/// use newslint::telugu::{phonetics, romanise};
/// let telugu = phonetics::consonants(&phonetics::skeleton("పుతిన్"));
/// assert!(romanise::readings("Putin").contains(&telugu));
/// ```
pub fn readings(latin: &str) -> Vec<String> {
    let lower = latin.to_ascii_lowercase();
    let mut open = vec![(String::new(), 0)];
    let mut out: Vec<String> = Vec::new();
    while let Some((sounds, at)) = open.pop() {
        let rest = &lower[at..];
        let Some(first) = rest.chars().next() else {
            let reading = consonants(&folded(&sounds));
            if !out.contains(&reading) && out.len() < READINGS {
                out.push(reading);
            }
            continue;
        };
        match SOUNDS.iter().find(|(letters, _)| rest.starts_with(letters)) {
            Some((letters, alternatives)) => {
                open.extend(alternatives.iter().rev().map(|s| (format!("{sounds}{s}"), at + letters.len())));
            }
            None => open.push((format!("{sounds}{first}"), at + first.len_utf8())),
        }
        if open.len() > READINGS * 4 {
            break;
        }
    }
    out
}

/// Doubled letters sound once.
fn folded(sounds: &str) -> String {
    let mut out = String::with_capacity(sounds.len());
    for c in sounds.chars().filter(char::is_ascii_alphabetic) {
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

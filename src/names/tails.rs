//! Endings that make another word of a name: an adjective (రష్యన్), a woman's name (అరుణ), a kinsman's (చంద్రన్), a case form.

use super::pairs::Sounds;

/// Whether one of two spellings is the other with an ending that makes another word. Long and short final vowels count
/// too, for they cut both ways (రామ, రామా): letters alone do not decide.
#[allow(clippy::many_single_char_names, clippy::unnested_or_patterns, reason = "rows of sounds, and endings by kind")]
pub fn derived(a: &Sounds, b: &Sounds) -> bool {
    let (x, y) = (a.skeleton().as_bytes(), b.skeleton().as_bytes());
    // బ్రెజిల్, బ్రెజిలియన్; ఉక్రెయిన్, ఉక్రేనియన్.
    if x.ends_with(b"yan") != y.ends_with(b"yan") {
        return true;
    }
    let common = x.iter().zip(y).take_while(|(p, q)| p == q).count();
    let (p, q) = (&x[common..], &y[common..]);
    let (short, long) = if p.len() <= q.len() { (p, q) } else { (q, p) };
    if short.is_empty() && long.is_empty() {
        return only_last_sound_differs(a, b);
    }
    // `common` may have eaten the first letter of an ending: రష్యా, రష్యన్ share rasya-.
    let after_vowel = common > 0 && matches!(x[common - 1], b'a' | b'e' | b'i' | b'o' | b'u');
    match (short, long) {
        (b"", b"n" | b"s" | b"ns" | b"l" | b"m" | b"r" | b"k" | b"d" | b"di") => after_vowel || long == b"s",
        (
            b"",
            b"a" | b"i" | b"e" | b"o" | b"an" | b"in" | b"on" | b"ian" | b"iyan" | b"yan" | b"ni" | b"is" | b"es",
        )
        | (b"", b"ar" | b"er" | b"yar" | b"aya" | b"ika" | b"ani" | b"al" | b"man" | b"san" | b"ia" | b"iya")
        | (b"a" | b"i" | b"e" | b"o", b"a" | b"i" | b"e" | b"o" | b"an" | b"in" | b"ian" | b"iyan" | b"yan")
        | (b"n", b"k" | b"s" | b"m" | b"r" | b"l" | b"d" | b"t")
        | (b"k" | b"s" | b"m" | b"r" | b"l" | b"d" | b"t", b"n") => true,
        _ => false,
    }
}

/// రామ, రామా: the same but for the length of the last vowel.
fn only_last_sound_differs(a: &Sounds, b: &Sounds) -> bool {
    let (x, y) = (a.phonemes().as_bytes(), b.phonemes().as_bytes());
    let last = |s: &[u8]| s.last().copied().unwrap_or_default();
    x.len() == y.len() && !x.is_empty() && x[..x.len() - 1] == y[..y.len() - 1] && matches!(last(x).min(last(y)), b'A')
}

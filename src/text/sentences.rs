//! Splits a paragraph into sentences.

use crate::diagnostic::Span;
use crate::telugu::letters;

/// Abbreviations whose full stop ends no sentence, without that stop.
const ABBREVIATIONS: [&str; 12] = ["రూ", "డా", "శ్రీ", "నం", "కి", "మీ", "ప్రొ", "సె", "ని", "గం", "శ్రీమతి", "Dr"];

/// The sentences of a paragraph that starts at byte `base`; spaces between them belong to none. `signs` are the byte
/// offsets of [`Characters::signs`](super::words::Characters::signs) in the paragraph.
pub fn sentences(paragraph: &str, base: usize, signs: impl Iterator<Item = usize>, out: &mut Vec<Span>) {
    let mut start = 0;
    let mut taken = 0;
    for at in signs {
        // Quotation marks and brackets begin with other bytes, or with E2 as … does.
        let may_end = match paragraph.as_bytes()[at] {
            b'.' | b'?' | b'!' => true,
            0xE2 => paragraph[at..].starts_with('…'),
            first => first > 0x7F,
        };
        if !may_end || at < taken {
            continue;
        }
        let mut end = at;
        let mut next = None;
        let mut first = true;
        for (i, c) in paragraph[at..].char_indices() {
            if !first && !matches!(c, '.' | '?' | '!' | '…' | '”' | '’' | '"' | ')') {
                next = Some(c);
                break;
            }
            first = false;
            end = at + i + c.len_utf8();
        }
        taken = end;
        let stop = paragraph[at..].starts_with('.');
        let ends = match next {
            None => true,
            // `3.5`, `కె.చంద్రశేఖర్`, `example.org`: a mark without a space after it ends nothing.
            Some(next) => next.is_whitespace() && !(stop && ends_in_abbreviation(&paragraph[start..at])),
        };
        if ends {
            push(paragraph, base, start, end, out);
            start = end;
        }
    }
    push(paragraph, base, start, paragraph.len(), out);
}

fn push(paragraph: &str, base: usize, start: usize, end: usize, out: &mut Vec<Span>) {
    let part = &paragraph[start..end];
    let lead = part.len() - part.trim_start().len();
    let trimmed = part.trim();
    if !trimmed.is_empty() {
        out.push(Span::new(base + start + lead, base + start + lead + trimmed.len()));
    }
}

fn ends_in_abbreviation(before: &str) -> bool {
    let word =
        before.rsplit(|c: char| c.is_whitespace() || matches!(c, '.' | '(' | '“' | '‘' | '"')).next().unwrap_or("");
    ABBREVIATIONS.contains(&word) || is_initial(word)
}

/// A single akshara (`కె`, `ఎం`) or capital letter, as in initials.
fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    match (chars.next(), chars.next(), chars.next(), chars.next()) {
        (Some(c), None, ..) => c.is_ascii_uppercase() || letters::is_telugu(c),
        (Some(c), Some(sign), None, _) => letters::is_telugu(c) && (letters::is_vowel_sign(sign) || sign == 'ం'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::text::words::split;

    #[test]
    fn initials_and_decimals_do_not_end_sentences() {
        let text = "ప్రధాని కె. రాజేశ్వర్ రూ. 3.5 కోట్లు ఇచ్చారు. “సరే!” అన్నారు";
        let mut spans = Vec::new();
        let signs = split(text, |_, _| {}).signs;
        super::sentences(text, 0, signs.into_iter().map(|at| at as usize), &mut spans);
        let got: Vec<&str> = spans.iter().map(|s| &text[s.range()]).collect();
        assert_eq!(got, ["ప్రధాని కె. రాజేశ్వర్ రూ. 3.5 కోట్లు ఇచ్చారు.", "“సరే!”", "అన్నారు"]);
    }
}

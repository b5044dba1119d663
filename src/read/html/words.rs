//! Attributes whose values are words: `alt` and `title`.

use super::references::{Place, pieces};
use super::tokens::Attribute;
use crate::read::utf8::LOST;
use crate::read::weaver::Piece;

/// The value of an attribute as pieces.
pub(super) fn words(original: &str, attribute: &Attribute) -> Option<Vec<Piece>> {
    let quoted = original[..attribute.at.start].ends_with(['"', '\'']);
    let pieces = pieces(original, attribute.at.clone(), Place::Attribute);
    // Where the tokenizer and the bytes do not agree, nothing is said of either.
    if !agrees(original, &pieces, &attribute.value) {
        return None;
    }
    // Without quotation marks a space would end the value.
    Some(if quoted { pieces } else { pieces.into_iter().flat_map(|p| fixed(original, p)).collect() })
}

/// Whether pieces, white space aside, are what the tokenizer made of the same bytes.
fn agrees(original: &str, pieces: &[Piece], value: &[u8]) -> bool {
    let mut shown = String::with_capacity(value.len());
    for piece in pieces {
        match piece {
            Piece::Verbatim(at) | Piece::Bare(at) | Piece::Space(at) => shown.push_str(&original[at.clone()]),
            Piece::Atom(_, text) | Piece::Open(_, text) => shown.push_str(text),
            Piece::Fixed(_, c) => shown.push(*c),
        }
    }
    let value = String::from_utf8_lossy(value);
    shown.split_ascii_whitespace().eq(value.split_ascii_whitespace())
}

fn fixed(original: &str, piece: Piece) -> Vec<Piece> {
    let at = match piece {
        Piece::Verbatim(at) => at,
        Piece::Atom(at, text) => return vec![Piece::Open(at, text)],
        Piece::Space(at) => return vec![Piece::Open(at, " ".into())],
        other => return vec![other],
    };
    let char = |(i, c): (usize, char)| match at.start + i..at.start + i + c.len_utf8() {
        // A byte that is no text stays anyway.
        here if c == LOST => Piece::Verbatim(here),
        here => Piece::Fixed(here, c),
    };
    original[at.clone()].char_indices().map(char).collect()
}

//! Character references of HTML: `&amp;`, `&#3108;`, `&nbsp` without its semicolon.

use std::borrow::Cow;
use std::ops::Range;

use crate::read::weaver::{Piece, collapsed};

/// The references that end without a semicolon, as the standard lists them
/// (<https://html.spec.whatwg.org/multipage/named-characters.html>).
const BARE: [&str; 106] = [
    "AElig", "AMP", "Aacute", "Acirc", "Agrave", "Aring", "Atilde", "Auml", "COPY", "Ccedil", "ETH", "Eacute", "Ecirc",
    "Egrave", "Euml", "GT", "Iacute", "Icirc", "Igrave", "Iuml", "LT", "Ntilde", "Oacute", "Ocirc", "Ograve", "Oslash",
    "Otilde", "Ouml", "QUOT", "REG", "THORN", "Uacute", "Ucirc", "Ugrave", "Uuml", "Yacute", "aacute", "acirc",
    "acute", "aelig", "agrave", "amp", "aring", "atilde", "auml", "brvbar", "ccedil", "cedil", "cent", "copy",
    "curren", "deg", "divide", "eacute", "ecirc", "egrave", "eth", "euml", "frac12", "frac14", "frac34", "gt",
    "iacute", "icirc", "iexcl", "igrave", "iquest", "iuml", "laquo", "lt", "macr", "micro", "middot", "nbsp", "not",
    "ntilde", "oacute", "ocirc", "ograve", "ordf", "ordm", "oslash", "otilde", "ouml", "para", "plusmn", "pound",
    "quot", "raquo", "reg", "sect", "shy", "sup1", "sup2", "sup3", "szlig", "thorn", "times", "uacute", "ucirc",
    "ugrave", "uml", "uuml", "yacute", "yen", "yuml",
];
/// No name of a reference is longer, its semicolon included.
const LONGEST: usize = 32;

/// Where a stretch of text stands: in an attribute `&copy=` is part of an address.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::read) enum Place {
    Text,
    Attribute,
}

/// A stretch of a file as pieces, its references decoded and its white space told apart. A reference to white space
/// is white space.
pub(in crate::read) fn pieces(original: &str, at: Range<usize>, place: Place) -> Vec<Piece> {
    let mut out = cut(original, at, place, |out, at| out.extend(collapsed(original, at)));
    for piece in &mut out {
        if let Piece::Atom(at, text) = piece
            && text.bytes().all(|b| b.is_ascii_whitespace())
        {
            *piece = Piece::Space(at.clone());
        }
    }
    out
}

/// The same where white space stands for itself.
pub(in crate::read) fn preserved(original: &str, at: Range<usize>, place: Place) -> Vec<Piece> {
    cut(original, at, place, |out, at| out.push(Piece::Verbatim(at)))
}

fn cut(original: &str, at: Range<usize>, place: Place, plain: impl Fn(&mut Vec<Piece>, Range<usize>)) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut from = at.start;
    for i in memchr::memchr2_iter(b'&', b'<', original[at.clone()].as_bytes()) {
        let start = at.start + i;
        let rest = &original[start..at.end];
        let piece = match reference(rest, place) {
            // Digits, letters or a semicolon behind it would become part of it.
            Some((len, text)) if !rest[..len].ends_with(';') => Piece::Open(start..start + len, text),
            Some((len, text)) => Piece::Atom(start..start + len, text),
            None => Piece::Bare(start..start + bare(rest)),
        };
        if from < start {
            plain(&mut out, from..start);
        }
        from = match &piece {
            Piece::Atom(at, _) | Piece::Open(at, _) | Piece::Bare(at) => at.end,
            _ => start,
        };
        let is_open = matches!(piece, Piece::Open(..));
        out.push(piece);
        // `&ltrPar` would be another reference with a semicolon.
        let goes_on = names(&original[from..at.end]);
        if is_open && goes_on > 0 {
            out.push(Piece::Bare(from..from + goes_on));
            from += goes_on;
        }
    }
    if from < at.end {
        plain(&mut out, from..at.end);
    }
    out
}

/// The length of what is a sign and could be a reference or, in a title, its end if more followed: `&`, `&no`, `</ti`.
fn bare(text: &str) -> usize {
    let signs = match text.as_bytes() {
        [b'<', b'/', ..] => 2,
        [b'<', ..] => return 1,
        _ => 1,
    };
    signs + names(&text[signs..])
}

/// The length of what a reference may have in its name.
fn names(text: &str) -> usize {
    text.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count()
}

/// The reference that a text begins with: its length and what it stands for.
fn reference(text: &str, place: Place) -> Option<(usize, Cow<'static, str>)> {
    let body = text.strip_prefix('&')?;
    if let Some(number) = body.strip_prefix('#') {
        return numeric(number).map(|(len, c)| (2 + len, Cow::Owned(c.to_string())));
    }
    let len = body.bytes().take(LONGEST).take_while(u8::is_ascii_alphanumeric).count();
    if body[len..].starts_with(';')
        && let Some(text) = named(&body[..len])
    {
        return Some((len + 2, text));
    }
    // The longest name that needs no semicolon.
    let name = (2..=len).rev().map(|n| &body[..n]).find(|name| BARE.binary_search(name).is_ok())?;
    let next = body[name.len()..].bytes().next();
    if place == Place::Attribute && next.is_some_and(|b| b == b'=' || b.is_ascii_alphanumeric()) {
        return None;
    }
    Some((1 + name.len(), named(name)?))
}

fn named(name: &str) -> Option<Cow<'static, str>> {
    let written = format!("&{name};");
    let decoded = html_escape::decode_html_entities(&written);
    (decoded != written).then(|| Cow::Owned(decoded.into_owned()))
}

/// The character of `3108;`, `x0c24;`, `65`, and the length of that.
fn numeric(text: &str) -> Option<(usize, char)> {
    let (digits, radix) = match text.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (text, 10),
    };
    let len = digits.bytes().take_while(|b| char::from(*b).is_digit(radix)).count();
    let number = digits[..len].chars().filter_map(|c| c.to_digit(radix));
    let code = (len > 0).then(|| number.fold(0u32, |n, d| n.saturating_mul(radix).saturating_add(d)))?;
    let semicolon = usize::from(digits[len..].starts_with(';'));
    let c = match code {
        // What browsers make of the codes of Windows-1252.
        0x80..=0x9F => windows_1252(code),
        0 => None,
        _ => char::from_u32(code),
    };
    Some((text.len() - digits.len() + len + semicolon, c.unwrap_or(char::REPLACEMENT_CHARACTER)))
}

fn windows_1252(code: u32) -> Option<char> {
    let byte = [u8::try_from(code).ok()?];
    encoding_rs::WINDOWS_1252.decode_without_bom_handling(&byte).0.chars().next()
}

#[cfg(test)]
mod tests {
    use super::{BARE, Place, reference};

    fn text(text: &str, place: Place) -> Option<(usize, String)> {
        reference(text, place).map(|(len, text)| (len, text.into_owned()))
    }

    #[test]
    fn references_are_read_as_browsers_read_them() {
        assert!(BARE.is_sorted() && BARE.iter().all(|n| super::named(n).is_some()));
        let one = |t| text(t, Place::Text);
        assert_eq!(one("&nbsp;x"), Some((6, "\u{A0}".into())));
        assert_eq!(one("&ampx"), Some((4, "&".into())), "no semicolon");
        assert_eq!(one("&notit;"), Some((4, "¬".into())), "the longest name that is one");
        assert_eq!(one("&notin;"), Some((7, "∉".into())));
        assert_eq!(one("&zwnj;"), Some((6, "\u{200C}".into())));
        assert_eq!(one("&zwnj"), None, "this one needs its semicolon");
        assert_eq!(one("&#x0C24;"), Some((8, "త".into())));
        assert_eq!(one("&#3108 "), Some((6, "త".into())));
        assert_eq!(one("&#150;"), Some((6, "–".into())));
        assert_eq!(one("&#0;"), Some((4, "\u{FFFD}".into())));
        assert_eq!(one("&#xD800;"), Some((8, "\u{FFFD}".into())));
        assert_eq!((one("&"), one("&;"), one("&#;"), one("&#x;"), one("& b")), (None, None, None, None, None));
        assert_eq!(text("&copy=1", Place::Attribute), None, "part of an address");
        assert_eq!(text("&copy;", Place::Attribute), Some((6, "©".into())));
    }
}

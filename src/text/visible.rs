//! Shows characters that cannot be seen.

use std::borrow::Cow;

/// A short name for a character that leaves no mark on paper, such as `ZWNJ` for U+200C.
pub fn invisible_name(c: char) -> Option<Cow<'static, str>> {
    Some(Cow::Borrowed(match c {
        '\u{200B}' => "ZWSP",
        '\u{200C}' => "ZWNJ",
        '\u{200D}' => "ZWJ",
        '\u{00A0}' => "NBSP",
        '\u{00AD}' => "SHY",
        '\u{FEFF}' => "BOM",
        '\u{2060}' => "WJ",
        '\u{200E}' => "LRM",
        '\u{200F}' => "RLM",
        '\u{061C}' => "ALM",
        '\u{034F}' => "CGJ",
        '\u{0000}'..='\u{0008}'
        | '\u{000B}'..='\u{001F}'
        | '\u{007F}'..='\u{009F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}'
        | '\u{180E}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{E0000}'..='\u{E007F}' => {
            return Some(Cow::Owned(format!("U+{:04X}", u32::from(c))));
        }
        _ => return None,
    }))
}

/// The text with each invisible character written as its name in ‹ ›. Tabs and line ends stay.
///
/// ```
/// assert_eq!(newslint::text::visible::visible("జిన్\u{200C}పింగ్"), "జిన్‹ZWNJ›పింగ్");
/// ```
pub fn visible(text: &str) -> Cow<'_, str> {
    // Printable ASCII and what begins with E0 (Telugu and its neighbours) can be seen.
    let plain = |b: u8| matches!(b, b' '..=b'~' | 0x80..=0xBF | 0xE0);
    if text.bytes().all(plain) || !text.chars().any(|c| invisible_name(c).is_some()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match invisible_name(c) {
            Some(name) => {
                out.push('‹');
                out.push_str(&name);
                out.push('›');
            }
            None => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// What could move a terminal's cursor, hide text or turn its direction, written as its name in ‹ ›; all else as it is,
/// joiners too. Tabs and line ends stay.
///
/// ```
/// assert_eq!(newslint::text::visible::harmless("\u{1B}[2Jట్రంప్\u{200C}తో\n"), "‹U+001B›[2Jట్రంప్\u{200C}తో\n");
/// ```
pub fn harmless(text: &str) -> Cow<'_, str> {
    named(text, |c| moves_cursor(c) && !matches!(c, '\t' | '\n'))
}

/// The same for what must stay on one line, such as a file's name.
pub fn on_one_line(text: &str) -> Cow<'_, str> {
    named(text, moves_cursor)
}

/// Controls of C0 and C1, separators of lines, and what turns the direction of text.
fn moves_cursor(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether a text has none of them for sure, told by its bytes: every message is asked.
fn is_tame(text: &str) -> bool {
    let bytes = text.as_bytes();
    let tame = |(i, byte): (usize, &u8)| match byte {
        // Controls; C1 and U+061C begin with C2 and D8.
        0..=0x1F | 0x7F | 0xC2 | 0xD8 => false,
        // Of U+2000 to U+207F quotation marks, dashes and joiners are harmless.
        0xE2 => !matches!(bytes.get(i + 1..i + 3), Some([0x80, 0x8E | 0x8F | 0xA8..=0xAE] | [0x81, 0xA6..=0xA9])),
        _ => true,
    };
    bytes.iter().enumerate().all(tame)
}

fn named(text: &str, hidden: fn(char) -> bool) -> Cow<'_, str> {
    if is_tame(text) || !text.contains(hidden) {
        return Cow::Borrowed(text);
    }
    let name = |c: char| invisible_name(c).unwrap_or_else(|| format!("U+{:04X}", u32::from(c)).into());
    let show = |c: char| if hidden(c) { format!("‹{}›", name(c)) } else { c.to_string() };
    Cow::Owned(text.chars().map(show).collect())
}

/// The text with such characters replaced by others of as many bytes, so that places in it stay what they are.
pub(crate) fn masked(text: &str) -> Cow<'_, str> {
    let hidden = |c: char| moves_cursor(c) && !matches!(c, '\t' | '\n' | '\r');
    if !text.contains(hidden) {
        return Cow::Borrowed(text);
    }
    let stand_in = |c: char| match c.len_utf8() {
        1 => '?',
        2 => '¿',
        _ => char::REPLACEMENT_CHARACTER,
    };
    Cow::Owned(text.chars().map(|c| if hidden(c) { stand_in(c) } else { c }).collect())
}

#[cfg(test)]
mod tests {
    use super::{is_tame, masked, moves_cursor};

    #[test]
    fn what_the_bytes_call_tame_moves_no_cursor() {
        for c in (0..=0x11_0000).filter_map(char::from_u32) {
            assert!(!(is_tame(&format!("అ{c}a")) && moves_cursor(c)), "U+{:04X}", u32::from(c));
        }
        assert!(is_tame("“జిన్\u{200C}పింగ్” – ‘a’ ₹5…"));
    }

    #[test]
    fn a_masked_text_keeps_its_places() {
        let odd = "a\u{1B}b\u{9B}c\u{202E}d\u{85}\r\n";
        assert_eq!(masked(odd), "a?b¿c\u{FFFD}d¿\r\n");
        assert_eq!(masked(odd).len(), odd.len());
    }
}

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
        '\u{034F}' => "CGJ",
        '\u{0000}'..='\u{0008}'
        | '\u{000B}'..='\u{001F}'
        | '\u{007F}'..='\u{009F}'
        | '\u{202A}'..='\u{202E}'
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

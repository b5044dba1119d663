//! How a format writes text: what is put into a JSON string is escaped, what is put into HTML does not become a tag.

use std::borrow::Cow;
use std::fmt::Write;

use crate::text::words::{ZWJ, ZWNJ};

/// The notation of the original around a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Notation {
    /// Text stands as it is.
    #[default]
    Plain,
    /// Fields of a table. Where all that are text stand in quotation marks, a mark is doubled; elsewhere there is no way to
    /// write a mark, a delimiter or a line end.
    Csv {
        /// What parts the fields.
        delimiter: u8,
        /// Whether all stand in quotation marks.
        quoted: bool,
    },
    /// Strings of JSON, escaped as the record does.
    Json(JsonStyle),
}

/// How a JSON file writes letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct JsonStyle {
    /// Everything beyond ASCII is escaped.
    pub ascii: bool,
    /// Joiners are escaped, so that they can be seen.
    pub joiners: bool,
    /// Escapes have capital letters.
    pub upper: bool,
}

impl Notation {
    /// Text as the original writes it; `None` if it has no way to.
    ///
    /// ```
    /// use newslint::document::{JsonStyle, Notation};
    /// assert_eq!(Notation::Plain.write("తో").as_deref(), Some("తో"));
    /// let json = Notation::Json(JsonStyle { ascii: true, ..JsonStyle::default() });
    /// assert_eq!(json.write("\"తో").as_deref(), Some("\\\"\\u0c24\\u0c4b"));
    /// ```
    pub fn write(self, text: &str) -> Option<Cow<'_, str>> {
        match self {
            Self::Plain => Some(Cow::Borrowed(text)),
            Self::Json(style) => Some(style.write(text)),
            Self::Csv { quoted: true, .. } => {
                let doubled = || Cow::Owned(text.replace('"', "\"\""));
                Some(if text.contains('"') { doubled() } else { Cow::Borrowed(text) })
            }
            Self::Csv { delimiter, quoted: false } => {
                let odd = text.bytes().any(|b| b == delimiter || matches!(b, b'"' | b'\n' | b'\r'));
                (!odd).then_some(Cow::Borrowed(text))
            }
        }
    }
}

impl JsonStyle {
    fn write(self, text: &str) -> Cow<'_, str> {
        let is_escaped = |c: char| {
            c < ' ' || matches!(c, '"' | '\\') || self.ascii && !c.is_ascii() || self.joiners && matches!(c, ZWNJ | ZWJ)
        };
        if !text.contains(is_escaped) {
            return Cow::Borrowed(text);
        }
        let mut out = String::with_capacity(text.len() * 2);
        for c in text.chars() {
            match c {
                '"' | '\\' => out.extend(['\\', c]),
                '\n' => out.push_str("\\n"),
                '\r' => out.push_str("\\r"),
                '\t' => out.push_str("\\t"),
                c if is_escaped(c) => {
                    for unit in c.encode_utf16(&mut [0; 2]) {
                        // Writing to a String does not fail.
                        let _ = if self.upper { write!(out, "\\u{unit:04X}") } else { write!(out, "\\u{unit:04x}") };
                    }
                }
                c => out.push(c),
            }
        }
        Cow::Owned(out)
    }
}

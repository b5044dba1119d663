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
    /// The text of HTML or XML.
    Markup(Joiners),
    /// An attribute between quotation marks.
    Attribute(Joiners),
    /// Markdown; what its signs mean depends on what stands around them, so that a [`Guard`](super::Guard) looks at each edit.
    Markdown,
    /// A string of gettext, between quotation marks.
    Po,
    /// The value of a setting without an escape of its own, such as a title above a Markdown text: words alone.
    Words,
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

/// How a file of HTML or XML writes a zero-width non-joiner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Joiners {
    /// As itself.
    #[default]
    Plain,
    /// `&zwnj;`.
    Named,
    /// `&#8204;`.
    Decimal,
    /// `&#x200c;`.
    Hexadecimal,
}

impl Joiners {
    /// What most of the joiners of a file are.
    ///
    /// ```
    /// use newslint::document::Joiners;
    /// assert_eq!(Joiners::of("ట్రంప్&zwnj;తో, బీజింగ్&zwnj;లో, చైనా\u{200C}లో"), Joiners::Named);
    /// assert_eq!(Joiners::of("చైనాలో"), Joiners::Plain);
    /// ```
    pub fn of(original: &str) -> Self {
        let count = |needle: &str| memchr::memmem::find_iter(original.as_bytes(), needle).count();
        if memchr::memmem::find(original.as_bytes(), b"&").is_none() {
            return Self::Plain;
        }
        let hexadecimal = count("&#x200c;") + count("&#x200C;") + count("&#X200C;");
        let written = [
            (count("\u{200C}"), 3, Self::Plain),
            (count("&zwnj;"), 2, Self::Named),
            (count("&#8204;"), 1, Self::Decimal),
            (hexadecimal, 0, Self::Hexadecimal),
        ];
        let most = written.into_iter().max_by_key(|(n, rank, _)| (*n, *rank));
        most.map_or(Self::Plain, |(_, _, joiners)| joiners)
    }

    /// For XML, which knows no names but its own.
    #[must_use]
    pub fn numbered(self) -> Self {
        if self == Self::Named { Self::Hexadecimal } else { self }
    }

    fn write(self) -> &'static str {
        match self {
            Self::Plain => "\u{200C}",
            Self::Named => "&zwnj;",
            Self::Decimal => "&#8204;",
            Self::Hexadecimal => "&#x200c;",
        }
    }
}

impl Notation {
    /// Text as the original writes it; `None` if it has no way to.
    ///
    /// ```
    /// use newslint::document::{Joiners, JsonStyle, Notation};
    /// assert_eq!(Notation::Plain.write("తో").as_deref(), Some("తో"));
    /// let json = Notation::Json(JsonStyle { ascii: true, ..JsonStyle::default() });
    /// assert_eq!(json.write("\"తో").as_deref(), Some("\\\"\\u0c24\\u0c4b"));
    /// assert_eq!(Notation::Markup(Joiners::Named).write("<\u{200C}>").as_deref(), Some("&lt;&zwnj;&gt;"));
    /// assert_eq!(Notation::Attribute(Joiners::Plain).write("\"a\"").as_deref(), Some("&quot;a&quot;"));
    /// assert_eq!(Notation::Words.write("a: b"), None);
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
            Self::Markup(joiners) => Some(escape(text, joiners, false)),
            Self::Attribute(joiners) => Some(escape(text, joiners, true)),
            Self::Markdown if text.contains(['\n', '\r']) => None,
            Self::Markdown => Some(escape_signs(text)),
            Self::Po => Some(escape_string(text)),
            Self::Words => text
                .chars()
                .all(|c| !c.is_ascii() || c.is_ascii_alphanumeric() || matches!(c, ' ' | '.' | ','))
                .then_some(Cow::Borrowed(text)),
        }
    }

    /// What this notation wrote, as text again.
    pub(crate) fn read(self, written: &str) -> Cow<'_, str> {
        if self != Self::Markdown || !written.contains('\\') {
            return Cow::Borrowed(written);
        }
        let mut chars = written.chars();
        let one = || chars.next().and_then(|c| if c == '\\' { chars.next() } else { Some(c) });
        Cow::Owned(std::iter::from_fn(one).collect())
    }

    /// A character that the encoding of the file lacks, written another way; `None` if the format has no other way.
    pub fn reference(self, c: char) -> Option<String> {
        matches!(self, Self::Markup(_) | Self::Attribute(_)).then(|| format!("&#x{:X};", u32::from(c)))
    }
}

fn escape(text: &str, joiners: Joiners, quotes: bool) -> Cow<'_, str> {
    let special = |c: char| match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' if quotes => Some("&quot;"),
        '\'' if quotes => Some("&#39;"),
        ZWNJ if joiners != Joiners::Plain => Some(joiners.write()),
        _ => None,
    };
    if !text.chars().any(|c| special(c).is_some()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match special(c) {
            Some(written) => out.push_str(written),
            None => out.push(c),
        }
    }
    Cow::Owned(out)
}

fn escape_string(text: &str) -> Cow<'_, str> {
    if !text.contains(['\\', '"', '\n', '\r', '\t']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '"' => out.push_str("\\\""),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// Signs that mean something anywhere in a line of Markdown.
const SIGNS: [char; 8] = ['\\', '`', '*', '_', '[', ']', '<', '|'];

fn escape_signs(text: &str) -> Cow<'_, str> {
    if !text.contains(SIGNS) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if SIGNS.contains(&c) {
            out.push('\\');
        }
        out.push(c);
    }
    Cow::Owned(out)
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

//! How a format writes text: what is put into a JSON string is escaped, what is put into HTML does not become a tag.

use std::borrow::Cow;

use crate::text::words::ZWNJ;

/// The notation of the original around a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Notation {
    /// Text stands as it is.
    #[default]
    Plain,
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
    /// use newslint::document::{Joiners, Notation};
    /// assert_eq!(Notation::Plain.write("తో").as_deref(), Some("తో"));
    /// assert_eq!(Notation::Markup(Joiners::Named).write("<\u{200C}>").as_deref(), Some("&lt;&zwnj;&gt;"));
    /// assert_eq!(Notation::Attribute(Joiners::Plain).write("\"a\"").as_deref(), Some("&quot;a&quot;"));
    /// assert_eq!(Notation::Words.write("a: b"), None);
    /// ```
    pub fn write(self, text: &str) -> Option<Cow<'_, str>> {
        match self {
            Self::Plain => Some(Cow::Borrowed(text)),
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

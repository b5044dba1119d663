//! How a format writes text: what is put into a JSON string is escaped, what is put into HTML does not become a tag.

use std::borrow::Cow;

/// The notation of the original around a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Notation {
    /// Text stands as it is.
    #[default]
    Plain,
}

impl Notation {
    /// Text as the original writes it; `None` if it has no way to.
    ///
    /// ```
    /// use newslint::document::Notation;
    /// assert_eq!(Notation::Plain.write("తో").as_deref(), Some("తో"));
    /// ```
    #[allow(clippy::unnecessary_wraps, reason = "not every notation can write every text")]
    pub fn write(self, text: &str) -> Option<Cow<'_, str>> {
        match self {
            Self::Plain => Some(Cow::Borrowed(text)),
        }
    }
}

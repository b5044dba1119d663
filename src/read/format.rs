//! The formats that can be read.

/// A format of files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// HTML; the text of the article is checked.
    Html,
    /// Markdown; its text is checked, not its code.
    Markdown,
    /// Translations of gettext; each is an article.
    Po,
    /// Plain text; a line is a paragraph.
    #[default]
    Text,
    /// Translations in XLIFF; each is an article.
    Xliff,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Html, Self::Markdown, Self::Po, Self::Text, Self::Xliff];

    /// How its files end, without the dot.
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Html => &["html", "htm", "xhtml"],
            Self::Markdown => &["md", "markdown"],
            Self::Po => &["po"],
            Self::Text => &["txt", "text"],
            Self::Xliff => &["xlf", "xliff"],
        }
    }

    /// Whether edits that are each harmless may become markup together.
    pub(crate) fn is_guarded(self) -> bool {
        self == Self::Markdown
    }

    /// The format of files that end so.
    ///
    /// ```
    /// assert_eq!(newslint::read::Format::of_extension("TXT"), Some(newslint::read::Format::Text));
    /// ```
    pub fn of_extension(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|f| f.extensions().iter().any(|e| e.eq_ignore_ascii_case(extension)))
    }
}

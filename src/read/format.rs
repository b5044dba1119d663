//! The formats that can be read.

/// A format of files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Comma-separated values with a header; a record is an article.
    Csv,
    /// HTML; the text of the article is checked.
    Html,
    /// A JSON object, or an array of objects, each an article.
    Json,
    /// A JSON object a line, each an article.
    Jsonl,
    /// Markdown; its text is checked, not its code.
    Markdown,
    /// A table in Parquet; a row is an article. Takes the feature `parquet`.
    Parquet,
    /// Translations of gettext; each is an article.
    Po,
    /// Plain text; a line is a paragraph.
    #[default]
    Text,
    /// Tab-separated values with a header; a record is an article.
    Tsv,
    /// Translations in XLIFF; each is an article.
    Xliff,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Csv,
        Self::Html,
        Self::Json,
        Self::Jsonl,
        Self::Markdown,
        Self::Parquet,
        Self::Po,
        Self::Text,
        Self::Tsv,
        Self::Xliff,
    ];

    /// How its files end, without the dot.
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Csv => &["csv"],
            Self::Html => &["html", "htm", "xhtml"],
            Self::Json => &["json"],
            Self::Jsonl => &["jsonl", "ndjson"],
            Self::Markdown => &["md", "markdown"],
            Self::Parquet => &["parquet"],
            Self::Po => &["po"],
            Self::Text => &["txt", "text"],
            Self::Tsv => &["tsv"],
            Self::Xliff => &["xlf", "xliff"],
        }
    }

    /// Whether cells are stored column by column, so that a record is no stretch of bytes; see [`super::Cells`].
    pub fn is_columnar(self) -> bool {
        self == Self::Parquet
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

    /// Whether a file is a row of records with fields, each an article.
    pub fn has_records(self) -> bool {
        matches!(self, Self::Csv | Self::Json | Self::Jsonl | Self::Parquet | Self::Tsv)
    }

    /// Whether the bytes of an article can be read by themselves.
    pub(crate) fn is_sliced(self) -> bool {
        self.has_records() && !self.is_columnar() || self == Self::Text
    }

    /// Whether a long file is read part by part, see [`super::Reading::cut`].
    pub fn is_cut(self) -> bool {
        matches!(self, Self::Csv | Self::Jsonl | Self::Text | Self::Tsv)
    }
}

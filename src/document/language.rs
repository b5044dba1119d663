//! In which language a paragraph is written, as far as its script tells.

use unicode_script::{Script, UnicodeScript};

use super::{Document, Paragraph};
use crate::text::words::Kinds;

/// The language of a paragraph. Rules of a language are silent in paragraphs of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Telugu.
    Telugu,
    /// A language in Latin letters, English most of the time.
    Latin,
    /// A language in the script named, such as Devanagari.
    Other(Script),
    /// No words but numbers.
    None,
}

impl Document<'_> {
    /// The language of the paragraph that holds an offset: the script that most of its words are written in. Links and
    /// numbers do not count.
    pub fn language_at(&self, offset: u32) -> Language {
        let i = self.paragraphs().partition_point(|p| p.span.end < offset);
        self.languages().get(i).copied().unwrap_or(Language::None)
    }

    /// The language of a paragraph, for the view.
    pub(super) fn language_of(&self, paragraph: &Paragraph) -> Language {
        let words = &self.words()[paragraph.words.clone()];
        let (mut telugu, mut latin, mut other) = (0, 0, 0);
        let mut script = None;
        for word in words.iter().filter(|w| !w.masked) {
            if word.kinds.has(Kinds::TELUGU) {
                telugu += 1;
            } else if word.kinds.has(Kinds::OTHER) {
                other += 1;
                script = script.or_else(|| self.slice(word.span).chars().map(|c| c.script()).find(|s| is_real(*s)));
            } else if word.kinds.has(Kinds::LATIN) {
                latin += 1;
            }
        }
        match script {
            _ if telugu + latin + other == 0 => Language::None,
            _ if telugu * 2 >= telugu + latin + other => Language::Telugu,
            Some(script) if other >= latin => Language::Other(script),
            _ if latin >= telugu => Language::Latin,
            _ => Language::Telugu,
        }
    }
}

fn is_real(script: Script) -> bool {
    !matches!(script, Script::Common | Script::Inherited | Script::Unknown | Script::Telugu | Script::Latin)
}

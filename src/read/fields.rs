//! Where in a record the text stands: fields that the user named, or the usual names.

use std::sync::Arc;

/// Names under which headlines stand.
const TITLES: [&str; 5] = ["title", "headline", "heading", "head", "news_title"];
/// Names under which text stands.
const TEXTS: [&str; 19] = [
    "text",
    "body",
    "content",
    "article",
    "description",
    "summary",
    "paragraphs",
    "story",
    "lead",
    "caption",
    "abstract",
    "subtitle",
    "subheading",
    "articleBody",
    "article_body",
    "article_text",
    "maintext",
    "news",
    "rendered",
];
/// Names under which records call themselves something, the best first.
const IDS: [&str; 8] = ["id", "_id", "uuid", "guid", "article_id", "doc_id", "slug", "url"];
/// Fields that can be named: as many as fit in a set of bits.
const MOST: usize = 64;

/// The fields that hold text and the one that holds the name of a record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    /// Dotted paths, each cut at its dots. Without any the usual names are guessed.
    texts: Vec<Vec<String>>,
    id: Option<Vec<String>>,
}

/// Where in a record a value stands, as far as fields go.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Step {
    /// The named fields that may lie below, a bit each.
    below: u64,
    guess: bool,
    id_below: bool,
    depth: usize,
    /// Whether the value is text.
    pub text: Option<FieldId>,
    /// Whether the text is a headline.
    pub title: bool,
    /// Whether the value is the name of the record; the lower number is the better.
    pub id: Option<usize>,
    path: FieldId,
}

/// A field among those of a [`Fields`]: an index from 1, or the indices of the guessed names down to it.
pub(super) type FieldId = [u8; 4];

impl Step {
    /// Whether nothing in the value matters.
    pub fn is_idle(self) -> bool {
        self.text.is_none() && self.id.is_none() && self.below == 0 && !self.guess && !self.id_below
    }
}

impl Fields {
    /// Fields by their names; below an object or an array of objects by a dotted path (`content.body`).
    ///
    /// # Errors
    /// More names than 64.
    pub fn new(texts: &[String], id: Option<&str>) -> Result<Arc<Self>, String> {
        if texts.len() > MOST {
            return Err(format!("more than {MOST} text fields"));
        }
        let path = |name: &str| name.split('.').map(str::to_owned).collect();
        Ok(Arc::new(Self { texts: texts.iter().map(|t| path(t)).collect(), id: id.map(path) }))
    }

    /// Whether the names are guessed.
    pub fn are_guessed(&self) -> bool {
        self.texts.is_empty()
    }

    /// The record itself.
    pub(super) fn root(&self) -> Step {
        let below = if self.texts.is_empty() { 0 } else { u64::MAX >> (MOST - self.texts.len()) };
        Step { below, guess: self.texts.is_empty(), id_below: true, ..Step::default() }
    }

    /// A value under this key of a value.
    pub(super) fn enter(&self, from: Step, key: &str) -> Step {
        let mut to = Step { depth: from.depth + 1, ..Step::default() };
        for (i, path) in self.texts.iter().enumerate().filter(|(i, _)| from.below >> i & 1 == 1) {
            let rest = &path[from.depth..];
            if rest.len() == 1 && rest[0] == key || from.depth == 0 && is_dotted(path, key) {
                to.text = Some([u8::try_from(i + 1).unwrap_or(u8::MAX), 0, 0, 0]);
                to.title = TITLES.iter().any(|t| t.eq_ignore_ascii_case(path.last().map_or("", |p| p)));
            } else if rest[0] == key {
                to.below |= 1 << i;
            }
        }
        if from.guess && from.depth < to.path.len() {
            let title = TITLES.iter().position(|t| t.eq_ignore_ascii_case(key));
            let text = TEXTS.iter().position(|t| t.eq_ignore_ascii_case(key)).map(|i| i + TITLES.len());
            if let Some(i) = title.or(text) {
                (to.path, to.guess, to.title) = (from.path, true, title.is_some());
                to.path[from.depth] = u8::try_from(i + 1).unwrap_or(u8::MAX);
                to.text = Some(to.path);
            }
        }
        match &self.id {
            Some(path) if from.id_below && path[from.depth] == key => {
                let last = path.len() == from.depth + 1;
                (to.id, to.id_below) = (last.then_some(0), !last);
            }
            None if from.depth == 0 => to.id = IDS.iter().position(|i| *i == key),
            _ => {}
        }
        to
    }

    /// What a field is called.
    pub(super) fn name(&self, field: FieldId) -> String {
        if self.texts.is_empty() {
            let names = field.iter().filter(|i| **i > 0).map(|i| usize::from(*i) - 1);
            let name = |i: usize| TITLES.get(i).or_else(|| TEXTS.get(i.saturating_sub(TITLES.len()))).copied();
            return names.filter_map(name).collect::<Vec<_>>().join(".");
        }
        self.texts.get(usize::from(field[0]).saturating_sub(1)).map(|p| p.join(".")).unwrap_or_default()
    }
}

/// Whether a key is a whole path, dots and all.
fn is_dotted(path: &[String], key: &str) -> bool {
    path.len() > 1 && path.join(".") == key
}

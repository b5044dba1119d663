//! Rows of the shipped list and of the desk's own, in one form.

use std::borrow::Cow;

use super::gazetteer::Known;
use crate::config::{NameEntry, NameKind};
use crate::telugu::tables::{Pieces, lines, rows};
use crate::text::words::without_joiners;

const SHIPPED: &str = include_str!("../../rules/names/gazetteer.tsv");

/// Text of the shipped list as it is compiled in, or of the desk's own.
pub type Text = Cow<'static, str>;

/// A row of a list.
pub struct Row {
    pub telugu: Text,
    pub latin: Text,
    pub kind: NameKind,
    pub variants: Spellings,
    pub wrong: Spellings,
    /// From the desk's own list.
    pub house: bool,
}

/// The spellings in a column of a list.
pub enum Spellings {
    /// With `;` between them.
    Shipped(&'static str),
    Own(Vec<String>),
}

impl Spellings {
    pub fn iter(&self) -> impl Iterator<Item = Text> {
        let (shipped, own) = match self {
            Self::Shipped(column) => (*column, &[][..]),
            Self::Own(own) => ("", own.as_slice()),
        };
        let shipped = Pieces::of(shipped, b';').map(str::trim).filter(|f| !f.is_empty()).map(Cow::Borrowed);
        shipped.chain(own.iter().map(|s| Cow::Owned(s.clone())))
    }
}

impl Row {
    /// What is known of a word of the name.
    pub fn known(&self, word: &Text) -> Known {
        let latin = if self.telugu == *word { self.latin.clone() } else { Text::default() };
        Known { canonical: word.clone(), key: bare(word), kind: self.kind, latin, house: self.house }
    }
}

/// The words of a name.
pub fn words_of(name: &Text) -> Vec<Text> {
    match name {
        // The shipped list has single spaces.
        Cow::Borrowed(name) => Pieces::of(name, b' ').filter(|w| !w.is_empty()).map(Cow::Borrowed).collect(),
        Cow::Owned(name) => name.split_whitespace().map(|w| Cow::Owned(w.to_owned())).collect(),
    }
}

pub fn bare(word: &Text) -> Text {
    match word {
        Cow::Borrowed(word) => without_joiners(word),
        Cow::Owned(word) => Cow::Owned(without_joiners(word).into_owned()),
    }
}

/// The shipped list. A test holds it against the format of [`parse_tsv`].
///
/// [`parse_tsv`]: crate::config::parse_tsv
pub fn shipped() -> impl Iterator<Item = Row> {
    places().map(shipped_at)
}

/// Where the rows of the shipped list begin, in bytes.
pub fn places() -> impl Iterator<Item = usize> {
    lines(SHIPPED).map(|(at, _)| at)
}

/// The row of the shipped list that begins at a byte.
pub fn shipped_at(at: usize) -> Row {
    let mut columns = rows(&SHIPPED[at..]).next().into_iter().flatten();
    let mut next = || columns.next().unwrap_or_default();
    Row {
        telugu: Cow::Borrowed(next()),
        latin: Cow::Borrowed(next()),
        kind: NameKind::parse(next()).unwrap_or_default(),
        variants: Spellings::Shipped(next()),
        wrong: Spellings::Shipped(next()),
        house: false,
    }
}

pub fn own(entry: &NameEntry) -> Row {
    Row {
        telugu: Cow::Owned(entry.telugu.clone()),
        latin: Cow::Owned(entry.latin.clone()),
        kind: entry.kind,
        variants: Spellings::Own(entry.variants.clone()),
        wrong: Spellings::Own(entry.wrong.clone()),
        house: true,
    }
}

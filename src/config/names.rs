//! The desk's own list of names, and the format that it shares with the shipped one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;

/// What bears the name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum NameKind {
    /// A human being.
    #[default]
    Person,
    /// A country.
    Country,
    /// A city or town.
    City,
    /// A state or province.
    State,
    /// Any other place.
    Place,
    /// A political party.
    Party,
    /// Any other body.
    Organisation,
    /// A sports team.
    Team,
}

const KINDS: &str = "person, country, city, state, place, party, organisation or team";

impl NameKind {
    /// Its name in a list.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Country => "country",
            Self::City => "city",
            Self::State => "state",
            Self::Place => "place",
            Self::Party => "party",
            Self::Organisation => "organisation",
            Self::Team => "team",
        }
    }

    /// The kind by its name in a list; a person if nothing is said.
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "" | "person" => Self::Person,
            "country" => Self::Country,
            "city" => Self::City,
            "state" => Self::State,
            "place" => Self::Place,
            "party" => Self::Party,
            "organisation" => Self::Organisation,
            "team" => Self::Team,
            _ => return None,
        })
    }
}

/// One name and how it is spelt.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NameEntry {
    /// The settled spelling, with its joiners.
    pub telugu: String,
    /// In Latin letters, as English news has it.
    #[serde(default)]
    pub latin: String,
    /// What bears it.
    #[serde(default)]
    pub kind: NameKind,
    /// Spellings that are accepted but not mixed in one article.
    #[serde(default)]
    pub variants: Vec<String>,
    /// Spellings that are always corrected.
    #[serde(default)]
    pub wrong: Vec<String>,
}

/// `[names]` in `newslint.toml`.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Names {
    /// Lists as tab-separated text, relative to this file: Telugu, Latin, kind, variants, wrong forms (`;` between them).
    pub files: Vec<String>,
    /// Names given here.
    pub entries: Vec<NameEntry>,
}

/// Reads a list of names as tab-separated text. Lines that begin with `#` are comments.
///
/// ```
/// let list = newslint::config::parse_tsv("పుతిన్\tPutin\tperson\tపుటిన్\t\n", "names.tsv").unwrap();
/// assert_eq!(list[0].variants, ["పుటిన్"]);
/// ```
pub fn parse_tsv(text: &str, name: &str) -> Result<Vec<NameEntry>, Error> {
    let mut out = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let row = line.trim_end_matches(['\n', '\r']);
        if !row.is_empty() && !row.starts_with('#') {
            out.push(
                entry(row).map_err(|message| Error::in_file(name, text, Some((start, row.len())), message, None))?,
            );
        }
        start += line.len();
    }
    Ok(out)
}

fn entry(row: &str) -> Result<NameEntry, String> {
    let mut columns = row.split('\t').map(str::trim);
    let mut next = || columns.next().unwrap_or_default();
    let list = |forms: &str| forms.split(';').map(str::trim).filter(|f| !f.is_empty()).map(str::to_owned).collect();
    let (telugu, latin, kind) = (next().to_owned(), next().to_owned(), next());
    if telugu.is_empty() {
        return Err("the first column is the Telugu spelling".to_owned());
    }
    Ok(NameEntry {
        telugu,
        latin,
        kind: NameKind::parse(kind).ok_or_else(|| format!("`{kind}` is not a kind: {KINDS}"))?,
        variants: list(next()),
        wrong: list(next()),
    })
}

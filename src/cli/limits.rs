//! What `newslint filter --max` says: `missing-zwnj=5/1000w`, `error=0`.

use newslint::Registry;
use serde::Serialize;

use super::corpus::Found;
use super::statistics::per_thousand;

/// How much a record may have of what.
#[derive(Clone, Debug)]
pub struct Limits(Vec<Limit>);

#[derive(Clone, Debug)]
struct Limit {
    /// A rule, a group, a severity, or `all`.
    what: String,
    most: f64,
    /// Per 1,000 words rather than in the whole record.
    is_rate: bool,
    said: String,
}

/// A limit that a record does not keep.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Broken {
    what: String,
    count: usize,
    per_1000_words: f64,
    max: String,
}

impl Limits {
    /// Reads them. Several hold together.
    ///
    /// # Errors
    /// What is wrong with one, in a sentence.
    pub fn parse(said: &[String], registry: &Registry) -> Result<Self, String> {
        said.iter().map(|s| Limit::parse(s, registry)).collect::<Result<_, _>>().map(Self)
    }

    /// Those that a record does not keep.
    pub fn broken(&self, found: &Found) -> Vec<Broken> {
        self.0.iter().filter_map(|limit| limit.broken(found)).collect()
    }
}

impl Limit {
    fn parse(said: &str, registry: &Registry) -> Result<Self, String> {
        let (what, most) = said.split_once('=').ok_or_else(|| format!("`{said}`: expected NAME=N or NAME=N/1000w"))?;
        let (what, most) = (what.trim(), most.trim());
        let known = matches!(what, "error" | "warning" | "info" | "all") || registry.knows(what);
        if !known {
            let near = registry.nearest(what).map_or(String::new(), |n| format!("; did you mean `{n}`?"));
            return Err(format!("`{what}` is no rule, group or severity{near}"));
        }
        let (number, is_rate) = match most.strip_suffix("/1000w") {
            Some(number) => (number, true),
            None => (most, false),
        };
        let most: f64 = number.trim().parse().map_err(|_| format!("`{said}`: `{number}` is no number"))?;
        if !(0.0..1e12).contains(&most) {
            return Err(format!("`{said}`: a limit is 0 or more"));
        }
        Ok(Self { what: what.to_owned(), most, is_rate, said: said.to_owned() })
    }

    fn broken(&self, found: &Found) -> Option<Broken> {
        let count = match &*self.what {
            "error" => found.errors,
            "warning" => found.warnings,
            "info" => found.infos,
            "all" => found.errors + found.warnings + found.infos,
            name => found.rules.get(name).or_else(|| found.groups.get(name)).copied().unwrap_or(0),
        };
        #[allow(clippy::cast_precision_loss, reason = "no record has so many words")]
        let (n, words) = (count as f64, found.words as f64);
        // Exact where a quotient would be rounded; a record without words keeps no rate once anything is found.
        let too_many = if self.is_rate { n * 1000.0 > self.most * words } else { n > self.most };
        too_many.then(|| Broken {
            what: self.what.clone(),
            count,
            per_1000_words: per_thousand(count, found.words),
            max: self.said.split_once('=').map_or(String::new(), |(_, max)| max.trim().to_owned()),
        })
    }
}

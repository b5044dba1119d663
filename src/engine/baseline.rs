//! Findings that were there before the gate: known by what they are and what stands around them, not by their line.

use std::collections::BTreeMap;
use std::fmt::Write;

use hashbrown::HashSet;
use serde::{Deserialize, Serialize};

use super::{Fingerprint, Located, fingerprints};

const VERSION: u32 = 1;

/// A finding that is let be.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    /// The rule's id.
    pub rule: String,
    /// What was at fault, for whoever reads the file.
    pub text: String,
    /// [`Fingerprint::context`], in hexadecimal.
    pub context: String,
    /// [`Fingerprint::occurrence`].
    pub occurrence: usize,
}

impl Accepted {
    fn mark(&self) -> Option<Fingerprint> {
        let context = u64::from_str_radix(&self.context, 16).ok()?;
        Some(Fingerprint { context, occurrence: self.occurrence })
    }
}

/// What is let be, file by file. Paths count from the folder of the settings and have `/` between folders.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    version: u32,
    /// The findings of each file, sorted.
    pub files: BTreeMap<String, Vec<Accepted>>,
}

/// What a baseline made of the findings of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matched {
    /// How many were let be.
    pub hidden: usize,
    /// Those of the baseline that were not found again.
    pub gone: Vec<Accepted>,
}

impl Baseline {
    /// Reads what [`Self::to_json`] wrote.
    ///
    /// # Errors
    /// What is wrong with the text, in a sentence.
    pub fn parse(text: &str) -> Result<Self, String> {
        let baseline: Self = serde_json::from_str(text).map_err(|e| e.to_string())?;
        if baseline.version != VERSION {
            return Err(format!(
                "this is version {} of the format, and this newslint reads {VERSION}",
                baseline.version
            ));
        }
        match baseline.files.values().flatten().find(|a| a.mark().is_none()) {
            Some(odd) => Err(format!("`{}` is not a context", odd.context)),
            None => Ok(baseline),
        }
    }

    /// The text of a baseline: a line a finding, so that two branches seldom touch the same one.
    pub fn to_json(&self) -> String {
        let mut out = format!("{{\n  \"version\": {VERSION},\n  \"files\": {{");
        for (i, (path, all)) in self.files.iter().filter(|(_, all)| !all.is_empty()).enumerate() {
            // Strings and numbers always serialise; writing to a String does not fail.
            let json = |a: &Accepted| serde_json::to_string(a).unwrap_or_default();
            let lines: Vec<String> = all.iter().map(|a| format!("      {}", json(a))).collect();
            let path = serde_json::Value::from(path.as_str());
            let lead = if i == 0 { "\n" } else { ",\n" };
            let _ = write!(out, "{lead}    {path}: [\n{}\n    ]", lines.join(",\n"));
        }
        out + "\n  }\n}\n"
    }

    /// The findings of a file as they would be recorded.
    pub fn record(bytes: &[u8], findings: &[Located]) -> Vec<Accepted> {
        let mut out: Vec<Accepted> = findings
            .iter()
            .zip(fingerprints(bytes, findings))
            .map(|(l, mark)| Accepted {
                rule: l.diagnostic.rule.to_string(),
                text: text(bytes, l),
                context: format!("{:016x}", mark.context),
                occurrence: mark.occurrence,
            })
            .collect();
        out.sort();
        out
    }

    /// Takes away the findings that are let be in the file of this name. Rules that did not run, by `ran`, can have
    /// lost nothing.
    pub fn apply(&self, path: &str, bytes: &[u8], findings: &mut Vec<Located>, ran: impl Fn(&str) -> bool) -> Matched {
        let Some(accepted) = self.files.get(path) else { return Matched::default() };
        let known: HashSet<Fingerprint> = self.marks(path).collect();
        let marks = fingerprints(bytes, findings);
        let found: HashSet<Fingerprint> = marks.iter().copied().collect();
        let mut next = marks.iter();
        let before = findings.len();
        findings.retain(|_| next.next().is_some_and(|mark| !known.contains(mark)));
        let lost = |a: &&Accepted| ran(&a.rule) && a.mark().is_some_and(|mark| !found.contains(&mark));
        Matched { hidden: before - findings.len(), gone: accepted.iter().filter(lost).cloned().collect() }
    }

    /// The fingerprints that are let be in the file of this name.
    pub fn marks(&self, path: &str) -> impl Iterator<Item = Fingerprint> {
        self.files.get(path).into_iter().flatten().filter_map(Accepted::mark)
    }

    /// How many findings are let be.
    pub fn len(&self) -> usize {
        self.files.values().map(Vec::len).sum()
    }

    /// Whether nothing is let be.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// What a finding covers, on one line and not too long.
fn text(bytes: &[u8], located: &Located) -> String {
    const SHOWN: usize = 40;
    let base = usize::try_from(located.base).unwrap_or(usize::MAX);
    let span = located.diagnostic.span.range();
    let text = String::from_utf8_lossy(&bytes[base + span.start..base + span.end]);
    let text = crate::text::visible::visible(&text);
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(SHOWN).collect()
}

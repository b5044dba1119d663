//! Shows findings. One file a format; none of them reads or writes files.

mod clusters;
mod concise;
mod json;
pub mod page;
mod pretty;

use crate::config::Lang;
use crate::engine::{Located, Registry};
use crate::text::position::{Locator, Position};

/// How findings are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Each finding in its surroundings, for people.
    #[default]
    Pretty,
    /// A line a finding: `path:line:column: severity[rule] message`. Reads well aloud.
    Concise,
    /// One JSON array.
    Json,
    /// One JSON object a line.
    Jsonl,
}

/// The findings of one file, in order of place.
pub struct FileReport<'a> {
    /// As the user named it.
    pub path: &'a str,
    /// What was checked.
    pub bytes: &'a [u8],
    /// What was found.
    pub findings: &'a [Located],
}

/// A finding with its place in the file.
pub(crate) struct Placed<'a> {
    pub located: &'a Located,
    /// Bytes of the file.
    pub start: usize,
    pub end: usize,
    pub from: Position,
    pub to: Position,
}

impl FileReport<'_> {
    pub(crate) fn placed(&self) -> Vec<Placed<'_>> {
        let mut starts = Locator::new(self.bytes);
        let place = |located| {
            let (start, end) = offsets(located);
            let from = starts.position(start);
            let to = starts.clone().position(end);
            Placed { located, start, end, from, to }
        };
        self.findings.iter().map(place).collect()
    }
}

/// Where a finding begins and ends in the file.
fn offsets(located: &Located) -> (usize, usize) {
    let base = usize::try_from(located.base).unwrap_or(usize::MAX);
    let span = located.diagnostic.span.range();
    (base + span.start, base + span.end)
}

/// Renders the findings of files in one format.
pub struct Renderer<'r> {
    /// The format.
    pub format: Format,
    /// For links to rule pages.
    pub registry: &'r Registry,
    /// The language of headings.
    pub lang: Lang,
    /// Whether to use terminal colours.
    pub color: bool,
    /// Columns of the terminal.
    pub width: usize,
}

impl Renderer<'_> {
    /// The text for one file. In the format `json` it is a list of objects without its brackets.
    pub fn file(&self, report: &FileReport<'_>) -> String {
        if report.findings.is_empty() {
            return String::new();
        }
        match self.format {
            Format::Pretty => pretty::file(self, report),
            Format::Concise => concise::file(self, report),
            Format::Json => json::file(report, ",\n"),
            Format::Jsonl => json::file(report, "\n") + "\n",
        }
    }
}

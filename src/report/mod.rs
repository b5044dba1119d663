//! Shows findings. One file a format; none of them reads or writes files.

mod checkstyle;
mod clusters;
mod concise;
mod github;
mod gitlab;
mod json;
mod junit;
mod markdown;
pub mod page;
mod places;
mod pretty;
pub mod quality;
mod rdjson;
mod sarif;
mod stream;
mod xml;

pub use stream::Stream;

use crate::config::Lang;
use crate::diagnostic::Severity;
use crate::document::OffsetMap;
use crate::engine::{Located, Registry};
use crate::read::Cells;
use crate::text::position::{Locator, Position, Unit};
use crate::text::visible::visible;
use places::{Places, offsets};

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
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Annotations of GitHub Actions.
    Github,
    /// GitLab code quality.
    Gitlab,
    /// `JUnit` XML, for test reports.
    Junit,
    /// Checkstyle XML.
    Checkstyle,
    /// Reviewdog's format, one JSON object.
    Rdjson,
    /// Reviewdog's format, one JSON object a line.
    Rdjsonl,
    /// A summary in Markdown, for a comment on a pull request.
    Markdown,
}

/// The findings of one file, or of a part of it, in order of place.
pub struct FileReport<'a> {
    /// As the user named it.
    pub path: &'a str,
    /// What was checked, in UTF-8.
    pub bytes: &'a [u8],
    /// From offsets of these to those of the file, if it is in another encoding.
    pub map: Option<&'a OffsetMap>,
    /// What was found. Places count from the first of these bytes.
    pub findings: &'a [Located],
    /// Where in the file the bytes begin.
    pub origin: Origin,
    /// The cells that the bytes are, if the file stores them column by column: then a line is a row, and bytes and columns
    /// count from the beginning of the cell.
    pub cells: Option<&'a Cells>,
}

/// Where a part of a file begins: at the start of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// Bytes of the file before it.
    pub offset: usize,
    /// Lines before it.
    pub lines: usize,
}

/// A finding with its place in the file.
pub(crate) struct Placed<'a> {
    pub located: &'a Located,
    /// Bytes of what was checked.
    pub start: usize,
    pub end: usize,
    pub from: Position,
    pub to: Position,
}

impl FileReport<'_> {
    /// With columns in code points.
    pub(crate) fn placed(&self) -> Vec<Placed<'_>> {
        self.placed_at(&self.places(Unit::CodePoints))
    }

    fn places(&self, unit: Unit) -> Places {
        Places::new(self.locator(unit), self.findings)
    }

    fn locator(&self, unit: Unit) -> Locator<'_> {
        let locator = Locator::with_unit(self.bytes, unit);
        match self.cells {
            Some(cells) => locator.with_starts(cells.starts()),
            None => locator.from_line(self.origin.lines + 1),
        }
    }

    fn placed_at(&self, places: &Places) -> Vec<Placed<'_>> {
        let place = |located: &'_ Located| {
            let span = located.diagnostic.span;
            let ((start, end), (from, to)) = (offsets(located, span), places.range(located, span));
            (start, end, from, to)
        };
        self.findings
            .iter()
            .map(|located| {
                let (start, end, from, to) = place(located);
                Placed { located, start, end, from, to }
            })
            .collect()
    }

    /// Offsets of what was checked as offsets of the file, or of the cell.
    fn in_file(&self, (start, end): (usize, usize)) -> (usize, usize) {
        if let Some(cells) = self.cells {
            let cell = cells.around(start).1;
            return (start - cell, end - cell);
        }
        let (start, end) = crate::read::in_file(self.map, start, end);
        (self.origin.offset + start, self.origin.offset + end)
    }

    /// The column of a table in which a stretch stands.
    fn field(&self, start: usize) -> Option<&str> {
        self.cells.and_then(|c| c.around(start).0)
    }

    /// What to add to a message about a record, for people.
    fn of_record(&self, p: &Placed<'_>, lang: Lang) -> String {
        let record = p.located.record.as_deref().map(|record| match lang {
            Lang::En => format!("record {}", visible(record)),
            Lang::Te => format!("రికార్డు {}", visible(record)),
        });
        let field = self.field(p.start).map(|field| visible(field).into_owned());
        let names: Vec<String> = record.into_iter().chain(field).collect();
        if names.is_empty() { String::new() } else { format!(" ({})", names.join(", ")) }
    }

    /// What a finding covers.
    fn text(&self, placed: &Placed<'_>) -> std::borrow::Cow<'_, str> {
        String::from_utf8_lossy(&self.bytes[placed.start..placed.end])
    }

    /// The path with `/` between folders and without a leading `./`, as the formats of other programs want it.
    fn portable_path(&self) -> String {
        let path = if cfg!(windows) { self.path.replace('\\', "/") } else { self.path.to_owned() };
        path.trim_start_matches("./").to_owned()
    }
}

/// Renders the findings of files in one format.
pub struct Renderer<'r> {
    /// The format.
    pub format: Format,
    /// For links to rule pages.
    pub registry: &'r Registry,
    /// The language of headings.
    pub lang: Lang,
    /// The lowest severity that counts as a failure.
    pub fail_on: Severity,
    /// Whether to use terminal colours.
    pub color: bool,
    /// Columns of the terminal.
    pub width: usize,
}

impl Renderer<'_> {
    /// The part for one file; [`Stream`] makes a whole of parts. Files without findings have none in most formats.
    pub fn file(&self, report: &FileReport<'_>) -> String {
        // A test report also tells which tests passed.
        if report.findings.is_empty() && self.format != Format::Junit {
            return String::new();
        }
        match self.format {
            Format::Pretty => pretty::file(self, report),
            Format::Concise => concise::file(self, report),
            Format::Json => json::file(report, ",\n"),
            Format::Jsonl => json::file(report, "\n") + "\n",
            Format::Sarif => sarif::file(self, report),
            Format::Github => github::file(report),
            Format::Gitlab => gitlab::file(report),
            Format::Junit => junit::file(self, report),
            Format::Checkstyle => checkstyle::file(report),
            Format::Rdjson => rdjson::file(self, report, ",\n"),
            Format::Rdjsonl => rdjson::file(self, report, "\n") + "\n",
            Format::Markdown => markdown::file(self, report),
        }
    }
}

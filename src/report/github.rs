//! Workflow commands of GitHub Actions: each finding becomes an annotation of its line.
//!
//! <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>; what is escaped, and how, is in
//! `actions/toolkit`, `packages/core/src/command.ts`.

use std::fmt::Write;

use super::FileReport;
use crate::diagnostic::Severity;
use crate::text::visible::harmless;

pub(super) fn file(report: &FileReport<'_>) -> String {
    let mut out = String::new();
    let path = property(&harmless(&report.portable_path()));
    // JavaScript reads the columns.
    for p in report.placed_at(&report.places(crate::text::position::Unit::Utf16)) {
        let d = &p.located.diagnostic;
        let command = match d.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        // Columns are refused where a finding covers several lines.
        let columns = if p.from.line == p.to.line {
            format!(",col={},endColumn={}", p.from.column, p.to.column)
        } else {
            String::new()
        };
        // Writing to a String does not fail.
        let _ = writeln!(
            out,
            "::{command} file={path},line={},endLine={}{columns},title={}::{}",
            p.from.line,
            p.to.line,
            property(&format!("newslint: {}", d.rule)),
            data(&harmless(&d.message))
        );
    }
    out
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

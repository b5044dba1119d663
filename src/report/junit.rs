//! `JUnit` XML: a test suite a file, a failed test a finding; a file without findings is a test that passed.

use std::fmt::Write;

use super::xml::escape;
use super::{FileReport, Renderer};

pub(super) const OPEN: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"newslint\">\n";
pub(super) const CLOSE: &str = "</testsuites>\n";

pub(super) fn file(renderer: &Renderer<'_>, report: &FileReport<'_>) -> String {
    let path = report.portable_path();
    let name = escape(&path);
    let placed = report.placed();
    let failures = placed.iter().filter(|p| p.located.diagnostic.severity >= renderer.fail_on).count();
    let mut out = format!(
        "  <testsuite name=\"{name}\" tests=\"{}\" failures=\"{failures}\" errors=\"0\" skipped=\"0\">\n",
        placed.len().max(1)
    );
    if placed.is_empty() {
        // Writing to a String does not fail.
        let _ = writeln!(out, "    <testcase name=\"newslint\" classname=\"{name}\"/>");
    }
    for p in placed {
        let d = &p.located.diagnostic;
        let message = escape(&d.message);
        let place = format!("{name}:{}:{}", p.from.line, p.from.column);
        let (kind, severity) = (escape(&d.rule), d.severity.as_str());
        let _ = write!(
            out,
            "    <testcase name=\"{kind} {}:{}\" classname=\"{name}\" file=\"{name}\" line=\"{}\">",
            p.from.line, p.from.column, p.from.line
        );
        let _ = if d.severity >= renderer.fail_on {
            write!(out, "<failure type=\"{kind}\" message=\"{message}\">{place}: {severity}: {message}</failure>")
        } else {
            // What does not fail the run is no failed test.
            write!(out, "<system-out>{place}: {severity}: {message}</system-out>")
        };
        out.push_str("</testcase>\n");
    }
    out + "  </testsuite>\n"
}

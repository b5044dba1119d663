//! Checkstyle XML, which many review tools read. Columns are code points.

use std::fmt::Write;

use super::FileReport;
use super::xml::escape;

pub(super) const OPEN: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n";
pub(super) const CLOSE: &str = "</checkstyle>\n";

pub(super) fn file(report: &FileReport<'_>) -> String {
    let mut out = format!("  <file name=\"{}\">\n", escape(&report.portable_path()));
    for p in report.placed() {
        let d = &p.located.diagnostic;
        // Writing to a String does not fail.
        let _ = writeln!(
            out,
            "    <error line=\"{}\" column=\"{}\" severity=\"{}\" message=\"{}\" source=\"newslint.{}.{}\"/>",
            p.from.line,
            p.from.column,
            d.severity.as_str(),
            escape(&d.message),
            escape(&d.group),
            escape(&d.rule)
        );
    }
    out + "  </file>\n"
}

//! A line a finding. The variant for screen readers, `grep` and editors.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use super::{FileReport, Renderer};
use crate::diagnostic::Severity;
use crate::text::visible::on_one_line;

pub(super) fn file(renderer: &Renderer<'_>, report: &FileReport<'_>) -> String {
    let mut out = String::new();
    for p in report.placed() {
        let d = &p.located.diagnostic;
        let style = if renderer.color { style(d.severity) } else { Style::new() };
        // Writing to a String does not fail.
        let _ = writeln!(
            out,
            "{}:{}:{}: {style}{}[{}]{style:#} {}{}",
            on_one_line(report.path),
            p.from.line,
            p.from.column,
            d.severity.as_str(),
            d.rule,
            on_one_line(&d.message),
            on_one_line(&report.of_record(&p, renderer.lang))
        );
    }
    out
}

fn style(severity: Severity) -> Style {
    let color = match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Info => AnsiColor::Cyan,
    };
    color.on_default().bold()
}

//! One object a finding, for programs. The keys are a contract; new ones may be added.

use std::borrow::Cow;

use serde::Serialize;

use super::{FileReport, Placed};
use crate::diagnostic::{Applicability, Diagnostic, Severity, Span};

#[derive(Serialize)]
struct Finding<'a> {
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<&'a str>,
    /// The column of a table that is stored column by column; then bytes and columns count within its cell.
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
    rule: &'a str,
    group: &'a str,
    severity: Severity,
    message: &'a str,
    /// Bytes of the original file, half-open.
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    text: Cow<'a, str>,
    confidence: f64,
    fixes: Vec<Fix<'a>>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    related: Vec<Related<'a>>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    variants: &'a [String],
}

#[derive(Serialize)]
struct Fix<'a> {
    title: &'a str,
    applicability: Applicability,
    edits: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Edit<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
    start: usize,
    end: usize,
    replacement: &'a str,
}

#[derive(Serialize)]
struct Related<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
    start: usize,
    end: usize,
    text: &'a str,
}

/// The column of a table, and bytes of the file or of its cell.
type Place<'a> = (Option<&'a str>, (usize, usize));

pub(super) fn file(report: &FileReport<'_>, separator: &str) -> String {
    let lines: Vec<String> = report
        .placed()
        .iter()
        // Strings, numbers and lists always serialise.
        .filter_map(|p| serde_json::to_string(&finding(report, p)).ok())
        .collect();
    lines.join(separator)
}

fn finding<'a>(report: &'a FileReport<'_>, p: &'a Placed<'a>) -> Finding<'a> {
    let d: &Diagnostic = &p.located.diagnostic;
    let base = p.start - d.span.start as usize;
    let place = |span: Span| -> Place<'a> {
        let (start, end) = (base + span.range().start, base + span.range().end);
        (report.field(start), report.in_file((start, end)))
    };
    let (field, (start, end)) = place(d.span);
    Finding {
        path: report.path,
        record: p.located.record.as_deref(),
        field,
        rule: &d.rule,
        group: &d.group,
        severity: d.severity,
        message: &d.message,
        start,
        end,
        line: p.from.line,
        column: p.from.column,
        end_line: p.to.line,
        end_column: p.to.column,
        text: String::from_utf8_lossy(&report.bytes[p.start..p.end]),
        // As many digits as it is worth.
        confidence: (f64::from(d.confidence) * 1000.0).round() / 1000.0,
        fixes: d.fixes.iter().map(|f| fix(f, place)).collect(),
        related: d
            .labels
            .iter()
            .map(|l| {
                let (field, (start, end)) = place(l.span);
                Related { field, start, end, text: &l.text }
            })
            .collect(),
        variants: &d.variants,
    }
}

fn fix<'a>(fix: &'a crate::diagnostic::Fix, place: impl Fn(Span) -> Place<'a>) -> Fix<'a> {
    Fix {
        title: &fix.title,
        applicability: fix.applicability,
        edits: fix
            .edits
            .iter()
            .map(|e| {
                let (field, (start, end)) = place(e.span);
                Edit { field, start, end, replacement: &e.replacement }
            })
            .collect(),
    }
}

//! SARIF 2.1.0: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>.
//!
//! Columns are UTF-16 code units, and the file says so: consumers written for JavaScript and .NET count these whatever a
//! file says.

use std::fmt::Write;

use serde_json::{Value, json};

use super::places::{Places, offsets};
use super::{FileReport, Placed, Renderer};
use crate::diagnostic::{Applicability, Fix, Severity, Span};
use crate::engine::{Entry, Fingerprint, Located, fingerprints};
use crate::text::position::{Position, Unit};

pub(super) const CLOSE: &str = "\n]}]}\n";

/// All that stands before the results, the rules among it.
pub(super) fn open(renderer: &Renderer<'_>) -> String {
    let rules: Vec<Value> = renderer.registry.iter().map(|e| rule(renderer, e)).collect();
    let driver = json!({
        "name": "newslint",
        "fullName": format!("newslint {}", env!("CARGO_PKG_VERSION")),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "informationUri": env!("CARGO_PKG_REPOSITORY"),
        "rules": rules,
    });
    format!(
        "{{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[\
         {{\"tool\":{{\"driver\":{driver}}},\"columnKind\":\"utf16CodeUnits\",\
         \"automationDetails\":{{\"id\":\"newslint/\"}},\"results\":[\n"
    )
}

fn rule(renderer: &Renderer<'_>, entry: &Entry) -> Value {
    let m = &entry.manifest;
    let sentence = |text: &str| format!("{}.", text.trim().trim_end_matches('.'));
    let summary = sentence(renderer.lang.pick(&m.summary));
    let why = if m.why.trim().is_empty() { summary.clone() } else { m.why.trim().to_owned() };
    let mut out = json!({
        "id": m.id,
        "shortDescription": { "text": summary },
        "fullDescription": { "text": summary },
        "help": { "text": why, "markdown": why },
        "defaultConfiguration": { "level": level(m.severity) },
        "properties": { "tags": [m.group], "problem.severity": problem(m.severity) },
    });
    // A name says nothing new of an id of one word, and the standard's checker refuses it.
    if m.id.contains('-') {
        out["name"] = json!(pascal(&m.id));
    }
    if entry.is_built_in() {
        out["helpUri"] = json!(m.url());
    }
    out
}

pub(super) fn file(renderer: &Renderer<'_>, report: &FileReport<'_>) -> String {
    let places = report.places(Unit::Utf16);
    let uri = uri(&report.portable_path());
    let marks = fingerprints(report.bytes, report.findings);
    let all = report.placed_at(&places);
    let results = all.iter().zip(marks).map(|(p, mark)| result(renderer, report, &places, &uri, p, mark).to_string());
    results.collect::<Vec<_>>().join(",\n")
}

fn result(
    renderer: &Renderer<'_>,
    report: &FileReport<'_>,
    places: &Places,
    uri: &str,
    p: &Placed<'_>,
    mark: Fingerprint,
) -> Value {
    let d = &p.located.diagnostic;
    let mut region = region(report, p.located, d.span, (p.from, p.to));
    region["snippet"] = json!({ "text": report.text(p) });
    // GitHub knows an alert again by this key; our context survives what its own, the hash of the line, does not.
    let mark = format!("{:016x}:{}", mark.context, mark.occurrence);
    let mut out = json!({
        "ruleId": &*d.rule,
        "level": level(d.severity),
        "message": { "text": d.message },
        "locations": [{ "physicalLocation": { "artifactLocation": { "uri": uri }, "region": region } }],
        "partialFingerprints": { "primaryLocationLineHash": mark },
        "properties": { "confidence": (f64::from(d.confidence) * 1000.0).round() / 1000.0 },
    });
    if let Some(record) = &p.located.record {
        out["properties"]["record"] = json!(&**record);
    }
    if let Some(field) = report.field(p.start) {
        out["properties"]["field"] = json!(field);
    }
    if let Some(index) = renderer.registry.iter().position(|e| e.manifest.id == *d.rule) {
        out["ruleIndex"] = json!(index);
    }
    let fixes: Vec<Value> = d
        .fixes
        .iter()
        .filter(|f| f.applicability != Applicability::Display && !f.edits.is_empty())
        .map(|f| fix(report, places, uri, p.located, f))
        .collect();
    if !fixes.is_empty() {
        out["fixes"] = json!(fixes);
    }
    out
}

fn fix(report: &FileReport<'_>, places: &Places, uri: &str, located: &Located, fix: &Fix) -> Value {
    let replacements: Vec<Value> = fix
        .edits
        .iter()
        .map(|e| {
            json!({
                "deletedRegion": region(report, located, e.span, places.range(located, e.span)),
                "insertedContent": { "text": e.replacement },
            })
        })
        .collect();
    json!({
        "description": { "text": fix.title },
        "artifactChanges": [{ "artifactLocation": { "uri": uri }, "replacements": replacements }],
    })
}

fn region(report: &FileReport<'_>, located: &Located, span: Span, (from, to): (Position, Position)) -> Value {
    let (start, end) = report.in_file(offsets(located, span));
    let mut region = json!({
        "startLine": from.line,
        "startColumn": from.column,
        "endLine": to.line,
        "endColumn": to.column,
    });
    // Bytes of a cell are no bytes of the file.
    if report.cells.is_none() {
        (region["byteOffset"], region["byteLength"]) = (json!(start), json!(end - start));
    }
    region
}

/// A relative reference, or a file URI.
fn uri(path: &str) -> String {
    let mut out = String::from(if path.starts_with('/') { "file://" } else { "" });
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            // Writing to a String does not fail.
            _ => drop(write!(out, "%{byte:02X}")),
        }
    }
    out
}

fn pascal(id: &str) -> String {
    let capital = |w: &str| w[..1].to_uppercase() + &w[1..];
    id.split('-').map(capital).collect()
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn problem(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "recommendation",
        other => other.as_str(),
    }
}

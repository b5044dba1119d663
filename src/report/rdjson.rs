//! Reviewdog's own format, which carries fixes as suggestions. Columns are bytes.
//!
//! <https://github.com/reviewdog/reviewdog/tree/master/proto/rdf>

use serde_json::{Value, json};

use super::places::Places;
use super::{FileReport, Format, Placed, Renderer};
use crate::diagnostic::Severity;
use crate::text::position::{Position, Unit};

pub(super) const OPEN: &str =
    concat!("{\"source\":{\"name\":\"newslint\",\"url\":\"", env!("CARGO_PKG_REPOSITORY"), "\"},\"diagnostics\":[\n");
pub(super) const CLOSE: &str = "\n]}\n";

pub(super) fn file(renderer: &Renderer<'_>, report: &FileReport<'_>, separator: &str) -> String {
    let places = report.places(Unit::Bytes);
    let all: Vec<String> =
        report.placed_at(&places).iter().map(|p| diagnostic(renderer, report, &places, p).to_string()).collect();
    all.join(separator)
}

fn diagnostic(renderer: &Renderer<'_>, report: &FileReport<'_>, places: &Places, p: &Placed<'_>) -> Value {
    let d = &p.located.diagnostic;
    let mut code = json!({ "value": &*d.rule });
    if let Some(entry) = renderer.registry.get(&d.rule).filter(|e| e.is_built_in()) {
        code["url"] = json!(entry.manifest.url());
    }
    let mut out = json!({
        "message": d.message,
        "location": { "path": report.portable_path(), "range": range((p.from, p.to)) },
        "severity": severity(d.severity),
        "code": code,
    });
    if let Some(fix) = d.sole_fix() {
        let suggestion = |e: &crate::diagnostic::Edit| -> Value {
            json!({ "range": range(places.range(p.located, e.span)), "text": e.replacement })
        };
        out["suggestions"] = fix.edits.iter().map(suggestion).collect();
    }
    if renderer.format == Format::Rdjsonl {
        out["source"] = json!({ "name": "newslint", "url": env!("CARGO_PKG_REPOSITORY") });
    }
    out
}

fn range((from, to): (Position, Position)) -> Value {
    let place = |p: Position| json!({ "line": p.line, "column": p.column });
    json!({ "start": place(from), "end": place(to) })
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "ERROR",
        Severity::Warning => "WARNING",
        Severity::Info => "INFO",
    }
}

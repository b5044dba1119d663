//! GitLab's code quality report: <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>.

use std::hash::Hasher;

use serde_json::json;

use super::FileReport;
use crate::diagnostic::Severity;
use crate::engine::fingerprints;

pub(super) fn file(report: &FileReport<'_>) -> String {
    let path = report.portable_path();
    let marks = fingerprints(report.bytes, report.findings);
    let issues: Vec<String> = report
        .placed()
        .iter()
        .zip(marks)
        .map(|(p, mark)| {
            let d = &p.located.diagnostic;
            let mut hasher = fnv::FnvHasher::default();
            hasher.write(path.as_bytes());
            hasher.write_u64(mark.context);
            hasher.write_usize(mark.occurrence);
            json!({
                "description": d.message,
                "check_name": &*d.rule,
                "fingerprint": format!("{:016x}", hasher.finish()),
                "severity": severity(d.severity),
                "location": { "path": path, "lines": { "begin": p.from.line, "end": p.to.line } },
            })
            .to_string()
        })
        .collect();
    issues.join(",\n")
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Info => "info",
    }
}

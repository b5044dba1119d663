//! Tab-separated sheets in and out.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use miette::{IntoDiagnostic, WrapErr};

/// Rows without comments.
pub fn read(path: &Path) -> miette::Result<Vec<Vec<String>>> {
    let text =
        std::fs::read_to_string(path).into_diagnostic().wrap_err_with(|| format!("cannot read {}", path.display()))?;
    let rows = text.lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
    Ok(rows.map(|l| l.split('\t').map(str::to_owned).collect()).collect())
}

/// Writes what is not 0, sorted by feature.
pub fn write_weights(path: &Path, header: &str, weights: &BTreeMap<String, f64>) -> miette::Result<()> {
    let mut out = header.to_owned();
    for (name, weight) in weights.iter().filter(|(_, w)| w.abs() >= 0.0005) {
        // Writing to a String does not fail.
        let _ = writeln!(out, "{name}\t{weight:.3}");
    }
    std::fs::write(path, out).into_diagnostic().wrap_err_with(|| format!("cannot write {}", path.display()))
}

//! Reads tab-separated sheets and prints precision, recall and F1.

use std::path::Path;

use miette::{IntoDiagnostic, WrapErr};

/// Rows of a sheet without its header and comments.
pub fn read(path: &Path) -> miette::Result<Vec<Vec<String>>> {
    let text =
        std::fs::read_to_string(path).into_diagnostic().wrap_err_with(|| format!("cannot read {}", path.display()))?;
    let rows = text.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).skip(1);
    Ok(rows.map(|l| l.split('\t').map(str::to_owned).collect()).collect())
}

/// Verdicts against the truth.
#[derive(Default)]
pub struct Tally {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Tally {
    /// Counts one verdict.
    pub fn add(&mut self, said: bool, truth: bool) {
        self.right += usize::from(said && truth);
        self.wrong += usize::from(said && !truth);
        self.missed += usize::from(!said && truth);
    }

    /// A line of figures.
    #[allow(clippy::cast_precision_loss, reason = "counts are small")]
    pub fn line(&self, what: &str) -> String {
        let share = |part: usize, of: usize| if of == 0 { 0.0 } else { part as f64 / of as f64 };
        let precision = share(self.right, self.right + self.wrong);
        let recall = share(self.right, self.right + self.missed);
        let f1 = if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 };
        format!(
            "{what:<24} precision {precision:.3}  recall {recall:.3}  F1 {f1:.3}  (wrong {}, missed {})",
            self.wrong, self.missed
        )
    }
}

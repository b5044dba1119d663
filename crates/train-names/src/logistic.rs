//! Logistic regression over named features: full-batch gradient descent with Adam's step sizes. No chance is involved, so
//! the same rows give the same weights.

use std::collections::BTreeMap;

/// A row to learn from.
pub struct Row {
    /// Features by name.
    pub features: Vec<(String, f32)>,
    /// What is right.
    pub truth: bool,
    /// How much the row counts.
    pub weight: f32,
}

/// How to learn.
pub struct Settings {
    /// Passes over all rows.
    pub rounds: usize,
    /// How strongly weights are drawn to 0.
    pub ridge: f64,
}

/// The weight of each feature.
pub fn fit(rows: &[Row], settings: &Settings) -> BTreeMap<String, f64> {
    let mut ids: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, _) in rows.iter().flat_map(|r| &r.features) {
        let next = ids.len();
        ids.entry(name).or_insert(next);
    }
    let sparse: Vec<Vec<(usize, f64)>> =
        rows.iter().map(|r| r.features.iter().map(|(n, v)| (ids[n.as_str()], f64::from(*v))).collect()).collect();
    let n = ids.len();
    let (mut w, mut first, mut second) = (vec![0.0; n], vec![0.0; n], vec![0.0; n]);
    let total: f64 = rows.iter().map(|r| f64::from(r.weight)).sum();
    for round in 1..=settings.rounds {
        let mut gradient: Vec<f64> = w.iter().map(|w| w * settings.ridge / total).collect();
        for (row, sparse) in rows.iter().zip(&sparse) {
            let z: f64 = sparse.iter().map(|(i, v)| w[*i] * v).sum();
            let error = 1.0 / (1.0 + (-z).exp()) - f64::from(u8::from(row.truth));
            for (i, v) in sparse {
                gradient[*i] += error * v * f64::from(row.weight) / total;
            }
        }
        #[allow(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_possible_wrap,
            reason = "rounds are few"
        )]
        let (round, share) = (round as i32, round as f64 / settings.rounds as f64);
        let rate = 0.1 * (1.0 - share).max(0.02);
        for i in 0..n {
            first[i] = 0.9 * first[i] + 0.1 * gradient[i];
            second[i] = 0.999 * second[i] + 0.001 * gradient[i] * gradient[i];
            let (m, v) = (first[i] / (1.0 - 0.9_f64.powi(round)), second[i] / (1.0 - 0.999_f64.powi(round)));
            w[i] -= rate * m / (v.sqrt() + 1e-9);
        }
    }
    ids.into_iter().map(|(name, i)| (name.to_owned(), w[i])).collect()
}

/// The log-odds of a row.
pub fn score(weights: &BTreeMap<String, f64>, features: &[(String, f32)]) -> f64 {
    features.iter().map(|(n, v)| weights.get(n).copied().unwrap_or_default() * f64::from(*v)).sum()
}

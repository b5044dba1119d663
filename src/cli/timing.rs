//! How long rules took.

use std::collections::BTreeMap;
use std::time::Duration;

/// Time by rule. The first rule to run also pays for reading the text, and the first to ask for a view for that view.
#[derive(Clone, Debug, Default)]
pub struct Timing(BTreeMap<String, Duration>);

impl Timing {
    /// Adds what a rule took.
    pub fn add(&mut self, rule: &str, took: Duration) {
        match self.0.get_mut(rule) {
            Some(all) => *all += took,
            None => drop(self.0.insert(rule.to_owned(), took)),
        }
    }

    /// Adds the times of another file.
    pub fn merge(&mut self, other: &Self) {
        other.0.iter().for_each(|(rule, took)| self.add(rule, *took));
    }

    /// A line a rule, the slowest first.
    pub fn text(&self) -> String {
        let total: Duration = self.0.values().sum();
        let mut rows: Vec<_> = self.0.iter().collect();
        rows.sort_by_key(|(_, took)| std::cmp::Reverse(**took));
        let share = |took: &Duration| 100.0 * took.as_secs_f64() / total.as_secs_f64().max(f64::EPSILON);
        let row = |(rule, took): &(&String, &Duration)| {
            format!("{:>10.3} ms {:>5.1} %  {rule}\n", took.as_secs_f64() * 1e3, share(took))
        };
        rows.iter().map(row).collect::<String>()
            + &format!("{:>10.3} ms          all rules\n", total.as_secs_f64() * 1e3)
    }
}

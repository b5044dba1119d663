//! What there is to learn from: word forms as written, and how often each occurs in each kind of text.

use std::collections::BTreeMap;

use newslint::text::words::{Kinds, split};

/// Counts, in the order of the kinds.
pub type Counts = Vec<f64>;

/// Word forms of several kinds of text, sorted.
#[derive(Debug, Default)]
pub struct Forms {
    /// The names of the kinds and how much each counts.
    pub kinds: Vec<(String, f64)>,
    /// Counts of each form, joiners included.
    pub counts: BTreeMap<String, Counts>,
}

impl Forms {
    /// Adds a table or, if the text has no header of one, the words of the text as a kind of its own.
    pub fn read(&mut self, text: &str, name: &str) -> Result<(), String> {
        if let Some(kinds) = text.lines().next().and_then(|header| header.strip_prefix("form\t")) {
            let columns: Vec<usize> = kinds.split('\t').map(|kind| self.kind(kind)).collect();
            return text.lines().enumerate().skip(1).try_for_each(|(i, row)| self.row(i + 1, row, &columns));
        }
        let kind = self.kind(name);
        let mut words = Vec::new();
        split(text, |span, kinds| words.extend(kinds.has(Kinds::TELUGU).then_some(span)));
        for span in words {
            self.add(&text[span.range()], kind, 1.0);
        }
        Ok(())
    }

    fn row(&mut self, number: usize, row: &str, columns: &[usize]) -> Result<(), String> {
        let mut cells = row.split('\t');
        let form = cells.next().unwrap_or_default();
        for &kind in columns {
            let cell = cells.next().ok_or_else(|| format!("line {number} has too few columns"))?;
            let count: f64 = cell.parse().map_err(|_| format!("line {number}: `{cell}` is no count"))?;
            self.add(form, kind, count);
        }
        Ok(())
    }

    fn kind(&mut self, name: &str) -> usize {
        self.kinds.iter().position(|(kind, _)| kind == name).unwrap_or_else(|| {
            self.kinds.push((name.to_owned(), 1.0));
            self.kinds.len() - 1
        })
    }

    fn add(&mut self, form: &str, kind: usize, count: f64) {
        if count > 0.0 {
            // Joiners at the edges of a word say nothing.
            let counts = self.counts.entry(form.trim_matches(['\u{200C}', '\u{200D}']).to_owned()).or_default();
            counts.resize(counts.len().max(kind + 1), 0.0);
            counts[kind] += count;
        }
    }

    /// Sets how much a kind counts. The error names the kinds that there are.
    pub fn weigh(&mut self, kind: &str, weight: f64) -> Result<(), String> {
        let at = self.find(kind)?;
        self.kinds[at].1 = weight;
        Ok(())
    }

    /// Forgets a kind.
    pub fn leave_out(&mut self, kind: &str) -> Result<(), String> {
        let at = self.find(kind)?;
        for counts in self.counts.values_mut().filter(|counts| counts.len() > at) {
            counts[at] = 0.0;
        }
        Ok(())
    }

    fn find(&self, kind: &str) -> Result<usize, String> {
        let names = || self.kinds.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ");
        self.kinds.iter().position(|(name, _)| name == kind).ok_or_else(names)
    }
}

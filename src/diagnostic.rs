//! What a rule says about a text: findings with byte spans and proposed edits.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A half-open range of bytes. Offsets are `u32`: a document is at most 4 GiB, larger inputs are cut into documents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The bytes from `start` up to, not including, `end`.
    ///
    /// # Panics
    /// If an offset does not fit in 32 bits; a reader never makes such a document.
    pub fn new(start: usize, end: usize) -> Self {
        let narrow = |n: usize| u32::try_from(n).unwrap_or_else(|_| unreachable!("a document is smaller than 4 GiB"));
        Self { start: narrow(start), end: narrow(end) }
    }

    /// The empty span at `at`, where something may be inserted.
    pub fn point(at: usize) -> Self {
        Self::new(at, at)
    }

    /// As a range to slice with.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Number of bytes.
    pub fn len(self) -> usize {
        self.range().len()
    }

    /// Whether it covers no byte.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether both cover a byte in common, or one is a point inside or at the edge of the other.
    pub fn touches(self, other: Self) -> bool {
        if self.is_empty() || other.is_empty() {
            self.start <= other.end && other.start <= self.end
        } else {
            self.start < other.end && other.start < self.end
        }
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// A matter of style or a hint for review.
    Info,
    /// Nearly always to be mended.
    Warning,
    /// Must be mended before publishing.
    Error,
}

impl Severity {
    /// `error`, `warning` or `info`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// Who may apply a fix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Applicability {
    /// Shown, never applied by the program.
    Display,
    /// Applied on request: right most of the time, a person should look.
    Unsafe,
    /// Applied unattended: meaning and reading stay, nothing a person wrote is lost.
    Safe,
}

/// Replaces the bytes of `span` by `replacement`; an empty span inserts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Edit {
    /// What is replaced.
    pub span: Span,
    /// What stands there afterwards.
    pub replacement: String,
}

/// Edits that belong together: all are applied or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, for a person.
    pub title: String,
    /// Whether a person must look.
    pub applicability: Applicability,
    /// In the order of their spans, not overlapping.
    pub edits: Vec<Edit>,
}

/// Another place that belongs to a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What to say about it.
    pub text: String,
}

/// One finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// The rule's id, such as `missing-zwnj`.
    pub rule: Arc<str>,
    /// The rule's group, such as `joiners`.
    pub group: Arc<str>,
    /// How grave.
    pub severity: Severity,
    /// The word or phrase at fault.
    pub span: Span,
    /// One sentence for the person who reads the article.
    pub message: String,
    /// A few words to stand beside the place.
    pub label: String,
    /// Other places that belong to it.
    pub labels: Vec<Label>,
    /// How likely the finding is right, 0 to 1.
    pub confidence: f32,
    /// Ways to mend it. `--fix` applies a fix only if it is the only one.
    pub fixes: Vec<Fix>,
    /// For findings about names: the spellings of the cluster, the one of this place first.
    pub variants: Vec<String>,
}

impl Diagnostic {
    /// The other places of a habit. The labels of a name are its other spellings, and no faults.
    pub fn other_places(&self) -> impl Iterator<Item = &Label> {
        self.labels.iter().filter(|_| self.variants.is_empty())
    }

    /// The fix that `--fix` may apply: the only one that is more than an offer.
    pub fn sole_fix(&self) -> Option<&Fix> {
        let mut fixes = self.fixes.iter().filter(|fix| fix.applicability > Applicability::Display);
        fixes.next().filter(|_| fixes.next().is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn points_touch_at_edges_and_ranges_do_not() {
        assert!(Span::new(2, 4).touches(Span::new(3, 9)));
        assert!(!Span::new(2, 4).touches(Span::new(4, 9)), "neighbours share no byte");
        assert!(Span::new(2, 4).touches(Span::point(4)), "an insertion at the edge has no settled order");
    }
}

//! Applies edits to bytes. Rules only propose; this is the one place where text changes.

use crate::diagnostic::{Applicability, Diagnostic, Edit, Span};

/// The outcome of one round.
#[derive(Debug, PartialEq, Eq)]
pub struct Applied {
    /// The new bytes.
    pub bytes: Vec<u8>,
    /// How many diagnostics were mended.
    pub fixes: usize,
}

/// Applies every fix that is at least as safe as `level` and the only one of its diagnostic. Where two fixes touch, the
/// earlier one wins and the other waits for the next round. Bytes outside the edits stay as they are.
///
/// ```
/// use newslint::{Applicability, Config, Linter};
/// let linter = Linter::new(&Config::default()).unwrap();
/// let fixed = linter.fix("ట్రంప్తో భేటీ".as_bytes(), Applicability::Safe).unwrap();
/// assert_eq!(fixed.bytes, "ట్రంప్\u{200C}తో భేటీ".as_bytes());
/// ```
pub fn apply(bytes: &[u8], diagnostics: &[Diagnostic], level: Applicability) -> Applied {
    let (taken, count) = choose(diagnostics, level);
    let mut out = Vec::with_capacity(bytes.len() + taken.len() * 3);
    let mut at = 0;
    for edit in taken {
        out.extend_from_slice(&bytes[at..edit.span.start as usize]);
        out.extend_from_slice(edit.replacement.as_bytes());
        at = edit.span.end as usize;
    }
    out.extend_from_slice(&bytes[at..]);
    Applied { bytes: out, fixes: count }
}

/// The edits to apply, in order, and of how many diagnostics they are.
pub(super) fn choose(diagnostics: &[Diagnostic], level: Applicability) -> (Vec<&Edit>, usize) {
    let mut fixes: Vec<&[Edit]> = diagnostics
        .iter()
        .filter_map(Diagnostic::sole_fix)
        .filter(|fix| fix.applicability >= level && !fix.edits.is_empty())
        .map(|fix| &*fix.edits)
        .collect();
    fixes.sort_by_key(|edits| (edits[0].span, edits.len()));
    let mut taken: Vec<&Edit> = Vec::new();
    let mut count = 0;
    for edits in fixes {
        if edits.iter().all(|e| !collides(&taken, e.span)) {
            for edit in edits {
                let i = taken.partition_point(|t| t.span <= edit.span);
                taken.insert(i, edit);
            }
            count += 1;
        }
    }
    (taken, count)
}

/// Whether a span touches an edit that is taken already. Edits are sorted and disjoint, so only neighbours matter.
fn collides(taken: &[&Edit], span: Span) -> bool {
    let i = taken.partition_point(|t| t.span.end < span.start);
    taken[i..].iter().take_while(|t| t.span.start <= span.end).any(|t| t.span.touches(span))
}

//! What mending may do to a text.

use std::ops::Range;

use newslint::diagnostic::Fix;
use newslint::engine::{Located, apply};
use newslint::{Applicability, Severity};

use super::texts::{places, strict};

/// Once is enough at either level, and what no edit covers stays.
pub fn fixer(bytes: &[u8]) {
    for level in [Applicability::Safe, Applicability::Unsafe] {
        let Ok(once) = strict().fix(bytes, level) else { continue };
        places(&once.bytes, &once.remaining.found);
        let twice = strict().fix(&once.bytes, level).unwrap();
        let shown = String::from_utf8_lossy;
        assert_eq!(twice.fixes, 0, "{level:?}: {:?} then {:?}", shown(&once.bytes), shown(&twice.bytes));
        assert!(twice.bytes == once.bytes);
        if once.fixes == 0 {
            assert!(once.bytes == bytes, "changed without a fix");
        }
    }
    outside_stays(bytes);
    safe_fix(bytes);
}

/// Bytes that no proposed edit covers are found again, in order.
fn outside_stays(bytes: &[u8]) {
    let Ok(found) = strict().check_bytes(bytes) else { return };
    if found.iter().any(|l| l.base > 0) {
        return;
    }
    let diagnostics: Vec<_> = found.into_iter().map(|l| l.diagnostic).collect();
    let mut edits: Vec<_> = diagnostics.iter().flat_map(|d| &d.fixes).flat_map(|f| f.edits.clone()).collect();
    edits.sort_by_key(|e| e.span);
    let after = apply(bytes, &diagnostics, Applicability::Unsafe).bytes;
    let mut rest = after.as_slice();
    let mut at = 0;
    for edit in &edits {
        let kept = &bytes[at.min(edit.span.start as usize)..edit.span.start as usize];
        let found = memchr::memmem::find(rest, kept);
        assert!(found.is_some(), "{:?} is lost", String::from_utf8_lossy(kept));
        rest = &rest[found.unwrap_or(0) + kept.len()..];
        at = at.max(edit.span.end as usize);
    }
    assert!(rest.ends_with(&bytes[at..]));
}

/// A safe fix makes no new error where it wrote.
pub fn safe_fix(bytes: &[u8]) {
    let Ok(before) = strict().check_bytes(bytes) else { return };
    // Junk that cannot be seen, and comments, hide faults (a doubled word, a handle) from the rules though not from a
    // reader: that they are gone brings them to light, it does not make them.
    // And what was text becomes a tag where `&lt;` becomes `<`: the line may be in another language without it.
    let hides = |l: &Located| {
        let safe = l.diagnostic.sole_fix().filter(|f| f.applicability == Applicability::Safe);
        let tag = |f: &Fix| f.edits.iter().any(|e| e.replacement == "<");
        let junk = || &*l.diagnostic.group == "encoding" || l.diagnostic.rule.ends_with("-suppression");
        safe.is_some_and(|f| tag(f) || junk())
    };
    if before.iter().any(hides) {
        return;
    }
    let fixed = strict().fix(bytes, Applicability::Safe).unwrap();
    let (old, new) = written(bytes, &fixed.bytes);
    let (was, is) = (errors(&before, &old), errors(&fixed.remaining.found, &new));
    let shown = String::from_utf8_lossy;
    assert!(is.len() <= was.len(), "{was:?} became {is:?}: {:?} became {:?}", shown(bytes), shown(&fixed.bytes));
}

/// What differs, in the old bytes and in the new ones.
fn written(old: &[u8], new: &[u8]) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let ops = similar::capture_diff_slices(similar::Algorithm::Myers, old, new);
    let changed = ops.iter().filter(|op| op.tag() != similar::DiffTag::Equal);
    changed.map(|op| (op.old_range(), op.new_range())).unzip()
}

/// The rules of the errors that stand at these places.
fn errors<'f>(found: &'f [Located], places: &[Range<usize>]) -> Vec<&'f str> {
    let touches = |l: &&Located| {
        let span = l.diagnostic.span.range();
        let base = usize::try_from(l.base).unwrap();
        places.iter().any(|p| p.start <= base + span.end && base + span.start <= p.end)
    };
    let errors = found.iter().filter(|l| l.diagnostic.severity == Severity::Error);
    errors.filter(touches).map(|l| &*l.diagnostic.rule).collect()
}

//! Comments in a text that keep findings back: `<!-- newslint-disable-next-line RULE: reason -->`.

mod comment;
mod reach;

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Span};
use crate::document::Document;
pub use comment::{Comment, Directive, Named};
use comment::{MARK, comment};

/// What a linter knows of rule names.
#[derive(Debug, Default)]
pub(super) struct RuleNames {
    /// Ids and groups, each with whether all that it names runs.
    pub names: BTreeMap<String, bool>,
}

impl RuleNames {
    fn nearest(&self, name: &str) -> Option<String> {
        crate::error::nearest(name, self.names.keys().map(String::as_str)).map(str::to_owned)
    }
}

/// The comments of a text, in their order.
#[derive(Debug, Default)]
pub struct Suppressions {
    /// Each comment.
    pub comments: Vec<Comment>,
}

impl Suppressions {
    /// The comments of a text; nothing in nearly every text.
    pub(super) fn read(text: &str, rules: &RuleNames) -> Self {
        if memchr::memmem::find(text.as_bytes(), MARK.as_bytes()).is_none() {
            return Self::default();
        }
        let mut comments: Vec<Comment> = Vec::new();
        for start in memchr::memmem::find_iter(text.as_bytes(), b"<!--") {
            // A comment ends at the first `-->`: another that begins before it is part of it.
            if comments.last().is_none_or(|c| c.span.range().end <= start) {
                comments.extend(comment(text, start, rules));
            }
        }
        reach::find(text, &mut comments);
        Self { comments }
    }

    /// Takes away what the comments keep back, and what was said of the comments themselves.
    pub(super) fn apply(&mut self, document: &Document<'_>, rules: &RuleNames, found: &mut Vec<Diagnostic>) {
        let text = document.text();
        let map = &document.source().map;
        let comments: Vec<Span> = self.comments.iter().map(|c| map.to_original(c.span)).collect();
        let in_comment = |span: Span| {
            let i = comments.partition_point(|c| c.end <= span.start);
            comments.get(i).is_some_and(|c| c.touches(span))
        };
        found.retain(|d| !in_comment(d.span));
        let mut kept_back = vec![false; found.len()];
        for name in self.comments.iter_mut().flat_map(|c| &mut c.names) {
            let governed = map.to_original(name.governed);
            let word = &text[name.span.range()];
            let mut used = false;
            for (d, gone) in found.iter_mut().zip(&mut kept_back) {
                let here = governed.start <= d.span.start && d.span.start < governed.end;
                let named = |name: &str| here && (*d.rule == *name || *d.group == *name);
                if named(word) {
                    (used, *gone) = (true, true);
                } else if name.nearest.as_deref().is_some_and(named) {
                    // What a misspelt comment was meant to keep back is shown, but nothing is done to it.
                    d.fixes.clear();
                }
            }
            name.unused = !used && rules.names.get(word).copied().unwrap_or(false);
        }
        let mut gone = kept_back.iter();
        found.retain(|_| !gone.next().copied().unwrap_or(false));
    }
}

//! Comments in a text that keep findings back: `<!-- newslint-disable-next-line RULE: reason -->`.

mod comment;
mod reach;

use std::collections::BTreeMap;
use std::sync::Arc;

use hashbrown::HashMap;

use crate::diagnostic::{Diagnostic, Span};
use crate::document::Document;
pub use comment::{Comment, Directive, Named};
use comment::{MARK, comment};

/// Comments whose misspelt names get a suggestion: to find one takes long, and nobody reads so many.
const SUGGESTED: usize = 500;

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

/// What a comment does to a finding.
#[derive(Clone, Copy)]
enum Held {
    Back,
    Unfixed,
}

/// The findings of each rule and group by their place, and which stretches of them comments hold.
struct ByName {
    names: HashMap<Arc<str>, Places>,
}

/// Findings as place and index, and for each where held stretches begin and end.
#[derive(Default)]
struct Places {
    places: Vec<(u32, usize)>,
    steps: [Vec<i32>; 2],
}

impl ByName {
    fn new(found: &[Diagnostic]) -> Self {
        let mut names: HashMap<Arc<str>, Places> = HashMap::new();
        for (i, d) in found.iter().enumerate() {
            names.entry(d.rule.clone()).or_default().places.push((d.span.start, i));
            if d.rule != d.group {
                names.entry(d.group.clone()).or_default().places.push((d.span.start, i));
            }
        }
        for name in names.values_mut() {
            name.places.sort_unstable();
            name.steps = [(); 2].map(|()| vec![0; name.places.len() + 1]);
        }
        Self { names }
    }

    /// Holds what a name has in a span; whether there is any.
    fn mark(&mut self, name: &str, span: Span, held: Held) -> bool {
        let Some(own) = self.names.get_mut(name) else { return false };
        let from = own.places.partition_point(|(at, _)| *at < span.start);
        let to = own.places.partition_point(|(at, _)| *at < span.end);
        if from >= to {
            return false;
        }
        own.steps[held as usize][from] += 1;
        own.steps[held as usize][to] -= 1;
        true
    }

    /// For each finding what is done to it.
    fn marks(&self, count: usize) -> Vec<[bool; 2]> {
        let mut out = vec![[false; 2]; count];
        for own in self.names.values() {
            for (held, steps) in own.steps.iter().enumerate() {
                let mut depth = 0;
                for ((_, i), step) in own.places.iter().zip(steps) {
                    depth += step;
                    out[*i][held] |= depth > 0;
                }
            }
        }
        out
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
                let suggest = comments.len() < SUGGESTED;
                comments.extend(comment(text, start, rules, suggest));
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
        let mut named = ByName::new(found);
        for name in self.comments.iter_mut().flat_map(|c| &mut c.names) {
            let governed = map.to_original(name.governed);
            let word = &text[name.span.range()];
            let used = named.mark(word, governed, Held::Back);
            name.unused = !used && rules.names.get(word).copied().unwrap_or(false);
            if let Some(near) = &name.nearest {
                // What a misspelt comment was meant to keep back is shown, but nothing is done to it.
                named.mark(near, governed, Held::Unfixed);
            }
        }
        let marks = named.marks(found.len());
        marks
            .iter()
            .zip(found.iter_mut())
            .filter(|(m, _)| m[Held::Unfixed as usize])
            .for_each(|(_, d)| d.fixes.clear());
        let mut marks = marks.iter();
        found.retain(|_| !marks.next().is_some_and(|m| m[Held::Back as usize]));
    }
}

//! What a comment governs: a line, a region, the whole text.

use super::comment::{Comment, Directive, Named, line_end};
use crate::diagnostic::Span;

/// Finds it for every name of every comment. Comments are in order.
pub(super) fn find(text: &str, comments: &mut [Comment]) {
    let next_lines = next_lines(text, comments);
    for i in 0..comments.len() {
        comments[i].ends_nothing = comments[i].directive == Directive::Enable && !ends_some(text, comments, i);
        for n in 0..comments[i].names.len() {
            comments[i].names[n].governed = governed(text, comments, next_lines[i], i, n);
        }
    }
}

/// Whether the `i`th comment ends a region that an earlier one began.
fn ends_some(text: &str, comments: &[Comment], i: usize) -> bool {
    let same = |a: &Named, b: &Named| text[a.span.range()] == text[b.span.range()];
    let ended = &comments[i].names;
    let mut begun = comments[..i].iter().filter(|c| c.directive == Directive::Region);
    begun.any(|c| ended.is_empty() || c.names.iter().any(|n| ended.iter().any(|e| same(n, e))))
}

/// What the `n`th name of the `i`th comment governs.
fn governed(text: &str, comments: &[Comment], next_line: Span, i: usize, n: usize) -> Span {
    let comment = &comments[i];
    let (start, end) = (comment.span.range().start, comment.span.range().end);
    match comment.directive {
        Directive::File => Span::new(0, text.len()),
        Directive::Line => {
            let from = text[..start].rfind('\n').map_or(0, |at| at + 1);
            Span::new(from, line_end(text, end))
        }
        Directive::NextLine => next_line,
        Directive::Region => {
            let name = &text[comment.names[n].span.range()];
            let ends = |c: &&Comment| {
                let names_it = c.names.iter().any(|m| &text[m.span.range()] == name);
                c.directive == Directive::Enable && (c.names.is_empty() || names_it)
            };
            let to = comments[i + 1..].iter().find(ends).map_or(text.len(), |c| c.span.range().start);
            Span::new(end, to)
        }
        Directive::Enable | Directive::Unknown => Span::point(end),
    }
}

/// For each comment the next line that is neither empty nor only comments.
fn next_lines(text: &str, comments: &[Comment]) -> Vec<Span> {
    let mut out = vec![Span::point(text.len()); comments.len()];
    // The last first: a line of comments leads on to the line after it.
    for i in (0..comments.len()).rev() {
        out[i] = next_line(text, i, comments, &out);
    }
    out
}

fn next_line(text: &str, i: usize, comments: &[Comment], later: &[Span]) -> Span {
    let mut start = line_end(text, comments[i].span.range().end) + 1;
    while start < text.len() {
        let end = line_end(text, start);
        let mut at = start;
        let mut last = None;
        loop {
            at += text[at..end].len() - text[at..end].trim_start().len();
            let next = comments.partition_point(|c| c.span.range().start < at);
            match comments.get(next).filter(|c| c.span.range().start == at && c.span.range().end <= end) {
                Some(comment) => (last, at) = (Some(next), comment.span.range().end),
                None => break,
            }
        }
        match last {
            _ if at < end => return Span::new(start, end),
            Some(comment) => return later[comment],
            None => start = end + 1,
        }
    }
    Span::point(text.len())
}

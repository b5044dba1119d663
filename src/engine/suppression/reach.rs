//! What a comment governs: a line, a region, the whole text. A pass forward and one back find it for all comments: a
//! text may hold a hundred thousand of them.

use hashbrown::{HashMap, HashSet};

use super::comment::{Comment, Directive, line_end};
use crate::diagnostic::Span;

/// Finds it for every name of every comment. Comments are in order.
pub(super) fn find(text: &str, comments: &mut [Comment]) {
    let lines = lines(text, comments);
    let next_lines = next_lines(text, comments, &lines);
    let ends_nothing = ends_nothing(text, comments);
    // Where the next comment that ends the regions of a name stands, and the next that ends all.
    let (mut ends, mut ends_all) = (HashMap::<&str, usize>::new(), text.len());
    for (i, comment) in comments.iter_mut().enumerate().rev() {
        comment.ends_nothing = ends_nothing[i];
        let (start, end) = (comment.span.range().start, comment.span.range().end);
        for name in &mut comment.names {
            let word = &text[name.span.range()];
            name.governed = match comment.directive {
                Directive::File => Span::new(0, text.len()),
                Directive::Line => lines[i],
                Directive::NextLine => next_lines[i],
                Directive::Region => Span::new(end, ends.get(word).copied().unwrap_or(text.len()).min(ends_all)),
                Directive::Enable | Directive::Unknown => Span::point(end),
            };
            if comment.directive == Directive::Enable {
                ends.insert(word, start);
            }
        }
        if comment.directive == Directive::Enable && comment.names.is_empty() {
            ends_all = start;
        }
    }
}

/// For each comment whether it is to end regions and no earlier one began any.
fn ends_nothing(text: &str, comments: &[Comment]) -> Vec<bool> {
    let (mut begun, mut any) = (HashSet::new(), false);
    let one = |comment: &Comment| {
        let mut words = comment.names.iter().map(|n| &text[n.span.range()]);
        match comment.directive {
            Directive::Region => {
                any = true;
                begun.extend(words);
                false
            }
            Directive::Enable if comment.names.is_empty() => !any,
            Directive::Enable => !words.any(|w| begun.contains(w)),
            _ => false,
        }
    };
    comments.iter().map(one).collect()
}

/// For each comment the lines that it stands on.
fn lines(text: &str, comments: &[Comment]) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::with_capacity(comments.len());
    for comment in comments {
        let (start, end) = (comment.span.range().start, comment.span.range().end);
        // What the line of the comment before is known to hold need not be looked through again.
        let before = out.last().copied().filter(|line| start < line.range().end);
        let from = before.map_or_else(|| text[..start].rfind('\n').map_or(0, |at| at + 1), |line| line.range().start);
        let to = before.map(|line| line.range().end).filter(|&to| end <= to).unwrap_or_else(|| line_end(text, end));
        out.push(Span::new(from, to));
    }
    out
}

/// For each comment the next line that is neither empty nor only comments.
fn next_lines(text: &str, comments: &[Comment], lines: &[Span]) -> Vec<Span> {
    let mut out = vec![Span::point(text.len()); comments.len()];
    // The last first: a line of comments leads on to the line after it.
    for i in (0..comments.len()).rev() {
        let same = lines.get(i + 1).filter(|next| next.end == lines[i].end);
        out[i] = if same.is_some() { out[i + 1] } else { next_line(text, lines[i], comments, &out) };
    }
    out
}

fn next_line(text: &str, line: Span, comments: &[Comment], later: &[Span]) -> Span {
    let mut start = line.range().end + 1;
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

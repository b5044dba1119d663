//! Comments in a text that keep findings back: `<!-- newslint-disable-next-line RULE: reason -->`.

use hashbrown::HashMap;

use crate::diagnostic::{Diagnostic, Span};
use crate::document::Document;

const MARK: &str = "newslint-";
/// Bytes among which the end of a comment is looked for.
const LONGEST: usize = 4096;

/// What a comment says to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Directive {
    /// `newslint-disable-line`: the line that holds the comment.
    Line,
    /// `newslint-disable-next-line`: the next line that is not empty.
    NextLine,
    /// `newslint-disable`: from here to `newslint-enable`, or to the end.
    Region,
    /// `newslint-enable`: ends regions.
    Enable,
    /// `newslint-disable-file`: the whole text.
    File,
    /// A word that means nothing.
    Unknown,
}

impl Directive {
    /// All that mean something, by name.
    pub const NAMES: [(&'static str, Self); 5] = [
        ("disable-line", Self::Line),
        ("disable-next-line", Self::NextLine),
        ("disable", Self::Region),
        ("enable", Self::Enable),
        ("disable-file", Self::File),
    ];

    fn parse(name: &str) -> Self {
        Self::NAMES.iter().find(|(n, _)| *n == name).map_or(Self::Unknown, |(_, d)| *d)
    }
}

/// A rule or group that a comment names.
#[derive(Clone, Debug)]
pub struct Named {
    /// Its bytes in the text.
    pub span: Span,
    /// Whether there is such a rule or group.
    pub known: bool,
    /// Whether it is sure to have done nothing: the rule ran and the comment kept no finding back.
    pub unused: bool,
    /// The nearest name to one that is not known.
    pub nearest: Option<String>,
    governed: Span,
}

/// One comment.
#[derive(Clone, Debug)]
pub struct Comment {
    /// From `<!--` to `-->`, bytes of the text.
    pub span: Span,
    /// What it does.
    pub directive: Directive,
    /// The word that says so.
    pub word: Span,
    /// To what.
    pub names: Vec<Named>,
    /// Whether it is to end a region and none is open.
    pub ends_nothing: bool,
}

/// The comments of a text, in their order.
#[derive(Debug, Default)]
pub struct Suppressions {
    /// Each comment.
    pub comments: Vec<Comment>,
}

/// What a linter knows of rule names.
#[derive(Debug, Default)]
pub(super) struct RuleNames {
    /// Ids and groups, each with whether all that it names runs.
    pub names: HashMap<String, bool>,
}

impl RuleNames {
    fn nearest(&self, name: &str) -> Option<String> {
        crate::error::nearest(name, self.names.keys().map(String::as_str)).map(str::to_owned)
    }
}

impl Suppressions {
    /// The comments of a text; nothing in nearly every text.
    pub(super) fn read(text: &str, rules: &RuleNames) -> Self {
        if memchr::memmem::find(text.as_bytes(), MARK.as_bytes()).is_none() {
            return Self::default();
        }
        let mut comments: Vec<Comment> = memchr::memmem::find_iter(text.as_bytes(), b"<!--")
            .filter_map(|start| comment(text, start, rules))
            .collect();
        let next_lines = next_lines(text, &comments);
        for i in 0..comments.len() {
            comments[i].ends_nothing = comments[i].directive == Directive::Enable && !ends_some(text, &comments, i);
            for n in 0..comments[i].names.len() {
                let governed = governed(text, &comments, next_lines[i], i, n);
                comments[i].names[n].governed = governed;
            }
        }
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

fn comment(text: &str, start: usize, rules: &RuleNames) -> Option<Comment> {
    let body_start = start + "<!--".len();
    let rest = text[body_start..].trim_start().strip_prefix(MARK)?;
    let word_start = text.len() - rest.len();
    let reach = &rest.as_bytes()[..rest.len().min(LONGEST)];
    let body_end = word_start + memchr::memmem::find(reach, b"-->")?;
    let rest = &text[word_start..body_end];
    let word_len = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(rest.len());
    let word = Span::new(word_start, word_start + word_len);
    let list_start = word.end as usize;
    // A reason may follow a colon.
    let list = text[list_start..body_end].split(':').next().unwrap_or_default();
    let mut names = Vec::new();
    let mut at = list_start;
    for part in list.split_inclusive([',', ' ', '\t', '\n', '\r']) {
        let name = part.trim_end_matches([',', ' ', '\t', '\n', '\r']);
        if !name.is_empty() {
            let known = rules.names.contains_key(name);
            let nearest = if known { None } else { rules.nearest(name) };
            let span = Span::new(at, at + name.len());
            names.push(Named { span, known, unused: false, nearest, governed: Span::default() });
        }
        at += part.len();
    }
    let span = Span::new(start, body_end + "-->".len());
    Some(Comment { span, directive: Directive::parse(&text[word.range()]), word, names, ends_nothing: false })
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

fn line_end(text: &str, from: usize) -> usize {
    text[from..].find('\n').map_or(text.len(), |i| from + i)
}

impl Comment {
    /// The edit that takes some of its names away, the comment with them if none is left, and its line if nothing else
    /// stands there.
    pub fn without(&self, text: &str, goes: impl Fn(&Named) -> bool) -> (Span, String) {
        let stays: Vec<&str> = self.names.iter().filter(|n| !goes(n)).map(|n| &text[n.span.range()]).collect();
        if let ([first, .., last], false) = (&*self.names, stays.is_empty()) {
            return (first.span.to(last.span), stays.join(", "));
        }
        let (start, end) = (self.span.range().start, self.span.range().end);
        let line = text[..start].rfind('\n').map_or(0, |i| i + 1);
        let after = line_end(text, end);
        let alone = text[line..start].trim().is_empty() && text[end..after].trim().is_empty();
        if alone {
            return (Span::new(line, (after + 1).min(text.len())), String::new());
        }
        // The space that set it apart goes too.
        let spaces = text[line..start].len() - text[line..start].trim_end_matches(' ').len();
        (Span::new(start - spaces, end), String::new())
    }
}

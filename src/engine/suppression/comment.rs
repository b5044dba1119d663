//! One comment: what it says, and how it is taken away.

use super::RuleNames;
use crate::diagnostic::Span;

/// What every comment to newslint begins with.
pub(super) const MARK: &str = "newslint-";
/// Bytes of a name that may be a misspelt one.
const LONGEST_NAME: usize = 64;
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
    pub(super) governed: Span,
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

/// The comment that begins at an offset, if it is one to newslint.
pub(super) fn comment(text: &str, start: usize, rules: &RuleNames, suggest: bool) -> Option<Comment> {
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
            let nearest = (!known && suggest && name.len() <= LONGEST_NAME).then(|| rules.nearest(name)).flatten();
            let span = Span::new(at, at + name.len());
            names.push(Named { span, known, unused: false, nearest, governed: Span::default() });
        }
        at += part.len();
    }
    let span = Span::new(start, body_end + "-->".len());
    Some(Comment { span, directive: Directive::parse(&text[word.range()]), word, names, ends_nothing: false })
}

impl Comment {
    /// The edit that takes some of its names away, the comment with them if none is left, and its line if nothing else
    /// stands there. None where the comment alone keeps two words apart.
    pub fn without(&self, text: &str, goes: impl Fn(&Named) -> bool) -> Option<(Span, String)> {
        let stays: Vec<&str> = self.names.iter().filter(|n| !goes(n)).map(|n| &text[n.span.range()]).collect();
        if let ([first, .., last], false) = (&*self.names, stays.is_empty()) {
            return Some((first.span.to(last.span), stays.join(", ")));
        }
        let (start, end) = (self.span.range().start, self.span.range().end);
        // Only as far as white space goes: a line may be the whole text.
        let blank = |c: char| c.is_whitespace() && c != '\n';
        let line = text[..start].trim_end_matches(blank).len();
        let after = text.len() - text[end..].trim_start_matches(blank).len();
        let begins = line == 0 || text[..line].ends_with('\n');
        let ends = after == text.len() || text[after..].starts_with('\n');
        // The space that set it apart goes too.
        let wide = text[..start].trim_end_matches(' ').len();
        let span = match (line < start, end < after) {
            _ if begins && ends => Span::new(line, (after + 1).min(text.len())),
            _ if begins => Span::new(start, text.len() - text[end..].trim_start_matches(' ').len()),
            _ if ends => Span::new(wide, end),
            (true, true) => Span::new(wide, end),
            (true, false) | (false, true) => self.span,
            (false, false) => return None,
        };
        Some((span, String::new()))
    }
}

/// The end of the line that holds an offset.
pub(super) fn line_end(text: &str, from: usize) -> usize {
    text[from..].find('\n').map_or(text.len(), |i| from + i)
}

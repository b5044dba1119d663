//! Quotation marks and round brackets of the article, in order.

use super::Document;
use crate::diagnostic::Span;

/// A quotation mark or bracket outside links and tags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its bytes.
    pub span: Span,
    /// “ ” ‘ ’ " ( or ).
    pub mark: char,
    /// Its paragraph, as an index.
    pub paragraph: usize,
    /// Which way it faces, as far as the spaces beside it tell.
    pub facing: Facing,
}

impl Mark {
    /// Whether a double mark opens, as far as it or the spaces beside it tell.
    fn opens(&self) -> bool {
        self.mark == '“' || self.mark == '"' && self.facing == Facing::Opening
    }

    /// Whether a double mark closes.
    fn closes(&self) -> bool {
        self.mark == '”' || self.mark == '"' && self.facing == Facing::Closing
    }
}

/// Which way a mark faces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facing {
    /// Space before it, none after.
    Opening,
    /// Space, a sign or nothing after it, no space before.
    Closing,
    /// Letters or spaces on both sides.
    Either,
}

impl Document<'_> {
    /// The marks of the article.
    pub fn marks(&self) -> &[Mark] {
        self.mark_view(|| {
            let mut at: Vec<(usize, char)> = self
                .rare()
                .iter()
                .filter(|(_, c)| matches!(c, '“' | '”' | '‘' | '’'))
                .map(|&(at, c)| (at as usize, c))
                .collect();
            if [b'"', b'(', b')'].iter().any(|&b| self.has_ascii(b)) {
                let ascii = memchr::memchr3_iter(b'"', b'(', b')', self.text().as_bytes());
                at.extend(ascii.map(|i| (i, char::from(self.text().as_bytes()[i]))));
                at.sort_unstable();
            }
            let mut paragraph = 0;
            let mut out = Vec::with_capacity(at.len());
            for (at, mark) in at {
                let span = Span::new(at, at + mark.len_utf8());
                while self.paragraphs().get(paragraph).is_some_and(|p| p.span.end <= span.start) {
                    paragraph += 1;
                }
                if !self.is_masked(span) {
                    out.push(Mark { span, mark, paragraph, facing: self.facing(span) });
                }
            }
            out
        })
    }

    /// Marks of a paragraph that open and close one quotation although they are of two kinds: `“…"`, `"…”`, `“…’’`.
    pub fn crossed(&self, paragraph: &[Mark]) -> Vec<(Mark, Mark)> {
        let mut double: Vec<Mark> = Vec::new();
        for (i, mark) in paragraph.iter().enumerate() {
            let next = paragraph.get(i + 1).filter(|next| next.mark == '’' && next.span.start == mark.span.end);
            match (mark.mark, next) {
                // 5'6": inches.
                ('"', _) if self.char_before(mark.span).is_some_and(|c| c.is_ascii_digit()) => {}
                ('“' | '”' | '"', _) => double.push(*mark),
                ('’', Some(next)) => {
                    double.push(Mark { span: mark.span.to(next.span), mark: '"', facing: Facing::Closing, ..*mark });
                }
                _ => {}
            }
        }
        let is_crossed = |a: &Mark, b: &Mark| a.opens() && b.closes() && (a.mark == '"') != (b.mark == '"');
        double.windows(2).filter(|w| is_crossed(&w[0], &w[1])).map(|w| (w[0], w[1])).collect()
    }

    /// The character before a span, in its line.
    pub fn char_before(&self, span: Span) -> Option<char> {
        self.text()[..span.start as usize].chars().next_back().filter(|c| *c != '\n')
    }

    /// The character after a span, in its line.
    pub fn char_after(&self, span: Span) -> Option<char> {
        self.text()[span.end as usize..].chars().next().filter(|c| !matches!(c, '\n' | '\r'))
    }

    /// Which way a mark at a place faces.
    pub(crate) fn facing(&self, span: Span) -> Facing {
        let (before, after) = (self.char_before(span), self.char_after(span));
        let opens = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '–' | '—' | '“' | '‘'));
        let free =
            |c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '?' | '!' | ')' | ']' | '…' | '”' | '’');
        let closes = after.is_none_or(free);
        match (opens, closes) {
            (true, false) => Facing::Opening,
            (false, true) => Facing::Closing,
            _ => Facing::Either,
        }
    }
}

//! Quotations and parentheses inside a paragraph.

use crate::diagnostic::Span;

/// What encloses a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Enclosure {
    /// “ ”, ‘ ’ or straight double quotes.
    Quote,
    /// ( ) or [ ].
    Bracket,
}

/// A stretch between an opening and its closing mark, the marks included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Enclosed {
    /// From the opening mark to the end of the closing one.
    pub span: Span,
    /// Which marks.
    pub kind: Enclosure,
}

/// Opening marks that wait for their partners.
#[derive(Debug)]
pub struct Openers<T> {
    marks: Vec<(char, T)>,
    /// How many of each kind wait, so that a mark without a partner is known at once, however many others wait.
    waiting: [(char, usize); 4],
}

impl<T> Default for Openers<T> {
    fn default() -> Self {
        Self { marks: Vec::new(), waiting: ['“', '‘', '(', '['].map(|c| (c, 0)) }
    }
}

impl<T> Openers<T> {
    fn count(&mut self, mark: char) -> Option<&mut usize> {
        self.waiting.iter_mut().find(|(c, _)| *c == mark).map(|(_, n)| n)
    }

    /// One more.
    pub fn push(&mut self, mark: char, at: T) {
        if let Some(n) = self.count(mark) {
            *n += 1;
            self.marks.push((mark, at));
        }
    }

    /// Takes the last mark of a kind, and with it those inside that nothing closed.
    pub fn close(&mut self, opener: char) -> Option<T> {
        self.count(opener).filter(|n| **n > 0)?;
        while let Some((mark, at)) = self.marks.pop() {
            if let Some(n) = self.count(mark) {
                *n -= 1;
            }
            if mark == opener {
                return Some(at);
            }
        }
        None
    }
}

/// The quotations and brackets of a paragraph that starts at byte `base` of the document.
///
/// A quotation that does not close runs to the end of the paragraph (newspapers open each paragraph of a long
/// quotation and close only the last); an open bracket that never closes encloses nothing. `signs` are the byte offsets of
/// [`Characters::signs`](super::words::Characters::signs) in the paragraph.
pub fn enclosed(paragraph: &str, base: usize, signs: impl Iterator<Item = usize>, out: &mut Vec<Enclosed>) {
    let mut open: Openers<usize> = Openers::default();
    let mut straight: Option<usize> = None;
    let close = |out: &mut Vec<Enclosed>, kind, start, end| {
        out.push(Enclosed { span: Span::new(base + start, base + end), kind });
    };
    for at in signs {
        let Some(c) = paragraph[at..].chars().next() else { continue };
        let end = at + c.len_utf8();
        match c {
            '“' | '‘' | '(' | '[' => open.push(c, at),
            '”' | '’' | ')' | ']' => {
                let (opener, kind) = match c {
                    '”' => ('“', Enclosure::Quote),
                    '’' => ('‘', Enclosure::Quote),
                    ')' => ('(', Enclosure::Bracket),
                    _ => ('[', Enclosure::Bracket),
                };
                if let Some(start) = open.close(opener) {
                    close(out, kind, start, end);
                }
            }
            '"' => match straight.take() {
                Some(start) => close(out, Enclosure::Quote, start, end),
                None => straight = Some(at),
            },
            _ => {}
        }
    }
    if let Some(&(_, start)) = open.marks.iter().find(|(c, _)| *c == '“') {
        close(out, Enclosure::Quote, start, paragraph.len());
    }
    out.sort_by_key(|e| e.span);
}

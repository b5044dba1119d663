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

/// The quotations and brackets of a paragraph that starts at byte `base` of the document.
///
/// A quotation that does not close runs to the end of the paragraph (newspapers open each paragraph of a long
/// quotation and close only the last); an open bracket that never closes encloses nothing.
pub fn enclosed(paragraph: &str, base: usize, out: &mut Vec<Enclosed>) {
    // Most paragraphs have none of the marks; E2 begins the curly ones.
    let bytes = paragraph.as_bytes();
    if memchr::memchr3(b'"', b'(', b'[', bytes).is_none() && memchr::memchr(0xE2, bytes).is_none() {
        return;
    }
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut straight: Option<usize> = None;
    let close = |out: &mut Vec<Enclosed>, kind, start, end| {
        out.push(Enclosed { span: Span::new(base + start, base + end), kind });
    };
    // By bytes: Telugu is three to a letter, and none of them is a mark's first.
    let is_mark = |b: u8| matches!(b, b'"' | b'(' | b')' | b'[' | b']' | 0xE2);
    for at in (0..bytes.len()).filter(|&at| is_mark(bytes[at])) {
        let Some(c) = paragraph[at..].chars().next() else { continue };
        let end = at + c.len_utf8();
        match c {
            '“' | '‘' | '(' | '[' => open.push((c, at)),
            '”' | '’' | ')' | ']' => {
                let (opener, kind) = match c {
                    '”' => ('“', Enclosure::Quote),
                    '’' => ('‘', Enclosure::Quote),
                    ')' => ('(', Enclosure::Bracket),
                    _ => ('[', Enclosure::Bracket),
                };
                if let Some(i) = open.iter().rposition(|&(o, _)| o == opener) {
                    close(out, kind, open[i].1, end);
                    open.truncate(i);
                }
            }
            '"' => match straight.take() {
                Some(start) => close(out, Enclosure::Quote, start, end),
                None => straight = Some(at),
            },
            _ => {}
        }
    }
    if let Some(&(_, start)) = open.iter().find(|(c, _)| *c == '“') {
        close(out, Enclosure::Quote, start, paragraph.len());
    }
    out.sort_by_key(|e| e.span);
}

//! The tags, texts and comments of a file, each with its bytes.

use std::convert::Infallible;
use std::ops::Range;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

const CDATA: &str = "<![CDATA[";
const CDATA_END: &str = "]]>";

/// An attribute that is read.
#[derive(Debug, Default)]
pub(in crate::read) struct Attribute {
    pub name: Vec<u8>,
    /// Decoded.
    pub value: Vec<u8>,
    /// Its bytes in the file, without quotation marks.
    pub at: Range<usize>,
}

/// A piece of a file.
#[derive(Debug)]
pub(in crate::read) enum Token {
    Start { name: Vec<u8>, attributes: Vec<Attribute>, self_closing: bool },
    End { name: Vec<u8> },
    Text(Range<usize>),
    Comment(Range<usize>),
}

/// Hands the tokens of a file to `take`. What stands in CDATA is markup like any other, as in the export of a blog.
pub(in crate::read) fn tokens(original: &str, start: usize, take: &mut dyn FnMut(Token)) {
    let mut from = start;
    while from < original.len() {
        let Some(open) = stretch(original, from..original.len(), true, take) else { return };
        let inside = open + CDATA.len();
        let end = memchr::memmem::find(&original.as_bytes()[inside..], CDATA_END.as_bytes());
        let end = end.map_or(original.len(), |i| inside + i);
        stretch(original, inside..end, false, take);
        from = (end + CDATA_END.len()).min(original.len());
    }
}

/// Reads up to the next CDATA section, and says where it begins. A CDATA section holds no other.
fn stretch(original: &str, at: Range<usize>, cdata: bool, take: &mut dyn FnMut(Token)) -> Option<usize> {
    let mut tag: Option<(Vec<u8>, Vec<Attribute>)> = None;
    let base = at.start;
    let mut emitter = CallbackEmitter::<_, usize, usize>::new(|event: CallbackEvent<'_>, span: Span<usize>| {
        let span = base + span.start..base + span.end;
        match event {
            CallbackEvent::OpenStartTag { name } => tag = Some((name.to_vec(), Vec::new())),
            CallbackEvent::AttributeName { name } => {
                if let Some((_, attributes)) = &mut tag {
                    attributes.push(Attribute { name: name.to_vec(), ..Attribute::default() });
                }
            }
            CallbackEvent::AttributeValue { value } => {
                if let Some(attribute) = tag.as_mut().and_then(|(_, attributes)| attributes.last_mut()) {
                    value.clone_into(&mut attribute.value);
                    attribute.at = span;
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                if let Some((name, attributes)) = tag.take() {
                    take(Token::Start { name, attributes, self_closing });
                }
            }
            CallbackEvent::EndTag { name } => {
                tag = None;
                take(Token::End { name: name.to_vec() });
            }
            CallbackEvent::String { .. } => take(Token::Text(span)),
            CallbackEvent::Comment { .. } if cdata && original[span.clone()].starts_with(CDATA) => {
                return Some(span.start);
            }
            CallbackEvent::Comment { .. } => take(Token::Comment(span)),
            CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
        None
    });
    emitter.naively_switch_states(true);
    let mut tokenizer = Tokenizer::new_with_emitter(&original[at], emitter);
    // A text in memory can be read.
    tokenizer.next().and_then(|found: Result<usize, Infallible>| found.ok())
}

#[cfg(test)]
mod tests {
    use super::{Token, tokens};
    use crate::read::html::references::{Place, preserved};
    use crate::read::weaver::Piece;

    fn shown(original: &str) -> Vec<String> {
        let mut out = Vec::new();
        tokens(original, 0, &mut |token| {
            out.push(match token {
                Token::Start { name, attributes, .. } => {
                    let all = attributes
                        .iter()
                        .map(|a| format!(" {}={}", String::from_utf8_lossy(&a.name), &original[a.at.clone()]));
                    format!("<{}{}>", String::from_utf8_lossy(&name), all.collect::<String>())
                }
                Token::End { name } => format!("</{}>", String::from_utf8_lossy(&name)),
                Token::Text(at) | Token::Comment(at) => original[at].to_owned(),
            });
        });
        out
    }

    #[test]
    fn every_token_knows_its_bytes() {
        assert_eq!(
            shown("తె<P CLASS=x data-a='\u{C24}&amp;' b=\"c\r\nd\" e>అ&amp;\r\nఆ</P\n><!-- x --><br/>"),
            ["తె", "<p class=x data-a=త&amp; b=c\r\nd e=>", "అ&amp;\r\nఆ", "</p>", "<!-- x -->", "<br>"]
        );
        assert_eq!(shown("a<script>if (a<b) '</p>'</script>b"), ["a", "<script>", "if (a<b) '</p>'", "</script>", "b"]);
        assert_eq!(shown("a &lt <b"), ["a &lt "], "a tag that never ends");
        assert_eq!(shown("<title>a<b></title>"), ["<title>", "a<b>", "</title>"]);
        assert_eq!(shown("<!--[if IE]><p>x</p><![endif]-->"), ["<!--[if IE]><p>x</p><![endif]-->"]);
        assert_eq!(shown("<t><![CDATA[<p>a</p>]]>b</t>"), ["<t>", "<p>", "a", "</p>", "b", "</t>"]);
        assert_eq!(shown("<script>//<![CDATA[\na\n//]]></script>b").len(), 4);
        assert_eq!(shown("a < b &c; <3 \0"), ["a < b &c; <3 \0"]);
    }

    /// What our references say of a text is what the tokenizer says.
    fn decoded(original: &str) -> String {
        let mut out = String::new();
        tokens(original, 0, &mut |token| {
            if let Token::Text(at) = token {
                for piece in preserved(original, at, Place::Text) {
                    match piece {
                        Piece::Verbatim(at) | Piece::Bare(at) => out.push_str(&original[at]),
                        Piece::Atom(_, text) | Piece::Open(_, text) => out.push_str(&text),
                        _ => {}
                    }
                }
            }
        });
        out
    }

    proptest::proptest! {
        #[test]
        fn references_mean_what_the_tokenizer_says(parts in proptest::collection::vec(
            proptest::sample::select(vec!["&", "#", "x", "amp", "lt", "not", "in", "it", ";", "nbsp", "zwnj", "12", "0", "150", "3108", "త", " ", "=", "hearts", "AMP", "Lt", "frac12", "fff", "\r\n", "\n", "D800"]), 0..12))
        {
            let original: String = parts.concat();
            let theirs: String = html5gum::Tokenizer::new(&*original).map(|t| match t {
                Ok(html5gum::Token::String(s)) => String::from_utf8_lossy(&s.value).into_owned(),
                _ => String::new(),
            }).collect();
            proptest::prop_assert_eq!(decoded(&original).replace("\r\n", "\n"), theirs);
        }
    }
}

//! XLIFF 1.2 and 2: `<target>` is read, `<source>` is not. Each translation is an article, named by the id of its unit.

use std::ops::Range;
use std::sync::Arc;

use super::Article;
use super::html::references::{Place, preserved};
use super::html::tokens::{Attribute, Token, tokens};
use super::utf8::Utf8;
use super::weaver::Weaver;
use crate::document::{Joiners, Notation};

/// Elements that stand for code of the file that was translated, and hold it.
const CODE: [&[u8]; 5] = [b"ph", b"bpt", b"ept", b"it", b"ut"];

/// The translations of a file.
pub(super) fn read(utf8: &Utf8<'_>) -> Vec<Article<'static>> {
    let joiners = Joiners::of(&utf8.text).numbered();
    let mut file =
        File { utf8, notation: Notation::Markup(joiners), unit: None, target: None, code: 0, out: Vec::new() };
    tokens(&utf8.text, utf8.start(), &mut |token| match token {
        Token::Start { name, attributes, self_closing } => file.start(&name, &attributes, self_closing),
        Token::End { name } => file.end(&name),
        Token::Text(at) => file.text(at),
        Token::Comment(_) => {}
    });
    file.end(b"target");
    file.out
}

struct File<'u> {
    utf8: &'u Utf8<'u>,
    notation: Notation,
    unit: Option<Arc<str>>,
    /// The translation that is being read, and where it begins.
    target: Option<(usize, Weaver<'u>)>,
    /// Elements of code that are open in it.
    code: usize,
    out: Vec<Article<'static>>,
}

impl File<'_> {
    fn start(&mut self, name: &[u8], attributes: &[Attribute], self_closing: bool) {
        match name {
            b"trans-unit" | b"unit" => {
                let id = attributes.iter().find(|a| a.name == b"id");
                self.unit = id.map(|a| Arc::from(&*String::from_utf8_lossy(&a.value)));
            }
            b"target" if !self_closing => self.target = Some((0, Weaver::at(self.utf8, 0))),
            _ if CODE.contains(&name) && !self_closing => self.code += 1,
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        match name {
            b"target" => {
                self.code = 0;
                let Some((base, weaver)) = self.target.take() else { return };
                let source = weaver.finish(self.notation);
                if !source.text.is_empty() {
                    self.out.push(Article { base: base as u64, len: 0, record: self.unit.clone(), source });
                }
            }
            _ if CODE.contains(&name) => self.code = self.code.saturating_sub(1),
            _ => {}
        }
    }

    fn text(&mut self, at: Range<usize>) {
        let Some((base, weaver)) = self.target.as_mut().filter(|_| self.code == 0) else { return };
        if weaver.len() == 0 {
            *base = at.start;
            *weaver = Weaver::at(self.utf8, at.start);
        }
        for piece in preserved(&self.utf8.text, at, Place::Text) {
            weaver.add(piece);
        }
    }
}

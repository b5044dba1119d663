//! A word that begins with a vowel sign or a virama, and dotted circles.

use crate::diagnostic::Applicability;
use crate::diagnostic::Span;
use crate::document::{Document, WordForms};
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::letters::is_telugu;
use crate::telugu::orthography::FaultKind;
use crate::telugu::orthography::is_well_formed;

/// `orphan-vowel-sign`.
pub struct OrphanVowelSign {
    forms: WordForms,
}

impl CodedRule for OrphanVowelSign {
    const ID: &'static str = "orphan-vowel-sign";
    type Config = NoSettings;

    fn new(_: NoSettings, setup: &Setup) -> Result<Self, Error> {
        Ok(Self { forms: setup.forms() })
    }
}

impl Rule for OrphanVowelSign {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        for (i, _, _) in self.forms.faults(document, &[FaultKind::Orphan]) {
            let word = document.words()[i];
            let finding = Finding::at(word.span).confidence(0.97);
            // `చైన ాలో`: the sign belongs to the word before, if both make one.
            let before = i.checked_sub(1).map(|j| document.words()[j].span);
            let joined = before
                .filter(|_| document.joint_after(i - 1) == " ")
                .is_some_and(|b| is_well_formed(&format!("{}{}", document.slice(b), document.slice(word.span))));
            sink.push(match before {
                Some(before) if joined => {
                    let gap = Span { start: before.end, end: word.span.start };
                    Finding::at(before.to(word.span)).message("apart").edit(gap, "", Applicability::Unsafe)
                }
                _ => finding,
            });
        }
        for &(at, c) in document.rare().iter().filter(|(_, c)| *c == DOTTED_CIRCLE) {
            let span = Span::new(at as usize, at as usize + c.len_utf8());
            let (before, after) = (&document.text()[..at as usize], &document.text()[span.end as usize..]);
            if before.ends_with(is_telugu) && after.starts_with(is_telugu) {
                sink.push(Finding::at(span).message("circle").replace("", Applicability::Unsafe).confidence(0.97));
            }
        }
    }
}

/// U+25CC, which fonts show under a sign that has no letter and which sometimes is stored with it.
const DOTTED_CIRCLE: char = '\u{25CC}';

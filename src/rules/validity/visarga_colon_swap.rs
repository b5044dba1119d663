//! A visarga where a colon belongs, and a colon where a visarga does.

use crate::diagnostic::{Applicability, Span};
use crate::document::{Document, Word, WordForms};
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::forms::Form;
use crate::telugu::letters::VIRAMA;
use crate::text::words::without_joiners;

/// `visarga-colon-swap`.
pub struct VisargaColonSwap {
    forms: WordForms,
}

impl CodedRule for VisargaColonSwap {
    const ID: &'static str = "visarga-colon-swap";
    type Config = NoSettings;

    fn new(_: NoSettings, setup: &Setup) -> Result<Self, Error> {
        Ok(Self { forms: setup.forms() })
    }
}

impl Rule for VisargaColonSwap {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        for (_, word) in self.forms.words(document, Form::VISARGA_END) {
            self.visarga(document, word, sink);
        }
        if !document.has_ascii(b':') {
            return;
        }
        for &i in document.odd_gaps() {
            let i = i as usize;
            let (Some(after), ":") = (document.words().get(i + 1), document.gap_after(i)) else { continue };
            let span = document.words()[i].span.to(after.span);
            let word = without_joiners(document.slice(span)).replace(':', "ః");
            if document.words()[i].id.is_some() && STEMS.iter().any(|stem| word.starts_with(stem)) {
                let colon = Span { start: document.words()[i].span.end, end: after.span.start };
                sink.push(Finding::at(span).message("colon").edit(colon, "ః", Applicability::Safe).confidence(0.98));
            }
        }
    }
}

impl VisargaColonSwap {
    fn visarga(&self, document: &Document<'_>, word: &Word, sink: &mut Sink<'_>) {
        let text = document.slice(word.span);
        let before = without_joiners(text.trim_end_matches('ః')).into_owned();
        let after_virama = before.ends_with(VIRAMA);
        // సుఖినః, పునః: Sanskrit. చెప్పారుః was `చెప్పారు:`.
        let after_verb = self.forms.lists().form(&before).has(Form::REPORT | Form::WEEKDAY);
        if !(after_virama || after_verb) || document.is_quoted(word.span) {
            return;
        }
        let end = word.span.end as usize;
        let visarga = Span::new(end - 'ః'.len_utf8(), end);
        sink.push(Finding::at(word.span).edit(visarga, ":", Applicability::Safe).confidence(0.97));
    }
}

/// Words with a visarga inside.
const STEMS: [&str; 17] = [
    "దుఃఖ",
    "దుఃస్థితి",
    "దుఃస్వప్న",
    "అంతఃకలహ",
    "అంతఃకరణ",
    "అంతఃపుర",
    "అధఃపాతాళ",
    "పునఃపరిశీల",
    "పునఃప్రార",
    "పునఃప్రతిష్ఠ",
    "నిఃశబ్ద",
    "మనఃస్థితి",
    "మనఃపూర్వ",
    "ప్రాతఃకాల",
    "బహిఃప్రాంగ",
    "తపఃఫల",
    "ఛందఃశాస్త్ర",
];

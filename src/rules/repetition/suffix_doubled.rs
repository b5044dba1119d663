//! A case suffix that stands twice at the end of a word.

use crate::diagnostic::{Applicability, Span};
use crate::document::{Document, WordForms};
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::forms::{Form, doubled_suffix};
use crate::text::words::without_joiners;

/// `suffix-doubled`.
pub struct SuffixDoubled {
    forms: WordForms,
}

impl CodedRule for SuffixDoubled {
    const ID: &'static str = "suffix-doubled";
    type Config = NoSettings;

    fn new(_: NoSettings, setup: &Setup) -> Result<Self, Error> {
        Ok(Self { forms: setup.forms() })
    }
}

impl Rule for SuffixDoubled {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        for (_, word) in self.forms.words(document, Form::SUFFIX_DOUBLED) {
            let bare = without_joiners(document.slice(word.span));
            let Some((stem, suffix)) = doubled_suffix(&bare) else { continue };
            // పన్నును, బ్యాంకుకు: many stems end like these suffixes, so the article must have the stem by itself.
            if DOUBTFUL.contains(&suffix) && document.vocabulary().count(stem) == 0 {
                continue;
            }
            let end = word.span.range().end;
            let copy = Span::new(end - suffix.len(), end);
            if document.slice(copy) == suffix {
                let quoted = document.is_quoted(word.span);
                let applicability = if quoted { Applicability::Unsafe } else { Applicability::Safe };
                sink.push(Finding::at(word.span).edit(copy, "", applicability).confidence(0.96));
            }
        }
    }
}

/// Suffixes that stems end in by chance.
const DOUBTFUL: [&str; 3] = ["ను", "కు", "గా"];

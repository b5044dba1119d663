//! A paragraph that ends in a verb without a full stop.

use crate::diagnostic::{Applicability, Span};
use crate::document::{BlockKind, Document, WordForms};
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::forms::Form;

/// `missing-terminal-punctuation`.
pub struct MissingTerminalPunctuation {
    forms: WordForms,
}

impl CodedRule for MissingTerminalPunctuation {
    const ID: &'static str = "missing-terminal-punctuation";
    type Config = NoSettings;

    fn new(_: NoSettings, setup: &Setup) -> Result<Self, Error> {
        Ok(Self { forms: setup.forms() })
    }
}

impl Rule for MissingTerminalPunctuation {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        if !self.forms.view(document).any(Form::REPORT) {
            return;
        }
        for paragraph in document.paragraphs() {
            // Headlines, cells and captions end without one.
            if !matches!(document.block_at(paragraph.span.start), None | Some(BlockKind::Paragraph | BlockKind::Quote))
            {
                continue;
            }
            let Some(last) = paragraph.words.clone().last() else { continue };
            let word = document.words()[last];
            let ends_bare =
                document.slice(paragraph.span).trim_end().len() == (word.span.end - paragraph.span.start) as usize;
            if !ends_bare || !self.forms.view(document).is(&word, Form::REPORT) {
                continue;
            }
            // A short line may be a heading; one with several sentences is none.
            let sentences = document.sentences(paragraph).len();
            if sentences > 1 && !starts_list(document.slice(paragraph.span)) {
                let finding =
                    Finding::at(word.span).edit(Span::point(word.span.range().end), ".", Applicability::Unsafe);
                sink.push(finding.confidence(0.92));
            }
        }
    }
}

fn starts_list(line: &str) -> bool {
    line.trim_start().starts_with(|c: char| matches!(c, '•' | '-' | '*' | '►' | '●' | '–' | '—') || c.is_ascii_digit())
}

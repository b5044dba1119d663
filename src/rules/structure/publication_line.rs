//! A line that says when the article was published.

use crate::diagnostic::Span;
use crate::document::Document;
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;

/// `publication-line`.
pub struct PublicationLine;

impl CodedRule for PublicationLine {
    const ID: &'static str = "publication-line";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl Rule for PublicationLine {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        for paragraph in document.paragraphs().iter().filter(|p| (3..=MOST).contains(&p.words.len())) {
            let mut words = document.words()[paragraph.words.clone()].iter().map(|w| document.slice(w.span));
            let (first, last) = (words.next().unwrap_or(""), words.next_back().unwrap_or(""));
            let line = document.slice(paragraph.span);
            let year = line.bytes().filter(u8::is_ascii_digit).count() >= 5;
            // A date and a verb, or a label and a date: a sentence says who or what.
            let dated = first.starts_with(|c: char| c.is_ascii_digit()) || is_month(first);
            let verb = VERBS.iter().any(|v| last.starts_with(v)) && dated && paragraph.words.len() <= 5;
            let label = LABELS.contains(&first) && line.contains(':');
            if year && (verb || label) {
                let trimmed = line.trim();
                let start = paragraph.span.range().start + line.len() - line.trim_start().len();
                sink.push(Finding::at(Span::new(start, start + trimmed.len())).confidence(0.9));
            }
        }
    }
}

/// Words that such a line has at most.
const MOST: usize = 8;
/// Verbs of publishing.
const VERBS: [&str; 4] = ["ప్రచురించబడింది", "ప్రచురితమైంది", "ప్రచురించారు", "నవీకరించబడింది"];
/// Labels before a date.
const LABELS: [&str; 6] = ["ప్రచురణ", "నవీకరణ", "అప్\u{200C}డేట్", "ప్రచురించబడింది", "నవీకరించబడింది", "చివరిగా"];

fn is_month(word: &str) -> bool {
    crate::telugu::calendar::month(word).is_some()
}

//! Misspelt months and weekdays, and two spellings of one month.

use crate::diagnostic::{Applicability, Severity, Span};
use crate::document::{Document, WordForms};
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::calendar::month_name;
use crate::telugu::forms::Form;
use crate::text::words::{ZWNJ, without_joiners};

/// `month-weekday-spelling`.
pub struct MonthWeekdaySpelling {
    forms: WordForms,
}

impl CodedRule for MonthWeekdaySpelling {
    const ID: &'static str = "month-weekday-spelling";
    type Config = NoSettings;

    fn new(_: NoSettings, setup: &Setup) -> Result<Self, Error> {
        Ok(Self { forms: setup.forms() })
    }
}

impl Rule for MonthWeekdaySpelling {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        for (_, word) in self.forms.words(document, Form::CALENDAR_TYPO) {
            let text = document.slice(word.span);
            let Some((wrong, right)) = self.forms.lists().spelling().calendar_typo(&without_joiners(text)) else {
                continue;
            };
            let end = word.span.range().start + text.find(ZWNJ).unwrap_or(wrong.len()).min(wrong.len());
            let stem = Span::new(word.span.range().start, end);
            if document.slice(stem) == wrong {
                // A quotation may be of something written.
                let quoted = document.is_quoted(word.span);
                let applicability = if quoted { Applicability::Unsafe } else { Applicability::Safe };
                sink.push(Finding::at(word.span).edit(stem, right, applicability).confidence(0.97));
            }
        }
        self.mixed(document, sink);
    }
}

/// Pairs that print accepts: the first is the commoner form of news.
const PAIRS: [(&str, &[&str]); 7] = [
    ("జులై", &["జూలై"]),
    ("ఆగస్టు", &["ఆగస్ట్", "ఆగష్టు"]),
    ("సెప్టెంబర్", &["సెప్టెంబరు"]),
    ("అక్టోబర్", &["అక్టోబరు"]),
    ("నవంబర్", &["నవంబరు"]),
    ("డిసెంబర్", &["డిసెంబరు"]),
    ("ఏప్రిల్", &["ఏప్రిలు"]),
];

impl MonthWeekdaySpelling {
    /// Two spellings of one month: the rarer is a hint.
    fn mixed(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        let months: Vec<(Span, &str)> = self
            .forms
            .words(document, Form::MONTH)
            .filter_map(|(_, w)| Some((w.span, month_name(&without_joiners(document.slice(w.span)))?.1)))
            .collect();
        for (first, others) in PAIRS {
            let count = |name: &str| months.iter().filter(|(_, n)| *n == name).count();
            let of_others: usize = others.iter().map(|o| count(o)).sum();
            if count(first) == 0 || of_others == 0 {
                continue;
            }
            let fewer_first = count(first) < of_others;
            for (span, _) in months.iter().filter(|(_, n)| if fewer_first { *n == first } else { others.contains(n) }) {
                let other = if fewer_first { others[0] } else { first };
                sink.push(
                    Finding::at(*span).message("mixed").arg("other", other).severity(Severity::Info).confidence(0.9),
                );
            }
        }
    }
}

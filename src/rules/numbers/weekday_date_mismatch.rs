//! A weekday that is not that of the date beside it.

use crate::diagnostic::Severity;
use crate::document::{Date, Document, Word, WordForms};
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::calendar::{days_in, weekday, weekday_name, weekday_of};
use crate::telugu::forms::Form;
use crate::text::words::without_joiners;

/// `weekday-date-mismatch`.
pub struct WeekdayDateMismatch {
    forms: WordForms,
}

impl CodedRule for WeekdayDateMismatch {
    const ID: &'static str = "weekday-date-mismatch";
    type Config = NoSettings;

    fn new(_: NoSettings, setup: &Setup) -> Result<Self, Error> {
        Ok(Self { forms: setup.forms() })
    }
}

impl Rule for WeekdayDateMismatch {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        if !self.forms.view(document).any(Form::WEEKDAY) {
            return;
        }
        for date in document.dates(&self.forms) {
            let (Some(year), true) = (date.year, date.day <= days_in(date.month, date.year)) else { continue };
            let Some((word, said)) = self.weekday_beside(document, date) else { continue };
            let right = weekday_of(year, date.month, date.day);
            if said == right {
                continue;
            }
            let finding = Finding::at(word.span.to(date.span)).arg("right", weekday_name(right));
            // A day off may be the time zone of where it happened.
            let near = (said + 7 - right) % 7;
            sink.push(if near == 1 || near == 6 {
                finding.severity(Severity::Warning).confidence(0.8)
            } else {
                finding.confidence(0.95)
            });
        }
    }
}

impl WeekdayDateMismatch {
    /// The weekday that stands right before or after a date.
    fn weekday_beside<'d>(&self, document: &'d Document<'_>, date: &Date) -> Option<(&'d Word, u8)> {
        let close = |gap: &str| gap.len() <= 4 && gap.chars().all(|c| matches!(c, ' ' | ',' | '(' | '–' | '-'));
        let before = date.words.0.checked_sub(1).filter(|&i| close(&document.joint_after(i)));
        let after = Some(date.words.1 + 1).filter(|_| close(&document.joint_after(date.words.1)));
        [before, after].into_iter().flatten().find_map(|i| {
            let word = document.words().get(i).filter(|w| self.forms.view(document).is(w, Form::WEEKDAY))?;
            Some((word, weekday(&without_joiners(document.slice(word.span)))?))
        })
    }
}

//! A day that its month does not have.

use crate::diagnostic::Span;
use crate::document::{Document, WordForms};
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::calendar::days_in;
use crate::text::words::Kinds;

/// `impossible-date`.
pub struct ImpossibleDate {
    forms: WordForms,
}

impl CodedRule for ImpossibleDate {
    const ID: &'static str = "impossible-date";
    type Config = NoSettings;

    fn new(_: NoSettings, setup: &Setup) -> Result<Self, Error> {
        Ok(Self { forms: setup.forms() })
    }
}

impl Rule for ImpossibleDate {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        for date in document.dates(&self.forms) {
            let longest = days_in(date.month, date.year);
            // A count beyond 31 after మే or మార్చి is no date unless something says so.
            if date.day > longest && (date.day <= 31 || date.sure) {
                sink.push(Finding::at(date.span).arg("days", longest.to_string()).confidence(0.95));
            }
        }
        if [b'-', b'/', b'.'].iter().any(|&b| document.has_ascii(b))
            && document.has_word(|kinds| kinds.has(Kinds::DIGIT))
        {
            in_digits(document, sink);
        }
    }
}

/// `31-04-2025`, day first: not `2025-04-31`, and no version number.
fn in_digits(document: &Document<'_>, sink: &mut Sink<'_>) {
    let words = document.words();
    for gaps in document.odd_gaps().windows(2) {
        let (i, j) = (gaps[0] as usize, gaps[1] as usize);
        let separator = document.gap_after(i);
        if j != i + 1 || !matches!(separator, "-" | "/" | ".") || document.gap_after(j) != separator {
            continue;
        }
        let Some(last) = words.get(j + 1) else { continue };
        let parts = [words[i], words[j], *last];
        if parts.iter().any(|w| w.masked || w.kinds != Kinds::DIGIT) || before_digits(document, parts[0].span) {
            continue;
        }
        let [day, month, year] = parts.map(|w| document.slice(w.span));
        let (Ok(day_number), Ok(month_number), Ok(y)) = (day.parse::<u8>(), month.parse::<u8>(), year.parse::<i32>())
        else {
            continue;
        };
        let is_date = day.len() <= 2
            && month.len() <= 2
            && year.len() == 4
            && (1900..=2100).contains(&y)
            && day_number > 0
            && month_number > 0;
        // Where both are at most 12, or the month comes first, it may be a date of the other order.
        let possible = |d: u8, m: u8| m <= 12 && d <= days_in(m, Some(y));
        if is_date && !possible(day_number, month_number) && !possible(month_number, day_number) {
            let longest = if month_number <= 12 { days_in(month_number, Some(y)) } else { 31 };
            sink.push(Finding::at(parts[0].span.to(last.span)).arg("days", longest.to_string()).confidence(0.95));
        }
    }
}

fn before_digits(document: &Document<'_>, span: Span) -> bool {
    document.char_before(span).is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '.'))
}

//! The dates that an article names with a month in words.

use super::{Document, Word, WordForms};
use crate::diagnostic::Span;
use crate::telugu::calendar;
use crate::telugu::forms::Form;
use crate::text::words::{Kinds, without_joiners};

/// The order of a date's parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateOrder {
    /// 4 నవంబర్ 2025.
    DayMonthYear,
    /// నవంబర్ 4, 2025.
    MonthDayYear,
    /// 2025 నవంబర్ 4.
    YearMonthDay,
    /// నవంబర్ 4 or 4 నవంబర్, without a year.
    NoYear,
}

/// A date with day and month.
#[derive(Clone, Copy, Debug)]
pub struct Date {
    /// From its first part to its last, suffix included.
    pub span: Span,
    /// Words from the first to the last, as indices.
    pub words: (usize, usize),
    /// The order of its parts.
    pub order: DateOrder,
    /// The day as written, even if there is none such.
    pub day: u8,
    /// 1 to 12.
    pub month: u8,
    /// The year, if it is written.
    pub year: Option<i32>,
    /// Whether a suffix such as -న shows that the number is a day and no count.
    pub sure: bool,
}

impl Document<'_> {
    /// The dates of the article.
    pub fn dates(&self, forms: &WordForms) -> &[Date] {
        self.date_view(|| {
            let months = forms.words(self, Form::MONTH);
            months.filter_map(|(i, word)| self.date(i, word)).collect()
        })
    }

    fn date(&self, i: usize, word: &Word) -> Option<Date> {
        let month = calendar::month(&without_joiners(self.slice(word.span)))?;
        let beside = |j: Option<usize>, gaps: &[&str]| -> Option<(usize, Number<'_>)> {
            let j = j.filter(|&j| j < self.words().len())?;
            gaps.contains(&&*self.joint_after(j.min(i))).then(|| Some((j, self.number(j)?)))?
        };
        let before = beside(i.checked_sub(1), &[" ", "-", ", "]);
        let after = beside(Some(i + 1), &[" ", "-"]);
        let at = |first: usize, last: usize, order, day: Number<'_>, year: Option<Number<'_>>| {
            let (year, year_suffix) = (year.map(|y| y.value), year.is_some_and(|y| !y.suffix.is_empty()));
            Some(Date {
                span: self.words()[first].span.to(self.words()[last].span),
                words: (first, last),
                order,
                day: u8::try_from(day.value).ok()?,
                month,
                year,
                sure: year.is_some() || year_suffix || is_day_suffix(day.suffix) && !day.suffix.is_empty(),
            })
        };
        match (before, after) {
            (Some((y, year)), Some((d, day))) if year.is_year() && year.suffix.is_empty() && day.is_day() => {
                at(y, d, DateOrder::YearMonthDay, day, Some(year))
            }
            (Some((d, day)), Some((y, year))) if day.is_day() && year.is_year() && self.is_apart(d) => {
                at(d, y, DateOrder::DayMonthYear, day, Some(year))
            }
            (_, Some((d, day))) if day.is_day() => {
                let year = day.suffix.is_empty().then(|| self.number(d + 1)).flatten();
                let year = year.filter(|y| y.is_year() && matches!(&*self.joint_after(d), ", " | " " | ","));
                match year {
                    Some(year) => at(i, d + 1, DateOrder::MonthDayYear, day, Some(year)),
                    None => at(i, d, DateOrder::NoYear, day, None),
                }
            }
            (Some((d, day)), _)
                if day.is_day() && day.value <= 31 && self.is_apart(d) && self.joint_after(d) == " " =>
            {
                at(d, i, DateOrder::NoYear, day, None)
            }
            _ => None,
        }
    }

    /// Whether no number or point stands right before a number: the 5 of `3.5 ఏప్రిల్` is no day.
    fn is_apart(&self, word: usize) -> bool {
        !self.text()[..self.words()[word].span.start as usize].ends_with(['.', ',', '-', '/', ':', '–'])
    }

    /// The number that a word begins with, and what is attached to it.
    fn number(&self, word: usize) -> Option<Number<'_>> {
        let word = self.words().get(word).filter(|w| !w.masked && w.kinds.has(Kinds::DIGIT))?;
        let text = self.slice(word.span);
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let value = text[..digits].parse().ok().filter(|_| digits <= 4)?;
        Some(Number { value, digits, suffix: &text[digits..] })
    }
}

#[derive(Clone, Copy)]
struct Number<'t> {
    value: i32,
    digits: usize,
    suffix: &'t str,
}

impl Number<'_> {
    fn is_day(&self) -> bool {
        self.digits <= 2 && (1..=99).contains(&self.value) && is_day_suffix(self.suffix)
    }

    fn is_year(&self) -> bool {
        self.digits == 4 && (1900..=2100).contains(&self.value)
    }
}

/// What may be attached to the number of a day.
fn is_day_suffix(suffix: &str) -> bool {
    matches!(
        suffix,
        "" | "న"
            | "నే"
            | "వ"
            | "నుంచి"
            | "నుండి"
            | "నాటి"
            | "నాటికి"
            | "కి"
            | "కు"
            | "లోగా"
            | "లోపు"
            | "కల్లా"
    )
}

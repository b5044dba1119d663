//! Dates in several orders in one article.

use crate::document::{DateOrder, Document, WordForms};
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;

/// `date-order-mixed`.
pub struct DateOrderMixed {
    forms: WordForms,
}

impl CodedRule for DateOrderMixed {
    const ID: &'static str = "date-order-mixed";
    type Config = NoSettings;

    fn new(_: NoSettings, setup: &Setup) -> Result<Self, Error> {
        Ok(Self { forms: setup.forms() })
    }
}

impl Rule for DateOrderMixed {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        let dates = document.dates(&self.forms);
        let has = |order| dates.iter().any(|d| d.order == order);
        let orders = [DateOrder::DayMonthYear, DateOrder::MonthDayYear, DateOrder::YearMonthDay];
        if orders.into_iter().filter(|o| has(*o)).count() < 2 {
            return;
        }
        // The native order is right where it occurs; else all are reported, since none is better.
        let native = has(DateOrder::YearMonthDay);
        for date in
            dates.iter().filter(|d| d.order != DateOrder::NoYear && !(native && d.order == DateOrder::YearMonthDay))
        {
            sink.push(Finding::at(date.span).confidence(0.93));
        }
    }
}

//! Digits with commas in places where no grouping has them.

use crate::document::Document;
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::numbers::Grouping;

/// `grouping-invalid`.
pub struct GroupingInvalid;

impl CodedRule for GroupingInvalid {
    const ID: &'static str = "grouping-invalid";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl Rule for GroupingInvalid {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        for amount in document.amounts() {
            let certain = amount.grouping == Grouping::Broken
                || amount.grouping == Grouping::Unclear
                    && amount.digits >= 4
                    && document.follows_currency(amount.words.0);
            if certain {
                sink.push(Finding::at(amount.span).confidence(0.95));
            }
        }
    }
}

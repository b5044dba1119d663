//! Numbers grouped by thousands among those grouped by lakh and crore.

use crate::diagnostic::Applicability;
use crate::document::Document;
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::numbers::{Grouping, group_by_lakh};

/// `grouping-mixed`.
pub struct GroupingMixed;

impl CodedRule for GroupingMixed {
    const ID: &'static str = "grouping-mixed";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl Rule for GroupingMixed {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        let amounts = document.amounts();
        if !amounts.iter().any(|a| a.grouping == Grouping::Western) {
            return;
        }
        let indian = amounts.iter().any(|a| a.grouping == Grouping::Indian);
        for amount in amounts.iter().filter(|a| a.grouping == Grouping::Western) {
            let before = document.text()[..amount.span.range().start].trim_end_matches([' ', '.']);
            let rupees = ["రూ", "₹", "Rs"].iter().any(|c| before.ends_with(c));
            let dollars = ["$", "€", "£"].iter().any(|c| before.ends_with(c));
            let next = document.words().get(amount.words.1 + 1).map_or("", |w| document.slice(w.span));
            let in_rupees = rupees || next.starts_with("రూపాయ");
            if !dollars && (indian || in_rupees) {
                let digits = document.slice(amount.span).replace(',', "");
                let finding = Finding::at(amount.span).replace(group_by_lakh(&digits), Applicability::Unsafe);
                sink.push(finding.confidence(0.92));
            }
        }
    }
}

//! Comments that keep nothing back.

use crate::diagnostic::Applicability;
use crate::document::Document;
use crate::engine::{CodedRule, Directive, Finding, NoSettings, Rule, Setup, Sink, Suppressions};
use crate::error::Error;

/// `unused-suppression`.
pub struct UnusedSuppression;

impl CodedRule for UnusedSuppression {
    const ID: &'static str = "unused-suppression";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl Rule for UnusedSuppression {
    fn check(&self, _: &Document<'_>, _: &mut Sink<'_>) {}

    fn check_suppressions(&self, suppressions: &Suppressions, document: &Document<'_>, sink: &mut Sink<'_>) {
        for comment in suppressions.comments.iter().filter(|c| c.ends_nothing) {
            let finding = Finding::at(comment.span).message("end").confidence(1.0);
            sink.push(finding.edits(comment.without(document.text(), |_| true), Applicability::Safe));
        }
        let comments = suppressions.comments.iter();
        for comment in comments.filter(|c| !matches!(c.directive, Directive::Unknown | Directive::Enable)) {
            let unused: Vec<&str> = comment.names.iter().filter(|n| n.unused).map(|n| document.slice(n.span)).collect();
            if !unused.is_empty() {
                let finding = Finding::at(comment.span).arg("rules", unused.join(", ")).confidence(1.0);
                sink.push(finding.edits(comment.without(document.text(), |n| n.unused), Applicability::Safe));
            }
        }
    }
}

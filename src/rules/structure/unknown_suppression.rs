//! Comments that mean nothing: of no rule, of a rule that does not exist, or of a word that is no instruction.

use crate::diagnostic::Applicability;
use crate::document::Document;
use crate::engine::{CodedRule, Comment, Directive, Finding, NoSettings, Rule, Setup, Sink, Suppressions};
use crate::error::{Error, nearest};

/// `unknown-suppression`.
pub struct UnknownSuppression;

impl CodedRule for UnknownSuppression {
    const ID: &'static str = "unknown-suppression";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl Rule for UnknownSuppression {
    fn check(&self, _: &Document<'_>, _: &mut Sink<'_>) {}

    fn check_suppressions(&self, suppressions: &Suppressions, document: &Document<'_>, sink: &mut Sink<'_>) {
        for comment in &suppressions.comments {
            if let Some(finding) = judge(comment, document) {
                sink.push(finding.confidence(1.0));
            }
        }
    }
}

fn judge(comment: &Comment, document: &Document<'_>) -> Option<Finding> {
    let text = document.text();
    if comment.directive == Directive::Unknown {
        let word = document.slice(comment.word);
        let finding = Finding::at(comment.span).message("word").arg("word", format!("newslint-{word}"));
        let names = Directive::NAMES.iter().map(|(n, _)| *n);
        return Some(match nearest(word, names) {
            Some(near) => finding.edit(comment.word, near, Applicability::Unsafe),
            None => remove(comment, text, finding),
        });
    }
    if comment.names.is_empty() && comment.directive != Directive::Enable {
        return Some(remove(comment, text, Finding::at(comment.span).message("empty")));
    }
    let unknown: Vec<_> = comment.names.iter().filter(|n| !n.known).collect();
    let first = unknown.first()?;
    let names: Vec<&str> = unknown.iter().map(|n| document.slice(n.span)).collect();
    let finding = Finding::at(comment.span).arg("rules", names.join(", "));
    // A misspelt name was meant: what it would keep back is for a person to judge.
    if let Some(near) = &first.nearest {
        return Some(finding.edit(first.span, near.as_str(), Applicability::Unsafe));
    }
    let edit = comment.without(text, |n| !n.known && n.nearest.is_none());
    Some(finding.edits(edit, Applicability::Safe))
}

fn remove(comment: &Comment, text: &str, finding: Finding) -> Finding {
    finding.edits(comment.without(text, |_| true), Applicability::Safe)
}

//! One name in two Telugu spellings.

use std::sync::Arc;

use crate::diagnostic::Applicability;
use crate::document::Document;
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::memory::WordMemory;
use crate::names::{Cluster, Gazetteer, Mention, NameView};
use crate::telugu::phonetics::phonemes;

/// Short names that only sound alike are left to a person.
const LEAST_SOUNDS: usize = 5;

/// `name-variant-mixed`.
pub struct NameVariantMixed {
    names: Arc<Gazetteer>,
    memory: Arc<WordMemory>,
}

impl CodedRule for NameVariantMixed {
    const ID: &'static str = "name-variant-mixed";
    type Config = NoSettings;

    fn new(_: NoSettings, setup: &Setup) -> Result<Self, Error> {
        Ok(Self { names: setup.gazetteer(), memory: setup.memory() })
    }
}

impl Rule for NameVariantMixed {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        let view = document.names(|| NameView::build(document, &self.names, &self.memory));
        for mention in &view.mentions {
            let cluster = &view.clusters[mention.cluster];
            if let Some(finding) = report(document, mention, cluster) {
                sink.push(finding);
            }
        }
    }
}

fn report(document: &Document<'_>, mention: &Mention, cluster: &Cluster) -> Option<Finding> {
    let text = document.slice(mention.span);
    let mut variants: Vec<String> = cluster.forms.iter().map(|f| f.text.clone()).collect();
    variants.swap(0, mention.form);
    let counts: Vec<String> = cluster.forms.iter().map(|f| format!("{} × {}", f.text, f.count)).collect();
    let finding = Finding::at(mention.span)
        .variants(variants)
        .arg("variants", counts.join(", "))
        .confidence(if cluster.listed { 0.97 } else { 0.9 });
    let sole_majority = cluster.forms[0].count > cluster.forms[1].count;
    match &cluster.canonical {
        Some(right) if right == &cluster.forms[mention.form].text => None,
        Some(right) => {
            // An article's majority may have it wrong where a list has settled the matter (మోదీ once, మోడీ twice).
            let settled = cluster.settled.as_ref() == Some(&cluster.forms[mention.form].text);
            let safe = sole_majority
                && !settled
                && !document.is_quoted(mention.span)
                && cluster.forms[mention.form].sure;
            let applicability = if safe { Applicability::Safe } else { Applicability::Unsafe };
            Some(finding.arg("other", right.as_str()).replace(right.as_str(), applicability))
        }
        // A tie: the spelling that comes second is reported, and the desk decides.
        None if mention.form == 0 => None,
        None => Some(finding.message("tie").arg("other", cluster.forms[0].text.as_str())),
    }
}

//! One name in two Telugu spellings.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diagnostic::{Applicability, Severity};
use crate::document::Document;
use crate::engine::{CodedRule, Finding, Rule, Setup, Sink};
use crate::error::Error;
use crate::names::{Gazetteer, NameView};

/// `[rules.name-variant-mixed]`.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct NameVariantMixedConfig {
    /// Report only what is at least this sure, from 0 to 1; 0.85 gives fewer and surer reports.
    least_confidence: f32,
}

/// `name-variant-mixed`.
pub struct NameVariantMixed {
    names: Arc<Gazetteer>,
    least: f32,
}

impl CodedRule for NameVariantMixed {
    const ID: &'static str = "name-variant-mixed";
    type Config = NameVariantMixedConfig;

    fn new(config: NameVariantMixedConfig, setup: &Setup) -> Result<Self, Error> {
        Ok(Self { names: setup.gazetteer(), least: config.least_confidence })
    }
}

impl Rule for NameVariantMixed {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        let view = document.names(|| NameView::build(document, &self.names));
        for variant in view.variants(document, true).filter(|v| v.confidence >= self.least) {
            let counts: Vec<String> =
                variant.cluster.forms.iter().map(|f| format!("{} × {}", f.text, f.count)).collect();
            let mut finding = Finding::at(variant.span)
                .arg("variants", counts.join(", "))
                .confidence(variant.confidence)
                .variants(variant.spellings);
            for (span, spelling) in variant.others {
                finding = finding.label(span, spelling);
            }
            sink.push(if let Some(mend) = variant.mend {
                let applicability = if mend.safe { Applicability::Safe } else { Applicability::Unsafe };
                let finding = finding.arg("other", mend.settled).edit(mend.span, mend.text, applicability);
                if mend.decided { finding } else { finding.severity(Severity::Warning) }
            } else {
                let message = if variant.is_tied { "tie" } else { "several" };
                finding
                    .message(message)
                    .severity(Severity::Warning)
                    .arg("other", variant.cluster.forms[0].text.as_str())
            });
        }
    }
}

//! Words that lost the U+200C between their parts.

use std::sync::Arc;

use crate::diagnostic::{Applicability, Span};
use crate::document::{Document, Entry, Vocabulary};
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::memory::{WordFacts, WordMemory};
use crate::telugu::joiner::{Evidence, Joiners, Missing};
use crate::text::words::ZWNJ;

/// `missing-zwnj`.
pub struct MissingZwnj {
    joiners: Arc<Joiners>,
    memory: Arc<WordMemory>,
}

impl CodedRule for MissingZwnj {
    const ID: &'static str = "missing-zwnj";
    type Config = NoSettings;

    fn new(_: NoSettings, setup: &Setup) -> Result<Self, Error> {
        Ok(Self { joiners: setup.joiners(), memory: setup.memory() })
    }
}

impl Evidence for Vocabulary<'_> {
    fn stands_alone(&self, stem: &str) -> bool {
        self.count(stem) > 0
    }
}

impl Rule for MissingZwnj {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        let vocabulary = document.vocabulary();
        let judge = |(entry, facts): (&Entry<'_>, &Arc<WordFacts>)| {
            let sites = facts.sites.get_or_init(|| self.joiners.sites(entry.text));
            Joiners::judge(entry.text, sites, vocabulary)
        };
        let judged: Vec<Vec<Missing>> =
            vocabulary.entries().iter().zip(document.facts(&self.memory)).map(judge).collect();
        if judged.iter().all(Vec::is_empty) {
            return;
        }
        for (_, word) in document.telugu_words() {
            let missing = word.id.map_or(&[] as &[Missing], |id| &judged[id as usize]);
            // One finding for what may be mended unattended and one for what a person should see.
            for safe in [true, false] {
                report(word.span, missing.iter().filter(|m| m.safe == safe), sink);
            }
        }
    }
}

fn report<'m>(word: Span, missing: impl Iterator<Item = &'m Missing>, sink: &mut Sink<'_>) {
    let mut finding = Finding::at(word);
    let mut confidence: f32 = 1.0;
    let mut found = false;
    for site in missing {
        let applicability = if site.safe { Applicability::Safe } else { Applicability::Unsafe };
        finding = finding.edit(Span::point(word.start as usize + site.at), ZWNJ, applicability);
        confidence = confidence.min(site.confidence);
        found = true;
    }
    if found {
        sink.push(finding.confidence(confidence));
    }
}

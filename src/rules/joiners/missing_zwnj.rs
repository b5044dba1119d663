//! Words that lost the U+200C between their parts.

use hashbrown::HashMap;

use crate::diagnostic::{Applicability, Span};
use crate::document::{Document, Vocabulary};
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::joiner::{Evidence, Joiners, Missing};
use crate::text::words::ZWNJ;

/// `missing-zwnj`.
pub struct MissingZwnj;

impl CodedRule for MissingZwnj {
    const ID: &'static str = "missing-zwnj";
    type Config = NoSettings;

    fn new(_: NoSettings, setup: &Setup) -> Result<Self, Error> {
        // The word memory asks them about each word.
        setup.joiners();
        Ok(Self)
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
        let mut judged: HashMap<u32, Vec<Missing>> = HashMap::new();
        for (id, entry, facts) in vocabulary.notable().filter(|(_, _, facts)| !facts.sites.is_empty()) {
            let missing = Joiners::judge(entry.text, &facts.sites, vocabulary);
            if !missing.is_empty() {
                judged.insert(id, missing);
            }
        }
        if judged.is_empty() {
            return;
        }
        for (_, word) in document.telugu_words() {
            let Some(missing) = word.id.and_then(|id| judged.get(&id)) else { continue };
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

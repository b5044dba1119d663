//! Joiners inside a native conjunct, which they break: రాష్‌ట్రం.

use hashbrown::HashMap;

use crate::diagnostic::{Applicability, Span};
use crate::document::Document;
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::text::words::ZWNJ;

/// `zwnj-in-native-conjunct`.
pub struct ZwnjInNativeConjunct;

impl CodedRule for ZwnjInNativeConjunct {
    const ID: &'static str = "zwnj-in-native-conjunct";
    type Config = NoSettings;

    fn new(_: NoSettings, setup: &Setup) -> Result<Self, Error> {
        // The word memory asks the model about each word.
        setup.joiners()?;
        Ok(Self)
    }
}

impl Rule for ZwnjInNativeConjunct {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        let notable = document.vocabulary().notable().filter(|(_, _, facts)| !facts.misplaced_joiners().is_empty());
        let misplaced: HashMap<u32, &[usize]> = notable.map(|(id, _, facts)| (id, facts.misplaced_joiners())).collect();
        if misplaced.is_empty() {
            return;
        }
        for (_, word) in document.telugu_words() {
            let Some(places) = word.id.and_then(|id| misplaced.get(&id)) else { continue };
            let start = word.span.start as usize;
            let stroke = |at: usize| Span::new(start + at, start + at + ZWNJ.len_utf8());
            let finding = Finding::at(word.span).confidence(0.9);
            sink.push(places.iter().fold(finding, |f, &at| f.edit(stroke(at), "", Applicability::Unsafe)));
        }
    }
}

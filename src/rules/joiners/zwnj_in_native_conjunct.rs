//! Joiners inside a native conjunct, which they break: రాష్‌ట్రం.

use std::sync::Arc;

use hashbrown::HashMap;

use crate::diagnostic::{Applicability, Span};
use crate::document::Document;
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::joiner::Joiners;
use crate::text::words::ZWNJ;

/// `zwnj-in-native-conjunct`.
pub struct ZwnjInNativeConjunct {
    joiners: Arc<Joiners>,
}

impl CodedRule for ZwnjInNativeConjunct {
    const ID: &'static str = "zwnj-in-native-conjunct";
    type Config = NoSettings;

    fn new(_: NoSettings, setup: &Setup) -> Result<Self, Error> {
        Ok(Self { joiners: setup.joiners()? })
    }
}

impl Rule for ZwnjInNativeConjunct {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        if !document.vocabulary().has_joiners() {
            return;
        }
        let joined = (0..).zip(document.vocabulary().entries()).filter(|(_, e)| e.text.contains(ZWNJ));
        let misplaced = joined.map(|(id, e)| (id, self.joiners.misplaced_joiners(e.text)));
        let misplaced: HashMap<u32, Vec<usize>> = misplaced.filter(|(_, places)| !places.is_empty()).collect();
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

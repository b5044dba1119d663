//! 0, o, O or ౦ typed for the anusvara ం, which looks like them.

use crate::diagnostic::Applicability;
use crate::document::Document;
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::forms::is_unassigned;
use crate::telugu::letters::{VIRAMA, is_bindu, is_telugu};
use crate::telugu::orthography::is_well_formed;
use crate::text::words::{Kinds, ZWJ, ZWNJ};

const LOOKALIKES: [char; 4] = ['0', 'o', 'O', '\u{0C66}'];
const ANUSVARA: char = 'ం';

/// `digit-or-o-for-anusvara`.
pub struct DigitOrOForAnusvara;

impl CodedRule for DigitOrOForAnusvara {
    const ID: &'static str = "digit-or-o-for-anusvara";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl Rule for DigitOrOForAnusvara {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        if !document.has_word(|kinds| kinds.has(Kinds::TELUGU) && !kinds.is_telugu()) {
            return;
        }
        let mixed = document.words().iter().filter(|w| !w.masked && w.kinds.has(Kinds::TELUGU) && !w.kinds.is_telugu());
        let wrong = mixed.filter(|w| is_misspelt(document.slice(w.span)));
        let findings = wrong.map(|word| {
            let right = document.slice(word.span).replace(LOOKALIKES, "ం");
            // A word with another fault besides is for a person to look at.
            let whole = is_well_formed(&right) && !right.contains(is_unassigned);
            let fix = if whole { Applicability::Safe } else { Applicability::Unsafe };
            Finding::at(word.span).replace(right, fix).confidence(0.97)
        });
        sink.push_habit(findings.collect(), OFTEN, "often");
    }
}

/// Words from which on one finding is for all of an article.
const OFTEN: usize = 4;

/// Telugu letters but for look-alikes, each where an anusvara can stand: after a letter or vowel sign, not after a
/// virama or another anusvara, and at least two letters in all.
fn is_misspelt(text: &str) -> bool {
    let mut letters = 0;
    let mut found = false;
    let mut before = None;
    for c in text.chars() {
        if LOOKALIKES.contains(&c) {
            let fits = before.is_some_and(|b: char| {
                is_telugu(b) && b != VIRAMA && b != ANUSVARA && !is_bindu(b) && !LOOKALIKES.contains(&b)
            });
            if !fits {
                return false;
            }
            found = true;
        } else if matches!(c, '\u{0C67}'..='\u{0C6F}') {
            // The zero of a number: ౨౦౨౫.
            return false;
        } else if is_telugu(c) {
            letters += 1;
        } else if !matches!(c, ZWNJ | ZWJ) {
            return false;
        }
        before = Some(c);
    }
    found && letters >= 2
}

//! Telugu words with letters of another script inside.

use unicode_script::{Script, UnicodeScript};

use crate::diagnostic::Applicability;
use crate::document::{Document, Word};
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::letters::{from_indic, is_dependent, is_telugu};
use crate::text::words::{Kinds, without_joiners};

/// A Latin run longer than this after Telugu is a lost space, not a letter that strayed in.
const STRAY: usize = 2;

/// `mixed-script-word`.
pub struct MixedScriptWord;

impl CodedRule for MixedScriptWord {
    const ID: &'static str = "mixed-script-word";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl Rule for MixedScriptWord {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        if !document.has_word(|kinds| kinds.has(Kinds::TELUGU) && !kinds.is_telugu()) {
            return;
        }
        let mixed = |w: &&Word| !w.masked && w.kinds.has(Kinds::TELUGU) && !w.kinds.is_telugu();
        for word in document.words().iter().filter(mixed) {
            let text = document.slice(word.span);
            let foreign = word.kinds.has(Kinds::OTHER) && text.chars().any(is_foreign);
            // Joiners may go, and then hide nothing any more.
            let latin = word.kinds.has(Kinds::LATIN) && has_stray_latin(&without_joiners(text));
            if !foreign && !latin {
                continue;
            }
            let finding = Finding::at(word.span).confidence(0.96);
            // A letter of another Indic script has a twin in Telugu; that of Latin or Cyrillic has to be retyped.
            let telugu: Option<String> =
                text.chars().map(|c| if is_foreign(c) { from_indic(c) } else { Some(c) }).collect();
            sink.push(match telugu {
                Some(telugu) if telugu != text => finding.replace(telugu, Applicability::Unsafe),
                _ => finding,
            });
        }
    }
}

/// A letter of a script that is neither Telugu nor Latin. Kannada has a rule of its own, and digits of any script are no
/// letters.
fn is_foreign(c: char) -> bool {
    !is_telugu(c)
        && c.is_alphabetic()
        && !matches!(c.script(), Script::Latin | Script::Kannada | Script::Common | Script::Inherited)
}

/// Latin letters that are neither a word with a Telugu suffix (`NATOలో`) nor a word that lost its space.
fn has_stray_latin(text: &str) -> bool {
    let head = text.find(is_telugu).unwrap_or(text.len());
    let (latin, rest) = text.split_at(head);
    // `pుతిన్`: a vowel sign needs a Telugu consonant before it.
    if !latin.is_empty() && rest.starts_with(is_dependent) {
        return true;
    }
    // `ప్రభుత్వo` is an anusvara typed as the letter o.
    rest.split(is_telugu).any(|run| {
        let letters = run.chars().filter(char::is_ascii_alphabetic).count();
        let only_o = run.chars().all(|c| matches!(c, 'o' | 'O' | '0'));
        (1..=STRAY).contains(&letters) && !only_o && run.chars().any(|c| c.is_ascii_lowercase())
    })
}

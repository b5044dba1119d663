//! Words that are not in Normalization Form C, such as ె + ౖ for ై.

use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::diagnostic::Applicability;
use crate::document::{Document, Word};
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::text::words::Kinds;

/// U+0C56 TELUGU AI LENGTH MARK, the one Telugu character that composes (Unicode Standard, 12.7).
const AI_LENGTH_MARK: &str = "\u{0C56}";

/// `not-nfc`.
pub struct NotNfc;

impl CodedRule for NotNfc {
    const ID: &'static str = "not-nfc";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl Rule for NotNfc {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        let marked = memchr::memmem::find(document.text().as_bytes(), AI_LENGTH_MARK.as_bytes()).is_some();
        if !marked && document.rare().is_empty() {
            return;
        }
        // Telugu letters, digits and joiners are in NFC whatever their order, but for the length mark.
        let plain = |w: &Word| w.kinds.is_telugu() || w.kinds == Kinds::TELUGU | Kinds::DIGIT;
        for word in document.words().iter().filter(|w| !w.masked && (marked || !plain(w))) {
            let text = document.slice(word.span);
            if !text.is_ascii() && !is_nfc(text) {
                sink.push(
                    Finding::at(word.span).replace(text.nfc().collect::<String>(), Applicability::Safe).confidence(1.0),
                );
            }
        }
    }
}

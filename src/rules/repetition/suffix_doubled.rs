//! A case suffix that stands twice at the end of a word.

use std::sync::Arc;

use crate::diagnostic::{Applicability, Span};
use crate::document::{Document, WordForms};
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::names::Gazetteer;
use crate::telugu::forms::{Form, doubled_suffix};
use crate::telugu::letters::{VIRAMA, aksharas};
use crate::text::words::{ZWNJ, without_joiners};

/// `suffix-doubled`.
pub struct SuffixDoubled {
    forms: WordForms,
    names: Arc<Gazetteer>,
}

impl CodedRule for SuffixDoubled {
    const ID: &'static str = "suffix-doubled";
    type Config = NoSettings;

    fn new(_: NoSettings, setup: &Setup) -> Result<Self, Error> {
        Ok(Self { forms: setup.forms(), names: setup.gazetteer() })
    }
}

impl Rule for SuffixDoubled {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        for (_, word) in self.forms.words(document, Form::SUFFIX_DOUBLED) {
            let bare = without_joiners(document.slice(word.span));
            let Some((stem, suffix)) = doubled_suffix(&bare) else { continue };
            // A virama that takes a suffix takes a joiner too: మ్యాజిక్కు, బిల్లు and కార్లో end so by themselves.
            let fused = stem.ends_with(VIRAMA) && !document.slice(word.span).contains(ZWNJ);
            if fused && (DOUBTFUL.contains(&suffix) || self.names.known(stem).is_none())
                || !self.is_word(document, stem, suffix)
            {
                continue;
            }
            let end = word.span.range().end;
            let copy = Span::new(end - suffix.len(), end);
            if document.slice(copy) == suffix {
                let quoted = document.is_quoted(word.span);
                let applicability = if quoted { Applicability::Unsafe } else { Applicability::Safe };
                sink.push(Finding::at(word.span).edit(copy, "", applicability).confidence(0.96));
            }
        }
    }
}

/// Suffixes that stems end in by chance: పన్నును, బ్యాంకుకు, జానకికి, యోగాగా.
const DOUBTFUL: [&str; 5] = ["ను", "కు", "కి", "గా", "లు"];
/// Aksharas from which on a common word is no chance beginning of another.
const LONG: usize = 3;

impl SuffixDoubled {
    /// Whether a stem is a word by itself: ఓస్లోలో has none without its లో.
    fn is_word(&self, document: &Document<'_>, stem: &str, suffix: &str) -> bool {
        let name = |word: &str| self.names.known(word).is_some();
        if document.vocabulary().count(stem) > 0 {
            return true;
        }
        let common = self.names.is_common(stem) && (!DOUBTFUL.contains(&suffix) || aksharas(stem) >= LONG);
        (name(stem) || common) && !name(&format!("{stem}{suffix}"))
    }
}

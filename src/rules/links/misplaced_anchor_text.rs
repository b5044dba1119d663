//! Words of a link that lost their place in the sentence.

use crate::diagnostic::Span;
use crate::document::{Document, Language, WordForms};
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::forms::Form;
use crate::telugu::verbs::is_finite;
use crate::text::words::{Kinds, without_joiners};

/// `misplaced-anchor-text`.
pub struct MisplacedAnchorText {
    forms: WordForms,
}

impl CodedRule for MisplacedAnchorText {
    const ID: &'static str = "misplaced-anchor-text";
    type Config = NoSettings;

    fn new(_: NoSettings, setup: &Setup) -> Result<Self, Error> {
        Ok(Self { forms: setup.forms() })
    }
}

impl Rule for MisplacedAnchorText {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        let here = |i: usize| document.language_at(document.words()[i].span.start) == Language::Telugu;
        for (i, _) in self.forms.words(document, Form::REPORT) {
            // The cheap question first: behind most verbs the sentence ends, or soon after.
            let close = |j: usize| j + 1 < document.words().len() && matches!(document.gap_after(j), " " | ", ");
            if document.gap_after(i) == " " && (i..i + LEAST - 1).all(close) {
                after_verb(document, i, sink);
            }
        }
        if document.has_word(|kinds| kinds == Kinds::LATIN) {
            for (i, word) in document.words().iter().enumerate().filter(|(_, w)| w.kinds == Kinds::LATIN) {
                if ARTICLES.contains(&document.slice(word.span)) && here(i) {
                    after_article(document, i, sink);
                }
            }
        }
    }
}

/// English articles, which stand before the text of a link and are left over when it is translated by itself.
const ARTICLES: [&str; 3] = ["a", "an", "the"];
/// Words after the verb that must follow before the sentence ends without another verb.
const LEAST: usize = 4;
/// Whether a word links a verb to what follows it: quoting, conditions, conjunctions.
fn links(bare: &str) -> bool {
    matches!(
        bare,
        "అని" | "అంటూ"
            | "అన్న"
            | "అనే"
            | "అనేది"
            | "అనేదే"
            | "కానీ"
            | "కాని"
            | "మరియు"
            | "కాగా"
            | "కాబట్టి"
            | "కనుక"
            | "అయితే"
            | "గనుక"
            | "అట"
            | "కదా"
            | "కూడా"
            | "లేదా"
            | "అంటే"
            | "అనడం"
            | "అనడానికి"
            | "అన్నది"
            | "ఎందుకంటే"
            | "ఇది"
            | "అది"
            | "వీటిలో"
            | "వారిలో"
            | "మాత్రమే"
            | "అప్పుడు"
    )
}

/// Endings that wait for a verb.
const WAITS: [&str; 11] = ["తో", "కు", "కి", "లో", "పై", "గుర్తుగా", "కోసం", "ద్వారా", "ముందు", "సందర్భంగా", "మధ్య"];
/// Verbs of speech.
const SAYS: [&str; 8] = ["న్నారు", "అంటున్నారు", "చెప్పారు", "తెలిపారు", "కోరారు", "అంది", "చెప్పింది", "అనుకుంది"];

/// `సందర్శించారు భారీ సైనిక కవాతు బీజింగ్‌లో … గుర్తుగా.`
fn after_verb(document: &Document<'_>, verb: usize, sink: &mut Sink<'_>) {
    let words = document.words();
    let bare = |i: usize| without_joiners(document.slice(words[i].span));
    // The cheap question first: most verbs that a word follows have a quoting word or another verb behind them.
    if words.get(verb + 1).is_none_or(|w| w.id.is_none()) || links(&bare(verb + 1)) || is_finite(&bare(verb + 1)) {
        return;
    }
    let Some(sentence) = document.sentence_at(words[verb].span.start) else { return };
    let rest = verb + 1..document.words_in(sentence).end;
    if rest.len() < LEAST {
        return;
    }
    // Speech and features put the speaker behind the verb: అన్నారు ప్రముఖ దర్శకుడు. What lost its place waits for a verb.
    let last = bare(rest.end - 1);
    let waits = WAITS.iter().any(|e| last.ends_with(e));
    let says = SAYS.iter().any(|s| bare(verb).ends_with(s));
    if !waits || says || !document.slice(sentence).ends_with('.') {
        return;
    }
    let plain = |i: usize| words[i].id.is_some() || words[i].kinds.has(Kinds::DIGIT);
    // Verbs behind it make it a clause of its own that lost a full stop; marks behind it mean that more is going on.
    let verbless = rest.clone().all(|i| plain(i) && !is_finite(&bare(i)) && !links(&bare(i)));
    let unbroken = rest.clone().take(rest.len() - 1).all(|i| matches!(document.gap_after(i), " " | ", "));
    if verbless && unbroken && !document.is_quoted(words[verb].span) {
        sink.push(Finding::at(words[verb].span.to(words[verb + 3].span)).confidence(0.85));
    }
}

/// `సంతకం a రక్షణ ఒప్పందం ప్రతి దేశం`
fn after_article(document: &Document<'_>, article: usize, sink: &mut Sink<'_>) {
    let words = document.words();
    let telugu = |i: usize| words.get(i).is_some_and(|w| w.id.is_some());
    let close = |i: usize| document.gap_after(i) == " ";
    let Some(before) = article.checked_sub(1) else { return };
    if telugu(before) && (1..=2).all(|n| telugu(article + n)) && close(before) && close(article) && close(article + 1) {
        let span = Span { start: words[before].span.start, end: words[article + 2].span.end };
        if !document.is_quoted(span) && !document.is_bracketed(span) {
            sink.push(Finding::at(span).message("article").confidence(0.93));
        }
    }
}

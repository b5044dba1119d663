//! A sentence that the article has already.

use crate::diagnostic::Span;
use crate::document::{BlockKind, Document, Entry, Language, Word};
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::text::similar::similar_to_earlier;

/// `sentence-near-duplicate`.
pub struct SentenceNearDuplicate;

impl CodedRule for SentenceNearDuplicate {
    const ID: &'static str = "sentence-near-duplicate";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl Rule for SentenceNearDuplicate {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        let (sentences, sets) = sets(document);
        if sets.len() < 2 {
            return;
        }
        for (i, earlier) in similar_to_earlier(&sets).into_iter().enumerate() {
            let Some(j) = earlier else { continue };
            let same = sets[i] == sets[j];
            let row = || differ(document, sentences[i], sentences[j]);
            if digits(document, sentences[i]) != digits(document, sentences[j]) || !same && row() {
                continue;
            }
            let finding = Finding::at(sentences[i]).label(sentences[j], "");
            sink.push(if same { finding.message("same").confidence(0.97) } else { finding.confidence(0.9) });
        }
    }
}

/// Words from which on a sentence is compared.
const LEAST: usize = 6;

/// The longer sentences of Telugu paragraphs, and the words of each as numbers, the rarest first.
fn sets(document: &Document<'_>) -> (Vec<Span>, Vec<Vec<u32>>) {
    let entries = document.vocabulary().entries();
    let (mut sentences, mut sets) = (Vec::new(), Vec::new());
    // An article none of whose words recurs repeats no sentence.
    if !entries.iter().any(|e| e.count > 1) {
        return (sentences, sets);
    }
    for (paragraph, language) in document.paragraphs().iter().zip(document.languages()) {
        // The headline stands in a page twice, and what a picture shows under it and in its place.
        let again = matches!(
            document.block_at(paragraph.span.start),
            Some(BlockKind::Title | BlockKind::Caption | BlockKind::AltText)
        );
        let words = &document.words()[paragraph.words.clone()];
        if again || *language != Language::Telugu || !may_recur(words, entries) {
            continue;
        }
        for sentence in document.sentences(paragraph) {
            let words = document.words_in(*sentence);
            // A sentence with words of its own repeats none. Counted before anything is built.
            let own = document.words()[words.clone()]
                .iter()
                .filter_map(|w| w.id)
                .filter(|id| entries[*id as usize].count == 1)
                .count();
            if words.len() < LEAST || own * 5 > words.len() {
                continue;
            }
            let mut ids: Vec<u32> = document.words()[words].iter().filter_map(|w| w.id).collect();
            ids.sort_unstable_by_key(|id| (entries[*id as usize].count, *id));
            ids.dedup();
            // Its rarest words occur in it alone: nothing can be similar.
            let unique = ids.iter().take_while(|id| entries[**id as usize].count == 1).count();
            if ids.len() >= LEAST && unique <= ids.len() / 5 {
                sentences.push(*sentence);
                sets.push(ids);
            }
        }
    }
    (sentences, sets)
}

/// Words in a row of which a sentence that recurs has at most one to itself, somewhere: four of its words in five come up
/// more than once.
const ROW: usize = 5;

/// Whether a paragraph has such a row. Most have none, and are not split into sentences.
fn may_recur(words: &[Word], entries: &[Entry<'_>]) -> bool {
    let own = |w: &Word| usize::from(w.id.is_some_and(|id| entries[id as usize].count == 1));
    if words.len() < LEAST {
        return false;
    }
    let mut owns = words[..ROW].iter().map(own).sum::<usize>();
    owns <= 1
        || words.iter().zip(&words[ROW..]).any(|(first, next)| {
            owns = owns + own(next) - own(first);
            owns <= 1
        })
}

/// Sentences of a list differ in their numbers: they are no repetition.
fn digits(document: &Document<'_>, sentence: Span) -> Vec<char> {
    document.slice(sentence).chars().filter(char::is_ascii_digit).collect()
}

/// Whether the sentences differ in what is likely a name: one word for another in the same place, in a short sentence.
fn differ(document: &Document<'_>, a: Span, b: Span) -> bool {
    let (a, b) = (document.words_in(a), document.words_in(b));
    if a.len() != b.len() || a.len() > 12 {
        return false;
    }
    let differing = a.zip(b).filter(|&(i, j)| document.words()[i].id != document.words()[j].id).count();
    differing > 0
}

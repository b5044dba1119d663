//! A name in Latin letters that the article also writes in Telugu.

use std::sync::Arc;

use hashbrown::HashMap;

use crate::diagnostic::{Applicability, Span};
use crate::document::{Document, Paragraph, Word};
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::names::{Gazetteer, LatinName, NameView};
use crate::telugu::letters::{VIRAMA, is_consonant};
use crate::text::words::Kinds;

/// Shorter words sound like too many others.
const LEAST_LETTERS: usize = 4;

/// `name-latin-and-telugu`.
pub struct NameLatinAndTelugu {
    names: Arc<Gazetteer>,
}

impl CodedRule for NameLatinAndTelugu {
    const ID: &'static str = "name-latin-and-telugu";
    type Config = NoSettings;

    fn new(_: NoSettings, setup: &Setup) -> Result<Self, Error> {
        Ok(Self { names: setup.gazetteer() })
    }
}

impl Rule for NameLatinAndTelugu {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        // A long text repeats its names.
        let mut known: HashMap<&str, Option<(String, f32)>> = HashMap::new();
        let latin = |w: &Word| !w.masked && w.kinds.has(Kinds::LATIN);
        for (i, word) in document.words().iter().enumerate().filter(|(_, w)| latin(w)) {
            let Some(span) = latin_name(document, word) else {
                continue;
            };
            let view = document.names(|| NameView::build(document, &self.names));
            let mut telugu = |span: Span| {
                let text = document.slice(span);
                let by_sound = known.len() < MOST_BY_SOUND;
                known.entry(text).or_insert_with(|| self.telugu(document, text, by_sound, view)).clone()
            };
            let found = telugu(span);
            // `United Democratic Front` is a name of its own unless the article has each word of it in Telugu.
            let mut whole = || {
                beside(document, i)
                    .all(|j| latin_name(document, &document.words()[j]).is_some_and(|span| telugu(span).is_some()))
            };
            if let Some((telugu, confidence)) = found.filter(|_| whole()) {
                let variants = vec![document.slice(span).to_owned(), telugu.clone()];
                // `Horakతో` becomes `హోరాక్‌తో`.
                let suffixed = document.text()[span.end as usize..].starts_with(is_consonant);
                let joiner = if suffixed && telugu.ends_with(VIRAMA) { "\u{200C}" } else { "" };
                let finding = Finding::at(span).arg("other", telugu.as_str()).variants(variants).confidence(confidence);
                // `Jackery's` has an English ending that no replacement of the name mends.
                let possessive = document.text()[span.end as usize..].starts_with(['\'', '’']);
                let right = format!("{telugu}{joiner}");
                sink.push(if possessive { finding } else { finding.replace(right, Applicability::Unsafe) });
            }
        }
    }
}

impl NameLatinAndTelugu {
    /// The Telugu form that the article has, and how sure it is.
    fn telugu(&self, document: &Document<'_>, latin: &str, by_sound: bool, view: &NameView) -> Option<(String, f32)> {
        let listed = self.names.from_latin(latin);
        let here = |name: &&LatinName| view.has(&name.known.key) || name.mates.iter().any(|mate| view.has(mate));
        if let Some(name) = listed.iter().find(here) {
            return Some((name.known.canonical.clone().into_owned(), 0.97));
        }
        if !by_sound || !listed.is_empty() || latin.len() < LEAST_LETTERS {
            return None;
        }
        let romaniser = self.names.romaniser();
        let (telugu, alike) = view.sounding_like(document, romaniser, &romaniser.read(latin))?;
        Some((telugu, alike.min(0.95)))
    }
}

/// Distinct Latin names of a document that are held against all its Telugu ones by their sound. An article has a few;
/// from here on only the list is asked, or a document of many megabytes would take hours.
const MOST_BY_SOUND: usize = 500;

/// Words on each side that belong to one name.
const MOST_BESIDE: usize = 8;

/// The Latin words that stand in one row with a word, with nothing but spaces between.
fn beside<'d>(document: &'d Document<'_>, word: usize) -> impl Iterator<Item = usize> + 'd {
    let latin =
        |i: &usize| document.words().get(*i).is_some_and(|w| w.kinds.has(Kinds::LATIN) && !w.kinds.has(Kinds::TELUGU));
    // A name of more words than that is none; a text may be nothing but names.
    let before = (0..word).rev().take(MOST_BESIDE).take_while(move |&i| document.gap_after(i) == " " && latin(&i));
    let after = (word + 1..document.words().len())
        .take(MOST_BESIDE)
        .take_while(move |&i| document.gap_after(i - 1) == " " && latin(&i));
    before.chain(after)
}

/// A capitalised word in Latin letters that is no acronym, brand in mixed case or gloss; a Telugu suffix on it is left out.
fn latin_name(document: &Document<'_>, word: &Word) -> Option<Span> {
    let text = document.slice(word.span);
    let len = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (latin, rest) = text.split_at(len);
    let capitalised = latin.starts_with(|c: char| c.is_ascii_uppercase())
        && latin.len() >= 2
        && latin[1..].bytes().all(|b| b.is_ascii_lowercase());
    let suffixed = rest.is_empty() || !rest.starts_with(|c: char| c.is_ascii());
    if !capitalised || !suffixed {
        return None;
    }
    let telugu_line = document.paragraph_at(word.span.start).is_some_and(Paragraph::is_telugu);
    let span = Span::new(word.span.start as usize, word.span.start as usize + len);
    (telugu_line && !in_latin_text(document, span) && !document.is_bracketed(span)).then_some(span)
}

/// Whether the name is part of something else in Latin letters: an English clause, `Raptee.HV`, `K-Inam`. There the name
/// alone cannot be mended.
fn in_latin_text(document: &Document<'_>, span: Span) -> bool {
    let (before, after) = (&document.text()[..span.start as usize], &document.text()[span.end as usize..]);
    let english = |word: Option<&str>| word.is_some_and(|w| w.starts_with(|c: char| c.is_ascii_lowercase()));
    let compound = before.ends_with(['-', '.', '&', '/']) || after.starts_with(['-', '&', '/']);
    let dotted = after.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric()));
    // No further than the next word: a line may be the whole text.
    let blank = |c: char| c.is_whitespace() && c != '\n';
    let previous = before.trim_end_matches(blank).rsplit(char::is_whitespace).next();
    let next = after.trim_start_matches(blank).split(char::is_whitespace).next();
    compound || dotted || english(previous) || english(next)
}

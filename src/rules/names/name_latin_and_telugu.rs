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
            if latin_name(document, word).is_none() {
                continue;
            }
            let view = document.names(|| NameView::build(document, &self.names));
            let mut telugu = |span: Span| {
                let text = document.slice(span);
                let by_sound = known.len() < MOST_BY_SOUND;
                known.entry(text).or_insert_with(|| self.telugu(document, text, by_sound, view)).clone()
            };
            // `United Democratic Front` is a name of its own unless the article has each word of it in Telugu; then it is
            // one finding, at its first word.
            let mut row = vec![i];
            row.extend(beside(document, i));
            if row.iter().any(|&j| j < i) {
                continue;
            }
            let found = row.iter().map(|&j| {
                let span = latin_name(document, &document.words()[j])?;
                telugu(span).map(|(text, confidence)| (span, text, confidence))
            });
            if let Some(names) = found.collect::<Option<Vec<_>>>() {
                sink.push(in_telugu(document, &names));
            }
        }
    }
}

impl NameLatinAndTelugu {
    /// The Telugu form that the article has, and how sure it is.
    fn telugu(&self, document: &Document<'_>, latin: &str, by_sound: bool, view: &NameView) -> Option<(String, f32)> {
        let listed = self.names.from_latin(latin);
        let has = |name: &str| view.has(document, name);
        let here = |name: &&LatinName| has(&name.known.key) || name.mates.iter().any(|mate| has(mate));
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

/// The words of a Latin name, with the Telugu of each and how sure it is, as one finding.
fn in_telugu(document: &Document<'_>, names: &[(Span, String, f32)]) -> Finding {
    let span = names[0].0.to(names[names.len() - 1].0);
    let telugu: Vec<&str> = names.iter().map(|(_, text, _)| text.as_str()).collect();
    let other = telugu.join(" ");
    let confidence = names.iter().map(|(_, _, c)| *c).fold(1.0, f32::min);
    let variants = vec![document.slice(span).to_owned(), other.clone()];
    let finding = Finding::at(span).arg("other", other).variants(variants).confidence(confidence);
    let after = &document.text()[span.end as usize..];
    // `Jackery's` and `Assyrians` have an English ending that no replacement of the name mends.
    let english = |(at, telugu, _): &(Span, String, f32)| {
        document.slice(*at).ends_with('s') && !telugu.trim_end_matches([VIRAMA, 'ు']).ends_with(['స', 'ష', 'శ', 'జ'])
    };
    if after.starts_with(['\'', '’']) || names.iter().any(english) {
        return finding;
    }
    // `Horakతో` becomes `హోరాక్‌తో`.
    let joiner = if after.starts_with(is_consonant) && telugu.last().is_some_and(|t| t.ends_with(VIRAMA)) {
        "\u{200C}"
    } else {
        ""
    };
    names.iter().enumerate().fold(finding, |f, (i, (at, text, _))| {
        let joiner = if i + 1 == names.len() { joiner } else { "" };
        f.edit(*at, format!("{text}{joiner}"), Applicability::Unsafe)
    })
}

/// The Latin words that stand in one row with a word, with nothing but spaces between. A Telugu ending closes the row.
fn beside(document: &Document<'_>, word: usize) -> Vec<usize> {
    let words = document.words();
    let latin = |i: usize| words.get(i).is_some_and(|w| w.kinds.has(Kinds::LATIN));
    let inflected = |i: usize| words[i].kinds.has(Kinds::TELUGU);
    let joins = |i: usize| document.joint_after(i) == " " && latin(i) && !inflected(i);
    // A name of more words than that is none; a text may be nothing but names.
    let before = (0..word).rev().take(MOST_BESIDE).take_while(|&i| joins(i));
    let after = (word + 1..words.len()).take(MOST_BESIDE).take_while(|&i| joins(i - 1) && latin(i));
    before.chain(after).collect()
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

//! A space before a mark, or none after it.

use crate::diagnostic::{Applicability, Span};
use crate::document::Document;
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::letters::{aksharas, is_telugu};

/// `punct-spacing`.
pub struct PunctSpacing;

impl CodedRule for PunctSpacing {
    const ID: &'static str = "punct-spacing";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl Rule for PunctSpacing {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        let (mut before, mut missing) = (Vec::new(), Vec::new());
        for &i in document.odd_gaps() {
            let i = i as usize;
            let gap = document.gap_after(i);
            match gap.as_bytes() {
                [mark] if MARKS.contains(mark) => missing.extend(no_space_after(document, i)),
                [b' ', ..] if gap.len() > 1 => before.extend(space_before(document, i, gap)),
                _ => {}
            }
        }
        sink.push_habit(before, OFTEN, "before-often");
        sink.push_habit(missing, OFTEN, "missing-often");
    }
}

const MARKS: &[u8] = b",.;:?!";
/// Titles that stand before a name with a full stop.
const TITLES: [&str; 5] = ["డాక్టర్", "మిస్టర్", "ప్రొఫెసర్", "మిసెస్", "జస్టిస్"];
/// Places from which on one finding is for all of an article.
const OFTEN: usize = 2;

/// `పుతిన్ ,ట్రంప్`: the space stands on the wrong side, or is too much.
fn space_before(document: &Document<'_>, i: usize, gap: &str) -> Option<Finding> {
    let spaces = gap.len() - gap.trim_start_matches(' ').len();
    let mut rest = gap[spaces..].chars();
    let mark = rest.next().filter(|c| MARKS.contains(&u8::try_from(*c).unwrap_or(0)))?;
    let word = document.words()[i];
    let at = word.span.range().end + spaces;
    let after = document.text()[at + 1..].chars().next();
    // Dots in a row pause; `:)` smiles; `.5`, `.com` belong to what follows.
    let rupees = mark == '.' && document.slice(word.span) == "రూ";
    let joined = !rupees && after.is_some_and(|c| c.is_ascii_alphanumeric())
        || matches!(rest.next(), Some('.' | ')' | '(' | '-' | '…' | '/'));
    if joined || word.masked {
        return None;
    }
    let finding = Finding::at(word.span.to(Span::new(at, at + 1)))
        .arg("mark", mark.to_string())
        .edit(Span::new(word.span.range().end, at), "", Applicability::Safe)
        .confidence(0.96);
    Some(if after.is_some_and(is_telugu) {
        finding.edit(Span::point(at + 1), " ", Applicability::Safe)
    } else {
        finding
    })
}

/// `చెప్పారు.ఆయన`: no space between two sentences. Initials, abbreviations and numbers stand close.
fn no_space_after(document: &Document<'_>, i: usize) -> Option<Finding> {
    let (word, next) = (document.words()[i], document.words().get(i + 1)?);
    word.id.and(next.id)?;
    let (text, gap) = (document.slice(word.span), document.gap_after(i));
    let least = match gap {
        "," => 1,
        ":" => 2,
        _ => 3,
    };
    let fits = aksharas(text) >= least && !TITLES.contains(&text);
    fits.then(|| {
        Finding::at(word.span.to(next.span))
            .message("missing")
            .arg("mark", gap)
            .edit(Span::point(next.span.range().start), " ", Applicability::Safe)
            .confidence(0.96)
    })
}

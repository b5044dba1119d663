//! A word written twice in a row by mistake.

use hashbrown::HashSet;

use crate::diagnostic::{Applicability, Span};
use crate::document::Document;
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::letters::aksharas;
use crate::telugu::tables::rows;
use crate::text::words::without_joiners;

/// Telugu reduplicates short words freely (చిన్న చిన్న, పదే పదే); from three aksharas on it is mostly an accident.
const LEAST_AKSHARAS: usize = 3;

/// Places with two aksharas: nobody doubles them for emphasis.
const SHORT_PLACES: [&str; 7] = ["గోవా", "చెన్నై", "చైనా", "ఢిల్లీ", "పూణే", "ముంబై", "రష్యా"];

/// `word-repeated`.
pub struct WordRepeated {
    reduplicated: HashSet<&'static str>,
}

impl CodedRule for WordRepeated {
    const ID: &'static str = "word-repeated";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        let reduplicated = rows(include_str!("../../../rules/repetition/reduplications.tsv"))
            .filter_map(|mut row| row.next())
            .collect();
        Ok(Self { reduplicated })
    }
}

impl Rule for WordRepeated {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        let words = document.words();
        for (i, pair) in document.ids().windows(2).enumerate() {
            let [Some(a), Some(b)] = pair else { continue };
            if a != b || document.gap_after(i) != " " {
                continue;
            }
            let (first, second) = (words[i], words[i + 1]);
            if self.is_reduplication(&without_joiners(document.slice(first.span))) || document.is_quoted(first.span) {
                continue;
            }
            if is_said(document, i + 1) || is_title(document, i) {
                continue;
            }
            let copy = Span { start: first.span.end, end: second.span.end };
            sink.push(Finding::at(first.span.to(second.span)).edit(copy, "", Applicability::Unsafe).confidence(0.92));
        }
    }
}

/// Whether a doubled word that ends here is spoken, with or without quotation marks: తాతయ్యా తాతయ్యా అని, రండీ రండీ.
fn is_said(document: &Document<'_>, second: usize) -> bool {
    let word = document.slice(document.words()[second].span);
    let gap = document.gap_after(second);
    let next = document.words().get(second + 1).filter(|_| gap == " ").map_or("", |w| document.slice(w.span));
    // A call or a wail draws out its last vowel.
    word.ends_with(['ీ', 'ూ']) || gap.starts_with(['\'', '’', '"', '”']) || matches!(next, "అని" | "అంటూ" | "అన్న" | "అనే")
}

/// Whether the words are the name of a song, or the end of one body's name and the start of another's: ప్రెస్ ట్రస్ట్ ఆఫ్ ఇండియా
/// ఇండియా న్యూస్.
fn is_title(document: &Document<'_>, first: usize) -> bool {
    const SONGS: [&str; 5] = ["పాట", "గీత", "గేయ", "సాంగ్", "ఆల్బమ్"];
    let words = document.words();
    let text = |i: usize| words.get(i).map_or("", |w| document.slice(w.span));
    let sentence = document.sentence_at(words[first].span.start).unwrap_or(words[first].span);
    let sings = |i: usize| SONGS.iter().any(|song| text(i).starts_with(song));
    first > 0 && text(first - 1) == "ఆఫ్"
        || matches!(text(first + 2), "న్యూస్" | "టీవీ" | "టుడే")
        || document.words_in(sentence).any(sings)
}

impl WordRepeated {
    /// Words that Telugu doubles for emphasis, distribution or manner: listed ones, short ones, participles in -ి
    /// (నడిచి నడిచి), adverbs in -గా (నెమ్మదిగా నెమ్మదిగా).
    fn is_reduplication(&self, bare: &str) -> bool {
        self.reduplicated.contains(bare)
            || bare.ends_with('ి')
            || bare.ends_with("గా")
            || aksharas(bare) < LEAST_AKSHARAS && !SHORT_PLACES.contains(&bare)
    }
}

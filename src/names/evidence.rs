//! What an article says about two spellings: their neighbours, titles, suffixes, and what forbids that they are one name.

use std::sync::Arc;

use super::endings::{differ_in_final_u, differ_in_final_vowel};
use super::gazetteer::Gazetteer;
use super::pairs::{LEAST_SOUNDS, Likeness, Sounds};
use super::score::Clues;
use super::tails::derived;
use crate::document::Document;
use crate::text::words::without_joiners;

/// Words of so few sounds sound like many others.
const SHORT: usize = 5;

/// A short word as common as this (a logarithm) is no name, and one that sounds like it is another word: కట్టి, కత్తి.
const COMMON: f32 = 4.0;

/// A stem of the article that may be a name.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Without joiners and suffix.
    pub stem: String,
    /// What all spellings of a listed name share.
    pub key: Option<Arc<str>>,
    /// How it sounds.
    pub sounds: Sounds,
    /// How much it looks like a name.
    pub shape: f32,
    /// How common it is as an ordinary word.
    pub level: u8,
    /// Whether it stands with a suffix somewhere.
    pub suffixed: bool,
    /// Word indices of its mentions.
    pub mentions: Vec<usize>,
    /// Words right beside its mentions, without joiners; the flag tells those before from those after.
    pub neighbours: Vec<(bool, String)>,
}

impl Candidate {
    /// Reads the words beside each mention; `stem_of` gives the stem of a word.
    pub fn read_neighbours(&mut self, document: &Document<'_>, stem_of: impl Fn(usize) -> String) {
        for &mention in &self.mentions {
            let before = mention.checked_sub(1).filter(|&i| document.gap_after(i) == " ");
            let after =
                (mention + 1 < document.words().len() && document.gap_after(mention) == " ").then_some(mention + 1);
            self.neighbours.extend(before.map(|i| (true, stem_of(i))));
            self.neighbours.extend(after.map(|i| (false, stem_of(i))));
        }
    }

    fn follows_title(&self, names: &Gazetteer) -> bool {
        self.neighbours.iter().any(|(before, word)| *before && names.is_title(word))
    }

    fn stands_before_name(&self, names: &Gazetteer) -> bool {
        let is_name = |w: &str| names.known(w).is_some() || names.level(w) == 0 && names.shape.score(w) > 1.0;
        self.neighbours.iter().any(|(before, word)| !before && is_name(word))
    }
}

/// What forbids that two spellings are one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Veto {
    /// A list has them as two names.
    TwoNames,
    /// Two ordinary words: నది, నడి.
    TwoWords,
    /// So few sounds that the article must show more: కోట, కోత.
    Short,
    /// తండ్రి, తండ్రీ.
    Kin,
    /// -ుడు, -ుడి of one noun.
    Cases,
    /// The length of the last vowel alone: a vocative, unless the article shows otherwise.
    FinalVowel,
    /// రష్యా, రష్యన్.
    Derived,
}

/// Everything the article says of a pair; `coordinated` if they stand side by side.
pub fn clues(names: &Gazetteer, a: &Candidate, b: &Candidate, likeness: &Likeness, coordinated: bool) -> Clues {
    #[allow(clippy::cast_precision_loss, reason = "words are short")]
    let sounds = |n: usize| n as f32;
    let flag = |on: bool| f32::from(u8::from(on));
    let final_length = differ_in_final_vowel(&a.stem, &b.stem);
    let long = longer(a, b);
    let shared = shared_neighbours(names, a, b);
    let common = |c: &Candidate| if c.key.is_some() { 0.0 } else { f32::from(c.level) * std::f32::consts::LN_2 };
    let known = u8::from(a.key.is_some()) + u8::from(b.key.is_some());
    let suffix_of = |c: &Candidate| names.splits(&c.stem).next().map(|(_, s)| s.to_owned());
    Clues {
        bias: 1.0,
        alike: 5.0 * likeness.similarity,
        letters: likeness.score,
        skeleton: flag(likeness.tier_a),
        shape_min: a.shape.min(b.shape),
        shape_max: a.shape.max(b.shape),
        common_max: common(a).max(common(b)),
        common_min: common(a).min(common(b)),
        one_known: flag(known == 1),
        both_known: flag(known == 2),
        neighbour: flag(!shared.is_empty()),
        neighbour_rare: flag(shared.iter().any(|w| names.level(w) == 0)),
        final_length: flag(final_length),
        final_suffix: flag(final_length && long.suffixed),
        final_before_name: flag(final_length && long.stands_before_name(names)),
        tails: (1.0 + names.endings.exchanged(&a.stem, &b.stem)).ln(),
        case_ending: flag(suffix_of(a) != suffix_of(b)),
        verb: flag(names.endings.is_verb(&a.stem) || names.endings.is_verb(&b.stem)),
        coordinated: flag(coordinated),
        titles: flag(a.follows_title(names) && b.follows_title(names)),
        final_u: flag(differ_in_final_u(&a.stem, &b.stem)),
        derived: flag(derived(&a.sounds, &b.sounds)),
        acronym: flag(names.acronyms.is_acronym(&a.stem) && names.acronyms.is_acronym(&b.stem)),
        length: sounds(a.sounds.len() + b.sounds.len()) / 20.0,
        short: flag(a.sounds.len().min(b.sounds.len()) <= SHORT),
        first_sound: flag(a.sounds.skeleton().as_bytes().first() != b.sounds.skeleton().as_bytes().first()),
    }
}

/// What forbids that the two are one name, if anything does.
pub fn veto(names: &Gazetteer, a: &Candidate, b: &Candidate, clues: &Clues) -> Option<Veto> {
    let few = a.sounds.len().min(b.sounds.len()) <= LEAST_SOUNDS;
    let shown = clues.neighbour > 0.0 || clues.titles > 0.0;
    match () {
        () if clues.acronym > 0.0 && !names.acronyms.same_letters(&a.stem, &b.stem) => Some(Veto::TwoNames),
        // Read with the same letters: the length of a vowel is spelling here.
        () if clues.acronym > 0.0 => None,
        () if few && !shown && !(clues.one_known > 0.0 && clues.common_max == 0.0) => Some(Veto::Short),
        () if clues.short > 0.0 && clues.common_max > COMMON && !shown => Some(Veto::Short),
        () if clues.common_min > 0.0 => Some(Veto::TwoWords),
        () if names.endings.is_kin(&a.stem) || names.endings.is_kin(&b.stem) => Some(Veto::Kin),
        () if is_follower(&a.stem, &b.stem) => Some(Veto::Derived),
        () if are_spoken_cases(&a.stem, &b.stem) => Some(Veto::Cases),
        () if names.endings.are_cases(&a.stem, &b.stem) => Some(Veto::Cases),
        () if clues.final_length > 0.0 => {
            (!shown && clues.final_suffix + clues.final_before_name == 0.0).then_some(Veto::FinalVowel)
        }
        () if clues.derived > 0.0 => Some(Veto::Derived),
        () => None,
    }
}

/// నర్సింహులు, నర్సింహుల్తో: a name in -ులు before a case ending.
fn are_spoken_cases(a: &str, b: &str) -> bool {
    let one = |whole: &str, cut: &str| whole.strip_suffix("ులు").is_some_and(|w| cut.strip_suffix("ుల్") == Some(w));
    one(a, b) || one(b, a)
}

/// వేర్పాటువాద, వేర్పాటువాది: a creed and who holds it.
fn is_follower(a: &str, b: &str) -> bool {
    let one = |creed: &str, holder: &str| holder.strip_suffix('ి').is_some_and(|h| h == creed && h.ends_with("వాద"));
    one(a, b) || one(b, a)
}

/// The one of two that ends in the longer vowel.
fn longer<'c>(a: &'c Candidate, b: &'c Candidate) -> &'c Candidate {
    let long = |c: &Candidate| c.stem.ends_with(['ీ', 'ూ', 'ా', 'ే', 'ో']);
    if long(a) || !long(b) && a.stem.len() > b.stem.len() { a } else { b }
}

/// Words beside both, on the same side, that are no titles and not very common.
fn shared_neighbours<'c>(names: &Gazetteer, a: &'c Candidate, b: &Candidate) -> Vec<&'c str> {
    const COMMON: u8 = 8;
    let tells = |w: &str| w.chars().count() >= 3 && names.level(w) < COMMON && !names.is_title(w);
    let shared = a.neighbours.iter().filter(|n| tells(&n.1) && b.neighbours.contains(n));
    shared.map(|(_, word)| word.as_str()).collect()
}

/// `X, Y`, `X మరియు Y` and `X Y` name two, not one.
pub fn are_coordinated(document: &Document<'_>, a: &Candidate, b: &Candidate) -> bool {
    let follows = |x: &Candidate, y: &Candidate| {
        x.mentions.iter().any(|&m| {
            let beside = y.mentions.binary_search(&(m + 1)).is_ok()
                && matches!(document.gap_after(m).trim(), "," | "" | "-" | "–");
            let and = y.mentions.binary_search(&(m + 2)).is_ok()
                && &*without_joiners(document.slice(document.words()[m + 1].span)) == "మరియు";
            beside || and
        })
    };
    follows(a, b) || follows(b, a)
}

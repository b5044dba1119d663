//! Where U+200C ZERO WIDTH NON-JOINER belongs in a Telugu word.
//!
//! A *site* is a virama before a consonant. A loanword, name or acronym that ends in a virama takes the joiner there
//! (ట్రంప్‌తో); a native conjunct does not (ఒప్పందాన్ని). A [`Model`] learned from edited text says how likely the joiner is;
//! what that means for a reader is decided by [`Site::verdict`], with what the article itself shows.

use std::sync::Arc;

mod compounds;
pub mod features;
pub mod lexicon;
mod model;
mod verdict;
mod word;

pub use compounds::is_compound_head;
pub use features::SiteClass;
pub use model::{MAGIC, Model, ModelError, logistic};
pub use verdict::{Contested, Evidence, Missing, Site, Tier};
pub use word::{Place, Word, is_inner_joiner};

use self::lexicon::whole;
use super::acronyms::Acronyms;
use super::suffixes::Suffixes;
use super::tables::rows;
use crate::text::words::ZWNJ;

/// Below this no article makes a site worth a word.
const LEAST: f32 = 0.08;
/// A native ending is one, whatever the model says, unless it is this sure.
const CERTAIN: f32 = 0.97;

/// Below this a joiner that stands there is misplaced.
const NEVER: f32 = 0.004;
/// Letters of a word that may have run together with another, and its level in the lexicon.
const SHORTEST: usize = 4;
const FREQUENT: u64 = 2;

/// A model with the inventory of suffixes and letter names that it needs.
#[derive(Debug)]
pub struct Joiners {
    model: Arc<Model>,
    suffixes: Suffixes,
    acronyms: Acronyms,
    native_endings: Vec<&'static str>,
}

impl Joiners {
    /// With the shipped model, `rules/joiners/shipped.model`.
    ///
    /// # Errors
    /// Never: a test reads the shipped model.
    pub fn shipped() -> Result<Self, ModelError> {
        let model = Model::read(include_bytes!("../../../rules/joiners/shipped.model"))?;
        Ok(Self::new(Arc::new(model)))
    }

    /// With a model of one's own.
    pub fn new(model: Arc<Model>) -> Self {
        let endings = rows(include_str!("../../../rules/joiners/native-endings.tsv")).filter_map(|mut row| row.next());
        Self { model, suffixes: Suffixes::shipped(), acronyms: Acronyms::shipped(), native_endings: endings.collect() }
    }

    /// What the model was trained on.
    pub fn note(&self) -> &str {
        &self.model.note
    }

    /// The inventory of suffixes.
    pub fn suffixes(&self) -> &Suffixes {
        &self.suffixes
    }

    /// Whether a word without joiners is an acronym in Telugu letters.
    pub fn is_acronym(&self, bare: &str) -> bool {
        self.acronyms.is_acronym(bare)
    }

    /// The sites of a word that have no joiner and may lack one, in order; none in most words.
    ///
    /// ```
    /// let joiners = newslint::telugu::joiner::Joiners::shipped()?;
    /// let sites = joiners.sites("ట్రంప్తో");
    /// assert_eq!(&"ట్రంప్తో"[sites[0].at()..], "తో");
    /// assert!(sites[0].probability() > 0.95);
    /// assert!(joiners.sites("ఒప్పందాన్ని").is_empty());
    /// # Ok::<(), newslint::telugu::joiner::ModelError>(())
    /// ```
    pub fn sites(&self, word: &str) -> Box<[Site]> {
        let Some(word) = Word::read(word, &self.suffixes) else { return Box::default() };
        let open = word.places().iter().filter(|place| !place.joined);
        let sites = open.map(|place| (place, self.site(&word, place)));
        let worth = |(place, site): &(&Place, Site)| {
            site.probability() >= LEAST && (site.probability() >= CERTAIN || !self.is_native(&word, place))
        };
        sites.filter(worth).map(|(_, site)| site).collect()
    }

    /// Whether a site lies in the ending of a native word that looks like a stem with a suffix: అగ్ని, ముప్పై.
    fn is_native(&self, word: &Word<'_>, place: &Place) -> bool {
        let right = word.parts(place).1;
        self.native_endings.iter().any(|ending| word.bare().ends_with(ending) && ending.len() > right.len())
    }

    /// Byte offsets of the joiners of a word that stand inside a native conjunct: రాష్‌ట్రం.
    pub fn misplaced_joiners(&self, word: &str) -> Box<[usize]> {
        let joined = word.contains(ZWNJ).then(|| Word::read(word, &self.suffixes)).flatten();
        let Some(word) = joined else { return Box::default() };
        let never = |place: &&Place| {
            let site = || self.site(&word, place);
            let native = |site: Site| site.probability() < NEVER && !site.is_contested();
            place.joined
                && !is_compound_head(word.parts(place).0)
                && native(site())
                && !self.model.is_attested(&word, place)
        };
        word.places().iter().filter(never).map(|place| place.at).collect()
    }

    /// Byte offsets where two words may have run together: what stands on either side of a site is a frequent word, and
    /// edited text does not have the second as a part of compounds: శిఖర్ధావన్, but not వెబ్సైట్.
    pub fn seams(&self, word: &str) -> Vec<usize> {
        let Some(word) = Word::read(word, &self.suffixes) else { return Vec::new() };
        let seam = |place: &&Place| {
            let (left, right) = word.codes().split_at(place.virama + 1);
            let frequent = |part: &[u8]| part.len() >= SHORTEST && self.model.lexicon.level(whole(part)) >= FREQUENT;
            !place.joined
                && frequent(left)
                && frequent(right)
                && self.class(&word, place) == SiteClass::Name
                && !self.model.is_element(&word, place)
        };
        word.places().iter().filter(seam).map(|place| place.at).collect()
    }

    /// Byte offsets of the joiners of a word where print also writes the conjunct.
    pub fn contested_joiners(&self, word: &str) -> Vec<usize> {
        let Some(word) = Word::read(word, &self.suffixes) else { return Vec::new() };
        let contested = |place: &&Place| place.joined && is_contested(&word, place, self.class(&word, place));
        word.places().iter().filter(contested).map(|place| place.at).collect()
    }

    /// One site as the model sees it.
    pub fn site(&self, word: &Word<'_>, place: &Place) -> Site {
        let class = self.class(word, place);
        let attested = matches!(class, SiteClass::Acronym | SiteClass::Name) && self.model.is_attested(word, place);
        let contested = is_contested(word, place, class);
        Site::new(place, class, self.model.probability(word, place, class), attested, contested)
    }

    /// The kind of joint that a site would be.
    pub fn class(&self, word: &Word<'_>, place: &Place) -> SiteClass {
        let suffix = word.suffix(place, &self.suffixes);
        SiteClass::of(suffix, suffix.is_none() && self.acronyms.is_acronym(word.bare()))
    }
}

/// Print writes plurals and locatives both ways after ర్ ట్ న్ డ్ ల్ (డాలర్లు, మార్కెట్లో): measured at 61:58, 60:32,
/// 34:50, 10:5 in edited news.
fn is_contested(word: &Word<'_>, place: &Place, class: SiteClass) -> bool {
    let last = word.parts(place).0.chars().rev().nth(1);
    matches!(class, SiteClass::Plural | SiteClass::Locative) && matches!(last, Some('ర' | 'ట' | 'న' | 'డ' | 'ల'))
}

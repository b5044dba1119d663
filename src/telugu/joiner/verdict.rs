//! From a probability to what is said of a site, with what the article itself shows.

use super::features::SiteClass;
use super::word::{LETTER, Place};

/// From here on a missing joiner is an error.
const ERROR: f32 = 0.9;
/// A plural or locative that print writes both ways is one from here on; below it is a native conjunct (పేర్లు).
const CONTESTED: f32 = 0.15;
/// Where print is divided by rule, and in acronyms, of which every house has its own, a form must be this one-sided to be
/// called wrong.
const UNMISTAKABLE: f32 = 0.97;
/// What a joiner at the same place of the same word elsewhere in the article is worth, in log-odds; and after the same
/// stem before another suffix.
const SAME_WORD: f32 = 4.0;
const SAME_STEM: f32 = 2.0;

/// From this probability on a fix is safe, by class. Measured on texts of a kind that training had not seen; see
/// `docs/accuracy.md`.
fn safe(class: SiteClass) -> f32 {
    match class {
        SiteClass::Case | SiteClass::Acronym => 0.985,
        SiteClass::Locative => 0.97,
        SiteClass::Plural => 0.94,
        // With other evidence only.
        SiteClass::Name => 0.7,
    }
}

/// From here on, and below `ERROR`, print is divided and the joiner is what it prefers, by class.
fn divided(class: SiteClass) -> f32 {
    match class {
        SiteClass::Case | SiteClass::Acronym => 0.85,
        SiteClass::Locative | SiteClass::Plural => 0.72,
        SiteClass::Name => 0.55,
    }
}

/// What a desk wants where print is divided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Contested {
    /// Either, but one of them in an article.
    #[default]
    Consistent,
    /// The joiner: మార్కెట్‌లో, డాలర్‌లు.
    Joiner,
    /// The conjunct: మార్కెట్లో, డాలర్లు.
    Conjunct,
}

/// How sure a missing joiner is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// A plural or locative that print writes both ways, and that it rather fuses.
    Contested,
    /// Print writes it both ways, and rather joins it.
    Divided,
    /// It belongs there; a person should see the fix.
    Sure,
    /// It may be inserted unattended.
    Safe,
}

/// What the article shows about a word.
pub trait Evidence {
    /// Whether a joiner stands at the same place of the same word elsewhere. `word` and `left`, what stands before the
    /// joiner, are without joiners.
    fn same_word_joined(&self, word: &str, left: &str) -> bool;
    /// Whether another word has a joiner after the same beginning.
    fn same_stem_joined(&self, left: &str) -> bool;
    /// Whether a list of names joins it there.
    fn is_listed(&self, word: &str, left: &str) -> bool;
    /// The share of its joiners that the article has lost, above 0 and at most 1. In an article that has kept nearly all
    /// of them a fused word is most likely meant so.
    fn loss(&self) -> f32;
}

/// No article.
impl Evidence for () {
    fn same_word_joined(&self, _: &str, _: &str) -> bool {
        false
    }

    fn same_stem_joined(&self, _: &str) -> bool {
        false
    }

    fn is_listed(&self, _: &str, _: &str) -> bool {
        false
    }

    fn loss(&self) -> f32 {
        1.0
    }
}

/// A place where a joiner is missing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Missing {
    /// Byte offset in the word, right after the virama.
    pub at: usize,
    /// How likely the joiner belongs there, 0 to 1.
    pub confidence: f32,
    /// How sure that is.
    pub tier: Tier,
    /// Whether it is a plural or locative that print writes both ways.
    pub contested: bool,
}

/// A site without a joiner, whatever the article.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Site {
    at: u32,
    virama: u8,
    class: SiteClass,
    attested: bool,
    contested: bool,
    probability: f32,
}

impl Site {
    pub(super) fn new(place: &Place, class: SiteClass, probability: f32, attested: bool, contested: bool) -> Self {
        // A word has at most 64 letters, and joiners between them; longer ones have no sites.
        let at = u32::try_from(place.at).unwrap_or(u32::MAX);
        let virama = u8::try_from(place.virama).unwrap_or(u8::MAX);
        Self { at, virama, class, attested, contested, probability }
    }

    /// Byte offset in the word as written, right after the virama.
    pub fn at(&self) -> usize {
        self.at as usize
    }

    /// How likely the joiner belongs there, 0 to 1, whatever the article.
    pub fn probability(&self) -> f32 {
        self.probability
    }

    /// What kind of joint it would be.
    pub fn class(&self) -> SiteClass {
        self.class
    }

    /// Whether it is before a plural or locative that print writes both ways.
    pub fn is_contested(&self) -> bool {
        self.contested
    }

    /// What to say of it, if anything. `bare` is the word without joiners.
    pub fn verdict(&self, bare: &str, evidence: &dyn Evidence) -> Option<Missing> {
        let left = &bare[..(usize::from(self.virama) + 1) * LETTER];
        // Bayes' rule: the model knows how often edited text joins here, the article how often it loses what is joined.
        let own = (self.probability / (1.0 - self.probability)).ln() + evidence.loss().ln();
        // Most sites of native words are beyond what any article can show.
        if evidence.loss() < 1.0 && super::logistic(own + SAME_WORD) < ERROR {
            return None;
        }
        let same_word = evidence.same_word_joined(bare, left);
        // Where print writes both, that the article writes the other elsewhere makes it mixed, not wrong.
        let shown = if self.contested {
            0.0
        } else if same_word {
            SAME_WORD
        } else if evidence.same_stem_joined(left) {
            SAME_STEM
        } else {
            0.0
        };
        let odds = own + shown;
        let confidence = super::logistic(odds);
        let divided_by_rule = self.contested || self.class == SiteClass::Acronym;
        let least = if divided_by_rule { UNMISTAKABLE } else { ERROR.min(safe(self.class)) };
        let sure = confidence >= least;
        let vouched = match self.class {
            SiteClass::Acronym | SiteClass::Name => self.attested || same_word || evidence.is_listed(bare, left),
            _ => !self.contested,
        };
        let tier = match confidence {
            p if sure && vouched && p >= safe(self.class) => Tier::Safe,
            _ if sure => Tier::Sure,
            p if p >= divided(self.class) => Tier::Divided,
            p if self.contested && p >= CONTESTED => Tier::Contested,
            _ => return None,
        };
        Some(Missing { at: self.at(), confidence, tier, contested: self.contested })
    }
}

//! Words that lost the U+200C between their parts.

use std::sync::Arc;

use hashbrown::HashMap;

use crate::diagnostic::{Applicability, Severity, Span};
use crate::document::{Document, Vocabulary};
use crate::engine::{CodedRule, Finding, Rule, Setup, Sink};
use crate::error::Error;
use crate::memory::WordFacts;
use crate::names::Gazetteer;
use crate::telugu::joiner::{
    Contested, Evidence, Joiners, Missing, Site, SiteClass, Tier, is_compound_head, is_inner_joiner,
};
use crate::telugu::letters::{aksharas, is_consonant};
use crate::text::words::{ZWNJ, non_joiners, without_joiners};

/// From this probability on a site tells whether the article keeps its joiners.
const LIKELY: f32 = 0.9;
/// A text without any joiner and with so many missing ones is told so once.
const MANY: usize = 5;

/// `missing-zwnj`.
pub struct MissingZwnj {
    joiners: Arc<Joiners>,
    names: Arc<Gazetteer>,
    contested: Contested,
}

/// `[rules.missing-zwnj]`.
#[derive(Default, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Plurals and locatives after ర్ ట్ న్ డ్ ల్, which print writes both ways: `"consistent"` (either, but one of them
    /// in an article), `"joiner"` (మార్కెట్‌లో) or `"conjunct"` (మార్కెట్లో).
    pub contested: Contested,
    /// A model trained on your own archive, relative to this file; see `docs/joiner-model.md`.
    pub model: Option<String>,
}

impl CodedRule for MissingZwnj {
    const ID: &'static str = "missing-zwnj";
    type Config = Settings;

    fn new(settings: Settings, setup: &Setup) -> Result<Self, Error> {
        Ok(Self { joiners: setup.joiners()?, names: setup.gazetteer(), contested: settings.contested })
    }
}

impl Rule for MissingZwnj {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        let article = Article::new(document.vocabulary(), &self.names);
        let mut missing: HashMap<u32, Vec<Missing>> = HashMap::new();
        for (id, entry, facts) in
            document.vocabulary().notable().filter(|(_, _, facts)| !facts.missing_joiners().is_empty())
        {
            let bare = without_joiners(entry.text);
            let native = |site: &Site| {
                let left = &entry.text[..site.at()];
                let name = site.class() == SiteClass::Name;
                // కొండ్రెడ్డి, నర్రెడ్డి are surnames; మోహన్‌రెడ్డి is a name before one.
                let surname = || entry.text[site.at()..].starts_with("రెడ్డి") && aksharas(left) <= 2;
                name && (is_compound_head(left) || surname()) || self.is_spoken_plural(document, left)
            };
            let sites = facts.missing_joiners().iter().filter(|site| !native(site));
            let found: Vec<Missing> = sites.filter_map(|site| site.verdict(&bare, &article)).collect();
            if !found.is_empty() {
                missing.insert(id, found);
            }
        }
        if self.contested == Contested::Conjunct {
            self.report_joined(document, sink);
        }
        if !missing.is_empty() {
            self.report(document, &missing, sink);
        }
    }
}

impl MissingZwnj {
    /// చేతుల్తో, నర్సింహుల్ని: a plural in -లు before a case ending, as it is spoken. After a long vowel -ల్ ends loanwords
    /// (స్కూల్తో), which have a form in -లు too.
    fn is_spoken_plural(&self, document: &Document<'_>, left: &str) -> bool {
        let Some(stem) = left.strip_suffix("ల్").filter(|s| s.ends_with(|c| c == 'ు' || is_consonant(c))) else {
            return false;
        };
        let plural = format!("{stem}లు");
        document.vocabulary().count(&plural) > 0 || self.names.is_common(&plural)
    }

    fn report(&self, document: &Document<'_>, missing: &HashMap<u32, Vec<Missing>>, sink: &mut Sink<'_>) {
        let mut divided = Vec::new();
        let mut sure = 0;
        for (_, word) in document.words_like(missing.keys().copied()) {
            let Some(missing) = word.id.and_then(|id| missing.get(&id)) else { continue };
            let wanted = |m: &&Missing| !(m.contested && self.contested == Contested::Conjunct);
            // One finding for what may be mended unattended and one for what a person should see.
            let of = |tier: Tier| missing.iter().filter(wanted).filter(move |m| m.tier == tier);
            sure += report(word.span, of(Tier::Safe), sink, |f| f);
            let or_two_words = |f: Finding| or_two_words(&self.joiners, document, word.span, of(Tier::Sure), f);
            sure += report(word.span, of(Tier::Sure), sink, |f| {
                // In an article that keeps its joiners, a form that print also fuses is meant so.
                let hint = of(Tier::Sure).all(|m| m.contested) && document.vocabulary().has_joiners();
                or_two_words(f).severity(if hint { Severity::Info } else { Severity::Warning })
            });
            let open = missing.iter().filter(wanted).filter(|m| m.tier <= Tier::Divided);
            if self.contested == Contested::Joiner {
                let house = |f: Finding| f.message("house").severity(Severity::Warning);
                report(word.span, open.clone().filter(|m| m.contested), sink, house);
            }
            let commoner = open.filter(|m| m.tier == Tier::Divided);
            divided.extend(commoner.map(|m| (word.span, Span::point(word.span.start as usize + m.at))));
        }
        if !document.vocabulary().has_joiners() && sure > 0 && (sure >= MANY || !divided.is_empty()) {
            report_all_lost(document, sure, &divided, sink);
        }
    }

    /// For a desk that writes the conjunct: places where the joiner stands.
    fn report_joined(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        let joined = document.vocabulary().with_joiners();
        let places: HashMap<u32, Vec<usize>> =
            joined.map(|(id, entry)| (id, self.joiners.contested_joiners(entry.text))).collect();
        for (_, word) in document.words_like(places.keys().copied()) {
            let Some(places) = word.id.and_then(|id| places.get(&id)).filter(|p| !p.is_empty()) else { continue };
            let start = word.span.start as usize;
            let stroke = |&at: &usize| Span::new(start + at, start + at + ZWNJ.len_utf8());
            let finding = Finding::at(word.span).message("conjunct").severity(Severity::Warning).confidence(0.95);
            sink.push(places.iter().map(stroke).fold(finding, |f, at| f.edit(at, "", Applicability::Safe)));
        }
    }
}

/// The text has no joiner at all: a machine took them. Says so once, and offers what print is divided about.
fn report_all_lost(document: &Document<'_>, sure: usize, divided: &[(Span, Span)], sink: &mut Sink<'_>) {
    let first = divided.first().map(|(word, _)| *word);
    let Some(at) = first.or_else(|| document.telugu_words().next().map(|(_, word)| word.span)) else { return };
    let finding = Finding::at(at)
        .message(if divided.is_empty() { "lost" } else { "lost-and-divided" })
        .severity(Severity::Info)
        .arg("count", sure.to_string())
        .arg("divided", divided.len().to_string());
    sink.push(divided.iter().fold(finding, |f, (_, at)| f.edit(*at, ZWNJ, Applicability::Unsafe)));
}

/// Reports some sites of a word in one finding, and says how many there were.
fn report<'m>(
    word: Span,
    missing: impl Iterator<Item = &'m Missing>,
    sink: &mut Sink<'_>,
    dress: impl FnOnce(Finding) -> Finding,
) -> usize {
    let mut finding = Finding::at(word);
    let mut confidence: f32 = 1.0;
    let mut count = 0;
    for site in missing {
        let applicability = if site.tier == Tier::Safe { Applicability::Safe } else { Applicability::Unsafe };
        finding = finding.edit(Span::point(word.start as usize + site.at), ZWNJ, applicability);
        confidence = confidence.min(site.confidence);
        count += 1;
    }
    if count > 0 {
        sink.push(dress(finding.confidence(confidence)));
    }
    count
}

/// Where both parts are words by themselves, a space may be what was lost: శిఖర్ధావన్. Which of the two, a person must say.
fn or_two_words<'m>(
    joiners: &Joiners,
    document: &Document<'_>,
    word: Span,
    mut missing: impl Iterator<Item = &'m Missing>,
    finding: Finding,
) -> Finding {
    let (Some(site), None) = (missing.next(), missing.next()) else { return finding };
    if !joiners.seams(document.slice(word)).contains(&site.at) {
        return finding;
    }
    let (first, second) = document.slice(word).split_at(site.at);
    let at = Span::point(word.start as usize + site.at);
    finding.message("joiner-or-space").arg("words", format!("{first} {second}")).or("two-words", at, " ")
}

/// What an article shows about its joiners.
struct Article<'d> {
    vocabulary: &'d Vocabulary<'d>,
    names: &'d Gazetteer,
    loss: f32,
}

impl<'d> Article<'d> {
    fn new(vocabulary: &'d Vocabulary<'d>, names: &'d Gazetteer) -> Self {
        Self { vocabulary, names, loss: loss(vocabulary) }
    }
}

/// The share of joiners that an article has lost: of all but certain sites, those without one. One more counts as lost,
/// so that an article with a single fault and few joiners is not taken for one without any.
fn loss(vocabulary: &Vocabulary<'_>) -> f32 {
    if !vocabulary.has_joiners() {
        return 1.0;
    }
    let kept: u32 =
        vocabulary.with_joiners().map(|(_, e)| e.count * u32::try_from(inner_joiners(e.text)).unwrap_or(0)).sum();
    let lost: u32 = vocabulary.notable().filter(|(_, _, facts)| has_likely_site(facts)).map(|(_, e, _)| e.count).sum();
    #[allow(clippy::cast_precision_loss, reason = "counts of words in an article")]
    let (kept, lost) = (kept as f32, lost as f32 + 1.0);
    (lost / (kept + lost)).sqrt()
}

/// Joiners between a virama and a consonant.
fn inner_joiners(word: &str) -> usize {
    non_joiners(word).filter(|&at| is_inner_joiner(word, at)).count()
}

fn has_likely_site(facts: &WordFacts) -> bool {
    facts.missing_joiners().iter().any(|site| !site.is_contested() && site.probability() >= LIKELY)
}

impl Evidence for Article<'_> {
    fn same_word_joined(&self, word: &str, left: &str) -> bool {
        self.vocabulary.joined(word).any(|entry| joins_after(entry.text, left))
    }

    fn loss(&self) -> f32 {
        self.loss
    }

    fn same_stem_joined(&self, left: &str) -> bool {
        // Most words begin otherwise.
        let head = left.as_bytes().first_chunk::<6>();
        let begins = |text: &str| text.as_bytes().first_chunk() == head;
        self.vocabulary.with_joiners().any(|(_, e)| begins(e.text) && joins_after(e.text, left))
    }

    fn is_listed(&self, word: &str, left: &str) -> bool {
        let stems = std::iter::once(word).chain(self.names.splits(word).map(|(stem, _)| stem));
        stems.filter_map(|stem| self.names.known(stem)).any(|known| joins_after(&known.canonical, left))
    }
}

/// Whether a spelling has a joiner after a beginning that is given without joiners.
fn joins_after(spelling: &str, left: &str) -> bool {
    non_joiners(spelling).any(|at| without_joiners(&spelling[..at]) == left)
}

//! From forms to a model.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::Arc;

use newslint::telugu::joiner::features::{BITS, features};
use newslint::telugu::joiner::lexicon::{Density, Filter, Lexicon, joint, whole};
use newslint::telugu::joiner::{Joiners, Model, SiteClass, Word};
use newslint::telugu::suffixes::Suffixes;
use newslint::text::words::without_joiners;

use crate::calibrate::{Scored, fit};
use crate::forms::Forms;
use crate::ftrl::{Example, train};

/// A form's examples together count as its count to this power: a frequent form is no more than one form.
const POWER: f64 = 0.4;
/// Steps of a weight in the file, and the weight below which it is left out.
const SCALE: f32 = 16.0;
const CUT: f32 = 0.05;
/// Words of these weighted counts and more form the sets of the lexicon.
const LEVELS: [f64; 2] = [2.0, 20.0];
/// A joint is attested if it has at least so many joiners, and this share of its occurrences has them. That more than one
/// kind of text has it adds nothing: measured on a kind left out, .971 of the joints were joined with and .973 without.
const ATTESTED: (f64, f64) = (3.0, 0.95);
/// So many joiners before a second part make it one.
const ELEMENT: f64 = 2.0;

/// One site of a distinct word.
struct Row {
    class: SiteClass,
    features: Vec<u32>,
    /// For each kind of text how often it is fused and how often joined.
    counts: Vec<[f64; 2]>,
    joint: u64,
    /// What stands right of the site, without suffix.
    element: u64,
}

/// Learns a model; the second value tells people what came out.
pub fn learn(forms: &Forms) -> (Model, String) {
    let rows = Rows::new(forms);
    let mut model = rows.model(forms, |_| true);
    let held = rows.held_out(forms);
    let mut report = String::new();
    for (class, sites) in SiteClass::ALL.into_iter().zip(held) {
        model.calibration[class as usize] = fit(&sites);
        let (slope, intercept) = model.calibration[class as usize];
        // Writing to a String does not fail.
        let _ = writeln!(report, "{class:?}: {} sites, slope {slope:.3}, intercept {intercept:.3}", sites.len());
    }
    let weights = model.weights.iter().filter(|w| **w != 0).count();
    let _ = writeln!(report, "{} forms, {} sites, {weights} weights", forms.counts.len(), rows.all.len());
    (model, report)
}

struct Rows {
    all: Vec<Row>,
    lexicon: Lexicon,
}

impl Rows {
    fn new(forms: &Forms) -> Self {
        let (suffixes, mut lookup) = (Suffixes::shipped(), BTreeMap::new());
        let lexicon = lexicon(forms);
        let joiners = Joiners::new(Arc::new(empty(lexicon.clone())));
        let mut all: Vec<Row> = Vec::new();
        for (form, counts) in &forms.counts {
            let Some(word) = Word::read(form, &suffixes) else { continue };
            for place in word.places() {
                let row = *lookup.entry((word.bare().to_owned(), place.virama)).or_insert_with(|| {
                    let class = joiners.class(&word, place);
                    let mut found = Vec::new();
                    features(&word, place, class, &lexicon, |f| found.push(f));
                    let joint = joint(&word.codes()[..=place.virama], word.element(place));
                    let element = whole(word.element(place));
                    all.push(Row { class, features: found, counts: vec![[0.0; 2]; forms.kinds.len()], joint, element });
                    all.len() - 1
                });
                for (sum, n) in all[row].counts.iter_mut().zip(counts) {
                    sum[usize::from(place.joined)] += n;
                }
            }
        }
        Self { all, lexicon }
    }

    /// Trains on the kinds that `taken` lets through.
    fn model(&self, forms: &Forms, taken: impl Fn(usize) -> bool) -> Model {
        let mut examples = Vec::new();
        for (row, site) in self.all.iter().enumerate() {
            for (_, (counts, (_, kind_weight))) in
                site.counts.iter().zip(&forms.kinds).enumerate().filter(|(k, _)| taken(*k))
            {
                let n = counts[0] + counts[1];
                for joined in [false, true] {
                    let share = counts[usize::from(joined)] / n;
                    if share > 0.0 {
                        #[allow(clippy::cast_possible_truncation, reason = "a weight needs no more digits")]
                        examples.push(Example { row, joined, weight: (kind_weight * n.powf(POWER) * share) as f32 });
                    }
                }
            }
        }
        let (weights, bias) = train(&mut examples, |row| &self.all[row].features, 1 << BITS);
        #[allow(clippy::cast_possible_truncation, reason = "clamped to the range of a byte")]
        let step = |w: f32| if w.abs() > CUT { (w * SCALE).round().clamp(-127.0, 127.0) as i8 } else { 0 };
        let weights = weights.into_iter().map(step).collect();
        Model { bias, weights, attested: self.attested(), elements: self.elements(), ..empty(self.lexicon.clone()) }
    }

    /// Joints inside names and compounds that edited text writes with the joiner.
    fn attested(&self) -> Filter {
        let mut joints: BTreeMap<u64, [f64; 2]> = BTreeMap::new();
        for row in self.all.iter().filter(|r| matches!(r.class, SiteClass::Name | SiteClass::Acronym)) {
            let sum = joints.entry(row.joint).or_default();
            for n in &row.counts {
                *sum = [sum[0] + n[0], sum[1] + n[1]];
            }
        }
        let (least, share) = ATTESTED;
        let is_attested = |[fused, joined]: [f64; 2]| joined >= least && joined >= share * (joined + fused);
        let attested = joints.into_iter().filter(|(_, counts)| is_attested(*counts));
        Filter::new(&attested.map(|(joint, _)| joint).collect::<Vec<_>>(), Density::TIGHT)
    }

    /// Second parts of names and compounds.
    fn elements(&self) -> Filter {
        let mut joined: BTreeMap<u64, f64> = BTreeMap::new();
        for row in self.all.iter().filter(|r| r.class == SiteClass::Name) {
            *joined.entry(row.element).or_default() += row.counts.iter().map(|n| n[1]).sum::<f64>();
        }
        let often = joined.into_iter().filter(|(_, n)| *n >= ELEMENT);
        Filter::new(&often.map(|(element, _)| element).collect::<Vec<_>>(), Density::TIGHT)
    }

    /// For each class the scores of sites by models that had not seen their kind of text. Only kinds of full weight are
    /// held out: what counts less is less well edited.
    fn held_out(&self, forms: &Forms) -> [Vec<Scored>; SiteClass::ALL.len()] {
        let mut out = SiteClass::ALL.map(|_| Vec::new());
        let used = |k: usize| self.all.iter().any(|r| r.counts[k].iter().sum::<f64>() > 0.0);
        let kinds = (0..forms.kinds.len()).filter(|&k| forms.kinds[k].1 >= 1.0 && used(k));
        for held in kinds.filter(|_| forms.kinds.len() > 1) {
            let model = self.model(forms, |kind| kind != held);
            for row in &self.all {
                let [fused, joined] = row.counts[held];
                if fused + joined > 0.0 {
                    let weight = (fused + joined).powf(-0.5);
                    let steps: i32 = row.features.iter().map(|&f| i32::from(model.weights[f as usize])).sum();
                    let score = f64::from(model.bias) + f64::from(steps) / f64::from(SCALE);
                    out[row.class as usize].push(Scored { score, joined: joined * weight, fused: fused * weight });
                }
            }
        }
        out
    }
}

/// How often words occur, whether with joiners or without.
fn lexicon(forms: &Forms) -> Lexicon {
    let mut words: BTreeMap<String, f64> = BTreeMap::new();
    for (form, counts) in &forms.counts {
        let weighted: f64 = counts.iter().zip(&forms.kinds).map(|(n, (_, weight))| n * weight).sum();
        *words.entry(without_joiners(form).into_owned()).or_default() += weighted;
    }
    let letters = |word: &str| -> Vec<u8> { word.chars().map(|c| (u32::from(c) & 0x7F) as u8).collect() };
    let set = |least: f64| {
        let hashes: BTreeSet<u64> =
            words.iter().filter(|(_, n)| **n >= least).map(|(word, _)| whole(&letters(word))).collect();
        Filter::new(&hashes.into_iter().collect::<Vec<_>>(), Density::LOOSE)
    };
    Lexicon(LEVELS.into_iter().map(set).collect())
}

fn empty(lexicon: Lexicon) -> Model {
    Model {
        note: String::new(),
        bias: 0.0,
        scale: SCALE,
        calibration: [(1.0, 0.0); SiteClass::ALL.len()],
        weights: vec![0; 1 << BITS],
        lexicon,
        attested: Filter::default(),
        elements: Filter::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::learn;
    use crate::forms::Forms;

    const TEXT: &str = "ట్రంప్\u{200C}తో భేటీ. మాక్రాన్\u{200C}తో భేటీ. ఒప్పందాన్ని రద్దు చేశారు. ట్రంప్\u{200C}తో చర్చ. ప్రయాణాన్ని వాయిదా వేశారు.";
    const TABLE: &str = "form\tdesk\nఒప్పందాన్ని\t1\nచర్చ\t1\nచేశారు\t1\nట్రంప్\u{200C}తో\t2\nప్రయాణాన్ని\t1\nభేటీ\t2\nమాక్రాన్\u{200C}తో\t1\nరద్దు\t1\nవాయిదా\t1\nవేశారు\t1\n";

    fn model(input: &str) -> Vec<u8> {
        let mut forms = Forms::default();
        forms.read(input, "desk").unwrap();
        learn(&forms).0.write()
    }

    #[test]
    fn the_same_text_makes_the_same_bytes_whether_counted_or_not() {
        assert!(model(TEXT) == model(TEXT) && model(TEXT) == model(TABLE));
    }

    #[test]
    fn a_table_with_a_bad_count_says_where() {
        let error = Forms::default().read("form\tdesk\nభేటీ\t1\nచర్చ\tmany\n", "desk").unwrap_err();
        assert!(error.contains("line 3") && error.contains("many"), "{error}");
    }
}

//! What the rules report of a cluster: each mention that is not spelt as it should be, and how to mend it.

use super::view::{Cluster, Mention, NameView};
use crate::diagnostic::Span;
use crate::document::Document;
use crate::telugu::letters::{VIRAMA, is_consonant};
use crate::text::words::ZWNJ;

/// A mention to report.
pub struct Variant<'v> {
    /// The stem of the mention.
    pub span: Span,
    /// Its cluster.
    pub cluster: &'v Cluster,
    /// What to write, and where; `None` on a tie.
    pub mend: Option<Mend>,
    /// The spellings of the cluster, this one first.
    pub spellings: Vec<String>,
    /// Whether no spelling of the cluster is commoner than this one.
    pub is_tied: bool,
    /// How likely it is one name, 0 to 1.
    pub confidence: f32,
    /// Mentions of the other spellings, with the spelling.
    pub others: Vec<(Span, &'v str)>,
}

/// A correction that keeps the suffix.
pub struct Mend {
    /// The bytes to replace: the stem, and a joiner that the new one does not need.
    pub span: Span,
    /// The new stem, with a joiner if the suffix needs one.
    pub text: String,
    /// The settled spelling itself.
    pub settled: String,
    /// Whether it needs no person's look.
    pub safe: bool,
    /// Whether a list says so, not the article's majority alone.
    pub decided: bool,
}

impl Cluster {
    /// Whether a list, the desk's or the shipped one, says that this is the spelling.
    fn is_decided(&self, right: &str) -> bool {
        self.house || self.settled.as_deref() == Some(right)
    }
}

impl NameView {
    /// Mentions to report, of names or of other words.
    pub fn variants<'v>(&'v self, document: &'v Document<'_>, names: bool) -> impl Iterator<Item = Variant<'v>> {
        let mine = self.mentions.iter().filter(move |m| self.clusters[m.cluster].is_name == names);
        mine.filter_map(|mention| self.variant(document, mention))
    }

    fn variant<'v>(&'v self, document: &Document<'_>, mention: &Mention) -> Option<Variant<'v>> {
        let cluster = &self.clusters[mention.cluster];
        let form = &cluster.forms[mention.form];
        let mend = match &cluster.canonical {
            Some(right) if *right == form.text || mention.settled && !cluster.house => return None,
            Some(right) => Some(mend(document, mention, cluster, right)),
            // A tie: the spelling that comes second is reported, and the desk decides.
            None if mention.form == 0 => return None,
            None => None,
        };
        let mut spellings: Vec<String> = cluster.forms.iter().map(|f| f.text.clone()).collect();
        spellings.swap(0, mention.form);
        let others = self.mentions.iter().filter(|m| m.cluster == mention.cluster && m.form != mention.form);
        Some(Variant {
            span: mention.span,
            cluster,
            is_tied: form.count == cluster.forms[0].count,
            mend,
            spellings,
            confidence: confidence(cluster, mention.form),
            others: others.map(|m| (m.span, cluster.forms[m.form].text.as_str())).collect(),
        })
    }
}

fn confidence(cluster: &Cluster, form: usize) -> f32 {
    let score = if form == 0 { cluster.forms[1].score } else { cluster.forms[form].score };
    if cluster.listed { 0.97 } else { (1.0 / (1.0 + (-score).exp())).clamp(0.6, 0.97) }
}

fn mend(document: &Document<'_>, mention: &Mention, cluster: &Cluster, right: &str) -> Mend {
    let form = &cluster.forms[mention.form];
    let most = cluster.forms[0].count > form.count || cluster.house;
    // A majority alone may have it wrong: of 30 such corrections judged blind three led away from the established spelling
    // (ఎర్నాకుళం once, ఎర్నాకులం twice). A list has to stand behind what is written unattended.
    let safe = most && cluster.is_decided(right) && form.sure && !document.is_quoted(mention.span);
    let (span, text) = respell(document, mention.span, right);
    Mend { span, text, settled: right.to_owned(), safe, decided: cluster.is_decided(right) }
}

/// Puts another stem before the same suffix: పుటిన్‌కు becomes పుతిన్‌కు, పుటినుకు becomes పుతినుకు.
pub fn respell(document: &Document<'_>, stem: Span, right: &str) -> (Span, String) {
    let text = document.text();
    let (old, after) = (&text[stem.range()], &text[stem.end as usize..]);
    if right.ends_with(VIRAMA) {
        let suffixed = after.starts_with(is_consonant);
        let inflected = old.ends_with('ు') && (suffixed || after.starts_with(ZWNJ));
        return match (inflected, suffixed) {
            (true, _) => (stem, format!("{}ు", right.trim_end_matches(VIRAMA))),
            (false, true) => (stem, format!("{right}{ZWNJ}")),
            (false, false) => (stem, right.to_owned()),
        };
    }
    // Nothing can fuse after a vowel: the joiner goes.
    let joiner = if after.starts_with(ZWNJ) { ZWNJ.len_utf8() } else { 0 };
    (Span::new(stem.start as usize, stem.end as usize + joiner), right.to_owned())
}

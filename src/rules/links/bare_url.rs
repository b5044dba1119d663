//! Links in the running text: what is left of an embed, or of a link that lost its text.

use crate::diagnostic::{Applicability, Span};
use crate::document::Document;
use crate::engine::{CodedRule, Finding, NoSettings, Rule, Setup, Sink};
use crate::error::Error;
use crate::telugu::letters::is_telugu;
use crate::text::masks::MaskKind;

/// `bare-url`.
pub struct BareUrl;

impl CodedRule for BareUrl {
    const ID: &'static str = "bare-url";
    type Config = NoSettings;

    fn new(_: NoSettings, _: &Setup) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl Rule for BareUrl {
    fn check(&self, document: &Document<'_>, sink: &mut Sink<'_>) {
        for mask in document.masks().iter().filter(|m| m.kind == MaskKind::Url && !is_announced(document, m.span)) {
            let before = document.text()[..mask.span.start as usize].chars().next_back();
            let space = usize::from(before == Some(' '));
            let with_space = Span::new(mask.span.start as usize - space, mask.span.end as usize);
            sink.push(Finding::at(mask.span).edit(with_space, "", Applicability::Unsafe).confidence(0.97));
        }
    }
}

/// Hosts whose links are what is left of an embed, however they are introduced.
const EMBEDS: [&str; 12] = [
    "pic.twitter.com",
    "t.co",
    "twitter.com",
    "x.com",
    "bit.ly",
    "youtu.be",
    "youtube.com",
    "instagram.com",
    "facebook.com",
    "fb.me",
    "goo.gl",
    "ow.ly",
];
/// Words that introduce an address: website, site, portal, link, address.
const INTRODUCTIONS: [&str; 8] = ["వెబ్", "సైట్", "పోర్టల్", "లింక్", "చిరునామా", "అడ్రస్", "వివరాలకు", "వివరాల"];

/// Words that say what the reader does with an address: through it, visit, portal, log in, apply.
const USES: [&str; 9] = ["ద్వారా", "సందర్శించ", "సంప్రదించ", "పోర్టల్", "వెబ్", "సైట్", "లాగిన్", "దరఖాస్తు", "నమోదు"];

/// Bytes before an address among which the words that announce it are looked for.
const REACH: usize = 400;

/// Whether the sentence gives the address on purpose: `దరఖాస్తు చేసుకోవచ్చు: example.gov.in/apply`.
fn is_announced(document: &Document<'_>, link: Span) -> bool {
    let text = document.slice(link);
    let host = text.split_once("://").map_or(text, |(_, rest)| rest);
    let host = host.strip_prefix("www.").unwrap_or(host).split(['/', '?']).next().unwrap_or(host);
    // A cut-off host is no address.
    if EMBEDS.contains(&host) || !host.contains('.') || host.ends_with('.') {
        return false;
    }
    // No further back than three words can reach: a line may be the whole text.
    let before = &document.text()[..link.start as usize];
    let near = (0..=before.len().saturating_sub(REACH)).rev().find(|&i| before.is_char_boundary(i)).unwrap_or(0);
    let before = before[near..].rsplit('\n').next().unwrap_or_default().trim_end();
    let after = document.text()[link.end as usize..].lines().next().unwrap_or_default();
    let mut leading = before.split_whitespace().rev().take(3);
    let mut following = after.split_whitespace().take(3);
    before.ends_with([':', '(', '-', '–'])
        // `example.gov.inని సందర్శించండి`: the sentence goes on with it.
        || after.starts_with(is_telugu)
        || leading.any(|w| INTRODUCTIONS.iter().any(|i| w.contains(i)))
        || following.any(|w| USES.iter().any(|u| w.contains(u)))
        || follows_another(before)
}

/// `example.gov.in మరియు example.org`: the second of two addresses.
fn follows_another(before: &str) -> bool {
    let joined = ["మరియు", "లేదా", ","].iter().find_map(|word| before.strip_suffix(word));
    joined.and_then(|rest| rest.split_whitespace().next_back()).is_some_and(|word| word.contains("://"))
}

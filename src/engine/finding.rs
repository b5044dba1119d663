//! What a rule hands to the engine, and the sink that turns it into a diagnostic in the rule's own name.

use std::borrow::Cow;
use std::sync::Arc;

use super::manifest::{Manifest, Message};
use super::template::fill;
use crate::config::Lang;
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Label, Severity, Span};
use crate::document::{Document, Language};
use crate::text::visible::visible;

/// Bytes by which a fix may reach beyond its finding and still be shown with it: a space, a line end.
const FAR: usize = 16;

/// A finding in the making. Spans are bytes of the document's text.
#[derive(Debug)]
pub struct Finding {
    span: Span,
    message: Option<&'static str>,
    severity: Option<Severity>,
    args: Vec<(&'static str, String)>,
    edits: Vec<Edit>,
    applicability: Applicability,
    /// The title's name among the manifest's `other-messages`, and the edit.
    alternative: Option<(&'static str, Edit)>,
    labels: Vec<Label>,
    confidence: f32,
    variants: Vec<String>,
}

impl Finding {
    /// The word or phrase at fault.
    pub fn at(span: Span) -> Self {
        Self {
            span,
            message: None,
            severity: None,
            args: Vec::new(),
            edits: Vec::new(),
            applicability: Applicability::Safe,
            alternative: None,
            labels: Vec::new(),
            confidence: 0.9,
            variants: Vec::new(),
        }
    }

    /// Uses one of the manifest's `other-messages`.
    #[must_use]
    pub fn message(mut self, name: &'static str) -> Self {
        self.message = Some(name);
        self
    }

    /// Graver or milder than the manifest says.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }

    /// A value for `{name}` in the messages.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// Proposes an edit. Several edits make one fix, which is as safe as its least safe edit.
    #[must_use]
    pub fn edit(mut self, span: Span, replacement: impl Into<String>, applicability: Applicability) -> Self {
        self.edits.push(Edit { span, replacement: replacement.into() });
        self.applicability = self.applicability.min(applicability);
        self
    }

    /// Proposes some edits, or none.
    #[must_use]
    pub fn edits(self, edits: impl IntoIterator<Item = (Span, String)>, applicability: Applicability) -> Self {
        edits.into_iter().fold(self, |finding, (span, replacement)| finding.edit(span, replacement, applicability))
    }

    /// Offers another edit instead, under a title of its own. Nothing but a person's choice applies it.
    #[must_use]
    pub fn or(mut self, title: &'static str, span: Span, replacement: impl Into<String>) -> Self {
        self.alternative = Some((title, Edit { span, replacement: replacement.into() }));
        self
    }

    /// Replaces the whole span.
    #[must_use]
    pub fn replace(self, replacement: impl Into<String>, applicability: Applicability) -> Self {
        let span = self.span;
        self.edit(span, replacement, applicability)
    }

    /// Another place that belongs to the finding.
    #[must_use]
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { span, text: text.into() });
        self
    }

    /// How likely it is right, 0 to 1.
    #[must_use]
    pub fn confidence(mut self, confidence: f32) -> Self {
        self.confidence = confidence;
        self
    }

    /// The spellings of the cluster, the one of this place first.
    #[must_use]
    pub fn variants(mut self, variants: Vec<String>) -> Self {
        self.variants = variants;
        self
    }

    /// One finding for all of these, at the place of the first. It mends them all; the others are its labels, and the
    /// message has their number as `{count}`.
    #[must_use]
    fn together(findings: Vec<Self>, message: &'static str, document: &Document<'_>) -> Option<Self> {
        let count = findings.len();
        let mut rest = findings.into_iter();
        let first = rest.next()?.message(message).arg("count", count.to_string());
        Some(rest.fold(first, |mut all, other| {
            all.edits.extend(other.edits);
            all.applicability = all.applicability.min(other.applicability);
            all.label(other.span, document.slice(other.span))
        }))
    }

    /// The covered text as it would stand after the edits, if they all lie inside.
    fn fixed(&self, text: &str) -> Option<String> {
        let whole = self.edits.iter().fold(self.span, |all, e| all.to(e.span));
        // A fix of the whole document has no text to show.
        if self.edits.is_empty() || whole.len() > self.span.len() + FAR {
            return None;
        }
        let mut out = String::new();
        let mut at = whole.start;
        for edit in &self.edits {
            push_head(&mut out, &text[Span { start: at, end: edit.span.start }.range()]);
            push_head(&mut out, &edit.replacement);
            at = edit.span.end;
        }
        push_head(&mut out, &text[Span { start: at, end: whole.end }.range()]);
        Some(out)
    }
}

/// Collects the findings of one rule on one document.
pub struct Sink<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) manifest: &'a Manifest,
    pub(super) names: &'a (Arc<str>, Arc<str>),
    pub(super) severity: Option<Severity>,
    pub(super) lang: Lang,
    pub(super) out: &'a mut Vec<Diagnostic>,
}

impl Sink<'_> {
    /// What an article does again and again is a habit: from `often` on, these are one finding with that message.
    pub fn push_habit(&mut self, mut findings: Vec<Finding>, often: usize, message: &'static str) {
        findings.retain(|f| self.concerns(f));
        if findings.len() < often {
            for finding in findings {
                self.push(finding);
            }
        } else if let Some(one) = Finding::together(findings, message, self.document) {
            self.push(one);
        }
    }

    /// What is Telugu's is no business of a paragraph in another language, and so with English.
    fn concerns(&self, finding: &Finding) -> bool {
        let wanted = self.manifest.languages();
        wanted.is_empty()
            || match self.document.language_at(finding.span.start) {
                Language::Telugu => wanted.contains(&Lang::Te),
                Language::Latin => wanted.contains(&Lang::En),
                Language::Other(_) | Language::None => false,
            }
    }

    /// Stamps the finding with the rule's name and words.
    pub fn push(&mut self, mut finding: Finding) {
        if !self.concerns(&finding) {
            return;
        }
        let blocks = &self.manifest.blocks;
        if !blocks.is_empty() && self.document.block_at(finding.span.start).is_none_or(|kind| !blocks.contains(&kind)) {
            return;
        }
        finding.edits.sort_by_key(|e| e.span);
        let source = self.document.source();
        let map = &source.map;
        let after = finding.fixed(self.document.text());
        let text = shorten(self.document.slice(finding.span));
        let value = |name: &str| -> Option<Cow<'_, str>> {
            match name {
                "text" => Some(visible(&text)),
                "fixed" => after.as_deref().map(|f| Cow::Owned(visible(&shorten(f)).into_owned())),
                _ => finding.args.iter().find(|(n, _)| *n == name).map(|(_, v)| visible(v)),
            }
        };
        let say = |m: &Message| fill(self.lang.pick(m), value);
        let message =
            finding.message.and_then(|name| self.manifest.other_messages.get(name)).unwrap_or(&self.manifest.message);
        let label = match (&self.manifest.label, &after) {
            (l, _) if !l.en.is_empty() => say(l),
            (_, Some(_)) => fill("→ {fixed}", value),
            _ => String::new(),
        };
        // A fix is whole or it is none: the file may have no way to write it.
        let edits: Option<Vec<Edit>> = finding.edits.iter().map(|e| source.edit(e)).collect();
        let fix = edits.filter(|e| !e.is_empty()).map(|edits| Fix {
            title: if self.manifest.fix_title.en.is_empty() {
                fill("→ {fixed}", value)
            } else {
                say(&self.manifest.fix_title)
            },
            applicability: finding.applicability,
            edits,
        });
        let other = finding.alternative.as_ref().filter(|_| fix.is_some()).and_then(|(title, edit)| {
            let title = say(self.manifest.other_messages.get(*title)?);
            Some(Fix { title, applicability: Applicability::Display, edits: vec![source.edit(edit)?] })
        });
        let lacking = finding.edits.iter().find_map(|e| source.lacks(e));
        let diagnostic = Diagnostic {
            rule: self.names.0.clone(),
            group: self.names.1.clone(),
            severity: self.severity.or(finding.severity).unwrap_or(self.manifest.severity),
            span: map.to_original(finding.span),
            message: say(message) + &lacking.map(|(c, set)| not_mended(self.lang, c, set)).unwrap_or_default(),
            label,
            labels: finding
                .labels
                .iter()
                .map(|l| Label { span: map.to_original(l.span), text: visible(&l.text).into_owned() })
                .collect(),
            confidence: finding.confidence,
            fixes: fix.into_iter().chain(other).collect(),
            variants: finding.variants,
        };
        self.out.push(diagnostic);
    }
}

/// Adds as much as will ever be shown: a word of a megabyte may have a hundred thousand faults.
fn push_head(out: &mut String, text: &str) {
    const MOST: usize = 1024;
    let room = (0..=MOST.saturating_sub(out.len()).min(text.len())).rev().find(|&i| text.is_char_boundary(i));
    out.push_str(&text[..room.unwrap_or(0)]);
}

/// Why there is no fix in a file whose encoding cannot hold it.
fn not_mended(lang: Lang, c: char, charset: &str) -> String {
    let code = format!("U+{:04X}", u32::from(c));
    match lang {
        Lang::En => format!(" (not mended: {charset} has no {code})"),
        Lang::Te => format!(" ({charset}లో {code} లేదు కాబట్టి సరిచేయలేం)"),
    }
}

/// A long stretch with its middle left out.
fn shorten(text: &str) -> Cow<'_, str> {
    const SHOWN: usize = 60;
    if text.chars().nth(SHOWN).is_none() {
        return Cow::Borrowed(text);
    }
    let head: String = text.chars().take(SHOWN * 2 / 3).collect();
    Cow::Owned(format!("{}…", head.trim_end()))
}

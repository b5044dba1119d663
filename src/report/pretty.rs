//! miette's graphical report: each finding in a window of its paragraph.
//!
//! News paragraphs are single lines of a thousand characters, and miette counts columns in bytes, so this has its own
//! `SourceCode`: a few snippets of the paragraph, one a line, that know where they really stand.

use std::fmt;

use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan,
    SpanContents,
};

use super::clusters::{key, merge};
use super::{FileReport, Placed, Renderer};
use crate::diagnostic::{Applicability, Severity};
use crate::telugu::letters::{VIRAMA, is_consonant};
use crate::text::position::Locator;
use crate::text::visible::{harmless, invisible_name, on_one_line};
use crate::text::words::ZWNJ;

/// Findings in one report; a line with more gets several.
const MOST: usize = 20;
/// Findings in one window: more labels than this nobody can follow.
const IN_WINDOW: usize = 4;
/// Bytes around a finding that are looked at: a paragraph, or a word that is at fault, may be the whole file.
const WINDOW: usize = 1024;
/// Code points shown on each side of a finding.
const AROUND: usize = 28;

pub(super) fn file(renderer: &Renderer<'_>, report: &FileReport<'_>) -> String {
    let theme = if renderer.color { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let wrapping = GraphicalReportHandler::new_themed(theme)
        .with_links(renderer.color)
        .with_width(renderer.width)
        .with_context_lines(0);
    let plain = wrapping.clone().with_wrap_lines(false);
    let mut out = String::new();
    let (placed, clusters) = merge(report, report.placed(), renderer.lang);
    for group in groups(report, placed) {
        let mut shown = Shown::new(renderer, report, &group);
        // Where else the spellings of a name stand.
        let notes: String = group.iter().filter_map(|p| clusters.get(&key(p)).map(String::as_str)).collect();
        if !notes.is_empty() {
            shown.help = Some((shown.help.unwrap_or_default() + &notes).trim_start().to_owned());
        }
        // Looking for places to break lines takes half the time of a report, and few need it.
        let handler = if shown.fits(renderer.width) { &plain } else { &wrapping };
        // Writing to a String does not fail.
        let _ = handler.render_report(&mut out, &shown);
        out.push('\n');
    }
    out
}

/// Findings of one rule in one paragraph belong in one report, but for a note about the whole text, which is of another
/// severity than the findings beside it. Reports stand in the order of their first finding.
fn groups<'a>(report: &FileReport<'_>, placed: Vec<Placed<'a>>) -> Vec<Vec<Placed<'a>>> {
    let mut out: Vec<Vec<Placed<'_>>> = Vec::new();
    // The last group of each kind.
    let mut last: hashbrown::HashMap<_, usize> = hashbrown::HashMap::new();
    // The line of a cell is its row.
    let mut lines = report.cells.map(|_| Locator::new(report.bytes));
    for p in placed {
        let d = &p.located.diagnostic;
        let line = lines.as_mut().map_or(p.from.line, |lines| lines.position(p.start).line);
        match last.get(&(line, &d.rule, d.severity)) {
            Some(&i) if out.get(i).is_some_and(|g| g.len() < MOST) => out[i].push(p),
            _ => {
                last.insert((line, &d.rule, d.severity), out.len());
                out.push(vec![p]);
            }
        }
    }
    out
}

/// One report as miette sees it.
#[derive(Debug)]
struct Shown {
    title: String,
    rule: String,
    url: String,
    severity: Severity,
    help: Option<String>,
    labels: Vec<LabeledSpan>,
    snippets: Snippets,
}

impl Shown {
    fn new(renderer: &Renderer<'_>, report: &FileReport<'_>, group: &[Placed<'_>]) -> Self {
        let first = &group[0].located.diagnostic;
        let manifest = renderer.registry.get(&first.rule).map(|e| &e.manifest);
        let title = match (group, manifest) {
            ([_], _) | (_, None) => first.message.clone(),
            (many, Some(m)) => format!("{} (×{})", renderer.lang.pick(&m.summary), many.len()),
        };
        let title = title + &report.of_record(&group[0], renderer.lang);
        let (snippets, spans) = Snippets::new(report, group);
        let labels = group
            .iter()
            .zip(spans)
            .map(|(p, (at, len))| {
                LabeledSpan::new(
                    (!p.located.diagnostic.label.is_empty())
                        .then(|| harmless(&p.located.diagnostic.label).into_owned()),
                    at,
                    len,
                )
            })
            .collect();
        // A pack's rule has no page.
        let built_in = renderer.registry.get(&first.rule).is_some_and(crate::engine::Entry::is_built_in);
        let url = manifest.filter(|_| built_in).map(crate::engine::Manifest::url).unwrap_or_default();
        let help = help(group, report.cells.is_none()).map(|h| harmless(&h).into_owned());
        let title = harmless(&title).into_owned();
        Self { title, rule: first.rule.to_string(), url, severity: first.severity, help, labels, snippets }
    }

    /// Whether title and help stand on one line each.
    fn fits(&self, width: usize) -> bool {
        let mut texts = [Some(&self.title), self.help.as_ref()].into_iter().flatten();
        texts.all(|t| !t.contains('\n') && columns(t) + MARGIN <= width)
    }
}

/// Columns that miette puts before a title or a help.
const MARGIN: usize = 12;

/// The columns that a text takes at most. From U+1100 on a character may take two, but for General Punctuation.
fn columns(text: &str) -> usize {
    text.chars().map(|c| if c < '\u{1100}' || matches!(c, '\u{2000}'..='\u{206F}') { 1 } else { 2 }).sum()
}

/// What the fix does and which option applies it, if the file can be mended.
fn help(group: &[Placed<'_>], can_mend: bool) -> Option<String> {
    let fix = group.iter().flat_map(|p| &p.located.diagnostic.fixes).max_by_key(|f| f.applicability)?;
    Some(match fix.applicability {
        Applicability::Safe if can_mend => format!("{} [--fix]", fix.title),
        Applicability::Unsafe if can_mend => format!("{} [--fix --unsafe-fixes]", fix.title),
        _ => fix.title.clone(),
    })
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.title)
    }
}

impl std::error::Error for Shown {}

impl miette::Diagnostic for Shown {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.rule))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Info => miette::Severity::Advice,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help.as_ref().map(|h| Box::new(h) as Box<dyn fmt::Display>)
    }

    fn url<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        (!self.url.is_empty()).then(|| Box::new(&self.url) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.snippets)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
}

/// Parts of a paragraph, one a line, with the places they come from.
#[derive(Debug)]
struct Snippets {
    path: String,
    text: String,
    line: usize,
    /// Offset in `text` and real column, from 0, of each finding.
    columns: Vec<(usize, usize)>,
}

impl Snippets {
    /// The snippets, and offset and length in them of each finding.
    fn new(report: &FileReport<'_>, group: &[Placed<'_>]) -> (Self, Vec<(usize, usize)>) {
        let bytes = report.bytes;
        // Ends of the line, if they are near enough to be seen.
        let near =
            |p: &Placed<'_>| p.start.saturating_sub(WINDOW)..(p.end.min(p.start + WINDOW) + WINDOW).min(bytes.len());
        let before = near(&group[0]).start..group[0].start;
        let start = memchr::memrchr(b'\n', &bytes[before.clone()]).map_or(before.start, |i| before.start + i + 1);
        let after = group[0].start..group.iter().map(|p| near(p).end).max().unwrap_or(bytes.len());
        let end = memchr::memchr(b'\n', &bytes[after.clone()]).map_or(after.end, |i| after.start + i);
        // Findings in a text with stray bytes are few; their windows are cut on bytes that belong together.
        let mut snippets = Self {
            path: on_one_line(report.path).into_owned(),
            text: String::new(),
            line: group[0].from.line - 1,
            columns: Vec::new(),
        };
        let mut spans = Vec::new();
        let mut rest = group;
        while let Some(first) = rest.first() {
            let mut last = 1;
            while last < rest.len().min(IN_WINDOW) && rest[last].start < rest[last - 1].end + AROUND * 3 {
                last += 1;
            }
            let window = back(bytes, start, first.start)
                ..forward(bytes, end, rest[..last].iter().map(shown_end).max().unwrap_or(first.end));
            snippets.push(bytes, start..end, &window, &rest[..last], &mut spans);
            rest = &rest[last..];
        }
        (snippets, spans)
    }

    fn push(
        &mut self,
        bytes: &[u8],
        line: std::ops::Range<usize>,
        window: &std::ops::Range<usize>,
        findings: &[Placed<'_>],
        spans: &mut Vec<(usize, usize)>,
    ) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        if window.start > line.start {
            self.text.push('…');
        }
        let mut cuts: Vec<usize> =
            findings.iter().flat_map(|p| [p.start, p.end.min(window.end)]).chain([window.end]).collect();
        cuts.sort_unstable();
        let mut places = vec![(window.start, self.text.len())];
        let mut at = window.start;
        for cut in cuts {
            push_visible(&mut self.text, &String::from_utf8_lossy(&bytes[at..cut.max(at)]));
            at = cut.max(at);
            places.push((at, self.text.len()));
        }
        let place = |offset: usize| places.iter().rev().find(|(o, _)| *o <= offset).map_or(0, |(_, t)| *t);
        for p in findings {
            let (from, to) = (place(p.start), place(p.end.min(window.end)));
            spans.push((from, to - from));
            self.columns.push((from, p.from.column - 1));
        }
        if window.end < line.end {
            self.text.push('…');
        }
    }
}

/// Invisible characters by name, but for joiners where they belong.
fn push_visible(out: &mut String, text: &str) {
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let at_joint = c == ZWNJ && out.ends_with(VIRAMA) && chars.peek().is_some_and(|&n| is_consonant(n));
        match invisible_name(c) {
            Some(name) if !at_joint => {
                out.push('‹');
                out.push_str(&name);
                out.push('›');
            }
            _ => out.push(c),
        }
    }
}

/// Where what is shown of a finding ends.
fn shown_end(p: &Placed<'_>) -> usize {
    p.end.min(p.start + WINDOW)
}

/// The start of the window before an offset: at a space if one is near.
fn back(bytes: &[u8], line: usize, offset: usize) -> usize {
    let starts = |i: &usize| bytes[*i] & 0xC0 != 0x80;
    let far = (line..offset).rev().filter(starts).nth(AROUND).unwrap_or(line);
    if far == line { line } else { memchr::memchr(b' ', &bytes[far..offset]).map_or(far, |i| far + i + 1) }
}

/// The end of the window after an offset.
fn forward(bytes: &[u8], line_end: usize, offset: usize) -> usize {
    let starts = |i: &usize| bytes[*i] & 0xC0 != 0x80;
    let offset = offset.min(line_end);
    let far = (offset..line_end).filter(starts).nth(AROUND).unwrap_or(line_end);
    if far == line_end { line_end } else { memchr::memrchr(b' ', &bytes[offset..far]).map_or(far, |i| offset + i) }
}

impl SourceCode for Snippets {
    /// Lines around a span are never asked for: a snippet is all there is.
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        _: usize,
        _: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let start = self.text[..span.offset()].rfind('\n').map_or(0, |i| i + 1);
        let end = self.text[start..].find('\n').map_or(self.text.len(), |i| start + i);
        if span.offset() + span.len() > end {
            // Two snippets are never shown as one.
            return Err(MietteError::OutOfBounds);
        }
        let column = self.columns.iter().find(|(at, _)| *at == span.offset()).map_or(0, |(_, c)| *c);
        let data = &self.text.as_bytes()[start..end];
        Ok(Box::new(MietteSpanContents::new_named(
            self.path.clone(),
            data,
            (start, end - start).into(),
            self.line,
            column,
            1,
        )))
    }
}

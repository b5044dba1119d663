//! Stretches that are not prose: links, handles, tags, code. Rules about words leave them alone.

use crate::diagnostic::Span;

/// What kind of thing stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MaskKind {
    /// `https://…`, `www.…`, `pic.twitter.com/…`: a link with a scheme or a path.
    Url,
    /// A bare domain such as `example.gov.in`, as contact lines have it.
    Domain,
    /// `name@example.org`.
    Email,
    /// `@name`.
    Handle,
    /// `#word`.
    Hashtag,
    /// `<p class="x">`.
    Tag,
    /// `&nbsp;`.
    Entity,
    /// Text between backticks.
    Code,
}

/// One masked stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mask {
    /// Its bytes.
    pub span: Span,
    /// Its kind.
    pub kind: MaskKind,
}

/// Top-level domains that news text writes without a scheme. Not complete: a domain that is not listed is read as words.
const DOMAINS: [&str; 22] = [
    "com", "org", "net", "in", "co", "gov", "edu", "io", "me", "tv", "be", "ly", "info", "news", "uk", "us", "ru",
    "cn", "int", "app", "page", "link",
];

/// The masks of a text, in order, not overlapping. `marks` are the offsets of characters that may betray one, as
/// [`super::words::split`] finds them.
///
/// ```
/// use newslint::text::{masks::{masks, MaskKind}, words::split};
/// let text = "చూడండి https://t.co/ab12, @PMOIndia #మీటూ";
/// let marks = split(text, |_, _| {}).marks;
/// let found: Vec<_> = masks(text, &marks).iter().map(|m| (m.kind, &text[m.span.range()])).collect();
/// assert_eq!(found, [(MaskKind::Url, "https://t.co/ab12"), (MaskKind::Handle, "@PMOIndia"), (MaskKind::Hashtag, "#మీటూ")]);
/// ```
pub fn masks(text: &str, marks: &[u32]) -> Vec<Mask> {
    let mut finder = Finder { text, from: 0, plain_until: 0, unclosed: usize::MAX };
    let mut out: Vec<Mask> = Vec::new();
    for at in marks.iter().map(|&m| m as usize) {
        // One mark may betray several: `a@b.com<br>`.
        while at >= finder.from {
            let Some((start, end, kind)) = finder.at(at) else { break };
            out.push(Mask { span: Span::new(start, end), kind });
            finder.from = end;
        }
    }
    out
}

struct Finder<'a> {
    text: &'a str,
    /// The end of the last mask.
    from: usize,
    /// The end of a run of ASCII that is no link as a whole: it is not asked again for each of its parts.
    plain_until: usize,
    /// The length of a fence of backticks that nothing closes.
    unclosed: usize,
}

impl Finder<'_> {
    /// The mask that a mark betrays.
    fn at(&mut self, at: usize) -> Option<(usize, usize, MaskKind)> {
        match self.text.as_bytes()[at] {
            b'<' => tag(self.text, at).map(|end| (at, end, MaskKind::Tag)),
            b'&' => entity(self.text, at).map(|end| (at, end, MaskKind::Entity)),
            b'#' => hashtag(self.text, at).map(|end| (at, end, MaskKind::Hashtag)),
            b'`' => self.code(at),
            _ => self.chunk(at),
        }
    }

    fn code(&mut self, at: usize) -> Option<(usize, usize, MaskKind)> {
        let fence = self.text.as_bytes()[at..].iter().take_while(|&&b| b == b'`').count();
        let end = if fence < self.unclosed { code(self.text, at, fence) } else { None };
        if end.is_none() {
            self.unclosed = self.unclosed.min(fence);
            self.from = at + fence;
        }
        end.map(|end| (at, end, MaskKind::Code))
    }

    /// The run of ASCII around a mark, if it is a link or an address.
    fn chunk(&mut self, at: usize) -> Option<(usize, usize, MaskKind)> {
        if at < self.plain_until {
            return None;
        }
        let bytes = self.text.as_bytes();
        let floor = self.from.max(self.plain_until);
        let run = bytes[floor..at].iter().rposition(|&b| stops(b)).map_or(floor, |i| floor + i + 1);
        let opens = |b: &u8| b.is_ascii_alphanumeric() || *b == b'@';
        let start = run + bytes[run..=at].iter().position(opens)?;
        let end = chunk_end(bytes, start);
        let found = chunk(&self.text[start..end]).map(|(from, to, kind)| (start + from, start + to, kind));
        self.plain_until = if found.is_none() { end } else { 0 };
        found
    }
}

/// The end of the run of ASCII that can belong to a link.
fn chunk_end(bytes: &[u8], start: usize) -> usize {
    start + bytes[start..].iter().position(|&b| stops(b)).unwrap_or(bytes.len() - start)
}

fn stops(b: u8) -> bool {
    !b.is_ascii_graphic() || matches!(b, b'<' | b'>' | b'"' | b'`' | b')' | b'(' | b'[' | b']' | b'|')
}

/// What a run of ASCII is, if it is not a word: offsets inside the run and kind.
fn chunk(run: &str) -> Option<(usize, usize, MaskKind)> {
    let end = run.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'']).len();
    let run = &run[..end];
    if let Some(name) = run.strip_prefix('@') {
        let len = name.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'_').count();
        return (len > 0).then_some((0, 1 + len, MaskKind::Handle));
    }
    if let Some(scheme) = run.find("://").or_else(|| run.find(":/")) {
        let name = run[..scheme].bytes().rev().take_while(u8::is_ascii_alphabetic).count();
        let known = matches!(run[scheme - name..scheme].to_ascii_lowercase().as_str(), "http" | "https" | "ftp");
        return known.then_some((scheme - name, end, MaskKind::Url));
    }
    // What no host has in it stands before the link: `''pic.twitter.com/x`.
    let host_end = run.find(['/', '?']).unwrap_or(run.len());
    if let Some(before) = run[..host_end].rfind(['\'', ',', ';', '!']) {
        let from = before + 1;
        return chunk(&run[from..]).map(|(start, end, kind)| (from + start, from + end, kind));
    }
    if run.get(..4).is_some_and(|w| w.eq_ignore_ascii_case("www.")) && end > 4 {
        return Some((0, end, MaskKind::Url));
    }
    let (host, path) = run.split_once(['/', '?']).map_or((run, None), |(host, path)| (host, Some(path)));
    if let Some((user, domain)) = host.split_once('@') {
        return (!user.is_empty() && is_domain(domain)).then_some((0, end, MaskKind::Email));
    }
    let host = host.split(':').next().unwrap_or(host);
    match path {
        _ if !is_domain(host) => None,
        Some(path) if !path.is_empty() => Some((0, end, MaskKind::Url)),
        _ => Some((0, end, MaskKind::Domain)),
    }
}

fn is_domain(host: &str) -> bool {
    let labels_are_plain = host
        .split('.')
        .all(|l| !l.is_empty() && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'));
    labels_are_plain
        && host
            .rsplit_once('.')
            .is_some_and(|(name, top)| name.bytes().any(|b| b.is_ascii_lowercase()) && DOMAINS.contains(&top))
}

fn tag(text: &str, at: usize) -> Option<usize> {
    let inside = &text[at + 1..];
    let name = inside.strip_prefix('/').unwrap_or(inside);
    if !name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!') {
        return None;
    }
    let end = inside.find(['>', '<', '\n'])?;
    inside[end..].starts_with('>').then_some(at + 1 + end + 1)
}

fn entity(text: &str, at: usize) -> Option<usize> {
    let name = &text[at + 1..];
    let end = name.bytes().take(12).position(|b| b == b';')?;
    let body = &name[..end];
    let number = body
        .strip_prefix("#x")
        .or_else(|| body.strip_prefix("#X"))
        .map(|d| d.bytes().all(|b| b.is_ascii_hexdigit()) && !d.is_empty());
    let number =
        number.or_else(|| body.strip_prefix('#').map(|d| d.bytes().all(|b| b.is_ascii_digit()) && !d.is_empty()));
    let named = body.len() >= 2
        && body.bytes().all(|b| b.is_ascii_alphanumeric())
        && body.bytes().any(|b| b.is_ascii_lowercase());
    (number.unwrap_or(named)).then_some(at + 1 + end + 1)
}

/// The end of the code that a fence of so many backticks opens.
fn code(text: &str, at: usize, fence: usize) -> Option<usize> {
    let inside = &text[at + fence..];
    let close = inside.find(&text[at..at + fence])?;
    let within_a_line = fence >= 3 || !inside[..close].contains('\n');
    within_a_line.then_some(at + fence + close + fence)
}

fn hashtag(text: &str, at: usize) -> Option<usize> {
    if text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '&') {
        return None;
    }
    let word = &text[at + 1..];
    let in_tag = |c: char| {
        c.is_alphanumeric() || c == '_' || crate::telugu::letters::is_telugu(c) || c == crate::text::words::ZWNJ
    };
    let len = word.find(|c: char| !in_tag(c)).unwrap_or(word.len());
    let has_letter = word[..len].chars().any(char::is_alphabetic);
    has_letter.then_some(at + 1 + len)
}

#[cfg(test)]
mod tests {
    use super::{MaskKind, masks};
    use crate::text::words::split;

    fn kinds(text: &str) -> Vec<(MaskKind, &str)> {
        let marks = split(text, |_, _| {}).marks;
        masks(text, &marks).iter().map(|m| (m.kind, &text[m.span.range()])).collect()
    }

    #[test]
    fn prose_is_not_masked() {
        assert_eq!(kinds("AT&T; R&D, 3.5 శాతం, U.S. G-20 కె.రాజు < 5 > 3 #1 10/12/2025 and/or"), []);
    }

    #[test]
    fn truncated_links_and_residue_are_found() {
        assert_eq!(
            kinds("(https://www.exa… అందించాలి… pic.twitter.com/OSYh"),
            [(MaskKind::Url, "https://www.exa"), (MaskKind::Url, "pic.twitter.com/OSYh")]
        );
        assert_eq!(kinds("3''pic.twitter.com/OSYh"), [(MaskKind::Url, "pic.twitter.com/OSYh")]);
        assert_eq!(kinds("చైనా&nbsp;రష్యా</p>"), [(MaskKind::Entity, "&nbsp;"), (MaskKind::Tag, "</p>")]);
        assert_eq!(
            kinds("సంప్రదించండి: desk@example.org, example.gov.in"),
            [(MaskKind::Email, "desk@example.org"), (MaskKind::Domain, "example.gov.in")]
        );
    }
}

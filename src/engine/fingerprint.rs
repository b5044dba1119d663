//! What a finding is known by when the text around it moves: its rule, its text and its neighbours, not its line.

use std::hash::Hasher;

use fnv::FnvHasher;

use super::Located;
use crate::text::words::{ZWJ, ZWNJ};

/// Words on each side that belong to the context of a finding.
const NEIGHBOURS: usize = 2;
/// Bytes on each side among which they are looked for.
const REACH: usize = 200;

/// The fingerprint of a finding in its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fingerprint {
    /// Hash of the rule, the name of the record if it has one, the text at fault and two words on either side. Spaces, joiners and the marks
    /// around those words do not count.
    pub context: u64,
    /// Which of the findings of the file with this context it is, from 1.
    pub occurrence: usize,
}

/// The fingerprints of the findings of a file, in their order. `bytes` is what was checked.
pub fn fingerprints(bytes: &[u8], findings: &[Located]) -> Vec<Fingerprint> {
    let mut seen = hashbrown::HashMap::<u64, usize>::new();
    let one = |located: &Located| {
        let context = context(bytes, located);
        let occurrence = seen.entry(context).and_modify(|n| *n += 1).or_insert(1);
        Fingerprint { context, occurrence: *occurrence }
    };
    findings.iter().map(one).collect()
}

fn context(bytes: &[u8], located: &Located) -> u64 {
    let base = usize::try_from(located.base).unwrap_or(usize::MAX);
    let span = located.diagnostic.span.range();
    let (start, end) = ((base + span.start).min(bytes.len()), (base + span.end).min(bytes.len()));
    // No further than neighbours are looked for: a paragraph may be the whole file.
    let (near, far) = (start.saturating_sub(REACH), (end + REACH).min(bytes.len()));
    let line = memchr::memrchr(b'\n', &bytes[near..start]).map_or(near, |i| near + i + 1);
    let line_end = memchr::memchr(b'\n', &bytes[end..far]).map_or(far, |i| end + i);
    let before = String::from_utf8_lossy(&bytes[line..start]);
    let after = String::from_utf8_lossy(&bytes[end..line_end]);
    let mut hasher = FnvHasher::default();
    let mut add = |part: &str| {
        part.chars().filter(|c| !matches!(*c, ZWNJ | ZWJ)).for_each(|c| hasher.write_u32(u32::from(c)));
        // Parts stay apart.
        hasher.write_u8(0xFF);
    };
    add(&located.diagnostic.rule);
    if let Some(record) = &located.record {
        add(record);
    }
    String::from_utf8_lossy(&bytes[start..end]).split_whitespace().for_each(&mut add);
    add("");
    before.split_whitespace().rev().filter_map(word).take(NEIGHBOURS).for_each(&mut add);
    add("");
    after.split_whitespace().filter_map(word).take(NEIGHBOURS).for_each(&mut add);
    hasher.finish()
}

/// A neighbour without the marks around it: a full stop comes and goes when a sentence grows.
fn word(token: &str) -> Option<&str> {
    let mark = |c: char| c.is_ascii_punctuation() || matches!(c, '‘' | '’' | '“' | '”' | '…' | '–' | '—' | '।');
    Some(token.trim_matches(mark)).filter(|w| !w.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{Fingerprint, fingerprints};
    use crate::{Config, Linter};

    fn of(text: &str) -> Vec<Fingerprint> {
        let found = Linter::new(&Config::default()).unwrap().check_bytes(text.as_bytes()).unwrap();
        fingerprints(text.as_bytes(), &found)
    }

    #[test]
    fn lines_above_and_words_far_away_change_nothing_and_neighbours_do() {
        let one = of("నేడు ప్రధాని ట్రంప్తో భేటీ అయ్యారు అని చెప్పారు.\n");
        assert_eq!(one, of("వార్త\n\nమొన్న నేడు ప్రధాని  ట్రంప్తో భేటీ అయ్యారు ఇక్కడ.\n"));
        assert_ne!(one, of("నేడు మంత్రి ట్రంప్తో భేటీ అయ్యారు అని చెప్పారు.\n"));
    }

    #[test]
    fn the_same_words_twice_are_two() {
        let two = of("ప్రధాని ట్రంప్తో భేటీ.\nప్రధాని ట్రంప్తో భేటీ.\n");
        assert_eq!((two[0].context, two[0].occurrence, two[1].occurrence), (two[1].context, 1, 2));
    }
}

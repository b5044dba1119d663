//! Finds sets that share most of their members, without comparing each with each.

use hashbrown::HashMap;

/// Share of the members that two sets must have in common: their intersection over their union.
pub const SIMILAR: f32 = 0.8;
/// Sets that are compared with one at most: a text that repeats itself without end is repetitive enough by then.
const CANDIDATES: usize = 64;

/// For each set the first earlier one that is similar, if there is one. Members must be sorted by rarity, the rarest first.
///
/// Two sets that share four fifths of their union share one of their rarest members: of the first `n / 5 + 1` of each.
/// So sets are filed under those alone (prefix filtering; Bayardo, Ma and Srikant 2007).
///
/// ```
/// use newslint::text::similar::similar_to_earlier;
/// let sets = [vec![1, 2, 3, 4, 5, 6], vec![7, 8, 9, 10, 11, 12], vec![1, 2, 3, 4, 5, 6]];
/// assert_eq!(similar_to_earlier(&sets), [None, None, Some(0)]);
/// ```
pub fn similar_to_earlier(sets: &[Vec<u32>]) -> Vec<Option<usize>> {
    let mut filed: HashMap<u32, Vec<usize>> = HashMap::new();
    let mut out = Vec::with_capacity(sets.len());
    for (i, set) in sets.iter().enumerate() {
        let prefix = &set[..set.len().min(set.len() / 5 + 1)];
        let candidates = prefix.iter().filter_map(|m| filed.get(m)).flatten().take(CANDIDATES);
        out.push(candidates.copied().filter(|&j| are_similar(set, &sets[j])).min());
        for member in prefix {
            filed.entry(*member).or_default().push(i);
        }
    }
    out
}

#[allow(clippy::cast_precision_loss, reason = "a sentence has few words")]
fn are_similar(a: &[u32], b: &[u32]) -> bool {
    let common = a.iter().filter(|m| b.contains(m)).count();
    common as f32 >= SIMILAR * (a.len() + b.len() - common) as f32
}

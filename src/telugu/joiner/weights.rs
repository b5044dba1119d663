//! The weights of the features, of which most are zero.

/// Places in a word of the set.
const WORD: usize = 64;

/// A weight for each place of the hash space. Those that are not zero stand side by side, and a set tells which they are:
/// together they are a third of a table, which the processor keeps near.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Weights {
    set: Vec<u64>,
    /// The number of weights before each word of the set.
    before: Vec<u32>,
    values: Vec<i8>,
}

impl Weights {
    /// Those of a table, in steps.
    ///
    /// ```
    /// use newslint::telugu::joiner::Weights;
    /// let weights = Weights::new(&[0, -3, 0, 7]);
    /// assert_eq!([weights.at(0), weights.at(1), weights.at(3), weights.at(4)], [0, -3, 7, 0]);
    /// assert_eq!(weights.iter().collect::<Vec<_>>(), [(1, -3), (3, 7)]);
    /// ```
    pub fn new(table: &[i8]) -> Self {
        let kept = || table.iter().enumerate().filter(|(_, weight)| **weight != 0);
        let values = kept().map(|(_, weight)| *weight).collect();
        Self::sparse(table.len(), kept().map(|(place, _)| place), values).unwrap_or_default()
    }

    /// Those at places of a space of some size, in order; `None` if one lies outside or before another.
    pub(super) fn sparse(size: usize, places: impl Iterator<Item = usize>, values: Vec<i8>) -> Option<Self> {
        let mut set = vec![0_u64; size.div_ceil(WORD)];
        let mut next = 0;
        for place in places {
            (place >= next && place < size).then_some(())?;
            set[place / WORD] |= 1 << (place % WORD);
            next = place + 1;
        }
        let mut before = Vec::with_capacity(set.len());
        let mut sum = 0;
        for word in &set {
            before.push(sum);
            sum += word.count_ones();
        }
        (sum as usize == values.len()).then_some(Self { set, before, values })
    }

    /// The weight at a place.
    pub fn at(&self, place: u32) -> i8 {
        let (word, bit) = (place as usize / WORD, place as usize % WORD);
        let Some(set) = self.set.get(word).filter(|set| *set >> bit & 1 == 1) else { return 0 };
        self.values[self.before[word] as usize + (set & ((1 << bit) - 1)).count_ones() as usize]
    }

    /// The weights that are not zero, with their places.
    pub fn iter(&self) -> impl Iterator<Item = (usize, i8)> {
        let places =
            self.set.iter().enumerate().flat_map(|(word, set)| {
                (0..WORD).filter(move |bit| set >> bit & 1 == 1).map(move |bit| word * WORD + bit)
            });
        places.zip(self.values.iter().copied())
    }
}

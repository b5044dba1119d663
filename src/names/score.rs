//! Whether two spellings of an article are one name: a linear score over what the letters and the article say.
//!
//! Weights are learned by `crates/train-names` from judged pairs and stand in `rules/names/cluster-weights.tsv`.

use crate::telugu::tables::rows;

/// From this score on a pair is reported.
pub const REPORT: f32 = 0.4;
/// From this score on it is a name. A name among other words is missed; a word among names is only filed wrongly.
const NAME: f32 = -0.8;

macro_rules! clues {
    ($($name:ident $what:literal),* $(,)?) => {
        /// What speaks for or against two spellings being one name.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Clues {
            $(#[doc = $what] pub $name: f32,)*
        }

        impl Clues {
            /// Names and values.
            pub fn pairs(&self) -> impl Iterator<Item = (&'static str, f32)> {
                [$((stringify!($name), self.$name)),*].into_iter()
            }

            fn set(&mut self, name: &str, value: f32) {
                match name {
                    $(stringify!($name) => self.$name = value,)*
                    _ => {}
                }
            }
        }
    };
}

clues! {
    bias "Always 1.",
    alike "Five times the similarity of the sounds.",
    letters "The score of the letters alone.",
    skeleton "The same skeleton, and close.",
    shape_min "How much the less name-like of the two looks like a name.",
    shape_max "How much the more name-like of the two looks like a name.",
    common_max "How common the commoner of the two is as an ordinary word: a logarithm.",
    common_min "How common the rarer of the two is as an ordinary word.",
    one_known "One is on a list.",
    both_known "Both are on a list.",
    neighbour "The same word stands beside both.",
    neighbour_rare "And that word is no ordinary one.",
    final_length "They differ in the last vowel alone.",
    final_suffix "They do, but the longer one takes a suffix.",
    final_before_name "They do, but the longer one stands before a name.",
    tails "How many words exchange the endings in which they differ: a logarithm.",
    case_ending "One ends as case forms do.",
    verb "One ends as verbs do.",
    coordinated "They stand side by side.",
    titles "Both follow a title.",
    final_u "They differ in the native ending of a loan: కాన్పూర్, కాన్పూరు.",
    derived "One is the other with an ending that makes another word.",
    acronym "Both are letters read out.",
    length "How long they are: tens of sounds.",
    short "One has five sounds or fewer.",
    first_sound "They begin with different sounds.",
}

/// The weights.
#[derive(Debug)]
pub struct ClusterScorer {
    weights: Clues,
    kind: Clues,
}

impl ClusterScorer {
    /// The shipped ones.
    pub fn shipped() -> Self {
        Self {
            weights: read(include_str!("../../rules/names/cluster-weights.tsv")),
            kind: read(include_str!("../../rules/names/kind-weights.tsv")),
        }
    }

    /// The log-odds that two spellings are one name.
    pub fn score(&self, clues: &Clues) -> f32 {
        product(&self.weights, clues)
    }

    /// Whether the two are a name rather than a loanword or an acronym.
    pub fn is_name(&self, clues: &Clues) -> bool {
        product(&self.kind, clues) > NAME
    }
}

fn read(list: &'static str) -> Clues {
    let mut weights = Clues::default();
    for mut row in rows(list) {
        if let (Some(name), Some(Ok(weight))) = (row.next(), row.next().map(str::parse)) {
            weights.set(name, weight);
        }
    }
    weights
}

fn product(weights: &Clues, clues: &Clues) -> f32 {
    weights.pairs().zip(clues.pairs()).map(|((_, w), (_, v))| w * v).sum()
}

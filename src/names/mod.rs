//! Names: the lists that know them, their stems under case endings, and clusters of spellings in one article.

mod evidence;
mod facts;
mod gazetteer;
mod list;
mod pairs;
mod shape;
mod tails;
mod view;
mod words;
mod wrong;

pub use facts::{Facts, Judged, Stem};
pub use gazetteer::{Gazetteer, Known, Wrong};
pub use pairs::{LIKELY, Likeness, PairScorer, SURE, Sounds, Tier};
pub use shape::Shape;
pub use view::{Cluster, Form, Mention, NameView};

//! Names: the lists that know them, their stems under case endings, and clusters of spellings in one article.

mod archive;
mod blocks;
mod clusters;
mod compare;
mod endings;
mod evidence;
mod facts;
mod gazetteer;
mod likeness;
mod list;
mod pairs;
mod reader;
mod score;
mod shape;
mod short;
mod stems;
mod tails;
mod variants;
mod view;
mod words;
mod wrong;

pub use archive::{Archive, ArchiveForm, ArchiveName, ArticleNames, Place, article_names};
pub use compare::Pair;
pub use evidence::Veto;
pub use facts::{Facts, Judged, Stem};
pub use gazetteer::{Gazetteer, Known, LatinName, Wrong};
pub use pairs::{LIKELY, Likeness, PairScorer, SURE, Sounds, Tier};
pub use reader::{JudgedWords, NameReader};
pub use score::{Clues, ClusterScorer, REPORT};
pub use shape::Shape;
pub use variants::{Mend, Variant};
pub use view::{Cluster, Compared, Form, Mention, NameView, compared};

//! Names: the lists that know them, their stems under case endings, and clusters of spellings in one article.

mod evidence;
mod gazetteer;
mod view;

pub use gazetteer::{Facts, Gazetteer, Judged, Known, Stem, Wrong};
pub use view::{Cluster, Form, Mention, NameView};

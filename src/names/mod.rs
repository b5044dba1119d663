//! Names: the lists that know them, their stems under case endings, and clusters of spellings in one article.

mod evidence;
mod facts;
mod gazetteer;
mod list;
mod view;
mod words;
mod wrong;

pub use facts::{Facts, Judged, Stem};
pub use gazetteer::{Gazetteer, Known, Wrong};
pub use view::{Cluster, Form, Mention, NameView};

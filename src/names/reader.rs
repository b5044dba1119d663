//! Reads the names of articles where no linter runs: for lists of an archive, for measuring, for training.

use std::sync::Arc;

use super::gazetteer::Gazetteer;
use crate::document::{Document, Source};
use crate::memory::{Judges, KnownWords, WordMemory};

/// Lists of names, and what they said of words so far. Can be shared between threads.
#[derive(Debug)]
pub struct NameReader {
    names: Arc<Gazetteer>,
    memory: WordMemory,
}

impl NameReader {
    /// A reader with these lists.
    pub fn new(names: Gazetteer) -> Self {
        let names = Arc::new(names);
        let memory = WordMemory::new(Judges { names: Some(names.clone()), ..Judges::default() });
        Self { names, memory }
    }

    /// The lists.
    pub fn names(&self) -> &Gazetteer {
        &self.names
    }

    /// The words that were judged so far. Asked for anew now and then, lest they become too many.
    ///
    /// ```
    /// use newslint::Source;
    /// use newslint::names::{Gazetteer, NameReader, NameView};
    /// let reader = NameReader::new(Gazetteer::with_house(&[]));
    /// let source = Source::from_text("పుతిన్ మాట్లాడారు. పుతిన్ వెళ్లారు. పుటిన్ తిరిగి వచ్చారు.");
    /// let view = NameView::build(&reader.words().document(&source), reader.names());
    /// assert!(view.wrong.len() + view.clusters.len() > 0);
    /// ```
    pub fn words(&self) -> JudgedWords {
        JudgedWords(self.memory.words())
    }
}

/// Words that the lists of a [`NameReader`] have judged.
#[derive(Debug)]
pub struct JudgedWords(Arc<KnownWords>);

impl JudgedWords {
    /// A document of such words.
    pub fn document<'a>(&'a self, source: &'a Source<'a>) -> Document<'a> {
        Document::with_words(source, &self.0)
    }
}

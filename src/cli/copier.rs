//! Puts the records of a file into the outputs of `newslint filter`: the first for what is kept, the third for the rest.

use std::path::Path;

use miette::miette;

use super::Failure;
use super::columnar::Sorter;
use super::corpus::Looked;
use super::discover::explain;
use super::progress::Progress;
use super::session::Session;

/// How records get from a file into others.
pub enum Copier {
    /// As they stand there.
    Bytes {
        /// Whether the dropped ones are wanted.
        drops: bool,
    },
    /// Value by value.
    Columns(Box<Sorter>),
}

impl Copier {
    /// From a file into the first output and, if the dropped ones are wanted, the third.
    pub fn new(session: &Session, input: &Path, progress: &Progress, drops: bool) -> Result<Self, Failure> {
        if !session.reading(input).format.is_columnar() {
            return Ok(Self::Bytes { drops });
        }
        let dropped = drops.then(|| progress.raw(2)).transpose()?;
        let sorter = Sorter::new(&session.settings, input, progress.raw(0)?, dropped);
        sorter.map(|s| Self::Columns(Box::new(s))).map_err(|e| miette!("{}: {}", input.display(), explain(&e)))
    }

    /// The header of a table leads both.
    pub fn lead(&self, progress: &mut Progress, part: &Looked) -> Result<(), Failure> {
        let Self::Bytes { drops } = self else { return Ok(()) };
        if part.is_beginning {
            progress.write(0, part.lead())?;
            if *drops {
                progress.write(2, part.lead())?;
            }
        }
        Ok(())
    }

    pub fn copy(&mut self, progress: &mut Progress, part: &Looked, i: usize, is_kept: bool) -> Result<(), Failure> {
        match self {
            Self::Bytes { drops } if is_kept || *drops => {
                let record = part.records.get(i).cloned().unwrap_or_default();
                progress.write(if is_kept { 0 } else { 2 }, &part.bytes[record])
            }
            Self::Bytes { .. } => Ok(()),
            Self::Columns(sorter) => sorter.push(is_kept).map_err(|e| miette!("cannot copy the records: {e}")),
        }
    }

    pub fn finish(self) -> Result<(), Failure> {
        match self {
            Self::Bytes { .. } => Ok(()),
            Self::Columns(sorter) => sorter.finish().map_err(|e| miette!("cannot copy the records: {e}")),
        }
    }
}

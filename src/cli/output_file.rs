//! An output of a long run: written on where it stands, or made anew beside its place.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use tempfile::TempPath;

use super::write::{shared_in, sweep};

/// How outputs come to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Making {
    /// What a killed run wrote is kept, and written on.
    Continued,
    /// A killed run leaves nothing under the name of the output: what has to be whole to mean anything.
    Anew,
}

/// An output.
pub struct OutputFile {
    pub path: PathBuf,
    file: BufWriter<File>,
    temporary: Option<TempPath>,
}

impl OutputFile {
    /// Opens an output behind its first bytes; what follows them is cut off.
    pub fn continued(path: &Path, len: u64) -> io::Result<Self> {
        let mut file = OpenOptions::new().create(len == 0).write(true).truncate(false).open(path)?;
        if file.metadata()?.len() < len {
            return Err(io::Error::other("it is shorter than it was; --restart begins anew"));
        }
        file.set_len(len)?;
        file.seek(SeekFrom::Start(len))?;
        Ok(Self::new(path, file, None))
    }

    /// Begins one beside its place.
    pub fn anew(path: &Path) -> io::Result<Self> {
        sweep(std::iter::once(path));
        let (file, temporary) = shared_in(folder(path))?.into_parts();
        if let Ok(before) = fs::metadata(path) {
            file.set_permissions(before.permissions())?;
        }
        Ok(Self::new(path, file, Some(temporary)))
    }

    fn new(path: &Path, file: File, temporary: Option<TempPath>) -> Self {
        Self { path: path.to_owned(), file: BufWriter::with_capacity(1 << 16, file), temporary }
    }

    /// Appends.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)
    }

    /// The file itself, for a format that writes in its own way.
    pub fn raw(&self) -> io::Result<File> {
        self.file.get_ref().try_clone()
    }

    /// Makes sure that all is on disk, and says how many bytes that are.
    pub fn sync(&mut self) -> io::Result<u64> {
        self.file.flush()?;
        self.file.get_ref().sync_data()?;
        Ok(self.file.get_ref().metadata()?.len())
    }

    /// Puts what was made beside in its place.
    pub fn place(&mut self) -> io::Result<()> {
        match self.temporary.take() {
            Some(temporary) => temporary.persist(&self.path).map_err(|e| e.error),
            None => Ok(()),
        }
    }
}

/// The folder of a file.
pub fn folder(path: &Path) -> &Path {
    path.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

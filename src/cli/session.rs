//! What a command that checks files holds: settings, files, linters, and what is let be.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use miette::{IntoDiagnostic, miette};
use rayon::prelude::*;

use newslint::read::Reading;
use newslint::{ConfigFile, Linter};

use super::args::{Common, Scope};
use super::baseline::BaselineFile;
use super::compress::{MOST, reader};
use super::discover::{Discovered, changed, discover, threads};
use super::git::Changes;
use super::linters::{Linters, base};
use super::settings::{Held, Settings, load, named};
use super::side_file::Side;
use super::{Failure, columnar};

/// Files a thread whose results are held at once; they are used in order. More would need memory that is not yet at hand.
const BATCH: usize = 32;

/// The exit status after Ctrl-C, by custom 128 and the number of the signal.
pub const INTERRUPTED: u8 = 130;

/// A run.
pub struct Session {
    pub settings: Settings,
    pub found: Discovered,
    pub linters: Linters,
    pub side: Side,
    pub baseline: Option<BaselineFile>,
    pub changes: Option<Changes>,
    pub jobs: usize,
    stopped: Arc<AtomicBool>,
}

impl Session {
    /// Reads settings and lists while the folders are walked. `line` is what the command line says.
    pub fn open(common: &Common, scope: &Scope, line: ConfigFile, changes: Option<Changes>) -> Result<Self, Failure> {
        let mut settings = load(common, line)?;
        settings.input_format = scope.input_format;
        let (found, first) = std::thread::scope(|threads| {
            let first = threads.spawn(|| base(&settings));
            let found = match &changes {
                Some(changes) => changed(scope, &settings, changes),
                None => discover(scope, &settings),
            };
            (found, first.join())
        });
        let first = first.map_err(|_| miette!("the rules could not be set up"))??;
        let linters = Linters::new(first, &settings, &found.files)?;
        let side = Side::load(&settings)?;
        Ok(Self {
            settings,
            found,
            linters,
            side,
            baseline: None,
            changes,
            jobs: threads(scope),
            stopped: Arc::default(),
        })
    }

    /// From here on Ctrl-C lets the files at hand be finished and starts no other; a second one ends the program at once.
    pub fn stop_on_interrupt(&self) {
        let stopped = self.stopped.clone();
        // Where no handler can be set Ctrl-C ends the program, as it does by itself.
        let _ = ctrlc::set_handler(move || {
            if stopped.swap(true, Ordering::Relaxed) {
                std::process::exit(INTERRUPTED.into());
            }
        });
    }

    /// Whether Ctrl-C was pressed.
    pub fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    /// The linter for a file.
    pub fn linter(&self, path: &Path) -> &Linter {
        self.linters.of(&self.settings, path)
    }

    /// How a file is read.
    pub fn reading(&self, path: &Path) -> Reading {
        self.settings.reading(path)
    }

    /// A file to check as a whole: of the disk, or of git's index.
    pub fn hold(&self, path: &Path) -> std::io::Result<Held> {
        match &self.changes {
            Some(changes) => self.settings.held(path, changes.read(&super::patterns::real(path))?),
            None => self.settings.hold(path),
        }
    }

    /// A file that is stored column by column: of the disk, or of git's index.
    pub fn table(&self, path: &Path) -> std::io::Result<columnar::File> {
        match &self.changes {
            Some(changes) => Ok(columnar::File::of(changes.read(&super::patterns::real(path))?)),
            None => columnar::File::open(path),
        }
    }

    /// Opens a file as a stream of what it holds; `raw` sees the bytes as they are stored.
    pub fn open_stream<'r>(
        &self,
        path: &Path,
        raw: impl Read + Send + 'r,
    ) -> std::io::Result<Box<dyn Read + Send + 'r>> {
        reader(raw, named(path).1, self.settings.growth(), MOST)
    }

    /// Does something with each file, in parallel, and hands on what comes of it in the order of the files.
    pub fn each<T: Send>(
        &self,
        work: impl Fn(&PathBuf) -> T + Sync,
        mut take: impl FnMut(&PathBuf, T) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let files = &self.found.files;
        // A single file needs no threads.
        let pool = (files.len() > 1)
            .then(|| rayon::ThreadPoolBuilder::new().num_threads(self.jobs.min(files.len())).build())
            .transpose()
            .into_diagnostic()?;
        for batch in files.chunks(BATCH * self.jobs) {
            let work = |path| (!self.is_stopped()).then(|| work(path));
            let done: Vec<Option<T>> = match &pool {
                Some(pool) => pool.install(|| batch.par_iter().map(work).collect()),
                None => batch.iter().map(work).collect(),
            };
            let done = batch.iter().zip(done).filter_map(|(path, done)| Some((path, done?)));
            done.into_iter().try_for_each(|(path, done)| take(path, done))?;
            if self.is_stopped() {
                break;
            }
        }
        Ok(())
    }
}

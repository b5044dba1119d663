//! The manifest beside the output of a long run: of what, by which settings, how far. A run that was killed goes on from it:
//! outputs are cut back to what it vouches for, so that nothing is there twice, torn or lost. Outputs that are made anew have a
//! manifest only once they are whole.

use std::collections::BTreeMap;
use std::fs::File;
use std::hash::Hasher;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use miette::{IntoDiagnostic, WrapErr, miette};
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::Xxh3;

use super::Failure;
use super::output::shown;
use super::output_file::{Making, OutputFile, folder};
use super::session::Session;
use super::settings::named;

const VERSION: u32 = 1;
/// How often the manifest is written.
const EVERY: Duration = Duration::from_millis(200);
/// Bytes at either end of an input by which it is known again, beside its size and time.
const ENDS: u64 = 1 << 20;

/// What a run was asked to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    pub newslint: String,
    pub command: String,
    pub input: String,
    /// Size, time and a hash of the ends of the input.
    pub input_mark: String,
    /// A hash of all settings that bear on the result.
    pub settings_mark: String,
}

/// How far a run has come.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reached {
    /// Decompressed bytes, lines and records of the input.
    pub bytes: usize,
    pub lines: usize,
    pub records: usize,
    /// Counts of the command's own.
    pub counts: BTreeMap<String, usize>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Manifest {
    version: u32,
    task: Task,
    finished: bool,
    reached: Reached,
    /// Bytes of each output.
    outputs: BTreeMap<PathBuf, u64>,
}

/// A run with its outputs.
pub struct Progress {
    path: PathBuf,
    manifest: Manifest,
    files: Vec<OutputFile>,
    making: Making,
    saved: Instant,
}

/// Where a run stands when it begins.
pub enum Begun {
    /// At the beginning, or where a killed run was.
    Working(Box<Progress>),
    /// This very run was made before.
    Finished(Reached),
}

impl Task {
    pub fn new(command: &str, input: &Path, session: &Session, asked: &str) -> Result<Self, Failure> {
        let input_mark = mark(input).into_diagnostic().wrap_err_with(|| format!("cannot read {}", input.display()))?;
        let mut hash = Xxh3::new();
        let settings = &session.settings;
        let mut config = settings.config_with(&settings.overrides_of(input));
        if let Some(model) = config.joiner_model.take() {
            model.weights.iter().for_each(|w| hash.write_i8(*w));
            hash.update(model.note.as_bytes());
        }
        hash.update(format!("{config:?} {:?} {asked}", session.reading(input)).as_bytes());
        for entry in settings.registry.iter().filter(|e| !e.is_built_in()) {
            hash.update(entry.text().as_bytes());
        }
        hash.update(session.side.file.text.as_bytes());
        Ok(Self {
            newslint: env!("CARGO_PKG_VERSION").to_owned(),
            command: command.to_owned(),
            input: input.to_string_lossy().into_owned(),
            input_mark,
            settings_mark: format!("{:016x}", hash.digest()),
        })
    }
}

fn mark(input: &Path) -> io::Result<String> {
    let mut file = File::open(input)?;
    let data = file.metadata()?;
    let mut bytes = Vec::new();
    (&mut file).take(ENDS).read_to_end(&mut bytes)?;
    file.seek(SeekFrom::Start(data.len().saturating_sub(ENDS)))?;
    file.read_to_end(&mut bytes)?;
    let time = data.modified()?.duration_since(std::time::UNIX_EPOCH).unwrap_or_default().as_nanos();
    Ok(format!("{} bytes, {time}, {:016x}", data.len(), xxhash_rust::xxh3::xxh3_64(&bytes)))
}

impl Progress {
    /// Begins a run, or goes on with one that was killed. The manifest stands beside the first output.
    pub fn begin(task: Task, outputs: &[&Path], making: Making, restart: bool) -> Result<Begun, Failure> {
        let first = outputs.first().copied().unwrap_or(Path::new("newslint"));
        let path = PathBuf::from(format!("{}.progress.json", first.display()));
        for output in outputs {
            if named(output).1.is_some() {
                return Err(miette!(
                    help = "compress it afterwards",
                    "{}: what can be continued is not compressed",
                    output.display()
                ));
            }
        }
        let before: Option<Manifest> = match std::fs::read(&path) {
            Ok(text) if !restart => Some(serde_json::from_slice(&text).into_diagnostic().wrap_err_with(|| {
                format!("{}: this is no manifest of a run; --restart writes it anew", shown(&*path))
            })?),
            Ok(_) => None,
            Err(e) if e.kind() == io::ErrorKind::NotFound => None,
            Err(e) => return Err(miette!("cannot read {}: {e}", shown(&*path))),
        };
        let same = before.as_ref().is_some_and(|m| m.task == task && m.outputs.keys().eq(sorted(outputs).iter()));
        match before {
            Some(m) if m.finished && same && m.is_whole() => return Ok(Begun::Finished(m.reached)),
            Some(m) if !m.finished && !same => {
                return Err(miette!(
                    help = "--restart begins anew and writes over the outputs",
                    "{} is of a run that was not finished and is another than this: {}",
                    shown(&*path),
                    difference(&m.task, &task)
                ));
            }
            Some(m) if !m.finished => return Self::open(path, m, outputs, making),
            _ => {}
        }
        let fresh = outputs.iter().map(|o| (o.to_path_buf(), 0)).collect();
        let manifest =
            Manifest { version: VERSION, task, finished: false, reached: Reached::default(), outputs: fresh };
        Self::open(path, manifest, outputs, making)
    }

    fn open(path: PathBuf, manifest: Manifest, outputs: &[&Path], making: Making) -> Result<Begun, Failure> {
        let mut files = Vec::new();
        for output in outputs {
            // What was written after the manifest is not vouched for.
            let len = manifest.outputs.get(*output).copied().unwrap_or(0);
            let file = match making {
                Making::Continued => OutputFile::continued(output, len),
                Making::Anew => OutputFile::anew(output),
            };
            files.push(file.map_err(|e| cannot_write(output, &e))?);
        }
        let mut progress = Self { path, manifest, files, making, saved: Instant::now() };
        if making == Making::Continued {
            progress.save()?;
        }
        Ok(Begun::Working(Box::new(progress)))
    }

    /// Where the run stands.
    pub fn reached(&self) -> &Reached {
        &self.manifest.reached
    }

    /// Appends to an output, by its number.
    pub fn write(&mut self, output: usize, bytes: &[u8]) -> Result<(), Failure> {
        let file = &mut self.files[output];
        file.write(bytes).map_err(|e| cannot_write(&file.path, &e))
    }

    /// The file of an output, by its number, for a format that writes in its own way.
    pub fn raw(&self, output: usize) -> Result<File, Failure> {
        let file = &self.files[output];
        file.raw().map_err(|e| cannot_write(&file.path, &e))
    }

    /// Says that all up to here has been written. From time to time this is put on record.
    pub fn reach(&mut self, reached: Reached) -> Result<(), Failure> {
        self.manifest.reached = reached;
        let is_time = self.making == Making::Continued && self.saved.elapsed() >= EVERY;
        if is_time { self.save() } else { Ok(()) }
    }

    /// Puts on record that all is done.
    pub fn finish(mut self) -> Result<Reached, Failure> {
        self.manifest.finished = true;
        self.save()?;
        Ok(self.manifest.reached)
    }

    /// The outputs first, so that the manifest never says more than is there.
    fn save(&mut self) -> Result<(), Failure> {
        for file in &mut self.files {
            let len = file.sync().map_err(|e| cannot_write(&file.path, &e))?;
            self.manifest.outputs.insert(file.path.clone(), len);
        }
        for file in &mut self.files {
            file.place().map_err(|e| cannot_write(&file.path, &e))?;
        }
        let text = serde_json::to_string_pretty(&self.manifest).into_diagnostic()? + "\n";
        let folder = folder(&self.path);
        let write = || -> io::Result<()> {
            let mut file = tempfile::Builder::new().prefix(".newslint-").suffix(".tmp").tempfile_in(folder)?;
            file.write_all(text.as_bytes())?;
            file.as_file().sync_all()?;
            file.persist(&self.path).map_err(|e| e.error)?;
            Ok(())
        };
        write().map_err(|e| cannot_write(&self.path, &e))?;
        self.saved = Instant::now();
        Ok(())
    }
}

impl Manifest {
    /// Whether the outputs are still there.
    fn is_whole(&self) -> bool {
        self.outputs.iter().all(|(path, len)| std::fs::metadata(path).is_ok_and(|m| m.len() == *len))
    }
}

fn cannot_write(path: &Path, e: &io::Error) -> Failure {
    miette!("cannot write {}: {e}", shown(path))
}

fn sorted(outputs: &[&Path]) -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> = outputs.iter().map(|o| o.to_path_buf()).collect();
    all.sort();
    all
}

/// What a person has to know of two tasks that differ.
fn difference(before: &Task, now: &Task) -> &'static str {
    match () {
        () if before.newslint != now.newslint => "it was begun by another version of newslint",
        () if before.command != now.command => "it was another command",
        () if before.input != now.input => "it was about another file",
        () if before.input_mark != now.input_mark => "the input has changed",
        () if before.settings_mark != now.settings_mark => "the settings have changed",
        () => "it had other outputs",
    }
}

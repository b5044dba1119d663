//! Where reports go: standard output, and files beside it.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

use miette::{IntoDiagnostic, WrapErr, miette};
use newslint::report::{FileReport, Renderer, Stream};

use super::args::{Check, Common};
use super::output::shown;
use super::settings::Settings;
use super::{Failure, output};

/// Bytes of findings that are written in one go.
const FULL: usize = 1 << 15;

/// One renderer a report, standard output first.
pub fn renderers<'s>(args: &Check, common: &Common, settings: &'s Settings) -> Vec<Renderer<'s>> {
    let plain = |format| Renderer {
        format,
        registry: &settings.registry,
        lang: settings.config.lang,
        fail_on: settings.fail_on,
        color: false,
        width: output::WIDTH,
    };
    let shown = Renderer { color: output::stdout_colors(common.color), width: output::width(), ..plain(args.format) };
    std::iter::once(shown).chain(args.output.iter().map(|(format, _)| plain(*format))).collect()
}

/// What a file gives to each report.
pub fn parts(renderers: &[Renderer<'_>], report: &FileReport<'_>) -> Vec<String> {
    renderers.iter().map(|r| r.file(report)).collect()
}

enum Target {
    /// Standard output; nobody may be reading any more.
    Stdout {
        closed: bool,
        /// What is not written yet: a call for each of ten thousand files takes its time.
        waiting: String,
        /// Who watches sees each finding at once.
        is_watched: bool,
    },
    /// With `--fix -`, where standard output carries the fixed text.
    Stderr,
    File(BufWriter<File>, PathBuf),
    /// Where something else is shown instead.
    Nowhere,
}

/// The reports in the making.
pub struct Outputs<'r> {
    reports: Vec<(Stream<'r>, Target)>,
}

impl<'r> Outputs<'r> {
    /// Opens the files.
    pub fn open(args: &Check, renderers: &'r [Renderer<'r>]) -> Result<Self, Failure> {
        let first = match args {
            Check { diff: true, .. } | Check { statistics: true, .. } => Target::Nowhere,
            _ if args.fixes_stdin() => Target::Stderr,
            _ => Target::Stdout { closed: false, waiting: String::new(), is_watched: output::is_terminal() },
        };
        let mut targets = vec![first];
        for (_, path) in &args.output {
            let file =
                File::create(path).into_diagnostic().wrap_err_with(|| format!("cannot write {}", shown(path)))?;
            targets.push(Target::File(BufWriter::new(file), path.clone()));
        }
        Ok(Self { reports: renderers.iter().map(Stream::new).zip(targets).collect() })
    }

    /// Adds what a file gave.
    pub fn add(&mut self, parts: Vec<String>) -> Result<(), Failure> {
        for ((stream, target), part) in self.reports.iter_mut().zip(parts) {
            target.write(&stream.add(part))?;
        }
        Ok(())
    }

    /// Writes what remains.
    pub fn finish(self) -> Result<(), Failure> {
        for (stream, mut target) in self.reports {
            target.write(&stream.finish())?;
            target.flush()?;
        }
        Ok(())
    }
}

impl Target {
    fn write(&mut self, text: &str) -> Result<(), Failure> {
        if text.is_empty() {
            return Ok(());
        }
        match self {
            Self::Stdout { closed, waiting, is_watched } => {
                if !*closed {
                    waiting.push_str(text);
                }
                if waiting.len() >= FULL || *is_watched {
                    self.flush()?;
                }
            }
            // The report, whose colours stay; what is in it is harmless already.
            Self::Stderr => output::say_coloured(text),
            Self::File(file, path) => {
                let done = file.write_all(text.as_bytes()).into_diagnostic();
                done.wrap_err_with(|| format!("cannot write {}", shown(path)))?;
            }
            Self::Nowhere => {}
        }
        Ok(())
    }

    /// Writes what waits.
    fn flush(&mut self) -> Result<(), Failure> {
        match self {
            // Once nobody reads any more (`| head`) nothing is printed, but the work goes on: files must not stay half
            // fixed.
            Self::Stdout { closed, waiting, .. } => {
                if !*closed {
                    let open = output::print(waiting.as_bytes());
                    *closed = !open.map_err(|e| miette!("cannot write to standard output: {e}"))?;
                }
                waiting.clear();
            }
            Self::File(file, path) => {
                file.flush().into_diagnostic().wrap_err_with(|| format!("cannot write {}", shown(path)))?;
            }
            Self::Stderr | Self::Nowhere => {}
        }
        Ok(())
    }
}

/// What was found is said, too, where an error ends the run.
impl Drop for Target {
    fn drop(&mut self) {
        let _ = self.flush();
    }
}

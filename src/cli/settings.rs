//! Finds and reads `newslint.toml`, lists of names and rule packs, and lets the command line win.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use etcetera::BaseStrategy;
use miette::{IntoDiagnostic, WrapErr, miette};
use newslint::config::{Encoding, Input, Layer, NameEntry, parse_tsv};
use newslint::read::{Declared, Fields, Format, Growth, Opened, Reading};
use newslint::telugu::joiner::Model;
use newslint::{Config, ConfigFile, Registry, Severity};

use super::Failure;
use super::args::Common;
use super::columnar;
use super::compress::{Compression, MOST_WHOLE, reader};
use super::output::shown;
use super::pack::load_pack;
use super::patterns::{Patterns, absolute};
use super::regular;

const FILE_NAME: &str = "newslint.toml";

/// All that a run needs to know.
pub struct Settings {
    /// What is in force where no override matches.
    pub config: Config,
    pub registry: Registry,
    /// Where patterns count from, and where the baseline is: the folder of the settings, or else the current one.
    pub root: PathBuf,
    pub exclude: Patterns,
    pub fail_on: Severity,
    pub min_severity: Severity,
    /// The encoding of files, if one is named, where no override matches.
    pub declared: Declared,
    /// The settings files, those that others extend first, and the command line.
    pub layers: Vec<Layer>,
    overrides: Vec<(Patterns, Layer)>,
    /// How files are read, whatever their names.
    pub input_format: Option<Format>,
    fields: Arc<Fields>,
}

/// Reads what is in force. `line` is what the command line says.
pub fn load(common: &Common, line: ConfigFile) -> Result<Settings, Failure> {
    let here = std::env::current_dir().into_diagnostic().wrap_err("there is no current folder")?;
    let (path, root) = locate(common, &here);
    let mut files = Vec::new();
    if let Some(path) = &path {
        read_layers(path, &mut Vec::new(), &mut files)?;
    }
    let mut registry = Registry::built_in()?;
    let mut names: Vec<NameEntry> = Vec::new();
    let mut joiner_model = None;
    for (folder, layer) in &files {
        if let Some(path) = layer.file.joiner_model() {
            joiner_model = Some(read_model(&folder.join(path))?);
        }
        for pack in &layer.file.rule_packs {
            load_pack(&mut registry, &folder.join(pack))?;
        }
        for list in layer.file.names.files.iter().map(|f| folder.join(f)) {
            names.extend(parse_tsv(&read(&list)?, &shown(list))?);
        }
    }
    for pack in &common.packs {
        load_pack(&mut registry, pack)?;
    }
    let line = ConfigFile { lang: common.lang, ..line };
    let mut layers: Vec<Layer> = files.into_iter().map(|(_, layer)| layer).collect();
    let mut overrides = Vec::new();
    for (patterns, layer) in layers.iter().flat_map(Layer::overrides) {
        overrides.push((Patterns::new(&root, patterns, "paths")?, layer));
    }
    layers.push(Layer::new(line, "command line", ""));
    layers.iter().chain(overrides.iter().map(|(_, l)| l)).try_for_each(|l| l.check(&registry))?;
    let excluded: Vec<String> = layers.iter().flat_map(|l| l.file.exclude.clone()).collect();
    let mut config = Config::from_layers(&layers);
    config.names.extend(names);
    config.joiner_model = joiner_model;
    for (_, layer) in &overrides {
        fields(&Config::from_layers([layer]))?;
    }
    Ok(Settings {
        exclude: Patterns::new(&root, &excluded, "exclude")?,
        fail_on: layers.iter().rev().find_map(|l| l.file.fail_on).unwrap_or(Severity::Warning),
        min_severity: layers.iter().rev().find_map(|l| l.file.min_severity).unwrap_or(Severity::Info),
        fields: fields(&config)?,
        input_format: None,
        declared: declared(&config),
        config,
        registry,
        root,
        layers,
        overrides,
    })
}

/// The format and the compression that a file's name speaks of.
pub fn named(path: &Path) -> (Option<Format>, Option<Compression>) {
    let extension = |path: &Path| path.extension().and_then(|e| e.to_str()).map(str::to_owned);
    let last = extension(path);
    let compression = last.as_deref().and_then(Compression::of_extension);
    let inner = if compression.is_some() { extension(Path::new(path.file_stem().unwrap_or_default())) } else { last };
    (inner.as_deref().and_then(Format::of_extension), compression)
}

/// A file that is held as a whole.
pub struct Held {
    /// Decompressed; or the texts of a table that is stored column by column.
    pub bytes: Vec<u8>,
    pub reading: Reading,
}

impl Held {
    /// Decodes it.
    pub fn open(&self) -> Opened<'_> {
        self.reading.open(&self.bytes)
    }
}

impl Settings {
    /// Which overrides match a file, by their index.
    pub fn overrides_of(&self, path: &Path) -> Vec<usize> {
        (0..self.overrides.len()).filter(|&i| self.overrides[i].0.matches(path, false)).collect()
    }

    /// How a file is read.
    pub fn reading(&self, path: &Path) -> Reading {
        let format = self.input_format.or_else(|| named(path).0).unwrap_or_default();
        let says = |layer: &Layer| format.has_records() || layer.file.input.encoding.is_some();
        let asked = self.overrides.iter().any(|(_, layer)| says(layer));
        let overrides = if asked { self.overrides_of(path) } else { Vec::new() };
        if overrides.is_empty() {
            return Reading::new(format, self.fields.clone()).declared(self.declared);
        }
        let config = self.config_with(&overrides);
        // Checked when the settings were read.
        Reading::new(format, fields(&config).unwrap_or_default()).declared(declared(&config))
    }

    /// A file of the disk as a whole.
    pub fn hold(&self, path: &Path) -> std::io::Result<Held> {
        if self.reading(path).format.is_columnar() {
            return columnar::hold(self, path, columnar::File::open(path)?);
        }
        self.held(path, super::regular::read(path)?)
    }

    /// How many times as large as it is a compressed file may become.
    pub fn growth(&self) -> Growth {
        self.config.input.max_expansion.map_or_else(Growth::default, |times| Growth { times })
    }

    /// What the stored bytes of a file hold, and how that is read.
    pub fn held(&self, path: &Path, raw: Vec<u8>) -> std::io::Result<Held> {
        let reading = self.reading(path);
        if reading.format.is_columnar() {
            return columnar::hold(self, path, columnar::File::of(raw));
        }
        Ok(Held { bytes: self.decompress(path, raw)?, reading })
    }

    /// What the stored bytes of a file hold.
    pub fn decompress(&self, path: &Path, raw: Vec<u8>) -> std::io::Result<Vec<u8>> {
        let Some(compression) = named(path).1 else { return Ok(raw) };
        let mut out = Vec::new();
        reader(&*raw, Some(compression), self.growth(), MOST_WHOLE)?.read_to_end(&mut out)?;
        Ok(out)
    }

    /// Whether a file is checked that is found in a folder. Any other can be named. JSON is what programs write for
    /// themselves, and tables are full of other things, unless the settings say which fields are text.
    pub fn is_text(&self, path: &Path) -> bool {
        match named(path).0 {
            Some(Format::Parquet) if !columnar::IS_READ => false,
            Some(Format::Csv | Format::Json | Format::Parquet | Format::Tsv) => {
                !self.reading(path).fields.are_guessed()
            }
            other => other.is_some(),
        }
    }

    /// The layers in force under some overrides, the command line last.
    pub fn layers_with<'s>(&'s self, overrides: &'s [usize]) -> impl Iterator<Item = &'s Layer> {
        let (line, files) = self.layers.split_last().map_or((None, &[][..]), |(l, f)| (Some(l), f));
        files.iter().chain(overrides.iter().map(|&i| &self.overrides[i].1)).chain(line)
    }

    /// What is in force under some overrides.
    pub fn config_with(&self, overrides: &[usize]) -> Config {
        let mut config = Config::from_layers(self.layers_with(overrides));
        config.names.clone_from(&self.config.names);
        config
    }

    /// A path as the baseline names it: from the root, with `/` between folders.
    pub fn name_of(&self, path: &Path) -> String {
        let path = absolute(path);
        let below = path.strip_prefix(&self.root).unwrap_or(&path);
        let name = below.to_string_lossy();
        if cfg!(windows) { name.replace('\\', "/") } else { name.into_owned() }
    }
}

fn declared(config: &Config) -> Declared {
    config.input.encoding.map(Encoding::declared).unwrap_or_default()
}

fn fields(config: &Config) -> Result<Arc<Fields>, Failure> {
    let Input { text_fields, id_field, .. } = &config.input;
    Fields::new(text_fields, id_field.as_deref()).map_err(|e| miette!("text-fields: {e}"))
}

/// The settings file, if there is one, and the root. A person's own settings never mix with those of a project.
fn locate(common: &Common, here: &Path) -> (Option<PathBuf>, PathBuf) {
    if common.no_config {
        return (None, here.to_owned());
    }
    let above = || here.ancestors().map(|f| f.join(FILE_NAME)).find(|p| p.is_file());
    // As short as the user would name it: it stands in errors.
    let short = |path: PathBuf| path.strip_prefix(here).map(Path::to_owned).unwrap_or(path);
    if let Some(path) = common.config.clone().or_else(above).map(short) {
        let root = absolute(&path).parent().map_or_else(|| here.to_owned(), Path::to_owned);
        return (Some(path), root);
    }
    let own = etcetera::choose_base_strategy().ok().map(|s| s.config_dir().join("newslint").join(FILE_NAME));
    (own.filter(|p| p.is_file()), here.to_owned())
}

/// A settings file after those that it extends, each with its folder.
fn read_layers(path: &Path, above: &mut Vec<PathBuf>, out: &mut Vec<(PathBuf, Layer)>) -> Result<(), Failure> {
    let real = absolute(path);
    let folder = path.parent().map(Path::to_owned).unwrap_or_default();
    // Whoever names the settings may pipe them in; what these name are files.
    let (name, text) = (shown(path), if above.is_empty() { piped(path)? } else { read(path)? });
    let layer = Layer::new(ConfigFile::parse(&text, &name)?, &name, &text);
    if above.contains(&real) {
        return Err(miette!(help = "take one of the `extends` away", "{name} extends itself"));
    }
    above.push(real);
    for base in &layer.file.extends {
        read_layers(&folder.join(base), above, out).wrap_err_with(|| format!("{name} extends {base}"))?;
    }
    above.pop();
    out.push((folder, layer));
    Ok(())
}

fn piped(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).into_diagnostic().wrap_err_with(|| format!("cannot read {}", shown(path)))
}

fn read(path: &Path) -> Result<String, Failure> {
    regular::check(path).into_diagnostic().wrap_err_with(|| format!("cannot read {}", shown(path)))?;
    piped(path)
}

fn read_model(path: &Path) -> Result<Arc<Model>, Failure> {
    let bytes = regular::read(path).into_diagnostic().wrap_err_with(|| format!("cannot read {}", shown(path)))?;
    let model = Model::read(&bytes).map_err(|e| newslint::Error::model(&shown(path), e))?;
    Ok(Arc::new(model))
}

//! Finds and reads `newslint.toml`, lists of names and rule packs, and lets the command line win.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use miette::{IntoDiagnostic, WrapErr, miette};
use newslint::config::parse_tsv;
use newslint::telugu::joiner::Model;
use newslint::{Config, ConfigFile, Registry, Severity};

use super::Failure;
use super::args::Check;

const FILE_NAME: &str = "newslint.toml";

/// All that a run needs to know.
pub struct Settings {
    pub config: Config,
    pub registry: Registry,
    pub exclude: Vec<String>,
    /// Where `exclude` counts from.
    pub root: PathBuf,
    pub fail_on: Severity,
    pub min_severity: Severity,
}

/// Reads what is in force.
pub fn load(args: &Check) -> Result<Settings, Failure> {
    let path = match &args.config {
        Some(path) => Some(path.clone()),
        None => std::env::current_dir().ok().and_then(|here| find(&here)),
    };
    let (file, name, text) = match &path {
        Some(path) => {
            let text = read(path)?;
            let name = path.display().to_string();
            (ConfigFile::parse(&text, &name)?, name, text)
        }
        None => (ConfigFile::default(), String::new(), String::new()),
    };
    let root = path.as_deref().and_then(Path::parent).map(Path::to_owned).unwrap_or_default();
    let (exclude, fail_on, min_severity) = (file.exclude.clone(), file.fail_on, file.min_severity);
    let packs: Vec<PathBuf> = file.rule_packs.iter().map(|p| root.join(p)).chain(args.packs.iter().cloned()).collect();
    let lists: Vec<PathBuf> = file.names.files.iter().map(|p| root.join(p)).collect();
    let mut config = file.into_config(&name, &text);
    for list in lists {
        config.names.extend(parse_tsv(&read(&list)?, &list.display().to_string())?);
    }
    if let Some(path) = config.joiner_model_path().map(|p| root.join(p)) {
        let bytes =
            std::fs::read(&path).into_diagnostic().wrap_err_with(|| format!("cannot read {}", path.display()))?;
        let model = Model::read(&bytes).map_err(|e| newslint::Error::model(&path.display().to_string(), e))?;
        config.joiner_model = Some(Arc::new(model));
    }
    override_with(&mut config, args);
    let mut registry = Registry::built_in()?;
    for pack in packs {
        load_pack(&mut registry, &pack)?;
    }
    Ok(Settings {
        config,
        registry,
        exclude,
        root,
        fail_on: args.fail_on.or(fail_on).unwrap_or(Severity::Warning),
        min_severity: args.min_severity.or(min_severity).unwrap_or(Severity::Info),
    })
}

fn override_with(config: &mut Config, args: &Check) {
    if !args.select.is_empty() {
        config.select.clone_from(&args.select);
    }
    config.ignore.extend(args.ignore.iter().cloned());
    config.profile = args.profile.unwrap_or(config.profile);
    config.lang = args.lang.unwrap_or(config.lang);
}

/// The nearest `newslint.toml` in a folder or above it.
fn find(folder: &Path) -> Option<PathBuf> {
    folder.ancestors().map(|f| f.join(FILE_NAME)).find(|p| p.is_file())
}

fn read(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).into_diagnostic().wrap_err_with(|| format!("cannot read {}", path.display()))
}

/// Adds every `*.toml` of a folder and its subfolders; a subfolder is the group.
pub fn load_pack(registry: &mut Registry, folder: &Path) -> Result<(), Failure> {
    if !folder.is_dir() {
        return Err(miette!(
            help = "--rules takes a folder that holds rules as .toml files",
            "there is no folder {}",
            folder.display()
        ));
    }
    let mut count = 0;
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name().follow_links(true) {
        let entry = entry.into_diagnostic().wrap_err_with(|| format!("cannot read {}", folder.display()))?;
        if entry.file_type().is_file() && entry.path().extension().is_some_and(|e| e == "toml") {
            let group = entry
                .path()
                .parent()
                .filter(|p| *p != folder)
                .and_then(Path::file_name)
                .map_or("house".into(), |n| n.to_string_lossy());
            registry.add_pack(&entry.path().display().to_string(), &read(entry.path())?, &group)?;
            count += 1;
        }
    }
    if count == 0 {
        return Err(miette!(
            help = "a rule is a file such as house/our-style.toml; see CONTRIBUTING",
            "{} holds no rules",
            folder.display()
        ));
    }
    Ok(())
}

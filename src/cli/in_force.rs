//! `newslint config PATH`: what is in force for a file, and where each value was written. What is printed is itself a
//! `newslint.toml`.

use std::fmt::Write;
use std::path::Path;
use std::process::ExitCode;

use miette::IntoDiagnostic;
use newslint::ConfigFile;
use newslint::config::{Input, Layer};
use newslint::text::visible::harmless;

use super::args::Common;
use super::output::shown;
use super::settings::{Settings, load};
use super::{Failure, output};

pub fn run(path: &Path, common: &Common) -> Result<ExitCode, Failure> {
    let settings = load(common, ConfigFile::default())?;
    output::print(harmless(&text(path, &settings)).as_bytes()).into_diagnostic()?;
    Ok(ExitCode::SUCCESS)
}

/// Lines with their origin as a comment, aligned.
#[derive(Default)]
struct Lines(Vec<(String, String)>);

impl Lines {
    fn add(&mut self, line: impl Into<String>, origin: impl Into<String>) {
        self.0.push((line.into(), origin.into()));
    }

    fn text(&self) -> String {
        let width = self.0.iter().map(|(l, _)| console::measure_text_width(l)).filter(|w| *w < 60).max().unwrap_or(0);
        let mut out = String::new();
        for (line, origin) in &self.0 {
            let pad = width.saturating_sub(console::measure_text_width(line));
            // Writing to a String does not fail.
            let _ = if origin.is_empty() {
                writeln!(out, "{line}")
            } else {
                writeln!(out, "{line}{:pad$}  # {origin}", "")
            };
        }
        out
    }
}

fn text(path: &Path, settings: &Settings) -> String {
    let overrides = settings.overrides_of(path);
    let layers: Vec<&Layer> = settings.layers_with(&overrides).collect();
    let config = settings.config_with(&overrides);
    let mut lines = Lines::default();
    let excluded = settings.exclude.matches(path, path.is_dir());
    lines.add(format!("# {}{}", shown(path), if excluded { " is excluded" } else { "" }), "");
    // The last layer that says something of a key, if any does.
    let last = |says: &dyn Fn(&ConfigFile) -> bool, key: &str| {
        let layer = layers.iter().rev().find(|l| says(&l.file));
        layer.map_or_else(|| "default".to_owned(), |l| l.origin.describe(key))
    };
    let string = |value: &dyn std::fmt::Debug| format!("\"{value:?}\"").to_lowercase();
    lines.add(format!("profile = {}", string(&config.profile)), last(&|f| f.profile.is_some(), "profile"));
    lines.add(format!("lang = {}", string(&config.lang)), last(&|f| f.lang.is_some(), "lang"));
    lines.add(format!("fail-on = \"{}\"", settings.fail_on.as_str()), last(&|f| f.fail_on.is_some(), "fail-on"));
    let min = settings.min_severity.as_str();
    lines.add(format!("min-severity = \"{min}\""), last(&|f| f.min_severity.is_some(), "min-severity"));
    let selecting = layers.iter().rposition(|l| !l.file.select.is_empty());
    list(&mut lines, "select", &layers[selecting.unwrap_or(layers.len())..], |f| &f.select);
    list(&mut lines, "ignore", &layers, |f| &f.ignore);
    list(&mut lines, "exclude", &layers, |f| &f.exclude);
    list(&mut lines, "rule-packs", &layers, |f| &f.rule_packs);
    input(&mut lines, &config.input, &layers);
    if !config.names.is_empty() {
        lines.add(format!("# {} names of your own", config.names.len()), "");
    }
    rules(&mut lines, settings, &config, &layers);
    lines.text()
}

fn list(lines: &mut Lines, key: &str, layers: &[&Layer], of: impl Fn(&ConfigFile) -> &Vec<String>) {
    if layers.iter().all(|l| of(&l.file).is_empty()) {
        return;
    }
    lines.add(format!("{key} = ["), "");
    for layer in layers {
        for value in of(&layer.file) {
            lines.add(format!("  {},", toml::Value::from(value.as_str())), layer.origin.describe(key));
        }
    }
    lines.add("]", "");
}

/// How files are read.
fn input(lines: &mut Lines, input: &Input, layers: &[&Layer]) {
    if *input == Input::default() {
        return;
    }
    lines.add("", "");
    lines.add("[input]", "");
    let mut add = |key: &str, value: Option<toml::Value>, says: &dyn Fn(&Input) -> bool| {
        let layer = layers.iter().rev().find(|l| says(&l.file.input));
        if let (Some(value), Some(layer)) = (value, layer) {
            lines.add(format!("{key} = {value}"), layer.origin.describe(&format!("input.{key}")));
        }
    };
    let texts = (!input.text_fields.is_empty()).then(|| input.text_fields.clone().into());
    add("text-fields", texts, &|i| !i.text_fields.is_empty());
    add("id-field", input.id_field.clone().map(Into::into), &|i| i.id_field.is_some());
    add("encoding", input.encoding.map(|e| e.name().into()), &|i| i.encoding.is_some());
    add("max-expansion", input.max_expansion.map(|n| i64::from(n).into()), &|i| i.max_expansion.is_some());
}

/// The rules that run, each with its severity and settings.
fn rules(lines: &mut Lines, settings: &Settings, config: &newslint::Config, layers: &[&Layer]) {
    for entry in settings.registry.active(config.profile, &config.select, &config.ignore) {
        let id = &entry.manifest.id;
        lines.add("", "");
        lines.add(format!("[rules.{id}]"), "");
        let mut table = config.rule(id);
        table.entry("severity").or_insert_with(|| entry.manifest.severity.as_str().into());
        for (key, value) in table {
            let layer = layers.iter().rev().find(|l| l.file.rules.get(id).is_some_and(|t| t.contains_key(&key)));
            let origin = layer.map_or_else(|| "default".to_owned(), |l| l.origin.describe(&format!("rules.{id}")));
            lines.add(format!("{key} = {value}"), origin);
        }
    }
}

//! `newslint rules test DIR`: the examples of a user's own rules, run as those of the built-in ones are.

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use miette::IntoDiagnostic;
use newslint::engine::Manifest;
use newslint::text::visible::harmless;
use newslint::{Applicability, Config, Linter, Registry};

use super::pack::load_pack;
use super::{Failure, output};

/// Runs every example of a folder of rules. Exit status 1 if one does not come out as it says.
pub fn run(folder: &Path) -> Result<ExitCode, Failure> {
    let mut registry = Registry::built_in()?;
    load_pack(&mut registry, folder)?;
    let (mut report, mut wrong) = (String::new(), 0);
    for entry in registry.iter().filter(|e| !e.is_built_in()) {
        let manifest = &entry.manifest;
        let mut config = Config::default();
        config.select = vec![manifest.id.clone()];
        let linter = Linter::with_registry(&config, &registry)?;
        let mut faults = Vec::new();
        examples(&linter, manifest, &mut faults)?;
        let count = manifest.bad.len() + manifest.good.len() + manifest.trap.len();
        // Writing to a String does not fail.
        let _ = match (count, faults.len()) {
            (0, _) => writeln!(report, "{}: no examples; add [[bad]] and [[good]] ones", manifest.id),
            (_, 0) => writeln!(report, "{}: {count} examples, all as they say", manifest.id),
            (_, n) => {
                writeln!(report, "{}: {count} examples, {n} not as they say\n  {}", manifest.id, faults.join("\n  "))
            }
        };
        wrong += faults.len();
    }
    output::print(harmless(&report).as_bytes()).into_diagnostic()?;
    Ok(if wrong == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// What the rule does with each of its examples, where that is not what the example says.
fn examples(linter: &Linter, manifest: &Manifest, faults: &mut Vec<String>) -> Result<(), Failure> {
    for bad in &manifest.bad {
        let source = manifest.example(&bad.text);
        let found = linter.check(&source);
        let texts: Vec<&str> = found.iter().map(|d| &bad.text[d.span.range()]).collect();
        match &bad.at {
            _ if texts.is_empty() => faults.push(format!("bad: “{}” is not flagged", bad.text)),
            Some(at) if !texts.contains(&at.as_str()) => {
                faults.push(format!("bad: “{}” is flagged at “{}”, not at “{at}”", bad.text, texts.join("”, “")));
            }
            _ => {}
        }
        if let Some(fixed) = &bad.fixed {
            // A text with blocks is no plain text, which the fixer would read again.
            let after = if manifest.blocks.is_empty() {
                linter.fix(bad.text.as_bytes(), Applicability::Unsafe).into_diagnostic()?.bytes
            } else {
                newslint::engine::apply(bad.text.as_bytes(), &found, Applicability::Unsafe).bytes
            };
            let after = String::from_utf8_lossy(&after).into_owned();
            if after != *fixed {
                faults.push(format!("bad: “{}” becomes “{after}”, not “{fixed}”", bad.text));
            }
        }
    }
    for good in manifest.good.iter().chain(&manifest.trap) {
        let source = manifest.example(&good.text);
        for d in linter.check(&source) {
            faults.push(format!("good: “{}” is flagged at “{}”", good.text, &good.text[d.span.range()]));
        }
    }
    Ok(())
}

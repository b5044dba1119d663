//! The small commands: explain, rules, init, completions, man.

use std::fmt::Write as _;
use std::process::ExitCode;

use clap::CommandFactory;
use miette::{IntoDiagnostic, WrapErr, miette};
use newslint::engine::{Bad, FixClass, Good, Message, Profile};
use newslint::report::page;
use newslint::text::visible::harmless;
use newslint::{ConfigFile, Error, Severity};
use serde::Serialize;

use super::args::{Args, Common, ListFormat};
use super::settings::load;
use super::{Failure, output};

/// `newslint explain RULE`.
pub fn explain(rule: &str, common: &Common) -> Result<ExitCode, Failure> {
    let settings = load(common, ConfigFile::default())?;
    let Some(entry) = settings.registry.get(rule) else {
        let help = settings
            .registry
            .nearest(rule)
            .map_or("`newslint rules` lists them all".to_owned(), |near| format!("did you mean `{near}`?"));
        return Err(Error::UnknownRule { name: rule.to_owned(), help }.into());
    };
    print(&page::page(entry))
}

#[derive(Serialize)]
struct Listed<'a> {
    id: &'a str,
    group: &'a str,
    severity: Severity,
    fix: FixClass,
    profiles: &'a [Profile],
    summary: &'a Message,
    messages: &'a Message,
    examples: Examples<'a>,
}

#[derive(Serialize)]
struct Examples<'a> {
    bad: &'a [Bad],
    good: &'a [Good],
    trap: &'a [Good],
}

/// `newslint rules`.
pub fn rules(format: ListFormat, common: &Common) -> Result<ExitCode, Failure> {
    let settings = load(common, ConfigFile::default())?;
    let mut out = String::new();
    match format {
        ListFormat::Json => {
            let list: Vec<Listed<'_>> = settings
                .registry
                .iter()
                .map(|e| {
                    let m = &e.manifest;
                    let examples = Examples { bad: &m.bad, good: &m.good, trap: &m.trap };
                    Listed {
                        id: &m.id,
                        group: &m.group,
                        severity: m.severity,
                        fix: m.fix,
                        profiles: &m.profiles,
                        summary: &m.summary,
                        messages: &m.message,
                        examples,
                    }
                })
                .collect();
            out = serde_json::to_string_pretty(&list).into_diagnostic()? + "\n";
        }
        ListFormat::Text => {
            let lang = settings.config.lang;
            for e in settings.registry.iter() {
                let m = &e.manifest;
                // Writing to a String does not fail.
                let _ =
                    writeln!(out, "{:<11} {:<28} {:<8} {}", m.group, m.id, m.severity.as_str(), lang.pick(&m.summary));
            }
        }
    }
    print(&out)
}

const TEMPLATE: &str = include_str!("newslint.toml");

/// `newslint init`. Never writes over a file.
pub fn init() -> Result<ExitCode, Failure> {
    let path = "newslint.toml";
    let mut file = std::fs::File::create_new(path).map_err(|e| match e.kind() {
        std::io::ErrorKind::AlreadyExists => miette!(help = "it is left as it is", "newslint.toml exists already"),
        _ => miette!("cannot write newslint.toml: {e}"),
    })?;
    std::io::Write::write_all(&mut file, TEMPLATE.as_bytes())
        .into_diagnostic()
        .wrap_err("cannot write newslint.toml")?;
    print("Wrote newslint.toml\n")
}

/// `newslint completions SHELL`.
pub fn completions(shell: clap_complete::Shell) -> Result<ExitCode, Failure> {
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "newslint", &mut out);
    output::print(&out).into_diagnostic()?;
    Ok(ExitCode::SUCCESS)
}

/// `newslint man`.
pub fn man(about: Option<&str>) -> Result<ExitCode, Failure> {
    let mut command = Args::command();
    command.build();
    if let Some(name) = about {
        let found = command.find_subcommand(name);
        command = found.ok_or_else(|| miette!("there is no command `{name}`"))?.clone();
    }
    let mut out = Vec::new();
    clap_mangen::Man::new(command).render(&mut out).into_diagnostic()?;
    output::print(&out).into_diagnostic()?;
    Ok(ExitCode::SUCCESS)
}

fn print(text: &str) -> Result<ExitCode, Failure> {
    output::print(harmless(text).as_bytes()).into_diagnostic()?;
    Ok(ExitCode::SUCCESS)
}

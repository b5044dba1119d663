//! The page of a rule, in Markdown: for `newslint explain` and for `docs/rules/`.

use std::fmt::Write;

use crate::engine::{Entry, FixClass, Good, Logic, Manifest};
use crate::text::visible::visible;

/// The page.
pub fn page(entry: &Entry) -> String {
    let m = &entry.manifest;
    let mut out = String::new();
    // Writing to a String does not fail.
    let _ = writeln!(out, "# {}\n\n{}\n\n{}\n", m.id, sentence(&m.summary.en), sentence(&m.summary.te));
    let _ = writeln!(
        out,
        "| group | severity | fix | profiles |\n| --- | --- | --- | --- |\n| {} | {} | {} | {} |\n",
        m.group,
        m.severity.as_str(),
        fix(m.fix),
        profiles(m)
    );
    if !m.why.trim().is_empty() {
        let _ = writeln!(out, "{}\n", m.why.trim());
    }
    let _ = writeln!(out, "## Flagged\n\n| in the text | at fault | after the fix |\n| --- | --- | --- |");
    for bad in &m.bad {
        let at = bad.at.as_deref().map(cell).unwrap_or_default();
        let fixed = bad.fixed.as_deref().map(cell).unwrap_or_default();
        let _ = writeln!(out, "| {} | {at} | {fixed} |", cell(&bad.text));
    }
    let _ = writeln!(out, "\n## Not flagged\n");
    m.good.iter().chain(&m.trap).for_each(|g| good(&mut out, g));
    settings(&mut out, entry);
    out
}

fn good(out: &mut String, good: &Good) {
    let note = if good.note.is_empty() { String::new() } else { format!(" — {}", good.note) };
    let _ = writeln!(out, "- {}{note}", cell(&good.text));
}

fn settings(out: &mut String, entry: &Entry) {
    let id = &entry.manifest.id;
    let _ =
        writeln!(out, "\n## Settings\n\n```toml\n[rules.{id}]\nseverity = \"{}\"", entry.manifest.severity.as_str());
    if let Logic::Coded(coded) = &entry.logic {
        let mut generator = schemars::SchemaGenerator::default();
        (coded.schema)(&mut generator);
        for definition in generator.definitions().values() {
            for (key, value) in definition.get("properties").and_then(|p| p.as_object()).into_iter().flatten() {
                let about = value.get("description").and_then(|d| d.as_str()).unwrap_or_default();
                let default = value.get("default").cloned().unwrap_or_default();
                let about = about.replace('\n', "\n# ");
                // What is off unless it is set has no value to show.
                let line = if default.is_null() { format!("# {key} = …") } else { format!("{key} = {default}") };
                let _ = writeln!(out, "# {about}\n{line}");
            }
        }
    }
    let _ = writeln!(out, "```");
}

fn sentence(text: &str) -> String {
    format!("{}.", text.trim_end_matches('.'))
}

fn fix(class: FixClass) -> &'static str {
    match class {
        FixClass::Safe => "safe (`--fix`)",
        FixClass::Unsafe => "on request (`--fix --unsafe-fixes`)",
        FixClass::None => "none",
    }
}

/// The profiles where a rule is on.
pub fn profiles(m: &Manifest) -> String {
    let names: Vec<String> = m.profiles.iter().map(|p| format!("{p:?}").to_lowercase()).collect();
    names.join(", ")
}

/// Text that stands in a table: invisible characters by name, line ends as ⏎.
fn cell(text: &str) -> String {
    visible(text)
        .replace('\n', " ⏎ ")
        .replace('|', "\\|")
        .replace('<', "&lt;")
        .replace('`', "\\`")
        .replace('*', "\\*")
        .replace('_', "\\_")
        .replace('[', "\\[")
}

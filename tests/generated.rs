//! What is derived from manifests and rule files must be up to date. `SNAPSHOTS=overwrite cargo test --test generated`
//! (or `just bless`) writes it anew.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on should panic")]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use newslint::Registry;
use newslint::config::schema::schema;
use newslint::report::page;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Compares a derived file with what it should be, or writes it.
fn hold(path: &Path, expected: &str) {
    if std::env::var_os("SNAPSHOTS").is_some_and(|v| v == "overwrite") {
        if fs::read_to_string(path).ok().as_deref() != Some(expected) {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, expected).unwrap();
        }
        return;
    }
    let found = fs::read_to_string(path).unwrap_or_default();
    assert!(
        found == expected,
        "{} is out of date: run `just bless` (SNAPSHOTS=overwrite cargo test --test generated)",
        path.display()
    );
}

/// `rules/<group>/<id>.toml`, by group and id.
fn manifests() -> BTreeMap<String, Vec<String>> {
    let mut out: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for entry in walkdir::WalkDir::new(root().join("rules")).sort_by_file_name() {
        let entry = entry.unwrap();
        if entry.path().extension().is_some_and(|e| e == "toml") {
            let group = entry.path().parent().unwrap().file_name().unwrap().to_string_lossy().into_owned();
            out.entry(group).or_default().push(entry.path().file_stem().unwrap().to_string_lossy().into_owned());
        }
    }
    out
}

fn type_name(module: &str) -> String {
    module.split('_').map(|w| w[..1].to_uppercase() + &w[1..]).collect()
}

#[test]
fn the_list_of_rules_names_every_manifest_and_every_rule_file() {
    let groups = manifests();
    let mut modules = String::new();
    let mut entries = String::new();
    for (group, ids) in &groups {
        let coded = |id: &str| root().join("src/rules").join(group).join(id.replace('-', "_") + ".rs").exists();
        if ids.iter().any(|id| coded(id)) {
            writeln!(
                modules,
                "\n#[allow(missing_docs, reason = \"each file says what it is for\")]\npub mod {group} {{"
            )
            .unwrap();
            for id in ids.iter().filter(|id| coded(id)) {
                writeln!(modules, "    pub mod {};", id.replace('-', "_")).unwrap();
            }
            modules.push_str("}\n");
        }
        for id in ids {
            let module = id.replace('-', "_");
            let logic = if coded(id) {
                format!("Some(coded::<{group}::{module}::{}>())", type_name(&module))
            } else {
                "None".to_owned()
            };
            writeln!(
                entries,
                "    (\"rules/{group}/{id}.toml\", include_str!(\"../../rules/{group}/{id}.toml\"), {logic}),"
            )
            .unwrap();
        }
    }
    let text = format!(
        "//! The built-in rules. Written by `just bless` from `rules/` and the files beside this one; do not edit.\n\n\
         use crate::engine::{{Coded, coded}};\n{modules}\n\
         /// Path of the manifest, its text, and the code if the rule has any.\n\
         #[rustfmt::skip]\n\
         pub(crate) static BUILT_IN: &[(&str, &str, Option<Coded>)] = &[\n{entries}];\n"
    );
    hold(&root().join("src/rules/mod.rs"), &text);
}

#[test]
fn every_rule_file_has_a_manifest() {
    let groups = manifests();
    for entry in walkdir::WalkDir::new(root().join("src/rules")).min_depth(2) {
        let path = entry.unwrap().into_path();
        let group = path.parent().unwrap().file_name().unwrap().to_string_lossy().into_owned();
        let id = path.file_stem().unwrap().to_string_lossy().replace('_', "-");
        assert!(
            groups.get(&group).is_some_and(|ids| ids.contains(&id)),
            "{} has no manifest rules/{group}/{id}.toml",
            path.display()
        );
    }
}

#[test]
fn every_rule_has_its_page_and_no_page_lacks_a_rule() {
    let registry = Registry::built_in().unwrap();
    for entry in registry.iter() {
        hold(&root().join("docs/rules").join(entry.manifest.id.clone() + ".md"), &page::page(entry));
    }
    for file in fs::read_dir(root().join("docs/rules")).unwrap() {
        let id = file.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned();
        // What is not checked, and why.
        if id == "README" {
            continue;
        }
        assert!(registry.get(&id).is_some(), "docs/rules/{id}.md belongs to no rule");
    }
}

#[test]
fn the_readme_lists_every_rule() {
    let registry = Registry::built_in().unwrap();
    let mut table =
        String::from("| rule | what is wrong | severity | fix | profiles |\n| --- | --- | --- | --- | --- |\n");
    for entry in registry.iter() {
        let m = &entry.manifest;
        let fix = serde_json::to_value(m.fix).unwrap();
        writeln!(
            table,
            "| [{id}](docs/rules/{id}.md) | {} | {} | {} | {} |",
            m.summary.en,
            m.severity.as_str(),
            fix.as_str().unwrap(),
            page::profiles(m),
            id = m.id
        )
        .unwrap();
    }
    let path = root().join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let (before, rest) = readme.split_once("<!-- rules -->\n").expect("the README marks where the table begins");
    let (_, after) = rest.split_once("<!-- /rules -->").expect("the README marks where the table ends");
    hold(&path, &format!("{before}<!-- rules -->\n{table}<!-- /rules -->{after}"));
}

#[test]
fn the_schema_for_editors_matches_the_settings() {
    let registry = Registry::built_in().unwrap();
    let text = serde_json::to_string_pretty(&schema(&registry)).unwrap() + "\n";
    hold(&root().join("newslint.schema.json"), &text);
}

#[test]
fn the_schema_takes_what_init_writes_and_refuses_misspellings() {
    let schema = schema(&Registry::built_in().unwrap());
    let validator = jsonschema::validator_for(&schema).unwrap();
    let valid = |toml: &str| validator.is_valid(&serde_json::to_value(toml.parse::<toml::Table>().unwrap()).unwrap());
    assert!(valid(&fs::read_to_string(root().join("src/cli/newslint.toml")).unwrap()));
    assert!(valid("lang = \"te\"\n[rules.stray-latin-word]\nseverity = \"info\"\nallow = [\"Podcast\"]\n"));
    assert!(!valid("profil = \"desk\"\n"));
    assert!(!valid("[rules.stray-latin-word]\nalow = [\"Podcast\"]\n"));
    assert!(!valid("[rules.missing-zwnj]\nseverity = \"fatal\"\n"));
    assert!(valid("[[overrides]]\npaths = [\"wire/\"]\nprofile = \"corpus\"\n"));
    assert!(!valid("[[overrides]]\npaths = [\"wire/\"]\n[overrides.rules.missing-zwnj]\nseverity = \"fatal\"\n"));
    assert!(!valid("[[overrides]]\nprofile = \"corpus\"\n"), "an override without paths");
}

//! Rules of one's own: folders of manifests.

use std::path::Path;

use miette::{IntoDiagnostic, WrapErr, miette};
use newslint::Registry;

use super::Failure;
use super::output::shown;

/// Adds every `*.toml` of a folder and its subfolders; a subfolder is the group.
pub fn load_pack(registry: &mut Registry, folder: &Path) -> Result<(), Failure> {
    if !folder.is_dir() {
        return Err(miette!(
            help = "--rules takes a folder that holds rules as .toml files",
            "there is no folder {}",
            shown(folder)
        ));
    }
    let mut count = 0;
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name().follow_links(true) {
        let entry = entry.into_diagnostic().wrap_err_with(|| format!("cannot read {}", shown(folder)))?;
        if entry.file_type().is_file() && entry.path().extension().is_some_and(|e| e == "toml") {
            let group = entry
                .path()
                .parent()
                .filter(|p| *p != folder)
                .and_then(Path::file_name)
                .map_or("house".into(), |n| n.to_string_lossy());
            let name = shown(entry.path());
            let text = std::fs::read_to_string(entry.path())
                .into_diagnostic()
                .wrap_err_with(|| format!("cannot read {name}"))?;
            registry.add_pack(&name, &text, &group)?;
            count += 1;
        }
    }
    if count == 0 {
        return Err(miette!(
            help = "a rule is a file such as house/our-style.toml; see CONTRIBUTING",
            "{} holds no rules",
            shown(folder)
        ));
    }
    Ok(())
}

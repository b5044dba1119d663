//! `newslint names`: the names of an article or an archive as a list to edit, and what differs from article to article.

use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use miette::{IntoDiagnostic, miette};
use newslint::config::{ConfigFile, NameKind};
use newslint::names::{Archive, ArchiveName, ArticleNames, Gazetteer, NameReader, Place, article_names};
use newslint::read::{Article, Unreadable};
use newslint::text::visible::{harmless, on_one_line};
use rayon::prelude::*;
use serde::Serialize;

use super::args::{Common, NameFormat, NamesArgs, Scope};
use super::discover::{discover, explain, threads};
use super::output::{name, shown};
use super::settings::{Held, load};
use super::{Failure, output};

/// Files whose names are held at once.
const BATCH: usize = 512;

/// Runs it.
pub fn run(args: &NamesArgs, common: &Common) -> Result<ExitCode, Failure> {
    let settings = load(common, ConfigFile::default())?;
    let scope = Scope { paths: args.paths.clone(), jobs: args.jobs, ..Scope::default() };
    let found = discover(&scope, &settings);
    let names = NameReader::new(Gazetteer::with_house(&settings.config.names));
    let mut errors = found.errors;
    let mut files = found.files;
    let mut archive = Archive::default();
    if found.stdin {
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut std::io::stdin().lock(), &mut bytes).into_diagnostic()?;
        files.insert(0, PathBuf::from("-"));
        let path = Path::new("-");
        take(&mut archive, 0, read(path, settings.held(path, bytes), &names), &mut errors);
    }
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads(&scope)).build().into_diagnostic()?;
    let mut number = u32::from(found.stdin);
    for batch in files[usize::from(found.stdin)..].chunks(BATCH) {
        let results: Vec<_> =
            pool.install(|| batch.par_iter().map(|path| read(path, settings.hold(path), &names)).collect());
        for result in results {
            take(&mut archive, number, result, &mut errors);
            number += 1;
        }
    }
    for error in &errors {
        output::say(&format!("newslint: {error}\n"));
    }
    let list = archive.names(names.names(), args.all);
    let mixed = list.iter().any(|n| n.forms.len() > 1);
    let text = match (args.format, args.check) {
        (NameFormat::Json, _) => json(&list, &files)?,
        (NameFormat::Tsv, true) => differences(&list, &files),
        (NameFormat::Tsv, false) => tsv(&list),
    };
    output::print(harmless(&text).as_bytes()).map_err(|e| miette!("cannot write to standard output: {e}"))?;
    let failed = !errors.is_empty() || files.is_empty();
    Ok(ExitCode::from(if failed { 2 } else { u8::from(args.check && mixed) }))
}

/// The names of the articles of a file, each with what its record calls itself.
type FileNames = Vec<(Option<Arc<str>>, ArticleNames)>;

fn take(archive: &mut Archive, file: u32, result: Result<FileNames, String>, errors: &mut Vec<String>) {
    match result {
        Ok(articles) => articles.into_iter().for_each(|(record, names)| archive.add(names, &Place { file, record })),
        Err(e) => errors.extend((!e.is_empty()).then_some(e)),
    }
}

fn read(path: &Path, file: io::Result<Held>, names: &NameReader) -> Result<FileNames, String> {
    let held = file.map_err(|e| format!("{}: {}", shown(path), explain(&e)))?;
    let opened = held.open();
    match opened.reading.contents(opened.text()) {
        Ok(contents) => {
            let words = names.words();
            let of = |article: &Article<'_>| article_names(&words.document(&article.source), names.names());
            if opened.reading.format.has_records() {
                return Ok(contents.articles.iter().map(|a| (a.record.clone(), of(a))).collect());
            }
            let mut all = ArticleNames::default();
            contents.articles.iter().for_each(|a| all.merge(of(a)));
            Ok(vec![(None, all)])
        }
        // Pictures lie among articles.
        Err(Unreadable::Binary) => Err(String::new()),
        Err(e) => Err(format!("{}: {e}", shown(path))),
    }
}

const HEADER: &str = "\
# Names and how they are spelt, for `files = [\"names.tsv\"]` under [names] in newslint.toml. Edit before use:
# the first column is the spelling to keep; move what is always wrong from `variants` to `wrong`; delete rows that are none.
# telugu\tlatin\tkind\tvariants\twrong\toccurrences (articles)
";

/// The format of the desk's list, with a column of counts that the reader of lists passes over.
fn tsv(list: &[ArchiveName]) -> String {
    let mut out = HEADER.to_owned();
    for name in list {
        let others = name.forms.iter().map(|f| f.text.as_str()).filter(|f| *f != name.telugu);
        let variants: Vec<&str> = others.collect();
        let counts: Vec<String> =
            name.forms.iter().map(|f| format!("{} {} ({})", f.text, f.count, f.articles)).collect();
        // Writing to a String does not fail.
        let _ = writeln!(
            out,
            "{}\t{}\t{}\t{}\t\t{}",
            name.telugu,
            name.latin,
            name.kind.map_or("", NameKind::name),
            variants.join("; "),
            counts.join("; ")
        );
    }
    out
}

/// A line for each spelling that is not the one to keep.
fn differences(list: &[ArchiveName], files: &[PathBuf]) -> String {
    let mut out = String::new();
    for name in list.iter().filter(|n| n.forms.len() > 1) {
        let kept = &name.forms[0];
        for form in &name.forms[1..] {
            let places: Vec<String> = form.places.iter().map(|p| place(p, files)).collect();
            let more = if form.articles as usize > places.len() { ", …" } else { "" };
            let _ = writeln!(
                out,
                "{} ×{} (articles: {}) is {} ×{} elsewhere (articles: {}): {}{more}",
                form.text,
                form.count,
                form.articles,
                kept.text,
                kept.count,
                kept.articles,
                places.join(", ")
            );
        }
    }
    out
}

/// A place for a person.
fn place(place: &Place, files: &[PathBuf]) -> String {
    let file = shown(&files[place.file as usize]);
    match &place.record {
        Some(record) => format!("{file} ({})", on_one_line(record)),
        None => file,
    }
}

#[derive(Serialize)]
struct Listed<'a> {
    telugu: &'a str,
    latin: &'a str,
    kind: Option<NameKind>,
    forms: Vec<ListedForm<'a>>,
}

#[derive(Serialize)]
struct ListedForm<'a> {
    text: &'a str,
    count: u32,
    articles: u32,
    /// The first articles that have it.
    paths: Vec<String>,
    /// What their records call themselves, if they are records.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    records: Vec<String>,
}

fn json(list: &[ArchiveName], files: &[PathBuf]) -> Result<String, Failure> {
    let listed: Vec<Listed<'_>> = list
        .iter()
        .map(|n| Listed {
            telugu: &n.telugu,
            latin: &n.latin,
            kind: n.kind,
            forms: n
                .forms
                .iter()
                .map(|f| ListedForm {
                    text: &f.text,
                    count: f.count,
                    articles: f.articles,
                    paths: f.places.iter().map(|p| name(&files[p.file as usize])).collect(),
                    records: f.places.iter().filter_map(|p| p.record.as_deref().map(str::to_owned)).collect(),
                })
                .collect(),
        })
        .collect();
    Ok(serde_json::to_string_pretty(&listed).into_diagnostic()? + "\n")
}

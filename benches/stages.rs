//! Where the time of a run goes: `cargo bench`. Each figure is for all articles of `fixtures/` once.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    missing_docs,
    reason = "a bench that cannot begin has nothing to say"
)]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use newslint::config::{ConfigFile, Lang, Layer};
use newslint::engine::{GROUPS, Profile};
use newslint::names::{Gazetteer, NameReader, article_names};
use newslint::read::Reading;
use newslint::report::{FileReport, Format, Origin, Renderer};
use newslint::telugu::joiner::Joiners;
use newslint::text::words::split;
use newslint::{Applicability, Config, Document, Linter, Registry, Severity, Source};

fn articles() -> Vec<String> {
    let folder = std::fs::read_dir("fixtures/articles").expect("the fixtures are there");
    let mut paths: Vec<_> = folder.filter_map(|e| Some(e.ok()?.path())).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    paths.iter().map(|p| std::fs::read_to_string(p).expect("a fixture is text")).collect()
}

fn linter(select: &str) -> Linter {
    let file = ConfigFile { select: vec![select.to_owned()], profile: Some(Profile::Strict), ..ConfigFile::default() };
    Linter::new(&Config::from_layers([&Layer::new(file, "bench", "")])).expect("a group is a setting")
}

fn words(c: &mut Criterion) {
    let articles = articles();
    let mut group = c.benchmark_group("text");
    group.throughput(Throughput::Bytes(articles.iter().map(|a| a.len() as u64).sum()));
    group.bench_function("validate", |b| {
        b.iter(|| {
            articles.iter().map(|a| Reading::plain().contents(a.as_bytes()).unwrap().articles.len()).sum::<usize>()
        });
    });
    group.bench_function("words", |b| {
        b.iter(|| articles.iter().for_each(|a| drop(black_box(split(a, |span, kinds| _ = black_box((span, kinds)))))));
    });
    let names = NameReader::new(Gazetteer::with_house(&[]));
    group.bench_function("word table", |b| {
        b.iter(|| articles.iter().map(|a| names.words().document(&Source::from_text(a)).words().len()).sum::<usize>());
    });
    group.bench_function("names", |b| {
        b.iter(|| {
            for article in &articles {
                let source = Source::from_text(article);
                black_box(article_names(&names.words().document(&source), names.names()));
            }
        });
    });
    let joiners = Joiners::shipped().expect("a test reads the shipped model");
    group.bench_function("joiner model, each word", |b| {
        b.iter(|| {
            for article in &articles {
                let source = Source::from_text(article);
                let document = Document::new(&source);
                document.vocabulary().entries().iter().for_each(|e| _ = black_box(joiners.sites(e.text)));
            }
        });
    });
    group.finish();
}

fn rules(c: &mut Criterion) {
    let articles = articles();
    let mut group = c.benchmark_group("rules");
    group.throughput(Throughput::Bytes(articles.iter().map(|a| a.len() as u64).sum()));
    for name in GROUPS {
        let linter = linter(name);
        group.bench_function(name, |b| {
            b.iter(|| articles.iter().for_each(|a| _ = black_box(linter.check_bytes(a.as_bytes()))));
        });
    }
    let all = Linter::new(&Config::default()).expect("the default settings are right");
    group.bench_function("all", |b| {
        b.iter(|| articles.iter().for_each(|a| _ = black_box(all.check_bytes(a.as_bytes()))));
    });
    group.bench_function("all, fixed", |b| {
        b.iter(|| articles.iter().for_each(|a| _ = black_box(all.fix(a.as_bytes(), Applicability::Unsafe))));
    });
    group.finish();
}

fn reports(c: &mut Criterion) {
    let articles = articles();
    let (registry, linter) = (Registry::built_in().expect("a test reads them"), linter("joiners"));
    let found: Vec<_> = articles.iter().map(|a| linter.check_bytes(a.as_bytes()).expect("text")).collect();
    let mut group = c.benchmark_group("report");
    for format in [Format::Pretty, Format::Concise, Format::Jsonl, Format::Sarif] {
        let renderer =
            Renderer { format, registry: &registry, lang: Lang::En, fail_on: Severity::Error, color: true, width: 100 };
        group.bench_function(format!("{format:?}").to_lowercase(), |b| {
            b.iter(|| {
                for (article, findings) in articles.iter().zip(&found) {
                    black_box(renderer.file(&FileReport {
                        path: "a.txt",
                        bytes: article.as_bytes(),
                        findings,
                        map: None,
                        origin: Origin::default(),
                        cells: None,
                    }));
                }
            });
        });
    }
    group.finish();
}

criterion_group!(stages, words, rules, reports);
criterion_main!(stages);

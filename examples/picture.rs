//! Draws the report on an article as SVG, for the README: `just picture`.

use anstyle_svg::Term;
use newslint::engine::{Linter, Registry};
use newslint::report::{FileReport, Format, Renderer};
use newslint::{Config, config::Lang};

const PATH: &str = "fixtures/articles/diplomacy.txt";
/// Reports shown: one of each kind.
const SHOWN: [&str; 4] = ["missing-zwnj", "name-variant-mixed", "stray-latin-word", "bare-url"];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let bytes = std::fs::read(PATH)?;
    let registry = Registry::built_in()?;
    let found = Linter::with_registry(&Config::default(), &registry)?.check_bytes(&bytes)?;
    let first_of_each: Vec<_> = SHOWN
        .iter()
        .filter_map(|rule| {
            let first = found.iter().find(|l| *l.diagnostic.rule == **rule)?;
            let line = |l: &newslint::engine::Located| {
                memchr::memchr_iter(b'\n', &bytes[..l.diagnostic.span.range().start]).count()
            };
            Some(
                found
                    .iter()
                    .filter(|l| *l.diagnostic.rule == **rule && line(l) == line(first))
                    .take(3)
                    .cloned()
                    .collect::<Vec<_>>(),
            )
        })
        .flatten()
        .collect();
    let renderer = Renderer {
        format: Format::Pretty,
        registry: &registry,
        lang: Lang::En,
        fail_on: newslint::Severity::Warning,
        color: true,
        width: 100,
    };
    let report = renderer.file(&FileReport {
        path: PATH,
        bytes: &bytes,
        map: None,
        findings: &first_of_each,
        origin: newslint::report::Origin::default(),
        cells: None,
    });
    // Links between OSC 8 marks are for terminals.
    let plain_links = regex::Regex::new("\u{1B}\\]8;;[^\u{1B}]*\u{1B}\\\\")?.replace_all(&report, "").into_owned();
    print!("{}", Term::new().render_svg(&format!("$ newslint {PATH}\n\n{plain_links}")));
    Ok(())
}

//! `accuracy names ARTICLES.jsonl`: a sheet of pairs of spellings to judge.
//!
//! One row a pair. Whoever judges fills the first column: `name` (one name in two spellings), `word` (one other word in two
//! spellings) or `wrong`. `train-names clusters` learns from judged sheets; `accuracy names-judged` adds them up.

use std::path::PathBuf;

use miette::{IntoDiagnostic, WrapErr};
use newslint::names::{Compared, Gazetteer, NameReader, REPORT, compared};
use newslint::{Document, Source};

/// Arguments.
#[derive(clap::Args)]
pub struct Args {
    /// Articles, one JSON object with `id` and `text` a line.
    articles: PathBuf,
    /// Take only so many, the longest first.
    #[arg(long)]
    longest: Option<usize>,
    /// The lowest score.
    #[arg(long, default_value_t = REPORT, allow_hyphen_values = true)]
    least: f32,
    /// Also pairs that a list calls one name, or that something forbids.
    #[arg(long)]
    all: bool,
}

/// Code points of context on each side.
const AROUND: usize = 30;

/// Writes the sheet.
pub fn run(args: &Args) -> miette::Result<()> {
    let articles = articles(&args.articles, args.longest)?;
    let names = NameReader::new(Gazetteer::with_house(&[]));
    println!("verdict\tarticle\tscore\tveto\ta\tcount_a\tb\tcount_b\tclues\tcontext_a\tcontext_b");
    let (mut words, mut rows) = (0, 0);
    for (id, text) in &articles {
        let source = Source::from_text(text);
        let judged = names.words();
        let document = judged.document(&source);
        words += document.words().len();
        for found in compared(&document, names.names()) {
            let shown = found.pair.listed || found.pair.veto.is_some();
            if found.pair.score < args.least || shown && !args.all {
                continue;
            }
            rows += 1;
            println!("{}", row(&document, id, &found));
        }
    }
    eprintln!("{} articles, {words} words, {rows} pairs", articles.len());
    Ok(())
}

/// Articles of a file, the longest first if only some are wanted.
pub fn articles(path: &PathBuf, longest: Option<usize>) -> miette::Result<Vec<(String, String)>> {
    let text =
        std::fs::read_to_string(path).into_diagnostic().wrap_err_with(|| format!("cannot read {}", path.display()))?;
    let mut out = Vec::new();
    for line in text.lines() {
        let article: serde_json::Value = serde_json::from_str(line).into_diagnostic()?;
        let field = |name: &str| article[name].as_str().unwrap_or_default().to_owned();
        out.push((field("id"), field("text")));
    }
    if let Some(n) = longest {
        out.sort_by_key(|(id, text)| (std::cmp::Reverse(text.split_whitespace().count()), id.clone()));
        out.truncate(n);
    }
    Ok(out)
}

fn row(document: &Document<'_>, id: &str, found: &Compared) -> String {
    let [a, b] = &found.spellings;
    let clues: Vec<String> =
        found.pair.clues.pairs().filter(|(_, v)| *v != 0.0).map(|(n, v)| format!("{n}={v:.3}")).collect();
    let veto = match (found.pair.listed, found.pair.veto) {
        (true, _) => "listed".to_owned(),
        (_, Some(veto)) => format!("{veto:?}"),
        _ => String::new(),
    };
    format!(
        "\t{id}\t{:.2}\t{veto}\t{}\t{}\t{}\t{}\t{}\t{}\t{}",
        found.pair.score,
        a.0,
        a.1.len(),
        b.0,
        b.1.len(),
        clues.join(" "),
        context(document, a.1[0]),
        context(document, b.1[0])
    )
}

/// The words around the first mention.
fn context(document: &Document<'_>, word: usize) -> String {
    let (text, span) = (document.text(), document.words()[word].span);
    let before: String = text[..span.start as usize].chars().rev().take(AROUND).collect();
    let before: String = before.chars().rev().collect();
    let after: String = text[span.end as usize..].chars().take(AROUND).collect();
    format!("{before}[{}]{after}", document.slice(span)).replace(['\n', '\t', '\r'], " ")
}

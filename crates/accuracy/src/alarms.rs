//! `accuracy alarms`: how often each rule speaks on real articles, and a sheet of its findings for a person to judge.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;

use miette::{IntoDiagnostic, WrapErr};
use newslint::engine::Profile;
use newslint::{Config, Diagnostic, Document, Linter, Severity, Source, Span};

#[derive(clap::Args)]
pub struct Alarms {
    /// Articles: one JSON object a line, with `text` and perhaps `id`.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Which rules are on.
    #[arg(long, value_enum, default_value_t = Profile::Strict)]
    profile: Profile,
    /// Only these rules or groups.
    #[arg(long, value_delimiter = ',')]
    select: Vec<String>,
    /// Where the sheet goes, as tab-separated text.
    #[arg(long)]
    sheet: Option<PathBuf>,
    /// Findings of each rule in the sheet.
    #[arg(long, default_value_t = 30)]
    sample: usize,
    /// Findings of one rule in one article that may come into the sheet.
    #[arg(long, default_value_t = 2)]
    per_article: usize,
    /// Another number draws another sample.
    #[arg(long, default_value_t = 0)]
    seed: u64,
}

#[derive(serde::Deserialize)]
struct Article {
    #[serde(default)]
    id: String,
    text: String,
}

/// What was found in one file.
#[derive(Default)]
struct Count {
    articles: usize,
    words: usize,
    /// Findings of each rule by severity: info, warning, error.
    rules: BTreeMap<String, [usize; 3]>,
}

/// A row of the sheet and its place in the draw.
struct Row {
    draw: u64,
    rule: String,
    article: String,
    line: String,
}

pub fn run(args: &Alarms) -> miette::Result<()> {
    let mut config = Config::default();
    config.profile = args.profile;
    config.select.clone_from(&args.select);
    let linter = Linter::new(&config)?;
    let mut counts = Vec::new();
    let mut rows = Vec::new();
    for file in &args.files {
        let text = std::fs::read_to_string(file).into_diagnostic().wrap_err_with(|| file.display().to_string())?;
        let mut count = Count::default();
        for line in text.lines().filter(|l| !l.trim().is_empty()) {
            let article: Article =
                serde_json::from_str(line).into_diagnostic().wrap_err_with(|| file.display().to_string())?;
            measure(&linter, &article, args.seed, &mut count, &mut rows);
        }
        counts.push(count);
    }
    print!("{}", table(args, &counts));
    if let Some(path) = &args.sheet {
        std::fs::write(path, sheet(rows, args)).into_diagnostic().wrap_err_with(|| path.display().to_string())?;
    }
    Ok(())
}

fn measure(linter: &Linter, article: &Article, seed: u64, count: &mut Count, rows: &mut Vec<Row>) {
    let source = Source::from_text(&article.text);
    let document = Document::new(&source);
    count.articles += 1;
    count.words += article.text.split_whitespace().count();
    for found in linter.check(&source) {
        let severities = count.rules.entry(found.rule.to_string()).or_default();
        severities[found.severity as usize] += 1;
        rows.push(row(&document, article, &found, seed));
    }
}

fn row(document: &Document<'_>, article: &Article, found: &Diagnostic, seed: u64) -> Row {
    let mut hasher = DefaultHasher::new();
    (seed, &article.id, found.span, &*found.rule).hash(&mut hasher);
    let one_line = |text: &str| text.replace(['\n', '\t', '\r'], " ");
    let fix = found
        .fixes
        .first()
        .and_then(|f| f.edits.first())
        .map_or(String::new(), |e| format!("{}→{}", document.slice(e.span), e.replacement));
    let applicability = found.fixes.first().map_or(String::new(), |f| format!("{:?}", f.applicability));
    let cells = [
        found.rule.to_string(),
        found.severity.as_str().to_owned(),
        article.id.clone(),
        one_line(&marked(document, found.span)),
        one_line(&found.message),
        applicability,
        one_line(&fix),
    ];
    Row { draw: hasher.finish(), rule: found.rule.to_string(), article: article.id.clone(), line: cells.join("\t") }
}

/// The sentence around a finding, the finding in ⟦ ⟧.
fn marked(document: &Document<'_>, span: Span) -> String {
    const AROUND: usize = 300;
    let text = document.text();
    let sentence = document.sentence_at(span.start).unwrap_or(span).to(span);
    let mut start = (sentence.start as usize).max((span.start as usize).saturating_sub(AROUND));
    let mut end = (sentence.end as usize).min(span.end as usize + AROUND);
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    let span = span.range();
    format!("{}⟦{}⟧{}", &text[start..span.start], &text[span.clone()], &text[span.end..end])
}

/// Findings per 1,000 words, a row a rule and two columns a file: all, and those of warnings and errors.
fn table(args: &Alarms, counts: &[Count]) -> String {
    let mut out = String::from("rule");
    for (file, count) in args.files.iter().zip(counts) {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        // Writing to a String does not fail.
        let _ =
            write!(out, "\t{name} ({} articles, {} words)\tof them warnings or errors", count.articles, count.words);
    }
    out.push('\n');
    let mut rules: Vec<&str> = counts.iter().flat_map(|c| c.rules.keys().map(String::as_str)).collect();
    rules.sort_unstable();
    rules.dedup();
    for rule in rules.into_iter().map(Some).chain([None]) {
        out.push_str(rule.unwrap_or("all"));
        for count in counts {
            let found = count.rules.iter().filter(|(r, _)| rule.is_none_or(|rule| rule == *r)).map(|(_, n)| n);
            let (all, grave) = found.fold((0, 0), |(all, grave), [info, warning, error]| {
                (all + info + warning + error, grave + warning + error)
            });
            let _ = write!(out, "\t{}\t{}", per_thousand(all, count.words), per_thousand(grave, count.words));
        }
        out.push('\n');
    }
    out
}

#[allow(clippy::cast_precision_loss, reason = "counts of findings and words are small")]
fn per_thousand(found: usize, words: usize) -> String {
    format!("{found} ({:.2})", found as f64 * 1000.0 / words.max(1) as f64)
}

/// The sample, in the order of rules, with an empty column for the judgement.
fn sheet(mut rows: Vec<Row>, args: &Alarms) -> String {
    rows.sort_by(|a, b| (&a.rule, a.draw).cmp(&(&b.rule, b.draw)));
    let mut out = String::from("judgement\trule\tseverity\tarticle\tsentence\tmessage\tfix\tedit\n");
    let (mut of_rule, mut of_article) = (HashMap::new(), HashMap::new());
    for row in rows {
        let here: &mut usize = of_article.entry((row.rule.clone(), row.article.clone())).or_default();
        let all: &mut usize = of_rule.entry(row.rule).or_default();
        if *here < args.per_article && *all < args.sample {
            *here += 1;
            *all += 1;
            let _ = writeln!(out, "\t{}", row.line);
        }
    }
    out
}

/// [`Severity`] as an index, for the counts.
const _: () = assert!(Severity::Info as usize == 0 && Severity::Error as usize == 2);

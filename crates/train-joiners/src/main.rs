//! Learns where U+200C belongs in Telugu words and writes the model that newslint reads.
#![forbid(unsafe_code)]

mod calibrate;
mod forms;
mod ftrl;
mod learn;

use std::path::PathBuf;

use clap::Parser;
use miette::{IntoDiagnostic, WrapErr, miette};

use forms::Forms;

/// Learns where U+200C belongs in Telugu words.
///
/// Same input, same bytes. A table has a header `form`, then the kinds of text, and a row a word form as written with
/// its count in each kind. Any other file is read as plain text in which the joiners still stand.
#[derive(Debug, Parser)]
struct Args {
    /// Tables of forms and counts (`.tsv`), or texts, each a kind of its own.
    #[arg(required = true)]
    inputs: Vec<PathBuf>,
    /// Where the model goes.
    #[arg(short, long)]
    output: PathBuf,
    /// How much a kind of text counts (default 1): `--weight web=0.6`.
    #[arg(short, long, value_parser = weight)]
    weight: Vec<(String, f64)>,
    /// Leaves a kind of text out, to measure the model on it.
    #[arg(long)]
    without: Option<String>,
    /// A line about the texts, kept in the file.
    #[arg(long, default_value = "")]
    note: String,
}

fn weight(text: &str) -> Result<(String, f64), String> {
    let (kind, weight) = text.split_once('=').ok_or("write it as KIND=NUMBER")?;
    let weight: f64 = weight.parse().map_err(|_| format!("`{weight}` is no number"))?;
    if weight.is_finite() && weight > 0.0 { Ok((kind.to_owned(), weight)) } else { Err("a weight is above 0".into()) }
}

fn main() -> miette::Result<()> {
    let args = Args::parse();
    let mut forms = Forms::default();
    for path in &args.inputs {
        let text = std::fs::read_to_string(path)
            .into_diagnostic()
            .wrap_err_with(|| format!("cannot read {}", path.display()))?;
        let kind = path.file_stem().map_or_else(|| "text".into(), |s| s.to_string_lossy());
        forms.read(&text, &kind).map_err(|e| miette!("{}: {e}", path.display()))?;
    }
    for (kind, weight) in &args.weight {
        forms.weigh(kind, *weight).map_err(|known| miette!("there is no kind of text `{kind}`; there are {known}"))?;
    }
    if let Some(kind) = &args.without {
        forms.leave_out(kind).map_err(|known| miette!("there is no kind of text `{kind}`; there are {known}"))?;
    }
    let (mut model, report) = learn::learn(&forms);
    model.note.clone_from(&args.note);
    let bytes = model.write();
    std::fs::write(&args.output, &bytes)
        .into_diagnostic()
        .wrap_err_with(|| format!("cannot write {}", args.output.display()))?;
    println!("{report}{} bytes", bytes.len());
    Ok(())
}

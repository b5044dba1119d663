//! From arguments to an exit status: 0 nothing at or above `--fail-on`, 1 findings, 2 the run itself failed.

mod args;
mod check;
mod commands;
mod diff;
mod discover;
mod names;
mod output;
mod settings;
mod summary;
mod write;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};

/// What ends a run early, shown by miette.
pub type Failure = miette::Report;

/// Runs the program.
pub fn main() -> ExitCode {
    let args = Args::parse();
    // Errors in settings are shown like findings, without colours where the findings have none.
    let color = output::stderr_colors(args.check.color);
    let handler = move || {
        let theme = if color { miette::GraphicalTheme::unicode() } else { miette::GraphicalTheme::unicode_nocolor() };
        miette::GraphicalReportHandler::new_themed(theme).with_links(color)
    };
    // Fails only if a hook is set already, and this is the one place that sets one.
    let _ = miette::set_hook(Box::new(move |_| Box::new(handler())));
    let result = match &args.command {
        Some(Command::Explain { rule }) => commands::explain(rule, &args.check),
        Some(Command::Rules { format }) => commands::rules(*format, &args.check),
        Some(Command::Names(names)) => names::run(names, &args.check),
        Some(Command::Init) => commands::init(),
        Some(Command::Completions { shell }) => commands::completions(*shell),
        None => check::run(&args.check),
    };
    match result {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("{failure:?}");
            ExitCode::from(2)
        }
    }
}

//! From arguments to an exit status: 0 nothing at or above `--fail-on`, 1 findings, 2 the run itself failed.

mod args;
mod baseline;
mod check;
#[cfg_attr(not(feature = "parquet"), path = "columnar/absent.rs")]
mod columnar;
mod commands;
mod compress;
mod copier;
mod corpus;
mod diff;
mod discover;
mod git;
mod ignore_files;
mod in_force;
mod inspect;
mod large;
mod limits;
mod linters;
mod names;
mod output;
mod output_file;
mod outputs;
mod pack;
mod parallel;
mod parts;
mod patterns;
mod progress;
mod quality;
mod regular;
mod rules_test;
mod session;
mod settings;
mod side_file;
mod sieve;
mod statistics;
mod summary;
mod timing;
mod write;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command, RulesCommand};

/// What ends a run early, shown by miette.
pub type Failure = miette::Report;

/// Runs the program.
pub fn main() -> ExitCode {
    let args = Args::try_parse().unwrap_or_else(|_| {
        // Said again of harmless words: a file's name may have come to stand where an option is expected.
        let words = std::env::args_os().map(|word| output::shown(&word));
        Args::try_parse_from(words).unwrap_or_else(|error| error.exit())
    });
    // Errors in settings are shown like findings, without colours where the findings have none.
    let color = output::stderr_colors(args.common.color);
    let handler = move || {
        let theme = if color { miette::GraphicalTheme::unicode() } else { miette::GraphicalTheme::unicode_nocolor() };
        miette::GraphicalReportHandler::new_themed(theme).with_links(color)
    };
    // Fails only if a hook is set already, and this is the one place that sets one.
    let _ = miette::set_hook(Box::new(move |_| Box::new(handler())));
    let common = &args.common;
    let result = match &args.command {
        Some(Command::Explain { rule }) => commands::explain(rule, common),
        Some(Command::Rules { command: Some(RulesCommand::Test { dir }), .. }) => rules_test::run(dir),
        Some(Command::Rules { format, command: None }) => commands::rules(*format, common),
        Some(Command::Config { path }) => in_force::run(path, common),
        Some(Command::Baseline(command)) => baseline::run(command, common),
        Some(Command::Report { scope, output }) => quality::run(scope, output, common),
        Some(Command::Annotate(args)) => corpus::annotate(args, common),
        Some(Command::Filter(args)) => corpus::filter(args, common),
        Some(Command::Names(names)) => names::run(names, common),
        Some(Command::Init) => commands::init(),
        Some(Command::Completions { shell }) => commands::completions(*shell),
        Some(Command::Man { about }) => commands::man(about.as_deref()),
        None => check::run(&args.check, common),
    };
    match result {
        Ok(code) => code,
        Err(failure) => {
            output::say_coloured(&output::tame(&format!("{failure:?}\n"), color));
            ExitCode::from(2)
        }
    }
}

//! The arguments as clap reads them.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use newslint::Severity;
use newslint::config::Lang;
use newslint::engine::Profile;
use newslint::report::Format;

/// Finds and mends what damages news text: lost joiners, names in two spellings, mixed scripts, broken links.
#[derive(Parser)]
#[command(version, about, args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
pub struct Args {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub check: Check,
}

#[derive(Subcommand)]
pub enum Command {
    /// Explain a rule, with examples.
    Explain {
        /// The rule's id, such as missing-zwnj.
        rule: String,
    },
    /// List all rules.
    Rules {
        /// How to print them.
        #[arg(long, value_enum, default_value_t)]
        format: ListFormat,
    },
    /// List the names of articles with their spellings, as a list to edit, or find what differs between articles.
    Names(NamesArgs),
    /// Write a commented newslint.toml into the current folder.
    Init,
    /// Print completions for a shell.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
}

#[derive(clap::Args)]
pub struct NamesArgs {
    /// Files and folders; `-` is standard input. Without any: the text files of the current folder.
    pub paths: Vec<PathBuf>,
    /// Report spellings that differ, between articles too; the exit status is 1 if there are any.
    #[arg(long)]
    pub check: bool,
    /// Also list names that have one spelling.
    #[arg(long, conflicts_with = "check")]
    pub all: bool,
    /// How to print them: a list for `[names] files` in newslint.toml, or JSON with paths.
    #[arg(long, value_enum, default_value_t)]
    pub format: NameFormat,
    /// Number of threads [default: one per core].
    #[arg(long, short, value_name = "N")]
    pub jobs: Option<usize>,
}

/// How `newslint names` prints.
#[derive(Clone, Copy, Default, ValueEnum)]
pub enum NameFormat {
    #[default]
    Tsv,
    Json,
}

/// How `newslint rules` prints.
#[derive(Clone, Copy, Default, ValueEnum)]
pub enum ListFormat {
    #[default]
    Text,
    Json,
}

/// When to use colours.
#[derive(Clone, Copy, Default, ValueEnum)]
pub enum Color {
    #[default]
    Auto,
    Always,
    Never,
}

#[derive(clap::Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct Check {
    /// Files and folders; `-` is standard input. Without any: the text files of the current folder.
    pub paths: Vec<PathBuf>,

    /// Apply safe fixes.
    #[arg(long, help_heading = "Fixing")]
    pub fix: bool,
    /// With --fix or --diff: also apply fixes that a person should look at.
    #[arg(long, help_heading = "Fixing")]
    pub unsafe_fixes: bool,
    /// Show what --fix would change, as a patch, and write nothing.
    #[arg(long, help_heading = "Fixing", conflicts_with = "fix")]
    pub diff: bool,

    /// Run only these rules or groups.
    #[arg(long, value_name = "RULE", value_delimiter = ',', help_heading = "Rules")]
    pub select: Vec<String>,
    /// Do not run these rules or groups.
    #[arg(long, value_name = "RULE", value_delimiter = ',', help_heading = "Rules")]
    pub ignore: Vec<String>,
    /// Which rules are on [default: desk].
    #[arg(long, value_enum, help_heading = "Rules")]
    pub profile: Option<Profile>,
    /// Load the rules of a folder of your own; may be given more than once.
    #[arg(long = "rules", value_name = "DIR", help_heading = "Rules", global = true)]
    pub packs: Vec<PathBuf>,

    /// The lowest severity that makes the exit status 1 [default: warning].
    #[arg(long, value_name = "SEVERITY", value_parser = severity, help_heading = "Results")]
    pub fail_on: Option<Severity>,
    /// The lowest severity that is shown [default: info].
    #[arg(long, value_name = "SEVERITY", value_parser = severity, help_heading = "Results")]
    pub min_severity: Option<Severity>,
    /// How findings are shown.
    #[arg(long, value_enum, default_value_t, help_heading = "Results")]
    pub format: Format,
    /// The language of messages [default: en].
    #[arg(long, value_enum, help_heading = "Results", global = true)]
    pub lang: Option<Lang>,
    /// When to use colours.
    #[arg(long, value_enum, default_value_t, value_name = "WHEN", help_heading = "Results")]
    pub color: Color,
    /// Print findings, no summary, notes or progress.
    #[arg(long, short, help_heading = "Results")]
    pub quiet: bool,

    /// Read settings from this file instead of the newslint.toml above the current folder.
    #[arg(long, value_name = "FILE", global = true)]
    pub config: Option<PathBuf>,
    /// Number of threads [default: one per core].
    #[arg(long, short, value_name = "N")]
    pub jobs: Option<usize>,
}

fn severity(name: &str) -> Result<Severity, String> {
    [Severity::Error, Severity::Warning, Severity::Info]
        .into_iter()
        .find(|s| s.as_str() == name)
        .ok_or_else(|| "expected error, warning or info".to_owned())
}

//! The arguments as clap reads them.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use newslint::Severity;
use newslint::config::{ConfigFile, Encoding, Input, Lang};
use newslint::engine::Profile;
use newslint::report::Format;

/// Finds and mends what damages news text: lost joiners, names in two spellings, mixed scripts, broken links.
#[derive(Parser)]
#[command(version, about, args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
pub struct Args {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub common: Common,
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
        #[command(subcommand)]
        command: Option<RulesCommand>,
    },
    /// Show which settings are in force for a file, and where each was written.
    Config {
        /// The file.
        #[arg(default_value = ".")]
        path: PathBuf,
    },
    /// Let be what was found before the gate, so that only new findings count.
    #[command(subcommand)]
    Baseline(BaselineCommand),
    /// Write a page about the quality of many articles: scores, worst articles, examples of each rule.
    Report {
        #[command(flatten)]
        scope: Scope,
        /// The file to write.
        #[arg(long, short, value_name = "FILE", default_value = "newslint-report.html")]
        output: PathBuf,
    },
    /// Write what is found in each record of a file, a row a record: counts and a score, never the text.
    Annotate(AnnotateArgs),
    /// Part the records of a file into those that keep within limits and those that do not.
    Filter(FilterArgs),
    /// List the names of articles with their spellings, as a list to edit, or find what differs between articles.
    Names(NamesArgs),
    /// Write a commented newslint.toml into the current folder.
    Init,
    /// Print completions for a shell.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// Print a page of the manual, for `man -l -`.
    Man {
        /// The command that it is about.
        about: Option<String>,
    },
}

#[derive(clap::Args)]
pub struct AnnotateArgs {
    #[command(flatten)]
    pub scope: Scope,
    /// The file to write, in JSON Lines. A killed run goes on where it was; its manifest is FILE.progress.json.
    #[arg(long, short, value_name = "FILE")]
    pub output: PathBuf,
    /// Begin anew, whatever is there of an earlier run.
    #[arg(long)]
    pub restart: bool,
}

#[derive(clap::Args)]
pub struct FilterArgs {
    #[command(flatten)]
    pub scope: Scope,
    /// Where the records go that keep within the limits, byte for byte (of Parquet, value by value). A killed run goes on
    /// where it was (of Parquet, begins anew); its manifest is FILE.progress.json.
    #[arg(long, value_name = "FILE")]
    pub keep: PathBuf,
    /// Where the others go. Why, is in FILE.reasons.jsonl, a row a record.
    #[arg(long, value_name = "FILE")]
    pub drop: Option<PathBuf>,
    /// How many findings of a rule, a group or a severity a record may have, in all (error=0) or per 1,000 words
    /// (missing-zwnj=5/1000w); may be given more than once.
    #[arg(long, value_name = "NAME=N[/1000w]", required = true)]
    pub max: Vec<String>,
    /// Begin anew, whatever is there of an earlier run.
    #[arg(long)]
    pub restart: bool,
}

/// What to do with `newslint-baseline.json`.
#[derive(Subcommand)]
pub enum BaselineCommand {
    /// Record all that is found now, and forget what was recorded before.
    Write(BaselineScope),
    /// For the files that are checked: record what is new, forget what is gone.
    Update(BaselineScope),
    /// Forget what is gone, record nothing.
    Prune(BaselineScope),
}

#[derive(clap::Args)]
pub struct BaselineScope {
    #[command(flatten)]
    pub scope: Scope,
    /// The baseline, instead of newslint-baseline.json beside the settings.
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
}

#[derive(Subcommand)]
pub enum RulesCommand {
    /// Run the examples of your own rules.
    Test {
        /// The folder of rules, as --rules takes it.
        dir: PathBuf,
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

/// What every command takes.
#[derive(clap::Args, Default)]
pub struct Common {
    /// Read settings from this file instead of the newslint.toml above the current folder.
    #[arg(long, value_name = "FILE", global = true)]
    pub config: Option<PathBuf>,
    /// Read no newslint.toml.
    #[arg(long, global = true, conflicts_with = "config")]
    pub no_config: bool,
    /// Load the rules of a folder of your own; may be given more than once.
    #[arg(long = "rules", value_name = "DIR", help_heading = "Rules", global = true)]
    pub packs: Vec<PathBuf>,
    /// The language of messages [default: en].
    #[arg(long, value_enum, help_heading = "Results", global = true)]
    pub lang: Option<Lang>,
    /// When to use colours.
    #[arg(long, value_enum, default_value_t, value_name = "WHEN", help_heading = "Results", global = true)]
    pub color: Color,
    /// Print findings, no summary, notes or progress.
    #[arg(long, short, help_heading = "Results", global = true)]
    pub quiet: bool,
}

/// What is looked at, and by which rules.
#[derive(Default, clap::Args)]
pub struct Scope {
    /// Files and folders; `-` is standard input. Without any: the text files of the current folder.
    pub paths: Vec<PathBuf>,

    /// Run only these rules or groups.
    #[arg(long, value_name = "RULE", value_delimiter = ',', help_heading = "Rules")]
    pub select: Vec<String>,
    /// Do not run these rules or groups.
    #[arg(long, value_name = "RULE", value_delimiter = ',', help_heading = "Rules")]
    pub ignore: Vec<String>,
    /// Which rules are on [default: desk].
    #[arg(long, value_enum, help_heading = "Rules")]
    pub profile: Option<Profile>,

    /// The fields of a record (JSON, CSV) that are text, such as title,content.body [default: the usual names].
    #[arg(long, value_name = "FIELD", value_delimiter = ',', help_heading = "Records")]
    pub text_fields: Vec<String>,
    /// The field that says what a record calls itself [default: the usual names].
    #[arg(long, value_name = "FIELD", help_heading = "Records")]
    pub id_field: Option<String>,
    /// How files are read, whatever their names; standard input is plain text without it.
    #[arg(long, value_enum, value_name = "FORMAT", help_heading = "Records")]
    pub input_format: Option<newslint::read::Format>,
    /// The encoding of files, such as utf-16 or windows-1252 [default: auto, which each file tells].
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    pub encoding: Option<Encoding>,

    /// Pass over excluded files even if they are named, as a hook names them.
    #[arg(long)]
    pub force_exclude: bool,
    /// Number of threads [default: one per core].
    #[arg(long, short, value_name = "N")]
    pub jobs: Option<usize>,
}

#[derive(clap::Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct Check {
    #[command(flatten)]
    pub scope: Scope,

    /// Apply safe fixes.
    #[arg(long, help_heading = "Fixing")]
    pub fix: bool,
    /// With --fix or --diff: also apply fixes that a person should look at.
    #[arg(long, help_heading = "Fixing")]
    pub unsafe_fixes: bool,
    /// Show what --fix would change, as a patch, and write nothing.
    #[arg(long, help_heading = "Fixing", conflicts_with = "fix")]
    pub diff: bool,

    /// Report only what stands on lines that changed since this revision (and its common ancestor with HEAD).
    #[arg(long, value_name = "REV", help_heading = "What is let be")]
    pub since: Option<String>,
    /// Report only what stands on lines that are staged for commit; the staged text is what is checked.
    #[arg(long, help_heading = "What is let be", conflicts_with = "since")]
    pub staged: bool,
    /// The baseline, instead of newslint-baseline.json beside the settings.
    #[arg(long, value_name = "FILE", help_heading = "What is let be")]
    pub baseline: Option<PathBuf>,
    /// Report also what the baseline lets be.
    #[arg(long, help_heading = "What is let be", conflicts_with = "baseline")]
    pub no_baseline: bool,
    /// Fail too if the baseline holds findings that are gone, so that they cannot come back.
    #[arg(long, help_heading = "What is let be", conflicts_with = "no_baseline")]
    pub ratchet: bool,

    /// The lowest severity that makes the exit status 1 [default: warning].
    #[arg(long, value_name = "SEVERITY", value_parser = severity, help_heading = "Results")]
    pub fail_on: Option<Severity>,
    /// The lowest severity that is shown [default: info].
    #[arg(long, value_name = "SEVERITY", value_parser = severity, help_heading = "Results")]
    pub min_severity: Option<Severity>,
    /// How findings are shown.
    #[arg(long, value_enum, default_value_t, help_heading = "Results")]
    pub format: Format,
    /// Also write the findings to a file, such as sarif=newslint.sarif; may be given more than once.
    #[arg(long, value_name = "FORMAT=FILE", value_parser = output, help_heading = "Results", conflicts_with = "diff")]
    pub output: Vec<(Format, PathBuf)>,
    /// Instead of findings, show how many there are: per rule, per file, per 1,000 words.
    #[arg(long, help_heading = "Results", conflicts_with_all = ["fix", "diff"])]
    pub statistics: bool,
    /// Show at the end how long each rule took.
    #[arg(long, help_heading = "Results", conflicts_with_all = ["fix", "diff"])]
    pub timing: bool,
}

impl Scope {
    /// What the command line says, as settings.
    pub fn settings(&self) -> ConfigFile {
        ConfigFile {
            select: self.select.clone(),
            ignore: self.ignore.clone(),
            profile: self.profile,
            input: Input {
                text_fields: self.text_fields.clone(),
                id_field: self.id_field.clone(),
                encoding: self.encoding,
                ..Input::default()
            },
            ..ConfigFile::default()
        }
    }
}

impl Check {
    /// What the command line says, as settings.
    pub fn settings(&self) -> ConfigFile {
        ConfigFile { fail_on: self.fail_on, min_severity: self.min_severity, ..self.scope.settings() }
    }

    /// Whether standard input is mended to standard output.
    pub fn fixes_stdin(&self) -> bool {
        self.fix && self.scope.paths.iter().any(|p| p.as_os_str() == "-")
    }
}

fn encoding(name: &str) -> Result<Encoding, String> {
    Encoding::parse(name)
        .ok_or_else(|| "no encoding that is known; try utf-8, utf-16le, windows-1252 or auto".to_owned())
}

fn severity(name: &str) -> Result<Severity, String> {
    [Severity::Error, Severity::Warning, Severity::Info]
        .into_iter()
        .find(|s| s.as_str() == name)
        .ok_or_else(|| "expected error, warning or info".to_owned())
}

fn output(value: &str) -> Result<(Format, PathBuf), String> {
    let (format, file) = value.split_once('=').ok_or("expected FORMAT=FILE, such as sarif=newslint.sarif")?;
    let known = || Format::value_variants().iter().filter_map(ValueEnum::to_possible_value);
    let format = Format::from_str(format, false).map_err(|_| {
        let names: Vec<String> = known().map(|v| v.get_name().to_owned()).collect();
        format!("`{format}` is no format: {}", names.join(", "))
    })?;
    if file.is_empty() { Err("the file has no name".to_owned()) } else { Ok((format, file.into())) }
}

//! The line at the end of a run.

use std::collections::BTreeSet;
use std::path::Path;

use newslint::config::Lang;
use newslint::engine::Located;
use newslint::{Applicability, Severity};

use super::args::Check;
use super::output::shown;
use super::sieve::LetBe;

/// Counts over files.
#[derive(Default)]
pub struct Summary {
    /// Files that were checked.
    pub files: usize,
    /// Files that were or would be changed.
    pub changed: usize,
    /// Binary files that were passed over.
    pub binary: usize,
    first_binary: Option<String>,
    /// Files of records in which no text was found.
    textless: usize,
    first_textless: Option<String>,
    /// Records that were checked.
    pub records: usize,
    /// The fields that were taken for text.
    pub guessed: BTreeSet<String>,
    /// Findings at or above the failing severity.
    pub failing: usize,
    /// Findings that were mended.
    pub fixed: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
    safe: usize,
    not_safe: usize,
    /// Findings that the side file or the baseline lets be.
    kept_back: usize,
    /// Findings of the baseline that are gone.
    pub gone: usize,
}

impl Summary {
    /// Counts findings, in a file that can be mended or not.
    pub fn count(&mut self, found: &[Located], fail_on: Severity, can_mend: bool) {
        for d in found.iter().map(|l| &l.diagnostic) {
            match d.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
                Severity::Info => self.infos += 1,
            }
            self.failing += usize::from(d.severity >= fail_on);
            if let Some(fix) = d.sole_fix().filter(|_| can_mend) {
                self.safe += usize::from(fix.applicability == Applicability::Safe);
                self.not_safe += usize::from(fix.applicability == Applicability::Unsafe);
            }
        }
    }

    /// Notes a binary file.
    pub fn skip_binary(&mut self, path: &Path) {
        self.binary += 1;
        self.first_binary = Some(shown(path));
    }

    /// Notes a file of records without any of the usual fields.
    pub fn skip_textless(&mut self, path: &Path) {
        self.textless += 1;
        self.first_textless = Some(shown(path));
    }

    /// Counts what is let be.
    pub fn let_be(&mut self, let_be: &LetBe) {
        self.kept_back += let_be.side.hidden + let_be.baseline.hidden;
        self.gone += let_be.baseline.gone.len();
    }

    /// Adds the counts of another file.
    pub fn add(&mut self, other: &Self) {
        self.files += other.files;
        self.changed += other.changed;
        self.binary += other.binary;
        self.first_binary = self.first_binary.take().or_else(|| other.first_binary.clone());
        self.textless += other.textless;
        self.first_textless = self.first_textless.take().or_else(|| other.first_textless.clone());
        self.records += other.records;
        self.guessed.extend(other.guessed.iter().cloned());
        self.failing += other.failing;
        self.fixed += other.fixed;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.infos += other.infos;
        self.safe += other.safe;
        self.not_safe += other.not_safe;
    }

    /// Why the ratchet stops.
    pub fn slack(&self, lang: Lang) -> String {
        match lang {
            Lang::En => format!(
                "the baseline holds {} no longer there: run `newslint baseline prune`",
                plural(self.gone, "finding")
            ),
            Lang::Te => {
                format!("baselineలో ఉన్న {} లోపాలు ఇప్పుడు లేవు: `newslint baseline prune` నడపండి", self.gone)
            }
        }
    }

    /// What to tell the person at the end.
    pub fn text(&self, lang: Lang, args: &Check) -> String {
        let mut lines = Vec::new();
        if let Some(first) = &self.first_binary {
            lines.push(match lang {
                Lang::En => format!("Skipped {} ({first}): not text.", plural(self.binary, "binary file")),
                Lang::Te => format!("వచనం కాని ఫైళ్లు {} వదిలేశాం ({first}).", self.binary),
            });
        }
        if let Some(first) = &self.first_textless {
            lines.push(match lang {
                Lang::En => format!(
                    "Skipped {} ({first}): no field that looks like text; --text-fields names one.",
                    plural(self.textless, "file")
                ),
                Lang::Te => {
                    format!("వచనం ఉన్న field కనబడని ఫైళ్లు {} వదిలేశాం ({first}); --text-fieldsతో చెప్పండి.", self.textless)
                }
            });
        }
        if !self.guessed.is_empty() {
            let names = self.guessed.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
            lines.push(match lang {
                Lang::En => format!("Read as text: {names} (--text-fields names others)."),
                Lang::Te => format!("వచనంగా చదివినవి: {names} (వేరేవి కావాలంటే --text-fields)."),
            });
        }
        if self.fixed > 0 {
            let te =
                if args.diff { "సరిచేయగలిగేవి" } else { "సరిచేసినవి" };
            lines.push(match lang {
                Lang::En => format!(
                    "{} {} in {}.",
                    if args.diff { "Would mend" } else { "Mended" },
                    plural(self.fixed, "problem"),
                    plural(self.changed, "file")
                ),
                Lang::Te => format!("{te}: {} (ఫైళ్లు: {}).", self.fixed, self.changed),
            });
        }
        if args.since.is_some() || args.staged {
            lines.extend((self.files == 0).then(|| match lang {
                Lang::En => "No text has changed.".to_owned(),
                Lang::Te => "వచనం ఏదీ మారలేదు.".to_owned(),
            }));
        }
        if !args.diff && self.files > 0 {
            lines.push(self.found(lang));
        }
        if self.kept_back > 0 {
            lines.push(match lang {
                Lang::En => {
                    format!("Let be: {} (baseline, newslint-suppressions.toml).", plural(self.kept_back, "finding"))
                }
                Lang::Te => format!("పక్కన పెట్టినవి: {} (baseline, newslint-suppressions.toml).", self.kept_back),
            });
        }
        lines.iter().flat_map(|line| [line, "\n"]).collect()
    }

    fn checked(&self) -> String {
        let files = plural(self.files, "file");
        if self.records > 0 { format!("{files} ({})", plural(self.records, "record")) } else { files }
    }

    fn found(&self, lang: Lang) -> String {
        let all = self.errors + self.warnings + self.infos;
        match (lang, all) {
            (Lang::En, 0) => format!("No problems in {}.", self.checked()),
            (Lang::Te, 0) => format!("లోపాలేమీ లేవు (ఫైళ్లు: {}).", self.files),
            (Lang::En, _) => format!(
                "Found {} in {}: {}, {}, {} of info. Fixable: {} with --fix, {} more with --unsafe-fixes.",
                plural(all, "problem"),
                self.checked(),
                plural(self.errors, "error"),
                plural(self.warnings, "warning"),
                self.infos,
                self.safe,
                self.not_safe
            ),
            (Lang::Te, _) => format!(
                "లోపాలు: {all} (ఫైళ్లు: {}): తప్పులు {}, హెచ్చరికలు {}, సూచనలు {}. --fixతో {}, --unsafe-fixesతో మరో {} సరిచేయవచ్చు.",
                self.files, self.errors, self.warnings, self.infos, self.safe, self.not_safe
            ),
        }
    }
}

/// That Ctrl-C ended the run, and where.
pub fn stopped(lang: Lang, looked_at: usize, files: usize) -> String {
    match lang {
        Lang::En => {
            format!("Interrupted: {looked_at} of {} were looked at; no file is half written.\n", plural(files, "file"))
        }
        Lang::Te => format!("మధ్యలో ఆపేశారు: {files} ఫైళ్లలో {looked_at} చూశాం; ఏ ఫైలూ సగంలో ఆగలేదు.\n"),
    }
}

/// A count and its noun.
pub fn plural(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

//! What changed, by git's own diff.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::process::Command;

use miette::{IntoDiagnostic, WrapErr, miette};
use newslint::read::Format;

use super::Failure;
use super::patterns::real;

/// Which lines of a file changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lines {
    /// A file that git does not know.
    All,
    /// Line numbers from 1, in rising order.
    Ranges(Vec<RangeInclusive<usize>>),
}

impl Lines {
    /// Whether any of some lines changed.
    pub fn touch(&self, lines: RangeInclusive<usize>) -> bool {
        match self {
            Self::All => true,
            Self::Ranges(ranges) => ranges.iter().any(|r| r.start() <= lines.end() && lines.start() <= r.end()),
        }
    }

    /// The same lines in a text that fixes made of another: fixed lines and unchanged ones keep what they were.
    #[must_use]
    pub fn carried(&self, old: &[u8], new: &[u8]) -> Self {
        let Self::Ranges(_) = self else { return Self::All };
        let lines = |bytes| -> Vec<&[u8]> { <[u8]>::split_inclusive(bytes, |b| *b == b'\n').collect() };
        let (old, new) = (lines(old), lines(new));
        let mut out: Vec<RangeInclusive<usize>> = Vec::new();
        for op in similar::TextDiff::configure().diff_slices(&old, &new).ops() {
            let equal = op.tag() == similar::DiffTag::Equal;
            for (i, line) in op.new_range().enumerate() {
                let before = op.old_range().start + i + 1;
                // Only lines that were reported, and so had changed, are ever fixed.
                if !equal || self.touch(before..=before) {
                    out.push(line + 1..=line + 1);
                }
            }
        }
        Self::Ranges(out)
    }
}

/// The files that changed and where.
pub struct Changes {
    files: BTreeMap<PathBuf, Lines>,
    top: PathBuf,
    staged: bool,
}

impl Changes {
    /// What is staged for commit of texts and of the named files.
    pub fn staged(named: &[PathBuf]) -> Result<Self, Failure> {
        let mut changes = Self { files: BTreeMap::new(), top: top()?, staged: true };
        changes.read_diff("--cached", named)?;
        Ok(changes)
    }

    /// What the working tree has that the common ancestor of HEAD and a revision had not, untracked files too.
    pub fn since(revision: &str, named: &[PathBuf]) -> Result<Self, Failure> {
        let mut changes = Self { files: BTreeMap::new(), top: top()?, staged: false };
        let commit = format!("{revision}^{{commit}}");
        if revision.starts_with('-') || git(["rev-parse", "--verify", "--quiet", &commit]).is_err() {
            return Err(miette!(
                help = "in CI, fetch the whole history: `fetch-depth: 0` on GitHub, `GIT_DEPTH: 0` on GitLab",
                "git knows no revision `{revision}` here"
            ));
        }
        let base = git(["merge-base", revision, "HEAD"]).map_err(|_| {
            miette!(
                help = "in CI, fetch the whole history: `fetch-depth: 0` on GitHub, `GIT_DEPTH: 0` on GitLab",
                "`{revision}` and HEAD have no common ancestor here"
            )
        })?;
        let base = String::from_utf8_lossy(&base).trim().to_owned();
        changes.read_diff(&base, named)?;
        let untracked = git(["ls-files", "-z", "--others", "--exclude-standard", "--full-name", ":/"])?;
        for name in untracked.split(|b| *b == 0).filter(|n| !n.is_empty()) {
            changes.files.insert(changes.top.join(path(name)), Lines::All);
        }
        Ok(changes)
    }

    /// The changed files, in order.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        self.files.keys().map(PathBuf::as_path)
    }

    /// The changed lines of a file.
    pub fn lines(&self, file: &Path) -> Option<&Lines> {
        self.files.get(file)
    }

    /// What is to be checked of a file: its staged text, or the file itself.
    pub fn read(&self, file: &Path) -> std::io::Result<Vec<u8>> {
        let Some(below) = file.strip_prefix(&self.top).ok().filter(|_| self.staged) else {
            return super::regular::read(file);
        };
        let name = if cfg!(windows) {
            below.to_string_lossy().replace('\\', "/").into()
        } else {
            below.as_os_str().to_owned()
        };
        let mut object = OsString::from(":0:");
        object.push(name);
        // As a checkout would write it, line ends among it.
        git([OsStr::new("cat-file"), OsStr::new("--filters"), &object])
            .map_err(|e| std::io::Error::other(e.to_string()))
    }

    /// Whether the staged text is what is checked.
    pub fn is_staged(&self) -> bool {
        self.staged
    }

    /// Which paths matter. Nobody wants the diff of a film, and git is told to take all files for text.
    fn pathspecs(&self, named: &[PathBuf]) -> Vec<OsString> {
        let by_ending =
            Format::ALL.iter().flat_map(|f| f.extensions()).map(|e| format!(":(top,icase,glob)**/*.{e}").into());
        let by_name = named.iter().filter_map(|path| {
            let file = real(path);
            let below = file.strip_prefix(&self.top).ok().filter(|_| !file.is_dir())?;
            let mut spec = OsString::from(":(top,literal)");
            spec.push(below);
            Some(spec)
        });
        by_ending.chain(by_name).collect()
    }

    fn read_diff(&mut self, of: &str, named: &[PathBuf]) -> Result<(), Failure> {
        // Settings of the user that would change the shape of the output are overridden.
        let options = [
            "-c",
            "core.quotePath=false",
            "diff",
            "--no-color",
            "--no-ext-diff",
            "--no-textconv",
            "--no-relative",
            "--ignore-submodules",
            "--text",
            "--unified=0",
            "--inter-hunk-context=0",
            "--find-renames",
            "--src-prefix=a/",
            "--dst-prefix=b/",
        ];
        let words = options.iter().copied().chain([of, "--"]).map(OsString::from);
        let patch = git(words.chain(self.pathspecs(named)))?;
        for (name, lines) in parse(&patch) {
            self.files.insert(self.top.join(path(&name)), Lines::Ranges(lines));
        }
        Ok(())
    }
}

/// The new names and new lines of a patch without context. Files that only lost lines, or were only renamed, have no
/// lines to check.
fn parse(patch: &[u8]) -> Vec<(Vec<u8>, Vec<RangeInclusive<usize>>)> {
    let mut out: Vec<(Vec<u8>, Vec<RangeInclusive<usize>>)> = Vec::new();
    // Lines of the hunk that are text, whatever they look like.
    let mut body = 0;
    let mut deleted = false;
    for line in patch.split(|b| *b == b'\n') {
        if body > 0 && matches!(line.first(), Some(b'+' | b'-')) {
            body -= 1;
        } else if let Some(name) = line.strip_prefix(b"+++ ") {
            let name = name_of(name);
            deleted = name.is_none();
            out.extend(name.map(|n| (n, Vec::new())));
        } else if let Some(((_, lost), (start, count))) = line.strip_prefix(b"@@ ").and_then(hunk) {
            body = lost + count;
            if let Some((_, lines)) = out.last_mut().filter(|_| count > 0 && !deleted) {
                lines.push(start..=start + count - 1);
            }
        }
    }
    out.retain(|(_, lines)| !lines.is_empty());
    out
}

/// `-1,2 +3,4 @@ …`: start and count of both sides.
fn hunk(line: &[u8]) -> Option<((usize, usize), (usize, usize))> {
    let line = std::str::from_utf8(line.split(|b| *b == b'@').next()?).ok()?;
    let side = |part: &str| -> Option<(usize, usize)> {
        let (start, count) = part.split_once(',').unwrap_or((part, "1"));
        Some((start.parse().ok()?, count.parse().ok()?))
    };
    let (old, new) = line.trim().strip_prefix('-')?.split_once(" +")?;
    Some((side(old)?, side(new)?))
}

/// The name after `+++`: quoted if it has odd characters, with a tab behind it if it has spaces.
fn name_of(field: &[u8]) -> Option<Vec<u8>> {
    let (name, _) = gix_quote::ansi_c::undo(field.strip_suffix(b"\t").unwrap_or(field).into()).ok()?;
    name.strip_prefix(b"b/").map(<[u8]>::to_vec)
}

#[cfg(unix)]
fn path(name: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(OsStr::from_bytes(name))
}

#[cfg(not(unix))]
fn path(name: &[u8]) -> PathBuf {
    PathBuf::from(&*String::from_utf8_lossy(name))
}

fn top() -> Result<PathBuf, Failure> {
    let top = git(["rev-parse", "--show-toplevel"]).wrap_err("--since and --staged need a git repository")?;
    let top = path(top.strip_suffix(b"\n").unwrap_or(&top));
    // As the current folder is spelt, whose symlinks are resolved.
    Ok(std::fs::canonicalize(&top).unwrap_or(top))
}

fn git<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Result<Vec<u8>, Failure> {
    let done = Command::new("git").args(arguments).output().into_diagnostic().wrap_err("cannot run git")?;
    if !done.status.success() {
        return Err(miette!("git: {}", String::from_utf8_lossy(&done.stderr).trim()));
    }
    Ok(done.stdout)
}

#[cfg(test)]
mod tests {
    use super::{Lines, parse};

    #[test]
    fn text_that_looks_like_a_patch_is_text() {
        let patch =
            b"--- a/a.txt\n+++ b/a.txt\n@@ -2 +2,2 @@ x\n-++ b/x\n+++ b/y\n+@@ -1 +1 @@\n@@ -9,2 +9,0 @@\n-a\n-b\n";
        assert_eq!(parse(patch), [(b"a.txt".to_vec(), vec![2..=3])]);
        let quoted = b"--- /dev/null\n+++ \"b/\\303\\251\\t.txt\"\n@@ -0,0 +1 @@\n+a\n--- a/x y\t\n+++ b/x y\t\n@@ -1 +1 @@\n-a\n+b\n";
        assert_eq!(parse(quoted), [("é\t.txt".as_bytes().to_vec(), vec![1..=1]), (b"x y".to_vec(), vec![1..=1])]);
        assert_eq!(parse(b"--- a/gone\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n"), []);
    }

    #[test]
    fn a_line_that_a_fix_takes_away_moves_the_others() {
        let lines = Lines::Ranges(vec![1..=1, 4..=4]);
        let carried = lines.carried(b"link\nb\nc\nd\n", b"b\nc\nd\n");
        assert_eq!(carried, Lines::Ranges(vec![3..=3]));
    }
}

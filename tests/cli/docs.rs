//! The guides are followed literally: their settings are written, their commands run, in order.
//!
//! A block of `toml` or `yaml` whose first line is a comment with a file's name is that file. A command that does not end
//! with 0 says so: `# exits 1`.

use super::*;

/// What a guide makes of an empty folder, as one shell script.
fn script(markdown: &str) -> String {
    let mut out = String::from("set -eu\n");
    for block in markdown.split("\n```").skip(1).step_by(2) {
        let (kind, body) = block.split_once('\n').unwrap();
        let file = body.lines().next().unwrap_or_default().strip_prefix("# ");
        match (kind, file) {
            ("sh", _) => out.extend(body.lines().map(command)),
            ("toml" | "yaml", Some(file)) if !file.contains(' ') => {
                let write =
                    format!("mkdir -p \"$(dirname {file})\"\ncat > {file} <<'END_OF_FILE'\n{body}\nEND_OF_FILE\n");
                out.push_str(&write);
            }
            _ => {}
        }
    }
    out
}

fn command(line: &str) -> String {
    match line.split_once("# exits ") {
        Some((command, status)) => format!(
            "status=0; {} || status=$?; [ $status -eq {status} ] || {{ echo \"$status, not {status}\" >&2; exit 9; }}\n",
            command.trim()
        ),
        None => format!("{line}\n"),
    }
}

fn follow(guide: &str) -> (TempDir, Output) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(guide);
    let f = folder(&[]);
    let binaries = Path::new(env!("CARGO_BIN_EXE_newslint")).parent().unwrap();
    let path_variable = format!("{}:{}", binaries.display(), std::env::var("PATH").unwrap());
    let script = script(&fs::read_to_string(path).unwrap());
    assert!(script.matches("newslint").count() > 8, "{guide} has commands");
    let run = Command::new("bash")
        .args(["-xc", &script])
        .current_dir(f.path())
        .env("PATH", path_variable)
        .env("XDG_CONFIG_HOME", f.path())
        .output()
        .unwrap();
    assert!(run.status.success(), "{guide}: {}\n{}", out(&run), err(&run));
    (f, run)
}

#[test]
fn the_guide_to_adopting_can_be_followed() {
    let (f, run) = follow("adopting.md");
    assert!(f.path().join("quality.html").exists() && f.path().join("safe.patch").exists());
    assert!(out(&run).contains("0 findings let be (before: 1)"), "{}", out(&run));
}

#[test]
fn the_guide_to_ci_can_be_followed() {
    let (f, _) = follow("ci.md");
    assert!(f.path().join("site/newslint.sarif").exists() && f.path().join("site/comment.md").exists());
}

#[test]
fn the_guide_to_formats_can_be_followed() {
    let (f, _) = follow("formats.md");
    let read = |name: &str| fs::read_to_string(f.path().join(name)).unwrap();
    assert!(read("clean.jsonl").contains("ట్రంప్\u{200C}తో"));
    assert_eq!((&*read("dirty.jsonl"), &*read("dirty.jsonl.reasons.jsonl")), ("", ""));
}

#[test]
fn the_guide_to_configuration_can_be_followed() {
    let (f, run) = follow("configuration.md");
    assert_eq!(fs::read_to_string(f.path().join("story.txt")).unwrap(), "సమావేశం ముగిసింది.\n");
    // What the guide prints of `newslint config` is what is printed.
    for line in ["profile = \"corpus\"", "\"boilerplate-line\",", "\"foreign-script-run\","] {
        assert!(out(&run).contains(line), "{line}: {}", out(&run));
    }
    let guide = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/configuration.md")).unwrap();
    let shown = guide.split("```toml\nprofile = \"corpus\"").nth(1).unwrap().split("```").next().unwrap();
    for origin in shown.lines().filter_map(|l| l.split_once('#')).map(|(_, origin)| origin.trim()) {
        assert!(out(&run).contains(&format!("# {origin}")), "{origin}: {}", out(&run));
    }
}

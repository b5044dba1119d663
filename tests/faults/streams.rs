//! Nobody reads any more.

use super::*;

/// Runs a shell line with the program as `$N`.
fn shell(folder: &Path, line: &str) -> Output {
    let mut command = Command::new("sh");
    command.args(["-c", line]).env("N", env!("CARGO_BIN_EXE_newslint")).current_dir(folder);
    in_time(command)
}

#[test]
fn a_closed_pipe_is_no_panic_and_changes_no_status() {
    let f = folder(&[("a.txt", FAULTY.repeat(300).as_bytes()), ("b.txt", FAULTY.repeat(300).as_bytes())]);
    let formats =
        ["pretty", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "markdown"];
    for format in formats {
        let line = format!("{{ \"$N\" --quiet --format {format} . ; echo $? >&2; }} | head -c 1");
        let run = shell(f.path(), &line);
        assert_eq!(err(&run).trim(), "1", "{format}: the findings are there all the same");
    }
    for words in ["--statistics .", "rules", "explain missing-zwnj", "names .", "config", "man", "completions bash"] {
        let run = shell(f.path(), &format!("{{ \"$N\" {words} ; echo \"status $?\" >&2; }} | true"));
        assert!(!err(&run).contains("panick"), "{words}: {}", err(&run));
        let status = err(&run).rsplit("status ").next().unwrap().trim().parse::<i32>().unwrap();
        assert!((0..=2).contains(&status), "{words}: {status}");
    }
}

#[test]
fn a_closed_error_stream_is_no_panic_either() {
    let f = folder(&[("a.txt", FAULTY.as_bytes())]);
    for words in ["a.txt", "gone.txt", "--config gone.toml a.txt", "--select nosuch a.txt", "--fix a.txt gone.txt"] {
        let closed = shell(
            f.path(),
            &format!("( \"$N\" {words} 2>&1 >/dev/null; echo $? > status ) | true; sleep 0.3; cat status"),
        );
        let status = out(&closed).trim().parse::<i32>().unwrap();
        assert!((0..=2).contains(&status), "{words}: {status}");
    }
}

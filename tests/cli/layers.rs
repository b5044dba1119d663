//! Settings in layers: what is found above, what is extended, what holds for some paths, what the command line says.

use super::*;

const LATIN: &str = "ఆయన podcast గురించి నేడు విశాఖలో మాట్లాడారు.\n";

fn rules(folder: &Path, words: &[&str]) -> Vec<String> {
    let run = newslint(folder, &[words, &["--format", "jsonl"]].concat());
    assert_ne!(code(&run), 2, "{}", err(&run));
    jsonl(&run).iter().map(|d| d["rule"].as_str().unwrap().to_owned()).collect()
}

fn own_settings(folder: &Path, config_home: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_newslint"))
        .arg("a.txt")
        .current_dir(folder)
        .env("XDG_CONFIG_HOME", config_home)
        .output()
        .unwrap()
}

#[test]
fn excluded_files_are_excluded_wherever_one_stands() {
    let f = folder(&[
        ("newslint.toml", b"exclude = [\"archive/2019\", \"/desk/raw.txt\"]\n"),
        ("desk/archive/2019/old.txt", FAULTY.as_bytes()),
        ("archive/2019/old.txt", FAULTY.as_bytes()),
        ("archive/2020/old.txt", CLEAN.as_bytes()),
        ("desk/raw.txt", FAULTY.as_bytes()),
        ("desk/a.txt", CLEAN.as_bytes()),
    ]);
    let paths = |at: &str, words: &[&str]| -> Vec<String> {
        let shown = out(&newslint(&f.path().join(at), &[words, &["--format", "concise"]].concat()));
        let mut all: Vec<String> = shown.lines().map(|l| l.split(':').next().unwrap().to_owned()).collect();
        all.dedup();
        all
    };
    assert_eq!(paths(".", &[]), ["./desk/archive/2019/old.txt"], "a pattern with a slash counts from the settings");
    assert_eq!(paths("desk", &[]), ["./archive/2019/old.txt"]);
    assert_eq!(paths("archive", &[]), Vec::<String>::new());
    assert_eq!(paths("desk", &["../archive", "."]), ["./archive/2019/old.txt"]);
    assert_eq!(paths("desk", &["raw.txt"]), ["raw.txt"], "a named file is checked");
    let named = newslint(f.path(), &["archive/2019"]);
    assert!(code(&named) == 2 && err(&named).contains("archive/2019: this folder is excluded"), "{}", err(&named));
    let hook = newslint(&f.path().join("desk"), &["--force-exclude", "raw.txt", "a.txt"]);
    assert_eq!(code(&hook), 0, "unless a hook names it: {}", err(&hook));
}

#[test]
fn settings_build_on_those_of_the_house() {
    let f = folder(&[
        ("house/newslint.toml", "ignore = [\"links\"]\nprofile = \"strict\"\nrule-packs = [\"rules\"]\n[names]\nfiles = [\"names.tsv\"]\n[rules.stray-latin-word]\nseverity = \"info\"\nallow = [\"speech\"]\n".as_bytes()),
        ("house/names.tsv", "హోరాక్\tHorak\tperson\t\tహొరాక్\n".as_bytes()),
        ("house/rules/a.toml", PACK_RULE.as_bytes()),
        ("desk/newslint.toml", b"extends = [\"../house/newslint.toml\"]\nignore = [\"joiners\"]\n[rules.stray-latin-word]\nallow = [\"podcast\"]\n"),
        ("desk/a.txt", format!("{LATIN}హొరాక్ పది క్వింటా కొన్నారు https://t.co/ab12\nఆయన speech గురించి నేడు మాట్లాడారు.\n{FAULTY}").as_bytes()),
    ]);
    let desk = f.path().join("desk");
    assert_eq!(
        rules(&desk, &[]),
        ["name-house-spelling", "house-quint", "stray-latin-word"],
        "lists of names and packs count from their own file"
    );
    let shown = out(&newslint(&desk, &["config", "a.txt"]));
    for (line, origin) in [
        ("profile = \"strict\"", "../house/newslint.toml:2"),
        ("  \"links\",", "../house/newslint.toml:1"),
        ("  \"joiners\",", "newslint.toml:2"),
        ("severity = \"info\"", "../house/newslint.toml:6"),
        ("allow = [\"podcast\"]", "newslint.toml:3"),
        ("lang = \"en\"", "default"),
    ] {
        let found = shown.lines().any(|l| l.split("  #").next().unwrap().trim_end() == line && l.ends_with(origin));
        assert!(found, "{line} # {origin} in\n{shown}");
    }
    assert!(shown.parse::<toml::Table>().is_ok(), "what is printed is itself a settings file:\n{shown}");
}

#[test]
fn settings_that_extend_in_a_circle_or_into_nothing_are_refused() {
    let f = folder(&[
        ("newslint.toml", b"extends = [\"b.toml\"]\n"),
        ("b.toml", b"extends = [\"newslint.toml\"]\n"),
        ("a.txt", CLEAN.as_bytes()),
    ]);
    let run = newslint(f.path(), &["a.txt"]);
    assert_eq!(code(&run), 2);
    assert!(err(&run).contains("extends itself"), "{}", err(&run));
    fs::write(f.path().join("newslint.toml"), "extends = [\"gone.toml\"]\n").unwrap();
    let run = newslint(f.path(), &["a.txt"]);
    assert!(code(&run) == 2 && err(&run).contains("gone.toml"), "{}", err(&run));
}

#[test]
fn some_paths_have_settings_of_their_own() {
    let toml = "[[overrides]]\npaths = [\"wire/\"]\nignore = [\"stray-latin-word\"]\n\n[[overrides]]\npaths = [\"wire/raw/**\"]\nprofile = \"corpus\"\n[overrides.rules.missing-zwnj]\nseverity = \"info\"\n";
    let text = format!("{LATIN}{FAULTY}");
    let f = folder(&[
        ("newslint.toml", toml.as_bytes()),
        ("desk/a.txt", text.as_bytes()),
        ("wire/a.txt", text.as_bytes()),
        ("wire/raw/a.txt", text.as_bytes()),
    ]);
    assert_eq!(rules(f.path(), &["desk"]), ["stray-latin-word", "missing-zwnj", "missing-zwnj"]);
    assert_eq!(rules(f.path(), &["wire/a.txt"]), ["missing-zwnj", "missing-zwnj"]);
    assert_eq!(rules(&f.path().join("wire"), &["a.txt"]), ["missing-zwnj", "missing-zwnj"], "from a subfolder too");
    let raw = newslint(f.path(), &["wire/raw"]);
    assert_eq!(code(&raw), 0, "only info: {}", out(&raw));
    assert_eq!(rules(f.path(), &["."]).len(), 3 + 2 + 2, "each file by its own");
    let shown = out(&newslint(f.path(), &["config", "wire/raw/a.txt"]));
    assert!(shown.contains("profile = \"corpus\"") && shown.contains("newslint.toml:7"), "{shown}");
    assert!(shown.contains("severity = \"info\"") && shown.contains("newslint.toml:8"), "{shown}");
    // The command line has the last word.
    assert_eq!(rules(f.path(), &["--select", "stray-latin-word", "--profile", "strict", "desk"]), ["stray-latin-word"]);
}

#[test]
fn faults_in_overrides_are_shown_with_their_place() {
    for (toml, said, line) in [
        ("[[overrides]]\npaths = [\"a\"]\nignor = [\"links\"]\n", "did you mean `ignore`?", ":3:"),
        (
            "ignore = [\"joiners\"]\n[[overrides]]\npaths = [\"a\"]\nignore = [\"lnks\"]\n",
            "did you mean `links`?",
            ":4:",
        ),
        ("[[overrides]]\nignore = [\"links\"]\n", "paths", ":1:"),
        ("[[overrides]]\npaths = [\"a\"]\n[overrides.rules.stray-latin-word]\nalow = [\"x\"]\n", "alow", ""),
        ("ignore = [\"lnks\"]\n", "did you mean `links`?", ":1:"),
        ("exclude = [\"[z-a]\"]\n", "exclude", ""),
    ] {
        let f = folder(&[("newslint.toml", toml.as_bytes()), ("a", CLEAN.as_bytes())]);
        let run = newslint(f.path(), &["a"]);
        assert_eq!(code(&run), 2, "{toml}");
        assert!(err(&run).contains(said) && err(&run).contains(line), "{toml}: {}", err(&run));
    }
}

#[test]
fn a_persons_own_settings_hold_where_a_project_has_none() {
    let f = folder(&[
        ("home/newslint/newslint.toml", b"ignore = [\"joiners\"]\n"),
        ("loose/a.txt", FAULTY.as_bytes()),
        ("project/newslint.toml", b""),
        ("project/a.txt", FAULTY.as_bytes()),
    ]);
    let home = f.path().join("home");
    assert_eq!(code(&own_settings(&f.path().join("loose"), &home)), 0);
    assert_eq!(code(&own_settings(&f.path().join("project"), &home)), 1, "a project's gate is the same for everybody");
    let project = f.path().join("project");
    fs::write(project.join("newslint.toml"), "ignore = [\"joiners\"]\n").unwrap();
    assert_eq!(code(&newslint(&project, &["a.txt"])), 0);
    assert_eq!(code(&newslint(&project, &["--no-config", "a.txt"])), 1);
}

#[test]
fn completions_and_the_manual_page_name_every_option() {
    let f = folder(&[]);
    let man = out(&newslint(f.path(), &["man"]));
    let bash = out(&newslint(f.path(), &["completions", "bash"]));
    for option in ["since", "staged", "baseline", "ratchet", "output", "statistics", "timing", "config"] {
        assert!(man.contains(&option.replace('-', "\\-")) && bash.contains(&format!("--{option}")), "{option}");
    }
    assert!(out(&newslint(f.path(), &["man", "baseline"])).contains("newslint\\-baseline"));
    assert_eq!(code(&newslint(f.path(), &["man", "nothing"])), 2);
    assert!(man.starts_with(".ie") || man.contains(".TH newslint"), "{}", &man[..80]);
}

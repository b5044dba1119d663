//! Settings, packs, lists of names, and the small commands.

use super::*;

#[test]
fn settings_are_found_above_and_faults_in_them_are_shown_with_their_place() {
    let f = folder(&[
        ("desk/today/article.txt", FAULTY.as_bytes()),
        ("desk/newslint.toml", b"ignore = [\"joiners\"]\nlang = \"te\"\n"),
    ]);
    let run = newslint(&f.path().join("desk/today"), &["article.txt"]);
    assert_eq!(code(&run), 0);
    assert!(err(&run).contains("లోపాలేమీ లేవు"), "{}", err(&run));
    for (toml, said) in [
        ("profil = \"desk\"\n", "did you mean `profile`?"),
        ("[rules.mising-zwnj]\n", "did you mean `missing-zwnj`?"),
        ("[rules.stray-latin-word]\nalow = [\"x\"]\n", "alow"),
        ("[rules.missing-zwnj]\nseverity = \"fatal\"\n", "`severity` is"),
        ("select = [\"links\"\n", "newslint.toml:"),
    ] {
        fs::write(f.path().join("desk/newslint.toml"), toml).unwrap();
        let run = newslint(&f.path().join("desk/today"), &["article.txt"]);
        assert_eq!(code(&run), 2, "{toml}");
        assert!(err(&run).contains(said), "{toml}: {}", err(&run));
        assert_eq!(fs::read_to_string(f.path().join("desk/today/article.txt")).unwrap(), FAULTY);
    }
}

#[test]
fn the_desks_own_names_win() {
    let toml = "[names]\nfiles = [\"names.tsv\"]\n";
    let names = "హోరాక్\tHorak\tperson\t\tహొరాక్\n";
    let f = folder(&[
        ("newslint.toml", toml.as_bytes()),
        ("names.tsv", names.as_bytes()),
        ("article.txt", "హొరాక్ మాట్లాడారు.\n".as_bytes()),
    ]);
    let found = jsonl(&newslint(f.path(), &["--format", "jsonl", "article.txt"]));
    assert_eq!(found[0]["rule"], "name-house-spelling");
    assert_eq!(found[0]["variants"], serde_json::json!(["హొరాక్", "హోరాక్"]));
}

#[test]
fn a_rule_of_ones_own_is_one_file_in_a_folder() {
    let f = folder(&[
        ("our-rules/house/house-quint.toml", PACK_RULE.as_bytes()),
        ("article.txt", "పది క్వింటా ధాన్యం వచ్చింది.\n".as_bytes()),
    ]);
    let run = newslint(f.path(), &["--rules", "our-rules", "--format", "concise", "article.txt"]);
    assert_eq!(out(&run), "article.txt:1:5: warning[house-quint] Write క్వింటాల్, not క్వింటా\n");
    let run = newslint(f.path(), &["--rules", "our-rules", "--fix", "article.txt"]);
    assert_eq!(code(&run), 0);
    assert_eq!(fs::read_to_string(f.path().join("article.txt")).unwrap(), "పది క్వింటాల్ ధాన్యం వచ్చింది.\n");
}

#[test]
fn a_fault_in_a_pack_is_shown_with_its_place() {
    let cases = [
        (PACK_RULE.replace("[words]", "[pattern]\nregex = '(క్వింటా'\nliterals = [\"క్వింటా\"]\n[ignored]"), "ignored"),
        (
            PACK_RULE.replace("[words]\n\"క్వింటా\" = \"క్వింటాల్\"", "[pattern]\nregex = '(క్వింటా'\nliterals = [\"క్వింటా\"]"),
            "unclosed group",
        ),
        (PACK_RULE.replace("severity", "severty"), "did you mean `severity`?"),
        (PACK_RULE.replace("house-quint", "missing-zwnj"), "exists already"),
        (PACK_RULE.replace("house-quint", "House Quint"), "lower-case"),
    ];
    for (rule, said) in cases {
        let f = folder(&[("our-rules/a.toml", rule.as_bytes()), ("article.txt", CLEAN.as_bytes())]);
        let run = newslint(f.path(), &["--rules", "our-rules", "article.txt"]);
        assert_eq!(code(&run), 2, "{rule}");
        assert!(err(&run).contains(said) && err(&run).contains("a.toml"), "{said}: {}", err(&run));
    }
    let f = folder(&[("empty/readme", b""), ("article.txt", CLEAN.as_bytes())]);
    assert!(err(&newslint(f.path(), &["--rules", "empty", "article.txt"])).contains("holds no rules"));
}

#[test]
fn explain_rules_init_and_completions_do_what_they_say() {
    let f = folder(&[]);
    let page = out(&newslint(f.path(), &["explain", "missing-zwnj"]));
    assert!(page.starts_with("# missing-zwnj") && page.contains("ట్రంప్‹ZWNJ›తో"), "{page}");
    assert!(err(&newslint(f.path(), &["explain", "zwnj"])).contains("no rule"));
    let rules: Value = serde_json::from_str(&out(&newslint(f.path(), &["rules", "--format", "json"]))).unwrap();
    assert!(
        rules.as_array().unwrap().iter().all(|r| r["messages"]["te"].is_string() && r["examples"]["bad"].is_array())
    );
    assert_eq!(code(&newslint(f.path(), &["init"])), 0);
    let written = fs::read_to_string(f.path().join("newslint.toml")).unwrap();
    assert!(written.contains("profile = \"desk\""));
    assert_eq!(code(&newslint(f.path(), &["init"])), 2, "never writes over a file");
    fs::write(f.path().join("article.txt"), CLEAN).unwrap();
    assert_eq!(code(&newslint(f.path(), &["article.txt"])), 0, "what init writes is a valid configuration");
    assert!(out(&newslint(f.path(), &["completions", "bash"])).contains("newslint"));
}

#[test]
fn what_init_shows_as_examples_is_valid_when_uncommented() {
    let f = folder(&[("names.tsv", b""), ("article.txt", CLEAN.as_bytes())]);
    newslint(f.path(), &["init"]);
    let path = f.path().join("newslint.toml");
    let settings: String = fs::read_to_string(&path)
        .unwrap()
        .lines()
        .map(|l| {
            l.strip_prefix("# ").filter(|l| l.contains(" = ") || l.starts_with('[')).unwrap_or(l).to_owned() + "\n"
        })
        .collect();
    let settings =
        settings.replace("rule-packs = [\"newslint-rules\"]", "").replace("extends = [\"../house/newslint.toml\"]", "");
    fs::write(&path, &settings).unwrap();
    let run = newslint(f.path(), &["article.txt"]);
    assert_eq!(code(&run), 0, "{settings}\n{}", err(&run));
}

#[test]
fn a_gate_that_checks_nothing_is_an_error() {
    let f = folder(&[("article.txt", FAULTY.as_bytes())]);
    let run = newslint(f.path(), &["--select", "links", "--ignore", "links", "article.txt"]);
    assert_eq!(code(&run), 2);
    assert!(err(&run).contains("no rule is on"), "{}", err(&run));
}

#[test]
fn a_name_without_a_spelling_is_refused() {
    let f = folder(&[
        ("newslint.toml", "[names]\nentries = [{ telugu = \"\", wrong = [\"ట్రంప్\"] }]\n".as_bytes()),
        ("article.txt", FAULTY.as_bytes()),
    ]);
    let run = newslint(f.path(), &["--fix", "article.txt"]);
    assert_eq!(code(&run), 2);
    assert_eq!(fs::read_to_string(f.path().join("article.txt")).unwrap(), FAULTY);
}

#[test]
fn rules_of_a_pack_can_be_listed_and_explained() {
    let f = folder(&[("our-rules/house/a.toml", PACK_RULE.as_bytes())]);
    assert!(out(&newslint(f.path(), &["rules", "--rules", "our-rules"])).contains("house-quint"));
    assert!(out(&newslint(f.path(), &["explain", "--rules", "our-rules", "house-quint"])).starts_with("# house-quint"));
    assert!(out(&newslint(f.path(), &["rules", "--lang", "te"])).contains("పదంలోని భాగాలను విడిగా"));
}

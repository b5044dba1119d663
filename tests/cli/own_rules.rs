//! Rules of a desk's own: what they can say, and what is refused.

use super::*;

const HEAD: &str = r#"
severity = "warning"
fix = "FIX"
[summary]
en = "Our style"
te = "మన శైలి"
[message]
en = "Our style: {text}"
te = "మన శైలి: {text}"
[fix-title]
en = "Use our style"
te = "మన శైలిలో రాయండి"
"#;

fn rule(id: &str, fix: &str, rest: &str) -> String {
    format!("id = \"{id}\"{}{rest}", HEAD.replace("FIX", fix))
}

#[test]
fn a_stem_is_replaced_and_its_ending_kept() {
    let stems = rule("house-stem", "safe", "[stems]\n\"కోవిడు\" = \"కొవిడ్\"\n");
    let f = folder(&[
        ("ours/stem.toml", stems.as_bytes()),
        ("a.txt", "కోవిడుతో పోరాడాం. కోవిడు తగ్గింది. కోవిడును జయించాం.\n".as_bytes()),
    ]);
    newslint(f.path(), &["--rules", "ours", "--select", "house-stem", "--fix", "a.txt"]);
    let text = fs::read_to_string(f.path().join("a.txt")).unwrap();
    assert_eq!(text, "కొవిడ్\u{200C}తో పోరాడాం. కొవిడ్ తగ్గింది. కొవిడ్\u{200C}ను జయించాం.\n");
}

#[test]
fn a_case_ending_follows_the_vowel_of_its_new_stem() {
    let stems = rule("house-stem", "safe", "[stems]\n\"మార్కెట్\" = \"విపణి\"\n\"కమిటీ\" = \"సభ\"\n");
    let f = folder(&[
        ("ours/stem.toml", stems.as_bytes()),
        ("a.txt", "మార్కెట్\u{200C}కు వెళ్లి మార్కెట్\u{200C}ను చూశారు. మార్కెట్\u{200C}లో కమిటీకి చెప్పారు.\n".as_bytes()),
    ]);
    newslint(f.path(), &["--rules", "ours", "--select", "house-stem", "--fix", "a.txt"]);
    let text = fs::read_to_string(f.path().join("a.txt")).unwrap();
    assert_eq!(text, "విపణికి వెళ్లి విపణిని చూశారు. విపణిలో సభకు చెప్పారు.\n");
}

#[test]
fn one_or_the_other_but_not_both() {
    let pair = rule("house-pair", "unsafe", "[consistency]\neither = \"కొవిడ్\"\nor = \"కరోనా\"\n");
    let f = folder(&[
        ("ours/pair.toml", pair.as_bytes()),
        ("both.txt", "కొవిడ్ పెరిగింది. కరోనా తగ్గింది. కొవిడ్ మళ్లీ వచ్చింది.\n".as_bytes()),
        ("one.txt", "కొవిడ్ పెరిగింది. కొవిడ్ తగ్గింది.\n".as_bytes()),
    ]);
    let run =
        |file| jsonl(&newslint(f.path(), &["--rules", "ours", "--select", "house-pair", "--format", "jsonl", file]));
    let found = run("both.txt");
    assert_eq!((found.len(), found[0]["text"].as_str()), (1, Some("కరోనా")));
    assert!(run("one.txt").is_empty());
}

#[test]
fn the_full_name_comes_first() {
    let order = rule("house-order", "none", "[order]\nfirst = \"ముఖ్యమంత్రి\"\nthen = \"సీఎం\"\n")
        .replace("[fix-title]\nen = \"Use our style\"\nte = \"మన శైలిలో రాయండి\"\n", "");
    let f = folder(&[
        ("ours/order.toml", order.as_bytes()),
        ("wrong.txt", "సీఎం వచ్చారు. ముఖ్యమంత్రి మాట్లాడారు.\n".as_bytes()),
        ("right.txt", "ముఖ్యమంత్రి వచ్చారు. సీఎం మాట్లాడారు.\n".as_bytes()),
    ]);
    let run =
        |file| jsonl(&newslint(f.path(), &["--rules", "ours", "--select", "house-order", "--format", "jsonl", file]));
    assert_eq!(run("wrong.txt")[0]["text"], "సీఎం");
    assert!(run("right.txt").is_empty());
}

#[test]
fn a_density_is_one_finding_an_article() {
    let density = rule("house-density", "none", "[density]\nwords = [\"కాగా\"]\nper-thousand = 50.0\nleast = 2\n")
        .replace("[fix-title]\nen = \"Use our style\"\nte = \"మన శైలిలో రాయండి\"\n", "");
    let f = folder(&[
        ("ours/density.toml", density.as_bytes()),
        ("often.txt", "కాగా వర్షం కురిసింది. కాగా వరద వచ్చింది. కాగా సాయం అందింది.\n".as_bytes()),
        ("once.txt", "కాగా వర్షం కురిసింది. వరద వచ్చింది.\n".as_bytes()),
    ]);
    let run =
        |file| jsonl(&newslint(f.path(), &["--rules", "ours", "--select", "house-density", "--format", "jsonl", file]));
    assert_eq!(run("often.txt").len(), 1);
    assert!(run("once.txt").is_empty());
}

#[test]
fn endings_of_a_density_may_be_of_any_length() {
    for ending in ["ట", "బడింది", "రించబడింది"] {
        let density = rule(
            "house-density",
            "none",
            &format!("[density]\nendings = [\"{ending}\"]\nper-thousand = 1.0\nleast = 2\n"),
        )
        .replace("[fix-title]\nen = \"Use our style\"\nte = \"మన శైలిలో రాయండి\"\n", "");
        let f = folder(&[
            ("ours/density.toml", density.as_bytes()),
            ("a.txt", format!("వివ{ending} వార్త. ఉదాహ{ending} కథ.\n").as_bytes()),
            ("b.txt", "ఈ వార్తలో అలాంటి మాట లేదు. ఇంకో వాక్యం.\n".as_bytes()),
        ]);
        let found = |file| {
            jsonl(&newslint(f.path(), &["--rules", "ours", "--select", "house-density", "--format", "jsonl", file]))
                .len()
        };
        assert_eq!((found("a.txt"), found("b.txt")), (1, 0), "{ending}");
    }
}

#[test]
fn a_pattern_may_be_tried_where_a_word_stands() {
    let credit = "[pattern]\nregex = 'ఫొటో\\s+సోర్స్.*'\nwords = [\"ఫొటో\"]\nreplace = \"\"\nin-masks = true\n";
    let f = folder(&[
        ("ours/credit.toml", rule("house-credit", "unsafe", credit).as_bytes()),
        ("plain.txt", "ఫొటో సోర్స్, ప్రతినిధి\n".as_bytes()),
        // In a tag no word is prose.
        ("masked.txt", "వార్త <b title='ఫొటో సోర్స్'>ఇక్కడ</b> ఉంది.\n".as_bytes()),
        ("without.txt", "ఫొటోలు వచ్చాయి. సోర్స్ తెలియదు.\n".as_bytes()),
    ]);
    let found = |file| {
        jsonl(&newslint(f.path(), &["--rules", "ours", "--select", "house-credit", "--format", "jsonl", file])).len()
    };
    assert_eq!((found("plain.txt"), found("masked.txt"), found("without.txt")), (1, 1, 0));
}

#[test]
fn a_rule_for_telugu_is_silent_in_english() {
    let telugu = rule("house-ok", "none", "[pattern]\nregex = 'OK'\nliterals = [\"OK\"]\n")
        .replace("[fix-title]\nen = \"Use our style\"\nte = \"మన శైలిలో రాయండి\"\n", "")
        .replace("severity", "languages = [\"te\"]\nseverity");
    let english = telugu.replace("house-ok", "house-en").replace("\"te\"", "\"en\"");
    let f = folder(&[
        ("ours/ok.toml", telugu.as_bytes()),
        ("ours/en.toml", english.as_bytes()),
        ("a.txt", "The minister said OK to the plan.\nమంత్రి పథకానికి OK చెప్పారు.\n".as_bytes()),
    ]);
    let found = jsonl(&newslint(f.path(), &["--rules", "ours", "--select", "house-ok", "--format", "jsonl", "a.txt"]));
    assert_eq!((found.len(), found[0]["line"].as_u64()), (1, Some(2)));
    let found = jsonl(&newslint(f.path(), &["--rules", "ours", "--select", "house-en", "--format", "jsonl", "a.txt"]));
    assert_eq!((found.len(), found[0]["line"].as_u64()), (1, Some(1)));
}

#[test]
fn examples_of_own_rules_are_run() {
    let right = rule("house-quint", "safe", "[words]\n\"క్వింటా\" = \"క్వింటాల్\"\n")
        + "[[bad]]\ntext = \"పది క్వింటా ధాన్యం\"\nat = \"క్వింటా\"\nfixed = \"పది క్వింటాల్ ధాన్యం\"\n[[good]]\ntext = \"పది క్వింటాల్ ధాన్యం\"\n";
    let f = folder(&[("ours/house/right.toml", right.as_bytes())]);
    let run = newslint(f.path(), &["rules", "test", "ours"]);
    assert_eq!((code(&run), out(&run).as_str()), (0, "house-quint: 2 examples, all as they say\n"));
    let wrong = right.replace("[[good]]\ntext = \"పది క్వింటాల్ ధాన్యం\"", "[[good]]\ntext = \"పది క్వింటా ధాన్యం\"");
    fs::write(f.path().join("ours/house/right.toml"), wrong).unwrap();
    let run = newslint(f.path(), &["rules", "test", "ours"]);
    assert_eq!(code(&run), 1);
    assert!(out(&run).contains("good: “పది క్వింటా ధాన్యం” is flagged at “క్వింటా”"), "{}", out(&run));
}

#[test]
fn what_can_never_match_is_refused() {
    let cases = [
        (rule("house-a", "safe", "[words]\n\"పది క్వింటా\" = \"క్వింటాల్\"\n"), "can never match"),
        (rule("house-b", "safe", "[words]\n\"క్వింటా\" = \"క్వింటా\"\n"), "replaced by itself"),
        (rule("house-c", "none", "[pattern]\nregex = '[a&&b]'\nliterals = [\"a\"]\n"), "can never match"),
        (
            rule("house-d", "none", "[pattern]\nregex = 'క్వింటా'\nliterals = [\"కిలో\"]\n[[bad]]\ntext = \"పది క్వింటా\"\n"),
            "never tried",
        ),
        (rule("house-e", "none", "[density]\nper-thousand = 1.0\n"), "needs `words` or `endings`"),
        (rule("house-f", "none", "[pattern]\nregex = 'a$b'\nliterals = [\"a\"]\n"), "after the end of the line"),
        (rule("house-g", "none", "[pattern]\nregex = 'b^a'\nliterals = [\"a\"]\n"), "before the beginning"),
        (rule("house-h", "none", "[pattern]\nregex = 'కిలో\\nక్వింటా'\nliterals = [\"కిలో\"]\n"), "one line at a time"),
        (rule("house-i", "none", "[pattern]\nregex = 'x(?P<fault>$)'\nliterals = [\"x\"]\n"), "`fault` is empty"),
        (rule("house-j", "none", "[order]\nfirst = \"సీఎం\"\nthen = \"సీఎం\"\n"), "are one word"),
        (rule("house-k", "none", "[consistency]\neither = \"సీఎం\"\nor = \"సీఎం\"\n"), "are one word"),
        (
            rule("house-l", "none", "[density]\nendings = [\"బడింది\"]\nexcept = [\"బడ\"]\nper-thousand = 1.0\n"),
            "rules out every",
        ),
        (rule("house-m", "none", "[density]\nwords = [\"కాగా\"]\nper-thousand = 2000.0\n"), "from 0 to 1000"),
        (rule("house-n", "safe", "[words]\n"), "has no words"),
        (rule("house-o", "none", "[pattern]\nregex = 'BJP'\nwords = [\"BJP\"]\n"), "belongs to `literals`"),
        (rule("house-p", "none", "[pattern]\nregex = 'ఇది'\nwords = [\"ఇది కూడా\"]\n"), "belongs to `literals`"),
    ];
    for (toml, said) in cases {
        let f = folder(&[("ours/r.toml", toml.as_bytes()), ("a.txt", "పది క్వింటా.\n".as_bytes())]);
        let run = newslint(f.path(), &["--rules", "ours", "a.txt"]);
        assert_eq!(code(&run), 2, "{toml}");
        assert!(err(&run).contains(said), "{toml}: {}", err(&run));
    }
}

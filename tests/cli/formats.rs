//! Reports for other programs. `.ci/formats` holds them against those programs' own readers.

use super::*;

/// A fault after a character of two UTF-16 units, in a file whose name needs escapes.
const PATH: &str = "కథ 1,%.txt";
const TEXT: &str = "నేడు\n😀 అధ్యక్షుడు ట్రంప్తో భేటీ అయ్యారు.\n";

fn report(format: &str) -> String {
    let f = folder(&[(PATH, TEXT.as_bytes()), ("b.txt", CLEAN.as_bytes())]);
    out(&newslint(f.path(), &["--format", format, "."]))
}

#[test]
fn sarif_says_in_which_unit_it_counts_and_counts_so() {
    let log: Value = serde_json::from_str(&report("sarif")).unwrap();
    let run = &log["runs"][0];
    assert_eq!((log["version"].as_str(), run["columnKind"].as_str()), (Some("2.1.0"), Some("utf16CodeUnits")));
    let result = &run["results"][0];
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "%E0%B0%95%E0%B0%A5%201%2C%25.txt");
    let start = TEXT.find("ట్రంప్తో").unwrap();
    let line = TEXT.find('\n').unwrap() + 1;
    let region = &place["region"];
    assert_eq!(region["startColumn"], TEXT[line..start].encode_utf16().count() + 1);
    assert_eq!((region["startLine"].as_u64(), region["byteOffset"].as_u64()), (Some(2), Some(start as u64)));
    assert_eq!(region["snippet"]["text"], "ట్రంప్తో");
    let rule = &run["tool"]["driver"]["rules"][usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
    assert_eq!(rule["id"], result["ruleId"]);
    let edit = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(edit["insertedContent"]["text"], "\u{200C}");
    assert_eq!(edit["deletedRegion"]["byteLength"], 0);
    assert!(result["partialFingerprints"]["primaryLocationLineHash"].as_str().unwrap().ends_with(":1"));
}

#[test]
fn a_fingerprint_survives_lines_above_and_tells_two_places_apart() {
    let marks = |text: &str| -> Vec<String> {
        let f = folder(&[("a.txt", text.as_bytes())]);
        let issues: Value = serde_json::from_str(&out(&newslint(f.path(), &["--format", "gitlab", "a.txt"]))).unwrap();
        issues.as_array().unwrap().iter().map(|i| i["fingerprint"].as_str().unwrap().to_owned()).collect()
    };
    let line = "అధ్యక్షుడు ట్రంప్తో భేటీ అయ్యారు.\n";
    let twice = marks(&format!("వార్త\n\n{line}{line}"));
    assert_eq!(marks(line), twice[..1]);
    assert_ne!(twice[0], twice[1]);
}

#[test]
fn github_annotations_escape_what_would_end_them() {
    let f = folder(&[
        (PATH, TEXT.as_bytes()),
        // A finding whose message has what must be escaped.
        ("our-rules/a.toml", PACK_RULE.replace("Write {fixed}, not {text}", "50% \\\"x\\\"\\nసగం::").as_bytes()),
        ("b.txt", "పది క్వింటా ధాన్యం వచ్చింది.\n".as_bytes()),
    ]);
    let shown = out(&newslint(f.path(), &["--rules", "our-rules", "--format", "github", "."]));
    let lines: Vec<&str> = shown.lines().collect();
    assert_eq!(lines.len(), 2, "{shown}");
    let pack =
        "::warning file=b.txt,line=1,endLine=1,col=5,endColumn=12,title=newslint%3A house-quint::50%25 \"x\"%0Aసగం::";
    assert!(lines[0] == pack || lines[1] == pack, "{shown}");
    assert!(shown.contains("::error file=కథ 1%2C%25.txt,line=2,endLine=2,col=15,endColumn=23,title="), "{shown}");
}

#[test]
fn gitlab_wants_an_array_with_a_fingerprint_each() {
    let issues: Value = serde_json::from_str(&report("gitlab")).unwrap();
    let issue = &issues[0];
    assert_eq!((issue["check_name"].as_str(), issue["severity"].as_str()), (Some("missing-zwnj"), Some("major")));
    assert_eq!(issue["location"], serde_json::json!({ "path": PATH, "lines": { "begin": 2, "end": 2 } }));
    let f = folder(&[("b.txt", CLEAN.as_bytes())]);
    assert_eq!(out(&newslint(f.path(), &["--format", "gitlab", "b.txt"])), "[]\n");
}

#[test]
fn xml_is_well_formed_whatever_the_text_holds() {
    let f = folder(&[
        ("a & \"b\" <c>.txt", format!("{TEXT}సమావేశం ముగిసింది.</p>\nమాట \u{1} మాట\n").as_bytes()),
        ("b.txt", CLEAN.as_bytes()),
    ]);
    let attributes = |xml: &str, element: &str, key: &str| -> Vec<String> {
        let mut reader = quick_xml::Reader::from_str(xml);
        let mut out = Vec::new();
        loop {
            match reader.read_event().unwrap() {
                quick_xml::events::Event::Eof => return out,
                quick_xml::events::Event::Start(e) | quick_xml::events::Event::Empty(e)
                    if e.name().as_ref() == element =>
                {
                    let value = e.try_get_attribute(key).unwrap().unwrap();
                    out.push(value.normalized_value(quick_xml::XmlVersion::Implicit1_0).unwrap().into_owned());
                }
                _ => {}
            }
        }
    };
    let xml = out(&newslint(f.path(), &["--format", "checkstyle", "."]));
    assert_eq!(attributes(&xml, "file", "name"), ["a & \"b\" <c>.txt"]);
    assert_eq!(attributes(&xml, "error", "column")[0], "14", "code points");
    assert!(attributes(&xml, "error", "message").iter().any(|m| m.contains("“</p>”")), "{xml}");
    let xml = out(&newslint(f.path(), &["--format", "junit", "."]));
    assert_eq!(attributes(&xml, "testsuite", "name"), ["a & \"b\" <c>.txt", "b.txt"], "clean files passed");
    let failures = attributes(&xml, "failure", "type");
    assert!(failures.contains(&"html-entity-or-tag".to_owned()) && failures.len() >= 3, "{xml}");
    assert_eq!(attributes(&xml, "testsuite", "failures")[1], "0");
}

#[test]
fn what_does_not_fail_the_run_is_no_failed_test() {
    let f = folder(&[("a.txt", FAULTY.as_bytes())]);
    let run = newslint(f.path(), &["--format", "junit", "a.txt"]);
    assert!(out(&run).contains("failures=\"2\""));
    let toml = "[rules.missing-zwnj]\nseverity = \"info\"\n";
    fs::write(f.path().join("newslint.toml"), toml).unwrap();
    let run = newslint(f.path(), &["--format", "junit", "a.txt"]);
    assert_eq!(code(&run), 0);
    assert!(out(&run).contains("tests=\"2\" failures=\"0\"") && !out(&run).contains("<failure"), "{}", out(&run));
}

#[test]
fn reviewdog_counts_bytes_and_gets_the_fix() {
    let whole: Value = serde_json::from_str(&report("rdjson")).unwrap();
    let d = &whole["diagnostics"][0];
    let line = TEXT.find('\n').unwrap() + 1;
    let column = TEXT.find("ట్రంప్తో").unwrap() - line + 1;
    assert_eq!(d["location"]["range"]["start"], serde_json::json!({ "line": 2, "column": column }));
    assert_eq!(d["suggestions"][0]["text"], "\u{200C}");
    assert_eq!(d["severity"], "ERROR");
    let line: Value = serde_json::from_str(report("rdjsonl").trim_end()).unwrap();
    assert_eq!((&line["message"], line["source"]["name"].as_str()), (&d["message"], Some("newslint")));
}

#[test]
fn a_comment_for_a_pull_request_counts_first_and_fits() {
    let many = "అధ్యక్షుడు ట్రంప్తో భేటీ | అయ్యారు. @all\n".repeat(300);
    let f = folder(&[("a|b.txt", many.as_bytes())]);
    let shown = out(&newslint(f.path(), &["--min-severity", "warning", "--format", "markdown", "."]));
    assert!(shown.starts_with("**newslint**: 300 problems in 1 file\n"), "{}", &shown[..200]);
    assert!(shown.contains("| a\\|b.txt:1:12 | error |") && shown.contains("200 more are not listed"));
    assert!(shown.chars().count() < 65_536);
}

#[test]
fn several_reports_come_of_one_run() {
    let f = folder(&[("a.txt", FAULTY.as_bytes())]);
    let run = newslint(
        f.path(),
        &["--format", "concise", "--output", "sarif=out.sarif", "--output", "junit=junit.xml", "a.txt"],
    );
    assert_eq!((code(&run), out(&run).lines().count()), (1, 2));
    let sarif: Value = serde_json::from_str(&fs::read_to_string(f.path().join("out.sarif")).unwrap()).unwrap();
    assert_eq!(sarif["runs"][0]["results"].as_array().unwrap().len(), 2);
    assert!(fs::read_to_string(f.path().join("junit.xml")).unwrap().ends_with("</testsuites>\n"));
    for (value, said) in [("xml=a", "is no format"), ("sarif", "FORMAT=FILE"), ("sarif=no/such/folder", "cannot write")]
    {
        let run = newslint(f.path(), &["--output", value, "a.txt"]);
        assert_eq!(code(&run), 2, "{value}");
        assert!(err(&run).contains(said), "{}", err(&run));
    }
}

#[cfg(not(feature = "parquet"))]
#[test]
fn parquet_that_is_named_says_how_to_get_it_and_folders_pass_it_over() {
    let f = folder(&[("a.parquet", b"PAR1"), ("a.txt", CLEAN.as_bytes())]);
    for words in [&["a.parquet"][..], &["annotate", "a.parquet", "-o", "n"], &["names", "a.parquet"]] {
        let run = newslint(f.path(), words);
        let said = "a.parquet: this newslint reads no Parquet; `cargo install newslint --features parquet` makes one";
        assert!(code(&run) == 2 && err(&run).contains(said), "{words:?} {}", err(&run));
    }
    assert_eq!(code(&newslint(f.path(), &["--text-fields", "body", "."])), 0);
}

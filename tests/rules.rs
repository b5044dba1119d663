//! A rule page cannot lie: the examples of every manifest are run.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on should panic")]

use newslint::engine::{Entry, FixClass, Manifest};
use newslint::{Applicability, Config, ConfigFile, Linter, Registry, Severity, Source};

fn config(toml: &str) -> Config {
    ConfigFile::parse(toml, "test").unwrap().into_config("test", toml)
}

/// The rule alone, whatever its profiles; one about suppressions with a rule to suppress.
fn alone(id: &str) -> Linter {
    let other = if id.ends_with("-suppression") { "bare-url" } else { id };
    Linter::new(&config(&format!("select = [\"{id}\", \"{other}\"]"))).unwrap()
}

fn manifests(mut check: impl FnMut(&Manifest, &Linter)) {
    for entry in Registry::built_in().unwrap().iter() {
        check(&entry.manifest, &alone(&entry.manifest.id));
    }
}

#[test]
fn each_bad_example_is_flagged_at_its_fault() {
    let mut missed = Vec::new();
    manifests(|m, linter| {
        assert!(!m.bad.is_empty(), "{} shows nothing that it flags", m.id);
        for bad in &m.bad {
            let source = Source::from_text(&bad.text);
            let found = linter.check(&source);
            let texts: Vec<&str> = found.iter().map(|d| &bad.text[d.span.range()]).collect();
            if !bad.at.as_ref().map_or(!texts.is_empty(), |at| texts.contains(&at.as_str())) {
                missed.push(format!(
                    "{}: “{}” flags {}, not {}",
                    m.id,
                    bad.text,
                    texts.join(" | "),
                    show(bad.at.as_deref())
                ));
            }
        }
    });
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

/// Telugu as it reads; `{:?}` would spell out its signs.
fn show(text: Option<&str>) -> &str {
    text.unwrap_or("anything")
}

#[test]
fn each_fix_gives_what_the_example_says() {
    let mut differ = Vec::new();
    manifests(|m, linter| {
        for bad in &m.bad {
            let after = linter.fix(bad.text.as_bytes(), Applicability::Unsafe).unwrap();
            let after = String::from_utf8(after.bytes).unwrap();
            if after != *bad.fixed.as_ref().unwrap_or(&bad.text) {
                differ.push(format!("{}: “{}” becomes “{after}”, not {}", m.id, bad.text, show(bad.fixed.as_deref())));
            }
        }
    });
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}

#[test]
fn a_rule_is_no_safer_than_it_says() {
    manifests(|m, linter| {
        let safe =
            |bad: &newslint::engine::Bad| linter.fix(bad.text.as_bytes(), Applicability::Safe).unwrap().fixes > 0;
        let any =
            |bad: &newslint::engine::Bad| linter.fix(bad.text.as_bytes(), Applicability::Unsafe).unwrap().fixes > 0;
        match m.fix {
            FixClass::Safe => assert!(m.bad.iter().any(safe), "{}: no example is mended by --fix alone", m.id),
            FixClass::Unsafe => {
                assert!(m.bad.iter().any(any) && !m.bad.iter().any(safe), "{}: its fixes are not `unsafe`", m.id);
            }
            FixClass::None => assert!(!m.bad.iter().any(any), "{}: it has fixes but says none", m.id),
        }
    });
}

#[test]
fn good_and_trap_examples_are_silent_under_every_default_rule() {
    let default = Linter::new(&Config::default()).unwrap();
    let mut loud = Vec::new();
    manifests(|m, linter| {
        for good in m.good.iter().chain(&m.trap) {
            let source = Source::from_text(&good.text);
            let found: Vec<_> = linter
                .check(&source)
                .into_iter()
                .chain(default.check(&source))
                .map(|d| (d.rule, good.text[d.span.range()].to_owned()))
                .collect();
            for (rule, at) in found {
                loud.push(format!("{}: “{}” must stay silent, but {rule} flags {at}", m.id, good.text));
            }
        }
    });
    assert!(loud.is_empty(), "{}", loud.join("\n"));
}

#[test]
fn every_rule_has_traps_and_speaks_both_languages() {
    let telugu = |text: &str| text.chars().any(|c| ('\u{0C00}'..='\u{0C7F}').contains(&c));
    for Entry { manifest: m, .. } in Registry::built_in().unwrap().iter() {
        assert!(
            m.bad.len() >= 3 && m.good.len() + m.trap.len() >= 3,
            "{}: at least three bad and three good or trap examples",
            m.id
        );
        assert!(!m.why.trim().is_empty() && !m.profiles.is_empty(), "{}", m.id);
        let all = [&m.summary, &m.message].into_iter().chain(m.other_messages.values());
        for text in all {
            assert!(!text.en.is_empty() && !telugu(&text.en), "{}: English: {}", m.id, text.en);
            assert!(telugu(&text.te), "{}: Telugu: {}", m.id, text.te);
        }
        assert_eq!(m.fix == FixClass::None, m.fix_title.en.is_empty(), "{}: a fix has a title", m.id);
    }
}

#[test]
fn each_message_that_the_code_names_is_in_the_manifest() {
    let root = env!("CARGO_MANIFEST_DIR");
    let name = regex::Regex::new(r#"\.message\((?:if \S+ \{ )?"([a-z-]+)"|push_habit\([^;]*, "([a-z-]+)"\)"#).unwrap();
    let mut seen = 0;
    for entry in Registry::built_in().unwrap().iter() {
        let m = &entry.manifest;
        let file = format!("{root}/src/rules/{}/{}.rs", m.group, m.id.replace('-', "_"));
        let Ok(code) = std::fs::read_to_string(file) else { continue };
        for found in name.captures_iter(&code) {
            let named = found.get(1).or(found.get(2)).unwrap().as_str();
            assert!(m.other_messages.contains_key(named), "{}: no message “{named}”", m.id);
            seen += 1;
        }
    }
    assert!(seen > 20);
}

#[test]
fn messages_have_no_unfilled_places() {
    for lang in ["en", "te"] {
        for entry in Registry::built_in().unwrap().iter() {
            let id = &entry.manifest.id;
            let linter =
                Linter::new(&config(&format!("select = [\"{id}\", \"bare-url\"]\nlang = \"{lang}\""))).unwrap();
            for bad in &entry.manifest.bad {
                let source = Source::from_text(&bad.text);
                for d in linter.check(&source) {
                    let shown = [&d.message, &d.label].into_iter().chain(d.fixes.iter().map(|f| &f.title));
                    for text in shown {
                        let template = bad.text.contains(['{', '}']);
                        assert!(template || !text.contains(['{', '}']), "{id}: {text}");
                    }
                }
            }
        }
    }
}

#[test]
fn severity_can_be_set_for_a_rule() {
    let linter = Linter::new(&config("[rules.missing-zwnj]\nseverity = \"info\"")).unwrap();
    let source = Source::from_text("అధ్యక్షుడు ట్రంప్తో భేటీ అయ్యారు.");
    assert!(linter.check(&source).iter().all(|d| d.severity == Severity::Info));
}

#[test]
fn lists_are_sorted_have_a_header_and_no_doubles() {
    for entry in walkdir::WalkDir::new(concat!(env!("CARGO_MANIFEST_DIR"), "/rules")) {
        let path = entry.unwrap().into_path();
        if path.extension().is_none_or(|e| e != "tsv") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let header: String = text.lines().take_while(|l| l.starts_with('#')).collect();
        assert!(header.contains("Apache-2.0"), "{}: the header names source and licence", path.display());
        let rows: Vec<Vec<&str>> =
            text.lines().filter(|l| !l.starts_with('#')).map(|l| l.split('\t').collect()).collect();
        assert!(
            !rows.is_empty() && rows.iter().all(|r| r.len() == rows[0].len()),
            "{}: every row has the same columns",
            path.display()
        );
        let wrong = rows.windows(2).find(|w| w[0] >= w[1]);
        assert!(wrong.is_none(), "{}: not sorted, or twice: {wrong:?}", path.display());
    }
}

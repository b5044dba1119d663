//! What every rule together finds in a text, and how it is shown.

use std::sync::LazyLock;

use newslint::config::Lang;
use newslint::engine::{Located, fingerprints};
use newslint::report::{FileReport, Format, Renderer, Stream};
use newslint::{ConfigFile, Linter, Registry, Severity};

/// Every rule. Built once: the lists take longer to read than an article.
pub fn strict() -> &'static Linter {
    static STRICT: LazyLock<Linter> = LazyLock::new(|| {
        let toml = "profile = \"strict\"";
        Linter::new(&ConfigFile::parse(toml, "test").unwrap().into_config("test", toml)).unwrap()
    });
    &STRICT
}

/// Every finding has its place in the file, and every format can show it.
pub fn check(bytes: &[u8]) {
    let Ok(found) = strict().check_bytes(bytes) else { return };
    places(bytes, &found);
    assert_eq!(fingerprints(bytes, &found).len(), found.len());
    shown(bytes, &found);
}

/// Spans lie in the file, on its characters; the edits of a fix are in order.
pub fn places(bytes: &[u8], found: &[Located]) {
    let inside = |base: usize, span: newslint::Span, rule: &str| {
        let (start, end) = (base + span.range().start, base + span.range().end);
        assert!(start <= end && end <= bytes.len(), "{rule}: {span:?} is outside the file");
        assert!(is_boundary(bytes, start) && is_boundary(bytes, end), "{rule}: {span:?} cuts a character");
    };
    for l in found {
        let (d, base) = (&l.diagnostic, usize::try_from(l.base).unwrap());
        assert!(!d.span.is_empty(), "{} reports nothing at all", d.rule);
        inside(base, d.span, &d.rule);
        d.labels.iter().for_each(|label| inside(base, label.span, &d.rule));
        for fix in &d.fixes {
            fix.edits.iter().for_each(|e| inside(base, e.span, &d.rule));
            let apart = |two: &[newslint::diagnostic::Edit]| two[0].span.end <= two[1].span.start;
            assert!(fix.edits.windows(2).all(apart), "{}: edits of one fix overlap: {:?}", d.rule, fix.edits);
        }
    }
}

/// Every format shows it; what people read holds nothing that moves a terminal's cursor.
fn shown(bytes: &[u8], found: &[Located]) {
    static BUILT_IN: LazyLock<Registry> = LazyLock::new(|| Registry::built_in().unwrap());
    let report = FileReport {
        path: "article.txt",
        bytes,
        map: None,
        findings: found,
        origin: newslint::report::Origin::default(),
        cells: None,
    };
    for format in <Format as clap::ValueEnum>::value_variants() {
        let fail_on = Severity::Warning;
        let renderer =
            Renderer { format: *format, registry: &BUILT_IN, lang: Lang::Te, fail_on, color: false, width: 80 };
        let mut stream = Stream::new(&renderer);
        let out = stream.add(renderer.file(&report)) + &stream.finish();
        let raw = |c: char| {
            c.is_control() && !matches!(c, '\t' | '\n')
                || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        };
        if matches!(format, Format::Pretty | Format::Concise | Format::Github | Format::Markdown) {
            assert!(!out.contains(raw), "{format:?} prints {:?}", out.chars().find(|c| raw(*c)));
        } else if matches!(format, Format::Json | Format::Sarif | Format::Gitlab | Format::Rdjson) {
            serde_json::from_str::<serde_json::Value>(&out).unwrap_or_else(|e| panic!("{format:?}: {e}"));
        }
    }
}

/// The same of a text made of what comments are made of, which raw bytes seldom hit upon.
pub fn suppressions(bytes: &[u8]) {
    const PARTS: [&str; 32] = [
        "<!-- newslint-disable-line ",
        "<!-- newslint-disable-next-line ",
        "<!-- newslint-disable ",
        "<!-- newslint-enable ",
        "<!-- newslint-disable-file ",
        "<!-- newslint-",
        "<!--",
        "newslint-enable",
        " -->",
        "-->",
        " -->\n",
        "\n",
        "\r\n",
        " ",
        ",",
        ":",
        ": మూల పాఠం",
        "missing-zwnj",
        "mising-zwnj",
        "joiners",
        "bare-url",
        "word-repeated",
        "unused-suppression",
        "structure",
        "ట్రంప్తో ",
        "మరియు మరియు ",
        " https://t.co/ab12 ",
        "పుతిన్ ",
        "పుటిన్ ",
        "ప్రధాని ఢిల్లీలో మాట్లాడారు. ",
        "</p>",
        "`",
    ];
    let mut text = Vec::new();
    for &byte in bytes {
        match PARTS.get(usize::from(byte)) {
            Some(part) => text.extend_from_slice(part.as_bytes()),
            None => text.push(byte),
        }
    }
    check(&text);
    super::fixer(&text);
    let groups = newslint::engine::GROUPS.join(", ");
    let silenced = [format!("<!-- newslint-disable-file {groups} -->\n").as_bytes(), &text].concat();
    if let Ok(mut found) = strict().check_bytes(&silenced) {
        // But for what is said of comments themselves.
        found.retain(|l| !l.diagnostic.rule.ends_with("-suppression"));
        assert!(found.is_empty(), "a comment for the whole text keeps all back: {:?}", found[0].diagnostic);
    }
}

/// Whether no character is cut here.
pub fn is_boundary(bytes: &[u8], at: usize) -> bool {
    // Where bytes are no characters there is nothing to cut.
    let whole = |from: usize| bytes[from..].utf8_chunks().next().is_some_and(|c| c.valid().len() > at - from);
    at == bytes.len()
        || bytes[at] & 0xC0 != 0x80
        || !(at.saturating_sub(3)..at).rev().find(|&i| bytes[i] & 0xC0 != 0x80).is_some_and(whole)
}

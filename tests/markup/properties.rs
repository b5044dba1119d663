//! What holds for any page or text, however it is put together.

use std::sync::LazyLock;

use newslint::document::{Notation, OffsetMap};
use newslint::engine::apply;
use newslint::read::{Format, Reading};
use newslint::{Applicability, ConfigFile, Linter, Source, Span};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

const PIECES: [&str; 60] = [
    "ట్రంప్తో ",
    "బీజింగ్లో",
    "ట్రంప్ తో ",
    "పుతిన్ ",
    "పుటిన్ ",
    "Xi ",
    "మరియు మరియు ",
    "న్యాయస్థానం న్యాయస్థానం ",
    "వెబ్ సైట్ ",
    ". ",
    " ,",
    "\u{200B}",
    "&nbsp;",
    "&amp;nbsp;",
    "&amp;lt;b&amp;gt;",
    "&zwnj;",
    "&#x200C;",
    "జిన్&zwnj;పింగ్తో ",
    "&quot;",
    "(",
    ")",
    "“",
    "”",
    "\"",
    " https://t.co/ab12 ",
    "#మీటూ ",
    "**",
    "*",
    "_",
    "](http://x.y/z ",
    "[",
    "]",
    "`",
    "\\",
    "<b>",
    "</b>",
    "<p>",
    "</p>",
    "<br>",
    "<i hidden>",
    "</i>",
    "<p><img alt=\"ట్రంప్తో మరియు మరియు\">",
    "<p title=ట్రంప్తో>",
    "<code>",
    "</code>",
    "<li>",
    "<h2>",
    "</h2>",
    "<!-- newslint-disable-next-line joiners -->",
    "<!-- x -->",
    "<script>",
    "</script>",
    "\n",
    "\n\n",
    "\r\n",
    "  ",
    "\n> ",
    "\n- ",
    "\n# ",
    "| ",
];

/// Bytes that a failure shows as text.
#[derive(Clone)]
struct Bytes(Vec<u8>);

impl std::fmt::Debug for Bytes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", String::from_utf8_lossy(&self.0))
    }
}

fn document() -> impl Strategy<Value = Bytes> {
    let piece = prop_oneof![
        12 => proptest::sample::select(PIECES.to_vec()).prop_map(|p| p.as_bytes().to_vec()),
        1 => "[\u{0C00}-\u{0C7F}\u{200C}]{1,6}".prop_map(String::into_bytes),
        1 => ".{0,4}".prop_map(String::into_bytes),
        1 => proptest::collection::vec(any::<u8>(), 0..3),
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| Bytes(pieces.concat()))
}

fn format() -> impl Strategy<Value = Format> {
    proptest::sample::select(vec![Format::Html, Format::Markdown])
}

static STRICT: LazyLock<Linter> = LazyLock::new(|| {
    let toml = "profile = \"strict\"";
    Linter::new(&ConfigFile::parse(toml, "test").unwrap().into_config("test", toml)).unwrap()
});

/// A text with its blocks that is its own original.
fn bare(source: &Source<'_>) -> Source<'static> {
    let mut map = OffsetMap::default();
    map.verbatim(0, 0);
    Source {
        text: source.text.clone().into_owned().into(),
        map,
        notation: Notation::Plain,
        blocks: source.blocks.clone(),
        code: source.code.clone(),
        ..Source::default()
    }
}

/// Lines as a reader sees them.
fn seen(text: &str) -> Vec<String> {
    let words = |line: &str| line.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    text.lines().map(words).filter(|l| !l.is_empty()).collect()
}

/// Where, how long, and what is put there.
type Random = (prop::sample::Index, usize, String);

fn edit() -> impl Strategy<Value = Random> {
    (any::<prop::sample::Index>(), 0..12usize, "[ a-c\u{0C15}-\u{0C18}\u{200C}&<>*_.\"'#|`\\\\-]{0,3}")
}

/// The same text in a string of gettext and in XLIFF, nearly.
fn translation() -> impl Strategy<Value = (String, String)> {
    let piece = proptest::sample::select(vec![
        ("ట్రంప్తో ", "ట్రంప్తో "),
        ("Xi", "Xi"),
        ("\\n", "&#10;"),
        ("\\\"", "&quot;"),
        ("\\\\", "\\"),
        ("\\q", "&q"),
        ("\"\n\"", "<g id='1'>"),
        ("<b>", "&lt;b>"),
        ("&amp;", "&amp;amp;"),
        ("%s", "<ph id='2'>%s</ph>"),
        ("\\t", "\t"),
        ("'", "</g>"),
        ("\\", "<"),
    ]);
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| {
        let (po, xliff): (Vec<&str>, Vec<&str>) = pieces.into_iter().unzip();
        // What would end the string is no part of it.
        let po = po.concat();
        let backslashes = po.len() - po.trim_end_matches('\\').len();
        (po + if backslashes % 2 == 1 { "x" } else { "" }, xliff.concat())
    })
}

fn changes_what_it_says(format: Format, bytes: &[u8], (at, len, put): &Random) -> Result<(), TestCaseError> {
    let Ok(contents) = Reading::new(format, std::sync::Arc::default()).contents(bytes) else { return Ok(()) };
    let Some(article) = contents.articles.first() else { return Ok(()) };
    let (source, base) = (&article.source, usize::try_from(article.base).unwrap());
    let ends: Vec<usize> = source.text.char_indices().map(|(i, _)| i).chain([source.text.len()]).collect();
    let start = at.index(ends.len());
    let span = Span::new(ends[start], ends[(start + len).min(ends.len() - 1)]);
    let edit = newslint::diagnostic::Edit { span, replacement: put.clone() };
    let Some(written) = source.edit(&edit).filter(|_| !source.text.contains("newslint-")) else { return Ok(()) };
    let (from, to) = (base + written.span.range().start, base + written.span.range().end);
    let changed = [&bytes[..from], written.replacement.as_bytes(), &bytes[to..]].concat();
    let wanted = [&source.text[..span.range().start], put, &source.text[span.range().end..]].concat();
    let Ok(contents) = Reading::new(format, std::sync::Arc::default()).contents(&changed) else { return Ok(()) };
    let text = contents.articles.first().map(|a| a.source.text.clone()).unwrap_or_default();
    // A mark of the byte order that comes to stand first is one.
    if !changed.starts_with("\u{FEFF}".as_bytes()) {
        prop_assert_eq!(seen(&text), seen(&wanted), "{:?}", String::from_utf8_lossy(&changed));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn fixing_and_then_reading_is_reading_and_then_fixing(Bytes(bytes) in document(), format in format()) {
        let Ok(contents) = Reading::new(format, std::sync::Arc::default()).contents(&bytes) else { return Ok(()) };
        let source = &contents.articles[0].source;
        let (in_file, mut in_text) = (STRICT.check(source), STRICT.check(&bare(source)));
        prop_assert_eq!(in_file.len(), in_text.len());
        for (file, text) in in_file.iter().zip(&mut in_text) {
            prop_assert_eq!(&file.rule, &text.rule);
            // What the file cannot take is not mended.
            if file.fixes.is_empty() {
                text.fixes.clear();
            }
        }
        for level in [Applicability::Safe, Applicability::Unsafe] {
            let file = apply(&bytes, &in_file, level);
            let text = apply(source.text.as_bytes(), &in_text, level);
            // In Markdown the linter looks at what all of them make together.
            if file.fixes != text.fixes || format == Format::Markdown && file.fixes > 1 {
                // Fixes that do not touch in the text may touch in the file, and then one waits.
                continue;
            }
            // A link gone, the odd bytes beside it may look like a picture.
            let Ok(contents) = Reading::new(format, std::sync::Arc::default()).contents(&file.bytes) else { continue };
            let again = &contents.articles[0].source;
            prop_assert_eq!(seen(&again.text), seen(&String::from_utf8(text.bytes).unwrap()), "{:?}", String::from_utf8_lossy(&file.bytes));
        }
    }

    #[test]
    fn mending_to_the_end_makes_no_markup(bytes in document()) {
        let Bytes(bytes) = bytes;
        let reading = Reading::new(Format::Markdown, std::sync::Arc::default());
        for level in [Applicability::Safe, Applicability::Unsafe] {
            let Ok(fixed) = STRICT.fix_kept(&bytes, &reading, level, &mut |_, _| {}) else { return Ok(()) };
            let (Ok(before), Ok(after)) = (reading.contents(&bytes), reading.contents(&fixed.bytes)) else { return Ok(()) };
            let words = |s: &Source<'_>| s.text.chars().filter(|c| ('\u{C05}'..='\u{C39}').contains(c)).count();
            let (before, after) = (&before.articles[0].source, &after.articles[0].source);
            // Doubled words go, and nothing else does but by becoming code or HTML.
            if level == Applicability::Safe {
                prop_assert!(words(after) + 12 * fixed.fixes >= words(before), "{:?}", String::from_utf8_lossy(&fixed.bytes));
            }
            let twice = STRICT.fix_kept(&fixed.bytes, &reading, level, &mut |_, _| {}).unwrap();
            prop_assert_eq!(twice.fixes, 0);
        }
    }

    #[test]
    fn any_edit_that_is_taken_changes_what_it_says(Bytes(bytes) in document(), format in format(), edit in edit()) {
        changes_what_it_says(format, &bytes, &edit)?;
    }

    #[test]
    fn so_it_is_in_translations(inside in translation(), edit in edit()) {
        let po = format!("msgid \"a\"\nmsgstr \"{}\"\n", inside.0);
        changes_what_it_says(Format::Po, po.as_bytes(), &edit)?;
        let xliff = format!("<xliff><unit id='u'><source>a</source><target>{}</target></unit></xliff>", inside.1);
        changes_what_it_says(Format::Xliff, xliff.as_bytes(), &edit)?;
    }

    #[test]
    fn no_bytes_are_too_odd(bytes in proptest::collection::vec(any::<u8>(), 0..200), format in format()) {
        if let Ok(contents) = Reading::new(format, std::sync::Arc::default()).contents(&bytes) {
            STRICT.check(&contents.articles[0].source);
        }
    }

    #[test]
    fn lines_are_blocks_and_spans_lie_in_the_file(Bytes(bytes) in document(), format in format()) {
        let Ok(contents) = Reading::new(format, std::sync::Arc::default()).contents(&bytes) else { return Ok(()) };
        let source = &contents.articles[0].source;
        let mut last = 0;
        for (i, c) in source.text.char_indices() {
            let span = source.map.to_original(Span::new(i, i + c.len_utf8()));
            prop_assert!(span.start >= last && span.end as usize <= bytes.len(), "in order");
            last = span.start;
        }
        for block in &source.blocks {
            let line = source.text[..block.span.range().start].ends_with('\n') || block.span.start == 0;
            prop_assert!(line && !source.text[block.span.range()].contains('\n') , "{:?}", block);
        }
    }
}

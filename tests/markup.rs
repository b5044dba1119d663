//! HTML and Markdown: what is read of them, and what becomes of it when it is mended.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on should panic")]

use std::sync::LazyLock;

use newslint::document::{BlockKind, Notation, OffsetMap};
use newslint::engine::apply;
use newslint::read::{Format, Reading};
use newslint::{Applicability, ConfigFile, Linter, Source, Span};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

fn read(format: Format, bytes: &[u8]) -> Source<'_> {
    let mut contents = Reading::new(format, std::sync::Arc::default()).contents(bytes).unwrap();
    assert_eq!(contents.articles.len(), 1);
    contents.articles.remove(0).source
}

/// The blocks, each with the first letters of its kind.
fn blocks(format: Format, original: &str) -> Vec<String> {
    let source = read(format, original.as_bytes());
    let kind = |k: BlockKind| match k {
        BlockKind::Title => "title",
        BlockKind::Heading => "heading",
        BlockKind::Paragraph => "p",
        BlockKind::ListItem => "item",
        BlockKind::Cell => "cell",
        BlockKind::Quote => "quote",
        BlockKind::Caption => "caption",
        BlockKind::AltText => "alt",
    };
    source.blocks.iter().map(|b| format!("{} {}", kind(b.kind), &source.text[b.span.range()])).collect()
}

fn html(original: &str) -> Vec<String> {
    blocks(Format::Html, original)
}

fn markdown(original: &str) -> Vec<String> {
    blocks(Format::Markdown, original)
}

#[test]
fn the_article_of_a_page_is_read_and_not_its_frame() {
    let page = "<!DOCTYPE html><html><head><title>వార్త | పత్రిక</title><style>p{}</style><script>var a='<p>x</p>';</script></head>
<body><header><nav><a href=/>హోం</a></nav><h1>పత్రిక</h1></header><aside>ప్రకటన</aside>
<article><header><h1>వార్త</h1><p>విజయవాడ</p></header>
<p>మొదటి   <b>పే</b>రా,\n  రెండో పంక్తి.</p><h2>ఉపశీర్షిక</h2>
<figure><img src=a.jpg alt='ఫొటో &amp; వివరం' title=\"ఫొటో &amp; వివరం\"><figcaption>శీర్షిక</figcaption></figure>
<ul><li>ఒకటి<li>రెండు</ul><blockquote><p>మాట</p><footer>— పేరు</footer></blockquote>
<table><tr><td>గడి<td>గడి 2</table>
<aside>ఇవి చదవండి</aside><p hidden>దాచినది</p><p style='Display : NONE'>దాచినది</p><template><p>x</p></template><noscript><p>x</p></noscript>
<!-- వ్యాఖ్య --><!--[if IE]><p>పాత</p><![endif]--></article><footer>హక్కులు</footer></body></html>";
    assert_eq!(
        html(page),
        [
            "title వార్త | పత్రిక",
            "title పత్రిక",
            "title వార్త",
            "p విజయవాడ",
            "p మొదటి పేరా, రెండో పంక్తి.",
            "heading ఉపశీర్షిక",
            "alt ఫొటో & వివరం",
            "caption శీర్షిక",
            "item ఒకటి",
            "item రెండు",
            "quote మాట",
            "quote — పేరు",
            "cell గడి",
            "cell గడి 2",
        ]
    );
    let body = "<div class=side>పక్క</div><div itemprop='articleBody'>కథ<br>ముగిసింది</div><article>మరో కథ</article>";
    assert_eq!(html(body), ["p కథ", "p ముగిసింది"]);
    assert_eq!(html("<script>{\"articleBody\": \"x\"}</script><p>కథ</p>"), ["p కథ"], "a page that only speaks of it");
    assert_eq!(html("<p>కథ</p><main></main>"), ["p కథ"], "a main part without text");
    assert_eq!(html("కథ <em>ఇది</em>"), ["p కథ ఇది"], "a field of a CMS");
}

#[test]
fn pages_as_they_come_are_read_like_any_other() {
    assert_eq!(html("<P>ఒకటి<P>రెండు<DIV>మూడు</P>నాలుగు"), ["p ఒకటి", "p రెండు", "p మూడు", "p నాలుగు"]);
    assert_eq!(html("a</b></div></p></li>b"), ["p a", "p b"], "ends of nothing");
    assert_eq!(html("<b><i>ఒక</b>టి</i> <span>రెండు"), ["p ఒకటి రెండు"]);
    assert_eq!(html("<li><p>ఒకటి</p><h3>రెండు</h2>మూడు"), ["item ఒకటి", "heading రెండు", "item మూడు"]);
    assert_eq!(
        html("<table><tr><td><table><tr><td>లోపల</table>బయట</div><td>తర్వాత</table>చివర"),
        ["cell లోపల", "cell బయట", "cell తర్వాత", "p చివర"]
    );
    assert_eq!(html("<p>చూడండి<script>if (a < b) {"), ["p చూడండి"], "a script that never ends");
    assert_eq!(html("A&ampB &lt;b&gt; &nbsp x&nosuch; &#3108;"), ["p A&B <b> \u{A0} x&nosuch; త"]);
    assert_eq!(html("<p alt=x title=మాట>a\r\n\r\nb\0c</p>"), ["alt మాట", "p a b\0c"]);
    assert_eq!(html("<img alt='ముందు'>పదం <img alt='🙂'>పదం<img alt='వెనుక'>"), ["alt ముందు", "p పదం పదం", "alt వెనుక"]);
    assert_eq!(
        html("<amp-img alt='చిత్రం'></amp-img><amp-analytics><script>{}</script></amp-analytics>x"),
        ["alt చిత్రం", "p x"]
    );
    assert_eq!(html("<span hidden>అ</span>ఆ<svg><title>x</title><path/></svg>ఇ"), ["p ఆఇ"]);
    let export = "<?xml version='1.0'?><rss><channel><title>పత్రిక</title><link>http://a.in</link><item><title><![CDATA[వార్త & మాట]]></title><dc:creator>x</dc:creator>
<content:encoded><![CDATA[<!-- wp:paragraph --><p>కథ&nbsp;ఇది</p>]]></content:encoded><wp:post_id>7</wp:post_id></item></channel></rss>";
    assert_eq!(html(export), ["title పత్రిక", "title వార్త & మాట", "p కథ\u{A0}ఇది"]);
    let code = read(Format::Html, b"a <code>b  c</code> d<pre>e\n f</pre>");
    assert_eq!(code.text, "a b c d\ne\n f");
    let in_code: Vec<&str> = code.code.iter().map(|s| &code.text[s.range()]).collect();
    assert_eq!(in_code, ["b c", "e", " f"]);
}

#[test]
fn markdown_is_read_as_it_is_shown() {
    let text = "---\ntitle: \"వార్త\"\ntags: [a]\ndescription: >-\n  ఒక\n  సారం\ndate: 2025-01-01\n---\n
# శీర్షిక {#id}\n\nమొదటి **పే**రా,\nరెండో [లింకు](http://a.in \"x\") `code` &amp; 5 \\* 6.\\\nకొత్త పంక్తి\n
> మాట\n> రెండో\n\n- ఒకటి\n- [ ] రెండు\n\n| అ | ఆ |\n|---|---|\n| ఇ \\| ఈ | **ఉ** |\n
![చిత్రం *ఇది*](a.jpg)\n\nముందు ![x](b) వెనుక[^1].\n\n```\ncode\n```\n\n    code\n\n<div>html</div>\n\n[^1]: గమనిక\n\nఉప\n--\n";
    assert_eq!(
        markdown(text),
        [
            "title వార్త",
            "p ఒక సారం",
            "title శీర్షిక",
            "p మొదటి పేరా, రెండో లింకు code & 5 * 6.",
            "p కొత్త పంక్తి",
            "quote మాట రెండో",
            "item ఒకటి",
            "item రెండు",
            "cell అ",
            "cell ఆ",
            "cell ఇ | ఈ",
            "cell ఉ",
            "alt చిత్రం ఇది",
            "p ముందు వెనుక.",
            "p గమనిక",
            "heading ఉప",
        ]
    );
    assert_eq!(markdown("\u{FEFF}+++\ntitle = 'వార్త'\n+++\r\nకథ\r\n"), ["title వార్త", "p కథ"]);
    assert_eq!(markdown("కథ\n\n---\nమరో\n\n---\n"), ["p కథ", "p మరో"], "rules are no settings");
    assert_eq!(markdown("---\ntitle: x\n"), ["heading title: x"].map(|_| "p title: x"), "settings that never end");
    assert_eq!(markdown("[తెగిన](http://a.in లింకు"), ["p [తెగిన](http://a.in లింకు"]);
}

#[test]
fn hostile_nesting_costs_time_in_proportion() {
    let start = std::time::Instant::now();
    let lap = |what: &str| eprintln!("{what}: {:?}", start.elapsed());
    for (open, close) in
        [("<div>", "</div>"), ("<b>", "</i>"), ("<table><tr><td>", "</p>"), ("<p><b>", "</b>"), ("<li>", "</ul>")]
    {
        let page = format!("{}x{}", open.repeat(50_000), close.repeat(50_000));
        assert!(read(Format::Html, page.as_bytes()).text.contains('x'));
        lap(open);
    }
    for page in [
        "<![CDATA[".repeat(50_000),
        "<p a=".repeat(50_000),
        "&".repeat(200_000),
        "<!--".repeat(50_000),
        "<a b='".repeat(50_000),
        "<![CDATA[]]>".repeat(50_000),
    ] {
        read(Format::Html, page.as_bytes());
        lap(&page[..5]);
    }
    for page in [
        ">".repeat(20_000),
        "- ".repeat(20_000),
        "[".repeat(50_000),
        "**a ".repeat(50_000),
        "`".repeat(50_000),
        "![".repeat(20_000),
        "|a".repeat(20_000),
        "<!--".repeat(50_000),
    ] {
        read(Format::Markdown, page.as_bytes());
        lap(&page[..2]);
    }
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}

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

//! HTML and Markdown: what is read of them, and what becomes of it when it is mended.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on should panic")]

#[path = "../laws/mod.rs"]
mod laws;
mod properties;

use newslint::Source;
use newslint::document::BlockKind;
use newslint::read::{Format, Reading};

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

//! Pages, Markdown and translations: the text is checked and mended, the markup stays.

use super::*;

fn found(name: &str, text: &str, words: &[&str]) -> Vec<(String, String)> {
    let f = folder(&[(name, text.as_bytes())]);
    let run = newslint(f.path(), &[words, &["--format", "jsonl", name]].concat());
    for d in jsonl(&run) {
        let offset = |key: &str| usize::try_from(d[key].as_u64().unwrap()).unwrap();
        assert_eq!(&text[offset("start")..offset("end")], d["text"].as_str().unwrap(), "the bytes of the file");
    }
    let pair = |d: &Value| (d["rule"].as_str().unwrap().to_owned(), d["text"].as_str().unwrap().to_owned());
    jsonl(&run).iter().map(pair).collect()
}

fn fixed(name: &str, text: &str, words: &[&str]) -> String {
    let f = folder(&[(name, text.as_bytes())]);
    newslint(f.path(), &[words, &["--fix", name]].concat());
    fs::read_to_string(f.path().join(name)).unwrap()
}

fn pairs(all: &[(&str, &str)]) -> Vec<(String, String)> {
    all.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
}

#[test]
fn a_page_is_mended_and_stays_the_page_it_was() {
    let page = "<!DOCTYPE html>\r\n<html><head><title>ట్రంప్తో భేటీ</title>\r\n<script>var a = 'ట్రంప్తో &nbsp;';</script></head>\r\n\
<body class=x><nav>బీజింగ్లో</nav><article>\r\n  <p>ప్రధాని <b>ట్రంప్</b>తో, <a href=\"/a?b&c\">బీజింగ్లో</a>\r\n  భేటీ&nbsp;అయ్యారు.</p>\r\n\
<img src=a.jpg alt='జిన్పింగ్తో \"భేటీ\"'><p>చైనా&amp;nbsp;రష్యా <i>5 &lt; 6</i></p></article></body></html>\r\n";
    let expected = page
        .replace("<b>ట్రంప్</b>", "<b>ట్రంప్\u{200C}</b>")
        .replace("<title>ట్రంప్తో", "<title>ట్రంప్\u{200C}తో")
        .replace("<a href=\"/a?b&c\">బీజింగ్లో", "<a href=\"/a?b&c\">బీజింగ్\u{200C}లో")
        .replace("జిన్పింగ్తో", "జిన్\u{200C}పింగ్\u{200C}తో")
        .replace("భేటీ&nbsp;అయ్యారు", "భేటీ అయ్యారు")
        .replace("చైనా&amp;nbsp;రష్యా", "చైనా రష్యా");
    let rules = &["--select", "joiners,links,whitespace-irregular"];
    assert_eq!(fixed("a.html", page, rules), expected);
    let all = found("a.html", page, rules);
    assert!(all.contains(&("html-entity-or-tag".into(), "&amp;nbsp;".into())), "{all:?}");
    assert!(all.contains(&("whitespace-irregular".into(), "&nbsp;".into())), "{all:?}");
    assert!(!all.iter().any(|(rule, text)| rule == "html-entity-or-tag" && text != "&amp;nbsp;"), "{all:?}");
}

#[test]
fn joiners_are_written_as_the_page_writes_them() {
    let page = "<p>జిన్&zwnj;పింగ్ ట్రంప్తో</p>";
    assert_eq!(fixed("a.html", page, &[]), "<p>జిన్&zwnj;పింగ్ ట్రంప్&zwnj;తో</p>");
    assert_eq!(fixed("a.htm", &page.replace("&zwnj;", "&#8204;"), &[]), "<p>జిన్&#8204;పింగ్ ట్రంప్&#8204;తో</p>");
    // What is right in one way is right in the other.
    assert_eq!(found("a.html", "<p>జిన్&#x200C;పింగ్ ట్రంప్<!-- x -->\u{200C}తో భేటీ అయ్యారు.</p>", &[]), []);
}

#[test]
fn a_word_runs_through_tags_and_ends_with_its_block() {
    // A finding across a tag is reported; a fix that would cut the tag is not made.
    let page = "<p>ప్రధాని మరియు <b>మరియు</b> మంత్రి.</p>";
    assert_eq!(fixed("a.html", page, &["--unsafe-fixes"]), page);
    assert_eq!(found("a.html", "<table><tr><td>న్యాయస్థానం<td>న్యాయస్థానం</table>", &[]), []);
    assert_eq!(found("a.html", "<p>న్యాయస్థానం\nన్యాయస్థానం</p>", &[]).len(), 1, "a line end is a space");
    assert_eq!(fixed("a.html", "<p>న్యాయస్థానం\nన్యాయస్థానం తీర్పు</p>", &["--unsafe-fixes"]), "<p>న్యాయస్థానం తీర్పు</p>");
}

#[test]
fn comments_to_newslint_work_in_pages_and_markdown() {
    let page = "<body>\n<!-- newslint-disable-next-line missing-zwnj -->\n<p>ట్రంప్తో భేటీ</p>\n<p>ట్రంప్తో భేటీ<!-- newslint-disable-line joiners --></p>\n";
    assert_eq!(found("a.html", page, &[]), []);
    let unused = page.replace("ట్రంప్తో", "ట్రంప్\u{200C}తో");
    assert_eq!(
        fixed("a.html", &unused, &[]),
        "<body>\n<p>ట్రంప్\u{200C}తో భేటీ</p>\n<p>ట్రంప్\u{200C}తో భేటీ</p>\n",
        "and are taken away"
    );
    let text =
        "<!-- newslint-disable-next-line missing-zwnj -->\nట్రంప్తో భేటీ\n\nబీజింగ్లో <!-- newslint-disable-line joiners -->\n";
    assert_eq!(found("a.md", text, &[]), []);
    let whole = "<html><head><!-- newslint-disable-file joiners: an old page --></head><p>ట్రంప్తో</p>";
    assert_eq!(found("a.html", whole, &[]), []);
}

#[test]
fn markdown_is_mended_and_its_code_and_links_are_let_be() {
    let text = "---\ntitle: ట్రంప్తో భేటీ\nslug: ట్రంప్తో\n---\n# బీజింగ్లో **సమావేశం**\n\n- `ట్రంప్తో` [ట్రంప్తో](http://a.in/ట్రంప్తో) &amp; co.\n\n```\nట్రంప్తో\n```\n\n| ట్రంప్తో |\n|--|\n";
    let expected = "---\ntitle: ట్రంప్\u{200C}తో భేటీ\nslug: ట్రంప్తో\n---\n# బీజింగ్\u{200C}లో **సమావేశం**\n\n- `ట్రంప్తో` [ట్రంప్\u{200C}తో](http://a.in/ట్రంప్తో) &amp; co.\n\n```\nట్రంప్తో\n```\n\n| ట్రంప్\u{200C}తో |\n|--|\n";
    assert_eq!(fixed("a.md", text, &[]), expected);
    let links = "పూర్తి [కథనం](http://example.org/a) చదవండి.\n\nపూర్తి [కథనం](http://example.org/a చదవండి.\n";
    assert_eq!(
        found("a.md", links, &["--select", "markup-residue"]),
        pairs(&[("markup-residue", "[కథనం](http://example.org/a")])
    );
    let residue = "మంత్రివర్గం **కీలక నిర్ణయం** తీసుకుంది. \\*\\*ఇది\\*\\* గుర్తు.\n";
    assert_eq!(found("a.md", residue, &["--select", "markup-residue"]), pairs(&[("markup-residue", "\\*\\*ఇది\\*\\*")]));
}

#[test]
fn translations_are_read_and_their_originals_are_not() {
    let po = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n#: a.c:1\nmsgctxt \"menu\"\nmsgid \"ట్రంప్తో\"\nmsgstr \"\"\n\"ట్రంప్తో \\\"భేటీ\\\"\\n\"\n\"బీజింగ్లో\"\n\nmsgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"ట్రంప్తో\"\nmsgstr[1] \"\"\n";
    let expected = po
        .replace("\"ట్రంప్తో \\", "\"ట్రంప్\u{200C}తో \\")
        .replace("\"బీజింగ్లో", "\"బీజింగ్\u{200C}లో")
        .replace("[0] \"ట్రంప్తో", "[0] \"ట్రంప్\u{200C}తో");
    assert_eq!(fixed("te.po", po, &[]), expected);
    let xliff = "<?xml version=\"1.0\"?>\n<xliff version=\"1.2\"><file><body><trans-unit id=\"u1\"><source>ట్రంప్తో</source>\n<target state=\"final\">ట్రంప్తో <ph id=\"1\">&lt;ట్రంప్తో&gt;</ph> R&amp;D <g id=\"2\">బీజింగ్లో</g></target></trans-unit></body></file></xliff>\n";
    let expected = xliff
        .replace("final\">ట్రంప్తో", "final\">ట్రంప్\u{200C}తో")
        .replace("<g id=\"2\">బీజింగ్లో", "<g id=\"2\">బీజింగ్\u{200C}లో");
    assert_eq!(fixed("te.xlf", xliff, &[]), expected);
    assert_eq!(found("te.xlf", xliff, &[]), pairs(&[("missing-zwnj", "ట్రంప్తో"), ("missing-zwnj", "బీజింగ్లో")]));
}

#[test]
fn a_rule_of_ones_own_may_speak_of_headlines_alone() {
    let rule = PACK_RULE.replace("[summary]", "blocks = [\"title\", \"heading\"]\n[summary]")
        + "[[bad]]\ntext = \"పది క్వింటా ధాన్యం\"\nat = \"క్వింటా\"\nfixed = \"పది క్వింటాల్ ధాన్యం\"\n";
    let page = "<h1>పది క్వింటా ధాన్యం</h1><p>పది క్వింటా ధాన్యం</p><h2>పది క్వింటా ధాన్యం</h2>";
    let f = folder(&[
        ("r/a.toml", rule.as_bytes()),
        ("a.html", page.as_bytes()),
        ("a.txt", b"a"),
        ("bad/a.toml", rule.replace("heading", "headline").as_bytes()),
    ]);
    let run = newslint(f.path(), &["--rules", "r", "--select", "house-quint", "--fix", "a.html"]);
    assert_eq!(code(&run), 0, "{}", err(&run));
    let expected = "<h1>పది క్వింటాల్ ధాన్యం</h1><p>పది క్వింటా ధాన్యం</p><h2>పది క్వింటాల్ ధాన్యం</h2>";
    assert_eq!(fs::read_to_string(f.path().join("a.html")).unwrap(), expected);
    assert_eq!(code(&newslint(f.path(), &["rules", "test", "r"])), 0, "its examples are headlines");
    assert!(err(&newslint(f.path(), &["--rules", "bad", "a.txt"])).contains("headline"));
}

#[test]
fn structure_is_known_where_the_format_tells_it() {
    let strict = &["--profile", "strict", "--select", "structure,missing-terminal-punctuation,sentence-near-duplicate"];
    let body = "సదస్సు మంగళవారం ముగిసింది. సాయం చేస్తామని పుతిన్ చెప్పారు";
    let rules = |page: &str| -> Vec<String> { found("a.html", page, strict).into_iter().map(|(r, _)| r).collect() };
    assert_eq!(rules(&format!("<h1>{body}</h1><h2>{body}</h2><p>కథ ముగిసింది.</p>")), Vec::<String>::new());
    assert_eq!(rules(&format!("<p>{body}</p><p>కథ ముగిసింది.</p>")), ["missing-terminal-punctuation"]);
    assert_eq!(rules("<p>కథ ముగిసింది.</p><h2>ఆర్థిక సహకారం</h2>"), ["empty-or-orphan-heading"]);
    assert_eq!(rules("<p>కథ ముగిసింది.</p><h2>ఆర్థిక సహకారం</h2><p>చర్చలు జరిగాయి.</p><p>మన విలేకరి</p>"), Vec::<String>::new());
    let cut = "<p>రెండు రోజుల పర్యటన మంగళవారం ముగిసింది. ఆయన బుధవారం ఢిల్లీకి చేరుకుని ప్రధానితో</p>";
    assert_eq!(
        rules(&format!("{cut}<figure><img alt='ఫొటో'><figcaption>ఫొటో</figcaption></figure>")),
        ["truncated-ending"]
    );
    let headline = "రెండు రోజుల పర్యటనకు ఢిల్లీ చేరుకున్న రష్యా అధ్యక్షుడు పుతిన్";
    assert_eq!(rules(&format!("<title>{headline}</title><h1>{headline}</h1><p>కథ ముగిసింది.</p>")), Vec::<String>::new());
}

//! Statistics, timing, and the page about many articles.

use super::*;

#[test]
fn statistics_count_per_rule_per_file_and_per_thousand_words() {
    let f = folder(&[("a.txt", FAULTY.as_bytes()), ("b.txt", CLEAN.as_bytes())]);
    let run = newslint(f.path(), &["--statistics", "--format", "json", "."]);
    assert_eq!(code(&run), 1, "the gate is the same");
    let all: Value = serde_json::from_str(&out(&run)).unwrap();
    // FAULTY has seven words, CLEAN seven.
    assert_eq!((all["files"].as_u64(), all["words"].as_u64(), all["findings"].as_u64()), (Some(2), Some(14), Some(2)));
    assert_eq!(all["per_1000_words"], 142.86);
    assert_eq!(all["rules"]["missing-zwnj"]["findings"], 2);
    assert_eq!(all["by_file"][1], serde_json::json!({ "path": "./b.txt", "articles": 1, "words": 7, "findings": 0 }));
    let table = out(&newslint(f.path(), &["--statistics", "."]));
    assert!(table.contains("142.86  missing-zwnj") && table.contains("285.71  ./a.txt"), "{table}");
}

#[test]
fn timing_names_every_rule_that_ran() {
    let f = folder(&[("a.txt", FAULTY.as_bytes())]);
    let run = newslint(f.path(), &["--timing", "--select", "joiners,bare-url", "--format", "concise", "."]);
    assert_eq!(out(&run).lines().count(), 2, "the findings are shown as ever");
    let shown = err(&run);
    assert!(shown.contains(" ms ") && shown.contains("missing-zwnj") && shown.contains("bare-url"), "{shown}");
    assert!(!shown.contains("not-nfc"), "{shown}");
}

#[test]
fn the_page_about_many_articles_is_one_file_that_fetches_nothing() {
    let f = folder(&[
        ("desk/a.txt", FAULTY.as_bytes()),
        ("desk/b.txt", CLEAN.as_bytes()),
        ("wire/<c> & d.txt", "సమావేశం <script>alert(1)</script> ముగిసింది.\n".as_bytes()),
    ]);
    let run = newslint(f.path(), &["report", "desk", "wire", "-o", "page.html"]);
    assert_eq!(code(&run), 0, "{}", err(&run));
    assert_eq!(out(&run), "Wrote page.html (3 articles)\n");
    let page = fs::read_to_string(f.path().join("page.html")).unwrap();
    assert!(page.contains("<mark>ట్రంప్తో</mark> భేటీ"), "{page}");
    assert!(page.contains("wire/&lt;c&gt; &amp; d.txt") && !page.contains("<script"), "{page}");
    for fetched in ["src=", "@import", "url(", "<link"] {
        assert!(!page.contains(fetched), "{fetched}");
    }
    // An article of 7 words counts as 300: two errors cost 20.
    assert!(page.contains("desk/a.txt</td><td class=\"n\">80</td>"), "{page}");
    newslint(f.path(), &["report", "--lang", "te", "."]);
    assert!(fs::read_to_string(f.path().join("newslint-report.html")).unwrap().contains("వార్తల నాణ్యత"));
    assert_eq!(code(&newslint(f.path(), &["report", "gone"])), 2);
}

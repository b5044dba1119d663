//! The page itself.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{Article, OfRule, Quality, SHORT, WEIGHT_OF_ERROR, WEIGHT_OF_WARNING};
use crate::config::Lang;
use crate::engine::Registry;

/// Articles in the table of the worst.
const WORST: usize = 25;
/// Articles in the whole list; a page of more is no use to a reader.
const MOST: usize = 5000;

/// The words of the page.
struct Phrases {
    title: &'static str,
    articles: &'static str,
    words: &'static str,
    findings: &'static str,
    rate: &'static str,
    score: &'static str,
    clean: &'static str,
    median: &'static str,
    by_score: &'static str,
    by_findings: &'static str,
    worst: &'static str,
    rules: &'static str,
    all: &'static str,
    article: &'static str,
    errors: &'static str,
    warnings: &'static str,
    infos: &'static str,
    in_articles: &'static str,
}

const EN: Phrases = Phrases {
    title: "Quality of the articles",
    articles: "articles",
    words: "words",
    findings: "findings",
    rate: "findings per 1,000 words",
    score: "score",
    clean: "articles without findings",
    median: "score in the middle",
    by_score: "Articles by score",
    by_findings: "Articles by number of findings",
    worst: "The worst articles",
    rules: "What was found, with examples",
    all: "All articles with findings",
    article: "article",
    errors: "errors",
    warnings: "warnings",
    infos: "info",
    in_articles: "in articles",
};

const TE: Phrases = Phrases {
    title: "వార్తల నాణ్యత",
    articles: "వార్తలు",
    words: "పదాలు",
    findings: "లోపాలు",
    rate: "వెయ్యి పదాలకు లోపాలు",
    score: "స్కోరు",
    clean: "లోపాలు లేని వార్తలు",
    median: "మధ్య స్కోరు",
    by_score: "స్కోర్ల వారీగా వార్తలు",
    by_findings: "లోపాల సంఖ్య వారీగా వార్తలు",
    worst: "ఎక్కువ లోపాలున్న వార్తలు",
    rules: "కనిపించిన లోపాలు, ఉదాహరణలు",
    all: "లోపాలున్న అన్ని వార్తలు",
    article: "వార్త",
    errors: "తప్పులు",
    warnings: "హెచ్చరికలు",
    infos: "సూచనలు",
    in_articles: "ఉన్న వార్తలు",
};

pub(super) fn page(quality: &Quality, registry: &Registry, lang: Lang) -> String {
    let (w, code) = match lang {
        Lang::En => (&EN, "en"),
        Lang::Te => (&TE, "te"),
    };
    let mut worst: Vec<&Article> = quality.articles.iter().filter(|a| a.findings() > 0).collect();
    worst.sort_by(|a, b| (a.score(), b.findings(), &a.path).cmp(&(b.score(), a.findings(), &b.path)));
    let page = html! {
        (DOCTYPE)
        html lang=(code) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                // Nothing is fetched, whatever an article holds.
                meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'";
                title { "newslint: " (w.title) }
                style { (PreEscaped(include_str!("page.css"))) }
            }
            body {
                h1 { (w.title) }
                p { (explanation(lang)) }
                (totals(quality, w))
                h2 { (w.by_score) }
                (by_score(quality))
                h2 { (w.by_findings) }
                (by_findings(quality))
                @if !worst.is_empty() {
                    h2 { (w.worst) }
                    (table(&worst[..worst.len().min(WORST)], w))
                    h2 { (w.rules) }
                    (rules(quality, registry, lang, w))
                    @if worst.len() > WORST {
                        h2 { (w.all) }
                        details {
                            summary { (group(worst.len())) " " (w.articles) }
                            (table(&worst[..worst.len().min(MOST)], w))
                            @if worst.len() > MOST { p { "… +" (group(worst.len() - MOST)) } }
                        }
                    }
                }
            }
        }
    };
    page.into_string()
}

fn explanation(lang: Lang) -> String {
    match lang {
        Lang::En => format!(
            "A score is 100 less the findings per 1,000 words, an error counted {WEIGHT_OF_ERROR} times, a warning \
             {WEIGHT_OF_WARNING} time, info not at all. An article of fewer than {SHORT} words counts as one of {SHORT}."
        ),
        Lang::Te => format!(
            "స్కోరు: 100 నుంచి వెయ్యి పదాలకు ఉన్న లోపాలను తీసేస్తే వచ్చేది. ఒక్కో తప్పుకు {WEIGHT_OF_ERROR}, \
             హెచ్చరికకు {WEIGHT_OF_WARNING} తగ్గుతాయి; సూచనలకు తగ్గవు. {SHORT} పదాల కన్నా చిన్న వార్తను {SHORT} పదాలదిగా లెక్కిస్తాం."
        ),
    }
}

fn totals(quality: &Quality, w: &Phrases) -> Markup {
    let articles = &quality.articles;
    let words: usize = articles.iter().map(|a| a.words).sum();
    let findings: usize = articles.iter().map(Article::findings).sum();
    let mut scores: Vec<usize> = articles.iter().map(Article::score).collect();
    scores.sort_unstable();
    let median = scores.get(scores.len() / 2).copied().unwrap_or(100);
    let clean = articles.iter().filter(|a| a.findings() == 0).count();
    // In tenths, which is as exact as it is useful.
    let rate = 10_000 * findings / words.max(1);
    html! {
        dl.totals {
            div { dt { (w.articles) } dd { (group(articles.len())) } }
            div { dt { (w.words) } dd { (group(words)) } }
            div { dt { (w.findings) } dd { (group(findings)) } }
            div { dt { (w.rate) } dd { (rate / 10) "." (rate % 10) } }
            div { dt { (w.median) } dd { (median) } }
            div { dt { (w.clean) } dd { (group(clean)) } }
        }
    }
}

/// How many articles have each score, in steps of ten.
fn by_score(quality: &Quality) -> Markup {
    let mut bins: Vec<(String, usize)> =
        (0..10).map(|i| (format!("{}–{}", i * 10, if i == 9 { 100 } else { i * 10 + 9 }), 0)).collect();
    for article in &quality.articles {
        bins[(article.score() / 10).min(9)].1 += 1;
    }
    bars(&bins)
}

/// How many articles have no finding, one, two, …
fn by_findings(quality: &Quality) -> Markup {
    const STEPS: [(usize, &str); 9] =
        [(0, "0"), (1, "1"), (2, "2"), (3, "3"), (4, "4"), (5, "5–9"), (10, "10–19"), (20, "20–49"), (50, "50+")];
    let mut bins: Vec<(String, usize)> = STEPS.iter().map(|(_, label)| ((*label).to_owned(), 0)).collect();
    for article in &quality.articles {
        // The first step is 0, so there always is one.
        let step = STEPS.partition_point(|(from, _)| *from <= article.findings()) - 1;
        bins[step].1 += 1;
    }
    bars(&bins)
}

fn bars(bins: &[(String, usize)]) -> Markup {
    let most = bins.iter().map(|(_, count)| *count).max().unwrap_or(0);
    html! {
        div.spread {
            @for (label, count) in bins {
                div {
                    b { (group(*count)) }
                    i style=(share(*count, most)) {}
                    span { (label) }
                }
            }
        }
    }
}

fn table(articles: &[&Article], w: &Phrases) -> Markup {
    html! {
        table {
            thead {
                tr {
                    th { (w.article) }
                    th.n { (w.score) }
                    th.n { (w.errors) }
                    th.n { (w.warnings) }
                    th.n.wide { (w.infos) }
                    th.n.wide { (w.words) }
                }
            }
            tbody {
                @for a in articles {
                    tr {
                        td.path { (a.path) }
                        td.n { (a.score()) }
                        td.n { (a.errors) }
                        td.n { (a.warnings) }
                        td.n.wide { (a.infos) }
                        td.n.wide { (group(a.words)) }
                    }
                }
            }
        }
    }
}

fn rules(quality: &Quality, registry: &Registry, lang: Lang, w: &Phrases) -> Markup {
    let mut rules: Vec<_> = quality.rules.iter().collect();
    rules.sort_by(|a, b| (b.1.severity, b.1.findings, a.0).cmp(&(a.1.severity, a.1.findings, b.0)));
    let most = rules.iter().map(|(_, r)| r.findings).max().unwrap_or(0);
    let summary = |id: &str| registry.get(id).map(|e| lang.pick(&e.manifest.summary)).unwrap_or_default();
    html! {
        @for (i, (id, rule)) in rules.into_iter().enumerate() {
            details open[i < 3] {
                summary {
                    span.count { (group(rule.findings)) }
                    code.(rule.severity.as_str()) { (id) } " " (summary(id))
                    span.bar { i style=(share(rule.findings, most)) {} }
                }
                p { (w.in_articles) ": " (group(rule.articles)) }
                (examples(rule))
            }
        }
    }
}

fn examples(rule: &OfRule) -> Markup {
    html! {
        ul {
            @for e in &rule.examples {
                li {
                    span lang="te" { (e.before) mark { (e.fault) } (e.after) }
                    small { (e.message) }
                    small { (e.path) ":" (e.line) }
                }
            }
        }
    }
}

fn share(count: usize, most: usize) -> String {
    let thousandths = 1000 * count / most.max(1);
    format!("--share:{}.{:03}", thousandths / 1000, thousandths % 1000)
}

/// A number with commas between thousands.
fn group(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

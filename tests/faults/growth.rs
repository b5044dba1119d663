//! Time grows with the text, not faster: what takes a second at one size takes some four at four times the size, whatever
//! the text is made of.

use std::sync::LazyLock;

use newslint::read::{Format, Reading};
use newslint::{ConfigFile, Linter};

use super::*;

/// How growth is measured, and how much of it is allowed.
#[derive(Clone, Copy)]
struct Measure {
    /// Bytes of the smaller text; the larger has four times as many.
    size: usize,
    /// How many times as much the larger may cost. Work that grows with the square takes 16 times.
    most: f64,
    cost: Cost,
}

const USUAL: Measure = Measure { size: 60_000, most: 6.0, cost: on_core };
/// What takes less at the larger size is quick enough whatever it took before, in seconds.
const QUICK: f64 = 0.25;
/// A machine that does other things at the same time is asked again, with a pause that lets these end.
const TRIES: u32 = 10;
const PAUSE: Duration = Duration::from_millis(100);

static STRICT: LazyLock<Linter> = LazyLock::new(|| {
    let toml = "profile = \"strict\"";
    Linter::new(&ConfigFile::parse(toml, "test").unwrap().into_config("test", toml)).unwrap()
});

/// What work costs, in seconds.
type Cost = fn(&dyn Fn()) -> f64;

/// The time that this thread had a core, where the system tells; whatever else runs takes none of it.
fn on_core(work: &dyn Fn()) -> f64 {
    let spent = || -> Option<f64> {
        let all = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        Some(all.split(' ').next()?.parse::<f64>().ok()? / 1e9)
    };
    let before = spent();
    let by_the_clock = by_the_clock(work);
    // A system that tells nothing says 0.
    before.zip(spent()).map(|(before, after)| after - before).filter(|s| *s > 0.0).unwrap_or(by_the_clock)
}

fn by_the_clock(work: &dyn Fn()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64()
}

/// Fails where the cost of four times the text is out of proportion in every try; sizes take turns, and of each the least
/// counts.
fn grows(what: &str, measure: Measure, text: impl Fn(usize) -> String, work: &dyn Fn(&str)) {
    let Measure { size, most: allowed, cost } = measure;
    let (small, large) = (text(size), text(4 * size));
    let (mut least, mut most) = (f64::MAX, f64::MAX);
    for n in 0..TRIES {
        std::thread::sleep(n * PAUSE);
        least = least.min(cost(&|| work(&small)));
        most = most.min(cost(&|| work(&large)));
        if most < QUICK || most / least < allowed {
            return;
        }
    }
    panic!("{what}: {least:.3} s for {size} bytes, {most:.3} s for four times as many");
}

fn grows_like_the_text(what: &str, text: impl Fn(usize) -> String, work: &dyn Fn(&str)) {
    grows(what, USUAL, text, work);
}

fn of(part: &str) -> impl Fn(usize) -> String {
    move |size| part.repeat(size / part.len() + 1)
}

fn check(text: &str) {
    STRICT.check_bytes(text.as_bytes()).unwrap();
}

#[test]
fn hostile_texts_take_time_in_proportion() {
    for part in [
        // Words and signs without end.
        "కాలి",
        "క్",
        "a",
        "ా",
        "\u{0301}",
        "\u{200C}",
        "్\u{200C}",
        "క\u{200B}",
        "ట్రంప్తో,పుతిన్;",
        // Marks with and without partners.
        "\"",
        "“",
        "“”",
        "(",
        "క)",
        "[](x",
        "<b>",
        "&a",
        "`a",
        "@a ",
        "#క",
        "https://t.co/ab12 ",
        "https://a.example.in/x ",
        // Lines.
        "\n",
        "\r",
        "క\n",
        " ",
        ". ",
        "1,",
        "2024 జనవరి 45 సోమవారం ",
        // One paragraph, clean and full of faults.
        "అధ్యక్షుడు నిన్న ఢిల్లీలో మాట్లాడారు. రైతులకు సాయం చేస్తామని చెప్పారు. ",
        "అధ్యక్షుడు ట్రంప్తో భేటీ అయ్యారు మరియు మరియు వెళ్లారు. ",
        "పుతిన్ పుటిన్ Putin ",
        // Comments.
        "<!-- newslint-disable-next-line bare-url -->\n",
        "<!-- newslint-disable bare-ur, x, y -->క ",
        "<!-- newslint-disable bare-url --><!-- newslint-enable joiners -->",
        "<!-- newslint-disable-line joiners --> ట్రంప్తో\n",
    ] {
        grows_like_the_text(part, of(part), &check);
    }
    let halves = |size| "(".repeat(size / 4) + &"”".repeat(size / 4);
    grows_like_the_text("brackets, then quotes", halves, &check);
}

#[test]
fn a_word_of_ten_million_bytes_takes_time_in_proportion() {
    let word = |size: usize| "కాలి".repeat(size / "కాలి".len());
    grows("one word", Measure { size: 2_500_000, ..USUAL }, word, &check);
    let few = Measure { size: 25_000, ..USUAL };
    let signs = |count: usize| format!("క{}", "\u{0301}".repeat(count));
    grows("combining marks", few, signs, &check);
    let vowels = |count: usize| format!("క{}", "ా".repeat(count));
    grows("vowel signs", few, vowels, &check);
}

#[test]
fn hostile_files_of_every_format_take_time_in_proportion() {
    for (format, parts) in [
        (
            Format::Html,
            &["<div>", "<b>", "</b>", "<ul><li>క", "<table><td>", "<p title='క'>", "<!--", "<", "&", "&zwnj;", "<p>క"]
                [..],
        ),
        (
            Format::Markdown,
            &["> ", "- ", "1. ", "[", "[x](", "![", "*a", "_a_ ", "`", "|", "|-|\n", "<b>", "\\", "# క\n"],
        ),
        (Format::Json, &["[", "{\"text\":", "{\"text\": \"", "{\"text\": \"క\"},", "\\u0c15", "\""]),
        (Format::Jsonl, &["{\"text\": \"క\"}\n", "{\n"]),
        (Format::Csv, &["text\n", "text,", "text\n\"", "\"\"", "text\nక,\n"]),
        (Format::Po, &["msgid \"a\"\nmsgstr \"క\"\n", "msgstr \"", "\"క\"\n", "\\n"]),
        (
            Format::Xliff,
            &["<target>", "<target>క", "<g>", "<unit id='u'><target>క</target></unit>", "<ph>", "&", "]]>"],
        ),
    ] {
        let reading = Reading::new(format, std::sync::Arc::default());
        for part in parts {
            // The beginning says what the rest is.
            let text = |size: usize| {
                let start = match format {
                    Format::Json if part.starts_with(['\\', '"']) => "{\"text\": \"",
                    Format::Json if part.ends_with(',') => "[",
                    Format::Po => "msgid \"a\"\nmsgstr \"",
                    Format::Xliff => "<xliff><unit><target>",
                    _ => "",
                };
                start.to_owned() + &of(part)(size)
            };
            let work = |text: &str| drop(STRICT.check_file(text.as_bytes(), &reading, &mut |_| {}));
            grows_like_the_text(&format!("{format:?} {part}"), text, &work);
        }
    }
}

/// Names that differ, as many as fit: letters chosen by a fixed rule that does not repeat itself.
fn names(size: usize) -> String {
    let letters: Vec<char> = "కగచజటడతదనపబమయరలవశసహ".chars().collect();
    let signs = ["", "ా", "ి", "ు", "ె", "ో"];
    let mut seed = 1_u32;
    let mut next = |n: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize % n
    };
    let mut out = String::new();
    while out.len() < size {
        for _ in 0..2 + next(3) {
            out.push(letters[next(letters.len())]);
            out.push_str(signs[next(signs.len())]);
        }
        out.push_str(["్తో ", "ిన్ ", "కు ", "్ ", "లో.\n"][next(5)]);
    }
    out
}

#[test]
fn many_names_take_time_in_proportion() {
    // A name is compared with those that are near it, and of these there are more in a longer text, up to a limit.
    grows("many names", Measure { most: 10.0, ..USUAL }, names, &check);
}

#[test]
fn reports_of_many_findings_on_one_line_take_time_in_proportion() {
    for format in ["pretty", "sarif", "gitlab", "json", "markdown", "github"] {
        let work = |text: &str| {
            let f = folder(&[("a.txt", text.as_bytes())]);
            newslint(f.path(), &["--quiet", "--format", format, "a.txt"]);
        };
        let text = |size: usize| "అధ్యక్షుడు ట్రంప్తో భేటీ అయ్యారు మరియు మరియు వెళ్లారు. ".repeat(size / 500);
        // Another process does it: what it costs is seen by the clock alone.
        grows(format, Measure { cost: by_the_clock, ..USUAL }, text, &work);
    }
}

#[test]
fn a_rule_of_ones_own_cannot_take_all_memory() {
    let rule = |regex: &str, replace: &str| {
        format!(
            "id = \"our-rule\"\nseverity = \"error\"\nfix = \"safe\"\n[summary]\nen = \"s\"\nte = \"s\"\n[message]\nen = \"m\"\nte = \"m\"\n\
             [pattern]\nregex = '{regex}'\nliterals = [\"భేటీ\"]\n{replace}"
        )
    };
    // What the expression compiles to is limited, and the error says so.
    let huge = rule("(?:భేటీ\\w{1000}){1000}", "");
    // A fix that makes work for itself would make the text a thousand times longer in each round.
    let feeding = rule("భేటీ", &format!("replace = \"{}\"\n", "భేటీ ".repeat(1000)));
    let f = folder(&[
        ("huge/a.toml", huge.as_bytes()),
        ("feeding/a.toml", feeding.as_bytes()),
        ("a.txt", FAULTY.as_bytes()),
    ]);
    let run = newslint(f.path(), &["--rules", "huge", "a.txt"]);
    assert_eq!(run.status.code(), Some(2), "{}", err(&run));
    assert!(err(&run).contains("size limit") && err(&run).contains("a.toml"), "{}", err(&run));
    let run = in_time(program(f.path(), &["--rules", "feeding", "--select", "our-rule", "--fix", "a.txt"]));
    assert_eq!(run.status.code(), Some(1), "{}", err(&run));
    assert_eq!(fs::read_to_string(f.path().join("a.txt")).unwrap(), FAULTY, "its fixes are left alone");
}

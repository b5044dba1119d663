//! What must hold for all text.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on should panic")]

use std::sync::LazyLock;

use newslint::{Applicability, Config, ConfigFile, Linter, Severity};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// Pieces of news that are whole, faulty or damaged, to be put together in any order.
fn piece() -> impl Strategy<Value = Vec<u8>> {
    let words = [
        "ట్రంప్తో",
        "బీజింగ్లో ",
        "జిన్పింగ్",
        "ట్రంప్ తో ",
        "పుతిన్ ",
        "పుటిన్ ",
        "Xi ",
        "Putin ",
        "జి జిన్పింగ్ ",
        "a ",
        "మరియు మరియు ",
        "న్యాయస్థానం న్యాయస్థానం ",
        "వెబ్\u{200C}సైట్ ",
        "వెబ్ సైట్ ",
        "రికార్డు\u{200C}ను ",
        "కేజ్రీవాల్\u{200C} ",
        "లోక్\u{200D}సభ ",
        "\u{200B}",
        "\u{FEFF}",
        "&nbsp;",
        "&lt;p&gt;",
        "<b>",
        "</p>",
        " https://t.co/ab12",
        "pic.twitter.com/x1 ",
        "— పేరు (@abc) \n",
        "](http://x.y/z ",
        "**",
        "ప్రభుత్వ0",
        "\u{0C95}ర్ణాటక ",
        "\u{092A}ుతిన్ ",
        "యాభ\u{0C46}\u{0C56} ",
        "“",
        "”",
        "(",
        ")",
        "\"",
        "\n",
        "\r\n",
        ". ",
        "`",
        "#మీటూ ",
        "@",
        "Also Read\n",
        "[1]",
        "{{",
        "\u{0C4D}",
        "\u{200C}",
        "\u{200D}",
        "0",
        "౦",
        "డిల్లీలో ",
    ];
    prop_oneof![
        6 => proptest::sample::select(words.to_vec()).prop_map(|w| w.as_bytes().to_vec()),
        1 => "[\u{0C00}-\u{0C7F}\u{200C}]{1,6}".prop_map(String::into_bytes),
        1 => ".{0,4}".prop_map(String::into_bytes),
        1 => proptest::collection::vec(any::<u8>(), 0..3),
    ]
}

fn article() -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(piece(), 0..24).prop_map(|pieces| pieces.concat())
}

/// Every rule. Built once: the lists take longer to read than an article.
static STRICT: LazyLock<Linter> = LazyLock::new(|| {
    let toml = "profile = \"strict\"";
    Linter::new(&ConfigFile::parse(toml, "test").unwrap().into_config("test", toml)).unwrap()
});
static ANOTHER: LazyLock<Linter> = LazyLock::new(|| Linter::new(&Config::default()).unwrap());
static DEFAULT: LazyLock<Linter> = LazyLock::new(|| Linter::new(&Config::default()).unwrap());

fn is_boundary(bytes: &[u8], at: usize) -> bool {
    at == bytes.len() || bytes[at] & 0xC0 != 0x80 || std::str::from_utf8(bytes).is_err()
}

proptest! {
    // The same cases every time, so that a red run tells of the change at hand; look wider by raising the number.
    #![proptest_config(ProptestConfig { cases: 400, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn spans_lie_in_the_file_on_character_boundaries(bytes in article()) {
        for found in STRICT.check_bytes(&bytes).into_iter().flatten() {
            let d = found.diagnostic;
            let edits = d.fixes.iter().flat_map(|f| &f.edits).map(|e| e.span);
            prop_assert!(!d.span.is_empty(), "{} reports nothing at all", d.rule);
            for span in edits.chain([d.span]) {
                let r = span.range();
                prop_assert!(r.start <= r.end && r.end <= bytes.len(), "{} {span:?}", d.rule);
                prop_assert!(is_boundary(&bytes, r.start) && is_boundary(&bytes, r.end), "{} cuts a character", d.rule);
            }
        }
    }

    #[test]
    fn fixing_twice_is_fixing_once(bytes in article()) {
        for level in [Applicability::Safe, Applicability::Unsafe] {
            let linter = &*STRICT;
            let Ok(once) = linter.fix(&bytes, level) else { continue };
            let twice = linter.fix(&once.bytes, level).unwrap();
            prop_assert_eq!(twice.fixes, 0, "{:?} then {:?}", String::from_utf8_lossy(&once.bytes), String::from_utf8_lossy(&twice.bytes));
        }
    }

    #[test]
    fn bytes_outside_edits_stay(bytes in article()) {
        let linter = &*STRICT;
        let Ok(found) = linter.check_bytes(&bytes) else { return Ok(()) };
        let diagnostics: Vec<_> = found.into_iter().map(|l| l.diagnostic).collect();
        let mut edits: Vec<_> = diagnostics.iter().flat_map(|d| &d.fixes).flat_map(|f| f.edits.clone()).collect();
        edits.sort_by_key(|e| e.span);
        let after = newslint::engine::apply(&bytes, &diagnostics, Applicability::Unsafe).bytes;
        // Whatever no edit covers is found again, in order.
        let mut rest = after.as_slice();
        let mut at = 0;
        for edit in &edits {
            let kept = &bytes[at.min(edit.span.start as usize)..edit.span.start as usize];
            let found = memchr::memmem::find(rest, kept);
            prop_assert!(found.is_some(), "{:?} is lost", String::from_utf8_lossy(kept));
            rest = &rest[found.unwrap_or(0) + kept.len()..];
            at = at.max(edit.span.end as usize);
        }
        prop_assert!(rest.ends_with(&bytes[at..]));
    }

    #[test]
    fn a_safe_fix_makes_no_new_error(bytes in article()) {
        let linter = &*STRICT;
        let Ok(before) = linter.check_bytes(&bytes) else { return Ok(()) };
        // Junk that cannot be seen hides faults (a doubled word, a handle) from the rules though not from a reader: that
        // it is gone brings them to light, it does not make them.
        if before.iter().any(|l| &*l.diagnostic.group == "encoding") {
            return Ok(());
        }
        let counts = |l: &&newslint::engine::Located| l.diagnostic.severity == Severity::Error;
        let errors = |found: &[newslint::engine::Located]| found.iter().filter(counts).count();
        let fixed = linter.fix(&bytes, Applicability::Safe).unwrap();
        prop_assert!(errors(&fixed.remaining.found) <= errors(&before), "{:?}", String::from_utf8_lossy(&fixed.bytes));
    }

    #[test]
    fn an_article_is_judged_alike_every_time(bytes in article()) {
        prop_assert_eq!(DEFAULT.check_bytes(&bytes), ANOTHER.check_bytes(&bytes));
    }
}

//! What must hold for all text.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on should panic")]

mod laws;

use newslint::engine::{Located, Setup};
use newslint::{Config, Linter, Registry};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// A syllable that Telugu has, or nearly: a conjunct, a joiner in or after it, a vowel sign, a mark.
fn syllable() -> impl Strategy<Value = String> {
    let conjunct = proptest::collection::vec("[క-హ]", 1..4);
    let joints = prop_oneof![8 => Just("\u{0C4D}"), 2 => Just("\u{0C4D}\u{200C}"), 1 => Just("\u{0C4D}\u{200D}")];
    let sign = proptest::option::weighted(0.6, "[\u{0C3E}-\u{0C44}\u{0C46}-\u{0C48}\u{0C4A}-\u{0C4D}]");
    let mark = proptest::option::weighted(0.15, "[\u{0C01}-\u{0C03}\u{200C}\u{200D}0o:]");
    (conjunct, joints, sign, mark)
        .prop_map(|(c, joint, sign, mark)| c.join(joint) + &sign.unwrap_or_default() + &mark.unwrap_or_default())
}

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
        "<!-- newslint-disable-next-line joiners -->",
        "<!-- newslint-disable names, bare-url: అలాగే -->",
        "<!-- newslint-enable -->",
        "<!-- newslint-",
        "-->",
        "10,00 ",
        "రూ.50 ",
        "2024 జనవరి 45 ",
        "\u{202E}",
        "\u{9B}2J",
        "\u{1B}[31m",
        "‘",
        "’",
        "\u{0C02}\u{0C02}",
        "!!",
        "?",
        ",",
        " ",
    ];
    prop_oneof![
        6 => proptest::sample::select(words.to_vec()).prop_map(|w| w.as_bytes().to_vec()),
        3 => proptest::collection::vec(syllable(), 1..5).prop_map(|all| all.concat().into_bytes()),
        1 => "[\u{0C00}-\u{0C7F}\u{200C}]{1,6}".prop_map(String::into_bytes),
        1 => ".{0,4}".prop_map(String::into_bytes),
        1 => proptest::collection::vec(any::<u8>(), 0..3),
    ]
}

fn article() -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(piece(), 0..24).prop_map(|pieces| pieces.concat())
}

/// A linter that has read nothing yet, on lists that are read once a thread.
fn fresh() -> Linter {
    thread_local! {
        static SHARED: (Config, Registry, Setup) =
            (Config::default(), Registry::built_in().unwrap(), Setup::new(&Config::default()));
    }
    SHARED.with(|(config, registry, setup)| Linter::with_setup(config, registry, setup).unwrap())
}

/// What is found in each of some articles, read by several threads at once.
fn together(linter: &Linter, articles: &[Vec<u8>], threads: usize) -> Vec<Option<Vec<Located>>> {
    let share = articles.len().div_ceil(threads).max(1);
    std::thread::scope(|scope| {
        let read = |part: &'_ [Vec<u8>]| part.iter().map(|a| linter.check_bytes(a).ok()).collect::<Vec<_>>();
        let all: Vec<_> = articles.chunks(share).map(|part| scope.spawn(move || read(part))).collect();
        all.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    })
}

proptest! {
    // The same cases every time, so that a red run tells of the change at hand; PROPTEST_CASES looks wider.
    #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn bytes_are_read_and_led_back(bytes in article()) {
        laws::reader(&bytes);
    }

    #[test]
    fn noise_harms_nothing(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        laws::reader(&bytes);
        laws::check(&bytes);
        laws::fixer(&bytes);
    }

    #[test]
    fn spans_lie_in_the_file_on_character_boundaries(bytes in article()) {
        laws::check(&bytes);
    }

    #[test]
    fn fixing_twice_is_fixing_once_and_harms_nothing(bytes in article()) {
        laws::fixer(&bytes);
    }

    #[test]
    fn neighbours_order_and_threads_change_nothing(articles in proptest::collection::vec(article(), 1..9)) {
        let alone: Vec<_> = articles.iter().map(|a| fresh().check_bytes(a).ok()).collect();
        let one = fresh();
        prop_assert_eq!(&together(&one, &articles, 1), &alone);
        // Again, when every word is known, backwards, and by several threads that share what they learn.
        let back: Vec<_> = articles.iter().rev().cloned().collect();
        let backwards: Vec<_> = alone.iter().rev().cloned().collect();
        prop_assert_eq!(&together(&one, &back, 1), &backwards);
        prop_assert_eq!(&together(&fresh(), &back, 3), &backwards);
    }
}

#[test]
fn an_article_is_judged_alike_after_more_words_than_are_remembered() {
    let article = "అధ్యక్షుడు ట్రంప్తో భేటీ అయ్యారు. పుతిన్ వచ్చారు, పుటిన్ వెళ్లారు.\n".as_bytes();
    let linter = fresh();
    let before = linter.check_bytes(article).unwrap();
    assert_eq!(before.len(), 2, "{before:?}");
    let letters: Vec<char> = ('క'..='హ').filter(|c| c.is_alphabetic()).collect();
    let word = |mut n: usize| {
        let mut digit = || {
            let c = letters[n % letters.len()];
            n /= letters.len();
            c
        };
        [digit(), digit(), digit(), digit()].iter().collect::<String>()
    };
    let words: Vec<String> = (0..140_000).map(word).collect();
    for text in words.chunks(5_000) {
        linter.check_bytes(text.join(" ").as_bytes()).unwrap();
        assert_eq!(linter.check_bytes(article).unwrap(), before);
    }
}

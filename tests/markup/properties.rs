//! What holds for any file of any format, however it is put together: the laws of the fuzzer, over files that look like
//! files.

use newslint::Applicability;
use newslint::Source;
use newslint::read::{Format, Reading};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::laws;

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

/// What the files of a format are made of besides text.
const JSON: [&str; 16] = [
    "{\"text\": \"",
    "\"}",
    "\", \"body\": \"",
    "\", \"n\": 5, \"title\": \"",
    "[\"",
    "\", \"",
    "\"]",
    "\"}\n{\"id\": 7, \"text\": \"",
    "\\u200c",
    "\\u0C24\\u0c4b ",
    "\\n",
    "\\\"",
    "\\\\",
    "\\ud83d",
    "null",
    "}",
];
const TABLE: [&str; 12] =
    ["id,text,title\n", "text;x\n", "text\turl\n", ",", ";", "\t", "\"", "\"\"", ",\"", "\",", "\"\n\"", "\n1,"];
const GETTEXT: [&str; 12] = [
    "msgid \"a\"\n",
    "msgstr \"",
    "\"\n",
    "\"\n\"",
    "\nmsgctxt \"x\"\n",
    "msgid_plural \"as\"\nmsgstr[0] \"",
    "#, fuzzy\n",
    "\\n",
    "\\\"",
    "\\\\",
    "\\",
    "%s",
];
const XLIFF: [&str; 14] = [
    "<trans-unit id='u'><source>a</source><target>",
    "</target></trans-unit>",
    "<unit id='v'><segment><target>",
    "<g id='1'>",
    "</g>",
    "<ph id='2'>%s</ph>",
    "<ph id='3'/>",
    "<![CDATA[",
    "]]>",
    "&#10;",
    "&",
    ";",
    "<",
    "</target>",
];

/// Bytes that a failure shows as text.
#[derive(Clone)]
struct Bytes(Vec<u8>);

impl std::fmt::Debug for Bytes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", String::from_utf8_lossy(&self.0))
    }
}

fn file(own: &[&'static str]) -> impl Strategy<Value = Bytes> + use<> {
    let pick = |pieces: &[&'static str]| proptest::sample::select(pieces.to_vec()).prop_map(|p| p.as_bytes().to_vec());
    let piece = prop_oneof![
        12 => pick(&PIECES),
        6 => pick(own),
        1 => "[\u{0C00}-\u{0C7F}\u{200C}]{1,6}".prop_map(String::into_bytes),
        1 => ".{0,4}".prop_map(String::into_bytes),
        1 => proptest::collection::vec(any::<u8>(), 0..3),
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| Bytes(pieces.concat()))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn html_holds(Bytes(bytes) in file(&PIECES)) {
        laws::html(&bytes);
    }

    #[test]
    fn markdown_holds(Bytes(bytes) in file(&PIECES)) {
        laws::markdown(&bytes);
    }

    #[test]
    fn json_holds(Bytes(bytes) in file(&JSON)) {
        laws::json(&bytes);
        laws::json(&[b"{\"text\": \"", &*bytes].concat());
    }

    #[test]
    fn tables_hold(Bytes(bytes) in file(&TABLE)) {
        laws::csv(&bytes);
    }

    #[test]
    fn catalogues_hold(Bytes(bytes) in file(&GETTEXT)) {
        laws::po(&bytes);
    }

    #[test]
    fn xliff_holds(Bytes(bytes) in file(&XLIFF)) {
        laws::xliff(&bytes);
    }

    #[test]
    fn mending_markdown_to_the_end_hides_no_words(Bytes(bytes) in file(&PIECES)) {
        let reading = Reading::new(Format::Markdown, std::sync::Arc::default());
        let Ok(fixed) = laws::strict().fix_file(&bytes, &reading, Applicability::Safe) else { return Ok(()) };
        let (Ok(before), Ok(after)) = (reading.contents(&bytes), reading.contents(&fixed.bytes)) else { return Ok(()) };
        let words = |s: &Source<'_>| s.text.chars().filter(|c| ('\u{C05}'..='\u{C39}').contains(c)).count();
        let (before, after) = (&before.articles[0].source, &after.articles[0].source);
        // Doubled words go, and nothing else does but by becoming code or HTML.
        prop_assert!(words(after) + 12 * fixed.fixes >= words(before), "{:?}", String::from_utf8_lossy(&fixed.bytes));
    }
}

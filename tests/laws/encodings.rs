//! Files in other encodings than UTF-8.

use newslint::read::{Declared, Format, Reading};
use newslint::{Applicability, Span};

use super::texts::{places, strict};

/// What a desk may say of a file; the first byte chooses.
const LABELS: [&str; 16] = [
    "auto",
    "auto",
    "auto",
    "auto",
    "utf-8",
    "utf-16le",
    "utf-16be",
    "windows-1252",
    "iso-8859-2",
    "windows-1251",
    "shift_jis",
    "euc-jp",
    "iso-2022-jp",
    "gb18030",
    "big5",
    "euc-kr",
];

/// The first byte says the encoding and whether it is a page, the rest is the file.
pub fn encodings(bytes: &[u8]) {
    let Some((&choice, file)) = bytes.split_first() else { return };
    let declared = Declared::parse(LABELS[usize::from(choice % 16)]).unwrap();
    let format = if choice & 16 == 0 { Format::Text } else { Format::Html };
    let reading = Reading::new(format, std::sync::Arc::default()).declared(declared);
    let opened = reading.open(file);
    let Some(map) = opened.map() else {
        assert!(opened.text() == file, "what is UTF-8 is its own text");
        return;
    };
    let text = std::str::from_utf8(opened.text()).unwrap();
    let mut covered = 0;
    for (at, c) in text.char_indices() {
        let range = map.to_original(Span::new(at, at + c.len_utf8())).range();
        // Several characters may stand for the same bytes, and bytes that shift between tables for none.
        assert!(range.start <= covered && covered <= range.end && range.end <= file.len(), "{range:?} after {covered}");
        assert_eq!(opened.in_file(at, at + c.len_utf8()), (range.start, range.end));
        covered = range.end;
    }
    let kept = opened.encode(opened.text()).is_ok();
    if let Ok(encoded) = opened.encode(opened.text()) {
        assert!(*encoded == *file, "what nothing changed is what it was");
        assert!(covered == file.len() || text.is_empty(), "all bytes are some text's");
    }
    let Ok(checked) = strict().check_file(opened.text(), &opened.reading, &mut |_| {}) else { return };
    places(opened.text(), &checked.found);
    for level in [Applicability::Safe, Applicability::Unsafe] {
        let fixed = strict().fix_file(opened.text(), &opened.reading, level).unwrap();
        if fixed.fixes == 0 || !kept {
            assert!(fixed.fixes > 0 || fixed.bytes == opened.text());
            continue;
        }
        let new = String::from_utf8(fixed.bytes).unwrap();
        let encoded = opened.encode(new.as_bytes()).expect("a fix puts in what the encoding has");
        // Known to be in that encoding, it is read as what was meant.
        let again = Declared::Other(opened.reading.charset.unwrap());
        let reading = Reading::new(format, std::sync::Arc::default()).declared(again);
        assert_eq!(std::str::from_utf8(reading.open(&encoded).text()).unwrap(), new);
    }
}

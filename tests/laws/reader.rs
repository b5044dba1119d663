//! From bytes to documents and back.

use newslint::read::Reading;
use newslint::{Source, Span};

/// The pieces of a file are all of it, and each character of a document leads back to its own bytes.
pub fn reader(bytes: &[u8]) {
    let Ok(contents) = Reading::plain().contents(bytes) else { return };
    let all = contents.articles;
    let mut before = 0;
    for (i, piece) in all.iter().enumerate() {
        assert_eq!(piece.base, before, "pieces leave no gap");
        let end = all.get(i + 1).map_or(bytes.len() as u64, |next| next.base);
        one(&piece.source, piece.base == 0, &bytes[usize::try_from(before).unwrap()..usize::try_from(end).unwrap()]);
        before = end;
    }
    assert_eq!(before, bytes.len() as u64);
}

fn one(source: &Source<'_>, first: bool, original: &[u8]) {
    let (text, map) = (&*source.text, &source.map);
    let bom = if first && original.starts_with("\u{FEFF}".as_bytes()) { 3 } else { 0 };
    let mut covered = bom;
    for (at, c) in text.char_indices() {
        let here = Span::new(at, at + c.len_utf8());
        let there = map.to_original(here);
        assert_eq!(there.range().start, covered, "every byte of the original belongs to one character");
        covered = there.range().end;
        if map.has_undecoded(here) {
            assert_eq!((c, there.len()), (char::REPLACEMENT_CHARACTER, 1), "a stray byte is shown by itself");
            assert!(!map.is_editable(here), "what it was is not known");
        } else {
            assert_eq!(&original[there.range()], &text.as_bytes()[here.range()]);
        }
        // From here to the end, and the place before it.
        let rest = map.to_original(Span::new(at, text.len()));
        assert_eq!(rest.range(), there.range().start..original.len());
        assert_eq!(map.to_original(Span::point(at)), Span::point(there.range().start));
    }
    assert_eq!(covered, original.len(), "nothing of the original is lost");
}

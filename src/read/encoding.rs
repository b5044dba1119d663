//! Text in other encodings than UTF-8: found out, decoded, and written back byte for byte.
//!
//! All that follows works on UTF-8: see [`super::Opened`].

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;

use super::Format;
use crate::document::OffsetMap;

/// Bytes from which UTF-16 is told, and in which a page says its encoding.
const HEAD: usize = 4096;
/// A file has at most so many characters of UTF-8 for each sequence that is none if it is in another encoding.
const STRAY: usize = 4;

/// An encoding that is not UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Charset {
    /// UTF-16, the lower byte first.
    Utf16Le,
    /// UTF-16, the higher byte first.
    Utf16Be,
    /// One of the encodings of the web.
    Legacy(&'static Encoding),
}

/// What the encoding of a file is said to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Declared {
    /// Nothing: the bytes tell.
    #[default]
    Nothing,
    /// UTF-8, whatever the bytes look like.
    Utf8,
    /// Another.
    Other(Charset),
}

impl Declared {
    /// The encoding of a name such as `windows-1252`, `UTF-16LE` or `latin1`; `auto` says nothing.
    ///
    /// ```
    /// use newslint::read::{Charset, Declared};
    /// assert_eq!(Declared::parse("utf-16"), Some(Declared::Other(Charset::Utf16Le)));
    /// assert_eq!(Declared::parse("UTF8"), Some(Declared::Utf8));
    /// assert_eq!(Declared::parse("utf-9"), None);
    /// ```
    pub fn parse(label: &str) -> Option<Self> {
        if label.trim().eq_ignore_ascii_case("auto") {
            return Some(Self::Nothing);
        }
        Some(match Encoding::for_label_no_replacement(label.as_bytes())? {
            e if e == encoding_rs::UTF_8 => Self::Utf8,
            e if e == encoding_rs::UTF_16LE => Self::Other(Charset::Utf16Le),
            e if e == encoding_rs::UTF_16BE => Self::Other(Charset::Utf16Be),
            e => Self::Other(Charset::Legacy(e)),
        })
    }
}

impl Charset {
    /// Its name in the Encoding Standard.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Legacy(encoding) => encoding.name(),
        }
    }

    /// Whether it has a character.
    ///
    /// ```
    /// use newslint::read::{Charset, Declared};
    /// let Some(Declared::Other(latin)) = Declared::parse("latin1") else { panic!() };
    /// assert!(latin.has('é') && !latin.has('\u{200C}') && Charset::Utf16Be.has('\u{200C}'));
    /// ```
    pub fn has(self, c: char) -> bool {
        match self {
            Self::Legacy(encoding) => c.is_ascii() || !encoding.encode(c.encode_utf8(&mut [0; 4])).2,
            Self::Utf16Le | Self::Utf16Be => true,
        }
    }

    /// The encoding of a file that is not in UTF-8; `None` for UTF-8, and for what cannot be told.
    pub fn detect(bytes: &[u8], format: Format) -> Option<Self> {
        let head = &bytes[..bytes.len().min(HEAD)];
        match bytes {
            [0xEF, 0xBB, 0xBF, ..] | [0xFF, 0xFE, 0, 0, ..] => return None,
            [0xFF, 0xFE, ..] => return Some(Self::Utf16Le),
            [0xFE, 0xFF, ..] => return Some(Self::Utf16Be),
            _ if memchr::memchr(0, head).is_some() => {
                return [Self::Utf16Le, Self::Utf16Be].into_iter().find(|c| c.is_utf16_text(head));
            }
            _ if simdutf8::basic::from_utf8(bytes).is_ok() => return None,
            _ => {}
        }
        let is_control = |b: &&u8| matches!(b, 0..=8 | 14..=31);
        if head.iter().filter(is_control).count() * 100 > head.len() {
            return None;
        }
        let (mut characters, mut stray) = (0, 0);
        for chunk in bytes.utf8_chunks() {
            characters += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
            stray += usize::from(!chunk.invalid().is_empty());
        }
        if characters * STRAY > stray {
            return None;
        }
        if let Some(Declared::Other(charset)) = declared(head, format) {
            return Some(charset);
        }
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        let guess = detector.guess(None, Utf8Detection::Deny);
        Some(Self::Legacy(guess)).filter(|_| guess.decode_without_bom_handling_and_without_replacement(bytes).is_some())
    }

    /// Whether nearly all of these bytes are letters, signs and spaces of news in this order of bytes, and some are ASCII.
    fn is_utf16_text(self, head: &[u8]) -> bool {
        let (pairs, _) = head.as_chunks::<2>();
        let text = |u: u16| matches!(u, 9 | 10 | 13 | 0x20..=0x7E | 0xA0..=0x17F | 0x0900..=0x0DFF | 0x2000..=0x206F | 0x20A0..=0x20BF | 0xFEFF);
        let known = pairs.iter().filter(|p| text(self.unit(**p))).count();
        known > 0 && known * 10 >= pairs.len() * 9
    }

    fn unit(self, pair: [u8; 2]) -> u16 {
        if self == Self::Utf16Be { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) }
    }

    /// Text in this encoding; `None` if it lacks a character.
    pub fn encode(self, text: &str) -> Option<Vec<u8>> {
        match self {
            Self::Utf16Le => Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
            Self::Utf16Be => Some(text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
            Self::Legacy(encoding) => {
                let (bytes, _, lacking) = encoding.encode(text);
                (!lacking).then(|| bytes.into_owned())
            }
        }
    }

    /// The text of bytes, and the way back to them. What cannot be decoded is U+FFFD.
    pub(super) fn decode(self, bytes: &[u8]) -> (String, OffsetMap) {
        let mut out = Decoded { text: String::with_capacity(bytes.len() * 3 / 2), map: OffsetMap::default() };
        match self {
            Self::Utf16Le | Self::Utf16Be => self.decode_utf16(bytes, &mut out),
            Self::Legacy(encoding) => decode_legacy(encoding, bytes, &mut out),
        }
        (out.text, out.map)
    }

    fn decode_utf16(self, bytes: &[u8], out: &mut Decoded) {
        let (pairs, rest) = bytes.as_chunks::<2>();
        let mut at = 0;
        for c in char::decode_utf16(pairs.iter().map(|p| self.unit(*p))) {
            let len = c.as_ref().map_or(2, |c| c.len_utf16() * 2);
            out.push(c.unwrap_or(char::REPLACEMENT_CHARACTER).encode_utf8(&mut [0; 4]), at, len);
            at += len;
        }
        if !rest.is_empty() {
            out.push("\u{FFFD}", at, 1);
        }
    }
}

struct Decoded {
    text: String,
    map: OffsetMap,
}

impl Decoded {
    fn push(&mut self, text: &str, original: usize, len: usize) {
        if text == "\u{FFFD}" {
            self.map.fixed(self.text.len(), original, text.len(), len);
        } else {
            self.map.atom(self.text.len(), original, text.len(), len);
        }
        self.text.push_str(text);
    }
}

/// Byte by byte: whatever the decoder gives out stands for the bytes since it last gave something.
fn decode_legacy(encoding: &'static Encoding, bytes: &[u8], out: &mut Decoded) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut buffer = [0; 32];
    let mut start = 0;
    for end in 1..=bytes.len() {
        let (_, _, written, _) = decoder.decode_to_utf8(&bytes[end - 1..end], &mut buffer, end == bytes.len());
        // The decoder writes UTF-8.
        let text = std::str::from_utf8(&buffer[..written]).unwrap_or("\u{FFFD}");
        if !text.is_empty() {
            out.push(text, start, end - start);
            start = end;
        }
    }
}

/// What a page says of itself: `<meta charset=…>`, `<?xml … encoding="…"?>`.
fn declared(head: &[u8], format: Format) -> Option<Declared> {
    let keys: &[&str] = match format {
        Format::Html | Format::Po | Format::Xliff => &["charset=", "encoding="],
        _ => return None,
    };
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    keys.iter().find_map(|key| {
        let value = head.split(key).nth(1)?.trim_start_matches(['"', '\'']);
        let end = value.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | ':'))?;
        Declared::parse(&value[..end])
    })
}

#[cfg(test)]
mod tests {
    use super::{Charset, Declared};
    use crate::read::{Format, Reading};

    const TEXT: &str = "ప్రధాని ఢిల్లీలో మాట్లాడారు.\r\n“సరే” 😀\n";

    fn legacy(label: &str) -> Charset {
        match Declared::parse(label) {
            Some(Declared::Other(charset)) => charset,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn utf_16_is_told_with_and_without_its_mark() {
        for charset in [Charset::Utf16Le, Charset::Utf16Be] {
            for text in [TEXT.to_owned(), format!("\u{FEFF}{TEXT}"), "A story.\n".to_owned()] {
                let file = charset.encode(&text).unwrap();
                assert_eq!(Charset::detect(&file, Format::Text), Some(charset), "{text}");
                let opened = Reading::plain().open(&file);
                assert_eq!(opened.text(), text.as_bytes());
                assert_eq!(&*opened.encode(text.as_bytes()).unwrap(), file);
                for (i, c) in text.char_indices() {
                    let (start, end) = opened.in_file(i, i + c.len_utf8());
                    assert_eq!(charset.encode(&c.to_string()).unwrap(), &file[start..end]);
                }
            }
        }
        assert_eq!(Charset::detect(&[0; 400], Format::Text), None);
        assert_eq!(Charset::detect(b"\x7FELF\x02\x01\x01\0\0\0\0\0", Format::Text), None);
    }

    #[test]
    fn other_encodings_are_told_only_where_utf_8_is_out_of_the_question() {
        let detect = |bytes: &[u8]| Charset::detect(bytes, Format::Text).map(Charset::name);
        assert_eq!(detect(b"He said \x93yes\x94, it\x92s a caf\xE9."), Some("windows-1252"));
        assert_eq!(detect(TEXT.as_bytes()), None);
        assert_eq!(detect(&[TEXT.as_bytes(), b"\xFF\xE9\x93"].concat()), None);
        assert_eq!(detect(b"\xEF\xBB\xBFa\xFFb"), None);
        let page = b"<meta charset='iso-8859-2'><p>\xB1\xE6\xEA";
        assert_eq!(Charset::detect(page, Format::Html), Some(legacy("iso-8859-2")));
    }

    #[test]
    fn bytes_that_mean_nothing_keep_a_file_as_it_is() {
        for (label, bytes) in
            [("shift_jis", &b"\x93\xFA\x96{ \xFF"[..]), ("utf-16le", b"a\0\0\xD8b\0"), ("utf-16be", b"\0a\0")]
        {
            let reading = Reading { declared: Declared::parse(label).unwrap(), ..Reading::plain() };
            let opened = reading.open(bytes);
            assert!(std::str::from_utf8(opened.text()).unwrap().contains('\u{FFFD}'));
            assert!(opened.encode(opened.text()).is_err(), "{label}");
        }
        let reading = Reading { declared: Declared::parse("shift_jis").unwrap(), ..Reading::plain() };
        let opened = reading.open(b"\x93\xFA\x96{ a");
        assert_eq!((opened.text(), opened.in_file(3, 6)), ("日本 a".as_bytes(), (2, 4)));
        assert!(opened.encode("日本 ఆ".as_bytes()).is_err());
    }
}

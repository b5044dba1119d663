//! Walks over JSON byte by byte and knows where everything stands.

use std::ops::Range;

use memchr::memchr2;

/// Values inside values. Deeper ones are refused, as most parsers do, so that nothing overflows the stack.
const DEEPEST: usize = 256;

/// Why bytes are not JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Malformed {
    #[error("this is not JSON: it breaks off")]
    BreaksOff,
    #[error("this is not JSON: {0} is missing")]
    Missing(&'static str),
    #[error("this is not JSON: there is more after the end of the record")]
    More,
    #[error("this is not JSON: a control character stands in a string, it should be written as an escape")]
    Control,
    #[error("this is not JSON: an unknown escape in a string")]
    Escape,
    #[error("values are nested more than 256 deep")]
    Deep,
    #[error("a record has to be an object, such as {{\"title\": …, \"text\": …}}")]
    NoObject,
}

/// Where an error stands.
pub(super) type Flaw = (usize, Malformed);

/// A place in some bytes.
pub(super) struct Scanner<'a> {
    pub bytes: &'a [u8],
    pub at: usize,
}

impl<'a> Scanner<'a> {
    pub fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    /// The next byte that is no white space.
    pub fn peek(&mut self) -> Option<u8> {
        while let Some(&b) = self.bytes.get(self.at) {
            if !matches!(b, b' ' | b'\t' | b'\n' | b'\r') {
                return Some(b);
            }
            self.at += 1;
        }
        None
    }

    /// Steps over a byte if it comes next.
    pub fn take(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    pub fn flaw(&self, what: &'static str) -> Flaw {
        let flaw = if self.at >= self.bytes.len() { Malformed::BreaksOff } else { Malformed::Missing(what) };
        (self.at, flaw)
    }

    /// Steps over a string and gives what stands between its quotation marks, escapes as they are.
    pub fn string(&mut self) -> Result<Range<usize>, Flaw> {
        if !self.take(b'"') {
            return Err(self.flaw("a string"));
        }
        let start = self.at;
        loop {
            let Some(i) = memchr2(b'"', b'\\', &self.bytes[self.at..]) else {
                return Err((self.bytes.len(), Malformed::BreaksOff));
            };
            let stretch = &self.bytes[self.at..self.at + i];
            if let Some(control) = stretch.iter().position(|b| *b < 0x20) {
                return Err((self.at + control, Malformed::Control));
            }
            self.at += i;
            if self.bytes[self.at] == b'"' {
                self.at += 1;
                return Ok(start..self.at - 1);
            }
            self.at += self.escape()?;
        }
    }

    /// The length of the escape that stands here.
    fn escape(&self) -> Result<usize, Flaw> {
        match self.bytes.get(self.at + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(2),
            Some(b'u') => {
                let digits = self.bytes.get(self.at + 2..self.at + 6);
                let whole = digits.is_some_and(|d| d.iter().all(u8::is_ascii_hexdigit));
                if whole { Ok(6) } else { Err((self.at, Malformed::Escape)) }
            }
            Some(_) => Err((self.at, Malformed::Escape)),
            None => Err((self.bytes.len(), Malformed::BreaksOff)),
        }
    }

    /// Steps over the members of an object or array: `member` steps over each.
    pub fn members(
        &mut self,
        close: u8,
        depth: usize,
        mut member: impl FnMut(&mut Self) -> Result<(), Flaw>,
    ) -> Result<(), Flaw> {
        if depth >= DEEPEST {
            return Err((self.at, Malformed::Deep));
        }
        self.at += 1;
        if self.take(close) {
            return Ok(());
        }
        loop {
            member(self)?;
            if self.take(close) {
                return Ok(());
            }
            if !self.take(b',') {
                return Err(self.flaw(if close == b'}' { "a comma or }" } else { "a comma or ]" }));
            }
        }
    }

    /// Steps over a key and its colon.
    pub fn key(&mut self) -> Result<Range<usize>, Flaw> {
        let key = self.string()?;
        if self.take(b':') { Ok(key) } else { Err(self.flaw("a colon")) }
    }

    /// Steps over a value of any kind.
    pub fn skip(&mut self, depth: usize) -> Result<(), Flaw> {
        match self.peek() {
            Some(b'{') => self.members(b'}', depth, |s| {
                s.key()?;
                s.skip(depth + 1)
            }),
            Some(b'[') => self.members(b']', depth, |s| s.skip(depth + 1)),
            Some(b'"') => self.string().map(drop),
            _ => self.scalar().map(drop),
        }
    }

    /// Steps over a number, however large, or a word. Python writes `NaN` and `Infinity`.
    pub fn scalar(&mut self) -> Result<Range<usize>, Flaw> {
        const WORDS: [&[u8]; 6] = [b"true", b"false", b"null", b"NaN", b"Infinity", b"-Infinity"];
        self.peek();
        let (start, rest) = (self.at, &self.bytes[self.at..]);
        if let Some(word) = WORDS.iter().find(|w| rest.starts_with(w)) {
            self.at += word.len();
            return Ok(start..self.at);
        }
        let digits = |at: usize| rest[at..].iter().take_while(|b| b.is_ascii_digit()).count();
        let mut len = usize::from(rest.first() == Some(&b'-'));
        let whole = digits(len);
        if whole == 0 || whole > 1 && rest[len] == b'0' {
            return Err(self.flaw("a value"));
        }
        len += whole;
        if rest.get(len) == Some(&b'.') {
            let fraction = digits(len + 1);
            if fraction == 0 {
                return Err(self.flaw("a digit after the point"));
            }
            len += 1 + fraction;
        }
        if matches!(rest.get(len), Some(b'e' | b'E')) {
            let sign = usize::from(matches!(rest.get(len + 1), Some(b'+' | b'-')));
            let exponent = digits(len + 1 + sign);
            if exponent == 0 {
                return Err(self.flaw("an exponent"));
            }
            len += 1 + sign + exponent;
        }
        self.at += len;
        Ok(start..self.at)
    }
}

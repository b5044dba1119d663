//! Where the output goes: colours, width, closed pipes.

use std::fmt::Write as _;
use std::io::{self, IsTerminal, Write as _};
use std::path::Path;

use newslint::text::visible::{harmless, on_one_line};

use super::args::Color;

/// Columns where there is no terminal.
pub const WIDTH: usize = 100;

/// Whether somebody watches what is printed.
pub fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// Whether findings are coloured.
pub fn stdout_colors(color: Color) -> bool {
    colors(color, is_terminal(), anstream::AutoStream::choice(&io::stdout()))
}

/// Whether errors are coloured.
pub fn stderr_colors(color: Color) -> bool {
    colors(color, io::stderr().is_terminal(), anstream::AutoStream::choice(&io::stderr()))
}

fn colors(color: Color, terminal: bool, choice: anstream::ColorChoice) -> bool {
    match color {
        Color::Always => true,
        Color::Never => false,
        // NO_COLOR, CLICOLOR and dumb terminals are anstream's knowledge.
        Color::Auto => terminal && choice != anstream::ColorChoice::Never,
    }
}

/// Columns to fill.
pub fn width() -> usize {
    terminal_size().unwrap_or(WIDTH)
}

fn terminal_size() -> Option<usize> {
    let (_, columns) = console::Term::stdout().size_checked()?;
    Some(usize::from(columns))
}

/// Writes to standard output. `false` once nobody reads any more (`newslint … | head`).
pub fn print(bytes: &[u8]) -> io::Result<bool> {
    if bytes.is_empty() {
        return Ok(true);
    }
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Ok(()) => Ok(true),
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => Ok(false),
        Err(e) => Err(e),
    }
}

/// Writes to standard error what people read, without anything that moves a cursor. That nobody reads it is no fault.
pub fn say(text: &str) {
    say_coloured(&harmless(text));
}

/// The same for a text that is harmless already but for its colours.
pub fn say_coloured(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// A file's name for reports that programs read: as it is, bytes that are no UTF-8 as `\xFF`.
pub fn name(path: impl AsRef<Path>) -> String {
    let mut out = String::new();
    for chunk in path.as_ref().as_os_str().as_encoded_bytes().utf8_chunks() {
        out.push_str(chunk.valid());
        // Writing to a String does not fail.
        for byte in chunk.invalid() {
            let _ = write!(out, "\\x{byte:02X}");
        }
    }
    out
}

/// A file's name for people: on one line, without anything that moves a cursor.
pub fn shown(path: impl AsRef<Path>) -> String {
    on_one_line(&name(path)).into_owned()
}

/// A rendered error without anything that moves a cursor; its colours and links stay if there are any.
pub fn tame(text: &str, color: bool) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('\u{1B}').filter(|_| color) {
        let end = style_end(&rest[at..]).unwrap_or(0);
        out.push_str(&harmless(&rest[..at]));
        out.push_str(if end > 0 { &rest[at..at + end] } else { "‹U+001B›" });
        rest = &rest[at + end.max(1)..];
    }
    out + &harmless(rest)
}

/// The end of a colour (`ESC [ 1 ; 31 m`) or of a link (`ESC ] 8 ; ; address ESC \`) at the beginning of a text.
fn style_end(text: &str) -> Option<usize> {
    if let Some(rest) = text.strip_prefix("\u{1B}[") {
        let digits = rest.bytes().take_while(|b| b.is_ascii_digit() || *b == b';').count();
        return rest[digits..].starts_with('m').then_some(2 + digits + 1);
    }
    let address = text.strip_prefix("\u{1B}]8;;")?;
    let len = address.bytes().take_while(u8::is_ascii_graphic).count();
    address[len..].starts_with("\u{1B}\\").then_some(5 + len + 2)
}

#[cfg(test)]
mod tests {
    use super::tame;

    #[test]
    fn of_escapes_only_colours_and_links_stay() {
        let kept = "\u{1B}[1;31mfault\u{1B}[0m \u{1B}]8;;https://a.example/b\u{1B}\\page\u{1B}]8;;\u{1B}\\\n";
        assert_eq!(tame(kept, true), kept);
        for moved in ["\u{1B}[2J", "\u{1B}[1A", "\u{1B}]0;title\u{7}", "\u{1B}", "\u{9B}2J", "\r"] {
            assert!(!tame(moved, true).contains(char::is_control), "{moved:?}");
        }
        assert_eq!(tame("\u{1B}[31m", false), "‹U+001B›[31m");
    }
}

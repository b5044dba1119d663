//! Where the output goes: colours, width, closed pipes.

use std::io::{self, IsTerminal, Write};

use super::args::Color;

/// Columns where there is no terminal.
pub const WIDTH: usize = 100;

/// Whether findings are coloured.
pub fn stdout_colors(color: Color) -> bool {
    colors(color, io::stdout().is_terminal(), anstream::AutoStream::choice(&io::stdout()))
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

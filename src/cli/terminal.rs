//! What standard output is: asked once a run, and only here.

use std::io::{self, IsTerminal};

/// A frame needs some room: on narrower terminals the terminal itself breaks the lines.
const NARROWEST: usize = 48;

/// Columns of the terminal that standard output is; `None` where it is none.
pub(super) fn width() -> Option<usize> {
    let (width, _) = terminal_size::terminal_size_of(io::stdout())?;
    // Zero is what a terminal says that does not know.
    (width.0 > 0).then(|| usize::from(width.0).max(NARROWEST))
}

/// Whether standard output is a terminal whose user has not set `NO_COLOR`.
pub(super) fn wants_color() -> bool {
    io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

//! The properties of standard output and the environment variables about it, read once per run and only here.

use std::io::{self, IsTerminal};

/// A frame needs some room: on narrower terminals the terminal itself breaks the lines.
const NARROWEST: usize = 48;

/// Columns to write: `COLUMNS` where it is a number, else those of the terminal; `None` if there is neither.
pub(super) fn width() -> Option<usize> {
    let asked = std::env::var("COLUMNS").ok().and_then(|columns| columns.trim().parse::<usize>().ok());
    let terminal = || terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0));
    // Zero is what a terminal says that does not know.
    asked
        .filter(|&width| width > 0)
        .or_else(terminal)
        .filter(|&width| width > 0)
        .map(|width| width.max(NARROWEST))
}

/// Whether to color what goes to standard output, as the environment and the terminal have it: `NO_COLOR` before
/// `FORCE_COLOR` and `CLICOLOR_FORCE`, these before the terminal.
pub(super) fn wants_color() -> bool {
    let value = |name: &str| std::env::var(name).unwrap_or_default();
    let is_on = |name: &str| !matches!(value(name).as_str(), "" | "0" | "false");
    if !value("NO_COLOR").is_empty() {
        return false;
    }
    if is_on("FORCE_COLOR") || is_on("CLICOLOR_FORCE") {
        return true;
    }
    let is_off = |name: &str| value(name) == "0";
    io::stdout().is_terminal() && value("TERM") != "dumb" && !is_off("FORCE_COLOR") && !is_off("CLICOLOR")
}

//! Arguments of the program, and the command that is meant where another linter's name for it was typed.

use clap::Parser;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::Cli;

/// What other linters and site tools call a command, which spelling alone does not bring near it.
const CALLED: [(&str, &[&str]); 4] = [
    ("check", &["lint", "validate", "verify", "test", "run", "fix", "format", "fmt"]),
    ("audit", &["stats", "report", "profile"]),
    ("server", &["lsp"]),
    ("explain", &["rule", "why"]),
];

/// The arguments; where they cannot be read, says why and ends the program.
pub(super) fn parse() -> Cli {
    Cli::try_parse().unwrap_or_else(|mut error| {
        if error.kind() == ErrorKind::InvalidSubcommand
            && let Some(ContextValue::String(typed)) = error.get(ContextKind::InvalidSubcommand)
            && let Some((name, _)) = CALLED.iter().find(|(_, words)| words.contains(&typed.as_str()))
        {
            error.insert(ContextKind::SuggestedSubcommand, ContextValue::Strings(vec![(*name).to_owned()]));
        }
        error.exit()
    })
}

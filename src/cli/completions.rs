//! `masthead completions`: the completion scripts for shells.

use std::io::{self, Write};

use clap::CommandFactory;
use clap_complete::{Shell, generate};

use crate::outcome::Status;

use super::Cli;

/// Arguments of `masthead completions`.
#[derive(Debug, clap::Args)]
pub(super) struct CompletionsArgs {
    /// Shell to write the script for
    #[arg(value_enum)]
    shell: Shell,
}

/// Runs the command.
///
/// # Errors
/// When standard output cannot be written.
pub(super) fn run(args: &CompletionsArgs, out: &mut impl Write) -> io::Result<Status> {
    // The generator panics where it cannot write, so it writes to memory.
    let mut script = Vec::new();
    generate(args.shell, &mut Cli::command(), "masthead", &mut script);
    out.write_all(&script)?;
    Ok(Status::Clean)
}

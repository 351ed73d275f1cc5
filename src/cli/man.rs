//! `masthead man`: the manual, as pages for `man`.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::CommandFactory;
use clap_mangen::Man;

use crate::outcome::Status;

use super::Cli;

/// Arguments of `masthead man`.
#[derive(Debug, clap::Args)]
pub(super) struct ManArgs {
    /// Folder to write one page per command into [default: the main page, on standard output]
    #[arg(long, value_name = "FOLDER")]
    output: Option<PathBuf>,
}

/// Runs the command.
///
/// # Errors
/// When the pages cannot be written.
pub(super) fn run(args: &ManArgs, out: &mut impl Write) -> io::Result<Status> {
    let command = Cli::command();
    match &args.output {
        Some(folder) => {
            std::fs::create_dir_all(folder)?;
            clap_mangen::generate_to(command, folder)?;
        }
        None => Man::new(command).render(out)?,
    }
    Ok(Status::Clean)
}

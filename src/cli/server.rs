//! `masthead server`: the language server on standard input and output.

use std::process::ExitCode;

use crate::outcome::Status;
use crate::server;

use super::complain;

/// Arguments of `masthead server`.
#[derive(Debug, clap::Args)]
pub(super) struct ServerArgs {
    /// Communicate over standard input and output (always on; editors pass this option)
    #[arg(long)]
    stdio: bool,
}

/// Serves until the editor leaves; a failure if it leaves silently.
pub(super) fn run(_args: &ServerArgs) -> ExitCode {
    match server::run() {
        Ok(true) => ExitCode::from(Status::Clean.code()),
        Ok(false) => ExitCode::from(Status::Findings.code()),
        Err(error) => {
            complain(&format!("cannot communicate with the editor: {error}"));
            ExitCode::from(Status::Failure.code())
        }
    }
}

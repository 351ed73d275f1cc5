//! The command line: arguments, dispatch, exit status.

use std::process::ExitCode;

/// Runs the program and returns its exit status.
pub fn main() -> ExitCode {
    ExitCode::SUCCESS
}

//! The command line: arguments, dispatch, exit status.

pub mod show;

use std::process::ExitCode;

use clap::Parser;

#[derive(Debug, Parser)]
#[command(name = "masthead", version, about)]
enum Command {
    /// Show what the generator will see.
    Show(show::ShowArgs),
}

/// Runs the program and returns its exit status.
pub fn main() -> ExitCode {
    match Command::parse() {
        Command::Show(args) => ExitCode::from(show::run(&args).code()),
    }
}

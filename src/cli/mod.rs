//! The command line: arguments, dispatch, exit status.

mod accepted;
mod again;
mod args;
mod audit;
mod check;
mod completions;
mod explain;
mod fix;
mod fixes;
mod formats;
mod gather;
mod ignores;
mod init;
mod input;
mod man;
mod meant;
mod mode;
mod now;
mod output;
mod pages;
mod progress;
mod rules;
mod schema;
mod server;
mod show;
mod terminal;
mod tree;
mod trial;
mod watch;
mod wrap;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::outcome::Status;
use crate::reporter::visible;

/// Lint the front matter of content files: find what your site generator will misread.
#[derive(Debug, Parser)]
#[command(name = "masthead", version, max_term_width = 100, propagate_version = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check files and folders (default: the current folder)
    Check(Box<args::CheckArgs>),
    /// Profile existing pages: fields, types, values, and inconsistencies
    Audit(audit::AuditArgs),
    /// Create a configuration from existing pages: collections, fields, types, allowed values
    Init(init::InitArgs),
    /// Print front matter as the generator reads it, one JSON object per line
    Show(show::ShowArgs),
    /// List all rules
    Rules(rules::RulesArgs),
    /// Explain a rule, or which settings apply to a file
    Explain(explain::ExplainArgs),
    /// Print the JSON Schema of masthead.yaml, or of the fields of a collection
    Schema(schema::SchemaArgs),
    /// Run the language server: findings, fixes and completion in your editor
    Server(server::ServerArgs),
    /// Print a shell completion script
    Completions(completions::CompletionsArgs),
    /// Print the manual page
    Man(man::ManArgs),
}

/// Runs the program and returns its exit status.
pub fn main() -> ExitCode {
    let cli = meant::parse();
    // The server answers on threads of its own, so nothing may lock standard output.
    if let Command::Server(args) = &cli.command {
        return server::run(args);
    }
    let mut out = io::BufWriter::new(io::stdout().lock());
    let status = match cli.command {
        Command::Check(args) => check::run(&args),
        Command::Audit(args) => audit::run(&args, &mut out),
        Command::Init(args) => init::run(&args, &mut out),
        Command::Show(args) => show::run(&args, &mut out),
        Command::Rules(args) => rules::run(&args, &mut out),
        Command::Explain(args) => explain::run(&args, &mut out),
        Command::Schema(args) => schema::run(&args, &mut out),
        Command::Server(_) => Ok(Status::Clean),
        Command::Completions(args) => completions::run(&args, &mut out),
        Command::Man(args) => man::run(&args, &mut out),
    };
    let status = status.and_then(|status| out.flush().map(|()| status));
    match status {
        Ok(status) => ExitCode::from(status.code()),
        // `masthead check | head` has got what it wanted.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            // What has words of its own says which file it is about.
            let own = error.get_ref().map(ToString::to_string);
            complain(&own.unwrap_or_else(|| format!("cannot write: {error}")));
            ExitCode::from(Status::Failure.code())
        }
    }
}

/// Tells the user why there is no run. The words may quote names and values, which are not trusted.
fn complain(words: &str) {
    let lines: Vec<_> = words.split('\n').map(visible).collect();
    // Nothing is left to do where even standard error is closed.
    let _ = writeln!(io::stderr(), "masthead: {}", lines.join("\n"));
}

/// Prints a text that quotes names and values, which are not trusted.
fn print_lines(out: &mut dyn Write, text: &str) -> io::Result<()> {
    text.lines().try_for_each(|line| writeln!(out, "{}", visible(line)))
}

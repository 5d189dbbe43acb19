//! Arguments to command to exit code.

use clap::Parser;
use groupfinder::cli::Cli;
use groupfinder::command;
use std::process::ExitCode;

fn main() -> ExitCode {
    // Usage errors print themselves and end with exit code 2.
    let cli = Cli::parse();
    ExitCode::from(command::run(&cli, &mut std::io::stdout().lock(), &mut std::io::stderr()))
}

//! Arguments to command to exit code.

use clap::Parser;
use groupfinder::cli::Cli;
use groupfinder::{command, term};
use std::process::ExitCode;

fn main() -> ExitCode {
    // The keys of a public terminal are live until the terminal is taken over; nobody may end it by then either.
    if has_argument("--kiosk") && !has_argument("doctor") && term::ignore_keyboard_signals().is_err() {
        return ExitCode::FAILURE;
    }
    // Usage errors print themselves and end with exit code 2.
    let cli = Cli::parse();
    ExitCode::from(command::run_command(&cli, &mut std::io::stdout().lock(), &mut std::io::stderr()))
}

fn has_argument(word: &str) -> bool {
    std::env::args_os().any(|argument| argument == word)
}

//! Arguments to command to exit code.

use clap::Parser;
use groupfinder::cli::Cli;
use groupfinder::{command, term};
use std::process::ExitCode;

fn main() -> ExitCode {
    // The keys of a public terminal are live until the terminal is taken over; nobody may end it by then either.
    let has_argument = |word: &str| std::env::args_os().any(|argument| argument == word);
    if has_argument("--kiosk") && !has_argument("doctor") && term::ignore_keyboard_signals().is_err() {
        return ExitCode::FAILURE;
    }
    // Usage errors print themselves and end with exit code 2.
    let cli = Cli::parse();
    ExitCode::from(command::run(&cli, &mut std::io::stdout().lock(), &mut std::io::stderr()))
}

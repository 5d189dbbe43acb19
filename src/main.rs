//! Arguments to command to exit code.

use clap::Parser;
use clap::error::ErrorKind;
use groupfinder::cli::Cli;
use groupfinder::locale::encoding::Encoding;
use groupfinder::locale::letters::SpelledWriter;
use groupfinder::term::WaitingIo;
use groupfinder::{command, term};
use std::ffi::OsString;
use std::io::{self, LineWriter};
use std::os::unix::ffi::OsStringExt;
use std::process::ExitCode;

fn main() -> ExitCode {
    // The keys of a public terminal are live until the terminal is taken over; nobody may end it by then either.
    if has_argument("--kiosk") && !has_argument("doctor") && term::ignore_keyboard_signals().is_err() {
        return ExitCode::FAILURE;
    }
    let is_answered = !has_argument("--kiosk")
        && command::answer_shell(std::env::args_os().collect(), &mut io::stdout()).unwrap_or(true);
    if is_answered {
        return ExitCode::SUCCESS;
    }
    let cli = parse_arguments();
    let letters = command::letters_of_output();
    let mut out = SpelledWriter::new(WaitingIo::new(io::stdout()), letters);
    let mut err = SpelledWriter::new(LineWriter::new(WaitingIo::new(io::stderr())), letters);
    ExitCode::from(command::run_command(&cli, &mut out, &mut err))
}

/// The command line. Usage errors print themselves and end with exit code 2.
fn parse_arguments() -> Cli {
    match Cli::try_parse() {
        Ok(cli) => cli,
        // A terminal that is not in UTF-8 hands over words as its locale writes them.
        Err(error) if error.kind() == ErrorKind::InvalidUtf8 => Cli::parse_from(decode_arguments()),
        Err(error) => error.exit(),
    }
}

fn decode_arguments() -> Vec<OsString> {
    let encoding = Encoding::of_environment(|name| std::env::var(name).ok());
    std::env::args_os().map(|argument| encoding.decode(&argument.into_vec()).into()).collect()
}

fn has_argument(word: &str) -> bool {
    std::env::args_os().any(|argument| argument == word)
}

//! Arguments to command to exit code.

use clap::Parser;
use clap::error::ErrorKind;
use groupfinder::cli::Cli;
use groupfinder::locale::cleaned::clean_message;
use groupfinder::locale::encoding::Encoding;
use groupfinder::locale::letters::SpelledWriter;
use groupfinder::term::WaitingIo;
use groupfinder::{command, term};
use std::ffi::OsString;
use std::io::{self, LineWriter, Write};
use std::os::unix::ffi::OsStringExt;
use std::process::ExitCode;

fn main() -> ExitCode {
    // The keys of a public terminal are live until the terminal is taken over; nobody may end it by then either.
    if is_public_terminal() && term::ignore_keyboard_signals().is_err() {
        return ExitCode::FAILURE;
    }
    let is_answered = !has_argument("--kiosk")
        && command::answer_shell(std::env::args_os().collect(), &mut io::stdout()).unwrap_or(true);
    if is_answered {
        return ExitCode::SUCCESS;
    }
    let cli = match parse_arguments() {
        Ok(cli) => cli,
        Err(code) => return code,
    };
    let letters = command::letters_of_output();
    let mut out = SpelledWriter::new(WaitingIo::new(io::stdout()), letters);
    let mut err = SpelledWriter::new(LineWriter::new(WaitingIo::new(io::stderr())), letters);
    ExitCode::from(command::run_command(&cli, &mut out, &mut err))
}

/// The command line, or how the program ends without one.
fn parse_arguments() -> Result<Cli, ExitCode> {
    match Cli::try_parse() {
        // A terminal that is not in UTF-8 hands over words as its locale writes them.
        Err(error) if error.kind() == ErrorKind::InvalidUtf8 => Cli::try_parse_from(decode_arguments()),
        parsed => parsed,
    }
    .map_err(|error| print_usage_error(&error))
}

/// Prints an error of the command line, or the help that was asked for. It quotes the arguments, so it is cleaned as all
/// messages are.
fn print_usage_error(error: &clap::Error) -> ExitCode {
    if is_public_terminal() && error.use_stderr() {
        let why = error.render().to_string();
        let why = why.lines().next().unwrap_or_default();
        return ExitCode::from(command::browse::refuse_options(&clean_message(why), &mut io::stdout()));
    }
    // Where nobody reads, there is nobody to tell.
    let _ = if error.use_stderr() {
        let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
        let text = clean_message(&command::describe_usage_error(error, &arguments));
        let letters = command::letters_of_output();
        SpelledWriter::new(io::stderr(), letters).write_all(text.as_bytes())
    } else {
        let arguments: Vec<OsString> = std::env::args_os().collect();
        let text = clean_message(&command::describe_help(error, &arguments));
        let letters = command::letters_of_output();
        SpelledWriter::new(io::stdout(), letters).write_all(text.as_bytes())
    };
    u8::try_from(error.exit_code()).map_or(ExitCode::FAILURE, ExitCode::from)
}

fn decode_arguments() -> Vec<OsString> {
    let encoding = Encoding::of_environment(|name| std::env::var(name).ok());
    std::env::args_os().map(|argument| encoding.decode(&argument.into_vec()).into()).collect()
}

/// Whether visitors sit before it: `doctor --kiosk` looks after a public terminal and is none.
fn is_public_terminal() -> bool {
    has_argument("--kiosk") && !has_argument("doctor")
}

/// Whether an option or command is given; what stands behind `--` are words to search for.
fn has_argument(word: &str) -> bool {
    std::env::args_os().take_while(|argument| argument != "--").any(|argument| argument == word)
}

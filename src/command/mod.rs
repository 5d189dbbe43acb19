//! The commands, one file each: arguments in, text or data out, and an exit code.

mod booklet;
pub mod browse;
mod catalogue;
mod check;
mod completions;
mod config;
mod context;
mod crisis;
mod data_page;
pub mod directory;
mod doctor;
mod environment;
pub mod error;
mod error_words;
mod explain;
mod export;
mod facets;
mod feed_args;
mod filters;
mod fixed_sheet;
mod group_files;
mod keys;
mod kiosk;
mod licences;
mod man;
mod output;
mod output_file;
mod problem_words;
mod problems;
mod progress;
#[cfg(feature = "publish")]
mod publish;
mod register;
mod search;
mod show;
mod source_changes;
mod sources;
mod status;
mod status_health;
mod sync;
mod sync_report;
mod take;
mod template;
mod test_fault;
mod topics;
mod usage_error;

pub use completions::answer_shell;
pub use output::letters_of_output;
pub use usage_error::{describe_help, describe_usage_error};

use crate::cli::{BookletOutput, Cli, Command};
use crate::config::Config;
use crate::locale::cleaned::CleanedWriter;
use context::Context;
use environment::UnknownPlace;
use error::CommandError;
use std::io::{self, BufWriter, Write};

/// Runs what the command line says: data to `out`, words to `err`. Gives the exit code.
pub fn run_command(cli: &Cli, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let err: &mut dyn Write = &mut CleanedWriter::new(err);
    if cli.browse.kiosk {
        // Before any file of a home or word of the environment is read.
        return browse::run_public_terminal(cli, out, err);
    }
    let context = match read_context(cli, err) {
        Ok(context) => context,
        Err(code) => return code,
    };
    // The browser cleans what it shows by itself, and commands the terminal on purpose. Sheets are no text.
    let writes_sheets = match &cli.command {
        Some(Command::Booklet(args)) => args.output == BookletOutput::Pdf,
        command => matches!(command, Some(Command::Template(_) | Command::Export(_) | Command::Take(_))),
    };
    let mut cleaned;
    let out: &mut dyn Write = if cli.command.is_some() && !writes_sheets {
        cleaned = CleanedWriter::new(out);
        &mut cleaned
    } else {
        out
    };
    let mut buffered = BufWriter::new(out);
    let done = dispatch_command(cli, &context, &mut buffered, err)
        .and_then(|code| buffered.flush().map(|()| code).map_err(CommandError::from));
    match done {
        Ok(code) => code,
        Err(error) => {
            let code = error.exit_code();
            if code != 0 {
                let _ = writeln!(err, "groupfinder: {}", error.describe(&context.locale));
            }
            code
        }
    }
}

/// What every command knows, with the configuration that was read; the exit code where the command cannot go on
/// without it. What is wrong with a configuration is told once: here, or by the command that needs it.
fn read_context<'a>(cli: &'a Cli, err: &mut dyn Write) -> Result<Context<'a>, u8> {
    // The kiosk's own file is another one; `doctor` reads it itself.
    let is_other_file = matches!(&cli.command, Some(Command::Doctor(args)) if args.kiosk);
    let asked = cli.global.config.as_deref().filter(|_| !is_other_file);
    let error = match Config::read_file(asked) {
        Ok(config) => return Ok(Context::new(&cli.global, config, None)),
        Err(error) => error,
    };
    let context = Context::new(&cli.global, Config::default(), Some(error));
    let told = context.config_error.as_ref().map(|error| CommandError::of_config(error, &context.locale));
    let needs_it = matches!(
        cli.command,
        Some(Command::Sync(_) | Command::Sources(_) | Command::Config(_) | Command::Status(_))
    );
    // A file that was asked for by name must be right; a person who looks for help is not kept out by another.
    let is_for_path = matches!(&cli.command, Some(Command::Config(args)) if args.path);
    if let Some(told) = told.filter(|_| !is_for_path && (asked.is_some() || !needs_it)) {
        let _ = writeln!(err, "groupfinder: {told}");
        if asked.is_some() {
            return Err(told.exit_code());
        }
    }
    Ok(context)
}

fn dispatch_command(
    cli: &Cli,
    context: &Context<'_>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, CommandError> {
    match &context.unknown_place {
        Some(UnknownPlace::Said(place)) => {
            let values = [("place", place.as_str().into())];
            return Err(CommandError::Usage(context.locale.with("home-unknown", &values)));
        }
        Some(UnknownPlace::Set(place)) if cli.command.is_some() => {
            let values = [("place", place.as_str().into())];
            writeln!(err, "groupfinder: {}", context.locale.with("home-unknown-set", &values))?;
        }
        _ => {}
    }
    match &cli.command {
        None => browse::browse_at_home(context, &cli.browse, out),
        Some(Command::Search(args)) => search::search_groups(context, args, out, err),
        Some(Command::Show(args)) => show::show_group(context, args, out, err),
        Some(Command::Take(args)) => take::take_groups(context, args, out, err),
        Some(Command::Compare(args)) => take::compare(context, args, out, err),
        Some(Command::Tell(args)) => take::tell_friend(context, args, out, err),
        Some(Command::Report(args)) => take::report_change(context, args, out, err),
        Some(Command::Facets(args)) => facets::count_facets(context, args, out, err),
        Some(Command::Topics(args)) => topics::list_topics(context, args, out, err),
        Some(Command::Crisis(args)) => crisis::print_crisis_lines(context, args, out, err),
        Some(Command::Sync(args)) => sync::run_sync(context, args, out, err),
        Some(Command::Sources(args)) => sources::manage_sources(context, args, out, err),
        Some(Command::Check(args)) if args.directory => directory::check_directory(context, args, out),
        Some(Command::Check(args)) => check::check_feeds(context, args, out, err),
        Some(Command::Template(args)) => template::print_template(context, args, out),
        Some(Command::Export(args)) => export::export_groups(context, args, out, err),
        Some(Command::Register(args)) => register::register_group(context, args, out, err),
        Some(Command::Booklet(args)) => booklet::write_booklet(context, args, out, err),
        #[cfg(feature = "publish")]
        Some(Command::Publish(args)) => publish::publish_feeds(context, args, out, err),
        #[cfg(feature = "publish")]
        Some(Command::PublishKey(args)) => publish::make_key(context, args, out),
        Some(Command::Doctor(args)) => doctor::examine_machine(context, args, out),
        Some(Command::Kiosk(args)) => kiosk::manage_kiosk(context, args, out),
        Some(Command::KioskCode) => kiosk::make_staff_code(&context.locale, &mut io::stdin().lock(), out),
        Some(Command::Status(args)) => status::print_status(context, args, out, err),
        Some(Command::Config(args)) => config::print_config(context, args, out, err),
        Some(Command::Licences) => licences::print_licences(out),
        Some(Command::Man(args)) => man::print_man_page(args, &context.locale, out),
        Some(Command::Completions(args)) => completions::print_completions(args, out),
    }
}

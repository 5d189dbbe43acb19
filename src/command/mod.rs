//! The commands, one file each: arguments in, text or data out, and an exit code.

pub mod browse;
mod check;
mod config;
mod context;
mod crisis;
mod data_page;
mod doctor;
mod environment;
pub mod error;
mod explain;
mod facets;
mod feed_args;
mod filters;
mod keys;
mod kiosk_code;
mod man;
mod output;
mod problems;
mod progress;
#[cfg(feature = "publish")]
mod publish;
mod search;
mod show;
mod sources;
mod status;
mod sync;
mod sync_report;
mod test_fault;
mod topics;

pub use output::letters_of_output;

use crate::cli::{Cli, Command};
use crate::config::Config;
use context::Context;
use environment::UnknownPlace;
use error::CommandError;
use std::io::{self, BufWriter, Write};

/// Runs what the command line says: data to `out`, words to `err`. Gives the exit code.
pub fn run_command(cli: &Cli, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    if cli.browse.kiosk {
        // Before any file of a home or word of the environment is read.
        return browse::run_public_terminal(cli, out, err);
    }
    let (config, config_error) = match Config::read_file(cli.global.config.as_deref()) {
        Ok(config) => (config, None),
        // A file that was asked for by name must be right.
        Err(error) if cli.global.config.is_some() => {
            let _ = writeln!(err, "groupfinder: {error}");
            return 2;
        }
        Err(error) => {
            let _ = writeln!(err, "groupfinder: {error}");
            (Config::default(), Some(error))
        }
    };
    let context = Context::new(&cli.global, config, config_error);
    let mut buffered = BufWriter::new(out);
    let done = dispatch_command(cli, &context, &mut buffered, err)
        .and_then(|code| buffered.flush().map(|()| code).map_err(CommandError::from));
    match done {
        Ok(code) => code,
        Err(error) => {
            let code = error.exit_code();
            if code != 0 {
                let _ = writeln!(err, "groupfinder: {error}");
            }
            code
        }
    }
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
        Some(Command::Facets(args)) => facets::count_facets(context, args, out, err),
        Some(Command::Topics(args)) => topics::list_topics(context, args, out, err),
        Some(Command::Crisis(args)) => crisis::print_crisis_lines(context, args, out, err),
        Some(Command::Sync(args)) => sync::sync_sources(context, args, out, err),
        Some(Command::Sources(args)) => sources::manage_sources(context, args, out, err),
        Some(Command::Check(args)) => check::check_feed(context, args, out, err),
        #[cfg(feature = "publish")]
        Some(Command::Publish(args)) => publish::publish_feeds(context, args, out, err),
        #[cfg(feature = "publish")]
        Some(Command::PublishKey(args)) => publish::make_key(context, args, out),
        Some(Command::Doctor(args)) => doctor::examine_machine(context, args, out),
        Some(Command::KioskCode) => {
            kiosk_code::make_staff_code(&context.locale, &mut io::stdin().lock(), out)
        }
        Some(Command::Status(args)) => status::print_status(context, args, out, err),
        Some(Command::Config(args)) => config::print_default_config(args, out),
        Some(Command::Man) => man::print_man_page(out),
        Some(Command::Completions(args)) => man::print_completions(args, out),
    }
}

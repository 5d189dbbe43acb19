//! The browser on a person's own terminal, as a screen or as numbered lines.

use super::browser::{Browser, BrowserOptions};
use super::clock::SystemClock;
use super::export::Exporter;
use super::kept_shortlist::KeptShortlist;
use super::listings::Listings;
use super::new_data::NewData;
use super::sync_worker::Fetching;
use super::watch::Watch;
use crate::app::action::Action;
use crate::app::kiosk::{Decoy, Setup};
use crate::app::policy::Mode;
use crate::app::session::Session;
use crate::app::state::State;
use crate::cli::BrowseArgs;
use crate::command::context::Context;
use crate::command::environment::UnknownPlace;
use crate::command::error::CommandError;
use crate::command::keys::read_keymap;
use crate::config::{self, Automatic};
use crate::export::print::{Printer, usual_print_program};
use crate::plain::Conversation;
use crate::search::Index;
use crate::store::{self, Notice};
use crate::sync::catalogue::Listed;
use crate::sync::catalogue_files::Catalogue;
use crate::term::{self, Exit, TermError, WaitingIo};
use crate::ui::look::Surroundings;
use std::io::{BufReader, Write};
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

/// Opens the browser and stays until a person leaves. Gives the exit code.
///
/// # Errors
/// [`CommandError::Usage`] where there is no terminal to draw on.
pub(crate) fn browse_at_home(
    context: &Context<'_>,
    args: &BrowseArgs,
    out: &mut dyn Write,
) -> Result<u8, CommandError> {
    let plain = args.plain || wants_lines();
    if !plain && !term::is_terminal() {
        return Err(CommandError::Usage(context.locale.text("error-no-terminal")));
    }
    let options = context.store_options();
    let stamp = store::stamp_of_data(&options);
    let opened = store::open_data(&options);
    let surroundings = Surroundings::of_process();
    let ascii = if args.ascii { Automatic::Yes } else { context.config.ascii };
    let theme = args.theme.unwrap_or(context.config.theme);
    let look = surroundings.look(theme, ascii, args.spacing.unwrap_or(context.config.spacing));
    let width = args.ambiguous_width.unwrap_or(context.config.ambiguous_width);
    let keeps = args.keep_shortlist || context.config.keep_shortlist;
    // As lines they are kept at the end.
    let ascii = surroundings.ascii(ascii, width);
    let mut state = initial_state(context, keeps && !plain, ascii, &opened.notices);
    state.notices.extend(context.tell_past(&opened));
    let details =
        Listings { records: Box::new(opened.records), mode: Mode::Home, country: context.country() };
    let new_data = NewData::new(
        Watch::new(options, stamp),
        Some(fetching_of(context)),
        offered_sources(context, args.test_catalogue.as_deref()),
    );
    state.sources.view = Rc::new(new_data.view_with(opened.header.as_ref(), context.now));
    let mut kept = if keeps { kept_shortlist(context) } else { KeptShortlist::default() };
    read_kept(&mut state, &mut kept, &opened.index, context);
    let (index, zone) = (Arc::new(opened.index), context.zone.clone());
    if plain {
        let session = Session::start(state, index, details, zone, context.now);
        // The letters of the locale hold for output to a file or another program, too.
        let conversation = Conversation::new(session, out, context.global.now);
        let conversation = conversation.spelled(look.letters).encoded(surroundings.encoding());
        let marked = conversation.run(&mut BufReader::new(WaitingIo::new(std::io::stdin())))?;
        kept.keep(&marked);
        return Ok(0);
    }
    let session = Session::start_on_screen(state, index, details, zone, context.now);
    let options = BrowserOptions {
        look: look.with_width(width),
        clock: Box::new(SystemClock::start(context.global.now)),
        exporter: Exporter { printer: printer_of(context), dir: ".".into() },
        new_data,
        kept,
        prepares_search: true,
        test_fault: args.test_fault,
    };
    let mut browser = Browser::new(session, options);
    let options = term::TerminalOptions {
        mouse: args.mouse || context.config.mouse,
        // With --demo nothing is written at all.
        notes: if context.global.demo { None } else { notes_dir() },
        words: context.locale.text("error-fault"),
        encoding: surroundings.encoding(),
    };
    match term::run_event_loop(&mut browser, &options) {
        Ok(exit) => Ok(exit_code(exit)),
        Err(TermError::NoTerminal) => Err(CommandError::Usage(context.locale.text("error-no-terminal"))),
        Err(error @ TermError::NoThread(_)) => Err(CommandError::Failed(error.to_string())),
        Err(TermError::Io(error)) => Err(CommandError::Output(error)),
    }
}

/// The exit code of a loop that ended.
pub(super) fn exit_code(exit: Exit) -> u8 {
    match exit {
        Exit::Left => 0,
        Exit::Signal(signal) => u8::try_from(128 + signal).unwrap_or(1),
        Exit::Lost => 1,
        Exit::Fault => 101,
    }
}

fn initial_state(context: &Context<'_>, keeps_shortlist: bool, ascii: bool, notices: &[Notice]) -> State {
    let mut state = State::new(context.language(), context.global.demo, ascii);
    state.notices = notices.iter().map(|notice| notice.to_text(&context.locale)).collect();
    if let Some(UnknownPlace::Set(place)) = &context.unknown_place {
        let values = [("place", place.as_str().into())];
        state.notices.push(context.locale.with("home-unknown-set", &values));
    }
    state.notices.extend(context.tell_unread_zone());
    state.habits = context.locale.habits();
    let (keymap, key_error) = read_keymap(context);
    state.keys = Arc::new(keymap);
    state.notices.extend(context.config_error.as_ref().map(ToString::to_string));
    state.notices.extend(key_error.map(|error| error.to_string()));
    state.with_setup(Setup {
        home: context.home.clone(),
        can_print: context.config.printer.is_some(),
        keeps_shortlist,
        cover: (context.config.cover == config::Cover::Calendar).then_some(Decoy::Calendar),
        ..Setup::default()
    })
}

fn printer_of(context: &Context<'_>) -> Option<Printer> {
    let queue = context.config.printer.clone()?;
    Some(Printer { program: usual_print_program(), queue, columns: context.config.print_columns })
}

fn fetching_of(context: &Context<'_>) -> Fetching {
    // --demo writes nothing at all, and with a fixed moment nothing may happen unasked.
    let quiet = context.global.demo || context.global.now.is_some();
    Fetching {
        dir: context.global.data_dir.clone(),
        // Settings that are not understood are not written to.
        config: config::edit::path_to_edit(context.global.config.as_deref())
            .filter(|_| context.config_error.is_none() && !context.global.demo),
        sources: if context.global.demo { Vec::new() } else { context.config.sources.clone() },
        unasked: context.config.background_sync && !quiet,
    }
}

/// The public sources that can be followed; those of a test are at its own server.
fn offered_sources(context: &Context<'_>, server: Option<&str>) -> Vec<Listed> {
    if context.global.demo {
        return Vec::new();
    }
    let mut all = Catalogue::read().listed;
    if let Some(server) = server {
        for listed in &mut all {
            let path = listed.url.split_once("://").map_or("", |(_, path)| path);
            listed.url = format!("{server}/{path}");
        }
    }
    all
}

/// Where marked groups are kept; nowhere with --demo, which writes nothing at all.
fn kept_shortlist(context: &Context<'_>) -> KeptShortlist {
    let dir = if context.global.demo { None } else { notes_dir() };
    dir.map(|dir| KeptShortlist::in_dir(&dir)).unwrap_or_default()
}

/// Puts what was kept into the state. What the data no longer has, and what cannot be read, is said.
fn read_kept(state: &mut State, kept: &mut KeptShortlist, index: &Index, context: &Context<'_>) {
    match kept.read(index) {
        Ok(shortlist) => {
            if shortlist.count_gone() > 0 {
                let key = state.key_name(Action::Shortlist, &context.locale);
                state.notices.push(context.locale.with("mark-some-gone", &[("key", key.into())]));
            }
            state.shortlist = shortlist;
        }
        Err(error) => {
            let why = error.to_string().into();
            state.notices.push(context.locale.with("mark-lost", &[("why", why)]));
        }
    }
}

/// Where notes about failures are kept; `None` where the system has no place for them (no home).
fn notes_dir() -> Option<PathBuf> {
    let dirs = directories::ProjectDirs::from("", "", "groupfinder")?;
    let dir = dirs.state_dir().unwrap_or_else(|| dirs.data_local_dir()).to_path_buf();
    Some(dir).filter(|dir| dir.is_absolute())
}

/// Whether the environment asks for lines: `ACCESSIBLE` set to anything but nothing and 0, or a dumb terminal.
fn wants_lines() -> bool {
    let is_accessible = std::env::var("ACCESSIBLE").is_ok_and(|value| !matches!(value.as_str(), "" | "0"));
    is_accessible || std::env::var("TERM").is_ok_and(|term| term == "dumb")
}

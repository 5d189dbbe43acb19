//! The browser as a public terminal: settings from root's file alone, nothing from the environment, a home or the
//! command line; no path and no error of the system on the screen.

use super::browser::{Browser, BrowserOptions};
use super::clock::{Clock, SystemClock};
use super::export::Exporter;
use super::home::exit_code;
use super::kept_shortlist::KeptShortlist;
use super::listings::Listings;
use super::new_data::NewData;
use super::trouble_code::{TroubleCode, report_trouble};
use super::watch::Watch;
use crate::app::home_places::home_named;
use crate::app::kiosk::Setup;
use crate::app::policy::Mode;
use crate::app::session::Session;
use crate::app::state::State;
use crate::cli::{BrowseArgs, Cli, Global};
use crate::config::Automatic;
use crate::config::kiosk::{Kiosk, USUAL_PATH, zone_of_machine};
use crate::export::print::Printer;
use crate::locale::{Habits, Locale};
use crate::place::{Home, HomeSource};
use crate::store;
use crate::term;
use crate::ui::look::Surroundings;
use jiff::tz::TimeZone;
use std::io::{IsTerminal, Write};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// How long a code stays on the console. Tests have no minute to wait.
const TROUBLE_SHOWN: Duration =
    if cfg!(feature = "test-switches") { Duration::from_millis(100) } else { Duration::from_secs(60) };

/// Runs the terminal until a signal ends it or the staff leave. Gives the exit code.
pub(crate) fn run_public_terminal(cli: &Cli, out: &mut dyn Write, _err: &mut dyn Write) -> u8 {
    match open_public_terminal(cli) {
        Ok(code) => code,
        Err((what, why)) => stay_in_trouble(what, &why, out),
    }
}

/// Whether more than `--kiosk`, `--config` and the moment of tests was given. Each option is named, so that a new one
/// does not compile before it is refused here.
fn has_more_options(cli: &Cli) -> bool {
    let Global { data_dir, config: _, lang, home, demo, now: _ } = &cli.global;
    let BrowseArgs {
        kiosk: _,
        plain,
        ascii,
        ambiguous_width,
        theme,
        spacing,
        mouse,
        keep_shortlist,
        test_fault,
        test_catalogue,
    } = &cli.browse;
    let is_switched_on = [demo, plain, ascii, mouse, keep_shortlist].into_iter().any(|switch| *switch);
    let is_set = data_dir.is_some() || lang.is_some() || home.is_some();
    let is_drawn = theme.is_some() || spacing.is_some() || ambiguous_width.is_some();
    let is_test = test_fault.is_some() || test_catalogue.is_some();
    cli.command.is_some() || is_switched_on || is_set || is_drawn || is_test
}

/// Says on the console that the unit gives options which nobody knows. Gives the exit code.
pub fn refuse_options(why: &str, out: &mut dyn Write) -> u8 {
    stay_in_trouble(TroubleCode::Options, why, out)
}

/// The console is cleared when the program ends: what is wrong must be there long enough for staff to read, and the unit
/// begins anew only then.
fn stay_in_trouble(what: TroubleCode, why: &str, out: &mut dyn Write) -> u8 {
    let locale = Locale::new(crate::topic::Language::default());
    let _ = writeln!(out, "{}", report_trouble(&locale, what, why));
    let _ = out.flush();
    if std::io::stdout().is_terminal() && !std::io::stderr().is_terminal() {
        std::thread::sleep(TROUBLE_SHOWN);
    }
    2
}

fn open_public_terminal(cli: &Cli) -> Result<u8, (TroubleCode, String)> {
    if has_more_options(cli) {
        let why = "--kiosk takes its settings from its file; only --config FILE goes with it";
        return Err((TroubleCode::Options, why.to_owned()));
    }
    let path = cli.global.config.as_deref().unwrap_or(Path::new(USUAL_PATH));
    let kiosk = Kiosk::read_file(path).map_err(|error| (TroubleCode::Settings, error.to_string()))?;
    if !term::is_terminal() {
        return Err((TroubleCode::Terminal, "input and output must be a terminal".to_owned()));
    }
    let zone = kiosk.timezone.as_deref().and_then(|name| TimeZone::get(name).ok());
    let zone = zone.unwrap_or_else(zone_of_machine);
    let options = store::OpenOptions { data_dir: Some(kiosk.data_dir.clone()), demo: kiosk.demo };
    let stamp = store::stamp_of_data(&options);
    let opened = store::open_data(&options);
    // Whoever types the first word does not wait for the disk.
    opened.index.read_late_part(crate::search::LatePart::Words);
    let locale = Locale::new(kiosk.language.unwrap_or_default());
    for notice in &opened.notices {
        if !std::io::stderr().is_terminal() {
            let _ = writeln!(std::io::stderr(), "groupfinder: {}", notice.to_text(&locale));
        }
    }
    let (setup, printer) = (setup_of(&kiosk, &locale), printer_of(&kiosk));
    let details = Listings {
        records: Box::new(opened.records),
        mode: Mode::Kiosk,
        country: setup.home.as_ref().map(|home| home.country.clone()),
    };
    // What the environment says of the terminal does not count; the file says what it can show.
    let term = if kiosk.ascii { "linux" } else { "xterm" }.to_owned();
    let surroundings = Surroundings { term, locale: "C.UTF-8".to_owned(), ..Surroundings::default() };
    let look = surroundings.look(kiosk.theme, Automatic::Auto, 1).with_width(kiosk.ambiguous_width);
    // Miles and twelve-hour clocks go by where the terminal stands.
    let habits = Habits::of_country(setup.home.as_ref().map_or("", |home| &home.country));
    let mut state =
        State::new(locale.language(), kiosk.demo, surroundings.ascii(Automatic::Auto, kiosk.ambiguous_width));
    state.habits = habits;
    let state = state.with_setup(setup);
    let clock = SystemClock::start(cli.global.now);
    let session = Session::start(state, Arc::new(opened.index), details, zone, clock.now());
    let options = BrowserOptions {
        look,
        clock: Box::new(clock),
        exporter: Exporter { printer, dir: ".".into() },
        // A public terminal runs for months; another unit brings in the data.
        new_data: NewData::new(Watch::new(options, stamp), None, Vec::new()),
        kept: KeptShortlist::default(),
        prepares_search: false,
        test_fault: None,
    };
    let mut browser = Browser::new(session, options);
    // No notes are kept, and the sentence for a person names nothing.
    let options = term::TerminalOptions {
        mouse: false,
        notes: None,
        words: locale.text("error-fault"),
        encoding: surroundings.encoding(),
    };
    match term::run_event_loop(&mut browser, &options) {
        Ok(exit) => Ok(exit_code(exit)),
        Err(error) => Err((TroubleCode::Terminal, error.to_string())),
    }
}

/// Where the terminal stands; a place that is not known leaves the country.
fn home_of(kiosk: &Kiosk, locale: &Locale) -> Option<Home> {
    let country = kiosk.country.as_ref().map(crate::config::Country::code);
    let place = kiosk.place.as_deref();
    let place = place.and_then(|place| home_named(place, country, HomeSource::Setting, locale));
    place.or_else(|| Some(Home::in_country(country?, HomeSource::Setting)))
}

fn setup_of(kiosk: &Kiosk, locale: &Locale) -> Setup {
    Setup {
        // One visitor must not find what another marked.
        keeps_shortlist: false,
        mode: Mode::Kiosk,
        home: home_of(kiosk, locale),
        idle: Some(kiosk.visit_times()),
        staff: kiosk.staff_code.clone(),
        can_print: kiosk.printer.is_some(),
        cover: None,
    }
}

fn printer_of(kiosk: &Kiosk) -> Option<Printer> {
    let queue = kiosk.printer.clone()?;
    Some(Printer { program: kiosk.print_program.clone(), queue, columns: kiosk.print_columns })
}

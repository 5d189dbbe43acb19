//! The browser as a public terminal: settings from root's file alone, nothing from the environment, a home or the
//! command line; no path and no error of the system on the screen.

use super::browse::{Browser, Listings};
use super::watch::Watch;
use crate::app::kiosk::Setup;
use crate::app::policy::Mode;
use crate::app::session::Session;
use crate::app::state::State;
use crate::cli::Cli;
use crate::config::Automatic;
use crate::config::kiosk::{Kiosk, USUAL_PATH, zone_of_machine};
use crate::export::print::Printer;
use crate::locale::{Habits, Locale};
use crate::store;
use crate::term::{self, Exit};
use crate::ui::look::Surroundings;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::io::{IsTerminal, Write};
use std::path::Path;
use std::sync::Arc;

/// What is wrong, as a short code that a visitor can tell the staff. `data/kiosk/README.md` explains each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    /// The settings are missing, not understood, or not root's alone.
    Settings,
    /// There is no terminal, or it cannot be used.
    Terminal,
    /// A listing cannot be read.
    Listing,
    /// The printer did not take a page.
    Printer,
    /// Options were given that a public terminal does not take.
    Options,
}

impl Trouble {
    const fn code(self) -> &'static str {
        match self {
            Self::Settings => "K1",
            Self::Terminal => "K2",
            Self::Listing => "K3",
            Self::Printer => "K4",
            Self::Options => "K5",
        }
    }
}

/// A sentence for the screen. What really happened goes to the journal, unless that is the screen as well.
pub(super) fn trouble(words: &Locale, trouble: Trouble, why: &str) -> String {
    let code = trouble.code();
    let mut journal = std::io::stderr();
    if !journal.is_terminal() {
        let _ = writeln!(journal, "groupfinder: {code}: {why}");
    }
    words.with("kiosk-trouble", &[("code", code.into())])
}

/// Runs the terminal until a signal ends it or the staff leave. Gives the exit code.
pub(super) fn run(cli: &Cli, out: &mut dyn Write, _err: &mut dyn Write) -> u8 {
    match start(cli) {
        Ok(code) => code,
        Err((what, why)) => {
            let words = Locale::new(crate::topic::Language::default());
            let _ = writeln!(out, "{}", trouble(&words, what, &why));
            2
        }
    }
}

fn start(cli: &Cli) -> Result<u8, (Trouble, String)> {
    let global = &cli.global;
    let more = cli.command.is_some()
        || cli.browse.plain
        || cli.browse.ascii
        || cli.browse.mouse
        || cli.browse.theme.is_some()
        || cli.browse.test_fault.is_some()
        || global.demo
        || global.data_dir.is_some()
        || global.lang.is_some();
    if more {
        let why = "--kiosk takes its settings from its file; only --config FILE goes with it";
        return Err((Trouble::Options, why.to_owned()));
    }
    let path = global.config.as_deref().unwrap_or(Path::new(USUAL_PATH));
    let kiosk = Kiosk::read(path).map_err(|error| (Trouble::Settings, error.to_string()))?;
    if !term::is_terminal() {
        return Err((Trouble::Terminal, "input and output must be a terminal".to_owned()));
    }
    let zone = kiosk.timezone.as_deref().and_then(|name| TimeZone::get(name).ok());
    let zone = zone.unwrap_or_else(zone_of_machine);
    let options = store::Options { data_dir: Some(kiosk.data_dir.clone()), demo: kiosk.demo };
    let stamp = store::stamp(&options);
    let opened = store::open(&options);
    let words = Locale::new(kiosk.language.unwrap_or_default());
    for notice in &opened.notices {
        if !std::io::stderr().is_terminal() {
            let _ = writeln!(std::io::stderr(), "groupfinder: {}", notice.text(&words));
        }
    }
    let (setup, printer) = (setup(&kiosk), printer(&kiosk));
    let details = Listings { records: opened.records, mode: Mode::Kiosk, country: setup.country.clone() };
    // Miles and twelve-hour clocks go by where the terminal stands.
    let habits = Habits::of_country(setup.country.as_deref().unwrap_or_default());
    let mut state = State::new(words.language(), kiosk.demo, kiosk.ascii);
    state.habits = habits;
    let state = state.set_up(setup);
    let now = global.now.unwrap_or_else(Timestamp::now);
    let session = Session::start(state, Arc::new(opened.index), details, zone.clone(), now);
    // What the environment says of the terminal does not count; the file says what it can show.
    let term = if kiosk.ascii { "linux" } else { "xterm" }.to_owned();
    let surroundings = Surroundings { term, no_color: false, locale: "C.UTF-8".to_owned() };
    let look = surroundings.look(kiosk.theme, Automatic::Auto, 1);
    let mut browser = Browser::new(session, zone, look);
    browser.fixed = global.now;
    // A public terminal runs for months; another unit brings in the data.
    browser.watch = Some(Watch::new(options, stamp));
    browser.printer = printer;
    // No notes are kept, and the sentence for a person names nothing.
    let options = term::Options { mouse: false, notes: None, words: words.text("error-fault") };
    match term::run(&mut browser, &options) {
        Ok(Exit::Left) => Ok(0),
        Ok(Exit::Signal(signal)) => Ok(u8::try_from(128 + signal).unwrap_or(1)),
        Ok(Exit::Lost) => Ok(1),
        Ok(Exit::Fault) => Ok(101),
        Err(error) => Err((Trouble::Terminal, error.to_string())),
    }
}

fn setup(kiosk: &Kiosk) -> Setup {
    Setup {
        mode: Mode::Kiosk,
        country: kiosk.country.as_ref().map(|country| country.code().to_owned()),
        idle: Some(kiosk.times()),
        staff: kiosk.staff_code.clone(),
        can_print: kiosk.printer.is_some(),
        cover: None,
    }
}

fn printer(kiosk: &Kiosk) -> Option<Printer> {
    let queue = kiosk.printer.clone()?;
    Some(Printer { program: kiosk.print_program.clone(), queue, columns: kiosk.print_columns })
}

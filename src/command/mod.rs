//! The commands, one file each: arguments in, text or data out, and an exit code.

mod background;
pub mod browse;
pub mod check;
pub mod config;
pub mod crisis;
mod data_page;
pub mod doctor;
pub mod facets;
pub mod fault;
mod feed_args;
mod filters;
mod keys;
pub mod kiosk;
pub mod kiosk_code;
pub mod man;
mod output;
mod progress;
#[cfg(feature = "publish")]
pub mod publish;
mod renewal;
pub mod search;
pub mod show;
pub mod sources;
pub mod status;
pub mod sync;
mod take;
pub mod topics;
mod watch;

use crate::cli::{Cli, Command, Global, Lang};
use crate::config::{Config, ConfigError, Units};
use crate::export::Viewer;
use crate::locale::{Habits, Locale};
use crate::store::{self, Opened};
use crate::topic::Language;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::io::{self, BufWriter, Write};

/// Why a command did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// It went wrong.
    #[error("{0}")]
    Failed(String),
    /// It was asked for wrongly, or there is no terminal.
    #[error("{0}")]
    Usage(String),
    /// Data was refused; what was there before is as it was.
    #[error("{0}")]
    Refused(String),
    /// Data was kept although it is past its expiry.
    #[error("{0}")]
    Expired(String),
    /// Output could not be written.
    #[error("cannot write: {0}")]
    Output(#[from] io::Error),
}

impl Failure {
    /// The exit code, as `DESIGN.md` fixed them.
    pub fn exit_code(&self) -> u8 {
        match self {
            // Whoever closed the pipe has seen enough.
            Self::Output(e) if e.kind() == io::ErrorKind::BrokenPipe => 0,
            Self::Failed(_) | Self::Output(_) => 1,
            Self::Usage(_) => 2,
            Self::Refused(_) => 3,
            Self::Expired(_) => 4,
        }
    }
}

/// What every command knows.
pub struct Context<'a> {
    /// The options that hold everywhere.
    pub global: &'a Global,
    /// What is set in `config.toml`; the defaults where it cannot be understood.
    pub config: Config,
    /// Why it cannot be understood. A person who looks for help is not kept out by it; who fetches sources is.
    pub config_error: Option<ConfigError>,
    /// The program's words.
    pub words: Locale,
    /// The moment of this run; it does not move while the command works.
    pub now: Timestamp,
    /// The time zone of whoever sits here.
    pub zone: TimeZone,
}

impl Context<'_> {
    /// Who reads, and when.
    pub fn viewer(&self) -> Viewer<'_> {
        Viewer { words: &self.words, now: self.now, zone: &self.zone }
    }

    /// The moment and zone of this run.
    pub fn moment(&self) -> crate::search::Moment {
        crate::search::Moment { now: self.now, zone: self.zone.clone() }
    }

    /// The country of whoever sits here, in two letters: as set, else as the environment says.
    pub fn country(&self) -> Option<String> {
        let set = self.config.country.as_ref().map(|country| country.code().to_owned());
        set.or_else(country_of_environment)
    }

    /// The language of the program's words.
    pub fn language(&self) -> Language {
        self.words.language()
    }
}

/// Runs what the command line says: data to `out`, words to `err`. Gives the exit code.
pub fn run(cli: &Cli, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    if cli.browse.kiosk {
        // Before any file of a home or word of the environment is read.
        return kiosk::run(cli, out, err);
    }
    let (config, config_error) = match Config::read(cli.global.config.as_deref()) {
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
    let context = Context {
        global: &cli.global,
        words: Locale::new(language(&cli.global, &config)).with_habits(habits(&config)),
        config,
        config_error,
        now: cli.global.now.unwrap_or_else(Timestamp::now),
        // A fixed moment without a fixed zone would give other answers on other machines.
        zone: if cli.global.now.is_some() { TimeZone::UTC } else { TimeZone::system() },
    };
    let mut buffered = BufWriter::new(out);
    let done = dispatch(cli, &context, &mut buffered, err)
        .and_then(|code| buffered.flush().map(|()| code).map_err(Failure::from));
    match done {
        Ok(code) => code,
        Err(failure) => {
            let code = failure.exit_code();
            if code != 0 {
                let _ = writeln!(err, "groupfinder: {failure}");
            }
            code
        }
    }
}

fn dispatch(
    cli: &Cli,
    context: &Context<'_>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Failure> {
    match &cli.command {
        None => browse::run(context, &cli.browse, out),
        Some(Command::Search(args)) => search::run(context, args, out, err),
        Some(Command::Show(args)) => show::run(context, args, out, err),
        Some(Command::Facets(args)) => facets::run(context, args, out, err),
        Some(Command::Topics(args)) => topics::run(context, args, out, err),
        Some(Command::Crisis(args)) => crisis::run(context, args, out, err),
        Some(Command::Sync(args)) => sync::run(context, args, out, err),
        Some(Command::Sources(args)) => sources::run(context, args, out, err),
        Some(Command::Check(args)) => check::run(context, args, out, err),
        #[cfg(feature = "publish")]
        Some(Command::Publish(args)) => publish::run(context, args, out, err),
        #[cfg(feature = "publish")]
        Some(Command::PublishKey(args)) => publish::make_key(context, args, out),
        Some(Command::Doctor(args)) => doctor::run(context, args, out),
        Some(Command::KioskCode) => kiosk_code::run(&context.words, &mut io::stdin().lock(), out),
        Some(Command::Status(args)) => status::run(context, args, out, err),
        Some(Command::Config(args)) => config::run(args, out),
        Some(Command::Man) => man::man(out),
        Some(Command::Completions(args)) => man::completions(args, out),
    }
}

/// Opens the data and says what is not as it should be.
fn opened(context: &Context<'_>, err: &mut dyn Write) -> Result<Opened, Failure> {
    let options = store::Options { data_dir: context.global.data_dir.clone(), demo: context.global.demo };
    let opened = store::open(&options);
    if context.global.demo {
        let words = &context.words;
        writeln!(err, "{}: {}", words.text("demo-mark"), words.text("demo-note"))?;
    }
    for notice in &opened.notices {
        writeln!(err, "groupfinder: {}", notice.text(&context.words))?;
    }
    Ok(opened)
}

/// What the environment says about language and country: `LC_ALL`, then the category, then `LANG` (POSIX); an empty
/// variable counts as unset.
fn locale_of_environment() -> Option<String> {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set)
}

/// The country of the environment's locale: `DE` of `de_DE.UTF-8`.
fn country_of_environment() -> Option<String> {
    let locale = locale_of_environment()?;
    let country = locale.split(['.', '@']).next()?.split(['_', '-']).nth(1)?.to_owned();
    (country.len() == 2).then_some(country)
}

/// What the reader is used to, by the country of the environment's locale, unless units are set.
fn habits(config: &Config) -> Habits {
    let habits = Habits::of_country(&country_of_environment().unwrap_or_default());
    match config.units {
        Units::Auto => habits,
        Units::Km => Habits { miles: false, ..habits },
        Units::Miles => Habits { miles: true, ..habits },
    }
}

/// The language asked for, else the one that is set, else that of the environment, else English.
fn language(global: &Global, config: &Config) -> Language {
    let asked = global.lang.map(|lang| match lang {
        Lang::En => Language::En,
        Lang::De => Language::De,
        Lang::Nb => Language::Nb,
    });
    let from_environment = || locale_of_environment().and_then(|tag| Language::from_tag(&tag));
    asked.or(config.language).or_else(from_environment).unwrap_or_default()
}

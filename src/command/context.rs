//! What every command knows: the options that hold everywhere, the configuration, the language, the moment.

use super::environment::{UnknownPlace, choose_habits, choose_home, choose_language, unread_zone};
use super::error::CommandError;
use crate::cli::Global;
use crate::config::{Config, ConfigError};
use crate::export::Viewer;
use crate::group::Country;
use crate::locale::Locale;
use crate::place::Home;
use crate::search::LocalNow;
use crate::store::{self, Opened, clock_check};
use crate::topic::Language;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::io::Write;

/// What every command knows.
pub(super) struct Context<'a> {
    /// The options that hold everywhere.
    pub global: &'a Global,
    /// What is set in `config.toml`; the defaults where it cannot be understood.
    pub config: Config,
    /// Why it cannot be understood. A person who looks for help is not kept out by it; who fetches sources is.
    pub config_error: Option<ConfigError>,
    /// The program's words.
    pub locale: Locale,
    /// The moment of this run; it does not move while the command works.
    pub now: Timestamp,
    /// The reader's time zone.
    pub zone: TimeZone,
    /// Where whoever sits here is, as far as the command line, the settings or the environment tell.
    pub home: Option<Home>,
    /// What was said or set as the place where whoever sits here is, where no such place is known.
    pub unknown_place: Option<UnknownPlace>,
}

impl<'a> Context<'a> {
    /// The context of a run with this configuration, or with the defaults and the reason for them.
    pub(super) fn new(global: &'a Global, config: Config, config_error: Option<ConfigError>) -> Self {
        let locale = Locale::new(choose_language(global, &config)).with_habits(choose_habits(&config));
        // A fixed moment without a fixed zone would give other answers on other machines.
        let zone = if global.now.is_some() { TimeZone::UTC } else { TimeZone::system() };
        let (home, unknown_place) = choose_home(global, &config, zone.iana_name(), &locale);
        Self {
            global,
            locale,
            config,
            config_error,
            now: global.now.unwrap_or_else(Timestamp::now),
            zone,
            home,
            unknown_place,
        }
    }

    /// The reader: language, moment and time zone.
    pub fn viewer(&self) -> Viewer<'_> {
        Viewer {
            locale: &self.locale,
            now: self.now,
            zone: &self.zone,
            country: self.country().as_deref().and_then(Country::from_code),
        }
    }

    /// The moment and zone of this run.
    pub fn moment(&self) -> LocalNow {
        LocalNow { now: self.now, zone: self.zone.clone() }
    }

    /// The reader's country, in two letters.
    pub fn country(&self) -> Option<String> {
        self.home.as_ref().map(|home| home.country.clone())
    }

    /// The language of the program's words.
    pub fn language(&self) -> Language {
        self.locale.language()
    }

    /// Which data is opened.
    pub(super) fn store_options(&self) -> store::OpenOptions {
        store::OpenOptions { data_dir: self.global.data_dir.clone(), demo: self.global.demo }
    }

    /// Opens the data and says what is not as it should be.
    pub(super) fn open_data(&self, err: &mut dyn Write) -> Result<Opened, CommandError> {
        let opened = store::open_data(&self.store_options());
        if self.global.demo {
            writeln!(err, "{}: {}", self.locale.text("demo-mark"), self.locale.text("demo-note"))?;
        }
        for notice in &opened.notices {
            writeln!(err, "groupfinder: {}", notice.to_text(&self.locale))?;
        }
        Ok(opened)
    }

    /// That the reader's time zone cannot be read, in words; none where it can.
    pub(super) fn tell_unread_zone(&self) -> Option<String> {
        let zone = unread_zone(&self.zone)?;
        Some(self.locale.with("zone-unread", &[("zone", zone.into())]))
    }

    /// Opens the data to show listings of it, and says which of its sources are past the date of their publisher.
    pub(super) fn open_listings(&self, err: &mut dyn Write) -> Result<Opened, CommandError> {
        let opened = self.open_data(err)?;
        if let Some(words) = self.tell_unread_zone() {
            writeln!(err, "groupfinder: {words}")?;
        }
        for words in self.tell_past(&opened) {
            writeln!(err, "groupfinder: {words}")?;
        }
        Ok(opened)
    }

    /// Which sources are past the date of their publisher, in words; none where the clock cannot be believed.
    pub(super) fn tell_past(&self, opened: &Opened) -> Vec<String> {
        let entries = opened.header.as_ref().map_or(&[][..], |header| &header.sources);
        if clock_check::clock_notice(opened.dir.as_deref(), opened.header.as_ref(), self.now).is_some() {
            return Vec::new();
        }
        entries
            .iter()
            .filter_map(|entry| {
                let past = entry.expires_at.filter(|expires| *expires < self.now)?;
                let date = self.locale.date_with_year(self.zone.to_datetime(past).date());
                let values = [("source", entry.name.as_str().into()), ("date", date.into())];
                Some(self.locale.with("data-past", &values))
            })
            .collect()
    }
}

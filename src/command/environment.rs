//! What the environment says about the person: language, country, and the habits that go with it.

use crate::app::home_places::home_named;
use crate::cli::{Global, Lang};
use crate::config::{Config, Units};
use crate::locale::{Habits, Locale};
use crate::place::{Home, HomeSource, country_of_category};
use crate::topic::Language;
use jiff::tz::TimeZone;

/// The locale of the environment: `LC_ALL`, then the category, then `LANG` (POSIX); an empty variable counts as unset.
fn read_locale() -> Option<String> {
    ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(read_variable)
}

/// A variable of the environment; an empty one counts as unset.
fn read_variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// Where the environment says the reader is: the territory of its locale, else the country of the time zone.
fn read_home(zone: Option<&str>) -> Option<Home> {
    Home::of_environment(read_variable, zone)
}

/// A place that is not known, and where it was named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnknownPlace {
    /// On the command line.
    Said(String),
    /// In the configuration.
    Set(String),
}

/// Where the reader is: what the command line says, else what is set, else what the environment says. `zone` is the
/// IANA name of the machine's zone. Names the place that was said or set where it is not known.
pub(super) fn choose_home(
    global: &Global,
    config: &Config,
    zone: Option<&str>,
    locale: &Locale,
) -> (Option<Home>, Option<UnknownPlace>) {
    let country = config.country.as_ref().map(crate::config::Country::code);
    let around =
        country.map(|country| Home::in_country(country, HomeSource::Setting)).or_else(|| read_home(zone));
    let prefer = around.as_ref().map(|home| home.country.clone());
    let named = |place: &str, source| home_named(place, prefer.as_deref(), source, locale);
    let (home, unknown) = match (&global.home, &config.place) {
        (Some(said), _) => (named(said, HomeSource::Chosen), UnknownPlace::Said(said.clone())),
        (None, Some(set)) => (named(set, HomeSource::Setting), UnknownPlace::Set(set.clone())),
        (None, None) => return (around, None),
    };
    match home {
        Some(home) => (Some(home), None),
        None => (around, Some(unknown)),
    }
}

/// What the reader is used to: times as in the country of `LC_TIME`, distances as in that of `LC_MEASUREMENT`, unless units
/// are set.
pub(super) fn choose_habits(config: &Config) -> Habits {
    let [times, units] = ["LC_TIME", "LC_MEASUREMENT"].map(|category| {
        Habits::of_country(&country_of_category(category, read_variable).unwrap_or_default())
    });
    let habits = Habits { miles: units.miles, american: times.american };
    match config.units {
        Units::Auto => habits,
        Units::Km => Habits { miles: false, ..habits },
        Units::Miles => Habits { miles: true, ..habits },
    }
}

/// The language asked for, else the one that is set, else that of the environment, else English.
pub(super) fn choose_language(global: &Global, config: &Config) -> Language {
    let asked = global.lang.map(|lang| match lang {
        Lang::En => Language::En,
        Lang::De => Language::De,
        Lang::Nb => Language::Nb,
    });
    asked.or(config.language).or_else(read_language).unwrap_or_default()
}

/// The language of the environment: the first of `LANGUAGE` that there is, else that of the locale. As in gettext, the
/// list counts for nothing in the locales `C` and `POSIX`.
fn read_language() -> Option<Language> {
    let locale = read_locale()?;
    let is_plain = matches!(locale.split('.').next(), Some("C" | "POSIX"));
    let preferred = read_variable("LANGUAGE").filter(|_| !is_plain).unwrap_or_default();
    preferred.split(':').find_map(Language::from_tag).or_else(|| Language::from_tag(&locale))
}

/// What `TZ` says where it names no zone that can be read, so that times are shown in UTC.
pub(super) fn unread_zone(zone: &TimeZone) -> Option<String> {
    read_variable("TZ").filter(|_| zone.is_unknown())
}

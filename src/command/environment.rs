//! What the environment says about the person: language, country, and the habits that go with it.

use crate::cli::{Global, Lang};
use crate::config::{Config, Units};
use crate::locale::Habits;
use crate::place::Home;
use crate::topic::Language;

/// The locale of the environment: `LC_ALL`, then the category, then `LANG` (POSIX); an empty variable counts as unset.
fn read_locale() -> Option<String> {
    ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(read_variable)
}

/// A variable of the environment; an empty one counts as unset.
fn read_variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// The country of the environment: the territory of its locale, else that of the time zone.
pub(super) fn read_country(zone: Option<&str>) -> Option<String> {
    Home::of_environment(read_variable, zone).map(|home| home.country)
}

/// What the reader is used to, by the country of the environment's locale, unless units are set.
pub(super) fn choose_habits(config: &Config) -> Habits {
    let habits = Habits::of_country(&read_country(None).unwrap_or_default());
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
    asked.or(config.language).or_else(|| Language::from_tag(&read_locale()?)).unwrap_or_default()
}

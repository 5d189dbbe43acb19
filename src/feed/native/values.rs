//! The values of a native record: texts, lists, ids of short lists, times and dates.

use crate::feed::json::{Raw, Shape};
use crate::feed::record::Problems;
use crate::feed::text::{Field, MOST_ITEMS};
use crate::feed::values::dates::{self, Confirmation};
use crate::feed::values::time_of_day;
use crate::group::{Clock, Coded, CodedSet, LanguageTag, Localised, Text};
use crate::topic::Facets;
use jiff::civil::Date;

/// A text; a number is taken as written, and noted.
pub fn text(p: &mut Problems<'_>, kind: Field, path: &str, raw: Option<Raw<'_>>) -> Option<Text> {
    if let Some(number) = raw.filter(|raw| raw.shape() == Shape::Number) {
        p.repair(path, number.text(), "text in quotes; read as written");
    }
    p.read_text(kind, path, raw)
}

/// A text, or one of several texts by language where we keep only one.
pub fn one_text(p: &mut Problems<'_>, kind: Field, path: &str, raw: Option<Raw<'_>>) -> Option<Text> {
    let Some(members) = raw.and_then(Raw::members) else { return text(p, kind, path, raw) };
    let ours = ["en", "de", "nb"].iter().find_map(|language| members.iter().find(|(key, _)| key == language));
    let (_, value) = ours.or_else(|| members.first())?;
    if members.len() > 1 {
        p.repair(path, "texts in several languages", "one text; the others are left out");
    }
    text(p, kind, path, Some(*value))
}

/// A text, or texts by language.
pub fn localised(p: &mut Problems<'_>, kind: Field, path: &str, raw: Option<Raw<'_>>) -> Localised {
    let Some(mut members) = raw.and_then(Raw::members) else {
        return text(p, kind, path, raw).map_or_else(Localised::default, Localised::of_unknown_language);
    };
    let mut out = Localised::default();
    p.keep_first(path, &mut members, MOST_ITEMS);
    for (key, value) in members {
        let path = format!("{path}.{key}");
        if !key.is_empty() && LanguageTag::parse(&key).is_none() {
            p.repair(&path, &key, "a language tag such as de or nb; left out");
        } else if let Some(text) = text(p, kind, &path, Some(value)) {
            out.set(&key, text);
        }
    }
    out
}

/// True or false; anything else is left out and noted.
pub fn boolean(p: &mut Problems<'_>, path: &str, raw: Option<Raw<'_>>) -> Option<bool> {
    let raw = raw.filter(|raw| raw.shape() != Shape::Null)?;
    let value = raw.boolean();
    if value.is_none() {
        p.repair(path, &raw.describe(), "true or false; left out");
    }
    value
}

/// The strings of an array, each read by `read`; anything else is left out and noted.
pub fn list<T: PartialEq>(
    p: &mut Problems<'_>,
    path: &str,
    raw: Option<Raw<'_>>,
    mut read: impl FnMut(&mut Problems<'_>, &str, &str) -> Option<T>,
) -> Vec<T> {
    let mut out = Vec::new();
    let Some(raw) = raw.filter(|raw| raw.shape() != Shape::Null) else { return out };
    let mut items = match raw.items() {
        Some(items) => items,
        None if raw.shape() == Shape::String => {
            p.repair(path, &raw.describe(), "an array; read as its only item");
            vec![raw]
        }
        None => {
            p.repair(path, &raw.describe(), "an array of texts; left out");
            return out;
        }
    };
    p.keep_first(path, &mut items, MOST_ITEMS);
    for (n, item) in items.into_iter().enumerate() {
        let path = format!("{path}[{n}]");
        match item.string() {
            Some(value) if !value.trim().is_empty() => {
                if let Some(value) = read(p, &path, &value).filter(|value| !out.contains(value)) {
                    out.push(value);
                }
            }
            _ => p.repair(&path, &item.describe(), "text; left out"),
        }
    }
    out
}

/// A value of a short list: its id, or another spelling of it.
pub fn coded<T: Coded>(p: &mut Problems<'_>, path: &str, facet: &str, value: &str) -> Option<T> {
    let value = value.trim();
    if let Some(found) = T::from_id(value) {
        return Some(found);
    }
    let found = Facets::embedded().value(facet, value).and_then(|found| T::from_id(found.id));
    let ids = || T::ALL.iter().map(|value| value.id()).collect::<Vec<_>>().join(", ");
    match found {
        Some(found) => p.repair(path, value, format!("{}; read so", found.id())),
        None => p.repair(path, value, format!("one of {}; left out", ids())),
    }
    found
}

/// One value of a short list.
pub fn one<T: Coded>(p: &mut Problems<'_>, path: &str, facet: &str, raw: Option<Raw<'_>>) -> Option<T> {
    let raw = raw.filter(|raw| raw.shape() != Shape::Null)?;
    if let Some(value) = raw.string() {
        coded(p, path, facet, &value)
    } else {
        p.repair(path, &raw.describe(), "text; left out");
        None
    }
}

/// Several values of a short list.
pub fn set<T: Coded>(p: &mut Problems<'_>, path: &str, facet: &str, raw: Option<Raw<'_>>) -> CodedSet<T> {
    list(p, path, raw, |p, path, value| coded::<T>(p, path, facet, value)).into_iter().collect()
}

/// A time of day; another shape than HH:MM is noted.
pub fn time(p: &mut Problems<'_>, path: &str, raw: Option<Raw<'_>>) -> Option<Clock> {
    let value = text(p, Field::Line, path, raw)?;
    let read = time_of_day::parse_time(&value);
    match read {
        Some(read) if read.plain => {}
        Some(read) => p.repair(path, &value, format!("HH:MM; read as {}", read.clock)),
        None => p.repair(path, &value, "HH:MM; left out"),
    }
    read.map(|read| read.clock)
}

/// A date "2026-05-01"; another shape is noted, and so is a day after today, which confirms nothing.
pub fn date(p: &mut Problems<'_>, path: &str, raw: Option<Raw<'_>>, today: Option<Date>) -> Option<Date> {
    let value = text(p, Field::Line, path, raw)?;
    match dates::parse_confirmation(&value, today.unwrap_or(Date::MAX)) {
        Confirmation::Day(date) => {
            if date.to_string() != *value {
                p.repair(path, &value, format!("YYYY-MM-DD; read as {date}"));
            }
            Some(date)
        }
        Confirmation::Future => {
            p.repair(path, &value, "a day that is not ahead; unknown");
            None
        }
        Confirmation::Unknown => {
            p.repair(path, &value, "a day as YYYY-MM-DD; unknown");
            None
        }
    }
}

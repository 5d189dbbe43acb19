//! Zones as numbers, and times with an offset.

use crate::feed::record::Problems;
use crate::group::{Clock, Zone};
use crate::place::fold;
use jiff::civil::Date;
use std::collections::HashMap;
use std::sync::LazyLock;

static ZONE_WORDS: &str = include_str!("../../../data/feeds/zone-words.tsv");
static WINDOWS_ZONES: &str = include_str!("../../../data/feeds/windows-zones.tsv");

/// A time as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrittenTime {
    /// The time on the clock.
    pub clock: Clock,
    /// Minutes ahead of UTC, where the time says so.
    pub offset: Option<Offset>,
}

/// The offset of a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offset {
    /// `Z`: the time is in UTC.
    Utc,
    /// `+01:00`: the time is local, and this is how far ahead of UTC it is.
    Minutes(i32),
}

/// Splits "09:00:00Z", "T09:00+01:00" and "2020-01-01T09:00:00-05:00" into time and offset.
pub fn split_offset(words: &str) -> (&str, Option<Offset>) {
    let time = words.rsplit_once(['T', 't']).map_or(words, |(_, time)| time);
    // "noon" and "sept" end in letters too: only what begins with a digit is a time.
    let time = if time.starts_with(|c: char| c.is_ascii_digit()) { time } else { words };
    if let Some(time) = time.strip_suffix(['Z', 'z']) {
        return (time, Some(Offset::Utc));
    }
    match time.rfind(['+', '-']) {
        Some(at) => match parse_offset(time.get(at..).unwrap_or_default()) {
            Some(minutes) => (time.get(..at).unwrap_or_default(), Some(Offset::Minutes(minutes))),
            None => (time, None),
        },
        None => (time, None),
    }
}

/// "+01:00", "-0500", "+2" in minutes; no zone is more than 14 hours ahead or 12 behind.
fn parse_offset(text: &str) -> Option<i32> {
    let (sign, digits) = match text.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let (hours, minutes) = match (digits.split_once(':'), digits.len()) {
        (Some((hours, minutes)), _) => (hours, minutes),
        (None, 4) => digits.split_at_checked(2)?,
        (None, 1 | 2) => (digits, "0"),
        _ => return None,
    };
    let number =
        |text: &str| text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse::<i32>().ok()).flatten();
    let total = number(hours)? * 60 + number(minutes).filter(|minutes| *minutes < 60)?;
    (total <= 14 * 60).then_some(sign * total)
}

/// The zone of a meeting, and how many minutes its times have to be moved to be local there.
#[derive(Debug, Clone, PartialEq)]
pub struct ResolvedZone {
    /// `None` = that of the place, or unknown.
    pub zone: Option<Zone>,
    /// Minutes to add to the times.
    pub shift: i32,
}

/// A zone as a feed writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StatedZone {
    /// By its IANA name.
    Named(Zone),
    /// An offset, an abbreviation or a name of Windows, which several zones share.
    Vague(Zone),
}

/// Names of Windows and other words for zones, by [`zone_key`].
static WORDS: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let lines = ZONE_WORDS.lines().skip(1).chain(WINDOWS_ZONES.lines().skip(1));
    let mut words = HashMap::new();
    for (name, zone) in lines.filter_map(|line| line.split_once('\t')) {
        words.entry(zone_key(name)).or_insert(zone);
    }
    words
});

/// The spelling by which words are looked up. In abbreviations each letter counts: "AEST" is not "AST" with an umlaut.
fn zone_key(words: &str) -> String {
    let words = words.trim();
    let is_abbreviation = words.len() <= 5 && words.bytes().all(|b| b.is_ascii_alphabetic());
    if is_abbreviation { words.to_ascii_lowercase() } else { fold(words) }
}

/// The zone of words such as `America/New_York`, "EST", "Pacific Standard Time", "(UTC-08:00) Pacific Time (US &
/// Canada)", "UTC+1" and "-5".
pub fn parse_zone(words: &str) -> Option<StatedZone> {
    let words = words.trim();
    let named = words.contains(char::is_alphabetic).then(|| Zone::parse(&words.replace(' ', "_"))).flatten();
    if let Some(zone) = named.clone().filter(|zone| !zone.is_fixed()) {
        return Some(StatedZone::Named(zone));
    }
    // What stands before the name is its offset in winter.
    let bare = words.strip_prefix('(').and_then(|rest| rest.split_once(')')).map_or(words, |(_, name)| name);
    // "CET-1CEST,M3.5.0,M10.5.0/3": what stands behind the names are the days on which the clocks change.
    let bare = bare.split_once(",M").map_or(bare, |(names, _)| names);
    let meant = WORDS.get(zone_key(bare).as_str()).and_then(|zone| Zone::parse(zone));
    // In the tz database "EST" is always winter; people mean the clock on their wall.
    let zone = meant.or(named).or_else(|| fixed_zone(parse_hours(words)?))?;
    Some(StatedZone::Vague(zone))
}

/// Finds the zone of times. `words` is the field `timezone`, a number of hours in the standard.
pub fn resolve_zone(
    problems: &mut Problems<'_>,
    field: &str,
    words: Option<&str>,
    written: WrittenTime,
    of_place: Option<&Zone>,
    today: Date,
) -> ResolvedZone {
    let stated = words.and_then(|words| {
        let stated = parse_zone(words);
        if stated.is_none() {
            problems.repair(field, words.trim(), "hours ahead of UTC; left out");
        }
        stated
    });
    let year = today.year();
    let winter = of_place.and_then(|zone| zone.offset_in(year, 1));
    let vague = match stated {
        Some(StatedZone::Named(zone)) => return ResolvedZone { zone: Some(zone), shift: 0 },
        Some(StatedZone::Vague(zone)) => Some(zone),
        None => None,
    };
    if let (Some(stated), Some(zone)) = (&vague, of_place)
        && !stated.agrees_with(zone, year)
    {
        problems.repair(
            field,
            words.unwrap_or_default(),
            format!("the offset of {}; the place decides", zone.name()),
        );
    }
    let offset = vague.as_ref().and_then(|zone| zone.offset_in(year, 1));
    let kept = vague.filter(|_| of_place.is_none()).map(Zone::of_habit);
    match (written.offset, offset) {
        (Some(Offset::Utc), Some(offset)) => ResolvedZone { zone: kept, shift: winter.unwrap_or(offset) },
        (Some(Offset::Utc), None) => match winter {
            Some(winter) => ResolvedZone { zone: None, shift: winter },
            None => ResolvedZone { zone: Zone::parse("UTC"), shift: 0 },
        },
        (Some(Offset::Minutes(minutes)), _) => ResolvedZone {
            zone: kept.or_else(|| of_place.is_none().then(|| fixed_zone(minutes)).flatten()),
            shift: 0,
        },
        (None, _) => ResolvedZone { zone: kept, shift: 0 },
    }
}

/// A number of hours, also half ones, or "+01:00", in minutes.
fn parse_hours(words: &str) -> Option<i32> {
    if let Ok(hours) = words.parse::<f64>() {
        let minutes = hours * 60.0;
        return (hours.abs() <= 14.0 && minutes.fract() == 0.0).then_some(minutes as i32);
    }
    let bare = words.trim_start_matches("UTC").trim_start_matches("GMT").trim().replace('−', "-");
    parse_offset(&bare)
}

/// The zone that is always this far ahead of UTC. Only whole hours have a name, and it counts the other way.
fn fixed_zone(minutes: i32) -> Option<Zone> {
    match minutes {
        0 => Zone::parse("UTC"),
        // Half hours belong to one country each.
        -210 => Zone::parse("America/St_Johns"),
        210 => Zone::parse("Asia/Tehran"),
        270 => Zone::parse("Asia/Kabul"),
        330 => Zone::parse("Asia/Kolkata"),
        345 => Zone::parse("Asia/Kathmandu"),
        390 => Zone::parse("Asia/Yangon"),
        570 => Zone::parse("Australia/Darwin"),
        minutes if minutes % 60 == 0 => Zone::parse(&format!("Etc/GMT{:+}", -(minutes / 60))),
        _ => None,
    }
}

/// The time of day `minutes` later.
pub fn shift_clock(clock: Clock, minutes: i32) -> Option<Clock> {
    let total = (i32::from(clock.minutes_of_day()) + minutes).rem_euclid(24 * 60);
    Clock::new(u16::try_from(total / 60).ok()?, u16::try_from(total % 60).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::record::At;
    use crate::group::Country;

    #[test]
    fn times_and_their_offsets_part() {
        for (words, time, offset) in [
            ("09:00", "09:00", None),
            ("09:00:00Z", "09:00:00", Some(Offset::Utc)),
            ("T09:00+01:00", "09:00", Some(Offset::Minutes(60))),
            ("2020-01-01T09:00:00-0530", "09:00:00", Some(Offset::Minutes(-330))),
            ("19:30-20:30", "19:30-20:30", None),
            ("9:00AM", "9:00AM", None),
            ("midnight", "midnight", None),
        ] {
            assert_eq!(split_offset(words), (time, offset), "{words}");
        }
    }

    #[test]
    fn zones_come_from_the_place_before_the_number() {
        let today = jiff::civil::date(2026, 11, 24);
        let find = |zone: Option<&str>, offset, country: Option<&str>| {
            let mut problems = Problems::new(At { list: "$", index: 0, inside: "" });
            let written = WrittenTime { clock: Clock::new(19, 0).unwrap(), offset };
            let placed = resolve_zone(
                &mut problems,
                "timezone",
                zone,
                written,
                country.and_then(Country::from_code).and_then(Zone::of_country).as_ref(),
                today,
            );
            (placed.zone.map(|zone| zone.name().to_owned()), placed.shift, problems.is_empty())
        };
        let zone = |name: &str| Some(name.to_owned());
        assert_eq!(find(None, None, None), (None, 0, true));
        assert_eq!(find(Some("1"), None, Some("DE")), (None, 0, true));
        assert_eq!(find(Some("5"), None, Some("DE")), (None, 0, false));
        assert_eq!(find(Some("-5"), None, Some("US")), (zone("Etc/GMT+5"), 0, true));
        assert_eq!(find(Some("3"), Some(Offset::Utc), None), (zone("Etc/GMT-3"), 180, true));
        assert_eq!(find(None, Some(Offset::Utc), Some("DE")), (None, 60, true));
        assert_eq!(find(None, Some(Offset::Utc), Some("GB")), (None, 0, true));
        assert_eq!(find(None, Some(Offset::Utc), None), (zone("UTC"), 0, true));
        assert_eq!(find(None, Some(Offset::Minutes(-300)), Some("US")), (zone("Etc/GMT+5"), 0, true));
        assert_eq!(find(Some("America/New_York"), None, Some("US")), (zone("America/New_York"), 0, true));
        assert_eq!(find(Some("5.5"), None, Some("IN")), (None, 0, true));
        assert_eq!(find(Some("CET-1CEST"), None, None), (zone("Europe/Berlin"), 0, true));
        let with_rules = Some("CET-1CEST,M3.5.0,M10.5.0/3");
        assert_eq!(find(with_rules, None, None), (zone("Europe/Berlin"), 0, true));
        assert_eq!(find(Some("EST"), None, None), (zone("America/New_York"), 0, true));
        assert_eq!(find(Some("AEST"), None, None), (zone("Australia/Sydney"), 0, true));
        assert_eq!(find(Some("soon"), None, None), (None, 0, false));
    }
}

//! The country and the zone of a listing that states none, from the listing itself and from the rest of its feed.
//!
//! A local feed leaves out what all its readers know. The first groups are therefore held back until it is known what
//! most of them have in common; see [`FeedHabits`].

use super::record::Problems;
use super::text::{self, Field};
use super::values::postal_code;
use super::values::zones::{self, StatedZone};
use crate::group::{Country, Format, Group, Place, Zone};
use crate::place::evidence::{CountrySigns, infer_country};
use crate::place::zone::{degrees_from, has_several_zones, is_near_country, zone_of_country, zone_of_point};
use crate::place::{Point, country_of_zone};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// How many groups are held back.
pub(super) const HELD_BACK: usize = 2_000;

/// How many bytes of memory they may take together.
pub(super) const HELD_BACK_BYTES: usize = 8 << 20;

/// How many of a hundred groups must agree for the others to follow.
const MOST: usize = 67;

/// Fills in the country of a place from everything else that the listing says, and from that of the other records of
/// its feed if it is known.
pub(super) fn fill_in_country(group: &mut Group, likely: Option<Country>) {
    let Some(place) = group.place.as_ref().filter(|place| place.country.is_none()) else { return };
    let contact = group.contact.as_ref().and_then(|contact| contact.phone.as_deref());
    let signs = CountrySigns {
        region: place.region.as_deref(),
        city: place.city.as_deref(),
        postal_code: place.postal_code.as_deref(),
        point: place.point,
        zones: group.meetings.iter().filter_map(|m| m.zone.as_ref()).map(Zone::name).collect(),
        phones: contact.into_iter().collect(),
        languages: group.languages.iter().map(crate::group::LanguageTag::as_str).collect(),
        likely: likely.as_ref().map(Country::code),
    };
    let country = infer_country(&signs).and_then(Country::from_code);
    if let Some(place) = &mut group.place {
        place.country = country;
    }
}

/// Fills in the country, gives a postal code the zero back that it lost as a number, and looks whether the point can be
/// right.
pub(super) fn complete_place(group: &mut Group, problems: &mut Problems<'_>) {
    if let Some(place) = &mut group.place {
        take_country_from_code(place);
    }
    fill_in_country(group, None);
    if let Some(place) = &mut group.place {
        let found = place.postal_code.clone();
        restore_zero(place);
        if let (Some(found), Some(code)) =
            (found.filter(|code| Some(code) != place.postal_code.as_ref()), &place.postal_code)
        {
            problems.repair("postal_code", &found, format!("a postal code of five digits; read as {code}"));
        }
        check_point(place, problems);
    }
}

/// "D-01067", "CH 8001": the letters before a code are those of its country.
fn take_country_from_code(place: &mut Place) {
    let Some(code) = place.postal_code.as_deref() else { return };
    let Some((letters, bare)) = postal_code::split_country_letters(code) else { return };
    // "DE 19801" and "FL 33101" are the states of Delaware and Florida.
    let is_state = code.contains(' ') && ["DE", "LI"].contains(&letters.code());
    if place.country.map_or(!is_state, |country| country.code() == letters.code()) {
        place.postal_code = text::clean(Field::Line, bare).text;
        place.country = Some(letters);
    }
}

/// Codes that a spreadsheet took for numbers: 7102 is 07102 in New Jersey, 1067 is 01067 in Dresden.
fn restore_zero(place: &mut Place) {
    let five = ["US", "PR", "DE", "IT", "ES", "FR", "MX", "FI"];
    let Some(code) = &place.postal_code else { return };
    let digits = code.strip_suffix(".0").unwrap_or(code);
    let needs_zero = place.country.is_some_and(|country| five.contains(&country.code()))
        && (3..5).contains(&digits.len())
        && digits.bytes().all(|b| b.is_ascii_digit());
    if needs_zero {
        place.postal_code = text::clean(Field::Line, &format!("{digits:0>5}")).text;
    }
}

/// A point this near to a place of its country may be in it; in degrees of latitude.
const BESIDE_COUNTRY: f64 = 1.5;

/// Puts a point right whose latitude and longitude changed places or of which a sign is missing, where that brings it
/// into its country; leaves out one that is nowhere near it. A wrong point sends people to a wrong door.
fn check_point(place: &mut Place, problems: &mut Problems<'_>) {
    let (Some(point), Some(country)) = (place.point, place.country) else { return };
    // Any place of the country is enough to know that nearly every point is beside one; the nearest of all takes longer.
    if is_near_country(point, country.code(), BESIDE_COUNTRY)
        || is_within(point, country)
        || !is_known(country)
    {
        return;
    }
    let Point { latitude, longitude } = point;
    let variants = [
        (longitude, latitude, "latitude and longitude changed places; put right"),
        (latitude, -longitude, "a sign is missing; put right"),
        (-latitude, longitude, "a sign is missing; put right"),
        (-latitude, -longitude, "signs are missing; put right"),
    ];
    let right = variants.into_iter().find_map(|(latitude, longitude, what)| {
        Some((Point::new(latitude, longitude).filter(|point| is_within(*point, country))?, what))
    });
    let found = format!("{latitude}, {longitude}");
    match right {
        Some((point, what)) => {
            problems.repair("latitude", &found, format!("a point in {}: {what}", country.code()));
            place.point = Some(point);
        }
        None if degrees_from(point, Some(country.code())).is_none() => {
            problems.repair("latitude", &found, format!("a point in {}; left out", country.code()));
            place.point = None;
        }
        None => {}
    }
}

/// Whether the place nearest to a point is in a country.
fn is_within(point: Point, country: Country) -> bool {
    zone_of_point(point, None).and_then(country_of_zone) == Some(country.code())
}

/// Whether places of a country are known, so that a point can be told to be outside it.
fn is_known(country: Country) -> bool {
    Zone::of_country(country).is_some() || ["US", "CA", "AU", "BR", "MX", "RU"].contains(&country.code())
}

/// Gives meetings the zone that a feed states in words. An offset or abbreviation is read as the zone of the place,
/// where its clocks agree with it or people go there; otherwise as what people mean by it.
pub(super) fn apply_zone_words(
    group: &mut Group,
    words: &str,
    field: &str,
    today: Date,
    problems: &mut Problems<'_>,
) {
    let Some(stated) = zones::parse_zone(words) else {
        problems.repair(field, words, "a zone such as Europe/Berlin; that of the place counts");
        return;
    };
    let zone = match stated {
        StatedZone::Named(zone) => zone,
        StatedZone::Vague(zone) => {
            let of_place = group.place.as_ref().and_then(Zone::of_place);
            let there = of_place.filter(|of_place| {
                let agrees = of_place.agrees_with(&zone, today.year());
                if !agrees && group.keeps_place_time() {
                    problems.repair(
                        field,
                        words,
                        format!("the time of {}; the place decides", of_place.name()),
                    );
                }
                agrees || group.keeps_place_time()
            });
            there.unwrap_or_else(|| zone.of_habit())
        }
    };
    for meeting in &mut group.meetings {
        meeting.zone = Some(zone.clone());
    }
}

/// What the groups of a feed have in common.
#[derive(Debug, Default)]
pub(super) struct FeedHabits {
    countries: BTreeMap<Country, usize>,
    zones: BTreeMap<String, usize>,
    country: Option<Country>,
    zone: Option<Zone>,
    settled: bool,
    /// Meetings that were given the most common zone of the feed.
    pub followers: usize,
    /// Meetings of which no zone is known.
    pub unknown: usize,
}

impl FeedHabits {
    /// Counts what a group says or what follows from its place.
    pub(super) fn count(&mut self, group: &Group) {
        if let Some(country) = group.place.as_ref().and_then(|place| place.country) {
            *self.countries.entry(country).or_default() += 1;
        }
        let zone = group.meetings.first().and_then(|meeting| group.zone_of(meeting));
        if let Some(zone) = zone {
            *self.zones.entry(zone.name().to_owned()).or_default() += 1;
        }
    }

    /// Decides what most groups have in common.
    pub(super) fn settle(&mut self) {
        self.country = most_common(&self.countries).copied();
        self.zone = most_common(&self.zones).and_then(|name| Zone::parse(name));
        self.settled = true;
    }

    /// Whether that has been decided.
    pub(super) fn are_settled(&self) -> bool {
        self.settled
    }

    /// Fills in what a group leaves open, and writes down the zones that follow from its place where the country
    /// alone does not tell them.
    pub(super) fn complete(&mut self, group: &mut Group) {
        // Most groups name a country with one zone, and leave nothing open.
        let from_afar = group.formats.contains(Format::Online) || group.formats.contains(Format::Phone);
        let country = group.place.as_ref().and_then(|place| place.country);
        let plain = !from_afar && group.meetings.iter().all(|meeting| meeting.zone.is_none());
        if plain && country.is_some_and(has_one_zone) {
            return;
        }
        fill_in_country(group, self.country);
        if let Some(place) = &mut group.place {
            restore_zero(place);
        }
        let country = group.place.as_ref().and_then(|place| place.country);
        let of_country = country.and_then(Zone::of_country);
        let zones: Vec<Option<Zone>> = group.meetings.iter().map(|meeting| group.zone_of(meeting)).collect();
        let common = self.zone.clone().filter(|zone| {
            // A group in another country keeps another time.
            let own = country.as_ref().map(Country::code);
            own.is_none() || own == country_of_zone(zone.name())
        });
        for (meeting, zone) in group.meetings.iter_mut().zip(zones) {
            let known = zone.is_some();
            let zone = zone.or_else(|| common.clone());
            self.followers += usize::from(!known && zone.is_some());
            self.unknown += usize::from(zone.is_none() && meeting.start.is_some());
            // Online the place may be left out one day, and with it the zone.
            if meeting.zone.is_some() || from_afar && known || zone != of_country {
                meeting.zone = zone;
            }
        }
    }

    /// What is said about the feed as a whole.
    pub(super) fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if let Some(zone) = self.zone.as_ref().filter(|_| self.followers > 0) {
            notes.push(format!(
                "{} meetings name neither zone nor place: read in the time of {}, as most of the list",
                self.followers,
                zone.name()
            ));
        }
        if self.unknown > 0 {
            notes.push(format!(
                "the time zone of {} meetings is not known: their times are read by the clock of whoever looks",
                self.unknown
            ));
        }
        notes
    }
}

/// Whether everybody in a country keeps one time.
fn has_one_zone(country: Country) -> bool {
    zone_of_country(country.code()).is_some() && !has_several_zones(country.code())
}

/// The value that most have.
fn most_common<K>(counts: &BTreeMap<K, usize>) -> Option<&K> {
    let all: usize = counts.values().sum();
    let (value, count) = counts.iter().max_by_key(|(_, count)| **count)?;
    (*count * 100 >= all * MOST).then_some(value)
}

#[cfg(test)]
mod tests {
    use crate::feed::{self, ImportOptions};
    use crate::group::{Group, Zone};

    fn read(feed: &str) -> (Vec<Group>, String) {
        let options = ImportOptions::new("a.json", jiff::civil::date(2026, 11, 24));
        let mut groups = Vec::new();
        let import = feed::import(feed.as_bytes(), &options, &mut |group| groups.push(group)).unwrap();
        (groups, import.report.notes.join("\n"))
    }

    fn zone(group: &Group) -> Option<String> {
        group.zone_of(&group.meetings[0]).as_ref().map(Zone::name).map(str::to_owned)
    }

    fn record(id: &str, more: &str) -> String {
        format!(r#"{{"slug": "{id}", "name": "Circle {id}", "day": 2, "time": "18:00"{more}}}"#)
    }

    #[test]
    fn a_listing_follows_the_rest_of_its_feed() {
        let here = r#", "address": "1 Elm St", "city": "Boise", "state": "ID""#;
        let mut records: Vec<String> = (0..8).map(|n| record(&format!("b{n}"), here)).collect();
        records.push(record("online", r#", "conference_url": "https://meet.example.org/1""#));
        records.push(record("abroad", r#", "address": "2 Quay", "city": "Galway", "country": "IE""#));
        records.push(record(
            "stated",
            r#", "timezone": "Mountain Standard Time", "city": "Boise", "state": "ID""#,
        ));
        let (groups, notes) = read(&format!("[{}]", records.join(",")));
        let zones: Vec<_> = groups.iter().skip(7).map(zone).collect();
        let named = |name: &str| Some(name.to_owned());
        assert_eq!(
            zones,
            [named("America/Boise"), named("America/Boise"), named("Europe/Dublin"), named("America/Boise")]
        );
        let country =
            |group: &Group| group.place.as_ref().and_then(|place| place.country).map(|c| c.code().to_owned());
        assert_eq!(country(&groups[0]).as_deref(), Some("US"));
        assert!(groups[8].place.is_none());
        assert!(notes.contains("1 meetings name neither zone nor place"), "{notes}");
    }

    #[test]
    fn a_feed_of_which_nothing_is_known_stays_without_a_zone() {
        let (groups, notes) = read(&format!("[{}]", record("a", r#", "address": "Hall""#)));
        assert_eq!(zone(&groups[0]), None);
        assert!(notes.contains("the time zone of 1 meetings is not known"), "{notes}");
    }

    #[test]
    fn points_and_codes_are_put_right_where_that_is_sure() {
        let point = |more: &str| {
            let (groups, _) = read(&format!("[{}]", record("p", more)));
            let place = groups[0].place.clone().unwrap();
            (
                place.point.map(|point| (point.latitude, point.longitude)),
                place.postal_code.map(|c| c.to_string()),
            )
        };
        let town = r#", "address": "1 Elm St", "city": "Trenton", "state": "NJ", "postal_code": 8608"#;
        let with = |latitude: &str, longitude: &str| {
            point(&format!("{town}, \"latitude\": {latitude}, \"longitude\": {longitude}")).0
        };
        let right = Some((40.22, -74.76));
        assert_eq!(with("40.22", "-74.76"), right);
        assert_eq!(with("-74.76", "40.22"), right);
        assert_eq!(with("40.22", "74.76"), right);
        assert_eq!(with("-33.9", "18.4"), None);
        assert_eq!(point(town).1.as_deref(), Some("08608"));
        let dresden =
            r#", "address": "Elbweg 1", "city": "Dresden", "country": "DE", "postal_code": "1067.0""#;
        assert_eq!(point(dresden).1.as_deref(), Some("01067"));
        let oslo = r#", "address": "Elvegata 1", "city": "Oslo", "country": "NO", "postal_code": 150"#;
        assert_eq!(point(oslo).1.as_deref(), Some("150"));
    }

    #[test]
    fn words_for_a_zone_are_read_with_the_place() {
        for (words, place, expected) in [
            ("CST", r#", "city": "Winnipeg", "state": "MB", "country": "CA""#, "America/Winnipeg"),
            (
                "AEST",
                r#", "city": "Cairns", "state": "QLD", "country": "AU", "address": "1 Reef St""#,
                "Australia/Brisbane",
            ),
            (
                "W. Europe Standard Time",
                r#", "city": "Oslo", "country": "NO", "address": "Gata 1""#,
                "Europe/Oslo",
            ),
            ("(UTC-08:00) Pacific Time (US & Canada)", "", "America/Los_Angeles"),
            ("UTC-7", r#", "city": "Tucson", "state": "AZ", "country": "US""#, "America/Phoenix"),
            ("GMT+1", r#", "city": "Bonn", "country": "DE""#, "Europe/Berlin"),
            ("America/New York", "", "America/New_York"),
            ("Eastern", "", "America/New_York"),
            // UTC is what a program says of which nobody set the zone.
            (
                "UTC",
                r#", "city": "Fargo", "state": "ND", "country": "US", "address": "1 Red River Rd""#,
                "America/Chicago",
            ),
            ("PST", r#", "conference_url": "https://meet.example.org/2""#, "America/Los_Angeles"),
        ] {
            let (groups, _) =
                read(&format!("[{}]", record("z", &format!(r#", "timezone": "{words}"{place}"#))));
            assert_eq!(zone(&groups[0]).as_deref(), Some(expected), "{words} {place}");
        }
    }
}

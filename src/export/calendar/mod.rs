//! A calendar file (RFC 5545) of the meetings of groups.
//!
//! A series ends after half a year at most: in somebody's calendar it would else go on when the group has long ended.
//! The title is neutral, since calendars are shared and shown on lock screens; of a group about something sensitive the
//! file holds nothing but time and place.

mod lines;
mod series;
mod time_zone;

use super::details::Viewer;
use crate::group::{Format, Group, Link, Text, Zone};
use crate::topic::Thesaurus;
use jiff::{SignedDuration, Timestamp};
use lines::{CalendarText, format_utc};
use series::{Series, series_of};
use std::collections::BTreeMap;

/// The file's text; `None` where no next meeting is known. With `alarm` the calendar reminds of each meeting so many
/// minutes before it.
pub fn write_calendar(groups: &[Group], viewer: &Viewer<'_>, alarm: Option<u16>) -> Option<String> {
    let all: Vec<(&Group, Vec<Series>)> =
        groups.iter().map(|group| (group, series_of(group, viewer))).collect();
    if all.iter().all(|(_, series)| series.is_empty()) {
        return None;
    }
    let mut file = CalendarText::default();
    file.push_line("BEGIN:VCALENDAR");
    file.push_line("VERSION:2.0");
    file.push_line("PRODID:-//groupfinder//groupfinder//EN");
    push_time_zones(&mut file, all.iter().flat_map(|(_, series)| series));
    for (group, series) in &all {
        for one in series {
            push_event(&mut file, group, one, viewer, alarm);
        }
    }
    file.push_line("END:VCALENDAR");
    Some(file.into_text())
}

/// Adds each zone once, for the time in which anything happens in it.
fn push_time_zones<'a>(file: &mut CalendarText, series: impl Iterator<Item = &'a Series>) {
    let mut spans: BTreeMap<&str, (&Zone, Timestamp, Timestamp)> = BTreeMap::new();
    for (zone, (from, to)) in series.filter_map(|series| Some((series.zone.as_ref()?, series.span()?))) {
        let span = spans.entry(zone.name()).or_insert((zone, from, to));
        (span.1, span.2) = (span.1.min(from), span.2.max(to));
    }
    for (zone, from, to) in spans.into_values() {
        time_zone::push_time_zone(file, zone, from, to + SignedDuration::from_hours(48));
    }
}

fn push_event(
    file: &mut CalendarText,
    group: &Group,
    series: &Series,
    viewer: &Viewer<'_>,
    alarm: Option<u16>,
) {
    let title = viewer.locale.text("calendar-title");
    file.push_line("BEGIN:VEVENT");
    file.push_line(&format!("UID:{}@groupfinder", series_uid(group, series)));
    file.push_line(&format!("DTSTAMP:{}", format_utc(viewer.now)));
    series.push_times(file);
    file.push_text("SUMMARY", &title);
    if !series.is_certain {
        file.push_line("STATUS:TENTATIVE");
    }
    file.push_text("LOCATION", &location_of(group));
    if !is_sensitive(group) {
        file.push_text("DESCRIPTION", &description_of(group, series, viewer));
        if let Some(url) = link_of(group) {
            file.push_line(&format!("URL:{url}"));
        }
    }
    if let Some(minutes) = alarm {
        file.push_line("BEGIN:VALARM");
        file.push_line("ACTION:DISPLAY");
        file.push_text("DESCRIPTION", &title);
        file.push_line(&format!("TRIGGER:-PT{minutes}M"));
        file.push_line("END:VALARM");
    }
    file.push_line("END:VEVENT");
}

/// Where to go: the address where people meet in a room, else the link. Of something sensitive the street and town
/// alone, for the name of a house or an address on the web may say what it is about.
fn location_of(group: &Group) -> String {
    let sensitive = is_sensitive(group);
    let place = group.place.as_ref();
    let venue = place.and_then(|place| place.venue.as_ref()).filter(|_| !sensitive);
    let parts = [venue, place.and_then(|p| p.street.as_ref()), place.and_then(|p| p.city.as_ref())];
    let address = parts.into_iter().flatten().map(Text::as_str).collect::<Vec<_>>().join(", ");
    let is_in_room = group.formats.contains(Format::InPerson) || group.formats.is_empty();
    match link_of(group).filter(|_| !sensitive) {
        Some(url) if !is_in_room || address.is_empty() => url.as_str().to_owned(),
        _ => address,
    }
}

/// The link by which one joins.
fn link_of(group: &Group) -> Option<&Link> {
    group.online.as_ref().and_then(|online| online.url.as_ref())
}

/// The name, how often it meets, the link and the number, one line each.
fn description_of(group: &Group, series: &Series, viewer: &Viewer<'_>) -> String {
    let locale = viewer.locale;
    let mut lines =
        vec![group.name.as_str().to_owned(), super::cadence::describe_cadence(&series.meeting, locale)];
    if series.meeting.dates_vary {
        lines.push(locale.text("detail-dates-vary"));
    }
    lines.extend(link_of(group).map(|url| url.as_str().to_owned()));
    let phone = group.contact.as_ref().and_then(|contact| contact.phone.as_ref()).map(Text::as_str);
    let phone = phone.or_else(|| group.dial_in.as_ref().map(|dial_in| dial_in.dial.number()));
    lines.extend(phone.map(|number| locale.with("detail-phone", &[("number", number.into())])));
    lines.join("\n")
}

/// Whether a group is about something that others need not know of.
pub fn is_sensitive(group: &Group) -> bool {
    let thesaurus = Thesaurus::embedded();
    let mut topics = group.topics.iter().map(|id| thesaurus.topic_named(id));
    super::details::is_about_violence(group)
        || topics.any(|topic| topic.is_none_or(|topic| thesaurus.get(topic).sensitive))
}

/// An id that is the same whenever the series is written, so that a calendar takes a later file for the same series, and
/// that says nothing: checksums of the listing's id and of when it meets.
fn series_uid(group: &Group, series: &Series) -> String {
    let when = format!("{} {:?}", series.meeting.rule, series.meeting.start);
    format!("{:08x}-{:08x}", crc32fast::hash(group.id.as_bytes()), crc32fast::hash(when.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::lines::LONGEST;
    use super::*;
    use crate::feed::text::own;
    use crate::group::{Clock, Country, Meeting, Online, Place, Rule, Weekday};
    use crate::locale::Locale;
    use crate::topic::Language;
    use jiff::tz::TimeZone;

    fn group(topic: &'static str) -> Group {
        let mut group = Group::new(own("id").unwrap(), own("Gruppe am Fluss").unwrap());
        group.topics = vec![own(topic).unwrap()];
        let place = Place {
            venue: own("Haus der Hilfe"),
            city: own("Köln"),
            country: Country::from_code("DE"),
            ..Place::default()
        };
        group.place = Some(place);
        let (start, end) = (Clock::new(18, 30), Clock::new(20, 0));
        group.meetings =
            vec![Meeting::every_week(Weekday::of_date("2026-11-24".parse().unwrap()), start, end)];
        group
    }

    fn file_of(group: &Group, alarm: Option<u16>) -> String {
        let locale = Locale::new(Language::De);
        let (now, zone) = ("2026-11-24T12:00:00Z".parse().unwrap(), TimeZone::UTC);
        let viewer = Viewer { locale: &locale, now, zone: &zone, country: None };
        write_calendar(std::slice::from_ref(group), &viewer, alarm).unwrap()
    }

    #[test]
    fn a_series_in_the_zone_of_the_group_that_ends_after_half_a_year() {
        let file = file_of(&group("breast-cancer"), None);
        let times = "DTSTART;TZID=Europe/Berlin:20261124T183000\r\nDTEND;TZID=Europe/Berlin:20261124T200000\r\n\
            RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20270518T163000Z\r\n";
        assert!(file.contains(times), "{file}");
        // Winter time holds at the beginning, and the clocks change on the last Sunday of March.
        assert!(
            file.contains("BEGIN:DAYLIGHT\r\nDTSTART:20270328T020000\r\nTZOFFSETFROM:+0100\r\n"),
            "{file}"
        );
        assert_eq!(file.matches("BEGIN:STANDARD").count(), 1, "{file}");
        assert!(
            file.contains("SUMMARY:Termin\r\n") && file.contains("DESCRIPTION:Gruppe am Fluss"),
            "{file}"
        );
        assert!(file.contains("LOCATION:Haus der Hilfe\\, Köln\r\n") && !file.contains("VALARM"), "{file}");
        assert!(file.split("\r\n").all(|line| line.len() <= LONGEST));
        assert!(file_of(&group("breast-cancer"), Some(60)).contains("TRIGGER:-PT60M\r\n"));
    }

    #[test]
    fn of_something_sensitive_only_time_and_place() {
        let mut group = group("domestic-violence");
        let url = Link::parse("https://meet.example.org/refuge").unwrap();
        group.online = Some(Online { url: Some(url), note: None });
        let file = file_of(&group, Some(60));
        assert!(
            !file.contains("Gruppe") && !file.contains("Hilfe") && !file.contains("meet.example"),
            "{file}"
        );
        assert!(file.contains("LOCATION:Köln"), "{file}");
    }

    #[test]
    fn exceptions_are_left_out_and_what_is_not_sure_is_one_tentative_date() {
        let mut known = group("breast-cancer");
        known.meetings[0].rule =
            Rule::parse("FREQ=WEEKLY;BYDAY=TU;EXDATE=20261124,20261222,20261223", None).unwrap();
        let file = file_of(&known, None);
        assert!(file.contains("DTSTART;TZID=Europe/Berlin:20261201T183000"), "{file}");
        assert!(file.contains("EXDATE;TZID=Europe/Berlin:20261222T183000,20261223T183000\r\n"), "{file}");
        let mut open = group("breast-cancer");
        open.meetings[0].rule = Rule::parse("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", None).unwrap();
        let file = file_of(&open, None);
        assert!(file.contains("STATUS:TENTATIVE") && !file.contains("RRULE"), "{file}");
    }

    #[test]
    fn a_link_is_where_to_go_when_nobody_meets_in_a_room() {
        let mut group = group("breast-cancer");
        group.place = None;
        group.meetings[0].zone = Zone::parse("Europe/Oslo");
        let url = Link::parse("https://meet.example.org/j/123,456;7").unwrap();
        group.online = Some(Online { url: Some(url), note: None });
        group.formats = [Format::Online].into_iter().collect();
        let file = file_of(&group, None).replace("\r\n ", "");
        assert!(file.contains("LOCATION:https://meet.example.org/j/123\\,456\\;7\r\n"), "{file}");
        assert!(file.contains("URL:https://meet.example.org/j/123,456;7\r\n"), "{file}");
    }
}

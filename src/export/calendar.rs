//! A calendar file (RFC 5545) for the next meeting of a group.
//!
//! Only the next one: a rule of recurrence in somebody's calendar goes on when the group has long ended. The title is
//! neutral, since calendars are shared and shown on lock screens; of a group about something sensitive the file holds
//! nothing but time and place.

use super::details::Viewer;
use super::vcard::escape_value;
use crate::group::Group;
use crate::topic::Thesaurus;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

/// The longest line, in bytes (RFC 5545 section 3.1).
const LINE: usize = 75;

/// The file's text; `None` where no next meeting is known.
pub fn write_calendar(group: &Group, viewer: &Viewer<'_>) -> Option<String> {
    let next = group.next_meeting(viewer.now, viewer.zone)?;
    let locale = viewer.locale;
    let mut file = IcsFile::default();
    file.push_line("BEGIN:VCALENDAR");
    file.push_line("VERSION:2.0");
    file.push_line("PRODID:-//groupfinder//groupfinder//EN");
    file.push_line("BEGIN:VEVENT");
    file.push_line(&format!("UID:{}@groupfinder", meeting_uid(group, next.date)));
    file.push_line(&format!("DTSTAMP:{}", format_utc(viewer.now)));
    match (next.begins, next.start) {
        (Some(begins), _) => {
            file.push_line(&format!("DTSTART:{}", format_utc(begins)));
            if let Some(ends) = next.ends.filter(|_| next.end.is_some()) {
                file.push_line(&format!("DTEND:{}", format_utc(ends)));
            }
        }
        // Without a zone the time is that of the wall where the group meets.
        (None, Some(start)) => {
            let at = next.date.to_datetime(start.to_civil());
            file.push_line(&format!("DTSTART:{}", at.strftime("%Y%m%dT%H%M%S")));
        }
        (None, None) => {
            file.push_line(&format!("DTSTART;VALUE=DATE:{}", next.date.strftime("%Y%m%d")));
            let after = next.date.checked_add(1.day()).unwrap_or(next.date);
            file.push_line(&format!("DTEND;VALUE=DATE:{}", after.strftime("%Y%m%d")));
        }
    }
    file.push_line(&format!("SUMMARY:{}", escape_value(&locale.text("calendar-title"))));
    if let Some(place) = &group.place {
        let parts = [&place.venue, &place.street, &place.city].into_iter().flatten();
        let place = parts.map(crate::group::Text::as_str).collect::<Vec<_>>().join(", ");
        if !place.is_empty() {
            file.push_line(&format!("LOCATION:{}", escape_value(&place)));
        }
    }
    if !is_sensitive(group) {
        let url = group.online.as_ref().and_then(|o| o.url.as_ref());
        let about = [Some(group.name.as_str()), url.map(crate::group::Link::as_str)];
        let about = about.into_iter().flatten().collect::<Vec<_>>().join("\n");
        file.push_line(&format!("DESCRIPTION:{}", escape_value(&about)));
    }
    file.push_line("END:VEVENT");
    file.push_line("END:VCALENDAR");
    Some(file.text)
}

/// Whether a group is about something that others need not know of.
pub fn is_sensitive(group: &Group) -> bool {
    let thesaurus = Thesaurus::embedded();
    let mut topics = group.topics.iter().map(|id| thesaurus.topic_named(id));
    super::details::is_about_violence(group)
        || topics.any(|topic| topic.is_none_or(|topic| thesaurus.get(topic).sensitive))
}

/// An id that is the same for the same meeting and says nothing: a checksum of the listing's id.
fn meeting_uid(group: &Group, date: Date) -> String {
    format!("{:08x}-{}", crc32fast::hash(group.id.as_bytes()), date.strftime("%Y%m%d"))
}

fn format_utc(at: Timestamp) -> String {
    TimeZone::UTC.to_datetime(at).strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// The text of a calendar file in the making.
#[derive(Default)]
struct IcsFile {
    text: String,
}

impl IcsFile {
    /// Adds a line, folded between characters at 75 bytes.
    fn push_line(&mut self, line: &str) {
        let mut used = 0;
        for c in line.chars() {
            if used + c.len_utf8() > LINE {
                self.text.push_str("\r\n ");
                used = 1;
            }
            self.text.push(c);
            used += c.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::text::own;
    use crate::group::{Clock, Country, Meeting, Place, Weekday};
    use crate::locale::Locale;
    use crate::topic::Language;

    fn group(topic: &'static str) -> Group {
        let mut group = Group::new(own("id").unwrap(), own("Gruppe am Fluss").unwrap());
        group.topics = vec![own(topic).unwrap()];
        let place = Place { city: own("Köln"), country: Country::from_code("DE"), ..Place::default() };
        group.place = Some(place);
        let (start, end) = (Clock::new(18, 30), Clock::new(20, 0));
        group.meetings =
            vec![Meeting::every_week(Weekday::of_date("2026-11-24".parse().unwrap()), start, end)];
        group
    }

    fn file(topic: &'static str) -> String {
        let locale = Locale::new(Language::De);
        let (now, zone) = ("2026-11-24T12:00:00Z".parse().unwrap(), TimeZone::UTC);
        write_calendar(&group(topic), &Viewer { locale: &locale, now, zone: &zone, country: None }).unwrap()
    }

    #[test]
    fn the_next_meeting_in_universal_time_with_a_neutral_title() {
        let file = file("breast-cancer");
        assert!(file.contains("DTSTART:20261124T173000Z\r\nDTEND:20261124T190000Z\r\n"), "{file}");
        assert!(file.contains("SUMMARY:Termin\r\n") && file.contains("DESCRIPTION:Gruppe am Fluss"));
        assert!(file.split("\r\n").all(|line| line.len() <= LINE));
    }

    #[test]
    fn of_something_sensitive_only_time_and_place() {
        let file = file("domestic-violence");
        assert!(!file.contains("Gruppe") && file.contains("LOCATION:Köln"), "{file}");
    }
}

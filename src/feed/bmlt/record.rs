//! One BMLT meeting as a group.

use super::feed_context::FeedContext;
use super::fields::{Fields, Semantic};
use super::formats::{FormatMeaning, split_list};
use super::location::{read_place, strip_label};
use crate::codec::url::authority;
use crate::feed::columns::{Extras, apply_extras};
use crate::feed::country_and_zone;
use crate::feed::json::{Raw, Shape};
use crate::feed::record::Problems;
use crate::feed::text::{self, Field, MOST_ITEMS};
use crate::feed::type_codes::Meaning;
use crate::feed::values::irregular_dates;
use crate::feed::values::joining::{self, Joining};
use crate::feed::values::no_place;
use crate::feed::values::phone;
use crate::feed::values::status_words;
use crate::feed::values::time_of_day;
use crate::feed::values::weekdays;
use crate::group::{
    Attendance, Clock, DialIn, Format, Group, Localised, Meeting, Online, Organisation, Place, Rule, Status,
    Text, Weekday,
};
use jiff::civil::Date;
use std::borrow::Cow;

/// Where a meeting is held, as its server says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum VenueType {
    InPerson,
    Virtual,
    Hybrid,
    Unknown,
}

/// Keys of the software for other programs. People's names and numbers (`contact_name_1`) are not for readers either.
const NOT_FOR_READERS: [&str; 9] = [
    "service_body_bigint",
    "serviceBodyId",
    "worldid_mixed",
    "worldId",
    "shared_group_id_bigint",
    "distance_in_km",
    "distance_in_miles",
    "email_contact",
    "email",
];

/// Reads one meeting. `None` where it has no id, no name or no day that can be read, and says so.
pub fn read_meeting(fields: &Fields<'_>, feed: &FeedContext, problems: &mut Problems<'_>) -> Option<Group> {
    let (f, names) = (&fields.value, fields.names);
    for key in &f.doubles {
        problems.repair(key, "a key that is there twice", "each key once; the last one counts");
    }
    let id = read_id(fields, feed, problems);
    let name = read_name(fields, problems);
    let day = read_day(fields, problems);
    let mut group = Group::new(id?, name?);
    let day = day?;
    if let Some(fellowship) = feed.fellowship {
        fellowship.describe_group(&mut group);
        group.organisation = text::own(fellowship.name()).map(|name| Organisation { name, url: None });
    }
    let language = f.language.and_then(Raw::string).unwrap_or_default();
    for (field, raw) in [(names.format_ids, f.format_ids), ("formats", f.keys)] {
        let odd = raw
            .filter(|raw| !matches!(raw.shape(), Shape::String | Shape::Array | Shape::Null | Shape::Number));
        if let Some(raw) = odd {
            problems.repair(field, &raw.describe(), "a list of formats; left out");
        }
    }
    let mut ids = split_list(f.format_ids);
    problems.keep_first(names.format_ids, &mut ids, MOST_ITEMS);
    let mut keys = split_list(f.keys);
    problems.keep_first("formats", &mut keys, MOST_ITEMS);
    let said = FormatSummary::apply_formats(
        feed.formats.interpret_formats(&ids, &keys, &language),
        &mut group,
        problems,
    );
    let venue = read_venue(fields, problems);
    let phone_words = read_attendance(fields, feed, venue, &said, &mut group, problems);
    group.meetings.push(read_schedule(fields, day, &said, problems));
    country_and_zone::complete_place(&mut group, problems);
    if let Some(words) = f.zone.and_then(|raw| problems.read_string(names.zone, raw)) {
        country_and_zone::apply_zone_words(&mut group, &words, names.zone, feed.today, problems);
    }
    fill_description(fields, phone_words.as_ref(), &said, &mut group, feed.today, problems);
    add_own_fields(f, &mut group, problems);
    // The server is a courtesy; a blank or broken address is not worth a problem.
    group.source.url =
        f.server.and_then(Raw::string).and_then(|uri| text::parse_link(&uri).ok()).map(|(link, _)| link);
    let unpublished = f.published.is_some_and(|raw| match raw.shape() {
        Shape::Boolean => raw.boolean() == Some(false),
        _ => raw.string_or_number().is_some_and(|value| value.trim() == "0"),
    });
    if said.suspended {
        problems.repair(names.format_ids, "a warning that it is suspended", "a meeting; shown as paused");
        group.status = Status::Paused;
    }
    if unpublished {
        problems.repair("published", "0", "a published meeting; shown as paused");
        group.status = Status::Paused;
    }
    Some(group)
}

/// What a server says of its meetings in fields that the software does not have of its own: readers see it as a note.
fn add_own_fields(f: &Semantic<'_>, group: &mut Group, problems: &mut Problems<'_>) {
    let is_known = |key: &str| NOT_FOR_READERS.contains(&key) || key.starts_with("contact_");
    let mut values: Vec<(Cow<'_, str>, String)> = Vec::new();
    for (key, raw) in &f.unknown {
        let members = raw.members().filter(|_| key == "customFields");
        let members = members.unwrap_or_else(|| vec![(key.clone(), *raw)]);
        for (key, raw) in members.into_iter().filter(|(key, _)| !is_known(key)) {
            let words = raw.string().map(|words| serde_json::Value::from(strip_label(&words)).to_string());
            values.push((key, words.unwrap_or_else(|| raw.text().to_owned())));
        }
    }
    let mut extras = Extras::default();
    for (key, text) in &values {
        extras.add_unread(key.clone(), Raw::of_text(text));
    }
    extras.count_left_out(f.left_out);
    apply_extras(group, &extras, false, problems);
}

fn read_id(fields: &Fields<'_>, feed: &FeedContext, problems: &mut Problems<'_>) -> Option<Text> {
    let f = &fields.value;
    let Some(id) = problems.read_text(Field::Line, fields.names.id, f.id) else {
        problems.quarantine(
            fields.names.id,
            &f.id.map_or("nothing".into(), Raw::describe),
            "the meeting's id",
        );
        return None;
    };
    // An aggregator adds the server's number; without it the server's host tells meetings of several apart.
    let server = problems.read_text(Field::Line, "root_server_id", f.server_id);
    let server = server.or_else(|| {
        let uri = f.server.filter(|_| feed.several_servers).and_then(Raw::string)?;
        problems.clean_text(Field::Line, "root_server_uri", authority(&uri))
    });
    match server {
        Some(server) => problems.clean_text(Field::Line, fields.names.id, &format!("{server}-{id}")),
        None => Some(id),
    }
}

fn read_name(fields: &Fields<'_>, problems: &mut Problems<'_>) -> Option<Text> {
    let f = &fields.value;
    if let Some(name) = problems.read_html(Field::Name, fields.names.name, f.name) {
        return Some(name);
    }
    let blank = f.name.is_some_and(Raw::is_blank);
    let made = [("location_text", f.venue), ("location_municipality", f.city), ("comments", f.comments)]
        .into_iter()
        .filter(|_| blank)
        .find_map(|(field, raw)| problems.read_html(Field::Name, field, raw));
    match &made {
        Some(made) => problems.repair(
            fields.names.name,
            "no name",
            format!("a name; shown as \"{}\"", crate::feed::record::quote(made)),
        ),
        None => {
            problems.quarantine(fields.names.name, &f.name.map_or("nothing".into(), Raw::describe), "a name");
        }
    }
    made
}

fn read_day(fields: &Fields<'_>, problems: &mut Problems<'_>) -> Option<Weekday> {
    let raw = fields.value.weekday;
    let number = raw.and_then(Raw::string_or_number).and_then(|words| words.trim().parse::<i64>().ok());
    let day = number.and_then(|n| {
        if fields.sunday == 1 { weekdays::from_sunday_one(n) } else { weekdays::from_sunday_zero(n) }
    });
    if day.is_none() {
        let expected = if fields.sunday == 1 {
            "a number from 1 (Sunday) to 7"
        } else {
            "a number from 0 (Sunday) to 6"
        };
        problems.quarantine(fields.names.weekday, &raw.map_or("nothing".into(), Raw::describe), expected);
    }
    day
}

/// What the formats of a meeting say, sorted.
#[derive(Debug, Default)]
struct FormatSummary {
    names: Vec<String>,
    weeks: Vec<i8>,
    /// A format says that it is not every week.
    other_dates: bool,
    hybrid: bool,
    online: bool,
    closed: bool,
    suspended: bool,
}

impl FormatSummary {
    fn apply_formats(all: Vec<FormatMeaning>, group: &mut Group, problems: &mut Problems<'_>) -> Self {
        let mut said = Self::default();
        for one in all {
            said.other_dates |= matches!(one, FormatMeaning::OtherDates(_));
            match one {
                FormatMeaning::Hybrid => said.hybrid = true,
                FormatMeaning::Week(n) if !said.weeks.contains(&n) => said.weeks.push(n),
                FormatMeaning::Week(_) => {}
                FormatMeaning::Suspended => said.suspended = true,
                FormatMeaning::OtherDates(name) | FormatMeaning::Name(name) => {
                    let clean =
                        problems.clean_html(Field::Item, "formats", &name).map(|text| text.to_string());
                    said.names.extend(clean.filter(|name| !said.names.contains(name)));
                }
                FormatMeaning::Meaning(meaning) => match meaning {
                    Meaning::People(people) => group.people.insert(people),
                    Meaning::For(relation) => group.audience.insert(relation),
                    Meaning::Access(access) => group.access.insert(access),
                    Meaning::Language(tag) if !group.languages.contains(&tag) => group.languages.push(tag),
                    Meaning::Language(_) => {}
                    Meaning::Attendance(Attendance::ClosedAffected) => {
                        group.attendance = Some(Attendance::ClosedAffected);
                    }
                    Meaning::Attendance(attendance) => {
                        group.attendance.get_or_insert(attendance);
                    }
                    Meaning::Secular => group.faith = Some(false),
                    Meaning::Online => said.online = true,
                    Meaning::Closed => said.closed = true,
                },
            }
        }
        said
    }
}

fn read_venue(fields: &Fields<'_>, problems: &mut Problems<'_>) -> VenueType {
    let Some(raw) = fields.value.venue_type.filter(|raw| !raw.is_blank()) else { return VenueType::Unknown };
    match raw.string_or_number().as_deref().map(str::trim) {
        Some("1") => VenueType::InPerson,
        Some("2") => VenueType::Virtual,
        Some("3") => VenueType::Hybrid,
        _ => {
            problems.repair(
                fields.names.venue_type,
                &raw.describe(),
                "1 (in person), 2 (virtual) or 3 (hybrid); unknown",
            );
            VenueType::Unknown
        }
    }
}

/// Place, link, number and formats. Returns words about dialling that are no number.
fn read_attendance(
    fields: &Fields<'_>,
    feed: &FeedContext,
    venue: VenueType,
    said: &FormatSummary,
    group: &mut Group,
    problems: &mut Problems<'_>,
) -> Option<Text> {
    let f = &fields.value;
    let link_words = f.link.and_then(|raw| problems.read_string("virtual_meeting_link", raw));
    let joined = link_words.map(|words| joining::read_joining(problems, "virtual_meeting_link", &words));
    let Joining { link: url, dial: other_number, words: link_words } = joined.unwrap_or_default();
    let info = problems.read_html(Field::Notes, "virtual_meeting_additional_info", f.link_info);
    let phone = problems.read_html(Field::Line, "phone_meeting_number", f.phone);
    let dial = phone.as_ref().and_then(phone::find_dial_string);
    let mut words = None;
    if let Some(phone) = &phone {
        if let Some(read) = dial {
            let note = (!read.whole).then(|| phone.clone());
            if note.is_some() {
                problems.repair(
                    "phone_meeting_number",
                    phone,
                    "a number and codes only; the number is read, the words are kept",
                );
            }
            group.dial_in = Some(DialIn { dial: read.string, note });
        } else {
            problems.repair("phone_meeting_number", phone, "a number to dial; shown as written");
            words = problems.clean_text(Field::Line, "phone_meeting_number", &format!("Phone: {phone}"));
        }
    }
    if group.dial_in.is_none() {
        group.dial_in = other_number.map(|dial| DialIn { dial, note: None });
    }
    let by_phone = phone.is_some() || group.dial_in.is_some();
    let hybrid = venue == VenueType::Hybrid || venue == VenueType::Unknown && said.hybrid;
    let virtually = venue == VenueType::Virtual
        || venue == VenueType::Unknown && (said.online || said.closed) && !said.hybrid
        || fields.temporarily_virtual;
    let mut place = read_place(fields, feed, problems);
    let taken = place.as_mut().map(|place| no_place::take_out_no_places(place, "location_text", problems));
    let taken = taken.unwrap_or_default();
    let place = place.filter(|place| *place != Place::default());
    let virtually = virtually || venue == VenueType::Unknown && taken.online;
    let notes = [info, link_words].into_iter().chain(taken.joining.into_iter().map(Some));
    let info = joining::join_notes(problems, "virtual_meeting_additional_info", notes);
    let door = place.as_ref().is_some_and(|place| place.street.is_some() || place.venue.is_some());
    let in_person =
        !virtually && !said.closed && (matches!(venue, VenueType::InPerson | VenueType::Hybrid) || door);
    let online =
        url.is_some() || (virtually && !said.closed || venue == VenueType::Virtual || hybrid) && !by_phone;
    if url.is_some() || info.is_some() || online {
        group.online = Some(Online { url, note: info });
    }
    for (format, is) in [(Format::InPerson, in_person), (Format::Online, online), (Format::Phone, by_phone)] {
        if is {
            group.formats.insert(format);
        }
    }
    if let Some(mut place) = place {
        if !in_person {
            // Virtual meetings carry a made-up point, or that of the town.
            place.point = None;
            place.approximate = true;
        } else if place.street.is_none() && place.venue.is_none() {
            place.approximate = true;
        }
        if place != (Place { approximate: true, ..Place::default() }) {
            group.place = Some(place);
        }
    }
    if group.formats.is_empty() && said.closed {
        group.status = Status::Paused;
    }
    words
}

fn read_schedule(
    fields: &Fields<'_>,
    day: Weekday,
    said: &FormatSummary,
    problems: &mut Problems<'_>,
) -> Meeting {
    let (f, names) = (&fields.value, fields.names);
    let start = read_time(problems, names.start, f.start);
    let length = f.duration.and_then(|raw| problems.read_string(names.duration, raw)).and_then(|words| {
        let length = time_of_day::parse_duration(&words);
        if length.is_none() {
            problems.repair(names.duration, &words, "HH:MM:SS of at most a day; unknown");
        }
        length.filter(|minutes| *minutes > 0)
    });
    Meeting {
        rule: rule_of_weeks(day, &said.weeks),
        start,
        end: start.zip(length).and_then(|(start, minutes)| time_of_day::add_minutes(start, minutes)),
        zone: None,
        note: None,
        dates_vary: false,
    }
}

/// "Only in the n-th week" means the n-th such day of the month; all four or five weeks are every week.
fn rule_of_weeks(day: Weekday, weeks: &[i8]) -> Rule {
    let every_week = (1..=4).all(|n| weeks.contains(&n));
    if weeks.is_empty() || every_week {
        return Rule::every_week(day);
    }
    let mut weeks = weeks.to_vec();
    // The last week comes last.
    weeks.sort_by_key(|n| if *n < 0 { 9 } else { *n });
    let days: Vec<String> = weeks.iter().map(|n| format!("{n}{}", day.rfc5545())).collect();
    Rule::parse(&format!("FREQ=MONTHLY;BYDAY={}", days.join(",")), Some(day))
        .unwrap_or_else(|_| Rule::every_week(day))
}

fn read_time(problems: &mut Problems<'_>, field: &str, raw: Option<Raw<'_>>) -> Option<Clock> {
    let words = raw.and_then(|raw| problems.read_string(field, raw));
    let Some(words) = words else {
        if raw.is_none_or(Raw::is_blank) {
            problems.repair(field, "nothing", "HH:MM:SS; unknown");
        }
        return None;
    };
    let read = time_of_day::parse_time(&words);
    match read {
        Some(read) if read.plain => {}
        Some(read) => problems.repair(field, &words, format!("HH:MM:SS; read as {}", read.clock)),
        None => problems.repair(field, &words, "HH:MM:SS; unknown"),
    }
    read.map(|read| read.clock)
}

fn fill_description(
    fields: &Fields<'_>,
    phone: Option<&Text>,
    said: &FormatSummary,
    group: &mut Group,
    today: Date,
    problems: &mut Problems<'_>,
) {
    let f = &fields.value;
    let comments = problems.read_html(Field::Notes, "comments", f.comments);
    let more = f.format_comments.and_then(|raw| problems.read_string("format_comments", raw));
    let more =
        more.and_then(|words| problems.clean_html(Field::Notes, "format_comments", strip_label(&words)));
    for (field, text) in [("comments", comments.as_ref()), ("format_comments", more.as_ref())] {
        if let Some(text) =
            text.filter(|text| said.weeks.is_empty() && irregular_dates::mentions_irregular_dates(text))
        {
            problems.repair(
                field,
                text,
                "dates that a weekly meeting can have; marked as \"dates may vary\"",
            );
            for meeting in &mut group.meetings {
                meeting.dates_vary = true;
            }
        }
    }
    if said.other_dates && said.weeks.is_empty() {
        for meeting in &mut group.meetings {
            meeting.dates_vary = true;
        }
    }
    let name = group.name.clone();
    let texts =
        [("meeting_name", Some(&name)), ("comments", comments.as_ref()), ("format_comments", more.as_ref())];
    status_words::apply_status_words(group, &texts, today, problems);
    // Whom the meeting belongs to may be asked about it.
    let body = problems.read_html(Field::Name, "service_body_name", f.body);
    let names = (!said.names.is_empty()).then(|| said.names.join(", "));
    let lines: Vec<&str> = [comments.as_ref(), more.as_ref(), phone, body.as_ref()]
        .into_iter()
        .flatten()
        .map(Text::as_str)
        .chain(names.as_deref())
        .collect();
    if let Some(text) = problems.clean_text(Field::Notes, "comments", &lines.join("\n")) {
        group.description = Localised::of_unknown_language(text);
    }
}

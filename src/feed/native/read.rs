//! One group of a native dataset.

use super::values::{boolean, coded, date, list, localised, one, one_text, set, text as read_text, time};
use crate::dataset::categories_of;
use crate::feed::json::{Raw, Shape};
use crate::feed::known_fields::fields;
use crate::feed::record::Problems;
use crate::feed::text::{self, Field, MOST_ITEMS};
use crate::feed::values::coordinates;
use crate::feed::values::country;
use crate::feed::values::phone;
use crate::group::{
    Access, Area, Attendance, CodedSet, Contact, Cost, DialIn, Facilitation, Format, FormatSet, Group, Kind,
    LanguageTag, Link, Meeting, Online, Organisation, People, Place, Programme, Relation, Route, Rule,
    Source, Status, Text, Weekday, Zone,
};
use crate::topic::{Category, Facets, Grade};
use jiff::civil::Date;
use std::borrow::Cow;

fields! {
    /// A group.
    Record {
        id = "id", name = "name", kind = "kind", topics = "topics", categories = "categories", audience = "for",
        people = "people", formats = "formats", facilitation = "facilitation", programme = "programme",
        faith = "faith", description = "description", organisation = "organisation", place = "place", area = "area",
        meetings = "meetings", online = "online", dial_in = "dial_in", contact = "contact", languages = "languages",
        access = "access", attendance = "attendance", cost = "cost", age = "age", status = "status",
        verified = "verified", source = "source",
    }
}
fields! {
    /// A place.
    PlaceFields {
        venue = "venue", street = "street", postal_code = "postal_code", city = "city", region = "region",
        country = "country", latitude = "latitude", longitude = "longitude", approximate = "approximate", note = "note",
    }
}
fields! {
    /// A meeting.
    MeetingFields {
        day = "day", start = "start", end = "end", timezone = "timezone", rrule = "rrule", note = "note",
        dates_vary = "dates_vary",
    }
}
fields! {
    /// Organisation, online, dial-in, contact and source: small objects whose keys do not collide.
    Small {
        name = "name", url = "url", note = "note", number = "number", phone = "phone", email = "email",
        hours = "hours", route = "route", retrieved = "retrieved", grade = "grade",
        feedback_email = "feedback_email", feedback_url = "feedback_url",
    }
}

/// What is said of where a record comes from.
const SOURCE_KEYS: [&str; 6] = ["name", "url", "retrieved", "grade", "feedback_email", "feedback_url"];

/// How many unknown keys of one object are told.
const MOST_TOLD: usize = 16;

/// Reads a group; `today` is the day after which no confirmation can lie.
pub fn read(raw: Raw<'_>, today: Option<Date>, problems: &mut Problems<'_>) -> Option<Group> {
    let fields = Record::from_object(raw);
    tell_keys(problems, "", &fields.doubles, &fields.unknown, fields.left_out);
    let id = required(problems, Field::Line, "id", fields.id);
    let name = required(problems, Field::Name, "name", fields.name);
    let mut group = Group::new(id?, name?);
    let p = problems;
    if let Some(kind) = one::<Kind>(p, "kind", "kind", fields.kind) {
        group.kind = kind;
    }
    group.topics = list(p, "topics", fields.topics, |p, path, value| p.clean_text(Field::Item, path, value));
    group.categories = match fields.categories {
        Some(raw) if raw.shape() != Shape::Null => categories(p, raw),
        _ => categories_of(&group.topics),
    };
    group.audience = set::<Relation>(p, "for", "for", fields.audience);
    group.people = set::<People>(p, "people", "people", fields.people);
    group.facilitation = one::<Facilitation>(p, "facilitation", "facilitation", fields.facilitation);
    group.faith = boolean(p, "faith", fields.faith);
    group.programme = one::<Programme>(p, "programme", "programme", fields.programme);
    if group.faith.is_none() {
        // "twelve_step_faith" is a programme and a statement about faith in one word.
        let word = fields.programme.and_then(Raw::string);
        let faith = word
            .as_deref()
            .filter(|word| word.contains("step"))
            .and_then(|word| Facets::embedded().value("faith", word));
        group.faith = faith.map(|value| value.id != "secular");
    }
    group.description = localised(p, Field::Notes, "description", fields.description);
    group.organisation = small(p, "organisation", fields.organisation, &["name", "url"]).and_then(|f| {
        let name = required_in(p, "organisation.name", f.name)?;
        Some(Organisation { name, url: p.read_link("organisation.url", f.url) })
    });
    group.place = fields.place.and_then(|raw| place(p, raw));
    group.area = list(p, "area", fields.area, |p, path, value| {
        let area = Area::parse(value.trim());
        if area.is_none() {
            p.repair(path, value, "a country or region such as DE or DE-NW; left out");
        }
        area
    });
    group.meetings = meetings(p, fields.meetings);
    group.online = small(p, "online", fields.online, &["url", "note"]).map(|f| Online {
        url: p.read_link("online.url", f.url),
        note: one_text(p, Field::Notes, "online.note", f.note),
    });
    group.dial_in = small(p, "dial_in", fields.dial_in, &["number", "note"]).and_then(|f| dial_in(p, &f));
    group.contact = small(p, "contact", fields.contact, &["name", "phone", "email", "url", "hours", "route"])
        .map(|f| contact(p, &f));
    group.languages = list(p, "languages", fields.languages, |p, path, value| {
        let tag = LanguageTag::parse(value.trim());
        if tag.is_none() {
            p.repair(path, value, "a language tag such as de or nb; left out");
        }
        tag
    });
    group.access = set::<Access>(p, "access", "access", fields.access);
    group.attendance = one::<Attendance>(p, "attendance", "attendance", fields.attendance);
    group.cost = one::<Cost>(p, "cost", "cost", fields.cost);
    group.age = read_text(p, Field::Line, "age", fields.age);
    if let Some(status) = one::<Status>(p, "status", "status", fields.status) {
        group.status = status;
    }
    group.verified = date(p, "verified", fields.verified, today);
    if let Some(f) = small(p, "source", fields.source, &SOURCE_KEYS) {
        group.source = Source {
            name: read_text(p, Field::Name, "source.name", f.name),
            url: p.read_link("source.url", f.url),
            retrieved: date(p, "source.retrieved", f.retrieved, today),
            grade: grade(p, f.grade),
            feedback_email: read_text(p, Field::Email, "source.feedback_email", f.feedback_email),
            feedback_url: p.read_link("source.feedback_url", f.feedback_url),
            ..Source::default()
        };
    }
    // Last: it goes by place, online and dial-in.
    group.formats = formats(p, fields.formats, &group);
    Some(group)
}

fn tell_keys(
    p: &mut Problems<'_>,
    inside: &str,
    doubles: &[String],
    unknown: &[(Cow<'_, str>, Raw<'_>)],
    left_out: usize,
) {
    for key in doubles {
        p.repair(
            &format!("{inside}{key}"),
            "a key that is there twice",
            "each key once; the last one counts",
        );
    }
    for (key, _) in unknown.iter().take(MOST_TOLD) {
        p.repair(
            &format!("{inside}{}", key.chars().take(80).collect::<String>()),
            "a key that is not known",
            "a key of the dataset format; ignored",
        );
    }
    let more = unknown.len().saturating_sub(MOST_TOLD) + left_out;
    if more > 0 {
        let found = format!("{more} more keys that are not known");
        p.repair(inside.trim_end_matches('.'), &found, "keys of the dataset format; ignored");
    }
}

fn required(p: &mut Problems<'_>, kind: Field, path: &str, raw: Option<Raw<'_>>) -> Option<Text> {
    let text = read_text(p, kind, path, raw);
    if text.is_none() {
        p.quarantine(path, &raw.map_or("nothing".into(), Raw::describe), "text that is not empty");
    }
    text
}

fn required_in(p: &mut Problems<'_>, path: &str, raw: Option<Raw<'_>>) -> Option<Text> {
    let text = read_text(p, Field::Name, path, raw);
    if text.is_none() {
        p.repair(path, &raw.map_or("nothing".into(), Raw::describe), "a name; left out");
    }
    text
}

fn categories(p: &mut Problems<'_>, raw: Raw<'_>) -> CodedSet<Category> {
    list(p, "categories", Some(raw), |p, path, value| {
        Category::from_id(value.trim()).or_else(|| {
            p.repair(path, value, "a category of topics.json; read as other");
            Some(Category::Other)
        })
    })
    .into_iter()
    .collect()
}

/// An absent list means: as it follows from the rest. An empty one means: unknown.
fn formats(p: &mut Problems<'_>, raw: Option<Raw<'_>>, group: &Group) -> FormatSet {
    let Some(raw) = raw.filter(|raw| raw.shape() != Shape::Null) else { return group.derived_formats() };
    let both = list(p, "formats", Some(raw), |p, path, value| {
        if value.trim().eq_ignore_ascii_case("hybrid") {
            p.repair(path, value, "in-person and another format; read so");
            let other = if group.online.is_none() && group.dial_in.is_some() {
                Format::Phone
            } else {
                Format::Online
            };
            return Some(vec![Format::InPerson, other]);
        }
        coded::<Format>(p, path, "format", value).map(|format| vec![format])
    });
    both.into_iter().flatten().collect()
}

/// A small object; `None` where it is none. Keys of another small object are unknown here.
fn small<'a>(p: &mut Problems<'_>, path: &str, raw: Option<Raw<'a>>, keys: &[&str]) -> Option<Small<'a>> {
    let raw = raw.filter(|raw| raw.shape() != Shape::Null)?;
    if raw.shape() != Shape::Object {
        p.repair(path, &raw.describe(), "an object; left out");
        return None;
    }
    let mut fields = Small::default();
    raw.each_member(|key, value| {
        if !keys.contains(&&*key) || !fields.put_field(&key, value) {
            fields.add_unknown(key, value);
        }
    });
    tell_keys(p, &format!("{path}."), &fields.doubles, &fields.unknown, fields.left_out);
    Some(fields)
}

fn place(p: &mut Problems<'_>, raw: Raw<'_>) -> Option<Place> {
    if raw.shape() != Shape::Object {
        if raw.shape() != Shape::Null {
            p.repair("place", &raw.describe(), "an object; left out");
        }
        return None;
    }
    let f = PlaceFields::from_object(raw);
    tell_keys(p, "place.", &f.doubles, &f.unknown, f.left_out);
    let country = read_text(p, Field::Line, "place.country", f.country).and_then(|value| {
        let code = (value.len() == 2).then(|| crate::group::Country::from_code(&value)).flatten();
        code.or_else(|| {
            let read = country::parse_country(&value);
            let expected = if read.is_some() {
                "a code of two letters; read as such"
            } else {
                "a code of two letters such as DE; left out"
            };
            p.repair("place.country", &value, expected);
            read
        })
    });
    Some(Place {
        venue: read_text(p, Field::Name, "place.venue", f.venue),
        street: read_text(p, Field::Line, "place.street", f.street),
        postal_code: read_text(p, Field::Line, "place.postal_code", f.postal_code),
        city: read_text(p, Field::Line, "place.city", f.city),
        region: read_text(p, Field::Line, "place.region", f.region),
        country,
        point: coordinates::read_point(p, ("place.latitude", f.latitude), ("place.longitude", f.longitude))
            .point(),
        approximate: boolean(p, "place.approximate", f.approximate).unwrap_or(false),
        note: one_text(p, Field::Notes, "place.note", f.note),
    })
}

fn meetings(p: &mut Problems<'_>, raw: Option<Raw<'_>>) -> Vec<Meeting> {
    let Some(raw) = raw.filter(|raw| raw.shape() != Shape::Null) else { return Vec::new() };
    let Some(mut items) = raw.items() else {
        p.repair("meetings", &raw.describe(), "an array of meetings; left out");
        return Vec::new();
    };
    p.keep_first("meetings", &mut items, MOST_ITEMS);
    let items = items.into_iter().enumerate();
    items.filter_map(|(n, item)| meeting(p, &format!("meetings[{n}]"), item)).collect()
}

fn meeting(p: &mut Problems<'_>, path: &str, raw: Raw<'_>) -> Option<Meeting> {
    if raw.shape() != Shape::Object {
        p.repair(path, &raw.describe(), "an object with day, start and end; left out");
        return None;
    }
    let f = MeetingFields::from_object(raw);
    tell_keys(p, &format!("{path}."), &f.doubles, &f.unknown, f.left_out);
    let day: Option<Weekday> = one(p, &format!("{path}.day"), "weekday", f.day);
    let rule_path = format!("{path}.rrule");
    let words = read_text(p, Field::Line, &rule_path, f.rrule);
    let wrong_type = words.is_none() && f.rrule.is_some_and(|raw| !raw.is_blank());
    let mut unsure = wrong_type;
    let rule = words.and_then(|words| match Rule::parse(&words, day) {
        Ok(rule) => Some(rule),
        Err(error) => {
            p.repair(&rule_path, &words, format!("a rule of RFC 5545 ({error}); the dates may vary"));
            unsure = true;
            None
        }
    });
    let Some(rule) = rule.or_else(|| day.map(Rule::every_week)) else {
        p.repair(path, "no day and no rule", "a day from mon to sun, or a rule; left out");
        return None;
    };
    let start = time(p, &format!("{path}.start"), f.start);
    let end = time(p, &format!("{path}.end"), f.end);
    let zone_path = format!("{path}.timezone");
    let zone = read_text(p, Field::Line, &zone_path, f.timezone).and_then(|name| {
        let zone = Zone::parse(&name);
        if zone.is_none() {
            p.repair(&zone_path, &name, "a zone such as Europe/Berlin; left out");
        }
        zone
    });
    let note = one_text(p, Field::Notes, &format!("{path}.note"), f.note);
    let dates_vary = boolean(p, &format!("{path}.dates_vary"), f.dates_vary).unwrap_or(false) || unsure;
    Some(Meeting { rule, start, end, zone, note, dates_vary })
}

fn dial_in(p: &mut Problems<'_>, f: &Small<'_>) -> Option<DialIn> {
    let note = one_text(p, Field::Notes, "dial_in.note", f.note);
    let number = read_text(p, Field::Line, "dial_in.number", f.number);
    let Some(dial) = number.as_ref().and_then(phone::find_dial_string) else {
        let found = number.as_ref().map_or("nothing", |number| number.as_str());
        p.repair("dial_in.number", found, "a number to dial; left out");
        return None;
    };
    if !dial.whole {
        p.repair(
            "dial_in.number",
            number.as_ref().map_or("", |n| n.as_str()),
            "only a number and codes; the number is read",
        );
    }
    Some(DialIn { dial: dial.string, note })
}

fn contact(p: &mut Problems<'_>, f: &Small<'_>) -> Contact {
    let name = read_text(p, Field::Name, "contact.name", f.name).and_then(|full| {
        let (name, shortened) = text::first_name(&full)?;
        if shortened {
            // The full name is what must not get into a report.
            p.repair("contact.name", &name, "a first name; shortened");
        }
        Some(name)
    });
    Contact {
        name,
        phone: read_text(p, Field::Phone, "contact.phone", f.phone),
        email: read_text(p, Field::Email, "contact.email", f.email),
        url: link(p, "contact.url", f.url),
        hours: localised(p, Field::Line, "contact.hours", f.hours),
        route: one::<Route>(p, "contact.route", "contact-route", f.route),
    }
}

fn grade(p: &mut Problems<'_>, raw: Option<Raw<'_>>) -> Option<Grade> {
    let word = read_text(p, Field::Line, "source.grade", raw)?;
    let grade = Grade::from_id(&word);
    if grade.is_none() {
        p.repair("source.grade", &word, "A, B or C; left out");
    }
    grade
}

fn link(p: &mut Problems<'_>, path: &str, raw: Option<Raw<'_>>) -> Option<Link> {
    p.read_link(path, raw)
}

//! Groups as records of a dataset, and back.

use super::json_record::{
    ContactRecord, Degrees, Description, DialInRecord, MeetingRecord, OnlineRecord, OrganisationRecord,
    PlaceRecord, Record, SourceRecord, Str,
};
use super::write_json::WriteJson;
use crate::group::{
    Area, Clock, Coded, CodedSet, Contact, Country, DialIn, DialString, Group, Kind, LanguageTag, Link,
    Localised, Meeting, Online, Organisation, Place, Rule, Source, Status, Text, Weekday, Zone,
};
use crate::place::Point;
use crate::topic::{Category, Grade, Thesaurus};
use jiff::civil::Date;
use std::borrow::Cow;

/// Why a record cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadRecordError {
    /// It is no JSON of a group.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// Its id is missing or empty.
    #[error("expected an id")]
    NoId,
    /// Its name is missing or empty.
    #[error("expected a name")]
    NoName,
    /// It holds characters that cleaning takes out.
    #[error("a text with control characters")]
    ControlCharacters,
}

/// Reads one record of a dataset that we wrote.
///
/// # Errors
/// It is no JSON of a group, has no id or name, or holds characters that cleaning takes out.
pub fn read_record(json: &str) -> Result<Group, ReadRecordError> {
    serde_json::from_str::<Record<'_>>(json)?.into_group()
}

/// Puts the group as one JSON object on one line, without a line end, in the place of what is in `line`;
/// [`read_record`] gives the same group back.
pub fn write_line(group: &Group, line: &mut String) {
    line.clear();
    Record::of_group(group).write_json(line);
}

/// The group as one line, without a line end.
pub fn to_line(group: &Group) -> String {
    let mut line = String::new();
    write_line(group, &mut line);
    line
}

/// The categories that follow from topics.
pub fn categories_of(topics: &[Text]) -> CodedSet<Category> {
    let thesaurus = Thesaurus::embedded();
    let mut categories = CodedSet::EMPTY;
    for topic in topics {
        match thesaurus.topic_named(topic) {
            Some(id) => categories = categories.union(thesaurus.get(id).categories().collect()),
            None => categories.insert(Category::Other),
        }
    }
    if categories.is_empty() {
        categories.insert(Category::Other);
    }
    categories
}

impl<'a> Record<'a> {
    fn of_group(group: &'a Group) -> Self {
        let source = &group.source;
        let has_source = *source != Source::default();
        Self {
            id: Cow::Borrowed(&group.id),
            name: Cow::Borrowed(&group.name),
            kind: (group.kind != Kind::Group).then(|| Cow::Borrowed(group.kind.id())),
            topics: group.topics.iter().map(|topic| Cow::Borrowed(topic.as_str())).collect(),
            categories: (group.categories != categories_of(&group.topics))
                .then(|| ids_of_set(group.categories)),
            audience: ids_of_set(group.audience),
            people: ids_of_set(group.people),
            formats: (group.formats != group.derived_formats()).then(|| ids_of_set(group.formats)),
            facilitation: id_of_value(group.facilitation),
            programme: id_of_value(group.programme),
            faith: group.faith,
            description: describe_texts(&group.description),
            organisation: group.organisation.as_ref().map(|organisation| OrganisationRecord {
                name: Some(Cow::Borrowed(organisation.name.as_str())),
                url: borrow_link(organisation.url.as_ref()),
            }),
            place: group.place.as_ref().map(PlaceRecord::of_place),
            area: group.area.iter().map(|area| Cow::Owned(area.to_string())).collect(),
            meetings: group.meetings.iter().map(MeetingRecord::of_meeting).collect(),
            online: group.online.as_ref().map(|online| OnlineRecord {
                url: borrow_link(online.url.as_ref()),
                note: borrow_text(online.note.as_ref()),
            }),
            dial_in: group.dial_in.as_ref().map(|dial_in| DialInRecord {
                number: borrow_text(Some(dial_in.dial.as_written())),
                note: borrow_text(dial_in.note.as_ref()),
            }),
            contact: group.contact.as_ref().map(|contact| ContactRecord {
                name: borrow_text(contact.name.as_ref()),
                phone: borrow_text(contact.phone.as_ref()),
                email: borrow_text(contact.email.as_ref()),
                url: borrow_link(contact.url.as_ref()),
                hours: describe_texts(&contact.hours),
                route: id_of_value(contact.route),
            }),
            languages: group.languages.iter().map(|tag| Cow::Borrowed(tag.as_str())).collect(),
            access: ids_of_set(group.access),
            attendance: id_of_value(group.attendance),
            cost: id_of_value(group.cost),
            age: borrow_text(group.age.as_ref()),
            status: (group.status != Status::Active).then(|| Cow::Borrowed(group.status.id())),
            verified: format_date(group.verified),
            source: has_source.then(|| SourceRecord {
                name: borrow_text(source.name.as_ref()),
                url: borrow_link(source.url.as_ref()),
                retrieved: format_date(source.retrieved),
                grade: source.grade.map(|grade| Cow::Borrowed(grade.id())),
                feedback_email: borrow_text(source.feedback_email.as_ref()),
                feedback_url: borrow_link(source.feedback_url.as_ref()),
            }),
        }
    }

    fn into_group(self) -> Result<Group, ReadRecordError> {
        let id = checked_text(Some(self.id))?.ok_or(ReadRecordError::NoId)?;
        let name = checked_text(Some(self.name))?.ok_or(ReadRecordError::NoName)?;
        let mut group = Group::new(id, name);
        group.kind = read_coded(self.kind.as_ref()).unwrap_or(group.kind);
        for topic in self.topics {
            group.topics.extend(checked_text(Some(topic))?);
        }
        group.categories = match &self.categories {
            Some(categories) => read_coded_set(categories),
            None => categories_of(&group.topics),
        };
        group.audience = read_coded_set(&self.audience);
        group.people = read_coded_set(&self.people);
        group.facilitation = read_coded(self.facilitation.as_ref());
        group.programme = read_coded(self.programme.as_ref());
        group.faith = self.faith;
        group.description = read_localised(self.description)?;
        if let Some(organisation) = self.organisation
            && let Some(name) = checked_text(organisation.name)?
        {
            group.organisation = Some(Organisation { name, url: read_link(organisation.url.as_ref()) });
        }
        group.place = self.place.map(PlaceRecord::into_place).transpose()?;
        group.area = self.area.iter().filter_map(|code| Area::parse(code)).collect();
        for meeting in self.meetings {
            group.meetings.extend(meeting.into_meeting()?);
        }
        if let Some(online) = self.online {
            group.online =
                Some(Online { url: read_link(online.url.as_ref()), note: checked_text(online.note)? });
        }
        if let Some(dial_in) = self.dial_in
            && let Some(dial) = checked_text(dial_in.number)?.as_ref().and_then(DialString::parse)
        {
            group.dial_in = Some(DialIn { dial, note: checked_text(dial_in.note)? });
        }
        group.contact = self.contact.map(ContactRecord::into_contact).transpose()?;
        group.languages = self.languages.iter().filter_map(|tag| LanguageTag::parse(tag)).collect();
        group.access = read_coded_set(&self.access);
        group.attendance = read_coded(self.attendance.as_ref());
        group.cost = read_coded(self.cost.as_ref());
        group.age = checked_text(self.age)?;
        group.status = read_coded(self.status.as_ref()).unwrap_or(group.status);
        group.verified = read_date(self.verified.as_ref());
        if let Some(source) = self.source {
            group.source = Source {
                name: checked_text(source.name)?,
                url: read_link(source.url.as_ref()),
                retrieved: read_date(source.retrieved.as_ref()),
                grade: source.grade.and_then(|id| Grade::from_id(&id)),
                feedback_email: checked_text(source.feedback_email)?,
                feedback_url: read_link(source.feedback_url.as_ref()),
                ..Source::default()
            };
        }
        // Last: they follow from place, online and dial-in where the record does not list them.
        group.formats = match &self.formats {
            Some(formats) => read_coded_set(formats),
            None => group.derived_formats(),
        };
        Ok(group)
    }
}

impl<'a> PlaceRecord<'a> {
    fn of_place(place: &'a Place) -> Self {
        Self {
            venue: borrow_text(place.venue.as_ref()),
            street: borrow_text(place.street.as_ref()),
            postal_code: borrow_text(place.postal_code.as_ref()),
            city: borrow_text(place.city.as_ref()),
            region: borrow_text(place.region.as_ref()),
            country: place.country.as_ref().map(|country| Cow::Borrowed(country.code())),
            latitude: place.point.map(|point| Degrees(point.latitude)),
            longitude: place.point.map(|point| Degrees(point.longitude)),
            approximate: place.approximate.then_some(true),
            note: borrow_text(place.note.as_ref()),
        }
    }

    fn into_place(self) -> Result<Place, ReadRecordError> {
        let point = self.latitude.zip(self.longitude);
        Ok(Place {
            venue: checked_text(self.venue)?,
            street: checked_text(self.street)?,
            postal_code: checked_text(self.postal_code)?,
            city: checked_text(self.city)?,
            region: checked_text(self.region)?,
            country: self.country.as_deref().and_then(Country::from_code),
            point: point.and_then(|(latitude, longitude)| Point::new(latitude.0, longitude.0)),
            approximate: self.approximate.unwrap_or_default(),
            note: checked_text(self.note)?,
        })
    }
}

impl<'a> MeetingRecord<'a> {
    fn of_meeting(meeting: &'a Meeting) -> Self {
        let day = meeting.only_day();
        let is_weekly = day.is_some_and(|day| meeting.rule.is_every_week_on(day));
        Self {
            day: id_of_value(day),
            start: meeting.start.map(|clock| Cow::Owned(clock.to_string())),
            end: meeting.end.map(|clock| Cow::Owned(clock.to_string())),
            timezone: meeting.zone.as_ref().map(|zone| Cow::Borrowed(zone.name())),
            rrule: (!is_weekly).then(|| Cow::Owned(meeting.rule.to_string())),
            note: borrow_text(meeting.note.as_ref()),
            dates_vary: meeting.dates_vary.then_some(true),
        }
    }

    /// The meeting; `None` where neither a day nor a rule says when it is.
    fn into_meeting(self) -> Result<Option<Meeting>, ReadRecordError> {
        let day: Option<Weekday> = read_coded(self.day.as_ref());
        let stated = self.rrule.as_ref().map(|rule| Rule::parse(rule, day));
        let is_unsure = matches!(stated, Some(Err(_)));
        let rule = stated.and_then(Result::ok).or_else(|| day.map(Rule::every_week));
        let Some(rule) = rule else { return Ok(None) };
        Ok(Some(Meeting {
            rule,
            start: self.start.as_deref().and_then(Clock::parse),
            end: self.end.as_deref().and_then(Clock::parse),
            zone: self.timezone.as_deref().and_then(Zone::parse),
            note: checked_text(self.note)?,
            dates_vary: self.dates_vary.unwrap_or_default() || is_unsure,
        }))
    }
}

impl ContactRecord<'_> {
    fn into_contact(self) -> Result<Contact, ReadRecordError> {
        Ok(Contact {
            name: checked_text(self.name)?,
            phone: checked_text(self.phone)?,
            email: checked_text(self.email)?,
            url: read_link(self.url.as_ref()),
            hours: read_localised(self.hours)?,
            route: read_coded(self.route.as_ref()),
        })
    }
}

fn borrow_text(text: Option<&Text>) -> Option<Str<'_>> {
    text.map(|text| Cow::Borrowed(text.as_str()))
}

fn borrow_link(link: Option<&Link>) -> Option<Str<'_>> {
    link.map(|link| Cow::Borrowed(link.as_str()))
}

fn format_date(date: Option<Date>) -> Option<Str<'static>> {
    date.map(|date| Cow::Owned(date.to_string()))
}

fn id_of_value<T: Coded>(value: Option<T>) -> Option<Str<'static>> {
    value.map(|value| Cow::Borrowed(value.id()))
}

fn ids_of_set<T: Coded>(set: CodedSet<T>) -> Vec<Str<'static>> {
    set.iter().map(|value| Cow::Borrowed(value.id())).collect()
}

fn describe_texts(texts: &Localised) -> Option<Description<'_>> {
    let mut all = texts.iter();
    match (all.next(), all.next()) {
        (None, _) => None,
        (Some(("", text)), None) => Some(Description::Text(Cow::Borrowed(text.as_str()))),
        _ => Some(Description::ByLanguage(
            texts
                .iter()
                .map(|(language, text)| (Cow::Borrowed(language), Cow::Borrowed(text.as_str())))
                .collect(),
        )),
    }
}

/// Text that was cleaned before it was written. Control characters and those that turn the reading direction never pass
/// cleaning; where they are, the record was tampered with.
fn checked_text(written: Option<Str<'_>>) -> Result<Option<Text>, ReadRecordError> {
    let Some(written) = written else { return Ok(None) };
    if written.chars().any(is_foreign) {
        return Err(ReadRecordError::ControlCharacters);
    }
    Ok(Text::from_cleaned(&written))
}

fn is_foreign(c: char) -> bool {
    c.is_control() && c != '\n'
        || ('\u{202A}'..='\u{202E}').contains(&c)
        || ('\u{2066}'..='\u{2069}').contains(&c)
}

fn read_localised(written: Option<Description<'_>>) -> Result<Localised, ReadRecordError> {
    let mut texts = Localised::default();
    let all = match written {
        None => Vec::new(),
        Some(Description::Text(text)) => vec![(Cow::Borrowed(""), text)],
        Some(Description::ByLanguage(all)) => all,
    };
    for (language, written) in all {
        let is_tag = language.is_empty() || LanguageTag::parse(&language).is_some();
        if let Some(text) = checked_text(Some(written))?.filter(|_| is_tag) {
            texts.set(&language, text);
        }
    }
    Ok(texts)
}

fn read_link(written: Option<&Str<'_>>) -> Option<Link> {
    written.and_then(|address| Link::parse(address).ok())
}

fn read_date(written: Option<&Str<'_>>) -> Option<Date> {
    written.and_then(|day| day.parse().ok())
}

fn read_coded<T: Coded>(written: Option<&Str<'_>>) -> Option<T> {
    written.and_then(|id| T::from_id(id))
}

fn read_coded_set<T: Coded>(written: &[Str<'_>]) -> CodedSet<T> {
    written.iter().filter_map(|id| T::from_id(id)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_tampered_with_is_refused_and_what_is_unknown_ignored() {
        for (json, is_read) in [
            (r#"{"id":"a","name":"A"}"#, true),
            (r#"{"id":"a","name":"A","from_a_newer_program":{"x":[1]},"cost":"new-word"}"#, true),
            (r#"{"id":"a","name":"A \u001b[31m"}"#, false),
            (r#"{"id":"a","name":"A","age":"\u202e"}"#, false),
            (r#"{"id":"a"}"#, false),
            (r#"{"id":"","name":"A"}"#, false),
            ("[]", false),
            ("{", false),
        ] {
            assert_eq!(read_record(json).is_ok(), is_read, "{json}");
        }
    }

    #[test]
    fn categories_follow_topics() {
        let topics = |ids: &[&str]| ids.iter().filter_map(|id| Text::from_cleaned(id)).collect::<Vec<_>>();
        assert!(categories_of(&topics(&["alcohol"])).contains(Category::Addiction));
        assert!(categories_of(&topics(&["Quantenheilung"])).contains(Category::Other));
        assert!(categories_of(&[]).contains(Category::Other));
    }
}

//! A group as one line of a native dataset.

use crate::feed::record::categories_of;
use crate::group::{
    Coded, CodedSet, Country, Group, Kind, LanguageTag, Link, Localised, Meeting, Rule, Source, Status, Text,
    Zone,
};
use serde::Serialize;
use std::io::{self, Write};

/// Writes a group as one JSON object on one line, without a line end, keys in the order of the format. What is
/// unknown, empty, or follows from the rest is left out; [`super::read_record`] gives the same group back.
///
/// # Errors
/// Those of `out`.
pub fn write(group: &Group, out: &mut impl Write) -> io::Result<()> {
    let mut object = Object::begin(out)?;
    object.text("id", Some(&group.id))?;
    object.text("name", Some(&group.name))?;
    if group.kind != Kind::Group {
        object.value("kind", group.kind.id())?;
    }
    if !group.topics.is_empty() {
        object.value("topics", &group.topics.iter().map(Text::as_str).collect::<Vec<_>>())?;
    }
    if group.categories != categories_of(&group.topics) {
        object.value("categories", &ids(group.categories))?;
    }
    object.set("for", group.audience)?;
    object.set("people", group.people)?;
    if group.formats != group.derived_formats() {
        object.value("formats", &ids(group.formats))?;
    }
    object.coded("facilitation", group.facilitation)?;
    object.coded("programme", group.programme)?;
    if let Some(faith) = group.faith {
        object.value("faith", &faith)?;
    }
    localised(&mut object, "description", &group.description)?;
    if let Some(organisation) = &group.organisation {
        object.inside("organisation", |inner| {
            inner.text("name", Some(&organisation.name))?;
            inner.text("url", organisation.url.as_ref().map(Link::as_str))
        })?;
    }
    place(&mut object, group)?;
    if !group.area.is_empty() {
        object.value("area", &group.area.iter().map(ToString::to_string).collect::<Vec<_>>())?;
    }
    meetings(&mut object, &group.meetings)?;
    if let Some(online) = &group.online {
        object.inside("online", |inner| {
            inner.text("url", online.url.as_ref().map(Link::as_str))?;
            inner.text("note", online.note.as_ref())
        })?;
    }
    if let Some(dial_in) = &group.dial_in {
        object.inside("dial_in", |inner| {
            inner.text("number", Some(dial_in.dial.whole()))?;
            inner.text("note", dial_in.note.as_ref())
        })?;
    }
    if let Some(contact) = &group.contact {
        object.inside("contact", |inner| {
            inner.text("name", contact.name.as_ref())?;
            inner.text("phone", contact.phone.as_ref())?;
            inner.text("email", contact.email.as_ref())?;
            inner.text("url", contact.url.as_ref().map(Link::as_str))?;
            localised(inner, "hours", &contact.hours)?;
            inner.coded("route", contact.route)
        })?;
    }
    if !group.languages.is_empty() {
        object.value("languages", &group.languages.iter().map(LanguageTag::as_str).collect::<Vec<_>>())?;
    }
    object.set("access", group.access)?;
    object.coded("attendance", group.attendance)?;
    object.coded("cost", group.cost)?;
    object.text("age", group.age.as_ref())?;
    if group.status != Status::Active {
        object.value("status", group.status.id())?;
    }
    object.date("verified", group.verified)?;
    let source = &group.source;
    if *source != Source::default() {
        object.inside("source", |inner| {
            inner.text("name", source.name.as_ref())?;
            inner.text("url", source.url.as_ref().map(Link::as_str))?;
            inner.date("retrieved", source.retrieved)?;
            match source.grade {
                Some(grade) => inner.value("grade", grade.id()),
                None => Ok(()),
            }
        })?;
    }
    object.end()
}

/// The group as one line, without a line end.
pub fn to_line(group: &Group) -> String {
    let mut out = Vec::with_capacity(512);
    // Writing to memory does not fail.
    let _ = write(group, &mut out);
    String::from_utf8(out).unwrap_or_default()
}

fn ids<T: Coded>(set: CodedSet<T>) -> Vec<&'static str> {
    set.iter().map(Coded::id).collect()
}

fn localised<W: Write>(object: &mut Object<'_, W>, key: &'static str, texts: &Localised) -> io::Result<()> {
    let mut all = texts.iter();
    match (all.next(), all.next()) {
        (None, _) => Ok(()),
        (Some(("", text)), None) => object.text(key, Some(text)),
        _ => object.inside(key, |inner| {
            for (language, text) in texts.iter() {
                inner.text(language, Some(text))?;
            }
            Ok(())
        }),
    }
}

fn place<W: Write>(object: &mut Object<'_, W>, group: &Group) -> io::Result<()> {
    let Some(place) = &group.place else { return Ok(()) };
    object.inside("place", |inner| {
        inner.text("venue", place.venue.as_ref())?;
        inner.text("street", place.street.as_ref())?;
        inner.text("postal_code", place.postal_code.as_ref())?;
        inner.text("city", place.city.as_ref())?;
        inner.text("region", place.region.as_ref())?;
        inner.text("country", place.country.as_ref().map(Country::code))?;
        if let Some(point) = place.point {
            inner.value("latitude", &point.latitude)?;
            inner.value("longitude", &point.longitude)?;
        }
        if place.approximate {
            inner.value("approximate", &true)?;
        }
        inner.text("note", place.note.as_ref())
    })
}

fn meetings<W: Write>(object: &mut Object<'_, W>, meetings: &[Meeting]) -> io::Result<()> {
    if meetings.is_empty() {
        return Ok(());
    }
    object.key("meetings")?;
    object.out.write_all(b"[")?;
    for (n, meeting) in meetings.iter().enumerate() {
        if n > 0 {
            object.out.write_all(b",")?;
        }
        let mut inner = Object::begin(object.out)?;
        let day = meeting.only_day();
        inner.coded("day", day)?;
        inner.text("start", meeting.start.map(|clock| clock.to_string()))?;
        inner.text("end", meeting.end.map(|clock| clock.to_string()))?;
        inner.text("timezone", meeting.zone.as_ref().map(Zone::name))?;
        if day.is_none_or(|day| meeting.rule != Rule::weekly(day)) {
            inner.text("rrule", Some(meeting.rule.to_string()))?;
        }
        inner.text("note", meeting.note.as_ref())?;
        if meeting.dates_vary {
            inner.value("dates_vary", &true)?;
        }
        inner.end()?;
    }
    object.out.write_all(b"]")
}

/// An object being written.
struct Object<'w, W> {
    out: &'w mut W,
    first: bool,
}

impl<'w, W: Write> Object<'w, W> {
    fn begin(out: &'w mut W) -> io::Result<Self> {
        out.write_all(b"{")?;
        Ok(Self { out, first: true })
    }

    fn key(&mut self, key: &str) -> io::Result<()> {
        if !std::mem::take(&mut self.first) {
            self.out.write_all(b",")?;
        }
        serde_json::to_writer(&mut *self.out, key)?;
        self.out.write_all(b":")
    }

    fn value<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) -> io::Result<()> {
        self.key(key)?;
        serde_json::to_writer(&mut *self.out, value)?;
        Ok(())
    }

    fn text(&mut self, key: &str, text: Option<impl AsRef<str>>) -> io::Result<()> {
        text.map_or(Ok(()), |text| self.value(key, text.as_ref()))
    }

    fn coded<T: Coded>(&mut self, key: &str, value: Option<T>) -> io::Result<()> {
        value.map_or(Ok(()), |value| self.value(key, value.id()))
    }

    fn set<T: Coded>(&mut self, key: &str, set: CodedSet<T>) -> io::Result<()> {
        if set.is_empty() { Ok(()) } else { self.value(key, &ids(set)) }
    }

    fn date(&mut self, key: &str, date: Option<jiff::civil::Date>) -> io::Result<()> {
        self.text(key, date.map(|date| date.to_string()))
    }

    fn inside(
        &mut self,
        key: &str,
        write: impl FnOnce(&mut Object<'_, W>) -> io::Result<()>,
    ) -> io::Result<()> {
        self.key(key)?;
        let mut inner = Object::begin(&mut *self.out)?;
        write(&mut inner)?;
        inner.end()
    }

    fn end(self) -> io::Result<()> {
        self.out.write_all(b"}")
    }
}

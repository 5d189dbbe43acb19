//! Where, when and how one reaches a service.

use super::contact::{self, MOST_NUMBERS, PhoneNumber};
use super::fields::{AtLocation, Location, Service, items};
use super::location::{self, LocationDetails};
use super::schedule;
use super::service::{ListingReader, Provider, ServicePlace};
use super::tables::find_member;
use crate::feed::country_and_zone;
use crate::feed::json::Raw;
use crate::feed::record::Problems;
use crate::feed::text::Field;
use crate::feed::values::contact::read_email;
use crate::feed::values::facet_words;
use crate::group::{Contact, Format, Group, LanguageTag, Localised, Online, Text, Zone};
use crate::place::fold;
use crate::topic::{Facets, Language};
use std::collections::HashMap;
use std::sync::LazyLock;

impl<'a> ListingReader<'_, 'a> {
    /// The place, its access, and the link of a virtual one.
    pub(super) fn read_location(
        &self,
        problems: &mut Problems<'_>,
        group: &mut Group,
    ) -> Option<PlacedLocation<'a>> {
        let (path, raw) = match self.place {
            Some(ServicePlace { path, at_location: Some(_), location: Some(raw) }) => {
                (format!("{path}location"), *raw)
            }
            Some(ServicePlace { path, at_location: None, location: Some(raw) }) => (path.clone(), *raw),
            _ if self.unit.only_organisation => (
                String::from("locations[0]"),
                items(find_member(self.unit.raw, "locations")).first().copied()?,
            ),
            _ => return None,
        };
        let fields = Location::from_object(raw);
        let LocationDetails { place, is_virtual, url, access } =
            location::read_location(problems, self.tables, &path, &fields);
        group.place = place;
        group.access = access;
        if is_virtual {
            group.online = Some(Online { url, note: None });
        }
        Some(PlacedLocation { path, fields })
    }

    pub(super) fn read_languages(
        &self,
        problems: &mut Problems<'_>,
        service: &Service<'a>,
        location: Option<&PlacedLocation<'a>>,
        group: &mut Group,
    ) -> Option<Text> {
        let mut unknown: Vec<String> = Vec::new();
        let mut rows = self.tables.collect_children(
            problems,
            &self.field_path("languages"),
            service.languages,
            "languages",
            ("service_id", service.id),
        );
        if let Some(PlacedLocation { path, fields }) = location {
            let path = format!("{path}.languages");
            rows.extend(self.tables.collect_children(
                problems,
                &path,
                fields.languages,
                "languages",
                ("location_id", fields.id),
            ));
        }
        for row in rows {
            let code = find_member(row.raw, "code")
                .and_then(|raw| problems.read_string(&format!("{}.code", row.path), raw));
            let name = ["name", "language"].iter().find_map(|key| {
                problems.read_string(&format!("{}.{key}", row.path), find_member(row.raw, key)?)
            });
            let tag =
                code.as_deref().and_then(parse_language).or_else(|| name.as_deref().and_then(parse_language));
            // "Spanish (limited)" is Spanish, and limited.
            let bare =
                name.as_deref().and_then(|name| name.split_once(['(', ',', '-'])).map(|(bare, _)| bare);
            let several = name.as_deref().filter(|_| tag.is_none()).and_then(parse_languages);
            let known = tag.is_some() || several.is_some();
            let tag = tag.or_else(|| bare.and_then(parse_language));
            let tags = several.unwrap_or_else(|| tag.into_iter().collect());
            for tag in tags {
                if !group.languages.contains(&tag) {
                    group.languages.push(tag);
                }
            }
            if let Some(words) = name.or(code).filter(|_| !known) {
                problems.repair(&row.path, &words, "a language by its code of two letters; shown as written");
                unknown.push(words.trim().to_owned());
            }
        }
        let line = format!("Languages: {}", unknown.join(", "));
        let field = self.field_path("languages");
        (!unknown.is_empty()).then(|| problems.clean_text(Field::Line, &field, &line)).flatten()
    }

    /// Meetings: those of the place, else those of the service, else the opening hours of the location.
    pub(super) fn read_meetings(
        &self,
        problems: &mut Problems<'_>,
        service: &Service<'a>,
        at: Option<&AtLocation<'a>>,
        location: Option<&PlacedLocation<'a>>,
        group: &mut Group,
        paragraphs: &mut Vec<Text>,
    ) {
        let mut rows = Vec::new();
        if let (Some(at), Some(spot)) = (at, self.place) {
            let path = format!("{}schedules", spot.path);
            rows = self.tables.collect_children(
                problems,
                &path,
                at.schedules,
                "schedules",
                ("service_at_location_id", at.id),
            );
        }
        let own = self.tables.collect_children(
            problems,
            &self.field_path("schedules"),
            service.schedules,
            "schedules",
            ("service_id", service.id),
        );
        rows.extend(own);
        if let Some(PlacedLocation { path, fields }) = location.filter(|_| rows.is_empty()) {
            let path = format!("{path}.schedules");
            rows = self.tables.collect_children(
                problems,
                &path,
                fields.schedules,
                "schedules",
                ("location_id", fields.id),
            );
        }
        country_and_zone::complete_place(group, problems);
        let of_place = group.place.as_ref().and_then(Zone::of_place);
        let mut when = schedule::read_schedules(problems, &rows, of_place.as_ref(), self.today);
        group.meetings = std::mem::take(&mut when.meetings);
        for text in std::mem::take(&mut when.texts) {
            if !paragraphs.contains(&text) {
                paragraphs.push(text);
            }
        }
        // The UK profile says it once, of the service.
        let attending =
            problems.read_html(Field::Line, &self.field_path("attending_type"), service.attending_type);
        if let Some(attending) = attending.filter(|_| when.formats.is_empty()) {
            when.formats = facet_words::find_formats(&attending);
        }
        let derived = group.derived_formats();
        group.formats = derived.union(when.formats);
        if !when.formats.is_empty() && !when.formats.contains(Format::InPerson) {
            group.formats.remove(Format::InPerson);
        }
    }

    /// The objects that may say how one reaches the service, the nearest to the place first.
    fn contact_holders<'h>(
        &self,
        service: &'h Service<'a>,
        at: Option<&'h AtLocation<'a>>,
        location: Option<&'h PlacedLocation<'a>>,
    ) -> Vec<ContactHolder<'h>> {
        let mut holders = Vec::with_capacity(3);
        if let (Some(at), Some(spot)) = (at, self.place) {
            let owner = ("service_at_location_id", at.id);
            let path = spot.path.clone();
            holders.push(ContactHolder { path, phones: at.phones, contacts: at.contacts, owner });
        }
        let key = if self.unit.only_organisation { "organization_id" } else { "service_id" };
        holders.push(ContactHolder {
            path: self.field_path(""),
            phones: service.phones,
            contacts: service.contacts,
            owner: (key, service.id),
        });
        if let Some(PlacedLocation { path, fields }) = location {
            holders.push(ContactHolder {
                path: format!("{path}."),
                phones: fields.phones,
                contacts: fields.contacts,
                owner: ("location_id", fields.id),
            });
        }
        holders
    }

    /// The contact; returns the numbers that have no place in it.
    pub(super) fn read_contact(
        &self,
        problems: &mut Problems<'_>,
        service: &Service<'a>,
        at: Option<&AtLocation<'a>>,
        location: Option<&PlacedLocation<'a>>,
        body: Option<Provider>,
        group: &mut Group,
    ) -> Vec<PhoneNumber> {
        let (mut numbers, mut who): (Vec<PhoneNumber>, Option<contact::ContactPerson>) = (Vec::new(), None);
        for holder in self.contact_holders(service, at, location) {
            let ContactHolder { path, phones, contacts, owner } = holder;
            let phones_path = format!("{path}phones");
            numbers.extend(contact::read_phones(problems, self.tables, &phones_path, phones, owner));
            let contacts_path = format!("{path}contacts");
            who =
                who.or_else(|| contact::read_person(problems, self.tables, &contacts_path, contacts, owner));
        }
        let who = who.unwrap_or_default();
        numbers.extend(who.numbers);
        let own_email = read_email(problems, &self.field_path("email"), service.email);
        let email = own_email.or(who.email);
        let (body_email, body_numbers) = body.map(|body| (body.email, body.numbers)).unwrap_or_default();
        if numbers.is_empty() {
            numbers = body_numbers;
        }
        let mut unique: Vec<PhoneNumber> = Vec::new();
        for number in numbers {
            if unique.iter().any(|known| known.number == number.number) {
                continue;
            }
            // A listing is no telephone book.
            if unique.len() == MOST_NUMBERS {
                problems.note_more_than(&self.field_path("phones"), MOST_NUMBERS);
                break;
            }
            unique.push(number);
        }
        let mut numbers = unique.into_iter();
        let (phone, hours) =
            numbers.next().map(|first| (Some(first.number), first.description)).unwrap_or_default();
        let url = problems.read_link(&self.field_path("url"), service.url);
        let contact = Contact {
            name: who.name,
            phone,
            email: email.or(body_email),
            url: url.filter(|_| !self.unit.only_organisation),
            hours: hours.map(Localised::of_unknown_language).unwrap_or_default(),
            route: None,
        };
        group.contact = (contact != Contact::default()).then_some(contact);
        numbers.collect()
    }
}

/// An object that may say how one reaches a service.
struct ContactHolder<'a> {
    /// Its path up to the name of a field.
    path: String,
    phones: Option<Raw<'a>>,
    contacts: Option<Raw<'a>>,
    /// By which key and value rows of other tables belong to it.
    owner: (&'static str, Option<Raw<'a>>),
}

/// A location that was read, with its path.
#[derive(Debug)]
pub(super) struct PlacedLocation<'a> {
    path: String,
    fields: Location<'a>,
}

/// The languages of a list such as "English and Spanish"; `None` where one of them is not known.
fn parse_languages(words: &str) -> Option<Vec<LanguageTag>> {
    let mut list = words.to_owned();
    for and in [" and ", " und ", " og ", " & ", ";", "/"] {
        list = list.replace(and, ",");
    }
    list.split(',').filter(|name| !name.trim().is_empty()).map(parse_language).collect()
}

/// A language by its code (ISO 639, of two or three letters) or name.
fn parse_language(words: &str) -> Option<LanguageTag> {
    let words = words.trim();
    let known = Facets::embedded().language_value(words).map(|value| value.id);
    if let Some(id) = known {
        return LanguageTag::parse(id);
    }
    match LANGUAGE_NAMES.get(&fold(words)) {
        Some(id) => LanguageTag::parse(id),
        // A code that the list does not have is kept as it is.
        None => LanguageTag::parse(words)
            .filter(|_| words.len() <= 3 && words.bytes().all(|b| b.is_ascii_lowercase())),
    }
}

/// The ids of languages by their names in any language, folded. A service may name many that nobody knows, in each of its
/// places.
static LANGUAGE_NAMES: LazyLock<HashMap<String, &str>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    for value in Facets::embedded().facet("language").map(|facet| facet.values.as_slice()).unwrap_or_default()
    {
        let synonyms = Language::ALL.iter().flat_map(|language| value.synonyms.get(*language));
        let words = value.labels.all().into_iter().chain(value.own_name).chain(synonyms.copied());
        for word in words {
            names.entry(fold(word)).or_insert(value.id);
        }
    }
    names
});

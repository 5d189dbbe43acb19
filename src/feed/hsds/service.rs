//! One service as one listing.

use super::contact::{self, MOST_NUMBERS, PhoneNumber};
use super::fields::{AtLocation, Organisation as Body, Service};
use super::main_topics::part_topics;
use super::pages::ServiceUnit;
use super::tables::{ChildRow, Tables, find_member};
use super::taxonomy::{self, TaxonomyTerm};
use crate::feed::json::{Raw, Shape};
use crate::feed::record::{Problems, quote};
use crate::feed::text::{Field, MOST_ITEMS};
use crate::feed::values::contact::read_email;
use crate::feed::values::country;
use crate::feed::values::dates::{self, Confirmation};
use crate::feed::values::facet_words;
use crate::feed::values::status_words;
use crate::group::{Area, Group, Kind, Localised, Organisation, Status, Text};
use crate::place::fold;
use jiff::civil::Date;
use std::cell::RefCell;
use std::collections::HashMap;

/// The most places of one service that become listings of their own.
pub(super) const MOST_PLACES: usize = 64;

/// A place where a service is given.
#[derive(Debug, Clone)]
pub(super) struct ServicePlace<'a> {
    /// The path of the service-at-location, or of the location where there is none.
    pub path: String,
    pub at_location: Option<Raw<'a>>,
    pub location: Option<Raw<'a>>,
}

/// Keys of a service that no reader needs, or that are read elsewhere.
const NOT_FOR_READERS: [&str; 24] = [
    "accreditations",
    "licenses",
    "assurer_email",
    "last_modified",
    "capacities",
    "funding",
    "fundings",
    "required_documents",
    "additional_urls",
    "metadata",
    "program_id",
    "additional_websites",
    "service_taxonomys",
    "services_taxonomy",
    "service_taxonomies",
    "service_taxonomy",
    "taxonomys",
    "holiday_schedules",
    "holiday_schedule",
    "payment_accepted",
    "deliverable_type",
    "score",
    "reviews",
    "distance_away",
];

/// The place of a service-at-location, whose location may stand in a table.
fn place_at<'a>(path: String, raw: Raw<'a>, tables: &Tables<'a>) -> ServicePlace<'a> {
    let at = AtLocation::from_object(raw);
    let location = at.location.filter(|raw| raw.shape() == Shape::Object);
    let location = location.or_else(|| tables.find_row("locations", at.location_id));
    ServicePlace { path, at_location: Some(raw), location }
}

/// The places of a service.
pub(super) fn places_of<'a>(
    unit: &ServiceUnit<'a>,
    service: &Service<'a>,
    tables: &Tables<'a>,
) -> Vec<ServicePlace<'a>> {
    if let Some(raw) = unit.at_location {
        return vec![place_at(String::new(), raw, tables)];
    }
    let embedded = first_items(service.at_locations).into_iter().enumerate();
    let mut spots: Vec<ServicePlace<'a>> = embedded
        .filter(|(_, raw)| raw.shape() == Shape::Object)
        .map(|(n, raw)| place_at(format!("service_at_locations[{n}]."), raw, tables))
        .collect();
    for raw in tables.rows_of("service_at_locations", "service_id", service.id) {
        spots.push(place_at("service_at_locations.".into(), raw, tables));
    }
    if spots.is_empty() {
        for (n, raw) in first_items(service.locations).into_iter().enumerate() {
            if raw.shape() == Shape::Object {
                spots.push(ServicePlace {
                    path: format!("locations[{n}]"),
                    at_location: None,
                    location: Some(raw),
                });
            }
        }
    }
    spots
}

/// The items of a list of places, as many as can become listings and one more.
fn first_items(list: Option<Raw<'_>>) -> Vec<Raw<'_>> {
    list.and_then(|list| list.first_items(MOST_PLACES + 1)).unwrap_or_default()
}

/// Everything needed to read one listing.
#[derive(Debug, Clone, Copy)]
pub(super) struct ListingReader<'r, 'a> {
    pub unit: &'r ServiceUnit<'a>,
    /// The members of the service, and what it says it is about: found once, however many places it has.
    pub service: &'r Service<'a>,
    pub said: &'r [TaxonomyTerm<'a>],
    pub is_group: bool,
    pub tables: &'r Tables<'a>,
    /// Organisations that were read, by where they stand in the text.
    pub providers: &'r RefCell<HashMap<usize, Option<Provider>>>,
    pub today: Date,
    pub place: Option<&'r ServicePlace<'a>>,
    /// Which of the places it is, from 0, and how many there are.
    pub number: usize,
    pub of: usize,
}

impl<'a> ListingReader<'_, 'a> {
    /// The path of a field of the service.
    pub(super) fn field_path(&self, name: &str) -> String {
        format!("{}{name}", self.unit.inside)
    }

    /// Reads the listing; `None` where it has no name.
    pub(super) fn read_group(
        &self,
        problems: &mut Problems<'_>,
        unmapped: &mut Vec<String>,
    ) -> Option<Group> {
        let service = self.service;
        let body = self.read_provider(problems, service);
        let name = self.read_name(problems, service, body.as_ref())?;
        let id = self.read_id(problems, service, &name)?;
        let mut group = Group::new(id, name);
        group.kind = match () {
            () if self.unit.only_organisation => Kind::Organisation,
            () if self.is_group => Kind::Group,
            () => Kind::Service,
        };
        // The labels of one service are counted once, however many places it has.
        let mut not_known = Vec::new();
        let labels = taxonomy::find_topics(self.said, &group.name, &mut not_known);
        if self.number == 0 {
            unmapped.append(&mut not_known);
        }
        if labels.is_cut_short {
            problems.note_more_than(&self.field_path("taxonomy_terms"), MOST_ITEMS);
        }
        (group.topics, group.audience, group.people) = (labels.topics, labels.audience, labels.people);
        group.organisation = body.as_ref().map(|body| body.organisation.clone());
        group.status = self.read_status(problems, service.status);
        group.verified = self.read_verified(problems, service.assured_date);
        group.age = self.read_age(problems, service);
        problems.note_unread_keys(self.unit.inside, &service.unknown, service.left_out, &NOT_FOR_READERS);
        let areas = self.read_areas(problems, service, &mut group);

        let at = self.place.and_then(|spot| spot.at_location).map(AtLocation::from_object);
        let mut paragraphs = self.read_paragraphs(problems, service, at.as_ref());
        paragraphs.extend(areas);
        let alert = service
            .alert
            .and_then(|raw| problems.read_html(Field::Notes, &self.field_path("alert"), Some(raw)));
        let name = group.name.clone();
        let texts = [("alert", alert.as_ref()), ("name", Some(&name))];
        for row in self.eligibility_rows(problems, service) {
            let raw = find_member(row.raw, "eligibility");
            paragraphs.extend(problems.read_html(Field::Notes, &row.field_path("eligibility"), raw));
        }
        self.read_cost(problems, service, &mut group, &mut paragraphs);
        let location = self.read_location(problems, &mut group);
        paragraphs.extend(self.read_languages(problems, service, location.as_ref(), &mut group));
        self.read_meetings(problems, service, at.as_ref(), location.as_ref(), &mut group, &mut paragraphs);
        status_words::apply_status_words(&mut group, &texts, self.today, problems);
        let more = self.read_contact(problems, service, at.as_ref(), location.as_ref(), body, &mut group);
        for number in more {
            paragraphs.extend(problems.clean_text(
                Field::Line,
                &self.field_path("phones"),
                &number.to_line(),
            ));
        }
        let other_name =
            problems.read_html(Field::Name, &self.field_path("alternate_name"), service.alternate_name);
        paragraphs.extend(other_name.filter(|other| *other != group.name));
        paragraphs.dedup();
        let mut text = paragraphs.iter().map(Text::as_str).collect::<Vec<_>>().join("\n\n");
        let others = part_topics(&mut group.topics, &format!("{} {text}", group.name));
        if !others.is_empty() {
            text = format!("{text}\n\nAlso listed under: {}", others.join("; "));
        }
        if let Some(text) = problems.clean_text(Field::Notes, &self.field_path("description"), &text) {
            group.description = Localised::of_unknown_language(text);
        }
        Some(group)
    }

    /// What the service says of itself in its own words, in the order in which one wants to know it.
    fn read_paragraphs(
        &self,
        problems: &mut Problems<'_>,
        service: &Service<'a>,
        at: Option<&AtLocation<'a>>,
    ) -> Vec<Text> {
        let mut paragraphs = Vec::new();
        for (field, raw) in [("alert", service.alert), ("description", service.description)] {
            paragraphs.extend(problems.read_html(Field::Notes, &self.field_path(field), raw));
        }
        if let (Some(at), Some(spot)) = (at, self.place) {
            paragraphs.extend(problems.read_html(
                Field::Notes,
                &format!("{}description", spot.path),
                at.description,
            ));
        }
        for (field, raw) in [
            ("eligibility_description", service.eligibility),
            ("application_process", service.application_process),
        ] {
            paragraphs.extend(problems.read_html(Field::Notes, &self.field_path(field), raw));
        }
        for (field, label, raw) in [
            ("interpretation_services", "Interpretation", service.interpretation),
            ("wait_time", "Waiting time", service.wait_time),
        ] {
            let words = problems.read_html(Field::Line, &self.field_path(field), raw);
            let line = words.map(|words| format!("{label}: {words}"));
            paragraphs.extend(
                line.and_then(|line| problems.clean_text(Field::Line, &self.field_path(field), &line)),
            );
        }
        paragraphs
    }

    fn read_name(
        &self,
        problems: &mut Problems<'_>,
        service: &Service<'_>,
        body: Option<&Provider>,
    ) -> Option<Text> {
        if let Some(name) = problems.read_html(Field::Name, &self.field_path("name"), service.name) {
            return Some(name);
        }
        let program = service
            .program
            .filter(|raw| raw.shape() == Shape::Object)
            .and_then(|raw| find_member(raw, "name"));
        let made = [("alternate_name", service.alternate_name), ("program.name", program)]
            .into_iter()
            .find_map(|(field, raw)| problems.read_html(Field::Name, &self.field_path(field), raw));
        // What is not there can be found elsewhere; what is there and is no text is a broken record.
        let missing = service.name.is_none_or(Raw::is_blank);
        let made = made.or_else(|| body.filter(|_| missing).map(|body| body.organisation.name.clone()));
        if let Some(made) = &made {
            let expected = format!("a name; shown as \"{}\"", quote(made));
            problems.repair(&self.field_path("name"), "no name", expected);
        } else {
            let found = service.name.map_or("nothing".into(), Raw::describe);
            problems.quarantine(&self.field_path("name"), &found, "a name");
        }
        made
    }

    /// The service's id; with that of the place where it has several.
    fn read_id(&self, problems: &mut Problems<'_>, service: &Service<'_>, name: &Text) -> Option<Text> {
        let id = problems.read_text(Field::Line, &self.field_path("id"), service.id);
        let id = id.map_or_else(|| self.made_id(problems, service, name), |id| id.to_string());
        let of_place = self.place.filter(|_| self.of > 1 || self.unit.at_location.is_some());
        let id = match of_place {
            Some(spot) => {
                let raw = spot.at_location.or(spot.location).and_then(|raw| find_member(raw, "id"));
                let place = raw.and_then(Raw::string_or_number).filter(|id| !id.trim().is_empty());
                format!("{id}@{}", place.unwrap_or_else(|| self.number.to_string().into()))
            }
            None => id,
        };
        problems.clean_text(Field::Line, &self.field_path("id"), &id)
    }

    /// Without an id the name is what stays the same from sync to sync.
    fn made_id(&self, problems: &mut Problems<'_>, service: &Service<'_>, name: &Text) -> String {
        let made = fold(name).replace(' ', "-");
        let made = if made.is_empty() { name.to_string() } else { made };
        let found = service.id.map_or("nothing".into(), Raw::describe);
        problems.repair(
            &self.field_path("id"),
            &found,
            format!("an id; made from the name: {}", quote(&made)),
        );
        made
    }

    /// The organisation behind the service: in it, around it, or in a table.
    fn read_provider(&self, problems: &mut Problems<'_>, service: &Service<'a>) -> Option<Provider> {
        let path = self.field_path("organization");
        if let Some(raw) = service.organisation.filter(|raw| raw.shape() == Shape::String) {
            let name = problems.read_html(Field::Name, &path, Some(raw))?;
            return Some(Provider {
                organisation: Organisation { name, url: None },
                email: None,
                numbers: Vec::new(),
            });
        }
        if let Some(raw) = service.organisation.filter(|raw| !raw.is_blank() && raw.shape() != Shape::Object)
        {
            problems.repair(&path, &raw.describe(), "an object; left out");
        }
        let own = service.organisation.filter(|raw| raw.shape() == Shape::Object);
        let whole = self.unit.only_organisation.then_some(self.unit.raw);
        let raw = own
            .or(self.unit.organisation)
            .or(whole)
            .or_else(|| self.tables.find_row("organizations", service.organisation_id))?;
        // An organisation with thousands of services and numbers is read once, not once for each of them.
        let place_in_text = raw.text().as_ptr() as usize;
        if let Some(known) = self.providers.borrow().get(&place_in_text) {
            return known.clone();
        }
        let path = if whole.is_some() { String::new() } else { format!("{path}.") };
        let provider = self.read_organisation(problems, &path, raw);
        self.providers.borrow_mut().insert(place_in_text, provider.clone());
        provider
    }

    fn read_organisation(&self, problems: &mut Problems<'_>, path: &str, raw: Raw<'a>) -> Option<Provider> {
        let body = Body::from_object(raw);
        let name = problems.read_html(Field::Name, &format!("{path}name"), body.name)?;
        let url = problems.read_link(&format!("{path}website"), body.website);
        let email = read_email(problems, &format!("{path}email"), body.email);
        let mut numbers = contact::read_phones(
            problems,
            self.tables,
            &format!("{path}phones"),
            body.phones,
            ("organization_id", body.id),
        );
        // Each of its services gets a copy.
        problems.keep_first(&format!("{path}phones"), &mut numbers, MOST_NUMBERS);
        Some(Provider { organisation: Organisation { name, url }, email, numbers })
    }

    fn read_status(&self, problems: &mut Problems<'_>, raw: Option<Raw<'_>>) -> Status {
        let Some(words) = raw.and_then(|raw| problems.read_string(&self.field_path("status"), raw)) else {
            return Status::Active;
        };
        match words.trim().to_lowercase().as_str() {
            "active" => Status::Active,
            "defunct" => Status::Ended,
            "inactive" | "temporarily closed" | "temporarily_closed" => Status::Paused,
            _ => {
                let expected = "active, inactive, defunct or temporarily closed; taken as active";
                problems.repair(&self.field_path("status"), &words, expected);
                Status::Active
            }
        }
    }

    fn read_verified(&self, problems: &mut Problems<'_>, raw: Option<Raw<'_>>) -> Option<Date> {
        let words = problems.read_string(&self.field_path("assured_date"), raw?)?;
        match dates::parse_confirmation(&words, self.today) {
            Confirmation::Day(date) => Some(date),
            Confirmation::Future => {
                problems.repair(&self.field_path("assured_date"), &words, "a day that has been; unknown");
                None
            }
            Confirmation::Unknown => {
                problems.repair(
                    &self.field_path("assured_date"),
                    &words,
                    "a date such as 2026-01-31; unknown",
                );
                None
            }
        }
    }

    /// The rows about who may come, in versions 1 and 2 and the UK profile.
    fn eligibility_rows(&self, problems: &mut Problems<'_>, service: &Service<'a>) -> Vec<ChildRow<'a>> {
        let path = self.field_path("eligibilitys");
        let owner = ("service_id", service.id);
        self.tables.collect_children(problems, &path, service.eligibilities, "eligibilities", owner)
    }

    fn read_age(&self, problems: &mut Problems<'_>, service: &Service<'a>) -> Option<Text> {
        let rows = self.eligibility_rows(problems, service);
        let mut number = |name: &str, raw: Option<Raw<'_>>| {
            let words = problems.read_string(&self.field_path(name), raw?)?;
            let number = words.trim().parse::<f64>().ok().filter(|n| (0.0..=130.0).contains(n));
            if number.is_none() {
                problems.repair(&self.field_path(name), &words, "an age in years; left out");
            }
            number.map(|n| n as u32)
        };
        let (mut from, mut to) =
            (number("minimum_age", service.minimum_age), number("maximum_age", service.maximum_age));
        if let Some(row) = rows.first() {
            from = from.or_else(|| number("minimum_age", find_member(row.raw, "minimum_age")));
            to = to.or_else(|| number("maximum_age", find_member(row.raw, "maximum_age")));
        }
        let text = match (from.filter(|n| *n > 0), to.filter(|n| *n < 99)) {
            (Some(from), Some(to)) => format!("{from}-{to}"),
            (Some(from), None) => format!("{from}+"),
            (None, Some(to)) => format!("0-{to}"),
            (None, None) => return None,
        };
        problems.clean_text(Field::Line, &self.field_path("minimum_age"), &text)
    }

    /// Areas that are countries; the standard has free text here, of which the rest is kept in words.
    fn read_areas(
        &self,
        problems: &mut Problems<'_>,
        service: &Service<'a>,
        group: &mut Group,
    ) -> Option<Text> {
        let mut names: Vec<String> = Vec::new();
        let rows = self.tables.collect_children(
            problems,
            &self.field_path("service_areas"),
            service.service_areas,
            "service_areas",
            ("service_id", service.id),
        );
        for row in rows {
            let name = ["name", "service_area"].iter().find_map(|key| find_member(row.raw, key)?.string());
            let area = name
                .as_deref()
                .and_then(country::parse_country)
                .and_then(|country| Area::parse(country.code()));
            // The whole of England is no whole of a country.
            let whole = name.as_deref().is_none_or(|name| country::is_whole_country(name.trim()));
            if area.is_none() || !whole {
                let words =
                    name.and_then(|name| problems.clean_text(Field::Line, &row.field_path("name"), &name));
                names.extend(words.map(|words| words.to_string()).filter(|words| !names.contains(words)));
            }
            group.area.extend(area.filter(|area| !group.area.contains(area)));
        }
        let field = self.field_path("service_areas");
        let line = format!("Area: {}", names.join(", "));
        (!names.is_empty()).then(|| problems.clean_text(Field::Notes, &field, &line)).flatten()
    }

    fn read_cost(
        &self,
        problems: &mut Problems<'_>,
        service: &Service<'a>,
        group: &mut Group,
        paragraphs: &mut Vec<Text>,
    ) {
        let text =
            problems.read_html(Field::Notes, &self.field_path("fees_description"), service.fees_description);
        // The UK's test data has the name of the field as its value.
        let text = text.filter(|text| text.as_str() != "fees_description");
        group.cost = text.as_deref().and_then(facet_words::find_cost);
        paragraphs.extend(text);
        let rows = self.tables.collect_children(
            problems,
            &self.field_path("cost_options"),
            service.cost_options,
            "cost_options",
            ("service_id", service.id),
        );
        for row in rows {
            match read_amount(row.raw) {
                Some(0.0) => {
                    group.cost.get_or_insert(crate::group::Cost::Free);
                }
                // "Free" beside five pounds is no promise.
                Some(amount) if amount > 0.0 && group.cost != Some(crate::group::Cost::Donation) => {
                    group.cost = Some(crate::group::Cost::Fee);
                }
                _ => {}
            }
        }
    }
}

/// The amount of a cost option.
fn read_amount(raw: Raw<'_>) -> Option<f64> {
    find_member(raw, "amount").and_then(Raw::string_or_number).and_then(|n| n.trim().parse::<f64>().ok())
}

/// The organisation behind a service.
#[derive(Debug, Clone)]
pub(super) struct Provider {
    pub organisation: Organisation,
    pub email: Option<Text>,
    pub numbers: Vec<PhoneNumber>,
}

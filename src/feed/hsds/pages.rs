//! Finding the services, and whether all pages are there.

use super::tables::{find_member, table_rows};
use crate::feed::document::{FeedDocument, check_record_count};
use crate::feed::error::FeedErrorKind;
use crate::feed::json::{Raw, Shape};
use crate::feed::limits::{MOST_RECORDS, most_records};
use crate::feed::record::Recorder;
use serde_json::value::RawValue;
use std::collections::HashSet;
use std::rc::Rc;

/// One service, with what stands around it.
#[derive(Debug, Clone)]
pub(super) struct ServiceUnit<'a> {
    /// The path of the list in which it stands.
    pub list: Rc<str>,
    /// Its position there.
    pub index: usize,
    /// What stands between the record and the service: `service.` in a service-at-location.
    pub inside: &'static str,
    /// The record.
    pub raw: Raw<'a>,
    /// The service; the record itself but in a service-at-location.
    pub service: Raw<'a>,
    /// The service-at-location around it.
    pub at_location: Option<Raw<'a>>,
    /// The organisation around it.
    pub organisation: Option<Raw<'a>>,
    /// The record is an organisation that names no service.
    pub only_organisation: bool,
}

/// Finds the services of a feed, in its order. `text` is what the document was made of.
pub(super) fn find_services<'a>(
    text: &'a str,
    document: &FeedDocument<'a>,
    recorder: &mut Recorder<'_>,
) -> Result<Vec<ServiceUnit<'a>>, FeedErrorKind> {
    let mut units = Vec::new();
    match document {
        FeedDocument::Array(items) | FeedDocument::Lines(items) => {
            if items.iter().any(|item| page_contents(*item).is_some()) {
                add_saved_pages(items, recorder, &mut units)?;
            } else {
                add_list(&mut units, "$", items);
            }
        }
        FeedDocument::Object(_) => {
            let whole = serde_json::from_str::<&RawValue>(text).map(Raw::of).ok();
            if let Some((key, items)) = whole.and_then(page_contents) {
                if let Some(whole) = whole {
                    PageCounters::from_page(whole).check_single_page(items.len(), recorder)?;
                }
                add_list(&mut units, &format!("$.{key}"), &items);
                return check_units(units, text);
            }
            let single = whole.filter(|whole| is_single(*whole));
            let tables = ["services", "service_at_locations", "organizations"];
            let table = tables.iter().find_map(|key| Some((*key, table_rows(document, key)?)));
            match (single, table) {
                (Some(whole), _) => {
                    add_record(&mut units, &Rc::from("$"), 0, whole);
                    // The paths of a single object begin with itself.
                    for unit in &mut units {
                        unit.list = unit.list.replacen("$[0]", "$", 1).into();
                    }
                }
                (None, Some((key, items))) => add_list(&mut units, &format!("$.{key}"), &items),
                (None, None) => {
                    return Err(FeedErrorKind::UnknownFormat(
                        "HSDS without contents, services, organizations or a single service".into(),
                    ));
                }
            }
        }
    }
    check_units(units, text)
}

/// The units, if there are not more than a feed may have.
fn check_units<'a>(units: Vec<ServiceUnit<'a>>, text: &str) -> Result<Vec<ServiceUnit<'a>>, FeedErrorKind> {
    check_record_count(units.len(), most_records(text.len())).map(|()| units)
}

/// Whether an object is itself a service, organisation or service-at-location, and not the tables of a feed.
fn is_single(raw: Raw<'_>) -> bool {
    find_member(raw, "id").is_some()
        && (find_member(raw, "name").is_some()
            || find_member(raw, "service").is_some()
            || find_member(raw, "description").is_some())
        || find_member(raw, "name").is_some() && find_member(raw, "services").is_none()
}

/// The services of a page, and the name of the list.
fn page_contents(raw: Raw<'_>) -> Option<(&'static str, Vec<Raw<'_>>)> {
    ["contents", "content"]
        .into_iter()
        .find_map(|key| Some((key, find_member(raw, key)?.first_items(MOST_RECORDS + 1)?)))
}

fn add_list<'a>(units: &mut Vec<ServiceUnit<'a>>, path: &str, items: &[Raw<'a>]) {
    let path = &Rc::from(path);
    for (index, item) in items.iter().enumerate() {
        add_record(units, path, index, *item);
    }
}

/// Adds a record: a service, a service-at-location with its service, or an organisation with its services.
fn add_record<'a>(units: &mut Vec<ServiceUnit<'a>>, path: &Rc<str>, index: usize, raw: Raw<'a>) {
    let mut unit = ServiceUnit {
        list: Rc::clone(path),
        index,
        inside: "",
        raw,
        service: raw,
        at_location: None,
        organisation: None,
        only_organisation: false,
    };
    if let Some(service) = find_member(raw, "service").filter(|service| service.shape() == Shape::Object) {
        unit.inside = "service.";
        unit.service = service;
        unit.at_location = Some(raw);
        units.push(unit);
        return;
    }
    if let Some(services) =
        find_member(raw, "services").and_then(Raw::items).filter(|services| !services.is_empty())
    {
        let path: Rc<str> = format!("{path}[{index}].services").into();
        for (index, service) in services.into_iter().enumerate() {
            let list = Rc::clone(&path);
            units.push(ServiceUnit {
                list,
                index,
                raw: service,
                service,
                organisation: Some(raw),
                ..unit.clone()
            });
        }
        return;
    }
    unit.only_organisation = is_organisation(raw);
    units.push(unit);
}

/// An organisation has what no service has.
fn is_organisation(raw: Raw<'_>) -> bool {
    let (mut organisation, mut service) = (false, false);
    raw.each_member(|key, _| {
        organisation |= matches!(
            &*key,
            "legal_status"
                | "tax_status"
                | "year_incorporated"
                | "parent_organization_id"
                | "organization_identifiers"
                | "website"
        );
        service |= matches!(
            &*key,
            "status" | "organization" | "organization_id" | "service_at_locations" | "schedules"
        );
    });
    organisation && !service
}

/// Several pages, saved one after the other. A page that comes twice is taken once: servers whose counters are
/// wrong send the last page for ever.
fn add_saved_pages<'a>(
    items: &[Raw<'a>],
    recorder: &mut Recorder<'_>,
    units: &mut Vec<ServiceUnit<'a>>,
) -> Result<(), FeedErrorKind> {
    let mut seen = HashSet::new();
    let mut most_pages = 0;
    let mut services = 0;
    let mut stated = None;
    for (number, page) in items.iter().enumerate() {
        let Some((key, contents)) = page_contents(*page) else {
            add_record(units, &Rc::from("$"), number, *page);
            continue;
        };
        let text: &str = find_member(*page, key).map(Raw::text).unwrap_or_default();
        if !seen.insert(text) && !contents.is_empty() {
            recorder.note("a page that comes twice was taken once");
            continue;
        }
        let counters = PageCounters::from_page(*page);
        most_pages = most_pages.max(counters.pages.unwrap_or(0));
        stated = stated.or(counters.items);
        services += contents.len() as u64;
        check_record_count(units.len() + contents.len(), MOST_RECORDS)?;
        add_list(units, &format!("$[{number}].{key}"), &contents);
    }
    let pages = seen.len() as u64;
    let all_items = stated.is_some_and(|stated| services >= stated);
    if pages < most_pages && !all_items {
        return Err(FeedErrorKind::OnePage { page: pages, pages: most_pages });
    }
    if let Some(stated) = stated.filter(|stated| *stated != services) {
        recorder.note(format!("the pages say there are {stated} services and hold {services}"));
    }
    Ok(())
}

/// What a page says about itself.
#[derive(Debug, Clone, Copy)]
struct PageCounters {
    items: Option<u64>,
    pages: Option<u64>,
    page: Option<u64>,
    last: Option<bool>,
}

fn read_counter(page: Raw<'_>, key: &str) -> Option<u64> {
    find_member(page, key)?.string_or_number()?.trim().parse().ok()
}

impl PageCounters {
    fn from_page(page: Raw<'_>) -> Self {
        Self {
            items: read_counter(page, "total_items").or_else(|| read_counter(page, "totalElements")),
            pages: read_counter(page, "total_pages").or_else(|| read_counter(page, "totalPages")),
            page: read_counter(page, "page_number").or_else(|| read_counter(page, "number")),
            last: ["last_page", "last"].iter().find_map(|key| find_member(page, key).and_then(Raw::boolean)),
        }
    }

    /// A feed that is one page must be the only one: the groups of the missing pages would be deleted. Whether it
    /// holds as many services as it says does not matter; the counters of real servers are wrong.
    fn check_single_page(self, services: usize, recorder: &mut Recorder<'_>) -> Result<(), FeedErrorKind> {
        let services = services as u64;
        let pages = self.pages.unwrap_or(1);
        let all_items = self.items.is_some_and(|items| services >= items);
        let more = pages > 1 || self.last == Some(false) && self.pages.is_none();
        if more && !all_items {
            return Err(FeedErrorKind::OnePage { page: self.page.unwrap_or(1), pages: pages.max(2) });
        }
        if let Some(items) = self.items.filter(|items| *items != services) {
            recorder.note(format!("the page says there are {items} services and holds {services}"));
        }
        Ok(())
    }
}

//! Finding the services, and whether all pages are there.

use super::tables::{find_member, table_rows};
use crate::feed::document::{FeedDocument, check_record_count};
use crate::feed::error::FeedErrorKind;
use crate::feed::json::{Raw, Shape};
use crate::feed::limits::most_records;
use crate::feed::record::Recorder;
use serde_json::value::RawValue;
use std::borrow::Cow;
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

/// The services of a feed, in its order. Each is taken out of its record when its turn comes: kept side by side they take
/// several times the memory of the feed.
#[derive(Debug)]
pub(super) struct Services<'d, 'a> {
    lists: Vec<RecordList<'d, 'a>>,
    /// The feed is one object, whose path begins with itself.
    is_single: bool,
    most: usize,
}

/// Records beside each other.
#[derive(Debug)]
struct RecordList<'d, 'a> {
    path: Rc<str>,
    /// The position of the first one.
    first: usize,
    records: Cow<'d, [Raw<'a>]>,
}

impl<'d, 'a> Services<'d, 'a> {
    fn add_list(&mut self, path: &str, first: usize, records: impl Into<Cow<'d, [Raw<'a>]>>) {
        self.lists.push(RecordList { path: path.into(), first, records: records.into() });
    }

    /// All of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = ServiceUnit<'a>> {
        self.lists.iter().flat_map(|list| {
            let records = list.records.iter().enumerate();
            records.flat_map(|(n, raw)| self.units_of(&list.path, list.first + n, *raw))
        })
    }

    /// A service, a service-at-location with its service, or an organisation with its services.
    fn units_of(&self, path: &Rc<str>, index: usize, raw: Raw<'a>) -> impl Iterator<Item = ServiceUnit<'a>> {
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
        let mut services = Vec::new();
        if let Some(service) = find_member(raw, "service").filter(|service| service.shape() == Shape::Object)
        {
            unit.inside = "service.";
            unit.service = service;
            unit.at_location = Some(raw);
        } else if let Some(held) = find_member(raw, "services")
            .and_then(|list| list.first_items(self.most + 1))
            .filter(|held| !held.is_empty())
        {
            services = held;
            unit.organisation = Some(raw);
            unit.list = if self.is_single {
                Rc::from("$.services")
            } else {
                format!("{path}[{index}].services").into()
            };
        } else {
            unit.only_organisation = is_organisation(raw);
        }
        let own = services.is_empty().then(|| unit.clone());
        let held = services.into_iter().enumerate();
        own.into_iter().chain(held.map(move |(index, service)| ServiceUnit {
            index,
            raw: service,
            service,
            ..unit.clone()
        }))
    }
}

/// Finds the services of a feed. `text` is what the document was made of.
pub(super) fn find_services<'d, 'a>(
    text: &'a str,
    document: &'d FeedDocument<'a>,
    recorder: &mut Recorder<'_>,
) -> Result<Services<'d, 'a>, FeedErrorKind> {
    let most = most_records(text.len());
    let mut services = Services { lists: Vec::new(), is_single: false, most };
    match document {
        FeedDocument::Array(items) | FeedDocument::Lines(items) => {
            if items.iter().any(|item| page_contents(*item, 0).is_some()) {
                add_saved_pages(items, recorder, &mut services)?;
            } else {
                services.add_list("$", 0, items.as_slice());
            }
        }
        FeedDocument::Object(_) => {
            let whole = serde_json::from_str::<&RawValue>(text).map(Raw::of).ok();
            if let Some((key, items)) = whole.and_then(|whole| page_contents(whole, most)) {
                check_record_count(items.len(), most)?;
                if let Some(whole) = whole {
                    PageCounters::from_page(whole).check_single_page(items.len(), recorder)?;
                }
                services.add_list(&format!("$.{key}"), 0, items);
                return Ok(services);
            }
            let single = whole.filter(|whole| is_single(*whole));
            let tables = ["services", "service_at_locations", "organizations"];
            let table = tables.iter().find_map(|key| Some((*key, table_rows(document, key)?)));
            match (single, table) {
                (Some(whole), _) => {
                    services.is_single = true;
                    services.add_list("$", 0, vec![whole]);
                }
                (None, Some((key, items))) => services.add_list(&format!("$.{key}"), 0, items),
                (None, None) => {
                    return Err(FeedErrorKind::UnknownFormat(
                        "HSDS without contents, services, organizations or a single service".into(),
                    ));
                }
            }
        }
    }
    Ok(services)
}

/// Whether an object is itself a service, organisation or service-at-location, and not the tables of a feed.
fn is_single(raw: Raw<'_>) -> bool {
    find_member(raw, "id").is_some()
        && (find_member(raw, "name").is_some()
            || find_member(raw, "service").is_some()
            || find_member(raw, "description").is_some())
        || find_member(raw, "name").is_some() && find_member(raw, "services").is_none()
}

/// The services of a page, at most so many and one more, and the name of the list.
fn page_contents(raw: Raw<'_>, most: usize) -> Option<(&'static str, Vec<Raw<'_>>)> {
    ["contents", "content"]
        .into_iter()
        .find_map(|key| Some((key, find_member(raw, key)?.first_items(most.saturating_add(1))?)))
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
fn add_saved_pages<'d, 'a>(
    items: &'d [Raw<'a>],
    recorder: &mut Recorder<'_>,
    units: &mut Services<'d, 'a>,
) -> Result<(), FeedErrorKind> {
    let mut seen = HashSet::new();
    let mut most_pages = 0;
    let mut services = 0;
    let mut stated = None;
    for (number, page) in items.iter().enumerate() {
        let Some((key, contents)) = page_contents(*page, units.most) else {
            units.add_list("$", number, std::slice::from_ref(page));
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
        check_record_count(usize::try_from(services).unwrap_or(usize::MAX), units.most)?;
        units.add_list(&format!("$[{number}].{key}"), 0, contents);
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

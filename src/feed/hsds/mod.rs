//! Open Referral HSDS 3.0 and 3.1, the format of the 211 world, its versions 1 and 2, and Open Referral UK 1.0.
//!
//! A service becomes a listing: one for each place where it is given, since a listing has one place. The feed may
//! be a single service, organisation or service-at-location, an array of them, a page of an interface
//! (`contents`, also `content`), several saved pages, one object a line, or the tables of the standard side by side
//! (`{"services": […], "phones": […]}`), whose rows are joined by their foreign keys.
//!
//! Only support groups are taken in, unless [`super::ReadSettings::all_services`]; see [`taxonomy`]. A feed that says
//! nowhere what its services are about is taken in whole, because there is nothing to choose by.
//!
//! | module | subject |
//! |---|---|
//! | [`pages`] | finding the services, pages and their counters |
//! | [`tables`] | rows that belong to a service, embedded or in tables of their own |
//! | [`fields`] | the objects of the standard |
//! | [`service`], [`attendance`] | one listing: what it is; where, when and how it is reached |
//! | [`location`] | locations and addresses, access |
//! | [`schedule`] | schedules, their days, their zones |
//! | [`contact`] | telephone numbers, people |
//! | [`version`] | versions 1 and 2, and the UK profile 1.0 |
//! | [`taxonomy`] | taxonomy terms, and what is a support group |
//! | [`main_topics`] | what a service with many terms is about |

mod attendance;
mod contact;
mod fields;
mod location;
mod main_topics;
mod pages;
mod schedule;
mod service;
mod tables;
mod taxonomy;
mod version;

use super::document::{FeedDocument, check_record_count};
use super::error::FeedErrorKind;
use super::limits::{MOST_LINKED_ROWS, most_records};
use super::record::{At, Recorder};
pub(super) use tables::canonical_table;

use fields::Service;
use pages::ServiceUnit;
use service::{MOST_PLACES, Provider};
use std::cell::RefCell;
use std::collections::HashMap;
use tables::Tables;
use taxonomy::{ServiceFilter, TaxonomyTerm};

/// Reads a feed. `text` is what the document was made of.
///
/// # Errors
/// Says why the feed is refused as a whole: a page of several, or nothing that could be a service.
pub(super) fn import<'a>(
    text: &'a str,
    document: &FeedDocument<'a>,
    recorder: &mut Recorder<'_>,
) -> Result<(), FeedErrorKind> {
    let services = pages::find_services(text, document, recorder)?;
    if let Some(version) = version::name_version(document, &services) {
        recorder.note(format!("read as {version}"));
    }
    let tables = Tables::from_document(document, text.len())?;
    let judge = ServiceFilter::new(&services, &tables, recorder.options.settings.all_services);
    if judge.says_nothing() && !recorder.options.settings.all_services && services.iter().next().is_some() {
        recorder.note("no service says what it is about, so all of them are taken in");
    }
    let mut left_out = 0_usize;
    let providers = RefCell::default();
    let most = most_records(text.len());
    for (n, unit) in services.iter().enumerate() {
        check_record_count(n + 1, most)?;
        let said = taxonomy::terms_of(unit.service, &tables);
        if !judge.accepts(&unit, &said) {
            left_out += 1;
            continue;
        }
        import_service(&unit, &said, &tables, &providers, recorder);
    }
    if tables.are_cut_short() {
        recorder.note("some rows belong to more objects than are kept for a source of this size");
    }
    if tables.have_more_rows() {
        recorder.note(format!(
            "some objects have more than {MOST_LINKED_ROWS} rows of a table; the rest are left out"
        ));
    }
    if tables.is_exhausted() {
        recorder.note("some rows belong to so many services that not all of them were read");
    }
    if left_out > 0 {
        recorder.note(format!(
            "{left_out} services that are no support groups were left out (--all-services takes them in)"
        ));
    }
    Ok(())
}

/// One service: as many listings as it has places.
fn import_service<'a>(
    unit: &ServiceUnit<'a>,
    said: &[TaxonomyTerm<'a>],
    tables: &Tables<'a>,
    providers: &RefCell<HashMap<usize, Option<Provider>>>,
    recorder: &mut Recorder<'_>,
) {
    let at = At { list: &unit.list, index: unit.index, inside: "" };
    let today = recorder.options.today;
    let members = Service::from_object(unit.service);
    let places = service::places_of(unit, &members, tables);
    let is_group = taxonomy::is_group(unit.service, said);
    let mut unmapped = Vec::new();
    let count = places.len().clamp(1, MOST_PLACES);
    if places.len() > MOST_PLACES {
        recorder.note(format!("a service has more than {MOST_PLACES} places; the rest are left out"));
    }
    for place in 0..count {
        let reading = service::ListingReader {
            unit,
            service: &members,
            said,
            is_group,
            tables,
            providers,
            today,
            place: places.get(place),
            number: place,
            of: count,
        };
        recorder.record(at, unit.raw, |problems| reading.read_group(problems, &mut unmapped));
    }
    for label in unmapped {
        recorder.count_unmapped(&label);
    }
}

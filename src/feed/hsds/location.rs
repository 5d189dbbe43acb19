//! Locations and their addresses.

use super::fields::{Address, Location};
use super::tables::{ChildRow, Tables, find_member, join_path};
use crate::feed::json::Raw;
use crate::feed::record::Problems;
use crate::feed::text::Field;
use crate::feed::values::facet_words;
use crate::feed::values::{coordinates, country, joining, no_place};
use crate::group::{Access, CodedSet, Country, Link, Place};

/// What a location says.
#[derive(Debug, Clone, Default)]
pub(super) struct LocationDetails {
    /// The place, where there is one.
    pub place: Option<Place>,
    /// It is a virtual location.
    pub is_virtual: bool,
    /// The address of the virtual location, or the page of the physical one.
    pub url: Option<Link>,
    /// Access.
    pub access: CodedSet<Access>,
}

/// Reads a location.
pub(super) fn read_location<'a>(
    problems: &mut Problems<'_>,
    tables: &Tables<'a>,
    path: &str,
    location: &Location<'a>,
) -> LocationDetails {
    let kind = location.kind.and_then(Raw::string).map(|kind| kind.trim().to_lowercase()).unwrap_or_default();
    let owner = ("location_id", location.id);
    let mut access = CodedSet::EMPTY;
    let mut access_notes = Vec::new();
    for row in tables.collect_children(
        problems,
        &join_path(path, "accessibility"),
        location.accessibility,
        "accessibility",
        owner,
    ) {
        for key in ["description", "details", "accessibility"] {
            let raw = find_member(row.raw, key);
            if let Some(text) = problems.read_html(Field::Notes, &format!("{}.{key}", row.path), raw) {
                for value in facet_words::find_access(&text) {
                    access.insert(value);
                }
                access_notes.push(text.to_string());
            }
        }
    }
    let mut addresses = Vec::new();
    for (table, embedded) in [
        ("addresses", location.addresses),
        ("physical_addresses", location.physical_addresses),
        ("postal_addresses", location.postal_addresses),
    ] {
        let path = join_path(path, table);
        addresses.extend(tables.collect_children(problems, &path, embedded, table, owner));
    }
    problems.note_unread_keys(&join_path(path, ""), &location.unknown, location.left_out, &NOT_FOR_READERS);
    let is_virtual = kind == "virtual";
    let url = problems.read_link(&join_path(path, "url"), location.url);
    if is_virtual {
        return LocationDetails { place: None, is_virtual, url, access };
    }
    let mut place = read_address(problems, &addresses, kind == "postal").unwrap_or_default();
    // Of an address for letters only the town is kept.
    let only_letters =
        kind == "postal" || main_address(&addresses).is_some_and(|row| kind_of(row) == "postal");
    place.venue =
        problems.read_html(Field::Name, &join_path(path, "name"), location.name).filter(|_| !only_letters);
    if place.venue == place.street || place.venue == place.city {
        place.venue = None;
    }
    let spot = coordinates::read_point(
        problems,
        (&join_path(path, "latitude"), location.latitude),
        (&join_path(path, "longitude"), location.longitude),
    );
    place.point = spot.point().filter(|_| !only_letters);
    let mut notes = Vec::new();
    for (name, raw) in [("description", location.description), ("transportation", location.transportation)] {
        notes.extend(
            problems.read_html(Field::Notes, &join_path(path, name), raw).map(|text| text.to_string()),
        );
    }
    notes.extend(access_notes);
    place.note = problems.clean_text(Field::Notes, &join_path(path, "description"), &notes.join("\n"));
    let taken = no_place::take_out_no_places(&mut place, path, problems);
    let notes = std::iter::once(place.note.take()).chain(taken.joining.into_iter().map(Some));
    place.note = joining::join_notes(problems, &join_path(path, "name"), notes);
    let somewhere = place != Place::default();
    // "Online" in the place of an address, in whatever sort of location.
    let is_virtual = taken.online && !place.is_meeting_place();
    LocationDetails { place: somewhere.then_some(place), is_virtual, url, access }
}

/// Keys of a location and its address that no reader needs.
const NOT_FOR_READERS: [&str; 9] = [
    "attention",
    "organization_id",
    "external_identifier",
    "external_identifier_type",
    "location_id",
    "last_modified",
    "alternate_name",
    "service_at_locations",
    "metadata",
];

/// The `address_type` of an address; versions 1 and 2 have a list of their own for each type.
fn kind_of(row: &ChildRow<'_>) -> String {
    if row.path.contains("postal_address") {
        return "postal".to_owned();
    }
    find_member(row.raw, "address_type")
        .and_then(Raw::string)
        .map(|kind| kind.trim().to_lowercase())
        .unwrap_or_default()
}

/// The address people go to, else one for letters.
fn main_address<'r, 'a>(rows: &'r [ChildRow<'a>]) -> Option<&'r ChildRow<'a>> {
    let known =
        ["physical", "", "postal"].iter().find_map(|kind| rows.iter().find(|row| kind_of(row) == *kind));
    known.or_else(|| rows.first().filter(|row| kind_of(row) != "virtual"))
}

/// The address people go to. Of an address for letters only the town is kept: who gets letters there may live
/// there.
fn read_address(problems: &mut Problems<'_>, rows: &[ChildRow<'_>], only_letters: bool) -> Option<Place> {
    let row = main_address(rows)?;
    let postal = only_letters || kind_of(row) == "postal";
    let address = Address::from_object(row.raw);
    problems.note_unread_keys(&row.field_path(""), &address.unknown, address.left_out, &NOT_FOR_READERS);
    let street = problems.read_html(Field::Line, &row.field_path("address_1"), address.street);
    let more = problems.read_html(Field::Line, &row.field_path("address_2"), address.more);
    let street = match (street, more) {
        (Some(street), Some(more)) if street != more => {
            problems.clean_text(Field::Line, &row.field_path("address_1"), &format!("{street}, {more}"))
        }
        (street, more) => street.or(more),
    };
    let street = street.filter(|_| !postal);
    // A British postcode is some fifteen doors.
    let code = problems.read_text(Field::Line, &row.field_path("postal_code"), address.postal_code);
    if postal && address.street.is_some_and(|raw| !raw.is_blank()) {
        problems.repair(
            &row.field_path("address_1"),
            "an address for letters",
            "an address to go to; only the town is kept",
        );
    }
    let state = problems.read_text(Field::Line, &row.field_path("state_province"), address.state);
    let region = problems.read_text(Field::Line, &row.field_path("region"), address.region);
    Some(Place {
        street,
        postal_code: code.filter(|_| !postal),
        city: problems.read_html(Field::Line, &row.field_path("city"), address.city),
        region: state.or(region),
        country: read_country(problems, &row.field_path("country"), address.country),
        ..Place::default()
    })
}

fn read_country(problems: &mut Problems<'_>, field: &str, raw: Option<Raw<'_>>) -> Option<Country> {
    let words = problems.read_string(field, raw?)?;
    let country = country::parse_country(&words);
    if country.is_none() {
        problems.repair(field, &words, "a country by its code of two letters; unknown");
    }
    country
}

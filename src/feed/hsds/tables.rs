//! Rows that belong to an object: embedded in it, or in a table of their own with a foreign key.

use crate::feed::document::FeedDocument;
use crate::feed::json::{Raw, Shape};
use crate::feed::limits::{MOST_OWNERS, most_lookups};
use crate::feed::record::Problems;
use foldhash::quality::RandomState;
use std::cell::Cell;
use std::collections::HashMap;
use std::hash::BuildHasher;

/// The tables of the standard whose rows belong to something, and `taxonomy_terms`, `organizations` and
/// `locations`, whose rows others point at.
const TABLES: [&str; 18] = [
    "phones",
    "schedules",
    "addresses",
    "languages",
    "accessibility",
    "contacts",
    "attributes",
    "service_areas",
    "cost_options",
    "service_at_locations",
    "taxonomy_terms",
    "organizations",
    "locations",
    "physical_addresses",
    "postal_addresses",
    "eligibilities",
    "service_taxonomies",
    "taxonomies",
];

/// The table that a name stands for: with `.csv` behind it, in the singular, or as version 1 names it.
pub(in crate::feed) fn canonical_table(name: &str) -> Option<&'static str> {
    let name = name.strip_suffix(".csv").or_else(|| name.strip_suffix(".json")).unwrap_or(name);
    let old = match name {
        "service" => "services",
        "phone" => "phones",
        "schedule" | "regular_schedule" | "regular_schedules" => "schedules",
        "address" => "addresses",
        "physical_address" => "physical_addresses",
        "postal_address" => "postal_addresses",
        "language" => "languages",
        "accessibility_for_disabilities" => "accessibility",
        "contact" => "contacts",
        "attribute" => "attributes",
        "service_area" => "service_areas",
        "cost_option" => "cost_options",
        "service_at_location" | "services_at_location" | "services_at_locations" => "service_at_locations",
        "taxonomy_term" => "taxonomy_terms",
        "taxonomy" => "taxonomies",
        "organization" => "organizations",
        "location" => "locations",
        "eligibility" | "eligibilitys" => "eligibilities",
        "service_taxonomy" | "services_taxonomy" | "service_taxonomys" | "services_taxonomies" => {
            "service_taxonomies"
        }
        name => name,
    };
    TABLES.into_iter().chain(["services"]).find(|table| *table == old)
}

/// The rows of a table of a document, under whatever name it has there.
pub(super) fn table_rows<'a>(document: &FeedDocument<'a>, table: &str) -> Option<Vec<Raw<'a>>> {
    let FeedDocument::Object(members) = document else { return None };
    let exact = document.list(table).map(<[_]>::to_vec);
    exact.or_else(|| {
        members
            .iter()
            .filter(|(key, _)| canonical_table(key) == Some(table))
            .find_map(|(_, value)| value.items())
    })
}

/// The foreign keys of those rows; `id` for the rows that are pointed at.
const KEYS: [&str; 7] =
    ["id", "service_id", "location_id", "service_at_location_id", "organization_id", "contact_id", "link_id"];

/// The most children of one object that are looked at.
const MOST_CHILDREN: usize = 256;

/// The tables of a feed that has its tables side by side.
#[derive(Debug, Default)]
pub(super) struct Tables<'a> {
    /// The rows by table and key, each with the hash of the id it points at; ascending, so that each costs no more
    /// memory than its place. Two ids with one hash are as rare as a fault of the memory.
    rows: HashMap<(&'static str, &'static str), Vec<(u64, Raw<'a>)>>,
    hasher: RandomState,
    /// How many more rows may be looked up: rows that belong to everything would be read for everything.
    left: Cell<u64>,
}

/// A row with its path inside the record.
#[derive(Debug, Clone)]
pub(super) struct ChildRow<'a> {
    pub path: String,
    pub raw: Raw<'a>,
}

impl ChildRow<'_> {
    /// The path of a field of this row.
    pub(super) fn field_path(&self, name: &str) -> String {
        join_path(&self.path, name)
    }
}

/// The path of a field of an object.
pub(super) fn join_path(object: &str, field: &str) -> String {
    format!("{object}.{field}")
}

impl<'a> Tables<'a> {
    /// Takes the tables out of a document.
    pub(super) fn from_document(document: &FeedDocument<'a>) -> Self {
        let mut tables = Self::default();
        let mut count = 0;
        for table in TABLES {
            let Some(rows) = table_rows(document, table) else { continue };
            count += rows.len();
            for row in rows {
                tables.add_row(table, row);
            }
        }
        for rows in tables.rows.values_mut() {
            rows.sort_by_key(|(id, _)| *id);
        }
        tables.left.set(most_lookups(count));
        tables
    }

    fn add_row(&mut self, table: &'static str, row: Raw<'a>) {
        let Self { rows, hasher, .. } = self;
        row.each_member(|key, value| {
            let Some(key) = KEYS.iter().find(|known| **known == key) else { return };
            let Some(ids) = value.string_or_number() else { return };
            // Exports of spreadsheets join several keys with commas.
            let ids = ids.split([',', ';']).map(str::trim).filter(|id| !id.is_empty());
            let rows = rows.entry((table, key)).or_default();
            rows.extend(ids.take(MOST_OWNERS).map(|id| (hasher.hash_one(id), row)));
        });
    }

    /// Whether more rows were asked for than are looked up in a feed of this size.
    pub(super) fn is_exhausted(&self) -> bool {
        !self.rows.is_empty() && self.left.get() == 0
    }

    /// The row of a table with this id.
    pub(super) fn find_row(&self, table: &'static str, id: Option<Raw<'_>>) -> Option<Raw<'a>> {
        self.rows_of(table, "id", id).next()
    }

    /// The rows of a table that point at an id, at most [`MOST_CHILDREN`] of them.
    pub(super) fn rows_of(
        &self,
        table: &'static str,
        key: &'static str,
        id: Option<Raw<'_>>,
    ) -> impl Iterator<Item = Raw<'a>> {
        let rows = self.rows.get(&(table, key)).map_or(&[][..], Vec::as_slice);
        let wanted = id.filter(|_| !rows.is_empty()).and_then(Raw::string_or_number);
        let found = wanted.map_or(&[][..], |id| {
            let hash = self.hasher.hash_one(id.trim());
            let from = rows.partition_point(|(known, _)| *known < hash);
            let rest = rows.get(from..).unwrap_or_default();
            let end = rest.iter().take(MOST_CHILDREN).take_while(|(known, _)| *known == hash).count();
            rest.get(..end).unwrap_or_default()
        });
        let left = self.left.get();
        let taken = found.len().min(usize::try_from(left).unwrap_or(usize::MAX));
        self.left.set(left - taken as u64);
        found.get(..taken).unwrap_or_default().iter().map(|(_, row)| *row)
    }

    /// The children of an object: those it holds in `embedded`, and those of the table that point at it. What is
    /// no list of objects is left out and noted.
    pub(super) fn collect_children(
        &self,
        problems: &mut Problems<'_>,
        path: &str,
        embedded: Option<Raw<'a>>,
        table: &'static str,
        owner: (&'static str, Option<Raw<'_>>),
    ) -> Vec<ChildRow<'a>> {
        let mut rows = Vec::new();
        match embedded.filter(|raw| !raw.is_blank()) {
            None => {}
            Some(raw) if raw.shape() == Shape::Object => rows.push(ChildRow { path: path.to_owned(), raw }),
            Some(raw) => match raw.items() {
                None => problems.repair(path, &raw.describe(), "a list of objects; left out"),
                Some(items) => {
                    for (n, raw) in items.into_iter().take(MOST_CHILDREN).enumerate() {
                        let path = format!("{path}[{n}]");
                        if raw.shape() == Shape::Object {
                            rows.push(ChildRow { path, raw });
                        } else {
                            problems.repair(&path, &raw.describe(), "an object; left out");
                        }
                    }
                }
            },
        }
        let (key, id) = owner;
        rows.extend(self.rows_of(table, key, id).map(|raw| ChildRow { path: path.to_owned(), raw }));
        rows.truncate(MOST_CHILDREN);
        rows
    }
}

/// The member of an object; of several with one name the last.
pub(super) fn find_member<'a>(raw: Raw<'a>, key: &str) -> Option<Raw<'a>> {
    let mut found = None;
    raw.each_member(|name, value| {
        if name == key {
            found = Some(value);
        }
    });
    found
}
